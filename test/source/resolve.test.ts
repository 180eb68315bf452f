import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openProject } from '../../src/source/project.js';
import type { Resolution } from '../../src/source/resolve.js';
import { removeProjects, writeProject, type Files } from '../express/support/project.js';

afterAll(removeProjects);

function resolve(files: Files, specifier: string, from: string): Resolution {
  return openProject(writeProject({ [from]: '', ...files })).resolve(specifier, from);
}

test('a stylesheet is no module', () => {
  expect(resolve({ 'src/page.css': 'a { color: red; }' }, './page.css', 'src/a.js')).toEqual({ kind: 'missing' });
});

describe('relative specifiers', () => {
  test.each([
    ['./b', 'src/b.ts'],
    ['./b.js', 'src/b.ts'],
    ['./c.js', 'src/c.js'],
    ['./d.mjs', 'src/d.mts'],
    ['./e', 'src/e.jsx'],
    ['./dir', 'src/dir/index.ts'],
    ['./dir/', 'src/dir/index.ts'],
    ['./pkg', 'src/pkg/lib/main.js'],
    ['./twin', 'src/twin.js'],
    ['./twin/', 'src/twin/index.js'],
    ['..', 'index.js'],
    ['.', 'src/index.js'],
    ['../bin/www', 'bin/www'],
    ['./types', 'src/types.ts'],
  ])('%s is %s', (specifier, file) => {
    const files = {
      'index.js': '',
      'bin/www': '',
      'src/index.js': '',
      'src/b.ts': '',
      'src/c.js': '',
      'src/c.ts': '',
      'src/d.mts': '',
      'src/e.jsx': '',
      'src/dir/index.ts': '',
      'src/pkg/package.json': '{"main":"./lib/main"}',
      'src/pkg/lib/main.js': '',
      'src/twin.js': '',
      'src/twin/index.js': '',
      'src/types.d.ts': '',
      'src/types.ts': '',
    };
    expect(resolve(files, specifier, 'src/a.ts')).toEqual({ kind: 'file', file });
  });

  test('JSON and what is missing', () => {
    expect(resolve({ 'src/x.json': '{}' }, './x.json', 'src/a.js')).toEqual({ kind: 'json', file: 'src/x.json' });
    expect(resolve({ 'src/x.json': '{}' }, './x', 'src/a.js')).toEqual({ kind: 'json', file: 'src/x.json' });
    expect(resolve({}, './gone', 'src/a.js')).toEqual({ kind: 'missing' });
  });

  test('absolute paths, as a loader computes them', () => {
    const root = writeProject({ 'a.js': '', 'routes/x.js': '' });
    expect(openProject(root).resolve(path.join(root, 'routes/x'), 'a.js')).toEqual({
      kind: 'file',
      file: 'routes/x.js',
    });
  });
});

describe('packages', () => {
  test.each<[string, Resolution]>([
    ['express', { kind: 'package', name: 'express', subpath: '' }],
    ['lodash/get', { kind: 'package', name: 'lodash', subpath: 'get' }],
    ['@scope/name/deep/x', { kind: 'package', name: '@scope/name', subpath: 'deep/x' }],
    ['fs', { kind: 'builtin', name: 'fs' }],
    ['node:fs/promises', { kind: 'builtin', name: 'fs/promises' }],
    ['fs/promises', { kind: 'builtin', name: 'fs/promises' }],
  ])('%s', (specifier, expected) => {
    expect(resolve({}, specifier, 'a.js')).toEqual(expected);
  });

  test('subpath imports of package.json', () => {
    const json =
      '{"imports":{"#db":"./src/db.js","#lib/*":{"types":"./src/lib/*.d.ts","default":"./src/lib/*.js"},"#x":"express"}}';
    const files = { 'package.json': json, 'src/db.ts': '', 'src/lib/a.js': '' };
    expect(resolve(files, '#db', 'src/a.ts')).toEqual({ kind: 'file', file: 'src/db.ts' });
    expect(resolve(files, '#lib/a', 'src/a.ts')).toEqual({ kind: 'file', file: 'src/lib/a.js' });
    expect(resolve(files, '#x', 'src/a.ts')).toEqual({ kind: 'package', name: 'express', subpath: '' });
  });

  test('packages of the workspace are source, others are not', () => {
    const files = {
      'package.json': '{"workspaces":["packages/*"]}',
      'packages/shared/package.json': '{"name":"@me/shared","main":"dist/index.js"}',
      'packages/shared/src/index.ts': '',
      'packages/shared/src/util.ts': '',
    };
    expect(resolve(files, '@me/shared', 'packages/api/a.ts')).toEqual({
      kind: 'file',
      file: 'packages/shared/src/index.ts',
    });
    expect(resolve(files, '@me/shared/util', 'packages/api/a.ts')).toEqual({
      kind: 'file',
      file: 'packages/shared/src/util.ts',
    });
    expect(resolve(files, '@me/other', 'packages/api/a.ts').kind).toBe('package');
  });
});

