import { header, type Answer, type KnownDifference, type VerifyRequest } from '../../src/verify/answer.js';

const FRAMING = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'date']);

/** How the bytes of the answer are delimited is the server's business; that they are the same is compared apart. */
export const framing: KnownDifference = {
  code: 'framing',
  title: 'Content-Length, Transfer-Encoding, Connection, Keep-Alive and Date',
  reason: 'Next removes the length that a handler set and sends the body in chunks; these headers concern one connection only.',
  denied: 'error',
  meets: () => true,
  applies(expected, actual, { request, difference }) {
    if (!FRAMING.has(difference.name ?? '')) return false;
    // Two lengths that differ are two bodies, unless each is that of its own body, which is compared by itself.
    const bothSent = difference.expected !== undefined && difference.actual !== undefined;
    return difference.name !== 'content-length' || !bothSent || (isTrue(expected, request) && isTrue(actual, request));
  },
};

function isTrue(answer: Answer, request: VerifyRequest): boolean {
  return request.method !== 'HEAD' && Number(header(answer, 'content-length')) === answer.body.length;
}
