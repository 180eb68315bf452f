import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@babel/parser';
import type { Statement } from '@babel/types';
import { describe, expect, it } from 'vitest';
import { helperFiles, helperModule, HELPERS, isHelper, type HelperName } from '../../src/emit/helper-files.js';
import { EXPRESS_4_FILES } from '../../src/emit/helpers/manifest.js';

const FOLDER = new URL('../../src/emit/helpers/', import.meta.url);
const SOURCES = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'manifest.ts');

/** Packages of Express's that the helpers have in one version for both majors. */
const SHARED = ['qs'];

function statements(file: string): Statement[] {
  return parse(readFileSync(new URL(file, FOLDER), 'utf8'), { sourceType: 'module', plugins: ['typescript'] }).program
    .body;
}

function importedModules(body: Statement[]): string[] {
  return body.flatMap((node) =>
    (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration') && node.source
      ? [node.source.value]
      : [],
  );
}

function exportedNames(body: Statement[]): string[] {
  return body.flatMap((node) => {
    if (node.type === 'ExportDefaultDeclaration' || node.type === 'ExportAllDeclaration') return [node.type];
    if (node.type !== 'ExportNamedDeclaration') return [];
    const { declaration, specifiers } = node;
    if (!declaration)
      return specifiers.map((each) => ('name' in each.exported ? each.exported.name : each.exported.value));
    if (declaration.type === 'VariableDeclaration') {
      return declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : '?'));
    }
    return 'id' in declaration && declaration.id && 'name' in declaration.id ? [String(declaration.id.name)] : ['?'];
  });
}

describe.each(SOURCES)('the manifest says of %s', (file) => {
  const name = file.replace(/(\.express4)?\.ts$/, '');
  const major = file.endsWith('.express4.ts') ? 4 : 5;
  if (!isHelper(name)) throw new Error(`${file} is not in the manifest`);
  const entry = helperModule(name, major);
  const body = statements(file);
  const imports = importedModules(body);

  it('what it exports', () => {
    expect([...new Set(exportedNames(body))].sort()).toEqual([...entry.exports].sort());
  });

  it('what it imports', () => {
    const own = imports.filter((from) => from.startsWith('./')).map((from) => from.slice(2));
    const builtins = imports.filter((from) => from.startsWith('node:'));
    const packages = imports.filter((from) => !/^(\.|node:|next\/)/.test(from));
    expect(own.sort()).toEqual([...entry.imports].sort());
    expect(builtins.sort()).toEqual([...entry.builtins].sort());
    expect(packages.sort()).toEqual(Object.keys(entry.dependencies).sort());
  });

  it('which version of Express it is for', () => {
    expect(SOURCES.includes(`${name}.express4.ts`)).toBe(EXPRESS_4_FILES.includes(name));
  });

  it('that its header names its Node built-ins', () => {
    const [, named] = /Node built-ins: ([^.]*)\./.exec(readFileSync(new URL(file, FOLDER), 'utf8')) ?? [];
    expect((named?.match(/node:[\w/]+/g) ?? []).sort()).toEqual([...entry.builtins].sort());
  });
});

describe('helperFiles', () => {
  it('has a source for every name', () => {
    expect(SOURCES).toEqual(expect.arrayContaining(Object.keys(HELPERS).map((name) => `${name}.ts`)));
  });

  it('takes the helpers that a helper imports', () => {
    const { files, builtins } = helperFiles(['errors'], { expressMajor: 5 });
    expect(files.map(({ path }) => path)).toEqual(['http/errors.ts', 'http/escape.ts']);
    expect(files[0]?.content).toBe(readFileSync(new URL('errors.ts', FOLDER), 'utf8'));
    expect(builtins).toEqual(['node:http']);
  });

  it('takes the variant of the major under the plain name', () => {
    for (const [expressMajor, file] of [
      [4, 'query-extended.express4.ts'],
      [5, 'query-extended.ts'],
    ] as const) {
      const { files, dependencies, devDependencies } = helperFiles(['query-extended'], { expressMajor });
      expect(files).toEqual([{ path: 'http/query-extended.ts', content: readFileSync(new URL(file, FOLDER), 'utf8') }]);
      expect(dependencies).toHaveProperty('qs');
      expect(devDependencies).toHaveProperty('@types/qs');
    }
  });

  it('asks for packages by the version that the tests ran against', () => {
    const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));
    for (const name of Object.keys(HELPERS) as HelperName[]) {
      for (const major of [4, 5] as const) {
        const { dependencies, devDependencies } = helperModule(name, major);
        for (const [dependency, range] of Object.entries({ ...dependencies, ...devDependencies })) {
          const places = [join(packages, 'express4/node_modules', dependency), join(packages, major === 4 && dependency === 'express' ? 'express4' : dependency)];
          const own = major === 4 && !SHARED.includes(dependency) && existsSync(places[0]!);
          const { version } = JSON.parse(readFileSync(join(places[own ? 0 : 1]!, 'package.json'), 'utf8'));
          expect(`${dependency}@${range}`).toMatch(new RegExp(`^${dependency}@[~^]${version}$`));
        }
      }
    }
  });

  it('refuses a name that it does not know', () => {
    expect(() => helperFiles(['nothing'], { expressMajor: 5 })).toThrow('nothing');
    expect(() => helperFiles(['toString'], { expressMajor: 5 })).toThrow('toString');
  });
});

/** What a variant for Express 4 may do otherwise; the rest of its code is a copy and must stay one. */
const DIFFERENT: Record<string, string[]> = {
  attachment: ['contentDisposition'],
  'body-inflate': ['import node:zlib', 'DECODERS'],
  'body-urlencoded': [
    'import node:querystring',
    'import qs',
    'CHARSETS',
    'UrlencodedOptions',
    'urlencoded',
    'parseNested',
    'parseExtended',
  ],
  'content-type': ['MEDIA_TYPE', 'PARAMETER', 'TOKEN', 'HEADER', 'contentType'],
  cookies: ['clearCookie'],
  'match-path': ['matchPath'],
  files: ['import mime', 'import mime-types', 'import node:path', 'SendFileOptions', 'fileHeaders', 'fileType', 'isHidden', 'isFresh'],
  fresh: ['isFresh'],
  'header-values': ['import mime', 'import mime-types', 'contentTypeFor', 'contentTypeHeader'],
  'query-extended': ['parseQuery'],
  redirect: ['redirect', 'referrer', 'htmlBody'],
  send: ['response', 'send', 'statusOf', 'statusResponse'],
};

describe.each(EXPRESS_4_FILES)('the Express 4 variant of %s', (name) => {
  /** The text of every declaration by its name, comments inside included. */
  function declarations(file: string): Map<string, string> {
    const source = readFileSync(new URL(file, FOLDER), 'utf8');
    return new Map(
      statements(file).map((node) => {
        const text = source.slice(node.start!, node.end!);
        if (node.type === 'ImportDeclaration') return [`import ${node.source.value}`, text];
        const declared = node.type === 'ExportNamedDeclaration' && node.declaration ? node.declaration : node;
        const named = declared.type === 'VariableDeclaration' ? declared.declarations[0]! : declared;
        return ['id' in named && named.id && 'name' in named.id ? String(named.id.name) : text, text];
      }),
    );
  }

  it('differs where it must, and nowhere else', () => {
    const five = declarations(`${name}.ts`);
    const four = declarations(`${name}.express4.ts`);
    const different = [...new Set([...five.keys(), ...four.keys()])].filter((key) => five.get(key) !== four.get(key));
    expect(different.sort()).toEqual([...(DIFFERENT[name] ?? [])].sort());
  });
});
