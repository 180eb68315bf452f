/** JSON that a script of another site may call for, as Express's `res.jsonp` sends it. */
import { json, send, type JsonFormat } from './send';

/**
 * A call of the function that the client names, with the value as its argument; plain JSON where it names none.
 *
 * @param callback what the query says: text, or a list whose first item counts
 */
export function jsonp(callback: unknown, value: unknown, init: ResponseInit = {}, format?: JsonFormat): Response {
  const headers = new Headers(init.headers);
  const name: unknown = Array.isArray(callback) ? callback[0] : callback;
  if (typeof name !== 'string' || name === '') {
    if (!headers.has('Content-Type')) headers.set('X-Content-Type-Options', 'nosniff');
    return json(value, { ...init, headers }, format);
  }
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Content-Type', 'text/javascript; charset=utf-8');
  const safe = name.replace(/[^[\]\w$.]/g, '');
  // The comment keeps the answer from being taken for a Flash file, the test a missing function from failing.
  return send(`/**/ typeof ${safe} === 'function' && ${safe}(${argument(value, format)});`, { ...init, headers });
}

/** JSON as JavaScript of any age reads it: the line separators of Unicode are not allowed in its strings. */
function argument(value: unknown, format: JsonFormat = {}): string {
  const { replacer, spaces, escape } = format;
  const text = (JSON.stringify(value, replacer as never, spaces) as string | undefined) ?? '';
  const escaped = escape ? text.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`) : text;
  return escaped.replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
}
