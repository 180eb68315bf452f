import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../src/workspace/change-set.js';
import { applyChanges, isInterrupted, recover } from '../../src/workspace/transaction.js';
import { readTree, temporaryFolder, writeTree, type Tree } from './trees.js';

const OLD: Tree = { 'package.json': '{}', 'app/a/route.ts': 'old a', 'app/gone/deep/route.ts': 'old', 'app/kept.ts': 'kept' };
const NEW: Tree = { 'package.json': '{"a":1}', 'app/a/route.ts': 'new a', 'app/b/[id]/route.ts': 'new b', 'app/kept.ts': 'kept' };

function changesBetween(from: Tree, to: Tree): Change[] {
  const buffer = (text: string | undefined) => (text === undefined ? null : Buffer.from(text));
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .sort()
    .filter((file) => from[file] !== to[file])
    .map((file) => ({ path: file, before: buffer(from[file]), after: buffer(to[file]) }));
}

function foldersOf(target: string): string[] {
  return fs.readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((file) => fs.statSync(path.join(target, file)).isDirectory()).sort();
}

afterEach(() => void vi.restoreAllMocks());

describe('applyChanges', () => {
  it('turns the old tree into the new one and leaves nothing of itself', () => {
    const target = temporaryFolder();
    writeTree(target, OLD);
    applyChanges(target, changesBetween(OLD, NEW));
    expect(readTree(target, true)).toEqual(NEW);
    expect(foldersOf(target)).toEqual(['app', 'app/a', 'app/b', 'app/b/[id]']);
  });

  it('keeps the mode of a file, and the modification time of what does not change', () => {
    const target = temporaryFolder();
    writeTree(target, OLD);
    fs.chmodSync(path.join(target, 'app/a/route.ts'), 0o755);
    const untouched = fs.statSync(path.join(target, 'app/kept.ts')).mtimeMs;
    applyChanges(target, changesBetween(OLD, NEW));
    expect(fs.statSync(path.join(target, 'app/a/route.ts')).mode & 0o777).toBe(0o755);
    expect(fs.statSync(path.join(target, 'app/kept.ts')).mtimeMs).toBe(untouched);
  });

  it('makes a target that does not exist, and nothing at all for no changes', () => {
    const target = path.join(temporaryFolder(), 'apps/next');
    applyChanges(target, []);
    expect(fs.existsSync(target)).toBe(false);
    applyChanges(target, changesBetween({}, NEW));
    expect(readTree(target, true)).toEqual(NEW);
  });

  it('puts everything back when a file cannot be written', () => {
    const target = temporaryFolder();
    writeTree(target, { ...OLD, 'app/b/[id]/route.ts/in-the-way': '' });
    const before = readTree(target, true);
    expect(() => applyChanges(target, changesBetween(OLD, NEW))).toThrow(/All files are as they were/);
    expect(readTree(target, true)).toEqual(before);
    expect(isInterrupted(target)).toBe(false);
  });

  it('refuses to replace a file that changed since it was read', () => {
    const target = temporaryFolder();
    writeTree(target, { ...OLD, 'app/a/route.ts': 'edited' });
    expect(() => applyChanges(target, changesBetween(OLD, NEW))).toThrow(/changed while/);
    expect(readTree(target, true)).toEqual({ ...OLD, 'app/a/route.ts': 'edited' });
  });
});

class Killed extends Error {}

const CALLS = ['mkdirSync', 'renameSync', 'rmSync', 'rmdirSync', 'unlinkSync', 'copyFileSync', 'chmodSync', 'writeFileSync', 'fsyncSync'] as const;

/**
 * Makes the process as good as dead from its n-th change of the file system on: that one is done by half at most, and
 * none of the later ones happens, clean-up included.
 *
 * @param counted which changes count; all by default
 * @returns how many changes were begun
 */
function dieAt(n: number, counted: readonly string[] = CALLS): () => number {
  let begun = 0;
  for (const name of CALLS) {
    const real = fs[name] as (...args: unknown[]) => unknown;
    vi.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
      const dead = begun === n;
      if (!dead && counted.includes(name)) begun++;
      if (begun < n) return real(...args);
      if (!dead && name === 'writeFileSync') real(args[0], (args[1] as Uint8Array).subarray(0, 3));
      throw new Killed();
    }) as never);
  }
  return () => begun;
}

