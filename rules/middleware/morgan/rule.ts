import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** A log line per request, which no client sees; the platform or `instrumentation.ts` logs requests in Next. */
export const morgan: MiddlewareRule = {
  package: 'morgan',
  about: 'Dropped: the access log is the work of the platform.',
  place: () => ({ kind: 'dropped', reason: 'the access log is the work of the platform' }),
};
