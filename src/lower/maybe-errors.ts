import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { statements } from './templates.js';
import type { Workpiece } from './workpiece.js';

/**
 * `next(err)` of a value that may be none lets the request go on without an error (express/lib/router, `next`):
 * `(err, data) => { req.data = data; next(err); }` becomes `if (err) next(err); else next();`.
 */
export function splitMaybeErrors(piece: Workpiece): void {
  const { nextBinding, input } = piece;
  const isErrorOfHandler = (path: NodePath, name: string) => input.role === 'error' && path.scope.getBinding(name)?.scope.path === piece.snippet.function;
  for (const reference of piece.referencesOf(nextBinding)) {
    const call = reference.parentPath;
    if (!call?.isCallExpression() || call.node.callee !== reference.node || call.node.arguments.length !== 1) continue;
    const [error] = call.node.arguments;
    if (t.isConditionalExpression(error)) splitCases(call, error, nextBinding!);
    if (!t.isIdentifier(error) || isErrorOfHandler(call, error.name) || isSurelySet(call, error)) continue;
    split(call, error, nextBinding!);
  }
  piece.snippet.program.scope.crawl();
}

/** `next(a && b)`, `next(failed ? error : null)`: an expression that may be no error. */
export function mayBeNone(error: t.Expression): boolean {
  if (t.isConditionalExpression(error)) return mayBeNone(error.consequent) || mayBeNone(error.alternate);
  if (t.isLogicalExpression(error)) return error.operator === '&&' || mayBeNone(error.right);
  return t.isNullLiteral(error) || t.isIdentifier(error);
}

function split(call: NodePath<t.CallExpression>, error: t.Identifier, next: string): void {
  const given = (...args: t.Expression[]) => t.callExpression(t.identifier(next), args);
  replaceByCases(call, t.identifier(error.name), given(t.identifier(error.name)), given());
}

/** `next(found ? undefined : new NotFound())` → `if (found) next(); else next(new NotFound());`. */
function splitCases(call: NodePath<t.CallExpression>, { test, consequent, alternate }: t.ConditionalExpression, next: string): void {
  const isNone = (node: t.Expression) => t.isNullLiteral(node) || t.isIdentifier(node, { name: 'undefined' });
  const isSettled = [consequent, alternate].every((node) => isNone(node) || isErrorMade(node)) && [consequent, alternate].some(isNone);
  const given = (node: t.Expression) => t.callExpression(t.identifier(next), isNone(node) ? [] : [node]);
  if (isSettled) replaceByCases(call, test, given(consequent), given(alternate));
}

/** Puts two calls in the place of one, where that is a statement of its own, or what a function gives. */
function replaceByCases(call: NodePath<t.CallExpression>, test: t.Expression, then: t.Expression, otherwise: t.Expression): void {
  const parent = call.parentPath!;
  const texts = { test, then, otherwise };
  if (parent.isExpressionStatement()) parent.replaceWithMultiple(statements('if ($test) $then; else $otherwise;', texts));
  else if (parent.isReturnStatement()) parent.replaceWithMultiple(statements('if ($test) return $then;\nreturn $otherwise;', texts));
  else if (parent.isArrowFunctionExpression() && parent.node.body === call.node) {
    parent.node.body = t.blockStatement(statements('if ($test) return $then;\nreturn $otherwise;', texts));
  }
}

/** Whether the value is an error wherever the call is reached. */
function isSurelySet(call: NodePath, { name }: t.Identifier): boolean {
  const binding = call.scope.getBinding(name);
  if (!binding) return true;
  if (binding.path.isCatchClause() || binding.path.parentPath?.isCatchClause()) return true;
  if (binding.kind === 'param' && isRejectionHandler(binding.scope.path)) return true;
  const init = binding.path.isVariableDeclarator() ? binding.path.node.init : null;
  if (init && isErrorMade(init) && binding.constant) return true;
  return isTested(call, name);
}

/** `new NotFound()`, `createError(404)`, `boom.notFound()`: what is called like an error makes one. */
function isErrorMade(init: t.Expression): boolean {
  if (t.isNewExpression(init)) return true;
  if (!t.isCallExpression(init)) return false;
  const callee = t.isMemberExpression(init.callee) ? [init.callee.object, init.callee.property] : [init.callee];
  return callee.some((one) => t.isIdentifier(one) && (/error|boom|assign/i.test(one.name)));
}

/** A function given to `.catch()`, or as the second to `.then()`. */
function isRejectionHandler(fn: NodePath): boolean {
  const call = fn.parentPath;
  if (!call?.isCallExpression() || !t.isMemberExpression(call.node.callee) || !t.isIdentifier(call.node.callee.property)) return false;
  const { name } = call.node.callee.property;
  return (name === 'catch' && call.node.arguments[0] === fn.node) || (name === 'then' && call.node.arguments[1] === fn.node);
}

/** `if (err) …`, or behind `if (!err) return …`. */
function isTested(path: NodePath, name: string): boolean {
  for (let at: NodePath | null = path; at && !at.isFunction(); at = at.parentPath) {
    const { parentPath } = at;
    if (parentPath?.isIfStatement() && at.key === 'consequent' && implies(parentPath.node.test, name)) return true;
    if (parentPath?.isIfStatement() && at.key === 'alternate' && isAbsence(parentPath.node.test, name)) return true;
    if (at.listKey === 'body' && typeof at.key === 'number') {
      const before = at.getAllPrevSiblings();
      if (before.some((one) => one.isIfStatement() && isAbsence(one.node.test, name) && leaves(one.node.consequent))) return true;
    }
  }
  return false;
}

function leaves(node: t.Statement): boolean {
  const last = t.isBlockStatement(node) ? node.body.at(-1) : node;
  return t.isReturnStatement(last) || t.isThrowStatement(last);
}

/** Whether a test only holds where a name has a value. */
function implies(test: t.Expression | t.PrivateName, name: string): boolean {
  if (t.isIdentifier(test, { name })) return true;
  if (t.isLogicalExpression(test, { operator: '&&' })) return implies(test.left, name) || implies(test.right, name);
  if (t.isLogicalExpression(test, { operator: '||' })) return implies(test.left, name) && implies(test.right, name);
  if (t.isMemberExpression(test)) return t.isExpression(test.object) && implies(test.object, name);
  if (!t.isBinaryExpression(test)) return false;
  if (test.operator === 'instanceof') return implies(test.left, name);
  if (test.operator === '===' || test.operator === '==') return t.isMemberExpression(test.left) && implies(test.left, name);
  return ['!==', '!='].includes(test.operator) && (t.isNullLiteral(test.right) || t.isIdentifier(test.right, { name: 'undefined' })) && implies(test.left, name);
}

/** `!err`. */
function isAbsence(test: t.Expression, name: string): boolean {
  return t.isUnaryExpression(test, { operator: '!' }) && t.isIdentifier(test.argument, { name });
}
