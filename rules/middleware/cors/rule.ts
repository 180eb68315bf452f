import type { StaticValue } from '../../../src/model.js';
import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** Whether a function chooses the options or the origin for each request; also where reading cannot tell. */
function isDynamic(options: StaticValue): boolean {
  if (options.kind === 'object') {
    const origin = options.entries.origin;
    return origin ? origin.kind === 'function' : !options.complete;
  }
  return options.kind !== 'undefined';
}

/** CORS headers on every answer, and an OPTIONS export that answers the preflight. */
export const cors: MiddlewareRule = {
  package: 'cors',
  about: 'Headers on every answer, and an OPTIONS export for preflights where Express answered them. `preflightContinue` is bridged.',
  place(link) {
    if (!link.called) return { kind: 'unsupported', reason: 'cors that was not called' };
    const [options] = link.arguments;
    if (!options || options.value.kind === 'undefined') return { kind: 'cors', options: null, dynamic: false, delegate: null };
    if (options.value.kind === 'object' && options.value.entries.preflightContinue) {
      return { kind: 'unsupported', reason: 'cors with preflightContinue' };
    }
    const delegate = options.value.kind === 'function' ? options.value.link : null;
    return { kind: 'cors', options: options.span, dynamic: isDynamic(options.value), delegate };
  },
};
