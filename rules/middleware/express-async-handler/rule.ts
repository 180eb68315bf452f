import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** Forwards a rejected promise to `next`; a route handler's promise reaches the error handler anyway. */
export const expressAsyncHandler: MiddlewareRule = {
  package: 'express-async-handler',
  about: 'Taken off: a rejected promise of a route handler reaches the error handler anyway.',
  place(link) {
    const [inner] = link.arguments;
    if (!link.called || inner?.value.kind !== 'function') return { kind: 'unsupported', reason: 'express-async-handler around an unknown function' };
    return { kind: 'wrapper', inner: inner.value.link, span: inner.span };
  },
};
