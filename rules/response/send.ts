import * as t from '@babel/types';
import { CannotLower, type Answer, type ResponseRule, type RuleContext } from '../../src/lower/rule.js';
import { jsonAnswer } from './json.js';

/** Express: res.send chooses the content type by the type of the value (express/lib/response.js, `res.send`). */
function sendAnswer(value: t.Expression, context: RuleContext): Answer {
  switch (context.kindOf(value)) {
    case 'string':
      return { kind: 'body', body: value, type: 'text/html; charset=utf-8', bare: false };
    case 'object':
    case 'boolean':
      // A Date, Map or class instance is JSON for Express as well; a Buffer made with `new` is told apart at run time.
      return t.isNewExpression(value) ? { kind: 'helper', name: 'send', arguments: [value] } : jsonAnswer(value, context);
    case 'buffer':
      return { kind: 'body', body: value, type: 'application/octet-stream', bare: false };
    case 'undefined':
      return { kind: 'body', body: t.nullLiteral(), type: null, bare: true };
    default:
      return { kind: 'helper', name: 'send', arguments: [value] };
  }
}

/** `res.send(value)`; Express 4 also takes `res.send(status)` and `res.send(status, value)`. */
export const send: ResponseRule = {
  lower(call, context) {
    if (call.arguments.some((value) => !t.isExpression(value))) throw new CannotLower('res.send(...spread)', call);
    const [first, second] = call.arguments as t.Expression[];
    if (!first) return [{ kind: 'answer', answer: { kind: 'body', body: t.nullLiteral(), type: null, bare: true } }];
    if (context.major === 4 && (second || context.kindOf(first) === 'number')) {
      throw new CannotLower('res.send(status) of Express 4', call);
    }
    return [{ kind: 'answer', answer: sendAnswer(first, context) }];
  },
};
