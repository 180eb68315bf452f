/**
 * Errors that carry an HTTP status, and the answers for errors and paths that nobody handled.
 *
 * Node built-ins: node:http (the phrases of the statuses).
 */
import { STATUS_CODES } from 'node:http';
import { encodeUrl, escapeHtml } from './escape';

/** What an error may tell about itself besides status and message; `type` is a short name such as `entity.too.large`. */
export interface HttpErrorProps {
  type?: string;
  /** Response headers that {@link errorResponse} sends with the error. */
  headers?: Record<string, string | number | readonly string[]>;
  [name: string]: unknown;
}

/** An error with an HTTP status. As JSON it shows its message and its details, not its status. */
export class HttpError extends Error {
  declare status: number;
  declare statusCode: number;
  /** Whether the message may be shown to the client. */
  declare expose: boolean;
  declare type?: string;
  declare headers?: HttpErrorProps['headers'];

  /**
   * @param status 400 to 599
   * @param message the phrase of the status by default
   * @param props details, assigned to the error
   */
  constructor(status: number, message: string = STATUS_CODES[status] ?? String(status), props: HttpErrorProps = {}) {
    super(message);
    const own = (value: unknown, enumerable = false) => ({ value, enumerable, writable: true, configurable: true });
    Object.defineProperties(this, {
      name: own(errorName(status)),
      message: own(message, true),
      status: own(status),
      statusCode: own(status),
      expose: own(status < 500),
    });
    Error.captureStackTrace(this, new.target);
    Object.assign(this, props);
  }
}

/** `NotFoundError` for 404. */
function errorName(status: number): string {
  const phrase = (STATUS_CODES[status] ?? '').replace(/(?:^| )(\w)/g, (_, initial: string) => initial.toUpperCase());
  return phrase.replace(/[^ \w]/g, '').replace(/(?:Error)?$/, 'Error');
}

/** Makes an {@link HttpError}: `throw createHttpError(404, 'No such user')`. */
export function createHttpError(status: number, message?: string, props?: HttpErrorProps): HttpError {
  return new HttpError(status, message, props);
}

/**
 * Gives an error that other code threw an HTTP status, unless it has one, and details.
 *
 * @param error kept as it is, class and stack included, when it is an Error; a string becomes the message of a new one
 * @returns the error to throw
 */
export function withStatus(error: unknown, status: number, props: HttpErrorProps = {}): Error {
  if (!(error instanceof Error)) return createHttpError(status, typeof error === 'string' ? error : undefined, props);

  const known = error as Error & { status?: unknown; statusCode?: unknown };
  const own = known.status || known.statusCode || status;
  const final = typeof own === 'number' && (own in STATUS_CODES || (own >= 400 && own < 600)) ? own : 500;
  if (error instanceof HttpError) return Object.assign(error, props);
  return Object.assign(error, { expose: final < 500, statusCode: final, status: final }, props);
}

/**
 * The answer for an error that no error handler took: a small HTML page, as Express gives.
 *
 * In production it shows the phrase of the status only, otherwise the stack. The error's `status` or `statusCode` counts
 * where it is 400 to 599, and then its `headers` are sent too. The error is logged, but not in tests.
 *
 * @param error whatever was thrown
 * @param request the request that failed
 * @param status for an error without one of its own: what the response was to have, 500 unless that is 400 to 599
 */
export function errorResponse(error: unknown, request: Request, status = 500): Response {
  if (process.env.NODE_ENV !== 'test') console.error(error);
  const carried = Object(error) as Record<string, unknown>;
  const own = [carried.status, carried.statusCode].find(isErrorStatus);
  const final = own ?? (isErrorStatus(status) ? status : 500);
  return page(final, errorText(error, final), request, own === undefined ? undefined : carried.headers);
}

/** The answer for a path that nobody handles: the page `Cannot GET /path`, with status 404. */
export function notFoundResponse(request: Request): Response {
  return page(404, `Cannot ${request.method} ${encodeUrl(new URL(request.url).pathname)}`, request);
}

function isErrorStatus(value: unknown): value is number {
  return typeof value === 'number' && value >= 400 && value < 600;
}

function errorText(error: unknown, status: number): string {
  if (process.env.NODE_ENV === 'production') return String(STATUS_CODES[status]);
  return String((Object(error) as Error).stack || error);
}

function page(status: number, text: string, request: Request, extraHeaders?: unknown): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(typeof extraHeaders === 'object' ? { ...extraHeaders } : {})) {
    headers.delete(name);
    for (const item of [value].flat()) headers.append(name, String(item));
  }
  headers.set('Content-Security-Policy', "default-src 'none'");
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Content-Type', 'text/html; charset=utf-8');

  const html = escapeHtml(text).replace(/\n/g, '<br>').replace(/ {2}/g, ' &nbsp;');
  const body = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Error</title>
</head>
<body>
<pre>${html}</pre>
</body>
</html>
`;
  return new Response(request.method === 'HEAD' ? null : body, { status, headers });
}
