import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UserError } from '../../src/diagnostics.js';
import { openProject } from '../../src/source/project.js';
import { removeProjects, writeProject } from '../express/support/project.js';

afterAll(removeProjects);

function diagnosticOf(run: () => unknown): { code: string; file?: string; line?: number } {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError)
      return { code: error.diagnostic.code, file: error.diagnostic.span?.file, line: error.diagnostic.span?.line };
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('openProject', () => {
  test('a missing path is E2N001', () => {
    expect(diagnosticOf(() => openProject('/no/such/folder'))).toEqual({ code: 'E2N001' });
  });

  test('a folder is its own root; a file belongs to the nearest package', () => {
    const root = writeProject({ 'src/deep/app.js': '' });
    expect(openProject(root)).toMatchObject({ root, entryFile: null });
    expect(openProject(path.join(root, 'src/deep/app.js'))).toMatchObject({ root, entryFile: 'src/deep/app.js' });
  });

  test('a file in a folder without a package has that folder as its root', () => {
    const root = writeProject({ 'x/app.js': '' });
    rmSync(path.join(root, 'package.json'));
    const project = openProject(path.join(root, 'x/app.js'));
    expect(project.root).toBe(path.join(root, 'x'));
    expect(project.packageJson).toBeNull();
  });

  test('a package.json that is no JSON is E2N003', () => {
    const root = writeProject({ 'package.json': '{ "name": ' });
    expect(diagnosticOf(() => openProject(root)).code).toBe('E2N003');
  });

  test('the installed major of Express counts before the range', () => {
    const files = { 'package.json': '{"dependencies":{"express":"^5.0.0"}}' };
    expect(openProject(writeProject(files, 4)).expressMajor).toBe(4);
    const bare = writeProject(files, 4);
    rmSync(path.join(bare, 'node_modules'), { recursive: true });
    expect(openProject(bare).expressMajor).toBe(5);
    const old = writeProject({ 'package.json': '{"devDependencies":{"express":"~4.17.1"}}' });
    rmSync(path.join(old, 'node_modules'), { recursive: true });
    expect(openProject(old).expressMajor).toBe(4);
    const none = writeProject({});
    rmSync(path.join(none, 'node_modules'), { recursive: true });
    expect(openProject(none).expressMajor).toBe(5);
  });

  test('source files leave out tests, dependencies, declarations and build output', () => {
    const root = writeProject({
      'tsconfig.json': '{ "compilerOptions": { "outDir": "./out" } }',
      'src/a.ts': '',
      'src/a.test.ts': '',
      'src/a.d.ts': '',
      'out/a.js': '',
      'node_modules/x/index.js': '',
      'test/b.js': '',
      'b.js': '',
    });
    expect(openProject(root).files()).toEqual(['b.js', 'src/a.ts']);
  });
});

describe('modules', () => {
  const parse = (name: string, code: string, json = '{}') => {
    const root = writeProject({ [name]: code, 'package.json': json });
    return openProject(root).module(name);
  };

  test.each([
    ['a.js', 'module.exports = 1;', '{}', 'cjs'],
    ['a.js', 'import x from "x";', '{}', 'esm'],
    ['a.js', 'const x = 1;', '{"type":"module"}', 'esm'],
    ['a.cjs', 'const x = 1;', '{"type":"module"}', 'cjs'],
    ['a.mjs', 'const x = 1;', '{}', 'esm'],
    ['a.ts', 'import x from "x";', '{}', 'esm'],
    ['a.ts', 'import x = require("x"); export = x;', '{}', 'cjs'],
    ['a.js', 'await Promise.resolve(1);', '{}', 'cjs'],
  ] as const)('%s with %s in a package %s is %s', (name, code, json, format) => {
    expect(parse(name, code, json).format).toBe(format);
  });

  test.each([
    ['a.ts', 'const x = <T,>(y: T) => y as unknown; enum E { A }'],
    ['a.tsx', 'const x = <div>{1 as number}</div>;'],
    ['a.js', 'const x = <div/>;'],
    ['a.js', '// @flow\nfunction f(x: number): string { return ""; }'],
    ['a.ts', '@dec class A { @dec() x = 1; constructor(@dec private y: string) {} }'],
    ['a.js', 'with (x) { y; }'],
    ['a.js', '#!/usr/bin/env node\nreturn 1;'],
    ['a.js', '\uFEFFconst x = 1;'],
    ['a.mjs', 'import x from "./x.json" with { type: "json" };'],
    ['a.js', 'const x = "\\08"; var y = 010;'],
  ])('%s parses: %s', (name, code) => {
    expect(parse(name, code).ast.program.body.length).toBeGreaterThan(0);
  });

  test('a syntax error is E2N003 with file and line', () => {
    expect(diagnosticOf(() => parse('src/a.ts', 'const a = 1;\nconst b = ;'))).toEqual({
      code: 'E2N003',
      file: 'src/a.ts',
      line: 2,
    });
    expect(diagnosticOf(() => parse('a.js', '\n\nif ('))).toMatchObject({ code: 'E2N003', file: 'a.js', line: 3 });
  });

  test('a module is parsed once', () => {
    const project = openProject(writeProject({ 'a.js': '1' }));
    expect(project.module('a.js')).toBe(project.module('a.js'));
  });
});
