import * as t from '@babel/types';
import { escapingRouter, isHarmless, passesThrough } from '../escape.js';
import { callExpress } from '../make-router.js';
import { noteCall } from '../startup.js';
import { later } from './jobs.js';
import { callFunction, constructorNode, initialiseFields, prototypeOf } from './functions.js';
import type { Interpreter } from './interpreter.js';
import { knownCall } from './known-packages.js';
import { mayRegister } from './reach.js';
import {
  choiceOf,
  packageValue,
  UNDEFINED,
  unknown,
  type Argument,
  type FunctionValue,
  type ObjectValue,
  type Origin,
  type PackageValue,
  type Value,
} from './values.js';

/** Calls a value. What is no function of the user's, nor known here, gives unknown, and its callbacks are read once. */
export function callValue(it: Interpreter, callee: Value, given: Argument[], thisValue: Value, site: Origin): Value {
  switch (callee.kind) {
    case 'function':
      return callFunction(it, callee, given, thisValue, site);
    case 'native':
      return callee.call({ arguments: given, thisValue, site });
    case 'package':
      return callPackage(it, callee, given, site);
    case 'choice':
      return choiceOf(
        callee.options.map(({ value, conditions }) => ({
          value: it.under(conditions, () => callValue(it, value, given, thisValue, site)),
          conditions,
        })),
      );
    default:
      reachOut(it, given, site);
      return unknown(it.text(site));
  }
}

function callPackage(it: Interpreter, callee: PackageValue, given: Argument[], site: Origin): Value {
  const express = callExpress(it, callee, given, site);
  if (express) return express;
  const known = knownCall(it, callee, given, site);
  if (known) return known;
  noteCall(it, callee, site);
  const passed = passesThrough(callee, given);
  if (!passed && !isHarmless(callee)) reachOut(it, given, site);
  else runCallbacks(it, given, site);
  return passed ?? packageValue(callee.package, [...callee.steps, { kind: 'call', arguments: given, site }]);
}

/** Code that is not the user's gets these values: routers among them may be registered on, callbacks may be called. */
function reachOut(it: Interpreter, given: Argument[], site: Origin): void {
  if (it.inRegistration === 0) {
    const escaping = given.find(({ value }) => escapingRouter(value));
    if (escaping) it.report('E2N102', { callee: calleeText(it, site), value: it.text(escaping.origin) }, site);
  }
  runCallbacks(it, given, site);
}

function calleeText(it: Interpreter, site: Origin): string {
  const { node } = site;
  const callee =
    t.isCallExpression(node) || t.isNewExpression(node) || t.isOptionalCallExpression(node) ? node.callee : node;
  return it.text({ ...site, node: callee });
}

/** Iteration methods of arrays and of utility libraries call back at once and more than once. */
const ITERATION = /(^|\.|_)(forEach|each|map|filter|reduce|flatMap|some|every|find|forOwn|forIn|eachOf\w*)$/;
/** Callbacks that only run when something failed or ended are not part of the start-up. */
const NOT_STARTUP =
  /\.(on|once|addListener)\(\s*['"](error|close|exit|disconnect\w*|end|SIG\w+|uncaughtException|unhandledRejection)['"]/;

function runCallbacks(it: Interpreter, given: Argument[], site: Origin): void {
  if (it.inRegistration > 0) return;
  const callee = calleeText(it, site);
  for (const { value } of given) {
    if (value.kind !== 'function' || !mayRegister(it, value)) continue;
    if (NOT_STARTUP.test(it.text(site))) continue;
    if (ITERATION.test(callee)) {
      it.under([it.repetition(site, callee)], () => callUnknowing(it, value, site));
    } else later(it, it.text(site), () => callUnknowing(it, value, site));
  }
}

/** Calls a function of the user's as code would of which nothing is known. */
function callUnknowing(it: Interpreter, value: FunctionValue, site: Origin): Value {
  if (t.isClass(value.node)) return UNDEFINED;
  const given = value.node.params.map((parameter): Argument => {
    // Nothing in the source stands for what the caller gives.
    const origin: Origin = { module: value.module, node: parameter, env: value.env, taken: null };
    return { value: unknown(it.text(origin)), origin };
  });
  return callFunction(it, value, given, value.boundThis ?? UNDEFINED, site);
}

/** `new callee(...)`, or `super(...)` when an instance is given. */
export function construct(it: Interpreter, callee: Value, given: Argument[], site: Origin, existing?: Value): Value {
  switch (callee.kind) {
    case 'function':
      return constructUser(it, callee, given, site, existing);
    case 'package':
      return callExpress(it, callee, given, site) ?? constructPackage(it, callee, given, site);
    case 'native':
      return callee.call({ arguments: given, thisValue: UNDEFINED, site });
    case 'choice':
      return choiceOf(
        callee.options.map(({ value, conditions }) => ({
          value: it.under(conditions, () => construct(it, value, given, site)),
          conditions,
        })),
      );
    default:
      reachOut(it, given, site);
      return unknown(it.text(site));
  }
}

function constructPackage(it: Interpreter, callee: PackageValue, given: Argument[], site: Origin): Value {
  noteCall(it, callee, site, true);
  if (!isHarmless(callee)) reachOut(it, given, site);
  return packageValue(callee.package, [...callee.steps, { kind: 'new', arguments: given, site }]);
}

function constructUser(
  it: Interpreter,
  callee: FunctionValue,
  given: Argument[],
  site: Origin,
  existing?: Value,
): Value {
  const fresh: ObjectValue = {
    kind: 'object',
    props: new Map(),
    proto: prototypeOf(it, callee),
    complete: true,
    created: site,
  };
  const instance = existing?.kind === 'object' ? existing : fresh;
  const node = constructorNode(callee);
  const isDerived = callee.superClass !== undefined;
  if (!isDerived) initialiseFields(it, callee, instance);
  if (!node) {
    if (isDerived && callee.superClass) {
      construct(it, callee.superClass, given, site, instance);
      initialiseFields(it, callee, instance);
    }
    return instance;
  }
  const result = callFunction(it, callee, given, instance, site, node);
  return existing === undefined && isObjectLike(result) ? result : instance;
}

function isObjectLike(value: Value): boolean {
  return ['object', 'router', 'function', 'array', 'server', 'map'].includes(value.kind);
}
