import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import express from 'express';
import express4 from 'express4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KNOWN_DIFFERENCES } from '../../rules/differences/index.js';
import type { Answer, Difference, VerifyRequest } from '../../src/verify/answer.js';
import { send } from '../../src/verify/client.js';
import { compareAnswers } from '../../src/verify/compare.js';
import { answer } from './answers.js';

/** The expected side is real Express; the answers of Next are those that were measured. */
describe.each([
  ['Express 4', express4],
  ['Express 5', express],
])('%s', (_name, framework) => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const app = framework();
    app.get('/json', (_req, res) => void res.json({ hello: 'wörld' }));
    app.get('/tagged', (_req, res) => void res.set('ETag', '"v1"').json({ hello: 'wörld' }));
    app.get('/url', (req, res) => void res.json({ url: req.originalUrl, a: req.query.a }));
    app.get('/latin', (_req, res) => void res.set('X-Name', 'Zo\u00eb').json({ hello: 'wörld' }));
    app.get('/packed', (_req, res) => void res.vary('Accept-Encoding').set('Content-Encoding', 'gzip').type('json').end(gzipSync(JSON.stringify({ hello: 'wörld' }))));
    app.get('/varies', (_req, res) => void res.vary('Accept-Encoding, Origin').json({ hello: 'wörld' }));
    app.post('/json', (_req, res) => void res.sendStatus(204));
    app.get('/throws', () => {
      throw Object.assign(new Error('no'), { status: 422 });
    });
    await new Promise<void>((resolve) => (server = app.listen(0, '127.0.0.1', () => resolve())));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  async function compared(request: VerifyRequest, next: Answer, routes: string[] = []): Promise<{ known: string[]; unknown: Difference[] }> {
    const differences = compareAnswers(await send(url, request), next, { request, routes });
    return {
      known: [...new Set(differences.flatMap(({ known }) => known ?? []))].sort(),
      unknown: differences.filter(({ known }) => known === undefined),
    };
  }

  const get = (path: string, headers?: Record<string, string>): VerifyRequest => ({ method: 'GET', path, ...(headers && { headers }) });
  const vary: [string, string] = ['vary', 'rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch, Accept-Encoding'];
  const now = () => ({ receivedAt: Date.now() });
  const nextJson = (json: unknown) =>
    answer({ ...now(), headers: [vary, ['content-type', 'application/json'], ['Transfer-Encoding', 'chunked']], body: JSON.stringify(json) });

  it('JSON', async () => {
    const { known, unknown } = await compared(get('/json'), nextJson({ hello: 'wörld' }));
    expect(unknown).toEqual([]);
    expect(known).toEqual(['etag', 'framing', 'header-case', 'json-charset', 'next-vary', 'powered-by']);
    expect((await compared(get('/json'), nextJson({ hello: 'world' }))).unknown).toMatchObject([{ kind: 'body', name: '$.hello' }]);
  });

  it('a header value in Latin-1', async () => {
    const named = (name: string) => {
      const next = nextJson({ hello: 'wörld' });
      return { ...next, headers: [...next.headers, ['x-name', name] as [string, string]] };
    };
    const asUtf8 = await compared(get('/latin'), named('Zo\u00c3\u00ab'));
    expect(asUtf8.unknown).toEqual([]);
    expect(asUtf8.known).toContain('latin-headers');
    expect((await compared(get('/latin'), named('Zoe'))).unknown).toMatchObject([{ kind: 'header', name: 'x-name' }]);
  });

  it('compression', async () => {
    const path = get('/packed', { 'accept-encoding': 'gzip' });
    const packed = await compared(path, nextJson({ hello: 'wörld' }));
    expect(packed.unknown).toEqual([]);
    expect(packed.known).toContain('compression');
    expect((await compared(path, nextJson({ hello: 'world' }))).unknown).toMatchObject([{ kind: 'body' }]);
    const page = nextJson({ hello: 'wörld' });
    const lacking = await compared(get('/varies'), { ...page, headers: page.headers.map(([name, value]): [string, string] => (name === 'vary' ? [name, 'rsc'] : [name, value])) });
    expect(lacking.unknown).toMatchObject([{ name: 'vary' }]);
  });

  it('the spelling of a query', async () => {
    const path = '/url?a=b%20c&flag';
    const same = await compared(get(path), nextJson({ url: '/url?a=b+c&flag=', a: 'b c' }));
    expect(same.unknown).toEqual([]);
    expect(same.known).toContain('query-spelling');
    const other = await compared(get(path), nextJson({ url: '/url?a=b+c&flag=', a: 'b+c' }));
    expect(other.known).not.toContain('query-spelling');
    expect((await compared(get('/url?a=1'), nextJson({ url: '/url?a=2', a: '1' }))).unknown).toMatchObject([{ kind: 'body', name: '$.url' }]);
  });

  it('an answer without a body', async () => {
    const { known, unknown } = await compared({ method: 'POST', path: '/json' }, answer({ ...now(), status: 204, headers: [vary] }));
    expect(unknown).toEqual([]);
    expect(known).toContain('etag');
  });

  it('an ETag of the app is no known difference', async () => {
    expect((await compared(get('/tagged'), nextJson({ hello: 'wörld' }))).unknown).toMatchObject([{ name: 'etag' }]);
  });

  it('a conditional request', async () => {
    const tag = (await send(url, get('/json'))).headers.find(([name]) => name === 'ETag')![1];
    const conditional = get('/json', { 'If-None-Match': tag });
    expect((await send(url, conditional)).status).toBe(304);
    expect((await compared(conditional, nextJson({ hello: 'wörld' }))).unknown).toEqual([]);
    expect((await compared(conditional, nextJson({ hello: 'other' }))).unknown).toMatchObject([{ kind: 'status' }, { kind: 'header' }, { name: 'etag' }, { kind: 'body' }]);
    expect((await compared(conditional, { ...nextJson({ hello: 'wörld' }), status: 500 })).unknown).not.toEqual([]);
  });

  const empty405 = () => answer({ ...now(), status: 405, headers: [vary] });
  const nextPage = (body = '<!DOCTYPE html><html><script src="/_next/static/x.js"></script></html>') =>
    answer({
      ...now(),
      status: 404,
      headers: [['X-Powered-By', 'Next.js'], ['Cache-Control', 's-maxage=31536000'], ['x-nextjs-cache', 'HIT'], ['Content-Type', 'text/html; charset=utf-8'], ['ETag', '"abc"']],
      body,
    });

  it('a path in other letters', async () => {
    const routes = ['/json', '/tagged', '/url'];
    expect((await compared(get('/JSON'), nextPage(), routes)).unknown).toEqual([]);
    expect((await compared(get('/Json/'), nextPage(), routes)).known).toContain('letter-case');
    // A route that is spelled so is not found by mistake, and what was found has to be the same.
    expect((await compared(get('/json'), nextPage(), routes)).unknown).not.toEqual([]);
    expect((await compared(get('/JSON'), nextJson({ hello: 'other' }), routes)).unknown).not.toEqual([]);
    expect((await compared(get('/JSON'), nextPage(), ['/:name', ...routes])).unknown).not.toEqual([]);
  });

  it('an unhandled method or path', async () => {
    expect((await compared({ method: 'PUT', path: '/json' }, empty405())).unknown).toEqual([]);
    expect((await compared(get('/nowhere'), nextPage())).unknown).toEqual([]);
    expect((await compared({ method: 'HEAD', path: '/nowhere' }, nextPage(''))).unknown).toEqual([]);
    // A handled request that Next refuses, and an unhandled one that Next lets in, are bugs.
    expect((await compared(get('/json'), empty405())).unknown).not.toEqual([]);
    expect((await compared(get('/nowhere'), nextJson({ hello: 'wörld' }))).unknown).not.toEqual([]);
    expect((await compared(get('/nowhere'), { ...empty405(), status: 401 })).unknown).not.toEqual([]);
  });

  it('headers of the app on an unhandled request stay the app\'s', async () => {
    const page = await send(url, get('/nowhere'));
    const withCors = { ...page, headers: [...page.headers, ['Access-Control-Allow-Origin', '*'] as [string, string]] };
    const found = compareAnswers(withCors, nextPage(), { request: get('/nowhere') }).filter(({ known }) => !known);
    expect(found).toEqual([{ kind: 'header', name: 'access-control-allow-origin', expected: '*' }]);
  });

  it('automatic OPTIONS', async () => {
    const options = { method: 'OPTIONS', path: '/json' };
    const allowed = (allow: string) => answer({ ...now(), status: 204, headers: [['allow', allow], vary] });
    expect((await compared(options, allowed('GET, HEAD, OPTIONS, POST'))).unknown).toEqual([]);
    expect((await compared(options, allowed('GET, HEAD, OPTIONS'))).unknown).toMatchObject([{ name: 'allow' }]);
    expect((await compared(options, answer({ ...now(), status: 404 }))).unknown).not.toEqual([]);
  });

  it('an error page', async () => {
    const failed = (status: number, body = '') => answer({ ...now(), status, headers: [vary], body });
    expect((await compared(get('/throws'), failed(422))).unknown).toEqual([]);
    expect((await compared(get('/throws'), failed(500))).unknown).not.toEqual([]);
    expect((await compared(get('/throws'), failed(422, 'Error: no\n    at handler (/app/x.js:1:2)'))).unknown).not.toEqual([]);
  });

  it('a body on GET', async () => {
    const request = { ...get('/json'), body: '{"a":1}' };
    expect((await compared(request, { ...nextJson({ error: 'no body' }), status: 400 })).unknown).toEqual([]);
    expect((await compared(get('/json'), { ...nextJson({ error: 'no body' }), status: 400 })).unknown).not.toEqual([]);
  });
});

