import * as t from '@babel/types';
import { comparison } from '../../src/lower/comparison.js';
import { memberAround } from '../../src/lower/node-paths.js';
import { memberName } from '../../src/lower/response-chain.js';
import { CannotLower, type RequestRule, type RuleContext } from '../../src/lower/rule.js';
import { expression } from '../../src/lower/templates.js';

/** What `trust proxy` was set to, as an argument; null where nobody is trusted. */
function trust(node: t.Node, context: RuleContext): t.Expression | null {
  const { trustProxy } = context.settings;
  if (!trustProxy) return null;
  if (trustProxy.kind === 'unknown') throw new CannotLower('a value of `trust proxy` that reading cannot tell', node);
  return trustProxy.kind === 'module' ? context.helper('trustProxy') : expression(trustProxy.text);
}

function viaHelper(helper: string): RequestRule {
  return {
    lower({ member }, context) {
      const trusted = trust(member.node, context);
      if (trusted) context.note('E2N223', member.node);
      return t.callExpression(context.helper(helper), trusted ? [context.request(), trusted] : [context.request()]);
    },
  };
}

const forwardedIp = viaHelper('clientIp');

/** `req.ip`: from the forwarded address, since a route handler sees no connection. */
export const ip: RequestRule = {
  lower(use, context) {
    if (!context.settings.trustProxy) context.note('E2N221', use.member.node);
    return forwardedIp.lower(use, context);
  },
};

const forwardedIps = viaHelper('clientIps');

/** `req.ips`: empty without `trust proxy`. */
export const ips: RequestRule = {
  lower: (use, context) => (context.settings.trustProxy ? forwardedIps.lower(use, context) : t.arrayExpression([])),
};

/** `req.protocol`. */
export const protocol = viaHelper('protocol');

/** `req.hostname`. */
export const hostname = viaHelper('hostname');

/** `req.host`: with the port in Express 5, and without in 4 (express 4: lib/request.js, `defineGetter(req, 'host')`). */
export const host: RequestRule = {
  lower: (use, context) => (context.major === 4 ? hostname : viaHelper('host')).lower(use, context),
};

/** `req.secure`. */
export const secure: RequestRule = {
  lower: (use, context) => comparison(use.member, protocol.lower(use, context)!, 'https'),
};

/** `req.subdomains`. */
export const subdomains: RequestRule = {
  lower({ member }, context) {
    const { subdomainOffset } = context.settings;
    if (subdomainOffset === null) throw new CannotLower('a `subdomain offset` that reading cannot tell', member.node);
    const trusted = trust(member.node, context);
    const offset = subdomainOffset === undefined ? null : expression(subdomainOffset);
    const rest = offset ? [trusted ?? t.booleanLiteral(false), offset] : trusted ? [trusted] : [];
    return t.callExpression(context.helper('subdomains'), [context.request(), ...rest]);
  },
};

/** `req.socket.remoteAddress`, also of `req.connection`, its older name: the address of the peer, whatever is trusted. */
export const socket: RequestRule = {
  lower({ member }, context) {
    const read = memberAround(member);
    if (!read || memberName(read.node) !== 'remoteAddress') throw new CannotLower(`req.${memberName(member.node)}, the connection`, member.node);
    context.note('E2N221', read.node);
    read.replaceWith(t.callExpression(context.helper('clientIp'), [context.request()]));
    return null;
  },
};

/** `req.xhr`. */
export const xhr: RequestRule = {
  lower({ member }, context) {
    const name = expression("$request.headers.get('x-requested-with')?.toLowerCase()", { request: context.request() });
    return comparison(member, name, 'xmlhttprequest');
  },
};
