import * as t from '@babel/types';
import { originOf, valueOfBranches } from './branch.js';
import { callValue, construct } from './calls.js';
import type { Env } from './env.js';
import { initialiseFields, makeClass, makeFunction, reportLimit, superMember } from './functions.js';
import { globalValue } from './globals.js';
import type { Interpreter } from './interpreter.js';
import { LIMITS } from './interpreter.js';
import { iterate } from './iterate.js';
import { deleteMember, getMember } from './members.js';
import { importedModule } from './modules.js';
import { binaryOperation } from './operators.js';
import { assignPattern } from './patterns.js';
import {
  choiceOf,
  literal,
  truthiness,
  UNDEFINED,
  unknown,
  type Argument,
  type Cell,
  type ChoiceValue,
  type ObjectValue,
  type Origin,
  type Value,
} from './values.js';

/** Evaluates an expression; `name` is what an anonymous function or class written here would be called. */
export function evaluateNamed(it: Interpreter, node: t.Expression, env: Env, name: string | undefined): Value {
  if (t.isArrowFunctionExpression(node) || t.isFunctionExpression(node)) {
    return makeFunction(node, env, (t.isFunctionExpression(node) && node.id?.name) || name);
  }
  if (t.isClassExpression(node)) return makeClass(it, node, env, node.id?.name ?? name);
  return evaluate(it, node, env);
}

/** Evaluates an expression. Beyond the budget everything is unknown. */
export function evaluate(it: Interpreter, node: t.Node, env: Env): Value {
  if (++it.steps > it.stepLimit) {
    if (it.steps > LIMITS.steps) reportLimit(it, originOf(env, node));
    return unknown(it.text(originOf(env, node)));
  }
  if (it.depth >= LIMITS.depth) {
    reportLimit(it, originOf(env, node));
    return unknown(it.text(originOf(env, node)));
  }
  it.depth++;
  const value = evaluateKind(it, node, env);
  it.depth--;
  return value;
}

function evaluateKind(it: Interpreter, node: t.Node, env: Env): Value {
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return literal(node.value);
    case 'NullLiteral':
      return literal(null);
    case 'RegExpLiteral':
      return { kind: 'regexp', source: node.pattern, flags: node.flags };
    case 'TemplateLiteral':
      return evaluateTemplate(it, node, env);
    case 'Identifier':
      return evaluateName(it, node, env);
    case 'ThisExpression':
      return env.thisScope()?.thisValue ?? UNDEFINED;
    case 'ArrayExpression':
      return evaluateArray(it, node, env);
    case 'ObjectExpression':
      return evaluateObject(it, node, env);
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ClassExpression':
      return evaluateNamed(it, node, env, undefined);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return evaluateMember(it, node, env);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return evaluateCall(it, node, env);
    case 'NewExpression':
      return construct(it, evaluate(it, node.callee, env), evaluateArguments(it, node.arguments, env), originOf(env, node));
    case 'AssignmentExpression':
      return evaluateAssignment(it, node, env);
    case 'ConditionalExpression':
      return evaluateConditional(it, node, env);
    case 'LogicalExpression':
      return evaluateLogical(it, node, env);
    case 'BinaryExpression':
      return binaryOperation(it, node, evaluate(it, node.left, env), evaluate(it, node.right, env), originOf(env, node));
    case 'UnaryExpression':
      return evaluateUnary(it, node, env);
    case 'UpdateExpression':
      return evaluateUpdate(it, node, env);
    case 'SequenceExpression':
      return node.expressions.map((expression) => evaluate(it, expression, env)).at(-1) ?? UNDEFINED;
    case 'AwaitExpression':
      return evaluateAwait(it, node, env);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'TypeCastExpression':
    case 'ParenthesizedExpression':
      return evaluate(it, node.expression, env);
    case 'ImportExpression':
      return importedModule(it, evaluate(it, node.source, env), originOf(env, node));
    case 'MetaProperty':
      return evaluateMeta(it, node, env);
    case 'YieldExpression':
      if (node.argument) evaluate(it, node.argument, env);
      return unknown(it.text(originOf(env, node)));
    default:
      return unknown(it.text(originOf(env, node)));
  }
}

