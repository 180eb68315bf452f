import * as t from '@babel/types';
import { memberAround } from '../../src/lower/node-paths.js';
import { memberName } from '../../src/lower/response-chain.js';
import { CannotLower, type RequestRule } from '../../src/lower/rule.js';
import { expression } from '../../src/lower/templates.js';

/** `req.rawHeaders`: names and values in turn. */
export const rawHeaders: RequestRule = {
  lower({ member }, context) {
    context.note('E2N222', member.node);
    return expression('[...$request.headers].flat()', { request: context.request() });
  },
};

/** `req.aborted`: whether the client has gone away. */
export const aborted: RequestRule = {
  lower: (_, context) => expression('$request.signal.aborted', { request: context.request() }),
};

/** `req.route.path`: as the route was registered. */
export const route: RequestRule = {
  lower({ member }, context) {
    const read = memberAround(member);
    if (!read || memberName(read.node) !== 'path') throw new CannotLower('req.route, but for its path', member.node);
    if (context.routePath === null) throw new CannotLower('req.route.path, which is known only when a request comes', member.node);
    read.replaceWith(t.stringLiteral(context.routePath));
    return null;
  },
};
