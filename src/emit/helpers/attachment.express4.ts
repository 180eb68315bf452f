/**
 * The header that makes a browser save an answer as a file.
 *
 * Node built-ins: node:path.
 */
import { basename } from 'node:path';

/**
 * The value of `Content-Disposition` for a download.
 *
 * @param filename the name to save as, of which only the last part counts; none by default
 */
export function contentDisposition(filename?: string): string {
  if (filename === undefined) return 'attachment';
  const name = basename(filename);
  const latin1 = name.replace(/[^\x20-\x7e\xa0-\xff]/g, '?');
  const value = `"${latin1.replace(/[\\"]/g, '\\$&')}"`;
  // Clients disagree on escapes in a plain name.
  const exact = name !== '' && name === latin1 && !/%[0-9A-Fa-f]{2}/.test(name);
  const plain = name === '' ? '' : `; filename=${value}`;
  return `attachment${plain}${exact ? '' : `; filename*=${encodeExtended(name)}`}`;
}

/** RFC 8187, 3.2. */
function encodeExtended(text: string): string {
  const escape = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return `UTF-8''${encodeURIComponent(text).replace(/['()*]/g, escape)}`;
}
