/**
 * What calls on apps, routers, routes and the `express` module itself do: the only place that writes to the model.
 */
import { METHODS } from 'node:http';
import type { Condition, Layer, PathPattern, Router } from '../model.js';
import { callValue } from './interpreter/calls.js';
import { later } from './interpreter/function-methods.js';
import type { Interpreter } from './interpreter/interpreter.js';
import { unfinishedModule } from './interpreter/modules.js';
import {
  literal,
  native,
  objectOf,
  stringOf,
  truthiness,
  UNDEFINED,
  unknown,
  type Argument,
  type Call,
  type NativeValue,
  type Origin,
  type PackageValue,
  type RouterValue,
  type RouteValue,
  type ServerValue,
  type Value,
} from './interpreter/values.js';
import { toLink } from './links.js';
import { noteStartup } from './startup.js';
import { toStatic } from './static.js';

/** Names of the registering methods; `del` is Express 4's `delete`. */
const VERBS = new Set([...METHODS.map((method) => method.toLowerCase()), 'all', 'del']);

// ---------------------------------------------------------------------------------------------------------------------
// Making apps and routers
// ---------------------------------------------------------------------------------------------------------------------

/** Calls of the `express` module that make an app or a router; null for all other calls. */
export function callExpress(it: Interpreter, callee: PackageValue, given: Argument[], site: Origin): Value | null {
  if (callee.package === 'express') {
    if (callee.steps.length === 0) return makeRouter(it, 'app', undefined, site);
    const [step] = callee.steps;
    if (callee.steps.length === 1 && step.kind === 'get' && step.name === 'Router') return makeRouter(it, 'router', given[0], site);
  }
  // The router of Express 5 as a package of its own, and the wrapper that only adds the handling of rejections to it.
  const isRouterPackage = callee.package === 'router' || callee.package === 'express-promise-router';
  return isRouterPackage && callee.steps.length === 0 ? makeRouter(it, 'router', given[0], site) : null;
}

function makeRouter(it: Interpreter, kind: Router['kind'], options: Argument | undefined, site: Origin): RouterValue {
  const created = it.span(site);
  const base = `${created.file}:${created.line}:${created.column}`;
  const twins = it.routers.filter(({ router }) => router.id === base || router.id.startsWith(`${base}#`)).length;
  const router: Router = {
    id: twins === 0 ? base : `${base}#${twins + 1}`,
    kind,
    created,
    mergeParams: flag(options, 'mergeParams'),
    caseSensitive: flag(options, 'caseSensitive'),
    strict: flag(options, 'strict'),
    stack: [],
    params: [],
    settings: {},
    locals: {},
  };
  const value: RouterValue = { kind: 'router', router, props: new Map() };
  if (kind === 'app') value.props.set('locals', { value: objectOf() });
  it.routers.push(value);
  return value;
}

function flag(options: Argument | undefined, name: string): boolean {
  const value = options?.value.kind === 'object' ? options.value.props.get(name)?.value : undefined;
  return value?.kind === 'literal' && value.value === true;
}

// ---------------------------------------------------------------------------------------------------------------------
// Members of apps, routers and routes
// ---------------------------------------------------------------------------------------------------------------------

/** A member of an app or router that Express defines or the user set; null for none. */
export function routerMember(it: Interpreter, target: RouterValue, key: string, site: Origin): Value | null {
  const own = target.props.get(key);
  if (own) return own.value;
  const method = (run: (call: Call) => Value): NativeValue => native(key, run);
  const isApp = target.router.kind === 'app';
  if (VERBS.has(key)) return method((call) => registerVerb(it, target, key, call));
  switch (key) {
    case 'use':
      return method((call) => registerUse(it, target, call));
    case 'route':
      return method((call): RouteValue => ({ kind: 'route', router: target, paths: readPaths(it, call.arguments[0]) }));
    case 'param':
      return method((call) => registerParam(it, target, call));
    case 'bind':
    case 'call':
    case 'apply':
      return method(() => (key === 'bind' ? target : unknown(it.text(site))));
  }
  return isApp ? appMember(it, target, key, site) : null;
}

