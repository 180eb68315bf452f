import type { KnownDifference } from '../../src/verify/answer.js';

/**
 * Next hands out the query from an object that it was parsed into (next/server/server-utils, `normalizeCdnUrl`), where the
 * key `__proto__` means its prototype and is gone. qs leaves the key out as well, so only `node:querystring` ever has it.
 */
export const queryProto: KnownDifference = {
  code: 'query-proto',
  title: 'the query key __proto__ is lost',
  reason: 'Next drops that key before any code of the app sees the request; the simple parser of Express has it.',
  denied: 'error',
  meets: ({ readsSimpleQuery }) => readsSimpleQuery,
  applies(expected, actual, { request, difference }) {
    const query = new URLSearchParams(request.path.split('?').slice(1).join('?'));
    return difference.kind === 'body' && query.has('__proto__') && expected.status === actual.status;
  },
};
