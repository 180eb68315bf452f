import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/diagnostics.js';
import type { TargetFile } from '../../src/model.js';
import { changeSet } from '../../src/workspace/change-set.js';
import { unifiedDiff } from '../../src/workspace/diff.js';
import { MANIFEST, readManifest } from '../../src/workspace/manifest.js';
import { applyChanges } from '../../src/workspace/transaction.js';
import { readTree, temporaryFolder, writeTree } from './trees.js';

const ORIGIN = { source: '../api', routes: null };
const route = (text: string) => `export const GET = () => new Response('${text}');\n`;
const FILES: TargetFile[] = [
  { path: 'server/http.ts', content: 'export const a = 1;\n' },
  { path: 'app/users/[id]/route.ts', content: route('user') },
];

function write(target: string, files: readonly TargetFile[], origin = ORIGIN): string[] {
  const { changes } = changeSet(target, files, origin);
  applyChanges(target, changes);
  return changes.map(({ path: file }) => file);
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error.diagnostic.code;
    throw error;
  }
  return 'none';
}

describe('changeSet', () => {
  it('writes everything once, then nothing', () => {
    const target = path.join(temporaryFolder(), 'next');
    expect(write(target, FILES)).toEqual(['app/users/[id]/route.ts', 'server/http.ts', MANIFEST]);
    const before = readTree(target, true);
    expect(changeSet(target, [...FILES].reverse(), ORIGIN)).toMatchObject({
      changes: [],
      unchanged: ['app/users/[id]/route.ts', 'server/http.ts'],
    });
    expect(write(target, FILES)).toEqual([]);
    expect(readTree(target, true)).toEqual(before);
  });

  it('replaces what it wrote itself', () => {
    const target = temporaryFolder();
    write(target, FILES);
    expect(write(target, [FILES[0], { ...FILES[1], content: route('new') }])).toEqual(['app/users/[id]/route.ts', MANIFEST]);
    expect(readTree(target)['app/users/[id]/route.ts']).toBe(route('new'));
  });

  it('leaves an edited file alone when it has nothing new for it', () => {
    const target = temporaryFolder();
    write(target, FILES);
    writeTree(target, { 'server/http.ts': 'export const mine = 1;\n' });
    const set = changeSet(target, [...FILES, { path: 'app/b/route.ts', content: route('b') }], ORIGIN);
    expect(set.kept).toEqual(['server/http.ts']);
    expect(set.changes.map(({ path: file }) => file)).toEqual(['app/b/route.ts', MANIFEST]);
  });

  it.each<[string, string, (target: string) => TargetFile[]]>([
    ['E2N350', 'an edited file that would be written differently', (target) => {
      write(target, FILES);
      writeTree(target, { 'server/http.ts': 'export const mine = 1;\n' });
      return [{ path: 'server/http.ts', content: 'export const a = 2;\n' }, FILES[1]];
    }],
    ['E2N350', 'an edited file that is no longer made', (target) => {
      write(target, FILES);
      writeTree(target, { 'server/http.ts': 'export const mine = 1;\n' });
      return [FILES[1]];
    }],
    ['E2N351', 'a file that the user wrote', (target) => {
      writeTree(target, { 'server/http.ts': 'export const mine = 1;\n' });
      return FILES;
    }],
    ['E2N351', 'a file of another source', (target) => {
      write(target, FILES, { source: '../other', routes: null });
      return [{ path: 'server/http.ts', content: 'export const a = 2;\n' }];
    }],
    ['E2N353', 'TypeScript that does not parse', () => [{ path: 'a.ts', content: 'const a: = 1' }]],
    ['E2N353', 'JavaScript that does not parse', () => [{ path: 'a.mjs', content: 'const a: number = 1' }]],
    ['E2N353', 'JSON that does not parse', () => [{ path: 'package.json', content: '{"a":1,}' }]],
    ['E2N352', 'a path that leads out', () => [{ path: '../a.txt', content: '' }]],
    ['E2N352', 'a path that leads out later', () => [{ path: 'a/../../a.txt', content: '' }]],
    ['E2N352', 'an absolute path', () => [{ path: '/tmp/a.txt', content: '' }]],
    ['E2N352', 'a path that is the target', () => [{ path: 'a/..', content: '' }]],
    ['E2N352', 'a folder that is a link to a place outside', (target) => {
      fs.symlinkSync(path.dirname(target), path.join(target, 'app'));
      return FILES;
    }],
    ['E2N352', 'a folder that is a link to nothing', (target) => {
      fs.symlinkSync(path.join(target, 'nothing'), path.join(target, 'app'));
      return FILES;
    }],
    ['E2N352', 'a file that is a link', (target) => {
      writeTree(target, { 'mine.ts': '', 'server/x.ts': '' });
      fs.symlinkSync(path.join(target, 'mine.ts'), path.join(target, 'server/http.ts'));
      return FILES;
    }],
    ['E2N359', 'a damaged manifest', (target) => {
      writeTree(target, { [MANIFEST]: '{' });
      return FILES;
    }],
  ])('refuses with %s, and touches nothing: %s', (code, _name, prepare) => {
    const target = path.join(temporaryFolder(), 'next');
    fs.mkdirSync(target);
    const files = prepare(target);
    const before = readTree(path.dirname(target), true);
    expect(codeOf(() => write(target, files))).toBe(code);
    expect(readTree(path.dirname(target), true)).toEqual(before);
  });

  it('names every refused file', () => {
    const target = temporaryFolder();
    writeTree(target, { 'server/http.ts': '1', 'app/users/[id]/route.ts': '2' });
    expect(() => changeSet(target, FILES, ORIGIN)).toThrow(/app\/users\/\[id\]\/route\.ts, server\/http\.ts/);
  });

  it('writes into a folder that is a link inside of the target', () => {
    const target = temporaryFolder();
    writeTree(target, { 'src/server/x.ts': '' });
    fs.symlinkSync('src/server', path.join(target, 'server'));
    expect(write(target, [FILES[0]])).toContain('server/http.ts');
    expect(fs.existsSync(path.join(target, 'src/server/http.ts'))).toBe(true);
  });

  it('adds to a file of the user only what is merged, and does not own it then', () => {
    const target = temporaryFolder();
    writeTree(target, { 'package.json': '{"name":"mine"}' });
    expect(write(target, [{ path: 'package.json', content: '{"name":"mine","a":1}', merged: true }])).toEqual([MANIFEST, 'package.json'].reverse());
    writeTree(target, { 'package.json': '{"name":"mine","a":1,"b":2}' });
    expect(write(target, [{ path: 'package.json', content: '{"name":"mine","a":1,"b":2,"c":3}', merged: true }])).toEqual(['package.json']);
    expect(readManifest(target).sources[ORIGIN.source].files).toEqual({});
  });

  it('removes files that are no longer made, but never settings or files of another source', () => {
    const target = temporaryFolder();
    const settings = { path: 'next.config.ts', content: 'export default {};\n' };
    write(target, [...FILES, settings]);
    write(target, [FILES[0]], { source: '../other', routes: null });
    expect(write(target, [])).toEqual(['app/users/[id]/route.ts', MANIFEST]);
    expect(Object.keys(readTree(target))).toEqual(['next.config.ts', 'server/http.ts']);
    expect(fs.existsSync(path.join(target, 'app'))).toBe(false);
  });

  it('allows comments where the tools allow them', () => {
    const target = temporaryFolder();
    expect(write(target, [{ path: 'tsconfig.json', content: '{ // why\n "a": 1, }' }])).toContain('tsconfig.json');
  });
});

