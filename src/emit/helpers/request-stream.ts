/**
 * The body of a request as a Node stream, for code that reads streams.
 *
 * Node built-ins: node:stream, node:stream/web.
 */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** A stream of the body as it came; an empty one for a request without a body. */
export function requestStream(request: Request): Readable {
  return request.body ? Readable.fromWeb(request.body as ReadableStream<Uint8Array>) : Readable.from([]);
}
