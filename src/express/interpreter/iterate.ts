import type { Interpreter } from './interpreter.js';
import { LIMITS } from './interpreter.js';
import { arrayOf, literal, unknown, type Cell, type Origin, type Value } from './values.js';

/** What a loop over a value runs over, in order. A value that is not known gives one unknown item under a condition. */
export function iterate(it: Interpreter, subject: Value, keys: boolean, site: Origin): Cell[] {
  const open = (): Cell => ({
    value: unknown(`an element of ${it.text(site)}`),
    conditions: [it.repetition(site)],
  });
  switch (subject.kind) {
    case 'array': {
      const items = keys ? subject.items.map((_, index): Cell => ({ value: literal(String(index)) })) : subject.items;
      return [...items.slice(0, LIMITS.iterations), ...(subject.complete ? [] : [open()])];
    }
    case 'object': {
      if (!keys) return [open()];
      const names = [...subject.props.keys()].map((key): Cell => ({ value: literal(key) }));
      return subject.complete ? names : [...names, open()];
    }
    case 'map':
      return subject.entries.map(({ key, cell }) => (subject.set ? cell : { value: arrayOf([{ value: key }, cell]) }));
    case 'literal':
      if (typeof subject.value !== 'string') return [];
      return [...subject.value].map((character) => ({ value: literal(character) }));
    case 'undefined':
      return [];
    case 'choice':
      return subject.options.flatMap(({ value, conditions }) =>
        iterate(it, value, keys, site).map((cell) => ({
          ...cell,
          conditions: [...conditions, ...(cell.conditions ?? [])],
        })),
      );
    default:
      return [open()];
  }
}
