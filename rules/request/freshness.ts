import * as t from '@babel/types';
import type { RequestRule, RuleContext } from '../../src/lower/rule.js';
import { expression } from '../../src/lower/templates.js';

function isFresh(context: RuleContext): t.Expression {
  return t.callExpression(context.helper('isFresh'), [context.request(), context.headers()]);
}

/** `req.fresh`: whether the client's copy is as good as what the headers set so far describe. */
export const fresh: RequestRule = { lower: (_, context) => isFresh(context) };

/** `req.stale`: the opposite of `req.fresh`. */
export const stale: RequestRule = { lower: (_, context) => expression('!$fresh', { fresh: isFresh(context) }) };