describe('tsconfig', () => {
  const base = {
    'src/lib/x.ts': '',
    'src/index.ts': '',
    'shared/y.ts': '',
  };

  test('paths, with the longest pattern first, and baseUrl', () => {
    const files = {
      ...base,
      'src/special/x.ts': '',
      'tsconfig.json':
        '{ "compilerOptions": { "baseUrl": "./src", "paths": { "@/*": ["./*"], "@/lib/*": ["./special/*", "./lib/*"], "root": ["./index.ts"] } } } // comment',
    };
    expect(resolve(files, '@/lib/x', 'src/a.ts')).toEqual({ kind: 'file', file: 'src/special/x.ts' });
    expect(resolve(files, '@/index', 'src/a.ts')).toEqual({ kind: 'file', file: 'src/index.ts' });
    expect(resolve(files, 'root', 'src/a.ts')).toEqual({ kind: 'file', file: 'src/index.ts' });
    expect(resolve(files, 'lib/x', 'src/a.ts')).toEqual({ kind: 'file', file: 'src/lib/x.ts' });
    expect(resolve(files, '@/gone', 'src/a.ts').kind).toBe('package');
  });

  test('what is extended is relative to where it stands', () => {
    const files = {
      ...base,
      'tsconfig.json': '{ "extends": "./config/base" }',
      'config/base.json': '{ "compilerOptions": { "paths": { "~/*": ["../shared/*"] }, }, }',
    };
    expect(resolve(files, '~/y', 'src/a.ts')).toEqual({ kind: 'file', file: 'shared/y.ts' });
  });

  test('a circular extends ends', () => {
    const files = {
      ...base,
      'tsconfig.json': '{ "extends": "./other.json" }',
      'other.json': '{ "extends": "./tsconfig.json" }',
    };
    expect(resolve(files, 'x', 'src/a.ts').kind).toBe('package');
  });

  test('the nearest config counts', () => {
    const files = {
      ...base,
      'packages/api/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'packages/api/src/z.ts': '',
      'tsconfig.json': '{}',
    };
    expect(resolve(files, '@/z', 'packages/api/src/a.ts')).toEqual({ kind: 'file', file: 'packages/api/src/z.ts' });
    expect(resolve(files, '@/z', 'src/a.ts').kind).toBe('package');
  });
});

test('paths of a tsconfig that lead to packages and their declarations', () => {
  const files = {
    'package.json': '{"dependencies":{"flash":"1"}}',
    'tsconfig.json': '{"compilerOptions":{"baseUrl":".","paths":{"*":["node_modules/*","types/*","src/*"]}}}',
    'types/flash.d.ts': '',
    'types/shapes.d.ts': '',
    'src/util.ts': '',
  };
  const answer = (specifier: string) => resolve(files, specifier, 'src/a.ts');
  expect(answer('express')).toEqual({ kind: 'package', name: 'express', subpath: '' });
  expect(answer('flash')).toEqual({ kind: 'package', name: 'flash', subpath: '' });
  expect(answer('shapes')).toEqual({ kind: 'file', file: 'types/shapes.d.ts' });
  expect(answer('util')).toEqual({ kind: 'file', file: 'src/util.ts' });
});
