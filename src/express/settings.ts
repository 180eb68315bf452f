import type { Interpreter } from './interpreter/interpreter.js';
import { stringOf, UNDEFINED, unknown, type Call, type RouterValue, type Value } from './interpreter/values.js';
import type { Setting } from '../model.js';
import { toStatic } from './static.js';

/** `app.get(name)`, `app.set(name)`. */
export function readSetting(it: Interpreter, app: RouterValue, call: Call): Value {
  const name = stringOf(call.arguments[0]?.value);
  const kept = name === null ? undefined : app.props.get(`setting ${name}`);
  return kept?.value ?? unknown(it.text(call.site));
}

/** The router of an app is made with its first layer, and reads these then (express/lib/application.js, `getrouter`; 4: `lazyrouter`). */
function isFrozen({ router }: RouterValue, name: string): boolean {
  return ['case sensitive routing', 'strict routing'].includes(name) && (router.stack.length > 0 || router.params.length > 0);
}

/** `app.set(name, value)`; `fixed` is the value of `enable` and `disable`. */
export function changeSetting(it: Interpreter, app: RouterValue, call: Call, fixed?: Value): Value {
  const [key, given] = call.arguments;
  const name = stringOf(key?.value);
  if (name === null || !key) return app;
  const value = fixed ?? given?.value ?? UNDEFINED;
  const open = it.conditions.length > 0;
  const known = toStatic(it, value, given?.origin ?? call.site);
  const setting: Setting = open
    ? {
        value: { kind: 'unknown', text: it.text(call.site) },
        site: it.span(call.site),
        conditional: { conditions: [...it.conditions], value: known, otherwise: app.router.settings[name] ?? null },
      }
    : { value: known, site: it.span(call.site) };
  if (!isFrozen(app, name)) app.router.settings[name] = setting;
  app.props.set(`setting ${name}`, { value: open ? unknown(it.text(call.site)) : value });
  return app;
}

/** `app.engine(extension, engine)`. */
export function noteEngine(it: Interpreter, app: RouterValue, call: Call): Value {
  const [extension, engine] = call.arguments;
  app.router.engines.push({
    extension: stringOf(extension?.value)?.replace(/^\./, '') ?? null,
    engine: it.span(engine?.origin ?? call.site),
    site: it.span(call.site),
    conditional: it.conditions.length > 0,
  });
  return app;
}
