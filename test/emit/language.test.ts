import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { settleTypes, type SettleOptions } from '../../src/emit/language.js';
import { NEXT_VERSIONS } from '../../src/next/versions.js';
import type { TargetFile } from '../../src/model.js';

const COMPILER_OPTIONS = { ...NEXT_VERSIONS[16].tsconfig.compilerOptions, paths: { '@/*': ['./*'] } };
const BOOKSHOP = path.resolve(import.meta.dirname, '../../fixtures/bookshop-js');

function settle(files: Record<string, string>, options: Partial<SettleOptions> = {}) {
  const list = Object.entries(files).map(([file, content]): TargetFile => ({ path: file, content }));
  return settleTypes(list, {
    generated: (file) => file.startsWith('app/') || file === 'server/rewritten.js',
    trusted: () => false,
    sourceLanguage: 'js',
    compilerOptions: COMPILER_OPTIONS,
    packagesFrom: BOOKSHOP,
    declarations: 'server/untyped-modules.d.ts',
    ...options,
  });
}

const ROUTE = 'app/route.ts';
const textOf = (files: readonly TargetFile[], file: string) => files.find((one) => one.path === file)?.content;

/** A handler with these statements, as it comes out of lowering. */
const handler = (body: string) =>
  `import { NextResponse, type NextRequest } from 'next/server';\nimport { stock, notes, load } from '@/server/store';\n\nexport async function GET(request: NextRequest) {\n${body}\nreturn NextResponse.json(null);\n}\n`;

/** A module that is carried over, and what it exports: nothing that says more than JavaScript does. */
const STORE = `
export const stock = { pen: 3, ink: 0 };
export const notes = { all: [] };
/** @returns {{ id: number, name: string } | undefined} */
export function load(id) { return id; }
`;

const REPAIRS: [what: string, before: string, after: string][] = [
  ['a parameter', 'const twice = (n) => n * 2;', 'const twice = (n: any) => n * 2;'],
  ['a parameter without parentheses', 'const twice = n => n * 2;', 'const twice = (n: any) => n * 2;'],
  ['a rest parameter', 'const all = (...names) => names;', 'const all = (...names: any[]) => names;'],
  ['a destructured parameter', 'const idOf = ({ id }) => id;', 'const idOf = ({ id }: any) => id;'],
  ['an argument that is left out', 'const hi = (a, b) => b ?? a; hi(1);', 'const hi = (a?: any, b?: any) => b ?? a; hi(1);'],
  ['a variable without value', 'let found; const get = () => found; found = 1; get();', 'let found: any; const get = () => found; found = 1; get();'],
  ['an object that is filled later', 'const changes = {}; changes.name = 1;', 'const changes: Record<string, any> = {}; changes.name = 1;'],
  ['an object with computed keys', 'const byName = {}; for (const k of ["a"]) byName[k] = 1;', 'const byName: Record<string, any> = {}; for (const k of ["a"]) byName[k] = 1;'],
  ['an error with more members', 'const err = new Error("x"); err.status = 404;', 'const err: any = new Error("x"); err.status = 404;'],
  ['a caught error', 'try { load(1); } catch (err) { err.message; }', 'try { load(1); } catch (err: any) { err.message; }'],
  ['an empty list', 'const list = []; const first = () => list[0]; first();', 'const list: any[] = []; const first = () => list[0]; first();'],
  ['an empty list in place', 'const [a] = [].concat(1); a;', 'const [a] = ([] as any[]).concat(1); a;'],
  ['an empty list of a module that stays', 'notes.all.push(1);', '(notes.all as any[]).push(1);'],
  ['a value that may be missing', 'load(1).name;', 'load(1)!.name;'],
  ['an argument that may be missing', 'new URL(process.env.BASE);', 'new URL(process.env.BASE!);'],
  ['a header that may be missing', 'const h: Record<string, string> = { a: request.headers.get("a") }; h;', 'const h: Record<string, string> = { a: request.headers.get("a")! }; h;'],
  ['a number in a string', 'process.env.DAYS * 24;', 'Number(process.env.DAYS) * 24;'],
  ['times', 'const start = new Date(); new Date() - start;', 'const start = new Date(); Number(new Date()) - Number(start);'],
  ['a lookup in a table of another module', 'const name: string = "pen"; stock[name];', 'const name: string = "pen"; stock[name as keyof typeof stock];'],
  ['another value than the first', 'let body = { id: 1 }; body = { error: "gone" };', 'let body: any = { id: 1 }; body = { error: "gone" };'],
  ['a promise of nothing', 'await new Promise((done) => setTimeout(() => done(), 1));', 'await new Promise<void>((done) => setTimeout(() => done(), 1));'],
  ['this', 'const o = { f: function () { function g() { return this; } return g; } }; o;', 'const o = { f: function () { function g(this: any) { return this; } return g; } }; o;'],
];

