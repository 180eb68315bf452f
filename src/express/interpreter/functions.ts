import * as t from '@babel/types';
import { originOf, type Completion } from './branch.js';
import { Env, type Frame } from './env.js';
import { evaluate, evaluateNamed, propertyKey } from './expressions.js';
import { hoist, hoistVars } from './hoisting.js';
import { LIMITS, type Interpreter } from './interpreter.js';
import { getMember } from './members.js';
import { bindParameters } from './patterns.js';
import { callMayRegister } from './reach.js';
import { executeAll } from './statements.js';
import {
  choiceOf,
  UNDEFINED,
  unknown,
  type Argument,
  type Cell,
  type FunctionValue,
  type ObjectValue,
  type Origin,
  type Value,
} from './values.js';

/** The closure that a function node makes in a scope. */
export function makeFunction(node: t.Function, env: Env, name?: string, home?: ObjectValue): FunctionValue {
  const { module } = originOf(env, node);
  const props = new Map<string, Cell>();
  const value: FunctionValue = { kind: 'function', node, module, env, name, props, boundArguments: [], home };
  if (t.isFunctionExpression(node) && node.id) {
    value.env = new Env(env, env.module);
    value.env.cells.set(node.id.name, { value, initialised: true });
  }
  return value;
}

/** The object on which the methods of a class, or of a constructor function, stand. */
export function prototypeOf(it: Interpreter, constructor: FunctionValue): ObjectValue {
  const known = constructor.props.get('prototype')?.value;
  if (known?.kind === 'object') return known;
  const prototype: ObjectValue = { kind: 'object', props: new Map(), proto: null, complete: true };
  prototype.props.set('constructor', { value: constructor });
  const { superClass } = constructor;
  if (superClass?.kind === 'function') prototype.proto = prototypeOf(it, superClass);
  else if (superClass) {
    prototype.complete = false;
    if (superClass.kind === 'package') prototype.base = superClass;
  }
  constructor.props.set('prototype', { value: prototype });
  return prototype;
}

type ClassMember = t.ClassBody['body'][number];

/** Evaluates a class: methods, accessors and static members now, fields when an instance is made. */
export function makeClass(it: Interpreter, node: t.Class, env: Env, name?: string): FunctionValue {
  const superClass = node.superClass ? evaluate(it, node.superClass, env) : undefined;
  const { module } = originOf(env, node);
  const scope = new Env(env, env.module);
  const value: FunctionValue = {
    kind: 'function',
    node,
    module,
    env: scope,
    name,
    props: new Map(),
    boundArguments: [],
    superClass,
  };
  if (node.id) scope.cells.set(node.id.name, { value, initialised: true });
  if (superClass?.kind === 'function') {
    for (const [key, cell] of superClass.props) if (key !== 'prototype') value.props.set(key, { ...cell });
  }
  const prototype = prototypeOf(it, value);
  for (const member of node.body.body) defineMethod(it, member, value, prototype, scope);
  const statics = new Env(scope, env.module);
  statics.thisValue = value;
  for (const member of node.body.body) defineStatic(it, member, value, statics);
  return value;
}

function defineMethod(
  it: Interpreter,
  member: ClassMember,
  owner: FunctionValue,
  prototype: ObjectValue,
  env: Env,
): void {
  if (member.type !== 'ClassMethod' && member.type !== 'ClassPrivateMethod') return;
  if (member.kind === 'constructor' || member.kind === 'set') return;
  const key = propertyKey(it, member as t.ClassMethod, env);
  if (key === null) return;
  const method = makeFunction(member, env, key, prototype);
  const props = member.static ? owner.props : prototype.props;
  const cell: Cell =
    member.kind === 'get' ? { value: UNDEFINED, getter: method } : { value: method, origin: originOf(env, member) };
  props.set(key, cell);
}

function defineStatic(it: Interpreter, member: ClassMember, owner: FunctionValue, env: Env): void {
  if (member.type === 'StaticBlock') {
    const scope = new Env(env, env.module);
    hoist(member.body, scope);
    executeAll(it, member.body, scope);
  } else if ((member.type === 'ClassProperty' || member.type === 'ClassPrivateProperty') && member.static) {
    const key = propertyKey(it, member as t.ClassProperty, env);
    if (key === null) return;
    const value = member.value ? evaluateNamed(it, member.value, env, key) : UNDEFINED;
    owner.props.set(key, { value, origin: member.value ? originOf(env, member.value) : undefined });
  }
}

/** Runs the field initialisers of a class on a new instance. */
export function initialiseFields(it: Interpreter, owner: FunctionValue, instance: ObjectValue): void {
  if (!t.isClass(owner.node)) return;
  const env = new Env(owner.env, owner.module);
  env.thisValue = instance;
  for (const member of owner.node.body.body) {
    if (member.type !== 'ClassProperty' && member.type !== 'ClassPrivateProperty') continue;
    if (member.static || ('declare' in member && member.declare)) continue;
    const key = propertyKey(it, member as t.ClassProperty, env);
    if (key === null) continue;
    // Without an initialiser the compiled field may or may not exist (`useDefineForClassFields`); what is there stays.
    if (!member.value && instance.props.has(key)) continue;
    const value = member.value ? evaluateNamed(it, member.value, env, key) : UNDEFINED;
    instance.props.set(key, { value, origin: member.value ? originOf(env, member.value) : undefined });
  }
}

