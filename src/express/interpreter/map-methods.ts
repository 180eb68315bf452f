import { callValue } from './calls.js';
import type { Interpreter } from './interpreter.js';
import {
  arrayOf,
  literal,
  native,
  sameValue,
  UNDEFINED,
  unknown,
  type Call,
  type MapValue,
  type Value,
} from './values.js';

function entryOf(map: MapValue, call: Call) {
  const key = call.arguments[0]?.value ?? UNDEFINED;
  return map.entries.find((entry) => sameValue(entry.key, key));
}

/** A member of a `Map` or `Set`; null for those that are not read. */
export function mapMember(it: Interpreter, map: MapValue, key: string): Value | null {
  switch (key) {
    case 'set':
    case 'add':
      return native(key, (call) => {
        const item = call.arguments.at(map.set ? 0 : 1);
        const value = item?.value ?? UNDEFINED;
        const known = entryOf(map, call);
        if (known) it.write(known.cell, value);
        else map.entries.push({ key: call.arguments[0]?.value ?? UNDEFINED, cell: { value, origin: item?.origin } });
        return map;
      });
    case 'get':
      return native(key, (call) => entryOf(map, call)?.cell.value ?? unknown(it.text(call.site)));
    case 'has':
      return native(key, (call) => (entryOf(map, call) ? literal(true) : unknown(it.text(call.site))));
    case 'forEach':
      return native(key, (call) => {
        for (const entry of [...map.entries]) {
          const given = [
            { value: entry.cell.value, origin: entry.cell.origin ?? call.site },
            { value: entry.key, origin: call.site },
          ];
          callValue(it, call.arguments[0]?.value ?? UNDEFINED, given, UNDEFINED, call.site);
        }
        return UNDEFINED;
      });
    case 'keys':
      return native(key, () => arrayOf(map.entries.map((entry) => ({ value: entry.key }))));
    case 'values':
      return native(key, () => arrayOf(map.entries.map((entry) => entry.cell)));
    case 'entries':
      return native(key, () =>
        arrayOf(map.entries.map((entry) => ({ value: arrayOf([{ value: entry.key }, entry.cell]) }))),
      );
    default:
      return null;
  }
}
