import { parsePath, type PathToken } from '../express/paths.js';
import type { ExpressMajor } from '../model.js';

/** Values for parameters that are held to a pattern; the first that fits is taken. */
const SAMPLES = ['1', 'a', 'abc', '12', '2024', '2024-01-01', 'true', 'en', 'A', '00000000-0000-4000-8000-000000000000', '0123456789abcdef01234567', 'a@example.com', 'a-1', '1.0'];

/**
 * A request path for an endpoint, with made-up parameters.
 *
 * @param path the endpoint's path in Express syntax
 * @returns undefined when none can be made up: for a RegExp, or a parameter whose pattern no sample fits
 */
export function madeUpPath(path: string, major: ExpressMajor): string | undefined {
  const text = tokensOf(path, major)?.map(sample);
  if (!text || text.includes(undefined)) return undefined;
  const made = text.join('');
  return made.startsWith('/') ? made : `/${made}`;
}

/**
 * Tells whether a request path belongs to an endpoint.
 *
 * @returns undefined for a path that cannot be read
 */
export function pathMatcher(path: string, major: ExpressMajor): RegExp | undefined {
  const regexp = /^\/(.+)\/([a-z]*)$/.exec(path);
  const tokens = tokensOf(path, major);
  try {
    // Without `strict routing` one slash more at the end is the same path, and case says nothing.
    if (tokens) return new RegExp(`^${tokens.map(source).join('').replace(/\/$/, '')}/?$`, 'i');
    return regexp ? new RegExp(regexp[1], regexp[2]) : undefined;
  } catch {
    return undefined;
  }
}

function tokensOf(path: string, major: ExpressMajor): PathToken[] | undefined {
  // A RegExp is written between slashes and begins with ^, which no path does.
  if (/^\/\^/.test(path) || path.startsWith('<')) return undefined;
  try {
    return parsePath(path, major);
  } catch {
    return undefined;
  }
}

function sample(token: PathToken): string | undefined {
  switch (token.kind) {
    case 'literal':
      // What is escaped already stays so.
      return token.text.replace(/[^\x21-\x7e]+|[?#]/g, encodeURIComponent);
    case 'wildcard':
      return 'a/b';
    case 'group':
      return token.tokens.map(sample).join('');
    case 'param': {
      if (token.constraint === undefined) return '1';
      const pattern = new RegExp(`^(?:${token.constraint})$`);
      return SAMPLES.find((text) => pattern.test(text));
    }
  }
}

function source(token: PathToken): string {
  switch (token.kind) {
    case 'literal':
      return token.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    case 'wildcard':
      return token.empty ? '[^]*' : '[^]+';
    case 'group':
      return `(?:${token.tokens.map(source).join('')})?`;
    case 'param': {
      const one = token.constraint === undefined ? '[^/]+?' : `(?:${token.constraint})`;
      const repeated = token.repeat ? `${one}(?:/${one})*` : one;
      return token.optional ? `(?:${repeated})?` : repeated;
    }
  }
}
