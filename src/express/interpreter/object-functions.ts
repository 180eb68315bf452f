import type { Interpreter } from './interpreter.js';
import { iterate } from './iterate.js';
import { setMember } from './members.js';
import {
  arrayOf,
  literal,
  native,
  stringOf,
  UNDEFINED,
  unknown,
  type Call,
  type Cell,
  type ObjectValue,
  type Value,
} from './values.js';

/** The functions of `Object` that reading runs. */
export function objectFunctions(it: Interpreter): Record<string, Value> {
  const same = native('freeze', (call) => call.arguments[0]?.value ?? UNDEFINED);
  const list = (give: (key: string, cell: Cell) => Cell) =>
    native('entries', (call) => {
      const value = call.arguments[0]?.value ?? UNDEFINED;
      if (value.kind === 'array')
        return arrayOf(
          value.items.map((cell, index) => give(String(index), cell)),
          value.complete,
        );
      if (value.kind !== 'object') return arrayOf([], false);
      const cells = [...value.props].map(([key, cell]) =>
        give(key, cell.read ? { value: cell.read(), origin: cell.origin } : cell),
      );
      return arrayOf(cells, value.complete);
    });
  return {
    freeze: same,
    seal: same,
    preventExtensions: same,
    keys: list((key) => ({ value: literal(key) })),
    values: list((_, cell) => cell),
    entries: list((key, cell) => ({ value: arrayOf([{ value: literal(key) }, cell]) })),
    assign: native('assign', (call) => assign(it, call)),
    create: native('create', (call) => {
      const proto = call.arguments[0]?.value ?? UNDEFINED;
      return {
        kind: 'object',
        props: new Map(),
        proto: proto.kind === 'object' ? proto : null,
        complete: proto.kind !== 'unknown',
      };
    }),
    fromEntries: native('fromEntries', (call) => fromEntries(it, call)),
    defineProperty: native('defineProperty', (call) => defineProperty(it, call)),
    getPrototypeOf: native('getPrototypeOf', (call) => {
      const value = call.arguments[0]?.value;
      return value?.kind === 'object' && value.proto ? value.proto : unknown(it.text(call.site));
    }),
    getOwnPropertyNames: list((key) => ({ value: literal(key) })),
  };
}

function assign(it: Interpreter, call: Call): Value {
  const [target, ...sources] = call.arguments;
  for (const { value, origin } of sources) {
    if (value.kind === 'object') {
      for (const [key, cell] of value.props)
        setMember(it, target.value, key, cell.read ? cell.read() : cell.value, cell.origin ?? origin);
    }
    if ((value.kind !== 'object' || !value.complete) && target?.value.kind === 'object') target.value.complete = false;
  }
  return target?.value ?? UNDEFINED;
}

function fromEntries(it: Interpreter, call: Call): Value {
  const source = call.arguments[0]?.value ?? UNDEFINED;
  const object: ObjectValue = {
    kind: 'object',
    props: new Map(),
    proto: null,
    complete: source.kind === 'map' || (source.kind === 'array' && source.complete),
  };
  if (source.kind !== 'array' && source.kind !== 'map') return object;
  for (const { value } of iterate(it, source, false, call.site)) {
    const key = value.kind === 'array' ? value.items[0]?.value : undefined;
    if (value.kind === 'array' && key?.kind === 'literal')
      object.props.set(String(key.value), value.items[1] ?? { value: UNDEFINED });
    else object.complete = false;
  }
  return object;
}

function defineProperty(it: Interpreter, call: Call): Value {
  const [target, key, descriptor] = call.arguments;
  if (!target) return UNDEFINED;
  const name = stringOf(key?.value);
  const described = descriptor?.value.kind === 'object' ? descriptor.value.props : null;
  const getter = described?.get('get')?.value;
  if (target.value.kind === 'object' && name !== null && getter?.kind === 'function') {
    target.value.props.set(name, { value: UNDEFINED, getter });
  } else setMember(it, target.value, name, described?.get('value')?.value ?? unknown(it.text(call.site)), call.site);
  return target.value;
}
