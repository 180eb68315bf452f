import http from 'node:http';
import https from 'node:https';
import type { Answer, VerifyRequest } from './answer.js';

export interface SendLimits {
  /** Milliseconds until the head of an answer must be there, and again until its body must have ended. */
  time?: number;
  /** Milliseconds for which an event stream, which has no end, is listened to. */
  stream?: number;
  /** Bytes of the body that are kept. */
  size?: number;
  /** Value of the Host header, for servers that put it into their answers. Absent: the host of the URL. */
  host?: string;
}

const DEFAULTS = { time: 10_000, stream: 1_500, size: 4 * 1024 * 1024 };

/**
 * Sends one request over a connection of its own and gives back what came, byte for byte: no redirect is followed, no
 * coding undone, no header added but Host, Connection and the framing of the body.
 *
 * @param url origin of the server, `http://127.0.0.1:3000`
 * @returns the answer; one with `failure` when the request cannot be sent or no answer comes in time. Never rejects.
 */
export async function send(url: string, request: VerifyRequest, limits: SendLimits = {}): Promise<Answer> {
  try {
    return await exchange(new URL(url), request, limits);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { status: 0, headers: [], body: new Uint8Array(), failure: code ?? message, receivedAt: Date.now() };
  }
}

function exchange(origin: URL, request: VerifyRequest, limits: SendLimits): Promise<Answer> {
  const { time, stream, size } = { ...DEFAULTS, ...limits };
  return new Promise((resolve, reject) => {
    const outgoing = (origin.protocol === 'https:' ? https : http).request({
      host: origin.hostname.replace(/^\[|\]$/g, ''),
      port: origin.port || undefined,
      method: request.method,
      path: request.path,
      headers: withFraming(request, limits.host),
      agent: false,
    });
    let deadline: NodeJS.Timeout;
    const within = (milliseconds: number, act: () => void) => {
      clearTimeout(deadline);
      deadline = setTimeout(act, milliseconds);
    };
    const done = (settle: () => void) => {
      clearTimeout(deadline);
      settle();
      outgoing.destroy();
    };

    within(time, () => done(() => reject(new Error(`no answer within ${time} ms`))));
    outgoing.on('error', (error) => done(() => reject(error)));
    // A switched protocol ends HTTP on this connection: its head is the whole answer.
    outgoing.on('upgrade', (incoming) => done(() => resolve(headOf(incoming))));
    outgoing.on('connect', (incoming) => done(() => resolve(headOf(incoming))));
    outgoing.on('response', (incoming) => {
      const head = headOf(incoming);
      const chunks: Buffer[] = [];
      let received = 0;
      const finish = (cut?: Answer['cut']) =>
        done(() => resolve({ ...head, body: Buffer.concat(chunks), ...(cut && { cut }) }));
      const endless = /^text\/event-stream/i.test(incoming.headers['content-type'] ?? '');
      within(endless ? stream : time, () => finish('time'));
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk.subarray(0, size - received));
        received += chunk.length;
        if (received >= size) finish('size');
      });
      incoming.on('end', () => finish());
      incoming.on('error', () => finish('connection'));
    });
    outgoing.end(request.body);
  });
}

function headOf(incoming: http.IncomingMessage): Answer {
  const headers: Answer['headers'] = [];
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.push([incoming.rawHeaders[i], incoming.rawHeaders[i + 1]]);
  }
  return { status: incoming.statusCode ?? 0, headers, body: new Uint8Array(), receivedAt: Date.now() };
}

/** The headers to send: Node frames the body of a GET or DELETE only when it is told the length. */
function withFraming(request: VerifyRequest, host: string | undefined): Record<string, string | string[]> {
  const given = new Set(Object.keys(request.headers ?? {}).map((name) => name.toLowerCase()));
  const framed = given.has('content-length') || given.has('transfer-encoding');
  return {
    ...(host !== undefined && !given.has('host') && { Host: host }),
    ...request.headers,
    ...(!given.has('connection') && { Connection: 'close' }),
    ...(request.body !== undefined && !framed && { 'Content-Length': String(Buffer.byteLength(request.body)) }),
  };
}
