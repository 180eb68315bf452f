import { bodyText, header, mediaType, type Answer, type VerifyRequest } from './answer.js';

/** The page that Express's final handler writes, with its text. Source: finalhandler 2 (Express 5) and 1.3 (Express 4). */
const PAGE =
  /^<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error<\/title>\n<\/head>\n<body>\n<pre>([^]*)<\/pre>\n<\/body>\n<\/html>\n$/;

/** Headers that the final handler sets beside the page. Those that the app's middleware set before stay the app's own. */
const PAGE_HEADERS = new Set(['content-type', 'content-security-policy', 'x-content-type-options']);

/** Whether Express's final handler wrote the answer: nothing of the app handled the request or its error. */
export function isExpressPage(answer: Answer, request: VerifyRequest): boolean {
  return pageText(answer, request) !== undefined;
}

/** Whether the answer is the one for a request that no layer of the app handled. */
export function isUnhandledPage(answer: Answer, request: VerifyRequest): boolean {
  return answer.status === 404 && (pageText(answer, request)?.startsWith(`Cannot ${request.method} /`) ?? false);
}

/** Whether a header belongs to the page itself. */
export function isPageHeader(name: string | undefined): boolean {
  return name !== undefined && PAGE_HEADERS.has(name);
}

function pageText(answer: Answer, request: VerifyRequest): string | undefined {
  const headers =
    answer.status >= 400 &&
    mediaType(answer) === 'text/html' &&
    header(answer, 'content-security-policy') === "default-src 'none'" &&
    header(answer, 'x-content-type-options') === 'nosniff';
  if (!headers) return undefined;
  // HEAD has the headers of the page without the page.
  if (request.method === 'HEAD') return `Cannot HEAD /`;
  return PAGE.exec(bodyText(answer))?.[1];
}
