import { bodyText, mediaType, type Answer, type KnownDifference } from '../../src/verify/answer.js';
import { isPageHeader, isUnhandledPage } from '../../src/verify/express-pages.js';

/** What Next sends along with its own 404 page and with its 405. Source: measured on Next 14.2, 15.5 and 16.4. */
const OF_NEXT_PAGE = new Set(['allow', 'cache-control', 'etag', 'link', 'x-powered-by']);

/** Where no layer of the app answers, Express says `Cannot GET /x` with 404; Next has its own page, or 405. */
export const unhandledRequest: KnownDifference = {
  code: 'unhandled-request',
  title: "405, or Next's own 404 page, where no route handles the request",
  reason: 'Express answers 404 to unknown paths and methods alike; Next answers 405 where only the method is unknown.',
  denied: 'bridge',
  meets: ({ outcome, app }) => outcome === 'native' && !app.answersUnknown,
  applies(expected, actual, { request, difference }) {
    if (!isUnhandledPage(expected, request) || !isUnhandledByNext(actual, request.method)) return false;
    if (difference.kind === 'status' || difference.kind === 'body') return true;
    if (difference.kind !== 'header') return false;
    const { name = '' } = difference;
    return isPageHeader(name) || (difference.expected === undefined && (OF_NEXT_PAGE.has(name) || name.startsWith('x-nextjs-')));
  },
};

function isUnhandledByNext(actual: Answer, method: string): boolean {
  const page = mediaType(actual) === 'text/html' && (method === 'HEAD' || /\bnext-error-h1\b|\/_next\//.test(bodyText(actual)));
  if (actual.status === 405) return actual.body.length === 0 || page;
  return actual.status === 404 && page;
}
