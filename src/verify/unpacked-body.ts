import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { header, type Answer } from './answer.js';

/** The body without its Content-Encoding; as it is when the coding is unknown or broken. */
export function unpackedBody(answer: Answer): Buffer {
  const body = Buffer.from(answer.body);
  try {
    switch (header(answer, 'content-encoding')?.trim().toLowerCase()) {
      case 'gzip':
        return gunzipSync(body);
      case 'deflate':
        return inflateSync(body);
      case 'br':
        return brotliDecompressSync(body);
      default:
        return body;
    }
  } catch {
    return body;
  }
}
