import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** `express.static` is this package (express/lib/express.js). */
export const serveStatic: MiddlewareRule = {
  package: 'serve-static',
  about: 'As `express.static`: the files go to `public/` where its options allow it; else they are served by the original app.',
  place: (link) => (link.called && link.member === 'default' ? { kind: 'static' } : { kind: 'unsupported', reason: 'serve-static that was not called' }),
};
