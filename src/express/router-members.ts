/** What the members of apps, routers and routes do when they are called. */
import { METHODS } from 'node:http';
import { callValue } from './interpreter/calls.js';
import { later } from './interpreter/jobs.js';
import type { Interpreter } from './interpreter/interpreter.js';
import {
  literal,
  native,
  objectOf,
  unknown,
  type Call,
  type NativeValue,
  type Origin,
  type RouterValue,
  type RouteValue,
  type Value,
} from './interpreter/values.js';
import { addRoute, readPaths, registerParam, registerUse, registerVerb } from './registration.js';
import { listen } from './servers.js';
import { changeSetting, noteEngine, readSetting } from './settings.js';
import { noteStartup } from './startup.js';

/** Names of the registering methods; `del` is Express 4's `delete`. */
const VERBS = new Set([...METHODS.map((method) => method.toLowerCase()), 'all', 'del']);

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
      return method((call): RouteValue => ({ kind: 'route', router: target, paths: readPaths(it, call.arguments[0]), made: target.router.stack.length }));
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
      return native(key, (call) =>
        call.arguments.length < 2 ? readSetting(it, app, call) : changeSetting(it, app, call),
      );
    case 'enable':
    case 'disable':
      return native(key, (call) => changeSetting(it, app, call, literal(key === 'enable')));
    case 'enabled':
    case 'disabled':
      return native(key, (call) => unknown(it.text(call.site)));
    case 'engine':
      return native(key, (call) => noteEngine(it, app, call));
    case 'listen':
      return native(key, (call) => listen(it, app, call));
    case 'on':
    case 'once':
      return native(key, (call) => {
        const callback = call.arguments[1]?.value;
        if (callback?.kind === 'function') later(it, it.text(call.site), () => callValue(it, callback, [], app, call.site));
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
    addRoute(it, target.router, key, target.paths, call.arguments, call.site, target.made);
    return target;
  });
}
