import mime from 'mime';
import mimeTypes from 'mime-types';
import type { ExpressMajor } from '../../src/model.js';

/**
 * The header that `res.set('Content-Type', value)` sends.
 *
 * Express 5 looks names without a slash up and adds the charset of the type (express/lib/response.js, `res.set`:
 * `mime.contentType(value)`); Express 4 only adds the charset.
 */
export function contentTypeOf(value: string, major: ExpressMajor): string {
  if (major === 5) return String(mimeTypes.contentType(value));
  if (/;\s*charset\s*=/.test(value)) return value;
  const charset = mime.charsets.lookup(value.split(';')[0], '');
  return charset ? `${value}; charset=${charset.toLowerCase()}` : value;
}

/** The media type that `res.type(name)` hands to `res.set`: by extension, or as it is when it has a slash. */
export function mediaTypeOf(name: string, major: ExpressMajor): string {
  if (name.includes('/')) return name;
  if (major === 5) return mimeTypes.contentType(name) || 'application/octet-stream';
  return mime.lookup(name);
}

/** The header that `res.type(name)` sends. */
export function namedContentType(name: string, major: ExpressMajor): string {
  return contentTypeOf(mediaTypeOf(name, major), major);
}
