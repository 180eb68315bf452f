import * as t from '@babel/types';
import { CannotLower, type ResponseRule } from '../../src/lower/rule.js';

/** `res.end(body?)`: Node's own, which adds no content type. A web `Response` adds one to strings, but not to bytes. */
export const end: ResponseRule = {
  lower(call, context) {
    const [body] = call.arguments;
    if (!body) return [{ kind: 'answer', answer: { kind: 'body', body: t.nullLiteral(), type: null, bare: true } }];
    if (!t.isExpression(body) || call.arguments.length > 1) throw new CannotLower('res.end() with a callback or encoding', call);
    const kind = context.kindOf(body);
    if (kind === 'null' || kind === 'undefined') {
      return [{ kind: 'answer', answer: { kind: 'body', body: t.nullLiteral(), type: null, bare: true } }];
    }
    if (kind === 'maybe undefined') throw new CannotLower('res.end() with a value that may be undefined', call);
    // Node takes strings and bytes only, and so does Buffer.from, which keeps a string from getting a content type.
    return [{ kind: 'answer', answer: { kind: 'body', body, type: null, bare: kind === 'buffer' } }];
  },
};
