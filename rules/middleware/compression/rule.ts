import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** Next compresses answers itself (`compress` in next.config, on by default). */
export const compression: MiddlewareRule = {
  package: 'compression',
  about: 'Dropped: Next compresses (`compress` in next.config, on by default).',
  place: () => ({ kind: 'dropped', reason: 'Next compresses' }),
};
