import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** What `helmet()` 7 and 8 set without options (helmet's README, "Content-Security-Policy" and following). */
const DEFAULTS: Record<string, string> = {
  'Content-Security-Policy':
    "default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self' https: 'unsafe-inline';upgrade-insecure-requests",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'SAMEORIGIN',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
};

/** Fixed security headers. With options, or as one of its parts, helmet is bridged. */
export const helmet: MiddlewareRule = {
  package: 'helmet',
  place(link) {
    if (!link.called || link.member !== 'default' || link.arguments.length > 0) return { kind: 'unsupported', reason: 'helmet with options' };
    return { kind: 'headers', headers: DEFAULTS };
  },
};
