import * as t from '@babel/types';
import type { RequestRule, RuleContext } from '../../src/lower/rule.js';
import { expression } from '../../src/lower/templates.js';

/** `req.method`. */
export const method: RequestRule = { lower: (_, context) => expression('$request.method', { request: context.request() }) };

/** `req.originalUrl`: path and query as they came. */
export const originalUrl: RequestRule = {
  lower({ member }, context) {
    context.note('E2N220', member.node);
    return expression('$request.nextUrl.pathname + $request.nextUrl.search', { request: context.request() });
  },
};

/** Inside a mounted router `req.path` and `req.url` lack the mount prefix (express: router/index.js, `trimPrefix`). */
function belowMount(context: RuleContext, member: t.Node): t.Expression {
  const request = context.request();
  const mount = context.baseUrl(member);
  if (t.isStringLiteral(mount, { value: '' })) return expression('$request.nextUrl.pathname', { request });
  if (t.isStringLiteral(mount) && isLonger(context.routePath)) return expression('$request.nextUrl.pathname.slice($mount.length)', { request, mount });
  if (t.isStringLiteral(mount) || t.isIdentifier(mount)) return expression("$request.nextUrl.pathname.slice($mount.length) || '/'", { request, mount });
  // A prefix with parameters: what is behind as many segments.
  const from = ((mount as t.CallExpression).callee as t.MemberExpression).object as t.CallExpression;
  return expression("'/' + $request.nextUrl.pathname.split('/').slice($end).join('/')", { request, end: from.arguments[1] });
}

/** Whether a route's path is surely more than the prefix of its router: `/:id`, not `/` or `/:id?`. */
function isLonger(path: string | null): boolean {
  return path !== null && /^\/:?[\w-]+(?:\/|$)/.test(path);
}

/** `req.path`. */
export const path: RequestRule = { lower: ({ member }, context) => belowMount(context, member.node) };

/** `req.url`. */
export const url: RequestRule = {
  lower({ member }, context) {
    const pathname = belowMount(context, member.node);
    context.note('E2N220', member.node);
    return t.isLogicalExpression(pathname)
      ? expression('($pathname) + $request.nextUrl.search', { pathname, request: context.request() })
      : expression('$pathname + $request.nextUrl.search', { pathname, request: context.request() });
  },
};

/** `req.baseUrl`: the mount prefix as the client typed it. Folders match case-sensitively, so it is the literal. */
export const baseUrl: RequestRule = {
  lower: ({ member }, context) => context.baseUrl(member.node),
};
