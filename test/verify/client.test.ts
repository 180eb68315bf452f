import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyText, header, headerValues } from '../../src/verify/answer.js';
import { send } from '../../src/verify/client.js';

let server: http.Server;
let url: string;

const handlers: Record<string, http.RequestListener> = {
  echo: (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.rawHeaders, body: Buffer.concat(chunks).toString() })));
  },
  redirect: (_request, response) => void response.writeHead(302, { Location: '/echo' }).end(),
  gzip: (_request, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('hello')),
  silent: () => {},
  half: (_request, response) => {
    response.writeHead(200, { 'Content-Length': '100' });
    response.write('half', () => response.destroy());
  },
  slow: (_request, response) => void response.writeHead(200).write('some'),
  events: (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('data: 1\n\n');
  },
  large: (_request, response) => void response.end('x'.repeat(5000)),
  cookies: (_request, response) => void response.setHeader('Set-Cookie', ['a=1', 'b=2']).end(),
};

beforeAll(async () => {
  server = http.createServer((request, response) => handlers[/^\/+(\w+)/.exec(request.url ?? '')?.[1] ?? 'echo'](request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string) => ({ method: 'GET', path });

describe('send', () => {
  it('sends what it is told, and only the framing besides', async () => {
    const request = { method: 'DELETE', path: '/echo/%zz//a/../b?x[]=1#f', headers: { 'X-Case': 'Kept' }, body: 'bödy' };
    const answer = await send(url, request, { host: 'localhost:3000' });
    expect(JSON.parse(bodyText(answer))).toEqual({
      method: 'DELETE',
      url: '/echo/%zz//a/../b?x[]=1#f',
      headers: ['Host', 'localhost:3000', 'X-Case', 'Kept', 'Connection', 'close', 'Content-Length', '5'],
      body: 'bödy',
    });
  });

  it('follows no redirect and undoes no coding', async () => {
    expect(header(await send(url, get('/redirect')), 'location')).toBe('/echo');
    expect([...(await send(url, get('/gzip'))).body.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
    expect(headerValues(await send(url, get('/cookies')), 'set-cookie')).toEqual(['a=1', 'b=2']);
  });

  it('gives every exchange an end', async () => {
    expect(await send(url, get('/silent'), { time: 100 })).toMatchObject({ status: 0, failure: 'no answer within 100 ms' });
    expect(await send(url, get('/slow'), { time: 100 })).toMatchObject({ status: 200, cut: 'time' });
    expect(await send(url, get('/events'), { stream: 100 })).toMatchObject({ status: 200, cut: 'time' });
    const half = await send(url, get('/half'));
    expect([half.cut, bodyText(half)]).toEqual(['connection', 'half']);
    const large = await send(url, get('/large'), { size: 1000 });
    expect([large.cut, large.body.length]).toEqual(['size', 1000]);
  });

  it('never rejects', async () => {
    expect((await send('http://127.0.0.1:1', get('/'))).failure).toBe('ECONNREFUSED');
    expect((await send(url, get('/a b'))).failure).toBe('ERR_UNESCAPED_CHARACTERS');
    expect((await send('nonsense', get('/'))).failure).toBe('ERR_INVALID_URL');
  });
});
