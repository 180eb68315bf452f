import { header, mediaType, type Answer, type KnownDifference } from '../../src/verify/answer.js';

/**
 * `compression` for Express packs what is worth it, and says so in Vary. Next packs pages; whether it packs what route
 * handlers answer depends on its version and on that of Node: its filter wants the content type as a text
 * (next/dist/compiled/compression), which `appendHeader` of Node makes a list (next/server/send-response).
 */
export const compression: KnownDifference = {
  code: 'compression',
  title: 'answers that the app compressed go out as they are',
  reason: 'Next leaves it to the proxy or CDN in front of it to compress what route handlers answer.',
  denied: 'error',
  meets: ({ app }) => app.compresses,
  applies(expected, actual, { difference }) {
    if (header(actual, 'content-encoding') !== undefined) return false;
    if (difference.name === 'content-encoding') return /^(?:gzip|deflate|br)$/.test(difference.expected ?? '') && difference.actual === undefined;
    return difference.name === 'vary' && isCompressible(expected) && onlyLacksEncoding(difference.expected, difference.actual);
  },
};

function isCompressible(answer: Answer): boolean {
  return /^text\/|[/+](?:json|javascript|xml)$/.test(mediaType(answer) ?? '');
}

function onlyLacksEncoding(expected = '', actual = ''): boolean {
  const names = (value: string) => value.split(',').map((name) => name.trim().toLowerCase()).filter(Boolean);
  const has = new Set(names(actual));
  const lacks = names(expected).filter((name) => !has.has(name));
  return lacks.length === 1 && lacks[0] === 'accept-encoding';
}
