import { afterAll, describe, expect, test } from 'vitest';
import { bindings, importedFiles } from '../../src/source/imports.js';
import { openProject } from '../../src/source/project.js';
import { removeProjects, writeProject } from '../express/support/project.js';

afterAll(removeProjects);

function read(code: string, name = 'a.ts') {
  const module = openProject(writeProject({ [name]: code })).module(name);
  const found = bindings(module);
  return {
    imports: found.imports.map(
      ({ local, imported, source, typeOnly, via }) =>
        `${local} = ${source}#${imported} ${via}${typeOnly ? ' type' : ''}`,
    ),
    exports: found.exports.map(
      ({ exported, local, source, imported, typeOnly, span }) =>
        `${exported} <- ${source ? `${source}#${imported}` : (local ?? module.code.slice(span.start, span.end))}${typeOnly ? ' type' : ''}`,
    ),
    declarations: [...found.declarations.values()].map(({ name: own, kind }) => `${kind} ${own}`),
    specifiers: found.specifiers,
  };
}

describe('ES modules', () => {
  test('imports', () => {
    const found = read(`
      import a, { b, c as d, type T } from './x';
      import * as ns from 'y';
      import type { U } from './types';
      import './side';
      import legacy = require('z');`);
    expect(found.imports).toEqual([
      'a = ./x#default import',
      'b = ./x#b import',
      'd = ./x#c import',
      'T = ./x#T import type',
      'ns = y#* import',
      'U = ./types#U import type',
      'legacy = z#* require',
    ]);
    expect(found.specifiers).toEqual(['./x', 'y', './side', 'z']);
  });

  test('exports', () => {
    const found = read(`
      export const a = 1, [b] = [2];
      export function f() {}
      export class C {}
      export type T = string;
      export interface I {}
      const local = 3;
      export { local, local as renamed };
      export { x as y, default as z } from './other';
      export * from './all';
      export * as ns from './ns';
      export type { V } from './v';
      export default local;`);
    expect(found.exports).toEqual([
      'a <- a',
      'b <- b',
      'f <- f',
      'C <- C',
      'T <- T type',
      'I <- I type',
      'local <- local',
      'renamed <- local',
      'y <- ./other#x',
      'z <- ./other#default',
      '* <- ./all#*',
      'ns <- ./ns#*',
      'V <- ./v#V type',
      'default <- local',
    ]);
    expect(found.declarations).toEqual([
      'const a',
      'const b',
      'function f',
      'class C',
      'type T',
      'type I',
      'const local',
    ]);
    expect(found.specifiers).toEqual(['./other', './all', './ns']);
  });

  test('default exports of declarations and expressions', () => {
    expect(read('export default function named() {}').exports).toEqual(['default <- named']);
    expect(read('export default class {}').exports).toEqual(['default <- class {}']);
    expect(read('export default () => 1;').exports).toEqual(['default <- () => 1']);
    expect(read('const x = 1; export = x;').exports).toEqual(['= <- x']);
  });
});

describe('CommonJS', () => {
  test('imports', () => {
    const found = read(
      `
      const a = require('./a');
      const { b, c: d, e = 1, ...rest } = require('./b'), g = require('./g').member;
      var h = require('h')();
      require('./side');`,
      'a.js',
    );
    expect(found.imports).toEqual([
      'a = ./a#* require',
      'b = ./b#b require',
      'd = ./b#c require',
      'e = ./b#e require',
      'g = ./g#member require',
    ]);
    expect(found.declarations.sort()).toEqual([
      'require a',
      'require b',
      'require d',
      'require e',
      'require g',
      'require rest',
      'var h',
    ]);
    expect(found.specifiers).toEqual(['./a', './b', './g', './side']);
  });

  test('exports', () => {
    const found = read(
      `
      const x = 1;
      exports.a = x;
      module.exports.b = () => 1;
      exports['c'] = exports.d = x;
      module.exports = { x, y: require('./y'), m() {} };
      const router = module.exports = 5;`,
      'a.js',
    );
    expect(found.exports).toEqual([
      'a <- x',
      'b <- () => 1',
      'c <- x',
      'd <- x',
      'x <- x',
      "y <- require('./y')",
      'm <- m() {}',
      "= <- { x, y: require('./y'), m() {} }",
      '= <- 5',
    ]);
    expect(found.specifiers).toEqual(['./y']);
  });
});

test('the files that a module loads', () => {
  const root = writeProject({ 'a.js': `require('./b'); import('./c'); require('express');`, 'b.js': '', 'c.js': '' });
  const project = openProject(root);
  expect(importedFiles(project, project.module('a.js'))).toEqual(['b.js']);
});
