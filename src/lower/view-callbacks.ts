import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { viewArguments } from '../../rules/response/render.js';
import { completes, mentionsName } from './ast.js';
import { memberAround } from './node-paths.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import { expression } from './templates.js';
import type { Workpiece } from './workpiece.js';

type Callback = t.ArrowFunctionExpression | t.FunctionExpression;

/** `res.render(view, locals, (err, html) => …)` → `renderToString(view, locals).then((html) => …)`. */
export function lowerViewCallbacks(piece: Workpiece): void {
  for (const reference of piece.referencesOf(piece.responseBinding)) {
    const call = renderCall(reference);
    if (!call) continue;
    const callback = call.node.arguments.at(-1);
    if (!isCallback(callback)) continue;
    const { object } = call.node.callee as t.MemberExpression;
    // `res.status(500).render(view, callback)`
    if (!t.isIdentifier(object)) {
      const statement = call.parentPath;
      if (!statement.isExpressionStatement()) throw new CannotLower('res.render() with a callback, behind other calls', call.node);
      statement.insertBefore(t.expressionStatement(object));
    }
    lowerViewCallback(piece, call, piece.context.viewLocals());
  }
  piece.snippet.program.scope.crawl();
}

/** The call of `render` in a chain of calls on the response. */
function renderCall(reference: NodePath): NodePath<t.CallExpression> | null {
  let member = memberAround(reference);
  while (member) {
    const call: NodePath | null = member.parentPath;
    if (!call?.isCallExpression() || call.node.callee !== member.node) return null;
    if (memberName(member.node) === 'render') return call;
    member = memberAround(call);
  }
  return null;
}

export function isCallback(node: t.Node | undefined): node is Callback {
  return t.isArrowFunctionExpression(node) || t.isFunctionExpression(node);
}

/**
 * Puts a promise in the place of a call with a callback.
 *
 * @param locals what views see besides the locals given
 * @throws CannotLower for a callback that does not tell an error from a text
 */
export function lowerViewCallback(piece: Workpiece, call: NodePath<t.CallExpression>, locals: t.Identifier | null): void {
  const callback = call.node.arguments.at(-1);
  if (!isCallback(callback)) throw new CannotLower('a view without a callback that can be read', call.node);
  call.node.arguments = call.node.arguments.slice(0, -1);
  const values = viewArguments(call.node, locals, piece.context);
  const text = t.callExpression(t.identifier(piece.helperName('renderToString')), values);
  call.replaceWith(chained(text, callback, (node) => piece.context.isNext(node)));
}

function chained(text: t.Expression, callback: Callback, isNext: (node: t.Node) => boolean): t.Expression {
  const [error, html] = callback.params;
  if (callback.params.length > 2 || (error && !t.isIdentifier(error))) throw new CannotLower('the callback of a view of another form', callback);
  const parts = t.isIdentifier(error) ? split(callback, error.name) : { rendered: bodyOf(callback), failed: null };
  if (!parts) return asValues(text, callback);
  const rendered = functionLike(callback, html ? [html as t.Identifier] : [], parts.rendered);
  if (!parts.failed) return expression('$text.catch(() => undefined).then($rendered)', { text, rendered });
  if (handsOn(parts.failed, (error as t.Identifier).name, isNext)) return expression('$text.then($rendered).catch($next)', { text, rendered, next: nextOf(parts.failed)! });
  return expression('$text.then($rendered, $failed)', { text, rendered, failed: functionLike(callback, [error as t.Identifier], parts.failed) });
}

/** A callback that looks at the error in its own way is given both. */
function asValues(text: t.Expression, callback: Callback): t.Expression {
  const [error, html] = callback.params as t.Identifier[];
  if (usesThis(callback.body) && !t.isArrowFunctionExpression(callback)) throw new CannotLower('`this` in the callback of a view', callback);
  const { body } = callback;
  if (!html) return expression('$text.then(() => null, (error) => error).then($callback)', { text, callback: t.arrowFunctionExpression([error], body, callback.async) });
  const names = t.objectPattern([error, html].map((one) => t.objectProperty(t.identifier(one.name), t.identifier(one.name), false, true)));
  const both = (first: string, second: string) => `({ ${error.name}: ${first}, ${html.name}: ${second} })`;
  return expression(`$text.then((html) => ${both('null', 'html')}, (error) => ${both('error', 'undefined')}).then($callback)`, { text, callback: t.arrowFunctionExpression([names], body, callback.async) });
}

