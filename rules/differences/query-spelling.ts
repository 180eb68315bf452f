import { bodyText, type KnownDifference } from '../../src/verify/answer.js';

/**
 * A query that the app reads as text comes from Next in the spelling of `URLSearchParams`: next/server/server-utils,
 * `normalizeCdnUrl`, formats `req.url` from the parsed query before any code of the app sees it. What it means is the same.
 */
export const querySpelling: KnownDifference = {
  code: 'query-spelling',
  title: 'the spelling of a query that the app sends back as text',
  reason: 'Next parses the query and writes it again: %20 becomes +, a bare key gets its =, brackets are escaped.',
  denied: 'error',
  meets: ({ readsQueryText }) => readsQueryText,
  applies(expected, actual, { request, difference }) {
    const query = request.path.split('?').slice(1).join('?');
    if (difference.kind !== 'body' || query === '' || expected.status !== actual.status) return false;
    const respelled = new URLSearchParams(query).toString();
    return respelled !== query && bodyText(actual).replaceAll(respelled, query) === bodyText(expected);
  },
};
