import * as t from '@babel/types';
import { CannotLower, type ResponseRule } from '../../src/lower/rule.js';

/**
 * `res.status(n)`. Express 5 refuses what is no whole number (express/lib/response.js, `res.status`); 4 lets Node make one of
 * it. A `Response` takes 200 to 599 only.
 */
export const status: ResponseRule = {
  lower(call, context) {
    const [value] = call.arguments;
    if (!t.isExpression(value)) throw new CannotLower('res.status() without a plain argument', call);
    if (t.isNumericLiteral(value) && !(Number.isInteger(value.value) && value.value >= 200 && value.value <= 599)) {
      throw new CannotLower(`the status ${value.value}, which a Response cannot have`, value);
    }
    const kind = context.kindOf(value);
    if (context.major === 5 && ['string', 'boolean', 'null', 'undefined'].includes(kind)) {
      throw new CannotLower('a status that is no number, which Express 5 refuses', value);
    }
    if (kind === 'string') return [{ kind: 'status', status: t.callExpression(t.identifier('Number'), [value]), isOpen: true }];
    return [{ kind: 'status', status: value, isOpen: !t.isNumericLiteral(value) && context.isOpenStatus(value) }];
  },
};
