import * as t from '@babel/types';
import { CannotLower } from './rule.js';

/** `return;` */
export function isBareReturn(node: t.Statement | undefined): boolean {
  return t.isReturnStatement(node) && !node.argument;
}

/** Statements without the `return;` at their end, also where it is a branch of an `if`. */
export function withoutLastReturn(list: t.Statement[]): t.Statement[] {
  const last = list[list.length - 1];
  if (isBareReturn(last)) return list.slice(0, -1);
  if (!t.isIfStatement(last) || !last.alternate) return list;
  if (isBareReturn(only(last.alternate))) last.alternate = null;
  else if (isBareReturn(only(last.consequent))) Object.assign(last, { test: negated(last.test), consequent: last.alternate, alternate: null });
  return list;
}

function only(node: t.Statement): t.Statement {
  return t.isBlockStatement(node) && node.body.length === 1 ? node.body[0] : node;
}

const OPPOSITES: Record<string, t.BinaryExpression['operator']> = { '===': '!==', '!==': '===', '==': '!=', '!=': '==' };

function negated(test: t.Expression): t.Expression {
  if (t.isUnaryExpression(test, { operator: '!' })) return test.argument;
  if (t.isBinaryExpression(test) && OPPOSITES[test.operator]) return t.binaryExpression(OPPOSITES[test.operator], test.left, test.right);
  return t.unaryExpression('!', test);
}

/** A function's body as a block, for arrows with an expression body too. */
export function toBlock(node: t.ArrowFunctionExpression | t.FunctionExpression | t.FunctionDeclaration): t.BlockStatement {
  if (t.isBlockStatement(node.body)) return node.body;
  return t.blockStatement([t.returnStatement(node.body)]);
}

/** Puts a block back; an arrow that had an expression body and still is one `return` keeps that form. */
export function fromBlock(node: t.ArrowFunctionExpression | t.FunctionExpression | t.FunctionDeclaration, block: t.BlockStatement): void {
  if (node.body === block) return;
  const [only] = block.body;
  const isReturn = block.body.length === 1 && t.isReturnStatement(only) && only.argument;
  node.body = isReturn ? only.argument! : block;
}

/** `a ? x : y` and `a && x` as statements. */
export function asIf(value: t.ConditionalExpression | t.LogicalExpression, returned: boolean, node: t.Statement): t.IfStatement {
  const wrap = (part: t.Expression): t.Statement => (returned ? t.returnStatement(part) : t.expressionStatement(part));
  if (t.isConditionalExpression(value)) return t.ifStatement(value.test, wrap(value.consequent), wrap(value.alternate));
  if (value.operator === '&&') return t.ifStatement(value.left, wrap(value.right));
  if (value.operator === '||') return t.ifStatement(t.unaryExpression('!', value.left), wrap(value.right));
  throw new CannotLower('an answer behind ??', node);
}
