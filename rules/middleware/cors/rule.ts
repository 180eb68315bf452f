import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** CORS headers on every answer, and an OPTIONS export that answers the preflight. */
export const cors: MiddlewareRule = {
  package: 'cors',
  place(link) {
    if (!link.called) return { kind: 'unsupported', reason: 'cors that was not called' };
    const [options] = link.arguments;
    if (options?.value.kind === 'function') return { kind: 'unsupported', reason: 'cors with a function that chooses the options' };
    if (options?.value.kind === 'object' && options.value.entries.preflightContinue) {
      return { kind: 'unsupported', reason: 'cors with preflightContinue' };
    }
    return { kind: 'cors', options: options && options.value.kind !== 'undefined' ? options.span : null };
  },
};
