import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** Its timer calls `next(error)` while the handler still works, and tells it by `req.timedout` (connect-timeout/index.js). */
export const connectTimeout: MiddlewareRule = {
  package: 'connect-timeout',
  about: 'Bridged: its timer answers while the handler still works. In Next, `maxDuration` and the platform end requests.',
  place: () => ({ kind: 'unsupported', reason: 'connect-timeout, whose timer answers while the handler still works' }),
};
