import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { CannotLower, type RequestRule, type RuleContext } from '../../src/lower/rule.js';
import { memberName } from '../../src/lower/response-chain.js';
import { expression } from '../../src/lower/templates.js';

/**
 * True when null and undefined cannot be told apart where the value goes: Express gives undefined for a missing header,
 * `Headers.get` gives null.
 */
function nullIsFine(path: NodePath, context: RuleContext): boolean {
  const parent = path.parentPath;
  if (!parent) return false;
  const node = parent.node;
  if (t.isUnaryExpression(node, { operator: '!' })) return true;
  if ((t.isIfStatement(node) || t.isConditionalExpression(node)) && node.test === path.node) return true;
  if (t.isLogicalExpression(node)) {
    if (node.left === path.node && node.operator !== '&&') return true;
    return nullIsFine(parent as NodePath, context);
  }
  if ((t.isOptionalMemberExpression(node) || t.isMemberExpression(node)) && node.object === path.node) return true;
  if (t.isBinaryExpression(node)) {
    const other = node.left === path.node ? node.right : node.left;
    return t.isStringLiteral(other) || t.isNumericLiteral(other) || ['string', 'number', 'boolean', 'buffer'].includes(context.kindOf(other));
  }
  if (t.isVariableDeclarator(node) && t.isIdentifier(node.id)) {
    const binding = path.scope.getBinding(node.id.name);
    return !!binding && binding.constant && !context.isHandedOn(node.id.name) && binding.referencePaths.every((reference) => nullIsFine(reference, context));
  }
  return false;
}

/** A request without `Host` is refused by Node (http, `requireHostHeader`): in a text, it needs no care. */
function isHostInText(path: NodePath, name: t.Expression): boolean {
  return t.isStringLiteral(name) && /^host$/i.test(name.value) && t.isTemplateLiteral(path.parent);
}

function headerRead(path: NodePath, name: t.Expression, context: RuleContext): t.Expression {
  const read = expression('$request.headers.get($name)', { request: context.request(), name });
  return isHostInText(path, name) || nullIsFine(path, context) ? read : expression('$read ?? undefined', { read });
}

/** `req.get(name)` and `req.header(name)`. */
export const get: RequestRule = {
  lower({ member, call }, context) {
    const name = call?.node.arguments[0];
    if (!call || !t.isExpression(name)) throw new CannotLower('req.get() without a name', member.node);
    if (!t.isStringLiteral(name)) return headerRead(call, name, context);
    if (/^referr?er$/i.test(name.value)) return headerRead(call, t.stringLiteral('referer'), context);
    return headerRead(call, name, context);
  },
};

/** `req.headers`: one header by name, or all of them as a plain object. */
export const headers: RequestRule = {
  lower({ member }, context) {
    const parent = member.parentPath;
    const isRead = parent && (parent.isMemberExpression() || parent.isOptionalMemberExpression()) && parent.node.object === member.node;
    if (isRead) {
      const name = memberName(parent.node as t.MemberExpression);
      const property = parent.node.property;
      if (name === 'set-cookie') throw new CannotLower("req.headers['set-cookie']", parent.node);
      const holder = parent.parentPath;
      if (holder?.isAssignmentExpression() && holder.node.left === parent.node) return headerWrite(holder, name, context);
      if (holder?.isUnaryExpression({ operator: 'delete' })) throw new CannotLower('writing to req.headers', parent.node);
      parent.replaceWith(name === null ? computedRead(parent, property as t.Expression, context) : namedRead(parent, name, context));
      return parent.node as t.Expression;
    }
    if (!parent?.isVariableDeclarator() || !t.isObjectPattern(parent.node.id)) context.note('E2N225', member.node);
    return headersObject(context);
  },
};

/** What the members of Express and Next read at another time, or of which Node makes something else. */
const FIXED = /^(?:cookie|host|content-|transfer-encoding|x-forwarded-|connection)/;

/** `req.headers['x-request-id'] = id`: whoever comes behind reads the new value. */
function headerWrite(holder: NodePath<t.AssignmentExpression>, name: string | null, context: RuleContext): null {
  const { operator, right } = holder.node;
  const isPlain = operator === '=' && name !== null && name === name.toLowerCase() && !FIXED.test(name) && holder.parentPath.isExpressionStatement();
  if (!isPlain || !isText(right, holder, context)) throw new CannotLower('writing to req.headers', holder.node);
  holder.replaceWith(expression('$request.headers.set($name, $right)', { request: context.request(), name: t.stringLiteral(name), right }));
  return null;
}

/** Whether a value is surely text: one of another kind would be read back as it is in Express, and as text here. */
function isText(node: t.Expression, at: NodePath, context: RuleContext): boolean {
  if (t.isLogicalExpression(node) && node.operator !== '&&') return (isText(node.left, at, context) || isHeaderRead(node.left, at)) && isText(node.right, at, context);
  const init = initOf(node, at);
  return context.kindOf(node) === 'string' || (init !== null && isText(init, at, context));
}

/** A header that was read is text, where there is one. */
function isHeaderRead(node: t.Expression, at: NodePath): boolean {
  const read = initOf(node, at) ?? node;
  const value = t.isLogicalExpression(read, { operator: '??' }) ? read.left : read;
  // Reads that stand further up are replaced later.
  const member = t.isCallExpression(value) && t.isMemberExpression(value.callee) && memberName(value.callee) === 'get' ? value.callee : value;
  return t.isMemberExpression(member) && t.isMemberExpression(member.object) && memberName(member.object) === 'headers';
}

function initOf(node: t.Expression, at: NodePath): t.Expression | null {
  const binding = t.isIdentifier(node) ? at.scope.getBinding(node.name) : undefined;
  return (binding?.constant && binding.path.isVariableDeclarator() && t.isIdentifier(binding.path.node.id) && binding.path.node.init) || null;
}

/** Node has the names in lower case: a member of any other spelling is not there. */
function namedRead(path: NodePath, name: string, context: RuleContext): t.Expression {
  if (name === name.toLowerCase()) return headerRead(path, t.stringLiteral(name), context);
  context.note('E2N224', path.node);
  return expression('$headers[$name]', { headers: headersObject(context), name: t.stringLiteral(name) });
}

function computedRead(path: NodePath, name: t.Expression, context: RuleContext): t.Expression {
  const isLowered = t.isCallExpression(name) && t.isMemberExpression(name.callee) && t.isIdentifier(name.callee.property, { name: 'toLowerCase' });
  return isLowered ? headerRead(path, name, context) : expression('$headers[$name]', { headers: headersObject(context), name });
}

function headersObject(context: RuleContext): t.Expression {
  return expression('Object.fromEntries($request.headers)', { request: context.request() });
}
