import type { KnownDifference } from '../../src/verify/answer.js';
import { isPageHeader, isUnhandledPage } from '../../src/verify/express-pages.js';

/**
 * `express.static` lets other methods than GET and HEAD pass, which ends in a 404; Next answers them itself where a file of
 * `public/` has the path: 405, or 500 on 16 (next/dist/server/lib/router-server.js, `handleRequest`). No route is asked.
 */
export const publicMethod: KnownDifference = {
  code: 'public-method',
  title: 'other methods than GET and HEAD on a file of public/',
  reason: 'Next finds the file before any route or proxy answers, and refuses the method; Express answers 404.',
  denied: 'error',
  meets: ({ app }) => app.publishesFiles,
  applies(expected, actual, { request, difference }) {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || !/\.\w+(?:\?|$)/.test(request.path)) return false;
    if (!isUnhandledPage(expected, request) || ![405, 500].includes(actual.status)) return false;
    if (difference.kind === 'status' || difference.kind === 'body') return true;
    return difference.kind === 'header' && (isPageHeader(difference.name) || difference.name === 'allow' || difference.name === 'cache-control');
  },
};
