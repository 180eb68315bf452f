/**
 * Response headers whose names or values are only known when the program runs, as Express's `res.set` and `res.type` make them.
 *
 * Node built-ins: node:path.
 */
import { extname } from 'node:path';
import mime from 'mime';

/** The header for a type given by extension (`png`, `.html`) or as it is (`text/plain`), with the charset of the type. */
export function contentTypeFor(type: string): string {
  return contentTypeHeader(type.includes('/') ? type : mime.lookup(type));
}

/** The header for a file by the extension of its name. */
export function contentTypeOfFile(name: string): string {
  return contentTypeFor(extname(name));
}

/** The header for a type, with the charset that goes with it unless it names one. */
export function contentTypeHeader(type: string): string {
  if (/;\s*charset\s*=/.test(type)) return type;
  const charset = mime.charsets.lookup(type.split(';')[0] ?? '', '');
  return charset ? `${type}; charset=${charset.toLowerCase()}` : type;
}

/**
 * Sets a header. A list becomes one header for each value; a `Content-Type` gets its charset.
 *
 * @throws TypeError for a name or a value that no header may have, and for a list of content types
 */
export function setHeader(headers: Headers, name: string, value: unknown): void {
  headers.delete(name);
  const isType = name.toLowerCase() === 'content-type';
  if (isType && Array.isArray(value)) throw new TypeError('Content-Type cannot be set to an Array');
  for (const item of [value].flat()) headers.append(name, isType ? contentTypeHeader(String(item)) : String(item));
}

/** Sets a header for each property. */
export function setHeaders(headers: Headers, values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) setHeader(headers, name, value);
}
