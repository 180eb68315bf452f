/** Escaping of text for HTML pages and for `Location` headers. */

const HTML_ENTITIES: Record<string, string> = { '"': '&quot;', '&': '&amp;', "'": '&#39;', '<': '&lt;', '>': '&gt;' };

/** Replaces the characters that have a meaning in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/["&'<>]/g, (character) => HTML_ENTITIES[character] ?? character);
}

/** Percent-encodes what may not stand in a URL; escapes that are already there stay as they are. Never throws. */
export function encodeUrl(url: string): string {
  return url
    .replace(/([\uD800-\uDBFF][\uDC00-\uDFFF])|[\uD800-\uDFFF]/g, (_, pair?: string) => pair ?? '\uFFFD')
    .replace(/(?:[^\x21\x23-\x3B\x3D\x3F-\x5F\x61-\x7A\x7C\x7E]|%(?![0-9A-Fa-f]{2}))+/g, encodeURI);
}
