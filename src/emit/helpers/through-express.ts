/**
 * Express middleware in front of code that is none: it runs in a real Express app, in this process, and what follows it
 * answers from within, so that whatever it does to the answer (headers, a session to save) still happens.
 *
 * Node built-ins: node:http, node:net (types), node:stream (types), node:stream/promises, node:timers/promises.
 */
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import express, { type ErrorRequestHandler, type Request as ExpressRequest, type RequestHandler, type Response as ExpressResponse } from 'express';
import { NextRequest } from 'next/server';
import { exchange } from './bridge';
import { responseStatus, withResponseStatus } from './response-status';

type Middleware = RequestHandler | RequestHandler[] | false | '' | 0 | null | undefined;

/** Middleware as `app.use` takes it, behind a path where it has one; what a condition left out is skipped. */
export type ExpressLink = Middleware | [path: string, link: Middleware];

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

/** A request on its way through middleware. */
interface Exchange {
  request: NextRequest;
  known: Known;
  next: Continuation;
  answer(response: Response | void, req: ExpressRequest, res: ExpressResponse): void | Promise<void>;
  fail(error: unknown, req: ExpressRequest, res: ExpressResponse): void;
}

/** What native code behind middleware runs within, by the request that it was given. */
const around = new WeakMap<NextRequest, { req: ExpressRequest; res: ExpressResponse }>();

/** The headers of requests as they came. */
const sentHeaders = new WeakMap<ExpressRequest, ExpressRequest['headers']>();

/** Stands for an answer that middleware gave itself, behind native code. */
const SENT = new Response(null);

/**
 * Puts middleware in front of native code. Behind other middleware it goes on with the same request of Express, so that
 * it finds there what that has left.
 *
 * @param links in the order in which they run
 * @param settings of the app that middleware asks for, such as `trust proxy`
 */
export function throughExpress(links: ExpressLink[], settings: Record<string, unknown> = {}) {
  const exchanges = new WeakMap<Socket, Exchange>();
  const router = express.Router();
  const exchangeOf = (req: ExpressRequest) => exchanges.get(req.socket)!;

  router.use((req, res, next) => {
    if (!sentHeaders.has(req)) sentHeaders.set(req, { ...req.headers });
    bringAlong(exchangeOf(req).known, req, res);
    next();
  });
  for (const link of links) use(router, link, (req) => exchangeOf(req).known);
  router.use((req, res) => void proceed(exchangeOf(req), req, res));
  const failed: ErrorRequestHandler = (error, req, res, _next) => {
    // A status that middleware has set before it failed is for the error handlers to see.
    void proceed(exchangeOf(req), req, res, res.statusCode === 200 ? error : withResponseStatus(error, res.statusCode));
  };
  router.use(failed);
  const server = createServer(toApp(router, settings));

  return (request: NextRequest, known: Known, next: Continuation): Promise<Response> =>
    new Promise((resolve, reject) => {
      const outer = around.get(request);
      if (outer) {
        const { req, res } = outer;
        exchanges.set(req.socket, { request, known, next, answer: (response) => resolve(response as Response), fail: reject });
        res.once('close', () => resolve(SENT));
        return void router(req, res, reject);
      }
      const fail: Exchange['fail'] = (error, req, res) => {
        keepHeaders(res, known.headers);
        reject(error);
        req.socket.destroy();
      };
      const join = (socket: Socket) => exchanges.set(socket, { request, known, next, answer: send, fail });
      exchange(server, request, join).then(resolve, reject);
    });
}

/**
 * An error handler that only Express can run: it answers as it does in Express, behind what has run there already.
 *
 * @returns a function that gives its answer, and throws what the handler passes on
 */
export function throughErrorHandler(handler: ErrorRequestHandler, settings: Record<string, unknown> = {}) {
  const failing: Middleware = (req, res, next) => {
    const error: unknown = Reflect.get(req, 'failure');
    const status = responseStatus(error);
    if (status !== 200) res.status(status);
    return handler(error, req, res, next);
  };
  const run = throughExpress([failing], settings);

  return (error: unknown, request: NextRequest): Promise<Response> =>
    run(around.has(request) ? request : withoutReadBody(request), { failure: error }, async (_request, _req, failed) => {
      throw failed ?? error;
    });
}

/**
 * Middleware that calls back with what it has found out, for code behind it to read.
 *
 * @param name member of `req` for what the callback is given
 * @param make gives the middleware, with the callback for it
 */
export function resultsOf(name: string, make: (callback: (...results: any[]) => void) => (req: any, res: any, next: any) => unknown): RequestHandler {
  return (req, res, next) => {
    make((...results) => {
      Object.assign(req, { [name]: results });
      next();
    })(req, res, next);
  };
}

/** A body that was read before cannot be sent again. */
function withoutReadBody(request: NextRequest): NextRequest {
  if (!request.bodyUsed) return request;
  const { url, method, signal } = request;
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  headers.delete('transfer-encoding');
  return new NextRequest(url, { method, headers, signal });
}

function toApp(router: express.Router, settings: Record<string, unknown>): express.Express {
  const app = express();
  app.disable('x-powered-by');
  for (const [name, value] of Object.entries(settings)) app.set(name, value);
  return app.use(router);
}

