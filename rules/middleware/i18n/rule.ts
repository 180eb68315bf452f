import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** Hangs its functions on `req`, `res` and `res.locals`, and keeps catalogs that requests may add to. */
export const i18n: MiddlewareRule = {
  package: 'i18n',
  about: 'Bridged: its functions hang on `req`, `res` and `res.locals`.',
  place: () => ({ kind: 'unsupported', reason: 'i18n, whose functions hang on req, res and res.locals' }),
};
