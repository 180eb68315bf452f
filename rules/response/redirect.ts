import * as t from '@babel/types';
import { CannotLower, type ResponseRule, type RuleContext } from '../../src/lower/rule.js';
import { expression } from '../../src/lower/templates.js';
import { asText } from './header-values.js';

function plainUrl(url: t.Expression, context: RuleContext): t.Expression {
  if (t.isStringLiteral(url) && /^[\x21\x23\x24\x26-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]*$/.test(url.value)) return url;
  return t.callExpression(context.helper('encodeUrl'), [asText(url, context)]);
}

/** To Express 4, `back` is where the request came from (express 4: lib/response.js, `res.location`). */
function backOr(url: t.Expression, context: RuleContext): t.Expression {
  if (t.isStringLiteral(url, { value: 'back' })) {
    const referrer = expression("$request.headers.get('referer') || '/'", { request: context.request() });
    return t.callExpression(context.helper('encodeUrl'), [referrer]);
  }
  const isOther = t.isStringLiteral(url) || (t.isTemplateLiteral(url) && /^[^b]/.test(url.quasis[0].value.raw));
  if (!isOther && t.isLogicalExpression(url) && t.isStringLiteral(url.right, { value: 'back' })) {
    throw new CannotLower("res.location() with a value that may be 'back'", url);
  }
  return plainUrl(url, context);
}

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
    const isStatusFirst = context.major === 5 || context.kindOf(first) === 'number' || context.kindOf(second) === 'string';
    if (!isStatusFirst && context.kindOf(first) !== 'string') throw new CannotLower('res.redirect() with two arguments of unknown order', call);
    const [status, url] = isStatusFirst ? [first, second] : [second, first];
    return [{ kind: 'answer', answer: { kind: 'helper', name: 'redirect', arguments: [context.request(), url], status } }];
  },
};

/** `res.location(url)`. */
export const location: ResponseRule = {
  lower(call, context) {
    const [url] = call.arguments;
    if (!t.isExpression(url)) throw new CannotLower('res.location() without a URL', call);
    const value = context.major === 4 ? backOr(url, context) : plainUrl(url, context);
    return [{ kind: 'header', action: 'set', name: t.stringLiteral('Location'), value }];
  },
};
