import { STATUS_CODES } from 'node:http';
import * as t from '@babel/types';
import { CannotLower, type Answer, type ResponseRule, type ResponseStep, type RuleContext } from '../../src/lower/rule.js';
import { jsonAnswer, statusFirst } from './json.js';

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
      if (context.settings.jsonIsCustom) throw new CannotLower('res.send() of what may be JSON, with a replacer', value);
      return { kind: 'helper', name: 'send', arguments: [value] };
  }
}

/** `res.send(404)` of Express 4: the status, and its phrase as plain text unless a type was set. */
function sendStatusOf4(status: t.Expression, call: t.CallExpression): ResponseStep[] {
  if (!t.isNumericLiteral(status)) throw new CannotLower('res.send(status) with a computed status', call);
  const phrase = STATUS_CODES[status.value];
  if (!phrase) throw new CannotLower(`res.send(${status.value})`, call);
  return [
    { kind: 'status', status },
    { kind: 'answer', answer: { kind: 'body', body: t.stringLiteral(phrase), type: 'text/plain; charset=utf-8', bare: false } },
  ];
}

/** `res.send(value)`; Express 4 also takes `res.send(status)` and `res.send(status, value)`. */
export const send: ResponseRule = {
  lower(call, context) {
    if (call.arguments.some((value) => !t.isExpression(value))) throw new CannotLower('res.send(...spread)', call);
    const [first, second] = call.arguments as t.Expression[];
    if (!first) return [{ kind: 'answer', answer: { kind: 'body', body: t.nullLiteral(), type: null, bare: true } }];
    if (context.major === 4 && second) {
      const { status, value } = statusFirst(call, context);
      return [
        { kind: 'status', status },
        { kind: 'answer', answer: sendAnswer(value, context) },
      ];
    }
    if (context.major === 4 && context.kindOf(first) === 'number') return sendStatusOf4(first, call);
    return [{ kind: 'answer', answer: sendAnswer(first, context) }];
  },
};
