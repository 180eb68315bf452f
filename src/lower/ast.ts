import traverseModule, { type NodePath, type TraverseOptions } from '@babel/traverse';
import * as t from '@babel/types';
import { walk } from './templates.js';

type Traverse = (root: t.Node, visitor: TraverseOptions) => void;

/** @babel/traverse is CommonJS: under Node's ESM its function is the `default` of the default import. */
const traverse = ((traverseModule as unknown as { default?: Traverse }).default ?? traverseModule) as Traverse;

/** The path of the program, with scopes. */
export function programPath(file: t.File): NodePath<t.Program> {
  let found: NodePath<t.Program> | undefined;
  traverse(file, {
    Program(path) {
      found = path;
      path.stop();
    },
  });
  return found!;
}

/** Strips `await`, `void` and type syntax off an expression. */
export function bare(node: t.Expression): t.Expression {
  if (t.isAwaitExpression(node)) return bare(node.argument);
  if (t.isUnaryExpression(node, { operator: 'void' })) return bare(node.argument);
  if (t.isTSAsExpression(node) || t.isTSNonNullExpression(node) || t.isTSSatisfiesExpression(node)) return bare(node.expression);
  if (t.isParenthesizedExpression(node)) return bare(node.expression);
  return node;
}

/** Whether an identifier is read or written as a name: not as the key of a member or a property. */
export function isUse(node: t.Node, parent: t.Node | null): node is t.Identifier {
  if (!t.isIdentifier(node)) return false;
  if (t.isMemberExpression(parent)) return parent.object === node || parent.computed;
  return !(t.isObjectProperty(parent) && parent.key === node && !parent.computed && !parent.shorthand);
}

/** Whether an identifier of that name stands anywhere below `root`, even as a key. */
export function mentionsName(root: t.Node, name: string): boolean {
  let found = false;
  t.traverseFast(root, (node) => void (found ||= t.isIdentifier(node, { name })));
  return found;
}

/** Visits nodes below `root` without entering functions nested in it. */
export function walkOwn(root: t.Node, visit: (node: t.Node) => boolean | void): void {
  walk(root, (node) => {
    if (node !== root && t.isFunction(node)) return false;
    return visit(node);
  });
}

/** True when `root` itself, nested functions aside, holds a node of the wanted kind. */
export function ownSome(root: t.Node, test: (node: t.Node) => boolean): boolean {
  let found = false;
  walkOwn(root, (node) => {
    if (!found && test(node)) found = true;
    return !found;
  });
  return found;
}

/** True when control can reach the end of the statements. */
export function completes(list: t.Statement[]): boolean {
  return list.every(canComplete);
}

function canComplete(node: t.Statement): boolean {
  if (t.isReturnStatement(node) || t.isThrowStatement(node)) return false;
  if (t.isBreakStatement(node) || t.isContinueStatement(node)) return false;
  if (t.isBlockStatement(node)) return completes(node.body);
  if (t.isIfStatement(node)) return !node.alternate || canComplete(node.consequent) || canComplete(node.alternate);
  if (t.isTryStatement(node)) {
    if (node.finalizer && !completes(node.finalizer.body)) return false;
    return completes(node.block.body) || (!!node.handler && completes(node.handler.body.body));
  }
  if (t.isSwitchStatement(node)) return switchCompletes(node);
  if (t.isWhileStatement(node) || t.isForStatement(node)) {
    const endless = !node.test || t.isBooleanLiteral(node.test, { value: true });
    return !endless || ownSome(node.body, (inner) => t.isBreakStatement(inner));
  }
  return true;
}

function switchCompletes(node: t.SwitchStatement): boolean {
  const hasDefault = node.cases.some((clause) => clause.test === null);
  if (!hasDefault || ownSome(node, (inner) => t.isBreakStatement(inner))) return true;
  const last = node.cases[node.cases.length - 1];
  return completes(last.consequent);
}

/** Hands the comments of a statement that is replaced to what replaces it. recast keeps them in `comments`. */
export function inheritComments(from: t.Node, to: t.Statement[]): t.Statement[] {
  const comments = (from as { comments?: unknown[] }).comments;
  if (!comments?.length || to.includes(from as t.Statement)) return to;
  const first = (to[0] ?? t.emptyStatement()) as t.Statement & { comments?: unknown[] };
  first.comments = [...comments, ...(first.comments ?? [])];
  return to.length ? to : [first];
}