/** What a callback does with a text, and what with an error; null for one that it does not look at. Null where it does not tell. */
function split(callback: Callback, error: string): { rendered: t.Statement[]; failed: t.Statement[] | null } | null {
  const body = bodyOf(callback);
  const [first, ...rest] = body;
  if (!body.some((node) => mentionsName(node, error))) return { rendered: body, failed: null };
  const test = t.isIfStatement(first) ? errorTest(first.test, error) : null;
  if (!t.isIfStatement(first) || !test) return null;
  const [then, otherwise] = [listOf(first.consequent), first.alternate ? listOf(first.alternate) : []];
  const [failed, rendered] = test === 'failed' ? [then, otherwise] : [otherwise, then];
  const whole = [...rendered, ...(completes(rendered) ? rest : [])];
  // What follows the test would run after an error, too.
  const runsOn = completes(failed) && rest.some((node) => !t.isReturnStatement(node));
  return runsOn || whole.some((node) => mentionsName(node, error)) ? null : { rendered: whole, failed };
}

/** `err ? a : b` is read as `if (err) a; else b`. */
function bodyOf(callback: Callback): t.Statement[] {
  const list = t.isBlockStatement(callback.body) ? callback.body.body : [t.returnStatement(callback.body)];
  const [only] = list;
  const value = list.length === 1 ? (t.isReturnStatement(only) ? only.argument : t.isExpressionStatement(only) ? only.expression : null) : null;
  if (!t.isConditionalExpression(value)) return list;
  return [t.ifStatement(value.test, t.blockStatement([t.returnStatement(value.consequent)]), t.blockStatement([t.returnStatement(value.alternate)]))];
}

function errorTest(test: t.Expression, error: string): 'failed' | 'rendered' | null {
  const isError = (node: t.Node) => t.isIdentifier(node, { name: error });
  if (isError(test)) return 'failed';
  if (t.isUnaryExpression(test, { operator: '!' }) && isError(test.argument)) return 'rendered';
  if (!t.isBinaryExpression(test) || !isError(test.left) || !(t.isNullLiteral(test.right) || t.isIdentifier(test.right, { name: 'undefined' }))) return null;
  return test.operator === '!=' ? 'failed' : test.operator === '==' ? 'rendered' : null;
}

function listOf(node: t.Statement): t.Statement[] {
  return t.isBlockStatement(node) ? node.body : [node];
}

/** `next(err)` and nothing else. */
function handsOn(list: t.Statement[], error: string, isNext: (node: t.Node) => boolean): boolean {
  const next = nextOf(list);
  const call = callOf(list[0]);
  return list.length <= 2 && !!next && isNext(next) && t.isIdentifier(call?.arguments[0], { name: error }) && (list.length === 1 || (t.isReturnStatement(list[1]) && !list[1].argument));
}

function nextOf(list: t.Statement[]): t.Expression | null {
  const callee = callOf(list[0])?.callee;
  return t.isIdentifier(callee) ? callee : null;
}

function callOf(node: t.Statement | undefined): t.CallExpression | null {
  const value = t.isReturnStatement(node) ? node.argument : t.isExpressionStatement(node) ? node.expression : null;
  return t.isCallExpression(value) ? value : null;
}

function functionLike(callback: Callback, params: t.Identifier[], body: t.Statement[]): t.ArrowFunctionExpression {
  if (!t.isArrowFunctionExpression(callback) && body.some((node) => usesThis(node))) throw new CannotLower('`this` in the callback of a view', callback);
  const [only] = body;
  const value = body.length === 1 && t.isReturnStatement(only) ? only.argument : null;
  return t.arrowFunctionExpression(params, value && !t.isBlockStatement(callback.body) ? value : t.blockStatement(body), callback.async);
}

function usesThis(root: t.Node): boolean {
  let found = false;
  t.traverseFast(root, (node) => void (found ||= t.isThisExpression(node) || t.isIdentifier(node, { name: 'arguments' })));
  return found;
}
