import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import express4 from 'express4';
import fc from 'fast-check';
import { NextRequest } from 'next/server.js';
import { afterAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.js';
import type { Compilation } from '../../src/compile-types.js';
import type { Answer } from '../../src/verify/answer.js';
import { send } from '../../src/verify/client.js';
import { compareAnswers } from '../../src/verify/compare.js';
import { withoutAlias } from '../conformance/next/specifiers.js';
import { linkExpress } from '../conformance/express/project.js';
import { WORK, writeTree } from '../conformance/work-folder.js';

// Status and headers that are set one after the other, over branches and in any order: the lowered handler answers as
// the same handler does on real Express.

const FRAMEWORKS = { 4: express4, 5: express } as const;
type Major = keyof typeof FRAMEWORKS;

const plainName = fc.constantFrom('X-A', 'X-B', 'x-b');
const value = fc.constantFrom('one', 'two', '3; a=b');
const mediaType = fc.constantFrom('text/plain', 'application/json', 'text/html; charset=utf-8', 'application/problem+json');
/** Name and value, as arguments. */
const pair = fc
  .oneof(fc.tuple(fc.constantFrom('X-A', 'X-B', 'x-a', 'Cache-Control'), value), fc.tuple(fc.constantFrom('Content-Type', 'content-type'), mediaType))
  .map(([name, text]) => `'${name}', '${text}'`);
// Statuses without a body (204, 304) and types without a charset (`image/png`) have cases of their own in the bench.
const status = fc.constantFrom(200, 201, 202, 400, 404, 503);

/** One call, or an assignment, that builds up the answer; `.` at its start so that calls can be chained. */
const call = fc.oneof(
  status.map((code) => `.status(${code})`),
  pair.map((both) => `.set(${both})`),
  pair.map((both) => `.header(${both})`),
  fc.tuple(plainName, value).map(([name, text]) => `.append('${name}', '${text}')`),
  fc.tuple(value, value).map(([a, b]) => `.set({ 'X-A': '${a}', 'X-C': '${b}' })`),
  fc.constantFrom('txt', 'json', 'html', 'application/problem+json').map((type) => `.type('${type}')`),
  fc.constantFrom('a', 'b').map((name) => `.cookie('${name}', '1')`),
  fc.constantFrom("'Origin'", "'Accept-Language'").map((name) => `.vary(${name})`),
  fc.constant(".location('/elsewhere')"),
);
const alone = fc.oneof(
  status.map((code) => `res.statusCode = ${code};`),
  pair.map((both) => `res.setHeader(${both});`),
  plainName.map((name) => `res.removeHeader('${name}');`),
);
const answer = fc.constantFrom(
  ".json({ ok: true })",
  ".send('text')",
  ".send({ ok: true })",
  '.end()',
  ".end('end')",
  '.sendStatus(202)',
  '.send()',
);

const chained = fc.array(call, { minLength: 1, maxLength: 3 }).map((calls) => `res${calls.join('')};`);
const step = fc.oneof({ weight: 3, arbitrary: chained }, { weight: 1, arbitrary: alone });
const steps = (maxLength: number) => fc.array(step, { maxLength });
const indented = (lines: string[]) => lines.map((line) => `  ${line}\n`).join('');
const branch = fc.oneof(
  steps(2).map((lines) => `if (req.query.q) {\n${indented(lines)}}`),
  fc.tuple(steps(2), steps(2)).map(([yes, no]) => `if (req.query.q) {\n${indented(yes)}} else {\n${indented(no)}}`),
  fc.tuple(steps(2), answer).map(([lines, end]) => `if (req.query.q) {\n${indented([...lines, `return res${end};`])}}`),
);
const last = fc.tuple(fc.array(call, { maxLength: 2 }), answer).map(([calls, end]) => `res${calls.join('')}${end};`);

/** The statements of a handler `(req, res)`. */
const handler = fc
  .tuple(fc.array(fc.oneof({ weight: 2, arbitrary: step }, { weight: 1, arbitrary: branch }), { maxLength: 4 }), last)
  .map(([before, end]) => [...before, end].join('\n'));

const folders: string[] = [];

function emptyFolder(major: Major): string {
  const base = path.join(WORK, 'build-up', String(major));
  mkdirSync(base, { recursive: true });
  linkExpress(base, major);
  const folder = mkdtempSync(path.join(base, 'app-'));
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const appOf = (handlers: string[]) =>
  `const express = require('express');\nconst app = express();\n${handlers
    .map((body, index) => `app.get('/h${index}', (req, res) => {\n${body}\n});\n`)
    .join('')}module.exports = app;\n`;

async function startExpress(code: string, major: Major): Promise<http.Server> {
  const module: { exports: unknown } = { exports: {} };
  new Function('require', 'module', code)(() => FRAMEWORKS[major], module);
  const server = http.createServer(module.exports as http.RequestListener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

type Route = { GET(request: NextRequest, context: object): Promise<Response> | Response };

/** The route file of a handler, loaded; absent where it is not native. */
async function routesOf({ plan, files }: Compilation, folder: string, count: number): Promise<(Route | undefined)[]> {
  const code = files.filter(({ path: file }) => /\.(ts|js)$/.test(file)).map(({ path: file, content }) => [file, withoutAlias(String(content), file)] as const);
  writeTree(path.join(folder, 'out'), new Map(code));
  return Promise.all(
    Array.from({ length: count }, (_, index) => {
      const endpoint = plan.endpoints.find((one) => one.path === `/h${index}`)!;
      return endpoint.outcome === 'native' ? (import(path.join(folder, 'out', endpoint.file!)) as Promise<Route>) : undefined;
    }),
  );
}

async function toAnswer(response: Response): Promise<Answer> {
  const headers = [...response.headers].filter(([name]) => !name.startsWith('x-middleware-'));
  return { status: response.status, headers, body: new Uint8Array(await response.arrayBuffer()), receivedAt: Date.now() };
}

/** Compares the handlers on both sides; gives how many were native. */
async function compareAll(handlers: string[], major: Major): Promise<number> {
  const code = appOf(handlers);
  const folder = emptyFolder(major);
  const manifest = { name: 'build-up', main: 'app.js', dependencies: { express: major === 4 ? '^4.22.3' : '^5.3.0' } };
  writeTree(path.join(folder, 'in'), new Map([['app.js', code], ['package.json', JSON.stringify(manifest)]]));
  const routes = await routesOf(await compile(path.join(folder, 'in'), {}), folder, handlers.length);
  const server = await startExpress(code, major);
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const [index, route] of routes.entries()) {
      for (const request of route ? [`/h${index}`, `/h${index}?q=1`].map((url) => ({ method: 'GET', path: url })) : []) {
        const expected = await send(origin, request);
        const actual = await toAnswer(await route!.GET(new NextRequest(`${origin}${request.path}`), {}));
        const unknown = compareAnswers(expected, actual, { request }).filter(({ known }) => !known);
        expect(unknown, `${request.path}\n${handlers[index]}`).toEqual([]);
      }
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return routes.filter((route) => route !== undefined).length;
}

describe.each<Major>([4, 5])('Express %d', (major) => {
  test('status and headers set in any order', { timeout: 180_000 }, async () => {
    let [native, all] = [0, 0];
    const apps = fc.array(handler, { minLength: 25, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(apps, async (handlers) => {
        native += await compareAll(handlers, major);
        all += handlers.length;
      }),
      { numRuns: 6, endOnFailure: true },
    );
    // Bridged handlers would prove nothing.
    expect(native / all).toBeGreaterThan(0.9);
  });
});