function appMember(it: Interpreter, app: RouterValue, key: string, site: Origin): Value | null {
  switch (key) {
    case 'set':
      return native(key, (call) => (call.arguments.length < 2 ? readSetting(it, app, call) : changeSetting(it, app, call)));
    case 'enable':
    case 'disable':
      return native(key, (call) => changeSetting(it, app, call, literal(key === 'enable')));
    case 'enabled':
    case 'disabled':
      return native(key, (call) => unknown(it.text(call.site)));
    case 'engine':
      return native(key, () => app);
    case 'listen':
      return native(key, (call) => listen(it, app, call));
    case 'on':
    case 'once':
      return native(key, (call) => {
        const callback = call.arguments[1]?.value;
        if (callback?.kind === 'function') later(it, () => callValue(it, callback, [], app, call.site));
        return app;
      });
    case 'emit':
      return native(key, () => literal(true));
    case 'router':
    case '_router':
      return app;
    case 'ws':
      // express-ws and its kin add it: an upgrade, which no HTTP route answers.
      return native(key, (call) => {
        noteStartup(it, 'websocket', call.site);
        return app;
      });
    case 'handle':
    case 'render':
    case 'path':
    case 'mountpath':
    case 'settings':
    case 'request':
    case 'response':
    case 'engines':
      return unknown(it.text(site));
    default:
      return null;
  }
}

/** A write to a member of an app or router that changes how it works. */
export function setRouterMember(it: Interpreter, target: RouterValue, key: string, value: Value, origin: Origin): void {
  const patched = VERBS.has(key) || ['use', 'handle', 'route', 'param', 'listen'].includes(key);
  if (patched) it.report('E2N107', { member: key, value: it.text(origin) }, origin);
  else if (key === 'locals' && value.kind !== 'object') target.props.set('locals', { value: objectOf({}, false) });
}

/** `app.route(path).get(…)`. */
export function routeMember(it: Interpreter, target: RouteValue, key: string): Value | null {
  if (!VERBS.has(key)) return null;
  return native(key, (call) => {
    addRoute(it, target.router, key, target.paths, call.arguments, call.site);
    return target;
  });
}

// ---------------------------------------------------------------------------------------------------------------------
// Registrations
// ---------------------------------------------------------------------------------------------------------------------

function addLayer(it: Interpreter, target: RouterValue, layer: Layer): void {
  it.turns.set(layer, it.tick);
  target.router.stack.push(layer);
}

function registerVerb(it: Interpreter, target: RouterValue, verb: string, call: Call): Value {
  const [path, ...handlers] = call.arguments;
  if (verb === 'get' && target.router.kind === 'app' && handlers.length === 0 && !path?.rest) return readSetting(it, target, call);
  addRoute(it, target, verb, readPaths(it, path), handlers, call.site);
  return target;
}