/** `super.key` in a method. */
export function superMember(it: Interpreter, env: Env, key: string, origin: Origin): Value {
  const home = env.enclosingFrame()?.function.home;
  return home?.proto ? getMember(it, home.proto, key, origin) : unknown(it.text(origin));
}

/** The `constructor` method of a class, or the constructor function itself; null where a class has none. */
export function constructorNode(owner: FunctionValue): t.Function | null {
  if (!t.isClass(owner.node)) return owner.node;
  const found = owner.node.body.body.find((member) => member.type === 'ClassMethod' && member.kind === 'constructor');
  return (found as t.ClassMethod | undefined) ?? null;
}

/** How many parameters `fn.length` counts: those before the first default or rest. */
export function arityOf(value: FunctionValue): number {
  const node = t.isClass(value.node) ? constructorNode(value) : value.node;
  const parameters = (node?.params ?? []).filter((parameter) => !t.isIdentifier(parameter, { name: 'this' }));
  const stop = parameters.findIndex((parameter) => {
    const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    return inner.type === 'AssignmentPattern' || inner.type === 'RestElement';
  });
  const length = stop < 0 ? parameters.length : stop;
  return Math.max(0, length - value.boundArguments.length);
}

/** Names the first place of a file beyond the limits; what follows from it would only repeat that. */
export function reportLimit(it: Interpreter, origin: Origin): void {
  const known = it.diagnostics.some(({ code, span }) => code === 'E2N105' && span?.file === origin.module.file);
  if (!known) it.report('E2N105', {}, origin);
}

/**
 * Calls a user function: binds its parameters, reads its body, gives what it returns. Too deep or too recursive a call
 * gives unknown.
 */
export function callFunction(
  it: Interpreter,
  value: FunctionValue,
  given: Argument[],
  thisValue: Value,
  site: Origin,
  node: t.Function = value.node as t.Function,
): Value {
  const result = unknown(it.text(site));
  if (t.isClass(node) || it.steps > it.stepLimit) return result;
  const relevant = callMayRegister(it, value, given, thisValue);
  const recursion = it.callStack.filter((running) => running === node).length;
  if (it.callStack.length >= LIMITS.callDepth || recursion >= LIMITS.recursion) {
    if (relevant) reportLimit(it, site);
    return result;
  }
  const all = [...value.boundArguments, ...given];
  const frame: Frame = { function: value, arguments: all, site, returns: [] };
  const env = new Env(value.env, value.module, frame);
  if (!t.isArrowFunctionExpression(node)) env.thisValue = value.boundThis ?? thisValue;
  const { conditions, tick, stepLimit } = it;
  // A call that can register nothing only matters for its value: it gets little time.
  if (!relevant) it.stepLimit = Math.min(stepLimit, it.steps + LIMITS.irrelevantSteps);
  it.callStack.push(node);
  try {
    const parameters = node.params.filter((parameter) => !t.isIdentifier(parameter, { name: 'this' }));
    bindArgumentsObject(env, node, all);
    bindParameters(it, parameters, all, env, (name) => (all.some(({ rest }) => rest) ? unknown(name) : UNDEFINED));
    assignParameterProperties(parameters, env);
    return runBody(it, node, env, frame);
  } finally {
    it.callStack.pop();
    it.conditions = conditions;
    it.stepLimit = stepLimit;
    if (node.async) {
      it.lastAsyncTick = it.tick;
      it.tick = tick;
    }
  }
}

function bindArgumentsObject(env: Env, node: t.Function, given: Argument[]): void {
  if (t.isArrowFunctionExpression(node)) return;
  const items = given.filter(({ rest }) => !rest).map(({ value, origin }): Cell => ({ value, origin }));
  const complete = items.length === given.length;
  env.cells.set('arguments', { value: { kind: 'array', items, complete, madeUnder: [] }, initialised: true });
}

/** `constructor(private service: Service)` also sets the member. */
function assignParameterProperties(parameters: readonly t.Node[], env: Env): void {
  if (env.thisValue?.kind !== 'object') return;
  for (const parameter of parameters) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const inner = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    const cell = t.isIdentifier(inner) ? env.cells.get(inner.name) : undefined;
    if (cell && t.isIdentifier(inner)) env.thisValue.props.set(inner.name, { value: cell.value, origin: cell.origin });
  }
}

function runBody(it: Interpreter, node: t.Function, env: Env, frame: Frame): Value {
  const { body } = node;
  if (!t.isBlockStatement(body)) return evaluate(it, body as t.Expression, env);
  hoistVars(body.body, env);
  hoist(body.body, env);
  return returnedValue(executeAll(it, body.body, env), frame, it);
}

function returnedValue(completion: Completion, frame: Frame, it: Interpreter): Value {
  const last = completion.type === 'return' ? completion.value : UNDEFINED;
  if (frame.returns.length === 0) return last;
  const early = frame.returns.map(({ value, conditions }) => ({ value, conditions: conditions.slice(-1) }));
  // After both branches of a test returned there is no way past it.
  const ended = completion.type === 'throw' || (completion.type === 'return' && last === UNDEFINED);
  const rest = {
    value: last,
    conditions: it.conditions.filter((condition) => !frame.returns[0].conditions.includes(condition)),
  };
  return choiceOf(ended ? early : [...early, rest]);
}