describe('unifiedDiff', () => {
  it('is what git needs to make the same tree', () => {
    const [target, other] = [temporaryFolder(), temporaryFolder()];
    const first: TargetFile[] = [
      { path: 'a.ts', content: 'let a = 1;\nlet b = 2;\nlet c = 3;\n' },
      { path: 'gone.ts', content: 'let gone = 1;\n' },
      { path: 'app/with space/[id]/no-newline.ts', content: 'let x = 1;' },
    ];
    const second: TargetFile[] = [
      { path: 'a.ts', content: 'let a = 1;\nlet b = 3;\nlet c = 3;' },
      { path: 'app/with space/[id]/no-newline.ts', content: 'let x = 2;' },
      { path: 'app/(new)/[...all]/route.ts', content: route('new') },
      { path: 'empty-line.ts', content: '\n' },
    ];
    for (const folder of [target, other]) write(folder, first);
    const { changes } = changeSet(target, second, ORIGIN);
    const diff = unifiedDiff(changes);
    expect(readTree(target, true)).toEqual(readTree(other, true));
    expect(diff.match(/^(?:---|\+\+\+) .*$/gm)).toEqual([
      '--- a/a.ts', '+++ b/a.ts',
      '--- /dev/null', '+++ b/app/(new)/[...all]/route.ts',
      expect.stringMatching(/^--- a\/app\/with space\/\[id\]\/no-newline\.ts/), expect.stringMatching(/^\+\+\+ b\/app\/with space\/\[id\]\/no-newline\.ts/),
      '--- /dev/null', '+++ b/empty-line.ts',
      '--- a/gone.ts', '+++ /dev/null',
      `--- a/${MANIFEST}`, `+++ b/${MANIFEST}`,
    ]);
    execFileSync('git', ['apply'], { cwd: other, input: diff });
    applyChanges(target, changes);
    expect(readTree(other, true)).toEqual(readTree(target, true));
  });

  it('is empty for no changes, and names binary files', () => {
    expect(unifiedDiff([])).toBe('');
    expect(unifiedDiff([{ path: 'a.png', before: null, after: Buffer.from([1, 0, 2]) }])).toBe('Binary files /dev/null and b/a.png differ\n');
  });
});
