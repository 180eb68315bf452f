import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** Next, or the proxy in front of it, compresses (rules/differences/compression.ts). */
export const compression: MiddlewareRule = {
  package: 'compression',
  about: 'Dropped: Next, or the proxy in front of it, compresses (`compress` in next.config, on by default).',
  place: () => ({ kind: 'dropped', reason: 'Next, or the proxy in front of it, compresses' }),
};