describe('annotations', () => {
  test.each(REPAIRS)('%s', async (_what, before, after) => {
    const { files, renamed, diagnostics } = await settle({ [ROUTE]: handler(before), 'server/store.js': STORE });
    expect(textOf(files, ROUTE)).toBe(handler(after));
    expect([...renamed, ...diagnostics]).toEqual([]);
    expect(textOf(files, 'server/store.js')).toBe(STORE);
  });

  test('a class says the members that only its code mentions', async () => {
    const before = handler('class A extends Error { constructor(m) { super(m); this.status = 1; this.code = m; } } new A(1).status;');
    const { files, renamed } = await settle({ [ROUTE]: before, 'server/store.js': STORE });
    expect(textOf(files, ROUTE)).toContain('class A extends Error {\n  declare status: any;\n  declare code: any; constructor(m: any)');
    expect(renamed.size).toBe(0);
  });

  test('what the options of the target ask for', async () => {
    const compilerOptions = { ...COMPILER_OPTIONS, noPropertyAccessFromIndexSignature: true, noUncheckedIndexedAccess: true };
    const before = handler('process.env.PORT; const [first] = [1].map(Number); first.toFixed();');
    const { files } = await settle({ [ROUTE]: before, 'server/store.js': STORE }, { compilerOptions });
    expect(textOf(files, ROUTE)).toBe(handler("process.env['PORT']; const [first] = [1].map(Number); first!.toFixed();"));
  });

  test('what checks is left alone', async () => {
    const good = handler('const { id, ...rest } = { id: 1, a: 2 }; rest.a; id; stock.pen; request.nextUrl.pathname;');
    const { files } = await settle({ [ROUTE]: good, 'server/store.js': STORE });
    expect(textOf(files, ROUTE)).toBe(good);
  });

  test('a module that is rewritten anyway says its types in comments', async () => {
    const route = `import { table, need } from '@/server/rewritten';\nexport function GET() {\n  table.extra = need({ name: 'x' });\n  return new Response('');\n}\n`;
    const module = `export const table = { a: 1 };\n\n/** @param {{ name: string, value: string }} options */\nexport function need(options) { return options; }\n`;
    const { files, renamed, diagnostics } = await settle({ [ROUTE]: route, 'server/rewritten.js': module });
    expect(textOf(files, 'server/rewritten.js')).toBe(
      `/** @type {Record<string, any>} */\nexport const table = { a: 1 };\n\n/** @param {{ name: string, value: string }} options */\nexport function need(/** @type {any} */ options) { return options; }\n`,
    );
    expect([...renamed, ...diagnostics]).toEqual([]);
    expect(textOf(files, ROUTE)).toBe(route);
  });
});

