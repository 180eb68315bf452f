import type { StaticValue } from '../../../src/model.js';
import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** What can be text only, or nothing: a variable of the environment, with a default or taken apart. */
const TEXT = /^\(?process\.env\.\w+(?:\s*(?:\|\||\?\?)\s*(?:'[^']*'|"[^"]*"|\[[^\]]*\]))?\)?(?:\.split\([^)]*\))?$/;

/** Whether the options say that there shall be no CORS: then the middleware does nothing (cors, lib/index.js). */
function isOff(options: StaticValue): boolean {
  const origin = options.kind === 'object' ? options.entries.origin : undefined;
  return origin?.kind === 'undefined' || (origin?.kind === 'literal' && !origin.value);
}

function mayBeOn(option: StaticValue | undefined): boolean {
  return option !== undefined && option.kind !== 'undefined' && !(option.kind === 'literal' && !option.value);
}

/** Whether a function chooses the options or the origin for each request; also where reading cannot tell. */
function isDynamic(options: StaticValue): boolean {
  if (options.kind === 'object') {
    const origin = options.entries.origin;
    if (!origin) return !options.complete;
    return origin.kind === 'function' || (origin.kind === 'unknown' && !TEXT.test(origin.text));
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
    if (options.value.kind === 'object' && mayBeOn(options.value.entries.preflightContinue)) {
      return { kind: 'unsupported', reason: 'cors with preflightContinue' };
    }
    if (isOff(options.value)) return { kind: 'dropped', reason: 'its options switch it off' };
    const delegate = options.value.kind === 'function' ? options.value.link : null;
    return { kind: 'cors', options: options.span, dynamic: isDynamic(options.value), delegate };
  },
};
