import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/** What came back over the wire. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
  text: string;
}

export interface RequestInit {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  /** Sent as one piece with its length, or chunk by chunk without a length when it is an array. */
  body?: string | Uint8Array | (string | Uint8Array)[];
}

export interface Server {
  port: number;
  send(init?: RequestInit): Promise<Answer>;
  close(): Promise<void>;
}

/** Listens on a free port of the loopback interface; every request goes to `listener`, for example an Express app. */
export async function serve(listener: http.RequestListener): Promise<Server> {
  const server = http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new http.Agent({ keepAlive: true });
  return {
    port,
    send: (init = {}) => send(port, agent, init),
    close: () => {
      agent.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function send(port: number, agent: http.Agent, init: RequestInit): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', path = '/', body } = init;
    const length = body === undefined || Array.isArray(body) ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const headers = { ...length, ...init.headers };
    const request = http.request({ port, host: '127.0.0.1', agent, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const answerHeaders = new Headers();
        for (let at = 0; at < response.rawHeaders.length; at += 2) {
          answerHeaders.append(response.rawHeaders[at]!, response.rawHeaders[at + 1]!);
        }
        resolve({ status: response.statusCode!, headers: answerHeaders, body: bytes, text: bytes.toString() });
      });
    });
    request.on('error', reject);
    // A POST without a body announces none, as other clients do it.
    if (body === undefined) Object.assign(request, { useChunkedEncodingByDefault: false });
    for (const chunk of [body ?? []].flat()) request.write(chunk);
    request.end();
  });
}

/** The same request as {@link Server.send} sends, as a route handler would get it. */
export function webRequest(init: RequestInit = {}): Request {
  const { method = 'GET', path = '/', body } = init;
  const headers = new Headers({ host: 'localhost:3000' });
  if (Array.isArray(body)) headers.set('transfer-encoding', 'chunked');
  else if (body !== undefined) headers.set('content-length', String(Buffer.byteLength(body)));
  for (const [name, value] of Object.entries(init.headers ?? {})) {
    headers.delete(name);
    for (const item of [value].flat()) headers.append(name, item);
  }
  const noBody = body === undefined || method === 'GET' || method === 'HEAD';
  const stream = noBody ? undefined : Readable.toWeb(Readable.from([body].flat().map((chunk) => Buffer.from(chunk))));
  const options = { method, headers, body: stream, duplex: 'half' };
  return new Request(new URL(path, 'http://localhost:3000'), options as object);
}

/** Status, the named headers and the body, for comparing an answer of Express with a Response. */
export async function summary(answer: Answer | Response, names: string[]): Promise<object> {
  const body = 'text' in answer && typeof answer.text === 'string' ? answer.text : await (answer as Response).text();
  return { status: answer.status, headers: Object.fromEntries(names.map((name) => [name, answer.headers.get(name)])), body };
}
