import { callValue } from './calls.js';
import { arityOf } from './functions.js';
import type { Interpreter } from './interpreter.js';
import { iterate } from './iterate.js';
import { later, settle } from './jobs.js';
import {
  literal,
  native,
  UNDEFINED,
  unknown,
  type Argument,
  type Call,
  type FunctionValue,
  type NativeValue,
  type Value,
} from './values.js';

/** `bind`, `call`, `apply`, `name` and `length` of a function. */
export function functionMember(it: Interpreter, target: FunctionValue | NativeValue, key: string): Value | null {
  switch (key) {
    case 'bind':
      return native('bind', (call) => bind(target, call));
    case 'call':
      return native('call', (call) =>
        callValue(it, target, call.arguments.slice(1), call.arguments[0]?.value ?? UNDEFINED, call.site),
      );
    case 'apply':
      return native('apply', (call) =>
        callValue(it, target, spreadOf(it, call.arguments[1]), call.arguments[0]?.value ?? UNDEFINED, call.site),
      );
    case 'name':
      return target.name === undefined ? unknown('a function name') : literal(target.name);
    case 'length':
      return target.kind === 'function' ? literal(arityOf(target)) : unknown('a parameter count');
    default:
      return null;
  }
}

function bind(target: FunctionValue | NativeValue, call: Call): Value {
  const [receiver, ...rest] = call.arguments;
  if (target.kind === 'native') {
    return native(target.name, (inner) => target.call({ ...inner, arguments: [...rest, ...inner.arguments] }));
  }
  // Binding again changes nothing: the first receiver stays.
  const bound = target.boundThis ? {} : { boundThis: receiver?.value ?? UNDEFINED, receiver: receiver?.origin };
  return { ...target, ...bound, boundArguments: [...target.boundArguments, ...rest] };
}

/** The elements of an array given as one argument, as arguments. */
export function spreadOf(it: Interpreter, argument: Argument | undefined): Argument[] {
  if (!argument || argument.value.kind === 'undefined') return [];
  if (argument.value.kind !== 'array') return [{ ...argument, value: unknown(it.text(argument.origin)), rest: true }];
  const cells = iterate(it, { ...argument.value, complete: true }, false, argument.origin);
  const items = cells.map((cell) => ({
    value: cell.value,
    origin: cell.origin ?? argument.origin,
    conditions: cell.conditions,
  }));
  return argument.value.complete
    ? items
    : [...items, { value: unknown(it.text(argument.origin)), origin: argument.origin, rest: true }];
}

/**
 * `then`, `catch` and `finally`. A promise is read as its value, so any value may stand for one; what the callback
 * registers comes a turn of the event loop later.
 */
export function promiseMember(it: Interpreter, value: Value, key: string): Value | null {
  if (key === 'then' || key === 'finally') {
    return native(key, ({ arguments: [callback], site }) => {
      if (!callback || (callback.value.kind !== 'function' && callback.value.kind !== 'native')) return value;
      return later(it, it.text(site), () => {
        const before = settle(it, value);
        const given = key === 'then' ? [{ value: before, origin: site }] : [];
        const result = callValue(it, callback.value, given, UNDEFINED, site);
        return key === 'then' ? result : before;
      });
    });
  }
  return key === 'catch' ? native('catch', () => value) : null;
}
