import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { CannotLower } from './rule.js';

/** A read of a member. */
export type MemberPath = NodePath<t.MemberExpression | t.OptionalMemberExpression>;

/**
 * Name of a parameter, or null where there is none.
 *
 * @throws CannotLower for a pattern
 */
export function identifierOf(node: t.Node | undefined, what: string): string | null {
  if (!node) return null;
  if (t.isIdentifier(node)) return node.name;
  throw new CannotLower(`a ${what} parameter of another form`, node);
}

/** The member read around a reference (`req` → `req.user`), casts aside; null where it is used as a whole. */
export function memberAround(path: NodePath): MemberPath | null {
  const parent = path.parentPath;
  if (!parent || (!parent.isMemberExpression() && !parent.isOptionalMemberExpression())) {
    const isCast = parent?.isTSAsExpression() || parent?.isTSNonNullExpression() || parent?.isParenthesizedExpression();
    return parent && isCast ? memberAround(parent as NodePath) : null;
  }
  return (parent.node as t.MemberExpression).object === path.node ? (parent as MemberPath) : null;
}

/** `req.user = …`, `req.count++`, also as a target of destructuring. */
export function isAssigned(path: NodePath): boolean {
  const parent = path.parentPath;
  if (parent?.isAssignmentExpression()) return parent.node.left === path.node;
  return !!parent?.isUpdateExpression();
}

/** `x = …`, not `x += …`. */
export function isPlainAssignment(path: NodePath): boolean {
  return !!path.parentPath?.isAssignmentExpression({ operator: '=' });
}

/** Whether a path is an ancestor or stands below it. */
export function isDescendant(path: NodePath, ancestor: NodePath): boolean {
  return path.node === ancestor.node || !!path.findParent((parent) => parent.node === ancestor.node);
}

/** Removes `const x = <path>`; its comments stay with the statement behind it. */
export function removeDeclarator(path: NodePath): void {
  const declarator = path.findParent((parent) => parent.isVariableDeclarator())!;
  const declaration = declarator.parentPath as NodePath<t.VariableDeclaration>;
  if (declaration.node.declarations.length > 1) declarator.remove();
  else removeKeepingComments(declaration);
}

/** Removes a statement; its comments go to the one behind it. */
export function removeKeepingComments(path: NodePath): void {
  const comments = (path.node as { comments?: unknown[] }).comments;
  const block = path.parent as t.BlockStatement;
  const index = block.body?.indexOf(path.node as t.Statement) ?? -1;
  const following = block.body?.[index + 1] as { comments?: unknown[] } | undefined;
  if (comments?.length && following) following.comments = [...comments, ...(following.comments ?? [])];
  path.remove();
}

/** The call of a member of what a reference means: `req.on(…)`. */
export function memberCall(reference: NodePath): NodePath<t.CallExpression> | null {
  const member = memberAround(reference);
  const call = member?.parentPath;
  return member && call?.isCallExpression() && call.node.callee === member.node ? call : null;
}

/** The event that a listener is for. */
export function eventOf(call: NodePath<t.CallExpression>): string | null {
  const [event] = call.node.arguments;
  return t.isStringLiteral(event) ? event.value : null;
}
