/**
 * Redirects as Express's `res.redirect` sends them.
 *
 * Node built-ins: node:http (the phrases of the statuses).
 */
import { STATUS_CODES } from 'node:http';
import { encodeUrl, escapeHtml } from './escape';

/**
 * Redirects to a URL, which may be relative: it is sent as it is, with what may not stand in a URL percent-encoded.
 * The body says where to in text or HTML, whichever the client prefers.
 */
export function redirect(
  request: Request,
  url: string | URL,
  status = 302,
  init: { headers?: HeadersInit } = {},
): Response {
  const headers = new Headers(init.headers);
  const location = encodeUrl(String(url));
  headers.set('Location', location);
  headers.append('Vary', 'Accept');

  const phrase = STATUS_CODES[status];
  switch (preferredType(request.headers.get('accept'))) {
    case 'text/plain':
      headers.set('Content-Type', 'text/plain; charset=utf-8');
      return new Response(`${phrase}. Redirecting to ${location}`, { status, headers });
    case 'text/html':
      headers.set('Content-Type', 'text/html; charset=utf-8');
      return new Response(htmlBody(`${phrase}`, location), { status, headers });
    default:
      return new Response(null, { status, headers });
  }
}

function htmlBody(phrase: string, location: string): string {
  const text = `${phrase}. Redirecting to ${escapeHtml(location)}`;
  return `<!DOCTYPE html><head><title>${phrase}</title></head><body><p>${text}</p></body>`;
}

const TYPES = ['text/plain', 'text/html'] as const;

/** The type that the `Accept` header prefers: by quality, then by how exactly it is named, then by its place. */
function preferredType(accept: string | null): (typeof TYPES)[number] | undefined {
  if (!accept) return 'text/plain';
  const ranges = accept.split(',').map(parseRange);
  const candidates = TYPES.flatMap((type) => {
    const names = [type, 'text/*', '*/*'];
    const vagueness = names.findIndex((name) => ranges.some((range) => range.name === name));
    const position = ranges.findIndex((range) => range.name === names[vagueness]);
    const quality = ranges[position]?.quality ?? 0;
    return quality > 0 ? [{ type, quality, vagueness, position }] : [];
  });
  candidates.sort((a, b) => b.quality - a.quality || a.vagueness - b.vagueness || a.position - b.position);
  return candidates[0]?.type;
}

function parseRange(text: string): { name: string; quality: number } {
  const [name, parameters] = text.toLowerCase().replace(/\s/g, '').split(/;(.*)/);
  const [, quality] = /^q=([^;]+)$/.exec(parameters ?? 'q=1') ?? [];
  // With another parameter than its quality, the range asks for a variant of the type that the body is not.
  return quality === undefined ? { name: '', quality: 0 } : { name: name ?? '', quality: parseFloat(quality) };
}
