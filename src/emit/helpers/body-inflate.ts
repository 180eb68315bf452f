/**
 * Compressed request bodies.
 *
 * Node built-ins: node:stream, node:zlib.
 */
import { Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { createHttpError } from './errors';

const DECODERS = new Map<string, () => Duplex>([
  ['br', createBrotliDecompress],
  ['deflate', createInflate],
  ['gzip', createGunzip],
]);

/**
 * Undoes the content encoding of a body while it streams.
 *
 * @param encoding lower case, not `identity`
 * @throws HttpError 415 for an encoding that is not known
 */
export function inflate(body: ReadableStream<Uint8Array>, encoding: string): ReadableStream<Uint8Array> {
  const decoder = DECODERS.get(encoding);
  if (!decoder) {
    throw createHttpError(415, `unsupported content encoding "${encoding}"`, {
      encoding,
      type: 'encoding.unsupported',
    });
  }
  return body.pipeThrough(Duplex.toWeb(decoder()) as ReadableWritablePair<Uint8Array, Uint8Array>);
}
