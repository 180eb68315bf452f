/** The bytes of a request body, within a limit. */
import { inflate } from './body-inflate';
import { createHttpError, withStatus } from './errors';

/**
 * Reads the whole body, inflated.
 *
 * @param options.limit the largest number of bytes; never more than that and one chunk is kept
 * @param options.inflate false refuses compressed bodies
 * @throws HttpError 413 for a body over the limit, 415 for an encoding that is not taken, 400 for corrupt data
 */
export async function readBytes(request: Request, options: { limit: number; inflate: boolean }): Promise<Buffer> {
  const { limit } = options;
  const encoding = request.headers.get('content-encoding')?.toLowerCase() || 'identity';
  const plain = encoding === 'identity';
  if (!plain && !options.inflate) {
    throw createHttpError(415, 'content encoding unsupported', { encoding, type: 'encoding.unsupported' });
  }
  const expected = plain ? announcedLength(request) : undefined;
  if (expected !== undefined && expected > limit) {
    throw tooLarge({ expected, length: expected, limit });
  }
  // Next gives GET and HEAD requests no body, whatever they announce.
  if (!request.body) return Buffer.alloc(0);

  const reader = (plain ? request.body : inflate(request.body, encoding)).getReader();
  const chunks: Uint8Array[] = [];
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => Promise.reject(withStatus(error, 400)));
    if (done) break;
    received += value.length;
    chunks.push(value);
    if (received > limit) {
      // The client is still sending: what is left is read and dropped, so that it stays to hear the answer.
      await (plain ? drain(reader) : reader.cancel());
      throw tooLarge({ limit, received });
    }
  }
  if (expected !== undefined && received !== expected) {
    const details = { expected, length: expected, received, type: 'request.size.invalid' };
    throw createHttpError(400, 'request size did not match content length', details);
  }
  return Buffer.concat(chunks);
}

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}

function announcedLength(request: Request): number | undefined {
  const length = request.headers.get('content-length');
  return length === null || isNaN(Number(length)) ? undefined : parseInt(length, 10);
}

function tooLarge(details: Record<string, number>): Error {
  return createHttpError(413, 'request entity too large', { ...details, type: 'entity.too.large' });
}
