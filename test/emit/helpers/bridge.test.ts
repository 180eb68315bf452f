import http from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../../src/emit/helpers/bridge';
import type { VerifyRequest } from '../../../src/verify/answer';
import { REQUESTS } from '../../next/bridge/requests';
import { MAJORS } from './support/majors';
import { serve, webRequest, type RequestInit, type Server } from './support/server';

const require = createRequire(import.meta.url);
const createApp = require('../../next/bridge/app.cjs') as (packages: object) => http.RequestListener;
const packages = {
  compression: require('compression'),
  session: require('express-session'),
  multer: require('multer'),
};

type Handler = (request: Request) => Promise<Response>;

/** For what comes when it comes: only a mistake lets it run out. */
const PATIENT = { timeout: 20_000, interval: 20 };

/** Hands requests to a route handler the way Next does. */
function nextLike(handler: Handler): http.RequestListener {
  return (request, response) => {
    const gone = new AbortController();
    response.on('close', () => response.writableFinished || gone.abort());
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers))
      for (const item of [value ?? []].flat()) headers.append(name, item);
    if (!headers.has('x-forwarded-for')) headers.set('x-forwarded-for', request.socket.remoteAddress ?? '');
    const body = request.method === 'GET' || request.method === 'HEAD' ? undefined : Readable.toWeb(request);
    const init = { method: request.method, headers, body, duplex: 'half', signal: gone.signal };
    handler(new Request(new URL(request.url ?? '/', 'http://localhost:3000'), init as object)).then(
      (answer) => void send(answer, response),
      () => response.writeHead(500).end(),
    );
  };
}

async function send(answer: Response, response: http.ServerResponse): Promise<void> {
  response.statusCode = answer.status;
  response.statusMessage = answer.statusText;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  if (!answer.body) return void response.end();
  const reader = answer.body.getReader();
  response.on('close', () => void reader.cancel().catch(() => undefined));
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) response.write(next.value);
    response.end();
  } catch {
    response.destroy();
  }
}

/** A chunked body goes out in pieces. */
function asSent({ headers, body, ...request }: VerifyRequest): RequestInit {
  const pieces = headers?.['transfer-encoding']
    ? Array.from({ length: 3 }, (_, at) =>
        Buffer.from(body!).subarray((at * body!.length) / 3, ((at + 1) * body!.length) / 3),
      )
    : body;
  return { ...request, headers: { host: 'shop.example', ...headers }, body: pieces };
}

const NAMES = [
  'content-type',
  'etag',
  'location',
  'cache-control',
  'x-two',
  'x-powered-by',
  'accept-ranges',
  'content-range',
  'vary',
];

