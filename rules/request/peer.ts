import type * as t from '@babel/types';
import { expression } from '../../src/lower/templates.js';
import type { RequestRule, RuleContext } from '../../src/lower/rule.js';

function viaHelper(helper: string) {
  return (_: unknown, context: RuleContext): t.Expression => {
    const nodes = { callee: context.helper(helper), request: context.request() };
    return context.settings.trustProxy
      ? expression(`$callee($request, ${context.settings.trustProxy})`, nodes)
      : expression('$callee($request)', nodes);
  };
}

/** `req.ip`: from the forwarded address, since a route handler sees no socket. */
export const ip: RequestRule = { lower: viaHelper('clientIp') };

/** `req.protocol`. */
export const protocol: RequestRule = { lower: viaHelper('protocol') };

/** `req.hostname`. */
export const hostname: RequestRule = { lower: viaHelper('hostname') };

/** `req.secure`. */
export const secure: RequestRule = {
  lower: (use, context) => expression("$protocol === 'https'", { protocol: viaHelper('protocol')(use, context) }),
};

/** `req.xhr`. */
export const xhr: RequestRule = {
  lower: (_, context) =>
    expression("$request.headers.get('x-requested-with')?.toLowerCase() === 'xmlhttprequest'", { request: context.request() }),
};
