import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** Puts a method of its own in the place of `res.render` (express-ejs-layouts/lib/express-layouts.js). */
export const expressEjsLayouts: MiddlewareRule = {
  package: 'express-ejs-layouts',
  about: 'Bridged: it puts a method of its own in the place of `res.render`. In Next, layouts are what they are there.',
  place: () => ({ kind: 'unsupported', reason: 'express-ejs-layouts, which replaces res.render()' }),
};
