import * as t from '@babel/types';
import { CannotLower, type ResponseRule } from '../../src/lower/rule.js';

/** `res.status(n)`. */
export const status: ResponseRule = {
  lower(call) {
    const [value] = call.arguments;
    if (!t.isExpression(value)) throw new CannotLower('res.status() without a plain argument', call);
    return [{ kind: 'status', status: value }];
  },
};
