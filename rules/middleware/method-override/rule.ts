import type { StaticValue } from '../../../src/model.js';
import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** Where the method stands when the getter is left out (method-override/index.js). */
const DEFAULT = 'X-HTTP-Method-Override';

function nameOf(getter: StaticValue | undefined): string | null {
  if (!getter || getter.kind === 'undefined') return DEFAULT;
  if (getter.kind !== 'literal' || (getter.value !== null && typeof getter.value !== 'string')) return null;
  return getter.value || DEFAULT;
}

/** Next routes by the method that was sent, so the POST handler of a path hands such requests on to the other handlers. */
export const methodOverride: MiddlewareRule = {
  package: 'method-override',
  about:
    'POST handlers hand requests that name another method, in a header or in the query, to the handler of that method. Where a function finds the method, ' +
    'or where middleware in front of it looks at the method, the original app answers POST.',
  place(link) {
    const [getter, options] = link.arguments;
    if (!link.called) return { kind: 'unsupported', reason: 'method-override that was not called' };
    // `methods` says which methods may be overridden: POST alone by default.
    if (options && options.value.kind !== 'undefined') return { kind: 'unsupported', reason: 'method-override for other methods than POST' };
    return { kind: 'method override', name: nameOf(getter?.value) };
  },
};
