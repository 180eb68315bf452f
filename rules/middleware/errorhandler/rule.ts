import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** An error handler (../error-handlers.ts), which is asked for what native code throws; it is no middleware of another kind. */
export const errorhandler: MiddlewareRule = {
  package: 'errorhandler',
  about: 'Runs in Express, for what native code throws. Dropped where it is registered in development only: there Next shows errors itself.',
  place: () => ({ kind: 'unsupported', reason: 'errorhandler that was not called' }),
};