function evaluateName(it: Interpreter, node: t.Identifier, env: Env): Value {
  if (node.name === 'undefined') return UNDEFINED;
  const cell = env.find(node.name)?.cells.get(node.name);
  if (!cell) return globalValue(it, node.name) ?? unknown(node.name);
  if (cell.initialised === false && !cell.read) return unknown(node.name);
  return cell.read ? cell.read() : cell.value;
}

function evaluateTemplate(it: Interpreter, node: t.TemplateLiteral, env: Env): Value {
  let text = '';
  for (const [index, quasi] of node.quasis.entries()) {
    text += quasi.value.cooked ?? '';
    const expression = node.expressions[index];
    if (!expression) continue;
    const value = evaluate(it, expression, env);
    if (value.kind === 'regexp') text += `/${value.source}/${value.flags}`;
    else if (value.kind === 'literal') text += String(value.value);
    else return unknown(it.text(originOf(env, node)), 'string');
  }
  return literal(text);
}

function evaluateArray(it: Interpreter, node: t.ArrayExpression, env: Env): Value {
  const cells: Cell[] = [];
  let complete = true;
  for (const element of node.elements) {
    if (!element) cells.push({ value: UNDEFINED });
    else if (element.type === 'SpreadElement') {
      const spread = evaluate(it, element.argument, env);
      if (spread.kind === 'array' || spread.kind === 'map' || spread.kind === 'choice') {
        cells.push(...iterate(it, spread, false, originOf(env, element.argument)));
        if (spread.kind === 'array' && !spread.complete) complete = false;
      } else complete = false;
    } else cells.push({ value: evaluate(it, element, env), origin: originOf(env, element) });
  }
  return { kind: 'array', items: cells, complete, madeUnder: it.conditions };
}

/** The key of a property or member; null when it is computed from something unknown. */
export function propertyKey(
  it: Interpreter,
  node: t.ObjectMember | t.MemberExpression | t.OptionalMemberExpression | t.ClassMethod | t.ClassProperty,
  env: Env,
): string | null {
  const key: t.Node = 'property' in node ? node.property : node.key;
  if (!node.computed) {
    if (key.type === 'Identifier') return key.name;
    if (key.type === 'PrivateName') return `#${key.id.name}`;
  }
  const value = evaluate(it, key, env);
  return value.kind === 'literal' ? String(value.value) : null;
}

function evaluateObject(it: Interpreter, node: t.ObjectExpression, env: Env): Value {
  const object: ObjectValue = { kind: 'object', props: new Map(), proto: null, complete: true };
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const spread = evaluate(it, property.argument, env);
      if (spread.kind === 'object') {
        for (const [key, cell] of spread.props) object.props.set(key, { value: cell.read ? cell.read() : cell.value, origin: cell.origin });
      }
      if (spread.kind !== 'object' || !spread.complete) object.complete = false;
      continue;
    }
    const key = propertyKey(it, property, env);
    if (property.type === 'ObjectMethod') {
      const value = makeFunction(property, env, key ?? undefined, object);
      if (key === null) object.complete = false;
      else if (property.kind === 'get') object.props.set(key, { value: UNDEFINED, getter: value });
      else if (property.kind === 'method') object.props.set(key, { value, origin: originOf(env, property) });
      continue;
    }
    const value = evaluateNamed(it, property.value as t.Expression, env, key ?? undefined);
    if (key === null) object.complete = false;
    else object.props.set(key, { value, origin: originOf(env, property.value) });
  }
  return object;
}

function evaluateMember(it: Interpreter, node: t.MemberExpression | t.OptionalMemberExpression, env: Env): Value {
  const key = propertyKey(it, node, env);
  const origin = originOf(env, node);
  if (node.object.type === 'Super') return key === null ? unknown(it.text(origin)) : superMember(it, env, key, origin);
  const object = evaluate(it, node.object, env);
  return memberOf(it, object, key, node, origin);
}