describe.each(MAJORS)('an Express $major app behind the bridge', ({ express }) => {
  let direct: Server;
  let bridged: Server;

  beforeAll(async () => {
    direct = await serve(createApp({ express, ...packages }));
    bridged = await serve(nextLike(bridge(async () => ({ default: createApp({ express, ...packages }) }))));
  });
  afterAll(() => Promise.all([direct.close(), bridged.close()]));

  it.each(Object.entries(REQUESTS))('answers %s alike', async (_, init) => {
    const send = (server: Server) => server.send(asSent(init));
    const [expected, actual] = await Promise.all([send(direct), send(bridged)]);
    const view = (answer: typeof expected) => ({
      status: answer.status,
      headers: Object.fromEntries(NAMES.map((name) => [name, answer.headers.get(name)])),
      cookies: answer.headers.getSetCookie().map((cookie) => cookie.replace(/Expires=[^;]+/, 'Expires=…')),
      body:
        answer.body.length > 1000 ? answer.body.length : answer.text.replace(/\(?[^\s(]+\/node_modules\/[^<]*/g, '…'),
    });
    expect(view(actual)).toEqual(view(expected));
  });

  it('keeps a session', async () => {
    const first = await bridged.send({ path: '/session' });
    const cookie = first.headers.getSetCookie()[0]!.split(';')[0]!;
    expect((await bridged.send({ path: '/session', headers: { cookie } })).text).toBe('{"count":2}');
  });

  it('answers with what a compressed body says, since Next drops Content-Encoding', async () => {
    const gzip = { 'accept-encoding': 'gzip, br' };
    const stored = await bridged.send({ path: '/stored', headers: gzip });
    expect([stored.text, stored.headers.get('content-encoding')]).toEqual(['stored compressed', null]);
    const dynamic = await bridged.send({ path: '/json', headers: gzip });
    expect(JSON.parse(dynamic.text)).toMatchObject({ url: '/json' });
  });

  it('passes the reason phrase on', async () => {
    const response = await bridge(async () => createApp({ express, ...packages }))(webRequest({ path: '/reason' }));
    expect(response.statusText).toBe('Quite Fine');
  });

  it('streams an answer as it is written', async () => {
    const pieces = await arrivals(bridged, '/slow');
    expect(pieces.join('')).toBe('one two three');
    // Not all at once; which of them come together is up to the machine.
    expect(pieces.length).toBeGreaterThan(1);
  });

  it('tells the app when the client of a stream has gone', async () => {
    const before = JSON.parse((await bridged.send({ path: '/closed' })).text) as { sse: number };
    expect((await arrivals(bridged, '/sse', 2)).join('')).toMatch(/^data: 1\n\ndata: 2\n\n/);
    await vi.waitFor(
      async () => expect(JSON.parse((await bridged.send({ path: '/closed' })).text)).toMatchObject({ sse: before.sse + 1 }),
      PATIENT,
    );
  });

  it('tells an app that never answers when the client has gone', async () => {
    const gone = new AbortController();
    const pending = http.get({ port: bridged.port, path: '/hang', signal: gone.signal });
    pending.on('error', () => undefined);
    await vi.waitFor(async () => expect((await bridged.send({ path: '/hanging' })).text).toBe('1'), PATIENT);
    gone.abort();
    await vi.waitFor(
      async () => expect(JSON.parse((await bridged.send({ path: '/closed' })).text)).toMatchObject({ hang: 1 }),
      PATIENT,
    );
  });

  it('fails where the app breaks the connection', async () => {
    expect((await bridged.send({ path: '/destroy' })).status).toBe(500);
    await expect(bridged.send({ path: '/cut' })).rejects.toThrow('aborted');
  });
});

/** The pieces of an answer as they come in; hangs up after `count`. */
function arrivals(server: Server, path: string, count = Infinity): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const seen: string[] = [];
    const request = http.get({ port: server.port, path }, (response) => {
      response.on('data', (chunk: Buffer) => {
        seen.push(chunk.toString());
        if (seen.length < count) return;
        request.destroy();
        resolve(seen);
      });
      response.on('end', () => resolve(seen));
      response.on('error', () => resolve(seen));
    });
    request.on('error', reject);
  });
}

describe('the module that load() gives', () => {
  const app: http.RequestListener = (_, response) => void response.end('here');
  const answer = async (loaded: unknown) => (await bridge(async () => loaded)(webRequest())).text();

  it.each<[string, unknown]>([
    ['a function', app],
    ['a default export', { default: app }],
    ['a compiled module', { default: { __esModule: true, default: app } }],
    ['an export named app', { app, port: 3000 }],
    ['module.exports = { app }', { default: { app } }],
    ['an HTTP server', { default: http.createServer(app) }],
    ['an export named server', { server: http.createServer(app) }],
  ])('may be %s', async (_, loaded) => {
    expect(await answer(loaded)).toBe('here');
  });

  it('is loaded once, at the first request', async () => {
    const load = vi.fn(async () => app);
    const handler = bridge(load);
    expect(load).not.toHaveBeenCalled();
    await Promise.all([handler(webRequest()), handler(webRequest())]);
    expect(load).toHaveBeenCalledOnce();
  });

  it('must hold an app', async () => {
    await expect(answer({ port: 3000 })).rejects.toThrow('no Express app');
  });
});

it('refuses a body that Next has cut', async () => {
  const handler = bridge(async () => (request: http.IncomingMessage, response: http.ServerResponse) => {
    request.resume().on('end', () => response.end('read'));
  });
  await expect(
    handler(webRequest({ method: 'POST', headers: { 'content-length': '10' }, body: 'four' })),
  ).rejects.toThrow('after 4 of 10 bytes');
});

it('listens to no port', async () => {
  const server = http.createServer((_, response) => void response.end());
  await bridge(async () => server)(webRequest());
  expect([server.listening, server.address() as AddressInfo | null]).toEqual([false, null]);
});
