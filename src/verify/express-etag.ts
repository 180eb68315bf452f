import { createHash } from 'node:crypto';

/**
 * The ETag that `res.send` and `res.json` give to a body. Source: etag 1, `entitytag`: the length in hexadecimal and the
 * first 27 characters of the base64 SHA-1.
 *
 * @returns the tag without the `W/` of the weak form
 */
export function expressETag(body: Uint8Array): string {
  const hash = createHash('sha1').update(body).digest('base64').slice(0, 27);
  return `"${body.length.toString(16)}-${hash}"`;
}

/** Whether the tag has the form of those; the tags of files (size and time) have not. */
export function looksLikeExpressETag(tag: string): boolean {
  return /^(?:W\/)?"[0-9a-f]+-[A-Za-z0-9+/]{27}"$/.test(tag);
}
