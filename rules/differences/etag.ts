import { header, type Answer, type KnownDifference, type VerifyRequest } from '../../src/verify/answer.js';
import { unpackedBody } from '../../src/verify/unpacked-body.js';
import { expressETag, looksLikeExpressETag } from '../../src/verify/express-etag.js';

/** Headers that `res.send` removes from a 304. Source: Express 5, lib/response.js, `send`. */
const REMOVED = new Set(['content-type', 'content-length', 'transfer-encoding']);

/** Express hashes what it sends and answers 304 to a client that has it; Next does so for pages and files only. */
export const etag: KnownDifference = {
  code: 'etag',
  title: 'no ETag, and no 304, on answers that are not files',
  reason: 'Next makes no ETag for route handlers and ignores If-None-Match there; the client gets the full answer instead.',
  denied: 'bridge',
  meets: ({ outcome, app, answers }) => outcome === 'native' && app.makesETags && answers.body,
  applies(expected, actual, { request, difference }) {
    if (isFresh(expected, actual, request)) {
      return ['status', 'body'].includes(difference.kind) || difference.name === 'etag' || REMOVED.has(difference.name ?? '');
    }
    return difference.name === 'etag' && difference.actual === undefined && isGenerated(expected, actual, request);
  },
};

/** Express left the body out because the client has it, and Next sent that very body. */
function isFresh(expected: Answer, actual: Answer, request: VerifyRequest): boolean {
  const tag = header(expected, 'etag') ?? '';
  return (
    expected.status === 304 &&
    actual.status >= 200 &&
    actual.status < 300 &&
    Object.keys(request.headers ?? {}).some((name) => name.toLowerCase() === 'if-none-match') &&
    (request.method === 'HEAD' ? looksLikeExpressETag(tag) : tag.replace('W/', '') === expressETag(unpackedBody(actual)))
  );
}

/** Whether Express made the tag from the body; one that the app set itself is the app's. */
function isGenerated(expected: Answer, actual: Answer, request: VerifyRequest): boolean {
  const tag = header(expected, 'etag') ?? '';
  // `send` makes the tag before it drops the body of HEAD, 204 and 205, and of a 304 that both give for a date.
  const isEmpty = [204, 205].includes(expected.status) || (expected.status === 304 && actual.status === 304);
  if (request.method === 'HEAD' || isEmpty) return looksLikeExpressETag(tag);
  return tag.replace('W/', '') === expressETag(unpackedBody(expected));
}