/** A target that was killed between two files: the first rename decides, the second writes the first file. */
function interrupted(): string {
  const target = temporaryFolder();
  writeTree(target, OLD);
  dieAt(3, ['renameSync']);
  expect(() => applyChanges(target, changesBetween(OLD, NEW))).toThrow();
  vi.restoreAllMocks();
  expect(isInterrupted(target)).toBe(true);
  return target;
}

describe('a kill at any moment', () => {
  it.each<[string, Tree, Tree]>([
    ['an existing target', OLD, NEW],
    ['a new target', {}, NEW],
  ])('leaves the old tree or the new one: %s', (_name, from, to) => {
    const outcomes = new Set<string>();
    for (let n = 1; ; n++) {
      const target = temporaryFolder();
      writeTree(target, from);
      const begun = dieAt(n);
      let killed = false;
      try {
        applyChanges(target, changesBetween(from, to));
      } catch {
        killed = true;
      }
      const total = begun();
      vi.restoreAllMocks();
      if (!killed) {
        expect(total).toBe(n - 1);
        break;
      }

      const recovery = recover(target);
      const tree = readTree(target, true);
      expect([from, to], `killed at change ${n}, ${recovery}`).toContainEqual(tree);
      expect(foldersOf(target).filter((folder) => folder.startsWith('.express-to-next')), `killed at change ${n}`).toEqual([]);
      outcomes.add(JSON.stringify(tree) === JSON.stringify(readTreeOrder(to)) ? 'new' : 'old');
      // Whatever was left, the next run gets to the new tree.
      applyChanges(target, changesBetween(tree, to));
      expect(readTree(target, true)).toEqual(to);
    }
    expect([...outcomes].sort()).toEqual(['new', 'old']);
  });

  it('also while an earlier kill is being mended', () => {
    for (let n = 1; ; n++) {
      const target = interrupted();
      dieAt(n);
      let killed = false;
      try {
        recover(target);
      } catch {
        killed = true;
      }
      vi.restoreAllMocks();
      recover(target);
      expect(readTree(target, true), `killed at change ${n}`).toEqual(NEW);
      if (!killed) break;
    }
  });

  it('is found by the next process after a real one', () => {
    const target = temporaryFolder();
    writeTree(target, OLD);
    const script = path.join(temporaryFolder(), 'killed.ts');
    fs.writeFileSync(
      script,
      `import fs from 'node:fs';
       import { applyChanges } from ${JSON.stringify(path.resolve('src/workspace/transaction.ts'))};
       const real = fs.renameSync;
       let renames = 0;
       fs.renameSync = (from, to) => { real(from, to); if (++renames === 2) process.kill(process.pid, 'SIGKILL'); };
       const changes = ${JSON.stringify(Object.entries(NEW).map(([file, text]) => [file, OLD[file] ?? null, text]))};
       const buffer = (text) => text === null ? null : Buffer.from(text);
       applyChanges(${JSON.stringify(target)}, changes.filter(([, a, b]) => a !== b).map(([path, a, b]) => ({ path, before: buffer(a), after: buffer(b) })));`,
    );
    const { signal } = spawnSync(process.execPath, ['--import', 'tsx', script], { stdio: 'inherit' });
    expect(signal).toBe('SIGKILL');
    expect(isInterrupted(target)).toBe(true);
    expect(recover(target)).toBe('finished');
    expect(readTree(target, true)).toEqual({ ...NEW, 'app/gone/deep/route.ts': 'old' });
  });

  it('is not mended over what the user did since', () => {
    const target = interrupted();
    writeTree(target, { 'app/a/route.ts': 'mine' });
    expect(() => recover(target)).toThrow(/app\/a\/route\.ts changed since/);
    expect(readTree(target)['app/a/route.ts']).toBe('mine');
  });
});

describe('two runs', () => {
  it('do not write into one target at a time', () => {
    const target = interrupted();
    const journal = path.join(target, '.express-to-next/transaction/journal.json');
    // The parent of this process certainly runs.
    fs.writeFileSync(journal, JSON.stringify({ ...JSON.parse(fs.readFileSync(journal, 'utf8')), owner: process.ppid }));
    expect(() => recover(target)).toThrow(`process ${process.ppid}`);
    expect(() => applyChanges(target, changesBetween(readTree(target), NEW))).toThrow(`process ${process.ppid}`);
  });
});

function readTreeOrder(tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)));
}