describe('what no annotation mends', () => {
  const broken = handler('// As the shop wants it.\nconst twice = (n: any): number => n * 2;\nstock.gone(twice(1));');

  test('stays JavaScript, the route and nothing beside it', async () => {
    const { files, renamed, diagnostics } = await settle({ [ROUTE]: broken, 'server/store.js': STORE });
    expect(files.map((file) => file.path)).toEqual(['app/route.js', 'server/store.js']);
    expect([...renamed]).toEqual([[ROUTE, 'app/route.js']]);
    expect(textOf(files, 'app/route.js')).toContain('// As the shop wants it.\nconst twice = (n) => n * 2;');
    expect(textOf(files, 'app/route.js')).not.toMatch(/NextRequest|: any/);
    expect(diagnostics).toMatchObject([{ code: 'E2N311', severity: 'info' }]);
    expect(diagnostics[0].message).toContain("app/route.js is JavaScript, as its source is: under `strict` it would not check (Property 'gone' does not exist");
  });

  test('also where there is no type to take out', async () => {
    const { files, renamed } = await settle({ [ROUTE]: `import { stock } from '@/server/store';\nexport const GET = () => stock.gone();\n`, 'server/store.js': STORE });
    expect(files.map((file) => file.path)).toEqual(['app/route.js', 'server/store.js']);
    expect(renamed.get(ROUTE)).toBe('app/route.js');
  });

  test('takes the type arguments from calls of what has become JavaScript', async () => {
    const wrapper = `import { stock } from '@/server/store';\nexport function route<T>(handler: (params: T) => Response) { stock.gone(); return () => handler({} as T); }\n`;
    const user = `import { route } from './wrapper';\nexport const GET = route<{ id: string }>((params) => Response.json(params));\n`;
    const { files } = await settle({ 'app/wrapper.ts': wrapper, [ROUTE]: user, 'server/store.js': STORE });
    expect(files.map((file) => file.path)).toEqual(['app/wrapper.js', ROUTE, 'server/store.js']);
    expect(textOf(files, ROUTE)).toContain('route((params: any) => Response.json(params))');
  });

  test('a name that nothing declares is more than a matter of types', async () => {
    const { diagnostics } = await settle({ [ROUTE]: handler('sendMail(1);'), 'server/store.js': STORE });
    expect(diagnostics).toMatchObject([{ code: 'E2N312', severity: 'warning' }]);
    expect(diagnostics[0].message).toContain("Cannot find name 'sendMail', at `sendMail(1);`");
  });

  test('stays TypeScript and is reported where the source is TypeScript', async () => {
    const { files, renamed, diagnostics } = await settle({ [ROUTE]: broken, 'server/store.js': STORE }, { sourceLanguage: 'ts' });
    expect(textOf(files, ROUTE)).toBe(broken);
    expect(renamed.size).toBe(0);
    expect(diagnostics).toMatchObject([{ code: 'E2N310', severity: 'warning' }]);
  });

  test('a TypeScript module that is carried over is reported and never changed', async () => {
    const carried = `export const twice = (n) => n * 2;\n`;
    const { files, diagnostics } = await settle({ 'server/twice.ts': carried }, { sourceLanguage: 'ts' });
    expect(textOf(files, 'server/twice.ts')).toBe(carried);
    expect(diagnostics.map((one) => one.message)).toEqual([expect.stringContaining("server/twice.ts does not pass the type check of `next build`: Parameter 'n' implicitly")]);
  });
});

describe('packages', () => {
  const using = (name: string) => `import thing from '${name}';\nexport const GET = () => Response.json(thing.go(1));\n`;

  test('one without types is declared', async () => {
    const { files, diagnostics } = await settle({ [ROUTE]: using('jsonwebtoken') });
    expect(textOf(files, 'server/untyped-modules.d.ts')).toBe("// Packages that come without types.\ndeclare module 'jsonwebtoken';\n");
    expect(diagnostics).toEqual([]);
  });

  test('one with types is not, and its types count', async () => {
    const { files, diagnostics } = await settle({ [ROUTE]: using('zod') }, { sourceLanguage: 'ts' });
    expect(files.map((file) => file.path)).toEqual([ROUTE]);
    expect(diagnostics[0].message).toContain("Property 'go' does not exist");
  });

  test('one that is not installed may have types: TypeScript is not told that it has none', async () => {
    const typed = `import { type Thing, make } from 'not-installed';\nexport const GET = () => { const one: Thing = make(); return Response.json(one); };\n`;
    expect(await settle({ [ROUTE]: typed }, { sourceLanguage: 'ts' })).toMatchObject({ files: [{ path: ROUTE }], diagnostics: [] });
    const { files } = await settle({ [ROUTE]: using('not-installed') });
    expect(textOf(files, 'server/untyped-modules.d.ts')).toContain("declare module 'not-installed';");
  });

  test('types that are there by chance do not count for JavaScript', async () => {
    const files = { [ROUTE]: using('cors'), 'package.json': '{"dependencies": {"cors": "^2.8.5"}}' };
    expect(textOf((await settle(files)).files, 'server/untyped-modules.d.ts')).toContain("declare module 'cors';");
    const listed = { ...files, [ROUTE]: "import cors from 'cors';\nexport const GET = () => { cors(); };\n", 'package.json': '{"devDependencies": {"@types/cors": "^2.8.19"}}' };
    expect((await settle(listed)).files.map((file) => file.path)).toEqual([ROUTE, 'package.json']);
  });
});

test('the same files give the same text', async () => {
  const files = { [ROUTE]: handler(REPAIRS.slice(0, 3).map(([, before], i) => `{ ${before.replace(/\btwice\b/g, `twice${i}`)} }`).join('\n')), 'server/store.js': STORE };
  expect(await settle(files)).toEqual(await settle(files));
});
