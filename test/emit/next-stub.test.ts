import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';
import { NEXT_VERSIONS } from '../../src/next/versions.js';

// The declarations of Next that the type check before writing uses, against those of the installed Next: both have to find the
// same errors in code that touches everything in them.

const ROOT = path.resolve(import.meta.dirname, '../..');
const STUB = path.join(ROOT, 'src/emit/stubs/next.d.ts');
const FILE = path.join(ROOT, 'made-up-route.ts');

/** One statement a line: what route handlers do with requests and answers, right and wrong. */
const LINES = `
const request = new NextRequest(new URL('http://x'), { method: 'POST', duplex: 'half', nextConfig: { basePath: '/a' } });
const wrong0: number = request.url;
const plain: Request = request;
const notNext: NextRequest = plain;
request.url = 'x';
request.nextUrl.pathname = '/a';
request.nextUrl.pathname.toUpperCase();
request.nextUrl.nothing;
request.nextUrl.origin = 'x';
request.nextUrl.searchParams.get('a').length;
const url: URL = request.nextUrl;
const copy: typeof request.nextUrl = request.nextUrl.clone();
request.cookies.get('a').value;
request.cookies.get('a')?.value.length;
request.cookies.get('a')?.domain;
request.cookies.getAll().map((cookie) => cookie.name);
request.cookies.has('a', 'b');
request.cookies.set('a', 1);
request.cookies.delete(['a']);
for (const [name, cookie] of request.cookies) name.length + cookie.value.length + cookie.gone;
request.headers.get('a').length;
request.ip;
request.user = 1;
request.json().then((body) => body.anything.goes);
request.text().then((body) => body.length.gone);
const json = NextResponse.json({ a: 1 }, { status: 201, headers: { a: 'b' } });
const typed: NextResponse<{ a: number }> = json;
const mistyped: NextResponse<{ a: string }> = json;
const response: Response = json;
const back: NextResponse = response;
NextResponse.json({ a: 1 }, { status: '201' });
NextResponse.json({ a: 1 }, 201);
NextResponse.json();
NextResponse.redirect('/a', 301);
NextResponse.redirect(new URL('http://x'), { status: 308, headers: {} });
NextResponse.redirect(request.nextUrl);
NextResponse.redirect(1);
NextResponse.rewrite('/a', { request: { headers: new Headers() } });
NextResponse.next({ request: { headers: new Headers() } });
NextResponse.next({ request: { method: 'GET' } });
new NextResponse(null, { status: 204 });
new NextResponse(new Uint8Array(1), { headers: new Headers() });
new NextResponse(Buffer.from('a'));
new NextResponse({ a: 1 });
new NextResponse(undefined, { statusText: 1 });
json.cookies.set('a', 'b', { httpOnly: true, sameSite: 'lax', maxAge: 1, path: '/', expires: new Date() });
json.cookies.set('a', 'b', { sameSite: 'other' });
json.cookies.set({ name: 'a', value: 'b', secure: true, priority: 'high', partitioned: true });
json.cookies.delete('a');
json.cookies.get('a')?.maxAge?.toFixed();
json.cookies.gone;
after(() => undefined);
after(Promise.resolve(1));
after(async () => { await connection(); });
after(1);
process.env.NODE_ENV === 'staging';
process.env.NODE_ENV = 'test';
process.env.OTHER = 'a';
process.env.OTHER.length;
process.browser;
`;

/** Codes of the errors by line. */
function errors(head: string, roots: string[]): string[] {
  const text = `${head}import { NextRequest, NextResponse, after, connection } from 'next/server';\n${LINES}`;
  const { options } = ts.convertCompilerOptionsFromJson({ ...NEXT_VERSIONS[16].tsconfig.compilerOptions, plugins: [], incremental: false, types: ['node'] }, ROOT);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (name) => (name === FILE ? text : readFile(name));
  host.fileExists = (name) => name === FILE || fileExists(name);
  const program = ts.createProgram([FILE, ...roots], options, host);
  const source = program.getSourceFile(FILE)!;
  return program.getSemanticDiagnostics(source).map(({ start, code }) => {
    const line = text.slice(0, start).split('\n').length - 1;
    return `${text.split('\n')[line].trim()} // ${code}`;
  });
}

let real: string[];

beforeAll(() => {
  real = errors('/// <reference types="next" />\n', []);
});

test('the stub finds what the declarations of Next find', () => {
  const stub = readFileSync(STUB, 'utf8');
  expect(stub).toContain("declare module 'next/server'");
  expect(errors('', [STUB])).toEqual(real);
});

test('there is something to find', () => {
  expect(real.length).toBeGreaterThan(20);
});
