import * as t from '@babel/types';
import { walk } from './templates.js';
import type { Workpiece } from './workpiece.js';

/**
 * Whether a status may be one that `Response` takes otherwise than Express: none at all (which it takes for 200), a text,
 * or one without a body, with which it refuses a body.
 *
 * Trusted are literals, constants (`StatusCodes.CREATED`), a status of an error with a default, and variables of these.
 */
export function isOpenStatus(piece: Workpiece, node: t.Expression): boolean {
  return !isTrusted(piece, node, new Set());
}

function isTrusted(piece: Workpiece, node: t.Node | null | undefined, seen: Set<string>): boolean {
  if (!node) return false;
  if (t.isTSAsExpression(node) || t.isTSNonNullExpression(node) || t.isTSSatisfiesExpression(node) || t.isParenthesizedExpression(node)) return isTrusted(piece, node.expression, seen);
  // A literal of its own is looked at where the answer is written.
  if (t.isNumericLiteral(node)) return ![204, 205, 304].includes(node.value);
  if (t.isConditionalExpression(node)) return isTrusted(piece, node.consequent, seen) && isTrusted(piece, node.alternate, seen);
  if (t.isLogicalExpression(node) && node.operator !== '&&') return ((isStatusName(node.left) && !isOfRequest(piece, node.left)) || isTrusted(piece, node.left, seen)) && isTrusted(piece, node.right, seen);
  if (t.isMemberExpression(node) && !node.computed) return isConstant(node.property) || isNumber(piece, node) || hasTrustedAssignment(piece, node, seen);
  if (t.isIdentifier(node)) return node.name === piece.statusCodeName || isConstant(node) || isTrustedVariable(piece, node, seen);
  return false;
}

/** `err.status || 500`: whoever names a value so means a status of an error. */
function isStatusName(node: t.Expression): boolean {
  if (t.isMemberExpression(node) || t.isOptionalMemberExpression(node)) return isStatusName(node.property as t.Expression);
  if (t.isLogicalExpression(node)) return isStatusName(node.left) && isStatusName(node.right);
  return t.isIdentifier(node) && /status|code/i.test(node.name);
}

/** Whether the client chooses it. */
function isOfRequest(piece: Workpiece, node: t.Expression): boolean {
  const names = [piece.bodyName, piece.paramsName, ...[...piece.prologues.values()].map(({ local }) => local)];
  let found = false;
  walk(node, (inner) => void (found ||= t.isIdentifier(inner) && names.includes(inner.name)));
  return found;
}

/** Names and numbers of the statuses without a body. */
const BODILESS = /no_?content|not_?modified|reset_?content|20[45]|304/i;

/** Whether code names a status without a body. */
export function namesBodiless(code: string): boolean {
  return BODILESS.test(code);
}

/** `HttpStatus.NOT_FOUND`, `HttpStatusCode.Ok`; not `NO_CONTENT`. */
function isConstant(node: t.Node): boolean {
  return t.isIdentifier(node) && /^[A-Z]/.test(node.name) && !BODILESS.test(node.name);
}

/** The status of an error whose type says that it is a number. */
function isNumber(piece: Workpiece, node: t.MemberExpression): boolean {
  return isStatusName(node) && piece.context.kindOf(node) === 'number';
}

/** `err.statusCode = err.statusCode || 500;` somewhere in the function. */
function hasTrustedAssignment(piece: Workpiece, node: t.MemberExpression, seen: Set<string>): boolean {
  let found = false;
  walk(piece.node(), (inner) => {
    if (found || !t.isAssignmentExpression(inner) || !t.isNodesEquivalent(inner.left, node)) return;
    const isDefault = inner.operator === '||=' || inner.operator === '??=';
    found = (inner.operator === '=' || isDefault) && isTrusted(piece, inner.right, seen);
  });
  return found;
}

/**
 * A variable of the function all of whose values are trusted. A parameter may be left out, unless it has a default, and may
 * be a status without a body where the program knows one.
 */
function isTrustedVariable(piece: Workpiece, node: t.Identifier, seen: Set<string>): boolean {
  if (seen.has(node.name)) return true;
  const values: (t.Node | null | undefined)[] = [];
  let isKnown = true;
  walk(piece.node(), (inner) => {
    if (t.isVariableDeclarator(inner) && t.isIdentifier(inner.id, { name: node.name })) values.push(...(inner.init ? [inner.init] : []));
    else if (t.isVariableDeclarator(inner) && node.name in t.getBindingIdentifiers(inner.id)) isKnown = false;
    else if (t.isAssignmentExpression(inner) && t.isIdentifier(inner.left, { name: node.name })) values.push(inner.right);
    else if (t.isFunction(inner)) {
      const parameter = inner.params.find((one) => node.name in t.getBindingIdentifiers(one));
      if (t.isAssignmentPattern(parameter) && t.isIdentifier(parameter.left) && !piece.input.knowsBodiless) values.push(parameter.right);
      else if (parameter) isKnown = false;
    }
  });
  const inner = new Set([...seen, node.name]);
  return isKnown && values.length > 0 && values.every((value) => isTrusted(piece, value, inner));
}