describe('the list', () => {
  it('has one entry per code, each with a title and a reason', () => {
    expect(new Set(KNOWN_DIFFERENCES.map(({ code }) => code)).size).toBe(KNOWN_DIFFERENCES.length);
    for (const { code, title, reason } of KNOWN_DIFFERENCES) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title).not.toBe('');
      expect(reason).toMatch(/\.$/);
    }
  });

  it.each<[string, Partial<Answer>, Partial<Answer>]>([
    ['a status', { status: 200 }, { status: 201 }],
    ['a redirect', { status: 302, headers: [['Location', '/a']] }, { status: 302, headers: [['Location', '/b']] }],
    ['a cookie', { headers: [['Set-Cookie', 'a=1; HttpOnly']] }, { headers: [['Set-Cookie', 'a=1']] }],
    ['CORS', { headers: [['Access-Control-Allow-Origin', 'https://a.example']] }, { headers: [['Access-Control-Allow-Origin', '*']] }],
    ['a challenge', { status: 401, headers: [['WWW-Authenticate', 'Bearer']] }, { status: 401 }],
    ['a length that lies', { headers: [['Content-Length', '5']], body: Buffer.from('hello') }, { headers: [['Content-Length', '4']], body: Buffer.from('hell') }],
  ])('never covers %s', (_name, expected, actual) => {
    for (const method of ['GET', 'POST', 'OPTIONS', 'HEAD']) {
      const found = compareAnswers({ ...answer(), ...expected }, { ...answer(), ...actual }, { request: { method, path: '/x' } });
      expect(found.some(({ known }) => known === undefined), method).toBe(true);
    }
  });
});
