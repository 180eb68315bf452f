/** Registrations: the only place that writes layers to the model. */
import * as t from '@babel/types';
import type { Condition, Layer, PathPattern } from '../model.js';
import type { Interpreter } from './interpreter/interpreter.js';
import { unfinishedModule } from './interpreter/modules.js';
import {
  stringOf,
  truthiness,
  unknown,
  type Argument,
  type Call,
  type Origin,
  type RouterValue,
  type Value,
} from './interpreter/values.js';
import { toLink } from './links.js';
import { readSetting } from './settings.js';

function addLayer(it: Interpreter, target: RouterValue, layer: Layer): void {
  it.turns.set(layer, it.tick);
  target.router.stack.push(layer);
}

/** `app.get(path, …)` and the other methods; `app.get(name)` reads a setting. */
export function registerVerb(it: Interpreter, target: RouterValue, verb: string, call: Call): Value {
  const [path, ...handlers] = call.arguments;
  if (verb === 'get' && target.router.kind === 'app' && handlers.length === 0 && !path?.rest)
    return readSetting(it, target, call);
  addRoute(it, target, verb, readPaths(it, path), handlers, call.site);
  return target;
}

/** Adds a route with its handlers. */
export function addRoute(
  it: Interpreter,
  target: RouterValue,
  verb: string,
  paths: PathPattern[],
  handlers: Argument[],
  site: Origin,
  made?: number,
): void {
  for (const { chosen, conditions } of choices(it, flatten(handlers))) {
    addLayer(it, target, {
      kind: 'route',
      method: verb === 'del' ? 'DELETE' : verb.toUpperCase(),
      paths,
      handlers: chosen.map((handler) => routeHandler(it, handler)),
      site: it.span(site),
      conditions: unique([...it.conditions, ...conditions]),
      ...(made !== undefined && { made }),
    });
  }
}

/** `get('/', isDemo ? demo : real)`: a route for each handler that it may be. Several such handlers are left as they are. */
function choices(it: Interpreter, handlers: Argument[]): { chosen: Argument[]; conditions: Condition[] }[] {
  const at = handlers.findIndex(({ value }) => value.kind === 'choice');
  const options = at < 0 ? [] : alternatives(it, handlers[at]);
  const isPlain = options.length > 0 && options.every(({ argument: { value } }) => value.kind === 'function') && !handlers.some(({ value }, i) => i !== at && value.kind === 'choice');
  if (!isPlain || handlers[at].conditions?.length) return [{ chosen: handlers, conditions: [] }];
  return options.map(({ argument, conditions }) => ({ chosen: handlers.with(at, argument), conditions }));
}

/** What a circle of imports has not made yet is no function: Express throws at the registration. */
function refuseUnfinished(it: Interpreter, argument: Argument): void {
  const file = it.conditions.length === 0 ? unfinishedModule(it, argument.value) : null;
  if (file) it.report('E2N110', { text: it.text(argument.origin), file }, argument.origin);
}

function routeHandler(it: Interpreter, handler: Argument) {
  refuseUnfinished(it, handler);
  if (!handler.conditions?.length) return toLink(it, handler);
  const expression = it.span(handler.origin);
  return { kind: 'opaque' as const, expression, reason: 'it is registered under a condition' };
}

/** `use(…)`: one layer for each function, router or app. */
export function registerUse(it: Interpreter, target: RouterValue, call: Call): Value {
  const [first] = call.arguments;
  const hasPath = first !== undefined && isPath(first, call.arguments.length);
  const paths = hasPath ? readPaths(it, first) : [{ kind: 'string' as const, value: '/' }];
  for (const argument of flatten(hasPath ? call.arguments.slice(1) : call.arguments)) {
    refuseUnfinished(it, argument);
    for (const { argument: one, conditions } of alternatives(it, argument)) {
      const base = { site: it.span(call.site), conditions: unique([...it.conditions, ...conditions]) };
      if (one.value.kind === 'router') addLayer(it, target, { ...base, kind: 'mount', paths, router: one.value.router.id });
      else addLayer(it, target, { ...base, kind: 'use', paths, handler: toLink(it, one) });
    }
  }
  return target;
}

function unique(conditions: Condition[]): Condition[] {
  return conditions.filter(({ test }, index) => conditions.findIndex((other) => other.test === test) === index);
}

