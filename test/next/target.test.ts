import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/diagnostics.js';
import { NO_SETTINGS } from '../../src/next/next-config.js';
import { scaffold } from '../../src/next/scaffold.js';
import { assertTarget, inspectTarget } from '../../src/next/target.js';
import { NEXT_MAJORS } from '../../src/next/versions.js';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function folder(files: Record<string, string>): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'e2n-target-'));
  folders.push(dir);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    writeFileSync(path.join(dir, file), content);
  }
  return dir;
}

const packageJson = (next: string) => JSON.stringify({ dependencies: { next } });

function refusal(dir: string): string | undefined {
  try {
    assertTarget(inspectTarget(dir));
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.diagnostic.code;
    throw error;
  }
}

describe('inspectTarget', () => {
  it('takes a folder that is not there, or holds nothing of weight, as empty', () => {
    expect(inspectTarget('/nowhere/at/all')).toMatchObject({
      exists: false,
      kind: 'empty',
      nextMajor: null,
      appDir: 'app',
      entries: [],
    });
    expect(inspectTarget(folder({ '.gitignore': '', '.git/HEAD': '' }))).toMatchObject({ exists: true, kind: 'empty' });
  });

  it('reads a Next app with everything in src/', () => {
    const dir = folder({
      'package.json': packageJson('^15.1.0'),
      'tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
      'next.config.mjs': 'export default { cacheComponents: true };',
      'src/app/page.tsx': '',
      'src/app/(shop)/books/[id]/route.ts': '',
      'src/app/@modal/login/page.tsx': '',
      'src/app/_lib/route.ts': '',
      'src/app/%5Fold/route.js': '',
      'src/pages/api/index.ts': '',
      'src/pages/_app.tsx': '',
      'public/a/b.txt': '',
      'src/middleware.ts': '',
    });
    expect(inspectTarget(dir)).toMatchObject({
      kind: 'next',
      nextMajor: 15,
      nextVersion: '^15.1.0',
      appDir: 'src/app',
      serverDir: 'src/server',
      alias: { prefix: '~/', folder: 'src/' },
      typescript: true,
      proxy: 'src/middleware.ts',
      instrumentation: null,
      nextConfig: 'next.config.mjs',
      cacheComponents: true,
      entries: [
        { file: 'public/a/b.txt', kind: 'public', folder: 'a/b.txt' },
        { file: 'src/app/%5Fold/route.js', kind: 'route', folder: '%5Fold' },
        { file: 'src/app/(shop)/books/[id]/route.ts', kind: 'route', folder: 'books/[id]' },
        { file: 'src/app/@modal/login/page.tsx', kind: 'page', folder: 'login' },
        { file: 'src/app/page.tsx', kind: 'page', folder: '' },
        { file: 'src/pages/api/index.ts', kind: 'pages-api', folder: 'api' },
      ],
    });
  });

  it('prefers app/ to src/app/, and the installed version to the range', () => {
    const dir = folder({
      'package.json': packageJson('latest'),
      'app/page.tsx': '',
      'src/app/page.tsx': '',
      'node_modules/next/package.json': '{ "version": "14.2.35" }',
    });
    expect(inspectTarget(dir)).toMatchObject({ appDir: 'app', serverDir: 'server', nextMajor: 14, alias: null });
  });

  it.each([
    ['./*', { prefix: '@/', folder: '' }],
    ['./server/*', { prefix: '@/', folder: 'server/' }],
    ['./lib/*', null],
  ])('knows whether an alias for %s reaches server/', (target, alias) => {
    const dir = folder({ 'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@/*': [target] } } }) });
    expect(inspectTarget(dir).alias).toEqual(alias);
  });
});

describe('assertTarget', () => {
  it('refuses what is no Next app', () => {
    expect(refusal(folder({ 'package.json': '{ "dependencies": { "express": "5" } }', 'app.js': '' }))).toBe('E2N301');
    expect(refusal(folder({ 'notes.txt': '' }))).toBe('E2N301');
    const file = path.join(folder({ 'a.txt': '' }), 'a.txt');
    expect(refusal(file)).toBe('E2N301');
  });

  it.each(['13.5.0', '^12', '17.0.0'])('refuses Next %s', (version) => {
    expect(refusal(folder({ 'package.json': packageJson(version) }))).toBe('E2N302');
  });

  it.each(['14.2.3', '~15.0', '16', 'latest'])('takes Next %s', (version) => {
    expect(refusal(folder({ 'package.json': packageJson(version) }))).toBeUndefined();
  });
});

describe.each(NEXT_MAJORS)('scaffold for Next %d', (major) => {
  const deps = { dependencies: { zod: '4.0.0', ajv: '8.0.0' }, devDependencies: { '@types/qs': '6.0.0' } };

  it('makes a target that inspectTarget takes', () => {
    const files = scaffold(major, 'shop', deps, { settings: NO_SETTINGS });
    const dir = folder(Object.fromEntries(files.map(({ path: file, content }) => [file, String(content)])));
    expect(inspectTarget(dir)).toMatchObject({
      kind: 'next',
      nextMajor: major,
      alias: { prefix: '@/', folder: '' },
      typescript: true,
    });
    expect(Object.keys(inspectTarget(dir).packageJson!.dependencies!)).toEqual([
      'ajv',
      'next',
      'react',
      'react-dom',
      'zod',
    ]);
  });

  it('makes a JavaScript target without TypeScript', () => {
    const files = scaffold(major, 'shop', {}, { settings: NO_SETTINGS, js: true });
    expect(files.map(({ path: file }) => file)).toEqual([
      'package.json',
      'jsconfig.json',
      'next.config.mjs',
      '.gitignore',
    ]);
    expect(JSON.parse(String(files[0].content))).not.toHaveProperty('devDependencies');
  });
});
