import * as t from '@babel/types';
import { CannotLower, type ResponseRule, type ResponseStep } from '../../src/lower/rule.js';

function plainEnd(body: t.Expression, bare: boolean): ResponseStep {
  return { kind: 'answer', answer: { kind: 'body', body, type: null, bare, unchecked: true } };
}

function isUtf8(encoding: t.Node | undefined): boolean {
  return !encoding || (t.isStringLiteral(encoding) && /^utf-?8$/i.test(encoding.value));
}

/** `res.end(body?)`: Node's own, which adds no content type. A web `Response` adds one to strings, but not to bytes. */
export const end: ResponseRule = {
  lower(call, context) {
    const [body, encoding] = call.arguments;
    if (!body) return [plainEnd(t.nullLiteral(), true)];
    if (!t.isExpression(body) || t.isFunction(body) || !isUtf8(encoding)) throw new CannotLower('res.end() with a callback or encoding', call);
    const kind = context.kindOf(body);
    if (kind === 'null' || kind === 'undefined') {
      return [plainEnd(t.nullLiteral(), true)];
    }
    if (kind === 'maybe undefined') throw new CannotLower('res.end() with a value that may be undefined', call);
    // Node takes strings and bytes only, and so does Buffer.from, which keeps a string from getting a content type.
    return [plainEnd(body, kind === 'buffer')];
  },
};
