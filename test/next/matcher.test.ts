import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { toMatcher } from '../../src/next/matcher.js';

const require = createRequire(import.meta.url);
// Outside of `next build` and `next start` Next wants its own environment first.
require('next/dist/server/node-environment');
const { unstable_doesMiddlewareMatch } = require('next/experimental/testing/server') as {
  unstable_doesMiddlewareMatch: (query: { config: { matcher: string[] }; url: string; nextConfig: object }) => boolean;
};
const express = require('express');

const matcherOf = (...paths: string[]) =>
  toMatcher(
    paths.map((value) => ({ kind: 'string', value })),
    5,
  );

function expressTakes(prefix: string, url: string): boolean {
  let taken = false;
  const router = express.Router({ caseSensitive: true });
  router.use(prefix, () => void (taken = true));
  router({ method: 'GET', url, headers: {} }, {}, () => undefined);
  return taken;
}

describe('toMatcher', () => {
  const prefixes = [
    '/admin',
    '/',
    '/api/v1',
    '/v1.0',
    '/a\\+b',
    '/a~b,c;d=e&f',
    '/caf%C3%A9',
    '/under_score',
    '/_private',
    '/a\\:b',
    '/x\\(y\\)',
  ];
  const urls = ['', '/', '/x', '/x/', '/x/y/z', '/a%2Fb', 'x', '-x/y'];

  it.each(prefixes)('takes what app.use(%j) takes', (prefix) => {
    const found = matcherOf(prefix);
    if (!found.ok) throw new Error(found.reason);
    const base = prefix.replace(/\\/g, '').replace(/\/$/, '');
    for (const url of [...urls.map((end) => base + end || '/'), '/', '/other', base.toUpperCase() || '/']) {
      const query = { config: { matcher: found.entries }, url, nextConfig: { skipTrailingSlashRedirect: true } };
      expect(unstable_doesMiddlewareMatch(query), url).toBe(expressTakes(prefix, url));
    }
    for (const url of found.alsoTakes) {
      const query = { config: { matcher: found.entries }, url, nextConfig: {} };
      expect(unstable_doesMiddlewareMatch(query), url).toBe(true);
    }
  });

  it('joins mounts', () => {
    expect(matcherOf('/api/', '/admin')).toEqual({
      ok: true,
      entries: ['/api/admin/:path*'],
      alsoTakes: ['/api/admin.json'],
    });
  });

  it.each(['/users/:id', '/files/*rest', '/a{/b}', '/{*all}'])('refuses %j', (path) => {
    expect(matcherOf(path).ok).toBe(false);
  });
});
