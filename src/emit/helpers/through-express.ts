/**
 * Express middleware in front of code that is none: it runs in a real Express app, in this process, and what follows it
 * answers from within, so that whatever it does to the answer (headers, a session to save) still happens.
 *
 * Node built-ins: node:http, node:net (types), node:stream, node:stream/promises, node:stream/web (types).
 */
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import express, { type ErrorRequestHandler, type Request as ExpressRequest, type RequestHandler, type Response as ExpressResponse } from 'express';
import { NextRequest } from 'next/server';
import { exchange } from './bridge';

/** Middleware as `app.use` takes it, behind a path where it has one; what a condition left out is skipped. */
export type ExpressLink = RequestHandler | [path: string, link: RequestHandler | false | undefined] | false | null | undefined;

/** What was found out about a request before: members of `req`, its path parameters, and headers that are to be kept. */
export interface Known {
  [member: string]: unknown;
  params?: unknown;
  headers?: Headers;
}

/**
 * What runs behind the middleware.
 *
 * @param request the request, with what the middleware left of its body
 * @param req the same request as Express has it, with the members that the middleware added
 * @param failed the error that the middleware passed on
 */
export type Continuation = (request: NextRequest, req: any, failed: unknown) => Promise<Response | void>;

interface Exchange {
  request: NextRequest;
  known: Known;
  next: Continuation;
  fail: (error: unknown) => void;
}

/**
 * Puts middleware in front of native code.
 *
 * @param links in the order in which they run
 * @param settings of the app that middleware asks for, such as `trust proxy`
 */
export function throughExpress(links: ExpressLink[], settings: Record<string, unknown> = {}) {
  const exchanges = new WeakMap<Socket, Exchange>();
  const app = express();
  app.disable('x-powered-by');
  for (const [name, value] of Object.entries(settings)) app.set(name, value);
  const exchangeOf = (req: ExpressRequest) => exchanges.get(req.socket)!;

  app.use((req, res, next) => {
    bringAlong(exchangeOf(req).known, req, res);
    next();
  });
  for (const link of links) use(app, link, (req) => exchangeOf(req).known);
  app.use((req, res) => void proceed(exchangeOf(req), req, res));
  const failed: ErrorRequestHandler = (error, req, res, _next) => void proceed(exchangeOf(req), req, res, error);
  app.use(failed);
  const server = createServer(app);

  return (request: NextRequest, known: Known, next: Continuation): Promise<Response> =>
    new Promise((resolve, reject) => {
      const join = (socket: Socket) => exchanges.set(socket, { request, known, next, fail: reject });
      exchange(server, request, join).then(resolve, reject);
    });
}

/** All links see the same `req.params`, as handlers of one route do; what one puts in their place stays. */
function use(app: express.Express, link: ExpressLink, knownOf: (req: ExpressRequest) => Known): void {
  const [path, handler] = Array.isArray(link) ? link : ['/', link];
  if (!handler) return;
  app.use(path, (req, res, next) => {
    const known = knownOf(req);
    const own = req.params;
    if (known.params) req.params = known.params as typeof req.params;
    return handler(req, res, (error?: unknown) => {
      if (req.params !== own) known.params = req.params;
      next(error);
    });
  });
}

/** A body that was read already must not be read again (body-parser goes by `_body`). */
function bringAlong({ params: _params, headers: _headers, ...members }: Known, req: ExpressRequest, res: ExpressResponse): void {
  for (const [name, value] of Object.entries(members)) {
    if (name === 'locals') res.locals = value as typeof res.locals;
    else if (name === 'response') Object.assign(res, value);
    else Object.assign(req, { [name]: value });
  }
  if ('body' in members) Object.assign(req, { _body: true });
}

async function proceed({ request, known, next, fail }: Exchange, req: ExpressRequest, res: ExpressResponse, failed?: unknown): Promise<void> {
  if (known.params) req.params = known.params as typeof req.params;
  try {
    const response = await next(withBodyOf(request, req), req, failed);
    if (response) await send(response, req, res);
  } catch (error) {
    // Who answers the error in the end shall have the headers that the middleware had set.
    for (const [name, value] of Object.entries(res.getHeaders())) {
      for (const one of [value].flat()) known.headers?.append(name, String(one));
    }
    fail(error);
    req.socket.destroy();
  }
}

/** The request for native code: its body has come through the connection to Express, unless it was read before. */
function withBodyOf(request: NextRequest, req: ExpressRequest): NextRequest {
  const hasBody = req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
  if (!hasBody || request.method === 'GET' || request.method === 'HEAD') return request;
  const { url, method, headers, signal } = request;
  if (req.readableDidRead) return new NextRequest(url, { method, headers, signal });
  const body = Readable.toWeb(req) as ReadableStream<Uint8Array>;
  return new NextRequest(url, { method, headers, signal, body, duplex: 'half' });
}

async function send(response: Response, req: ExpressRequest, res: ExpressResponse): Promise<void> {
  res.status(response.status);
  if (response.statusText) res.statusMessage = response.statusText;
  for (const [name, value] of response.headers) {
    if (name === 'set-cookie') res.append(name, value);
    else if (name === 'vary') res.vary(value);
    else res.setHeader(name, value);
  }
  if (!response.body || req.method === 'HEAD') return void res.end();
  // A client that has gone needs no answer.
  await pipeline(Readable.fromWeb(response.body as NodeReadableStream), res).catch(() => undefined);
}