/** All links see the same `req.params`, as handlers of one route do; what one puts in their place stays. */
function use(router: express.Router, link: ExpressLink, knownOf: (req: ExpressRequest) => Known): void {
  const [path, middleware] = isMounted(link) ? link : ['/', link];
  for (const handler of [middleware].flat()) {
    if (!handler) continue;
    router.use(path, (req, res, next) => {
      const known = knownOf(req);
      const own = req.params;
      if (known.params) req.params = known.params as typeof req.params;
      return handler(req, res, (error?: unknown) => {
        if (req.params !== own) known.params = req.params;
        next(error);
      });
    });
  }
}

function isMounted(link: ExpressLink): link is [path: string, link: Middleware] {
  return Array.isArray(link) && typeof link[0] === 'string';
}

/**
 * Puts what was found out before where middleware looks for it. A body that was read already must not be read again
 * (body-parser goes by `_body`).
 */
function bringAlong({ params: _params, headers: _headers, ...members }: Known, req: ExpressRequest, res: ExpressResponse): void {
  for (const [name, value] of Object.entries(members)) {
    if (name === 'locals') res.locals = value as typeof res.locals;
    else if (name === 'response') Object.assign(res, value);
    // What middleware has left there itself may be more than a value (the session of cookie-session).
    else if (Reflect.get(req, name) !== value) Object.assign(req, { [name]: value });
  }
  if ('body' in members) Object.assign(req, { _body: true });
}

async function proceed({ request, known, next, answer, fail }: Exchange, req: ExpressRequest, res: ExpressResponse, failed?: unknown): Promise<void> {
  if (known.params) req.params = known.params as typeof req.params;
  const isOutermost = !around.has(request);
  const behind = requestBehind(request, req);
  around.set(behind, { req, res });
  try {
    await answer(await next(behind, req, failed), req, res);
  } catch (error) {
    fail(error, req, res);
  } finally {
    if (isOutermost) around.delete(behind);
  }
}

/** Who answers an error in the end shall have the headers that the middleware had set. */
function keepHeaders(res: ExpressResponse, headers: Headers | undefined): void {
  for (const [name, value] of Object.entries(res.getHeaders())) {
    for (const one of [value].flat()) headers?.append(name, String(one));
  }
}

/**
 * The request for native code: with the headers that middleware has left, and a body that has come through the connection to
 * Express, unless it was read before.
 */
function requestBehind(request: NextRequest, req: ExpressRequest): NextRequest {
  const hasBody = req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
  const headers = changedHeaders(request, req);
  const { url, method, signal } = request;
  if (!hasBody || request.method === 'GET' || request.method === 'HEAD') return headers === request.headers ? request : new NextRequest(url, { method, headers, signal });
  if (req.readableDidRead) return new NextRequest(url, { method, headers, signal });
  return new NextRequest(url, { method, headers, signal, body: toWeb(req), duplex: 'half' });
}

/** The headers of the request, and what middleware made of them (`req.headers['x-request-id'] = …`). */
function changedHeaders(request: NextRequest, req: ExpressRequest): Headers {
  const sent = sentHeaders.get(req)!;
  const names = new Set([...Object.keys(sent), ...Object.keys(req.headers)]);
  const changed = [...names].filter((name) => req.headers[name] !== sent[name]);
  if (changed.length === 0) return request.headers;
  const headers = new Headers(request.headers);
  for (const name of changed) {
    const value = req.headers[name];
    if (value === undefined) headers.delete(name);
    else headers.set(name, String(value));
  }
  return headers;
}

/** Takes nothing from a stream before it is asked for: middleware behind native code may want the body itself. */
function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  let chunks: AsyncIterator<Uint8Array> | undefined;
  return new ReadableStream(
    {
      async pull(controller) {
        chunks ??= stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}

async function send(response: Response | void, req: ExpressRequest, res: ExpressResponse): Promise<void> {
  if (!response || response === SENT) return;
  res.status(response.status);
  if (response.statusText) res.statusMessage = response.statusText;
  for (const [name, value] of response.headers) {
    if (name === 'set-cookie') res.append(name, value);
    else if (name === 'vary') res.vary(value);
    else res.setHeader(name, value);
  }
  if (!response.body || req.method === 'HEAD') return void res.end();
  const reader = response.body.getReader();
  try {
    const first = await reader.read();
    const second = first.done ? Promise.resolve(first) : reader.read();
    const isWhole = await Promise.race([second.then(({ done }) => done), setImmediate(false)]);
    // `res.send` ends with all that there is: functions in the place of `res.end` count on that.
    if (isWhole) return void res.end(first.value);
    await pipeline(pieces(reader, first, second), res);
  } catch {
    // A client that has gone needs no answer; a body that fails ends the connection.
    res.destroy();
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;
type Piece = ReadableStreamReadResult<Uint8Array>;

async function* pieces(reader: Reader, first: Piece, second: Promise<Piece>): AsyncGenerator<Uint8Array> {
  try {
    if (first.value) yield first.value;
    for (let next = await second; !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}
