import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** Puts a method of its own in the place of `res.render` (express-flash/lib/express-flash.js). */
export const expressFlash: MiddlewareRule = {
  package: 'express-flash',
  about: 'Bridged: it puts a method of its own in the place of `res.render`.',
  place: () => ({ kind: 'unsupported', reason: 'express-flash, which replaces res.render()' }),
};
