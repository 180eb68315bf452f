import * as t from '@babel/types';
import { bare } from './ast.js';

type Callback = t.ArrowFunctionExpression | t.FunctionExpression;

/** One `.then(…)`, `.catch(…)` or `.finally(…)` of a chain. */
export type PromiseLink =
  | { kind: 'untouched'; call: t.CallExpression }
  /** Holds callbacks that answer. */
  | { kind: 'callback'; call: t.CallExpression; callbacks: Callback[] }
  /** `.catch(next)`: a returned promise rejects by itself. */
  | { kind: 'dropped'; call: t.CallExpression };

/**
 * Reads a promise chain that can be returned as it is: only its last `.then` and the `.catch`es behind it answer, so
 * that no later callback receives an answer as its value. Returns null when the chain is of another shape.
 */
export function promiseChain(
  node: t.Expression,
  touches: (node: t.Node) => boolean,
  isNext: (node: t.Node) => boolean,
): PromiseLink[] | null {
  const links: PromiseLink[] = [];
  let current: t.Expression = node;
  while (t.isCallExpression(current) && t.isMemberExpression(current.callee) && isPromiseMethod(current.callee)) {
    const link = readLink(current, touches, isNext);
    if (!link) return null;
    links.unshift(link);
    current = current.callee.object as t.Expression;
  }
  if (links.length === 0 || touches(current)) return null;
  return answersOnlyAtTheEnd(links) ? links : null;
}

/** `controller.find(req, res).catch(next)` → `controller.find(req, res)`: what a lowered function gives is returned, and rejects by itself. */
export function withoutForwarding(node: t.Expression, isAnswer: (node: t.Node) => boolean, isNext: (node: t.Node) => boolean): t.Expression {
  let current = node;
  while (t.isCallExpression(current) && t.isMemberExpression(current.callee) && isPromiseMethod(current.callee)) {
    if (readLink(current, () => true, isNext)?.kind !== 'dropped') return node;
    current = bare(current.callee.object as t.Expression);
  }
  return isAnswer(current) ? current : node;
}

function isPromiseMethod(callee: t.MemberExpression): boolean {
  return !callee.computed && t.isIdentifier(callee.property) && ['then', 'catch', 'finally'].includes(callee.property.name);
}

function methodOf(link: PromiseLink): string {
  return ((link.call.callee as t.MemberExpression).property as t.Identifier).name;
}

function readLink(call: t.CallExpression, touches: (node: t.Node) => boolean, isNext: (node: t.Node) => boolean): PromiseLink | null {
  const method = ((call.callee as t.MemberExpression).property as t.Identifier).name;
  const [first] = call.arguments;
  if (!call.arguments.some(touches)) return { kind: 'untouched', call };
  if (method === 'catch' && call.arguments.length === 1 && (isNext(first) || isRethrow(first, isNext))) return { kind: 'dropped', call };
  if (method === 'finally') return null;
  // `.then(f, next)`: a returned promise rejects by itself.
  const touched = call.arguments.filter((argument, i) => touches(argument) && !(i === 1 && isNext(argument)));
  if (touched.length === 0 || !touched.every((argument) => t.isArrowFunctionExpression(argument) || t.isFunctionExpression(argument))) return null;
  return { kind: 'callback', call, callbacks: touched as Callback[] };
}

/** `(err) => next(err)`, `(err) => { next(err); }`. */
function isRethrow(node: t.Node, isNext: (node: t.Node) => boolean): boolean {
  if (!t.isArrowFunctionExpression(node) && !t.isFunctionExpression(node)) return false;
  const [parameter] = node.params;
  const expression = t.isBlockStatement(node.body) ? onlyExpression(node.body.body) : node.body;
  return t.isIdentifier(parameter) && !!expression && isNextOf(expression, parameter.name, isNext);
}

function onlyExpression(list: t.Statement[]): t.Expression | null {
  if (list.length !== 1) return null;
  const [node] = list;
  if (t.isExpressionStatement(node)) return node.expression;
  return t.isReturnStatement(node) ? (node.argument ?? null) : null;
}

function isNextOf(node: t.Expression, name: string, isNext: (node: t.Node) => boolean): boolean {
  const call = bare(node);
  return t.isCallExpression(call) && isNext(call.callee) && call.arguments.length === 1 && t.isIdentifier(call.arguments[0], { name });
}

/** A catch clause that only hands its error to `next`: what is thrown inside reaches the error handler either way. */
export function isTransparentCatch(handler: t.CatchClause | null | undefined, isNext: (node: t.Node) => boolean): boolean {
  if (!handler || !t.isIdentifier(handler.param)) return false;
  const body = handler.body.body.filter((node, i, all) => !(i === all.length - 1 && t.isReturnStatement(node) && !node.argument));
  const only = onlyExpression(body);
  return !!only && isNextOf(only, handler.param.name, isNext);
}

function answersOnlyAtTheEnd(links: PromiseLink[]): boolean {
  const firstAnswer = links.findIndex((link) => link.kind === 'callback');
  if (firstAnswer < 0) return links.some((link) => link.kind === 'dropped') && false;
  return links.slice(firstAnswer + 1).every((link) => methodOf(link) !== 'then') && isTrailingDrop(links);
}

/** A dropped `.catch` must be the last link: one in the middle would have let the chain go on. */
function isTrailingDrop(links: PromiseLink[]): boolean {
  const firstDropped = links.findIndex((link) => link.kind === 'dropped');
  return firstDropped < 0 || links.slice(firstDropped).every((link) => link.kind === 'dropped');
}

/** Whether a `catch` behind an answer takes errors and answers nothing: `.then((x) => res.json(x)).catch(console.error)`. */
export function swallowsErrors(links: readonly PromiseLink[]): boolean {
  const first = links.findIndex((link) => link.kind === 'callback');
  return links.some((link, at) => {
    const handler = link.call.arguments.at(methodOf(link) === 'then' ? 1 : 0);
    const takes = methodOf(link) === 'catch' || (methodOf(link) === 'then' && link.call.arguments.length > 1);
    if (!takes || link.kind === 'dropped' || at < first) return false;
    if (link.kind === 'callback' && link.callbacks.some((one) => one === handler)) return false;
    return !throwsAtEnd(handler);
  });
}

function throwsAtEnd(handler: t.Node | undefined): boolean {
  return t.isFunction(handler) && t.isBlockStatement(handler.body) && t.isThrowStatement(handler.body.body.at(-1));
}
