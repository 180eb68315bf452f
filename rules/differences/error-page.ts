import { bodyText, type Answer, type Difference, type KnownDifference } from '../../src/verify/answer.js';
import { isExpressPage, isPageHeader } from '../../src/verify/express-pages.js';

/** An error that the app leaves to Express becomes an HTML page there; the status has to be the same in Next. */
export const errorPage: KnownDifference = {
  code: 'error-page',
  title: "Express's HTML error page",
  reason: 'The page that Express makes for an unhandled error is nothing of the app; Next answers with the same status.',
  denied: 'bridge',
  meets: ({ outcome, handlesErrors }) => outcome === 'native' && !handlesErrors,
  applies(expected, actual, { request, difference }) {
    if (!isExpressPage(expected, request) || expected.status !== actual.status || showsStack(actual)) return false;
    return difference.kind === 'body' || (difference.kind === 'header' && (isPageHeader(difference.name) || isOfFailed(difference)));
  },
};

/** The ETag of an answer that could not be sent, say with a status that Node refuses (Express 4: `res.send` before `res.end`). */
function isOfFailed({ name, expected, actual }: Difference): boolean {
  return name === 'etag' && expected?.startsWith('W/') === true && actual === undefined;
}

/** A stack trace is never a fair replacement of a page that shows the status only. */
function showsStack(answer: Answer): boolean {
  return /\n\s+at .+:\d+:\d+/.test(bodyText(answer));
}
