import { STATUS_CODES } from 'node:http';
import * as t from '@babel/types';
import { CannotLower, type ResponseRule } from '../../src/lower/rule.js';

/** `res.sendStatus(n)`: the status with its phrase as plain text. */
export const sendStatus: ResponseRule = {
  lower(call) {
    const [status] = call.arguments;
    if (!t.isExpression(status)) throw new CannotLower('res.sendStatus() without a plain argument', call);
    if (!t.isNumericLiteral(status)) {
      return [{ kind: 'answer', answer: { kind: 'helper', name: 'sendStatus', arguments: [status] } }];
    }
    const phrase = STATUS_CODES[status.value] ?? String(status.value);
    return [
      { kind: 'status', status },
      { kind: 'header', action: 'set', name: t.stringLiteral('Content-Type'), value: t.stringLiteral('text/plain; charset=utf-8') },
      { kind: 'answer', answer: { kind: 'body', body: t.stringLiteral(phrase), type: null, bare: false } },
    ];
  },
};