function memberOf(
  it: Interpreter,
  object: Value,
  key: string | null,
  node: t.MemberExpression | t.OptionalMemberExpression,
  origin: Origin,
): Value {
  if (node.optional && (object.kind === 'undefined' || (object.kind === 'literal' && object.value === null))) return UNDEFINED;
  if (key !== null) return getMember(it, object, key, origin);
  if (object.kind === 'router') it.report('E2N104', { text: it.text(origin) }, origin);
  return unknown(it.text(origin));
}

/** Evaluates arguments of a call, spreads included. */
export function evaluateArguments(it: Interpreter, nodes: readonly t.Node[], env: Env): Argument[] {
  return nodes.flatMap((node): Argument[] => {
    if (node.type !== 'SpreadElement') return [{ value: evaluate(it, node, env), origin: originOf(env, node) }];
    const origin = originOf(env, node.argument);
    const spread = evaluate(it, node.argument, env);
    if (spread.kind !== 'array') return [{ value: unknown(it.text(origin)), origin, rest: true }];
    const items = spread.items.map((cell) => ({ value: cell.value, origin: cell.origin ?? origin, conditions: cell.conditions }));
    return spread.complete ? items : [...items, { value: unknown(it.text(origin)), origin, rest: true }];
  });
}

function evaluateCall(it: Interpreter, node: t.CallExpression | t.OptionalCallExpression, env: Env): Value {
  const origin = originOf(env, node);
  const { callee } = node;
  if (callee.type === 'Import') return importedModule(it, evaluate(it, node.arguments[0], env), origin);
  if (callee.type === 'Super') return callSuper(it, node, env);
  let thisValue: Value = UNDEFINED;
  let called: Value;
  const target = t.isTSNonNullExpression(callee) ? callee.expression : callee;
  if (t.isMemberExpression(target) || t.isOptionalMemberExpression(target)) {
    const key = propertyKey(it, target, env);
    const place = originOf(env, target);
    if (target.object.type === 'Super') {
      thisValue = env.thisScope()?.thisValue ?? UNDEFINED;
      called = key === null ? unknown(it.text(place)) : superMember(it, env, key, place);
    } else {
      thisValue = evaluate(it, target.object, env);
      called = memberOf(it, thisValue, key, target, place);
    }
  } else called = evaluate(it, callee, env);
  if (node.optional && called.kind === 'undefined') return UNDEFINED;
  const registers = thisValue.kind === 'router' || thisValue.kind === 'route';
  if (registers) it.inRegistration++;
  const given = evaluateArguments(it, node.arguments, env);
  if (registers) it.inRegistration--;
  return callValue(it, called, given, thisValue, origin);
}

function callSuper(it: Interpreter, node: t.CallExpression | t.OptionalCallExpression, env: Env): Value {
  const scope = env.thisScope();
  const constructor = env.enclosingFrame()?.function;
  const given = evaluateArguments(it, node.arguments, env);
  if (scope?.thisValue && constructor?.superClass) {
    construct(it, constructor.superClass, given, originOf(env, node), scope.thisValue);
    if (scope.thisValue.kind === 'object') initialiseFields(it, constructor, scope.thisValue);
  }
  return UNDEFINED;
}

function evaluateAssignment(it: Interpreter, node: t.AssignmentExpression, env: Env): Value {
  const { left, right, operator } = node;
  if (operator === '=') {
    const name = t.isIdentifier(left) ? left.name : t.isMemberExpression(left) ? (propertyKey(it, left, env) ?? undefined) : undefined;
    const value = evaluateNamed(it, right, env, name);
    assignPattern(it, left, value, env, 'assign', originOf(env, right));
    return value;
  }
  const before = evaluate(it, left, env);
  if (operator === '||=' || operator === '&&=' || operator === '??=') {
    const needed = operator === '??=' ? isNullish(before) : truthiness(before);
    const keeps = operator === '||=' ? needed === true : needed === false;
    if (keeps) return before;
  }
  const after =
    operator === '+=' || operator === '-='
      ? binaryOperation(it, { operator: operator === '+=' ? '+' : '-' }, before, evaluate(it, right, env), originOf(env, node))
      : operator.length === 3 && needsRight(operator, before)
        ? evaluate(it, right, env)
        : (evaluate(it, right, env), unknown(it.text(originOf(env, node))));
  assignPattern(it, left, after, env, 'assign', originOf(env, right));
  return after;
}

