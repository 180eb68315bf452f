import * as t from '@babel/types';
import { evaluateAssignment, evaluateUpdate } from './assignments.js';
import { originOf } from './branch.js';
import { evaluateArguments, evaluateCall } from './call-expressions.js';
import { construct } from './calls.js';
import { Env } from './env.js';
import { makeClass, makeFunction, reportLimit, superMember } from './functions.js';
import { globalValue } from './globals.js';
import { importedModule } from './imports.js';
import { LIMITS, type Interpreter } from './interpreter.js';
import { iterate } from './iterate.js';
import { settle } from './jobs.js';
import { getMember } from './members.js';
import { binaryOperation, evaluateUnary } from './operators.js';
import { evaluateConditional, evaluateLogical } from './tests.js';
import { choiceOf, literal, UNDEFINED, unknown, type Cell, type ObjectValue, type Origin, type Value } from './values.js';

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
      return construct(
        it,
        evaluate(it, node.callee, env),
        evaluateArguments(it, node.arguments, env),
        originOf(env, node),
      );
    case 'AssignmentExpression':
      return evaluateAssignment(it, node, env);
    case 'ConditionalExpression':
      return evaluateConditional(it, node, env);
    case 'LogicalExpression':
      return evaluateLogical(it, node, env);
    case 'BinaryExpression':
      return binaryOperation(
        it,
        node,
        evaluate(it, node.left, env),
        evaluate(it, node.right, env),
        originOf(env, node),
      );
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
  const values = node.expressions.map((expression) => evaluate(it, expression, env));
  const written = (parts: readonly Value[]) => templateText(node.quasis, parts) ?? unknown(it.text(originOf(env, node)), 'string');
  const at = values.findIndex(({ kind }) => kind === 'choice');
  const chosen = values[at];
  if (chosen?.kind !== 'choice') return written(values);
  return choiceOf(chosen.options.map(({ value, conditions }) => ({ value: written(values.map((one, i) => (i === at ? value : one))), conditions })));
}

/** The text of a template, or null where a part of it is not known. */
function templateText(quasis: readonly t.TemplateElement[], values: readonly Value[]): Value | null {
  let text = '';
  for (const [index, { value: quasi }] of quasis.entries()) {
    text += quasi.cooked ?? '';
    const value = values[index];
    if (!value) continue;
    if (value.kind === 'regexp') text += `/${value.source}/${value.flags}`;
    else if (value.kind === 'literal') text += String(value.value);
    else return null;
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
        for (const [key, cell] of spread.props)
          object.props.set(key, { value: cell.read ? cell.read() : cell.value, origin: cell.origin });
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

/** `object.key` where the key may be unknown (null). */
export function memberOf(
  it: Interpreter,
  object: Value,
  key: string | null,
  node: t.MemberExpression | t.OptionalMemberExpression,
  origin: Origin,
): Value {
  if (node.optional && (object.kind === 'undefined' || (object.kind === 'literal' && object.value === null)))
    return UNDEFINED;
  if (key !== null) return getMember(it, object, key, origin);
  if (object.kind === 'router') it.report('E2N104', { text: it.text(origin) }, origin);
  return unknown(it.text(origin));
}

/** A promise is read as what it resolves to; only the order of registrations knows of the await. */
function evaluateAwait(it: Interpreter, node: t.AwaitExpression, env: Env): Value {
  const value = settle(it, evaluate(it, node.argument, env));
  it.tick = Math.max(it.tick, it.lastAsyncTick) + 1;
  return value;
}

function evaluateMeta(it: Interpreter, node: t.MetaProperty, env: Env): Value {
  if (node.meta.name === 'new') return env.thisScope()?.newTarget ?? UNDEFINED;
  return globalValue(it, 'import.meta', env) ?? unknown('import.meta');
}
