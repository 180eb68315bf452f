import * as t from '@babel/types';
import { CannotLower, type ResponseRule, type RuleContext } from '../../src/lower/rule.js';
import { expression } from '../../src/lower/templates.js';
import { literalPairs } from './headers.js';

/** `<url>; rel="next"` as a literal, or as a template where the URL is computed. */
function link(rel: string, url: t.Expression): t.Expression {
  if (t.isStringLiteral(url)) return t.stringLiteral(`<${url.value}>; rel="${rel}"`);
  const text = (raw: string, tail: boolean) => t.templateElement({ raw, cooked: raw }, tail);
  if (t.isTemplateLiteral(url)) {
    const quasis = url.quasis.map((part, i, all) => {
      const raw = (i === 0 ? '<' : '') + part.value.raw + (i === all.length - 1 ? `>; rel="${rel}"` : '');
      return text(raw, i === all.length - 1);
    });
    return t.templateLiteral(quasis, url.expressions);
  }
  return t.templateLiteral([text('<', false), text(`>; rel="${rel}"`, true)], [url]);
}

/** One value of the header for each relation; Express 5 takes a list for one (express/lib/response.js, `res.links`). */
function values(links: t.Expression, context: RuleContext): t.Expression[] {
  const pairs = literalPairs(links);
  const isReadable = pairs?.every(([rel, url]) => /^[^\\`"$]*$/.test(rel.value) && (!t.isArrayExpression(url) || context.major === 5));
  if (!pairs || !isReadable) return [computed(links, context)];
  return pairs.flatMap(([rel, url]) => {
    const urls = t.isArrayExpression(url) ? url.elements : [url];
    return urls.map((one) => {
      if (!t.isExpression(one)) throw new CannotLower('res.links() with a list that cannot be read', links);
      return link(rel.value, one);
    });
  });
}

function computed(links: t.Expression, context: RuleContext): t.Expression {
  const text = context.major === 5
    ? 'Object.entries($links).flatMap(([rel, urls]) => [urls].flat().map((url) => `<${url}>; rel="${rel}"`)).join(\', \')'
    : 'Object.entries($links).map(([rel, url]) => `<${url}>; rel="${rel}"`).join(\', \')';
  return expression(text, { links });
}

/** `res.links({ next: url })`: added to the `Link` header. */
export const links: ResponseRule = {
  lower(call, context) {
    const [object] = call.arguments;
    if (!t.isExpression(object)) throw new CannotLower('res.links() without an object', call);
    const list = values(object, context);
    const isText = list.every((one) => t.isStringLiteral(one));
    const all = isText ? [t.stringLiteral(list.map((one) => (one as t.StringLiteral).value).join(', '))] : list;
    return all.map((value) => ({ kind: 'header', action: 'append', name: t.stringLiteral('Link'), value }));
  },
};
