import * as t from '@babel/types';
import { originOf } from './branch.js';
import { Env } from './env.js';
import { evaluate, propertyKey } from './expressions.js';
import type { Interpreter } from './interpreter.js';
import { deleteMember } from './members.js';
import { choiceOf, literal, truthiness, UNDEFINED, unknown, type Origin, type Value } from './values.js';

const IDENTITY_KINDS = new Set<Value['kind']>([
  'array',
  'object',
  'function',
  'router',
  'map',
  'regexp',
  'native',
  'server',
  'route',
]);

/** `a op b` for known operands; everything else is unknown (a sum with a known string stays a string). */
export function binaryOperation(
  it: Interpreter,
  node: Pick<t.BinaryExpression, 'operator'>,
  left: Value,
  right: Value,
  origin: Origin,
): Value {
  const text = it.text(origin);
  if (node.operator === '+') {
    const either = [left, right].find(({ kind }) => kind === 'choice');
    const sum = (side: Value, value: Value) => (side === either ? value : side);
    if (either?.kind === 'choice' && left !== right) {
      return choiceOf(either.options.map(({ value, conditions }) => ({ value: binaryOperation(it, node, sum(left, value), sum(right, value), origin), conditions })));
    }
  }
  const equality = { '===': true, '==': true, '!==': false, '!=': false }[node.operator as string];
  if (equality !== undefined) {
    const same = areEqual(left, right, node.operator.length === 2);
    return same === null ? unknown(text) : literal(same === equality);
  }
  if (node.operator === 'instanceof') return instanceOf(left, right) ?? unknown(text);
  if (node.operator === 'in' && left.kind === 'literal' && right.kind === 'object') {
    const has = right.props.has(String(left.value));
    return has || right.complete ? literal(has) : unknown(text);
  }
  if (left.kind === 'literal' && right.kind === 'literal')
    return arithmetic(node.operator, left.value, right.value, text);
  const hasString = [left, right].some(
    (side) => (side.kind === 'literal' && typeof side.value === 'string') || isStringy(side),
  );
  return unknown(text, node.operator === '+' && hasString ? 'string' : undefined);
}

function instanceOf(value: Value, constructor: Value): Value | null {
  if (value.kind === 'undefined' || value.kind === 'literal') return literal(false);
  const prototype = constructor.kind === 'function' ? constructor.props.get('prototype')?.value : undefined;
  if (value.kind !== 'object' || !prototype) return null;
  let open = false;
  for (let at = value.proto; at; at = at.proto) {
    if (at === prototype) return literal(true);
    open ||= !at.complete;
  }
  return open ? null : literal(false);
}

function isStringy(value: Value): boolean {
  return value.kind === 'unknown' && value.type === 'string';
}

function areEqual(left: Value, right: Value, loose: boolean): boolean | null {
  if (left.kind === 'literal' && right.kind === 'literal') {
    // eslint-disable-next-line eqeqeq -- the program being read says ==
    return loose ? left.value == right.value : left.value === right.value;
  }
  if (left.kind === 'undefined' && right.kind === 'undefined') return true;
  const nullish = (value: Value) => value.kind === 'undefined' || (value.kind === 'literal' && value.value === null);
  if (loose && nullish(left) && nullish(right)) return true;
  if (IDENTITY_KINDS.has(left.kind) && IDENTITY_KINDS.has(right.kind)) return left === right;
  const isPlain = (value: Value) =>
    value.kind === 'literal' || value.kind === 'undefined' || IDENTITY_KINDS.has(value.kind);
  return isPlain(left) && isPlain(right) ? false : null;
}

type Plain = string | number | boolean | null;

function arithmetic(operator: t.BinaryExpression['operator'], left: Plain, right: Plain, text: string): Value {
  if (operator === '+') {
    if (typeof left === 'string' || typeof right === 'string') return literal(String(left) + String(right));
    return literal(Number(left) + Number(right));
  }
  if (typeof left === 'string' && typeof right === 'string') {
    if (operator === '<') return literal(left < right);
    if (operator === '>') return literal(left > right);
  }
  const [a, b] = [Number(left), Number(right)];
  switch (operator) {
    case '-':
      return literal(a - b);
    case '*':
      return literal(a * b);
    case '/':
      return literal(a / b);
    case '%':
      return literal(a % b);
    case '<':
      return literal(a < b);
    case '<=':
      return literal(a <= b);
    case '>':
      return literal(a > b);
    case '>=':
      return literal(a >= b);
    default:
      return unknown(text);
  }
}

/** Operators with one operand. */
export function evaluateUnary(it: Interpreter, node: t.UnaryExpression, env: Env): Value {
  if (node.operator === 'delete' && t.isMemberExpression(node.argument)) {
    const key = propertyKey(it, node.argument, env);
    deleteMember(it, evaluate(it, node.argument.object, env), key);
    return literal(true);
  }
  const value = evaluate(it, node.argument, env);
  const origin = originOf(env, node);
  switch (node.operator) {
    case '!': {
      const known = truthiness(value);
      return known === null ? unknown(it.text(origin)) : literal(!known);
    }
    case 'typeof':
      return typeOf(value, it.text(origin));
    case '-':
      return value.kind === 'literal' && typeof value.value === 'number'
        ? literal(-value.value)
        : unknown(it.text(origin));
    case '+':
      return value.kind === 'literal' ? literal(Number(value.value)) : unknown(it.text(origin));
    case 'void':
      return UNDEFINED;
    default:
      return unknown(it.text(origin));
  }
}

function typeOf(value: Value, text: string): Value {
  switch (value.kind) {
    case 'undefined':
      return literal('undefined');
    case 'literal':
      return literal(value.value === null ? 'object' : typeof value.value);
    case 'function':
    case 'native':
    case 'router':
      return literal('function');
    case 'array':
    case 'object':
    case 'regexp':
    case 'map':
    case 'route':
    case 'server':
      return literal('object');
    default:
      return unknown(text);
  }
}
