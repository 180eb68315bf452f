import * as t from '@babel/types';
import type { FactoryCall, LinkFunction, SourceSpan } from '../model.js';
import type { Env, Frame } from './interpreter/env.js';
import { freeNames } from './interpreter/free-names.js';
import { arityOf } from './interpreter/functions.js';
import type { Interpreter } from './interpreter/interpreter.js';
import type { Argument, ChoiceValue, FunctionValue, Origin, PackageStep, PackageValue } from './interpreter/values.js';
import { homeOf, placesOfNames } from './places.js';
import { toStatic } from './static.js';

/** Factories whose arguments hold functions made by factories: deeper than this nobody nests them. */
const MAX_DEPTH = 4;

/** Resolves an argument of a registration to the function that Express would call. */
export function toLink(it: Interpreter, argument: Argument, depth = 0): LinkFunction {
  const { value, origin } = argument;
  const expression = it.span(origin);
  const opaque = (reason: string): LinkFunction => ({ kind: 'opaque', expression, reason });
  if (argument.rest) return opaque('it stands for handlers that could not be read');
  switch (value.kind) {
    case 'function':
      if (t.isClass(value.node)) return opaque('it is a class');
      return userLink(it, value, origin, depth);
    case 'package':
      return packageLink(it, value, origin, depth);
    case 'router':
      return opaque('an app or router is used as a handler');
    case 'choice':
      return { kind: 'opaque', expression, reason: 'a condition decides which function it is', choice: choiceOf(it, value, origin, depth) };
    case 'unknown':
      return opaque(`its value could not be found by reading: ${value.text}`);
    default:
      return opaque('it is not a function');
  }
}

function choiceOf(it: Interpreter, { options }: ChoiceValue, origin: Origin, depth: number): OpaqueChoice {
  const moduleLevel = isModuleLevel(origin);
  const names = moduleLevel ? null : placesOfNames(origin, it);
  return { among: options.map(({ value }) => toLink(it, { value, origin }, depth + 1)), moduleLevel, ...(names && { names }) };
}

type OpaqueChoice = NonNullable<Extract<LinkFunction, { kind: 'opaque' }>['choice']>;

function userLink(it: Interpreter, value: FunctionValue, registered: Origin, depth: number): LinkFunction {
  const reached = reach(it, value, registered);
  const receiver = receiverOf(it, value, registered);
  return {
    kind: 'user',
    function: it.span(value),
    arity: arityOf(value),
    ...(value.name !== undefined && { name: value.name }),
    expression: it.span(reached.origin),
    factories: depth > MAX_DEPTH ? [] : factoriesOf(it, value, depth),
    ...(receiver && { receiver }),
    ...reached.by,
  };
}

type Reached = Pick<Extract<LinkFunction, { kind: 'user' }>, 'moduleLevel' | 'names' | 'home'>;

/** How other files can get at a function: by the expression that was registered, as a member, or by its own text. */
function reach(it: Interpreter, value: FunctionValue, registered: Origin): { origin: Origin; by: Reached } {
  if (isModuleLevel(registered)) return { origin: registered, by: { moduleLevel: true } };
  const home = homeOf(value, it);
  const names = placesOfNames(registered, it);
  if (home || names) return { origin: registered, by: { moduleLevel: false, ...(names && { names }), ...(home && { home }) } };
  // `const list = (req, res) => …` inside of a function: what it uses itself may be within reach.
  const written: Origin = { module: value.module, node: value.node, env: value.env };
  const isPlain = t.isArrowFunctionExpression(value.node) || t.isFunctionExpression(value.node) || t.isFunctionDeclaration(value.node);
  const own = isPlain && t.isIdentifier(registered.node) ? placesOfNames(written, it) : null;
  if (!own) return { origin: registered, by: { moduleLevel: false } };
  return { origin: written, by: { moduleLevel: Object.keys(own).length === 0, names: own } };
}

/** Whether the names in an expression mean the same everywhere in its file. */
export function isModuleLevel({ node, env }: Origin): boolean {
  const { names, usesThis } = freeNames(node);
  if (usesThis) return false;
  return [...names.keys()].every((name) => env.find(name)?.isModuleLevel ?? true);
}

/** The running calls whose variables a function uses, innermost first. */
function capturedFrames(value: FunctionValue): Frame[] {
  const captured = new Set<Frame>();
  for (const name of freeNames(value.node).names.keys()) {
    const frame = value.env.find(name)?.enclosingFrame();
    if (frame) captured.add(frame);
  }
  const frames: Frame[] = [];
  for (let env: Env | null = value.env; env; env = env.parent)
    if (env.frame && captured.has(env.frame)) frames.push(env.frame);
  return frames;
}

function factoriesOf(it: Interpreter, value: FunctionValue, depth: number): FactoryCall[] {
  return capturedFrames(value).map((frame) => ({
    function: it.span(frame.function),
    call: it.span(frame.site),
    arguments: frame.arguments.map((argument) => ({
      value: toStatic(it, argument.value, argument.origin, depth + 1),
      span: it.span(argument.origin),
    })),
  }));
}

/** The expression of `this`: what was bound; for an arrow in a class, what the member was read from, or the `new`. */
function receiverOf(it: Interpreter, value: FunctionValue, origin: Origin): SourceSpan | null {
  if (value.receiver) return it.span(value.receiver);
  if (!t.isArrowFunctionExpression(value.node) || !freeNames(value.node).usesThis) return null;
  const instance = value.env.thisScope()?.thisValue;
  if (instance?.kind !== 'object') return null;
  const { node } = origin;
  if (t.isMemberExpression(node)) return it.span({ ...origin, node: node.object });
  return instance.created ? it.span(instance.created) : null;
}

/** `get` steps joined by dots, a call in between as `()`: `default().single` for `multer(…).single`. */
function memberPath(steps: PackageStep[]): string {
  let path = '';
  for (const step of steps) {
    if (step.kind === 'get') path += path === '' ? step.name : `.${step.name}`;
    else path = `${path === '' ? 'default' : path}()`;
  }
  return path === '' ? 'default' : path;
}

function packageLink(it: Interpreter, value: PackageValue, origin: Origin, depth: number): LinkFunction {
  const last = value.steps.at(-1);
  const called = last !== undefined && last.kind !== 'get';
  const given = called && depth <= MAX_DEPTH ? last.arguments : [];
  const moduleLevel = isModuleLevel(origin);
  const names = moduleLevel ? null : placesOfNames(origin, it);
  return {
    kind: 'package',
    package: value.package,
    member: memberPath(called ? value.steps.slice(0, -1) : value.steps),
    called,
    arguments: given.map((argument) => ({
      value: argument.rest
        ? { kind: 'unknown', text: it.text(argument.origin) }
        : toStatic(it, argument.value, argument.origin, depth + 1),
      span: it.span(argument.origin),
    })),
    expression: it.span(origin),
    moduleLevel,
    ...(names && { names }),
  };
}
