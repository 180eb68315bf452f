import { callValue } from './interpreter/calls.js';
import { later } from './interpreter/jobs.js';
import type { Interpreter } from './interpreter/interpreter.js';
import {
  native,
  stringOf,
  UNDEFINED,
  type Call,
  type RouterValue,
  type ServerValue,
  type Value,
} from './interpreter/values.js';
import { noteStartup } from './startup.js';

/** `listen(…)` of an app or of a server in front of it. */
export function listen(it: Interpreter, app: RouterValue | null, call: Call): Value {
  if (app) it.listening.add(app);
  noteStartup(it, 'listen', call.site);
  for (const { value } of call.arguments) {
    if (value.kind === 'function') later(it, it.text(call.site), () => callValue(it, value, [], UNDEFINED, call.site));
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
    else if (event === 'request' && call.arguments[1]?.value.kind === 'router')
      it.listening.add(call.arguments[1].value);
    const callback = call.arguments[1]?.value;
    if (event === 'listening' && callback?.kind === 'function')
      later(it, it.text(call.site), () => callValue(it, callback, [], server, call.site));
    return server;
  });
}