/** The values that an argument may have, each with its conditions; values that Express would refuse are left out. */
export function alternatives(it: Interpreter, argument: Argument): { argument: Argument; conditions: Condition[] }[] {
  const own = argument.conditions ?? [];
  if (argument.value.kind !== 'choice') return [{ argument, conditions: own }];
  const usable = argument.value.options.filter(({ value }) => truthiness(value) !== false && value.kind !== 'literal');
  return usable.map(({ value, conditions }) => ({ argument: { ...argument, value, origin: chosenOrigin(it, argument.origin, conditions) }, conditions: [...own, ...conditions] }));
}

/** Of `test ? a : b` the side that the conditions choose: that is what is called. */
function chosenOrigin(it: Interpreter, origin: Origin, conditions: readonly Condition[]): Origin {
  const { node } = origin;
  if (!t.isConditionalExpression(node)) return origin;
  const test = it.span({ ...origin, node: node.test });
  const own = conditions.find(({ span }) => span.file === test.file && span.start === test.start && span.end === test.end);
  if (!own) return origin;
  const isNegated = own.text !== it.text({ ...origin, node: node.test });
  return chosenOrigin(it, { ...origin, node: isNegated ? node.alternate : node.consequent }, conditions);
}

/**
 * Whether the first argument of `use` is a path: Express looks for the first element of nested arrays, and takes what is
 * no function for a path. Of a value that is not known only strings are; before other arguments it is taken for a path,
 * which leaves the layer with an unknown pattern.
 */
function isPath(argument: Argument, count: number): boolean {
  let { value } = argument;
  while (value.kind === 'array' && value.items.length > 0) value = value.items[0].value;
  if (value.kind === 'unknown') return value.type === 'string' || count > 1;
  if (value.kind === 'choice') return value.options.some((option) => stringOf(option.value) !== null);
  return value.kind === 'literal' || value.kind === 'regexp' || value.kind === 'array';
}

/** Handlers in nested arrays, in order. */
function flatten(handlers: Argument[]): Argument[] {
  return handlers.flatMap((handler): Argument[] => {
    if (handler.value.kind !== 'array') return [handler];
    const { items, complete } = handler.value;
    const inner = items.map((cell) => ({
      value: cell.value,
      origin: cell.origin ?? handler.origin,
      conditions: [...(handler.conditions ?? []), ...(cell.conditions ?? [])],
    }));
    const rest = complete ? [] : [{ value: unknown('elements that could not be read'), origin: handler.origin }];
    return [...flatten(inner), ...rest];
  });
}

/** The patterns that a path argument stands for; what could not be read is reported. */
export function readPaths(it: Interpreter, argument: Argument | undefined): PathPattern[] {
  if (!argument) return [{ kind: 'string', value: '/' }];
  const { value, origin } = argument;
  if (value.kind === 'array' && value.complete) {
    return value.items.flatMap((cell) => readPaths(it, { value: cell.value, origin: cell.origin ?? origin }));
  }
  if (value.kind === 'regexp') return [{ kind: 'regexp', source: value.source, flags: value.flags }];
  const known = stringOf(value);
  if (known !== null) return [{ kind: 'string', value: known }];
  const text = it.text(origin);
  const fallback = defaultOf(value);
  if (fallback !== null) {
    it.report('E2N112', { text, value: fallback }, origin);
    return [{ kind: 'string', value: fallback }];
  }
  it.report('E2N103', { text }, origin);
  return [{ kind: 'unknown', text, span: it.span(origin) }];
}

/** `/api` of `process.env.PREFIX || '/api'`: what the path is where nobody has set another one. */
function defaultOf(value: Value): string | null {
  if (value.kind !== 'choice') return null;
  const known = value.options.map((option) => stringOf(option.value)).filter((one) => one !== null);
  const isSettled = known.length === 1 && value.options.every((option) => stringOf(option.value) !== null || option.value.kind === 'unknown');
  return isSettled ? known[0] : null;
}

/** `param(name, handler)`. */
export function registerParam(it: Interpreter, target: RouterValue, call: Call): Value {
  const [names, handler] = call.arguments;
  if (!names || !handler) return target;
  const cells = names.value.kind === 'array' ? names.value.items : [{ value: names.value }];
  for (const cell of cells) {
    const name = stringOf(cell.value);
    if (name === null) it.report('E2N103', { text: it.text(names.origin) }, names.origin);
    // Express 4 accepts a leading colon (Express 5: EXPRESS docs, app.param, "not meaningful").
    else
      target.router.params.push({
        name: name.replace(/^:/, ''),
        handler: toLink(it, handler),
        site: it.span(call.site),
      });
  }
  return target;
}