function needsRight(operator: string, before: Value): boolean {
  return operator === '??=' ? isNullish(before) === true : operator === '||=' ? truthiness(before) === false : truthiness(before) === true;
}

function isNullish(value: Value): boolean | null {
  if (value.kind === 'undefined') return true;
  if (value.kind === 'literal') return value.value === null;
  return value.kind === 'unknown' || value.kind === 'choice' || (value.kind === 'package' && value.steps.length > 0) ? null : false;
}

function evaluateConditional(it: Interpreter, node: t.ConditionalExpression, env: Env): Value {
  const known = truthiness(evaluate(it, node.test, env));
  if (known !== null) return evaluate(it, known ? node.consequent : node.alternate, env);
  const [holds, fails] = it.test(originOf(env, node.test));
  return valueOfBranches(it, [
    { conditions: [holds], run: () => evaluate(it, node.consequent, env) },
    { conditions: [fails], run: () => evaluate(it, node.alternate, env) },
  ]);
}

function evaluateLogical(it: Interpreter, node: t.LogicalExpression, env: Env): Value {
  const left = evaluate(it, node.left, env);
  const goesRight =
    node.operator === '&&' ? truthiness(left) : node.operator === '||' ? negate(truthiness(left)) : isNullish(left);
  if (goesRight === false) return left;
  if (goesRight === true) return evaluate(it, node.right, env);
  const origin = originOf(env, node.left);
  const settled = left.kind === 'choice' ? settleChoice(it, node, left, env) : null;
  if (settled) return settled;
  const [holds, fails] = node.operator === '??' ? it.test(origin, `${it.text(origin)} != null`, `${it.text(origin)} == null`) : it.test(origin);
  const [leftCondition, right] = node.operator === '&&' ? [fails, holds] : [holds, fails];
  return valueOfBranches(it, [
    { conditions: [leftCondition], run: () => (left.kind === 'unknown' && node.operator !== '??' ? { ...left, truth: node.operator === '||' } : left) },
    { conditions: [right], run: () => evaluate(it, node.right, env) },
  ]);
}

/** `choice || right` where each option of the choice says by itself which way it goes. */
function settleChoice(it: Interpreter, node: t.LogicalExpression, left: ChoiceValue, env: Env): Value | null {
  const kept: ChoiceValue['options'] = [];
  const leaving: ChoiceValue['options'] = [];
  for (const option of left.options) {
    const known = node.operator === '??' ? isNullish(option.value) : truthiness(option.value);
    if (known === null) return null;
    (known === (node.operator !== '||') ? leaving : kept).push(option);
  }
  if (leaving.length !== 1) return null;
  const right = valueOfBranches(it, [{ conditions: leaving[0].conditions, run: () => evaluate(it, node.right, env) }]);
  return choiceOf([...kept, { value: right, conditions: leaving[0].conditions }]);
}

function negate(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function evaluateUnary(it: Interpreter, node: t.UnaryExpression, env: Env): Value {
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
      return value.kind === 'literal' && typeof value.value === 'number' ? literal(-value.value) : unknown(it.text(origin));
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

function evaluateUpdate(it: Interpreter, node: t.UpdateExpression, env: Env): Value {
  const before = evaluate(it, node.argument, env);
  const known = before.kind === 'literal' && typeof before.value === 'number' ? before.value : null;
  const after = known === null ? unknown(it.text(originOf(env, node))) : literal(known + (node.operator === '++' ? 1 : -1));
  assignPattern(it, node.argument as t.LVal, after, env, 'assign', undefined);
  return node.prefix ? after : before;
}

/** A promise is read as what it resolves to; only the order of registrations knows of the await. */
function evaluateAwait(it: Interpreter, node: t.AwaitExpression, env: Env): Value {
  const value = evaluate(it, node.argument, env);
  it.tick = Math.max(it.tick, it.lastAsyncTick) + 1;
  return value;
}

function evaluateMeta(it: Interpreter, node: t.MetaProperty, env: Env): Value {
  if (node.meta.name === 'new') return env.thisScope()?.newTarget ?? UNDEFINED;
  return globalValue(it, 'import.meta', env) ?? unknown('import.meta');
}
