import { callValue } from './calls.js';
import type { Interpreter } from './interpreter.js';
import { settle } from './jobs.js';
import { arrayOf, native, UNDEFINED, unknown, type Call, type Value } from './values.js';

/** `new Promise(executor)`: what the executor resolves it with. */
export function makePromise(it: Interpreter, call: Call): Value {
  let resolved: Value = unknown(it.text(call.site));
  const resolve = native('resolve', (inner) => {
    resolved = inner.arguments[0]?.value ?? UNDEFINED;
    return UNDEFINED;
  });
  const reject = native('reject', () => UNDEFINED);
  const executor = call.arguments[0]?.value;
  if (executor)
    callValue(
      it,
      executor,
      [resolve, reject].map((value) => ({ value, origin: call.site })),
      UNDEFINED,
      call.site,
    );
  return resolved;
}

/** The functions of `Promise`. */
export function promiseFunctions(it: Interpreter): Record<string, Value> {
  const first = native('resolve', (call) => call.arguments[0]?.value ?? UNDEFINED);
  const all = native('all', (call) => {
    const list = call.arguments[0]?.value;
    if (list?.kind !== 'array') return arrayOf([], false);
    const cells = list.items.map((cell) => ({ ...cell, value: settle(it, cell.value) }));
    return arrayOf(cells, list.complete);
  });
  const open = native('race', (call) => unknown(it.text(call.site)));
  return {
    resolve: first,
    all,
    allSettled: native('allSettled', () => arrayOf([], false)),
    race: open,
    any: open,
    reject: open,
  };
}
