/**
 * Route handlers that are answered by an Express app, in this process: each request travels to a real `node:http`
 * server over an in-memory connection, so that the app runs under the conditions that it was written for.
 *
 * Node built-ins: node:http, node:net (types), node:stream, node:zlib.
 */
import {
  createServer,
  request as httpRequest,
  Server,
  type ClientRequest,
  type IncomingMessage,
  type RequestListener,
} from 'node:http';
import type { Socket } from 'node:net';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { loopback } from './loopback';

/** What concerns one connection only (RFC 9110, 7.6.1), and what Next has done already. */
const NOT_FORWARDED = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  // Next answers `100 Continue` and compresses by itself; it drops the `Content-Encoding` of route handlers.
  ...['expect', 'accept-encoding'],
]);

const NOT_RETURNED = new Set(['connection', 'keep-alive', 'trailer', 'transfer-encoding', 'upgrade']);

const DECODERS = new Map<string, () => Transform>([
  ['br', createBrotliDecompress],
  ['deflate', createInflate],
  ['gzip', createGunzip],
]);

/**
 * Makes a route handler of an Express app.
 *
 * @param load imports the module of the app, once, when the first request comes in; the app is its default export, an
 *   export named `app` or `server`, or the value itself
 */
export function bridge(load: () => Promise<unknown>): (request: Request) => Promise<Response> {
  let server: Promise<Server> | undefined;
  return async (request) => {
    server ??= load().then(toServer);
    try {
      return await exchange(await server, request);
    } catch (error) {
      // A client that has gone hears nothing: there is no error to report.
      if (request.signal.aborted) return new Response(null, { status: 499 });
      throw error;
    }
  };
}

// ---------------------------------------------------------------------------------------------------------------------
// The app
// ---------------------------------------------------------------------------------------------------------------------

function toServer(loaded: unknown): Server {
  const app = findApp(loaded, 2);
  if (app instanceof Server) return app;
  if (app) return createServer(app);
  throw new TypeError('The module exports no Express app.');
}

/** CommonJS modules come as `{ default: module.exports }`, compiled ones as `{ default: { default: app } }`. */
function findApp(value: unknown, depth: number): RequestListener | Server | undefined {
  if (typeof value === 'function') return value as RequestListener;
  if (value instanceof Server) return value;
  if (typeof value !== 'object' || value === null || depth < 0) return undefined;
  const { default: main, app, server } = value as Record<string, unknown>;
  return findApp(main, depth - 1) ?? findApp(app, depth - 1) ?? findApp(server, depth - 1);
}

// ---------------------------------------------------------------------------------------------------------------------
// One request
// ---------------------------------------------------------------------------------------------------------------------

/**
 * Lets a server answer a request.
 *
 * @param join told the server's end of the connection before the request goes out
 * @throws Error when the connection breaks before there is an answer
 */
export async function exchange(server: Server, request: Request, join?: (socket: Socket) => void): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = forwardedHeaders(request.headers);
  const body = await bodyOf(request);
  const connection = loopback(request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim());
  join?.(connection.server as unknown as Socket);
  if (!body) delete headers['content-length'];
  else if (headers['content-length'] === undefined) headers['transfer-encoding'] = 'chunked';

  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({
      method: request.method,
      path: pathname + search,
      headers,
      createConnection: () => connection.client,
    });
    const fail = (error: unknown) => {
      reject(error);
      outgoing.destroy();
    };
    outgoing.on('response', (incoming) => resolve(toResponse(incoming, request.method)));
    outgoing.on('error', fail);
    request.signal.addEventListener('abort', () => connection.client.destroy(), { once: true });
    server.emit('connection', connection.server);
    if (body) {
      sendBody(body, outgoing).catch(fail);
    } else {
      outgoing.useChunkedEncodingByDefault = false;
      outgoing.end();
    }
  });
}

function forwardedHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !NOT_FORWARDED.has(name)));
}

interface Body {
  reader: ReadableStreamDefaultReader<Uint8Array>;
  /** Number of bytes that the client announced, 0 where it did not. */
  announced: number;
  /** Set where the first piece had to be read to know that there is one. */
  first?: ReadableStreamReadResult<Uint8Array>;
}

/** The body of a request, null where it has none: Next gives a stream to every request but GET and HEAD. */
async function bodyOf(request: Request): Promise<Body | null> {
  if (!request.body || request.bodyUsed) return null;
  const reader = request.body.getReader();
  const announced = request.headers.get('content-length');
  if (announced !== null || request.headers.has('transfer-encoding')) return { reader, announced: Number(announced) };
  const first = await reader.read();
  return first.done ? null : { reader, announced: 0, first };
}

/**
 * Sends a body at the pace of the app. What an app has not read when it answers is read here and dropped, as Node does
 * it, so that a client that sends everything first comes to hear the answer.
 *
 * @throws Error when fewer bytes come than announced: Next cuts large bodies where a proxy runs before the route
 */
async function sendBody({ reader, announced, first }: Body, outgoing: ClientRequest): Promise<void> {
  let goOn: () => void = () => undefined;
  for (const event of ['drain', 'close']) outgoing.on(event, () => goOn());
  let received = 0;
  for (let next = first ?? (await reader.read()); !next.done; next = await reader.read()) {
    received += next.value.length;
    if (outgoing.destroyed || outgoing.write(next.value)) continue;
    await new Promise<void>((resolve) => (goOn = resolve));
  }
  if (received < announced) throw new Error(`The request body ended after ${received} of ${announced} bytes.`);
  outgoing.end();
}

// ---------------------------------------------------------------------------------------------------------------------
// One answer
// ---------------------------------------------------------------------------------------------------------------------

function toResponse(incoming: IncomingMessage, method: string): Response {
  const { statusCode: status = 500, statusMessage: statusText, rawHeaders } = incoming;
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name, value] = [rawHeaders[index]!, rawHeaders[index + 1]!];
    if (!NOT_RETURNED.has(name.toLowerCase())) headers.append(name, value);
  }
  if (method === 'HEAD' || status === 204 || status === 205 || status === 304) {
    incoming.resume();
    return new Response(null, { status, statusText, headers });
  }
  return new Response(toWeb(decoded(incoming, headers)), { status, statusText, headers });
}

/** Next sends no `Content-Encoding` of ours, so a body that was stored compressed has to leave as it was before. */
function decoded(incoming: IncomingMessage, headers: Headers): Readable {
  const decoder = DECODERS.get(headers.get('content-encoding') ?? '');
  if (!decoder) return incoming;
  headers.delete('content-encoding');
  headers.delete('content-length');
  return pipeline(incoming, decoder(), () => undefined);
}

function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      stream.destroy();
    },
  });
}
