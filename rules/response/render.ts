import * as t from '@babel/types';
import { CannotLower, type ResponseRule, type RuleContext } from '../../src/lower/rule.js';
import { expression } from '../../src/lower/templates.js';

/**
 * The locals of a view: what is given goes before what is in `res.locals` (express/lib/application.js, `render`: "merge
 * options").
 *
 * @param given what the call was given, if anything
 * @returns null for none
 */
export function localsFor(given: t.Expression | undefined, locals: t.Identifier | null): t.Expression | null {
  if (!given) return locals;
  if (!locals) return given;
  if (!t.isObjectExpression(given)) return expression('{ ...$locals, ...$given }', { locals, given });
  if (given.properties.length === 0) return locals;
  const spread = t.spreadElement(locals);
  const isOneLine = given.loc?.start.line === given.loc?.end.line;
  if (!isOneLine) return t.objectExpression([spread, ...given.properties]);
  // The text is there for its layout: what is printed anew gets a line for each property.
  const merged = expression(`{ ${['...locals', ...given.properties.map((_, i) => `p${i}`)].join(', ')} }`) as t.ObjectExpression;
  [spread, ...given.properties].forEach((property, i) => (merged.properties[i] = property));
  return merged;
}

/** Extensions that the texts in a name end with: `a.html`, `path.join(folder, 'a.html')`. */
function extensionsIn(view: t.Expression): string[] {
  const found: string[] = [];
  t.traverseFast(view, (node) => {
    const text = t.isStringLiteral(node) ? node.value : t.isTemplateElement(node) && node.tail ? node.value.raw : '';
    const extension = /\.(\w+)$/.exec(text)?.[1];
    if (extension) found.push(extension);
  });
  return found;
}

/** The name of a view and its locals, with what `res.locals` or the app add. */
export function viewArguments(call: t.CallExpression, locals: t.Identifier | null, context: RuleContext): t.Expression[] {
  const { extension, engines } = context.views(call);
  const [view, given] = call.arguments;
  if (!t.isExpression(view)) throw new CannotLower('res.render() without a plain name', call);
  if (given && !t.isExpression(given)) throw new CannotLower('res.render(...spread)', call);
  const own = extensionsIn(view);
  if (own.length === 0 && (extension === null || engines.length === 0)) throw new CannotLower('res.render() without an engine', call);
  const unknown = own.find((one) => !engines.some((engine) => engine.extension === one));
  if (unknown !== undefined) throw new CannotLower(`res.render() with the engine ${unknown}, which is not known`, call);
  const isNothing = !given || t.isIdentifier(given, { name: 'undefined' }) || t.isNullLiteral(given);
  const merged = localsFor(isNothing ? undefined : given, locals);
  return merged ? [view, merged] : [view];
}

/** `res.render(view, locals)`; forms with a callback are dealt with before (`src/lower/view-callbacks.ts`). */
export const render: ResponseRule = {
  lower(call, context) {
    const [, given, callback] = call.arguments;
    if (callback || (given && t.isFunction(given))) throw new CannotLower('res.render() with a callback of another form', call);
    const values = viewArguments(call, context.viewLocals(), context);
    return [{ kind: 'answer', answer: { kind: 'helper', name: 'render', arguments: values, isAsync: true } }];
  },
};
