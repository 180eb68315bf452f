/**
 * Responses for values whose type is only known when the program runs, as Express's `res.send` and `res.json` make them.
 *
 * Node built-ins: node:http (the phrases of the statuses).
 */
import { STATUS_CODES } from 'node:http';

/** How values become JSON text: Express's settings `json replacer`, `json spaces` and `json escape`. */
export interface JsonFormat {
  replacer?: ((key: string, value: unknown) => unknown) | (string | number)[] | null;
  spaces?: string | number;
  /** Writes `<`, `>` and `&` as escapes, so that the text may stand in an HTML page. */
  escape?: boolean;
}

/**
 * A response for any value: text is HTML, a Buffer is bytes, a number is a status, `null` and `undefined` are empty,
 * anything else is JSON. A content type given in `init` is kept; text is always sent, and declared, as UTF-8.
 *
 * @throws TypeError for a value that cannot be sent: a function, a symbol, a BigInt
 */
export function send(value: unknown, init: ResponseInit = {}, format?: JsonFormat): Response {
  if (typeof value === 'string') return textResponse(value, 'text/html', init);
  if (value === null && new Headers(init.headers).has('Content-Type')) return textResponse('', '', init);
  if (value === undefined || value === null) return response(null, init);
  if (Buffer.isBuffer(value)) return response(value as BodyInit, init, 'application/octet-stream');
  if (typeof value === 'number') return statusResponse(value, init);
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    throw new TypeError(`A ${typeof value} cannot be sent`);
  }
  return json(value, init, format);
}

/** A JSON response. `undefined` and what else has no JSON text gives an empty body. */
export function json(value: unknown, init: ResponseInit = {}, format: JsonFormat = {}): Response {
  const text = JSON.stringify(value, format.replacer as never, format.spaces) as string | undefined;
  if (text === undefined) return response(null, init, 'application/json; charset=utf-8');
  return textResponse(format.escape ? text.replace(/[<>&]/g, unicodeEscape) : text, 'application/json', init);
}

/** A response that says what its status means: `Not Found`. */
export function sendStatus(status: number, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  headers.set('Content-Type', 'text/plain');
  return textResponse(STATUS_CODES[status] ?? String(status), 'text/plain', { ...init, status, headers });
}

function statusResponse(status: number, init: ResponseInit): Response {
  const phrase = STATUS_CODES[status];
  if (phrase === undefined) return response(null, { ...init, status }, 'text/plain; charset=utf-8');
  return textResponse(phrase, 'text/plain', { ...init, status });
}

function textResponse(text: string, defaultType: string, init: ResponseInit): Response {
  const headers = new Headers(init.headers);
  headers.set('Content-Type', asUtf8(headers.get('Content-Type') || defaultType));
  return response(text, { ...init, headers });
}

/** A 204 or 304 has neither body nor type, a 205 no body; `Response` refuses one for them. */
function response(body: BodyInit | null, init: ResponseInit, defaultType?: string): Response {
  // As Node reads it: what is no number is 0, which `Response` refuses like Node.
  const status = 'status' in init ? Math.trunc(Number(init.status)) || 0 : 200;
  const headers = new Headers(init.headers);
  if (status === 204 || status === 304) headers.delete('Content-Type');
  else if (defaultType && !headers.has('Content-Type')) headers.set('Content-Type', defaultType);
  return new Response([204, 205, 304].includes(status) ? null : body, { ...init, status, headers });
}

const CHARSET = /; charset=("[^"]*"|[^;]*)/i;

function asUtf8(contentType: string): string {
  const tidy = contentType.replace(/\s*;\s*/g, '; ').replace(/^[^;]*/, (type) => type.toLowerCase());
  return CHARSET.test(tidy) ? tidy.replace(CHARSET, '; charset=utf-8') : `${tidy}; charset=utf-8`;
}

function unicodeEscape(character: string): string {
  return `\\u00${character.charCodeAt(0).toString(16)}`;
}
