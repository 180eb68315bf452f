import * as t from '@babel/types';

/** What a value is, as far as it changes how Express answers with it. */
export type ValueKind =
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | 'undefined'
  | 'object'
  | 'buffer'
  /** Defined for all that is known, but of no known type. */
  | 'unknown'
  /** Of no known type, and of a form that often yields undefined (`map.get(id)`, `list.find(…)`, `rows[0]`). */
  | 'maybe undefined';

const LOOKUPS = new Set(['find', 'findLast', 'get', 'pop', 'shift', 'at']);

/** Reads the kind of a value off its syntax alone. */
export function kindOfSyntax(node: t.Node): ValueKind {
  if (t.isTSAsExpression(node) || t.isTSNonNullExpression(node) || t.isTSSatisfiesExpression(node)) {
    return kindOfSyntax(node.expression);
  }
  if (t.isStringLiteral(node) || t.isTemplateLiteral(node)) return 'string';
  if (t.isNumericLiteral(node)) return 'number';
  if (t.isBooleanLiteral(node)) return 'boolean';
  if (t.isNullLiteral(node)) return 'null';
  if (t.isIdentifier(node, { name: 'undefined' })) return 'undefined';
  if (t.isUnaryExpression(node)) return kindOfUnary(node);
  if (t.isObjectExpression(node) || t.isArrayExpression(node)) return 'object';
  if (t.isBinaryExpression(node)) return kindOfBinary(node);
  if (t.isConditionalExpression(node)) return merge(kindOfSyntax(node.consequent), kindOfSyntax(node.alternate));
  if (t.isLogicalExpression(node)) return kindOfLogical(node);
  if (t.isNewExpression(node)) return 'object';
  if (t.isCallExpression(node)) return kindOfCall(node);
  if (t.isOptionalMemberExpression(node) || t.isOptionalCallExpression(node)) return 'maybe undefined';
  if (t.isMemberExpression(node)) return node.computed ? 'maybe undefined' : 'unknown';
  return 'unknown';
}

function kindOfUnary(node: t.UnaryExpression): ValueKind {
  if (node.operator === 'void') return 'undefined';
  if (node.operator === '!') return 'boolean';
  if (node.operator === 'typeof') return 'string';
  return node.operator === '-' || node.operator === '+' ? 'number' : 'unknown';
}

function kindOfBinary(node: t.BinaryExpression): ValueKind {
  if (/^(===?|!==?|[<>]=?|in|instanceof)$/.test(node.operator)) return 'boolean';
  if (node.operator !== '+') return 'number';
  const sides = [kindOfSyntax(node.left), kindOfSyntax(node.right)];
  if (sides.includes('string')) return 'string';
  return sides.every((side) => side === 'number') ? 'number' : 'unknown';
}

function kindOfLogical(node: t.LogicalExpression): ValueKind {
  const right = kindOfSyntax(node.right);
  const left = kindOfSyntax(node.left);
  if (node.operator === '&&') return merge(left, right);
  return left === 'unknown' || left === 'maybe undefined' ? (right === 'maybe undefined' ? right : 'unknown') : merge(left, right);
}

function kindOfCall(node: t.CallExpression): ValueKind {
  const callee = node.callee;
  if (!t.isMemberExpression(callee) || !t.isIdentifier(callee.property)) return 'unknown';
  const name = callee.property.name;
  if (t.isIdentifier(callee.object, { name: 'Buffer' })) return 'buffer';
  if (t.isIdentifier(callee.object, { name: 'JSON' }) && name === 'stringify') return 'string';
  if (['toString', 'join', 'toUpperCase', 'toLowerCase', 'trim', 'toFixed', 'toISOString'].includes(name)) return 'string';
  if (['map', 'filter', 'slice', 'sort', 'concat', 'reverse'].includes(name)) return 'object';
  // Of a hash: text where an encoding is given, else bytes.
  if (name === 'digest' && node.arguments.length === 1) return 'string';
  // A lookup in memory; `Model.find(…)` of a database gives a promise or a query and is awaited before it is sent.
  return LOOKUPS.has(name) ? 'maybe undefined' : 'unknown';
}

function merge(a: ValueKind, b: ValueKind): ValueKind {
  if (a === b) return a;
  return [a, b].some((kind) => kind === 'undefined' || kind === 'maybe undefined') ? 'maybe undefined' : 'unknown';
}
