import type { KnownDifference } from '../../src/verify/answer.js';

/** A body sent with GET or HEAD never reaches a route handler. */
export const getBody: KnownDifference = {
  code: 'get-body',
  title: 'bodies of GET and HEAD requests',
  reason: 'The Request of the web platform has no body for GET and HEAD, so Next drops it; RFC 9110, 9.3.1 gives it no meaning.',
  denied: 'error',
  meets: ({ method, readsBody }) => readsBody && ['GET', 'HEAD'].includes(method),
  applies(expected, _actual, { request, difference }) {
    const hasBody = request.body !== undefined && request.body.length > 0;
    // What Express refuses to let in, a body must not open.
    if (!hasBody || !['GET', 'HEAD'].includes(request.method) || [401, 403].includes(expected.status)) return false;
    return ['status', 'body'].includes(difference.kind) || ['content-type', 'etag'].includes(difference.name ?? '');
  },
};