function addRoute(it: Interpreter, target: RouterValue, verb: string, paths: PathPattern[], handlers: Argument[], site: Origin): void {
  addLayer(it, target, {
    kind: 'route',
    method: verb === 'del' ? 'DELETE' : verb.toUpperCase(),
    paths,
    handlers: flatten(handlers).map((handler) => routeHandler(it, handler)),
    site: it.span(site),
    conditions: [...it.conditions],
  });
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

function registerUse(it: Interpreter, target: RouterValue, call: Call): Value {
  const [first] = call.arguments;
  const hasPath = first !== undefined && isPath(first, call.arguments.length);
  const paths = hasPath ? readPaths(it, first) : [{ kind: 'string' as const, value: '/' }];
  for (const argument of flatten(hasPath ? call.arguments.slice(1) : call.arguments)) {
    refuseUnfinished(it, argument);
    for (const { value, conditions } of alternatives(argument)) {
      const base = { site: it.span(call.site), conditions: unique([...it.conditions, ...conditions]) };
      if (value.kind === 'router') addLayer(it, target, { ...base, kind: 'mount', paths, router: value.router.id });
      else addLayer(it, target, { ...base, kind: 'use', paths, handler: toLink(it, { ...argument, value }) });
    }
  }
  return target;
}

function unique(conditions: Condition[]): Condition[] {
  return conditions.filter(({ test }, index) => conditions.findIndex((other) => other.test === test) === index);
}

/** The values that an argument may have, each with its conditions; values that Express would refuse are left out. */
function alternatives(argument: Argument): { value: Value; conditions: Condition[] }[] {
  const own = argument.conditions ?? [];
  if (argument.value.kind !== 'choice') return [{ value: argument.value, conditions: own }];
  const usable = argument.value.options.filter(({ value }) => truthiness(value) !== false && value.kind !== 'literal');
  return usable.map(({ value, conditions }) => ({ value, conditions: [...own, ...conditions] }));
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

function readPaths(it: Interpreter, argument: Argument | undefined): PathPattern[] {
  if (!argument) return [{ kind: 'string', value: '/' }];
  const { value, origin } = argument;
  if (value.kind === 'array' && value.complete) {
    return value.items.flatMap((cell) => readPaths(it, { value: cell.value, origin: cell.origin ?? origin }));
  }
  if (value.kind === 'regexp') return [{ kind: 'regexp', source: value.source, flags: value.flags }];
  const known = stringOf(value);
  if (known !== null) return [{ kind: 'string', value: known }];
  const text = it.text(origin);
  it.report('E2N103', { text }, origin);
  return [{ kind: 'unknown', text, span: it.span(origin) }];
}

function registerParam(it: Interpreter, target: RouterValue, call: Call): Value {
  const [names, handler] = call.arguments;
  if (!names || !handler) return target;
  const cells = names.value.kind === 'array' ? names.value.items : [{ value: names.value }];
  for (const cell of cells) {
    const name = stringOf(cell.value);
    if (name === null) it.report('E2N103', { text: it.text(names.origin) }, names.origin);
    // Express 4 accepts a leading colon (Express 5: EXPRESS docs, app.param, "not meaningful").
    else target.router.params.push({ name: name.replace(/^:/, ''), handler: toLink(it, handler), site: it.span(call.site) });
  }
  return target;
}

// ---------------------------------------------------------------------------------------------------------------------
// Settings and servers
// ---------------------------------------------------------------------------------------------------------------------

function readSetting(it: Interpreter, app: RouterValue, call: Call): Value {
  const name = stringOf(call.arguments[0]?.value);
  const kept = name === null ? undefined : app.props.get(`setting ${name}`);
  return kept?.value ?? unknown(it.text(call.site));
}

function changeSetting(it: Interpreter, app: RouterValue, call: Call, fixed?: Value): Value {
  const [key, given] = call.arguments;
  const name = stringOf(key?.value);
  if (name === null || !key) return app;
  const value = fixed ?? given?.value ?? UNDEFINED;
  const open = it.conditions.length > 0;
  const known = open ? { kind: 'unknown' as const, text: it.text(call.site) } : toStatic(it, value, given?.origin ?? call.site);
  app.router.settings[name] = { value: known, site: it.span(call.site) };
  app.props.set(`setting ${name}`, { value: open ? unknown(it.text(call.site)) : value });
  return app;
}

function listen(it: Interpreter, app: RouterValue | null, call: Call): Value {
  if (app) it.listening.add(app);
  noteStartup(it, 'listen', call.site);
  for (const { value } of call.arguments) {
    if (value.kind === 'function') later(it, () => callValue(it, value, [], UNDEFINED, call.site));
  }
  return { kind: 'server', app, props: new Map() } satisfies ServerValue;
}

/** `http.createServer(app)`: the server that will serve the app, once it listens. */
export function makeServer(it: Interpreter, call: Call): ServerValue {
  const app = call.arguments.map(({ value }) => value).find((value) => value.kind === 'router');
  // Any other request listener may hand requests to an app by itself.
  const called = call.arguments.map(({ value }) => value).find((value) => value.kind === 'function');
  if (!app && called) it.report('E2N108', {}, call.site);
  return { kind: 'server', app: app ?? null, props: new Map() };
}

/** A member of a Node server. */
export function serverMember(it: Interpreter, server: ServerValue, key: string): Value | null {
  if (key === 'listen') return native(key, (call) => listen(it, server.app, call));
  if (key !== 'on' && key !== 'once') return null;
  return native(key, (call) => {
    const event = stringOf(call.arguments[0]?.value);
    if (event === 'upgrade') noteStartup(it, 'websocket', call.site);
    else if (event === 'request' && call.arguments[1]?.value.kind === 'router') it.listening.add(call.arguments[1].value);
    const callback = call.arguments[1]?.value;
    if (event === 'listening' && callback?.kind === 'function') later(it, () => callValue(it, callback, [], server, call.site));
    return server;
  });
}
