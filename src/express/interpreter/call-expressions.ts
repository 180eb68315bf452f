import * as t from '@babel/types';
import { originOf } from './branch.js';
import { callValue, construct } from './calls.js';
import { Env } from './env.js';
import { evaluate, memberOf, propertyKey } from './expressions.js';
import { initialiseFields, superMember } from './functions.js';
import { importedModule } from './imports.js';
import type { Interpreter } from './interpreter.js';
import { UNDEFINED, unknown, type Argument, type Value } from './values.js';

/** Evaluates arguments of a call, spreads included. */
export function evaluateArguments(it: Interpreter, nodes: readonly t.Node[], env: Env): Argument[] {
  return nodes.flatMap((node): Argument[] => {
    if (node.type !== 'SpreadElement') return [{ value: evaluate(it, node, env), origin: originOf(env, node) }];
    const origin = originOf(env, node.argument);
    const spread = evaluate(it, node.argument, env);
    if (spread.kind !== 'array') return [{ value: unknown(it.text(origin)), origin, rest: true }];
    const items = spread.items.map((cell) => ({
      value: cell.value,
      origin: cell.origin ?? origin,
      conditions: cell.conditions,
    }));
    return spread.complete ? items : [...items, { value: unknown(it.text(origin)), origin, rest: true }];
  });
}

/** A call, with its receiver. */
export function evaluateCall(it: Interpreter, node: t.CallExpression | t.OptionalCallExpression, env: Env): Value {
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
