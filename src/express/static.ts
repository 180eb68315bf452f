import type { StaticValue } from '../model.js';
import type { Interpreter } from './interpreter/interpreter.js';
import type { Cell, Origin, Value } from './interpreter/values.js';
import { toLink } from './links.js';

const MAX_DEPTH = 6;

/** A value as plain data; what is no data, or not known, stays as its text. */
export function toStatic(it: Interpreter, value: Value, origin: Origin, depth = 0): StaticValue {
  const text = { kind: 'unknown' as const, text: it.text(origin) };
  if (depth > MAX_DEPTH) return text;
  const inner = (cell: Cell): StaticValue => {
    if (cell.getter || cell.conditions?.length) return text;
    return toStatic(it, cell.read ? cell.read() : cell.value, cell.origin ?? origin, depth + 1);
  };
  switch (value.kind) {
    case 'literal':
      return { kind: 'literal', value: value.value };
    case 'undefined':
      return { kind: 'undefined' };
    case 'regexp':
      return { kind: 'regexp', source: value.source, flags: value.flags };
    case 'array':
      return value.complete ? { kind: 'array', items: value.items.map(inner) } : text;
    case 'object': {
      // Instances are no data, and what their methods do cannot be told from their members.
      if (value.proto) return text;
      const entries = Object.fromEntries([...value.props].map(([key, cell]) => [key, inner(cell)]));
      return { kind: 'object', entries, complete: value.complete };
    }
    case 'function':
      return { kind: 'function', link: toLink(it, { value, origin }, depth + 1) };
    default:
      return text;
  }
}
