import * as t from '@babel/types';
import { CannotLower, type ResponseRule } from '../../src/lower/rule.js';

/**
 * `res.redirect([status,] url)`: a relative Location stays relative and the default is 302, so neither
 * `NextResponse.redirect` (absolute only, 307) nor `redirect()` of next/navigation (307) will do.
 */
export const redirect: ResponseRule = {
  lower(call, context) {
    if (call.arguments.some((value) => !t.isExpression(value))) throw new CannotLower('res.redirect(...spread)', call);
    const values = call.arguments as t.Expression[];
    const [first, second] = values;
    if (!first) throw new CannotLower('res.redirect() without a URL', call);
    if (!second) {
      if (context.kindOf(first) === 'number') throw new CannotLower('res.redirect() with a status alone', call);
      return [{ kind: 'answer', answer: { kind: 'helper', name: 'redirect', arguments: [context.request(), first] } }];
    }
    const statusFirst = context.kindOf(first) === 'number';
    if (!statusFirst && context.major === 4 && context.kindOf(second) !== 'string') {
      throw new CannotLower('res.redirect() with two arguments of unknown order', call);
    }
    const [status, url] = statusFirst || context.major === 5 ? [first, second] : [second, first];
    return [{ kind: 'answer', answer: { kind: 'helper', name: 'redirect', arguments: [context.request(), url], status } }];
  },
};

/** `res.location(url)`. */
export const location: ResponseRule = {
  lower(call, context) {
    const [url] = call.arguments;
    if (!t.isExpression(url)) throw new CannotLower('res.location() without a URL', call);
    if (t.isStringLiteral(url) && url.value === 'back') throw new CannotLower("res.location('back')", call);
    const value = t.isStringLiteral(url) && /^[\x21-\x7e]*$/.test(url.value) ? url : t.callExpression(context.helper('encodeUrl'), [url]);
    return [{ kind: 'header', action: 'set', name: t.stringLiteral('Location'), value }];
  },
};
