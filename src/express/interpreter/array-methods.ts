import { callValue } from './calls.js';
import { promiseMember } from './function-methods.js';
import type { Interpreter } from './interpreter.js';
import {
  arrayOf,
  literal,
  native,
  sameValue,
  stringOf,
  truthiness,
  UNDEFINED,
  unknown,
  type Argument,
  type ArrayValue,
  type Call,
  type Cell,
  type Origin,
  type Value,
} from './values.js';

type Method = (it: Interpreter, array: ArrayValue, call: Call) => Value;

/** A member of an array. */
export function arrayMember(it: Interpreter, array: ArrayValue, key: string, site: Origin): Value {
  if (key === 'length') return array.complete ? literal(array.items.length) : unknown(it.text(site));
  if (/^\d+$/.test(key)) {
    const cell = array.items[Number(key)];
    return cell?.value ?? (array.complete ? UNDEFINED : unknown(it.text(site)));
  }
  const method = Object.hasOwn(METHODS, key) ? METHODS[key] : undefined;
  if (method) return native(key, (call) => method(it, array, call));
  return promiseMember(it, array, key) ?? unknown(it.text(site));
}

/** Calls a callback for one element, under the conditions that the element stands under. */
function visit(
  it: Interpreter,
  call: Call,
  cell: Cell,
  index: number,
  array: ArrayValue,
  before: Argument[] = [],
): Value {
  const callback = call.arguments[0]?.value ?? UNDEFINED;
  const given: Argument[] = [
    ...before,
    { value: cell.value, origin: cell.origin ?? call.site },
    { value: literal(index), origin: call.site },
    { value: array, origin: call.site },
  ];
  return it.under(cell.conditions, () => callValue(it, callback, given, UNDEFINED, call.site));
}

/** Elements, with one unknown element under a condition for those that are not known. */
function elements(it: Interpreter, array: ArrayValue, call: Call): Cell[] {
  if (array.complete) return [...array.items];
  const open: Cell = { value: unknown('an element'), conditions: [it.repetition(call.site)] };
  return [...array.items, open];
}

function mapped(it: Interpreter, array: ArrayValue, call: Call): ArrayValue {
  const cells = elements(it, array, call).map((cell, index): Cell => ({
    value: visit(it, call, cell, index, array),
    conditions: cell.conditions,
  }));
  return arrayOf(cells.slice(0, array.items.length), array.complete);
}

function flattened(array: ArrayValue, depth: number): ArrayValue {
  const cells = array.items.flatMap((cell) =>
    cell.value.kind === 'array' && depth > 0 ? flattened(cell.value, depth - 1).items : [cell],
  );
  return arrayOf(cells, array.complete);
}

/** The elements for which a callback holds; null as soon as one answer is not known. */
function kept(it: Interpreter, array: ArrayValue, call: Call): Cell[] | null {
  const answers = array.items.map((cell, index) => truthiness(visit(it, call, cell, index, array)));
  return answers.includes(null) ? null : array.items.filter((_, index) => answers[index]);
}

function added(it: Interpreter, call: Call, array: ArrayValue): Cell[] {
  const further = it.conditions.filter((condition) => !array.madeUnder.includes(condition));
  return call.arguments
    .filter(({ rest }) => !rest)
    .map(({ value, origin, conditions }) => {
      const all = [...further, ...(conditions ?? [])];
      return { value, origin, ...(all.length > 0 && { conditions: all }) };
    });
}

function searched(it: Interpreter, array: ArrayValue, call: Call, give: (index: number) => Value): Value {
  const target = call.arguments[0]?.value ?? UNDEFINED;
  const index = array.items.findIndex(({ value }) => sameValue(value, target));
  if (index >= 0) return give(index);
  const known = target.kind !== 'unknown' && target.kind !== 'choice' && array.complete;
  return known && array.items.every(({ value }) => value.kind !== 'unknown') ? give(-1) : unknown(it.text(call.site));
}

function numberOf(argument: Argument | undefined, fallback: number): number | null {
  if (!argument || argument.value.kind === 'undefined') return fallback;
  return argument.value.kind === 'literal' ? Number(argument.value.value) : null;
}

const METHODS: Record<string, Method | undefined> = {
  forEach: (it, array, call) => {
    elements(it, array, call).forEach((cell, index) => visit(it, call, cell, index, array));
    return UNDEFINED;
  },
  map: mapped,
  flatMap: (it, array, call) => flattened(mapped(it, array, call), 1),
  filter: (it, array, call) => {
    if (call.arguments[0]?.value.kind === 'native') {
      const truths = array.items.map(({ value }) => truthiness(value));
      return truths.includes(null)
        ? arrayOf(array.items, false)
        : arrayOf(
            array.items.filter((_, index) => truths[index]),
            array.complete,
          );
    }
    const cells = kept(it, array, call);
    return cells ? arrayOf(cells, array.complete) : arrayOf([], false);
  },
  find: (it, array, call) => {
    const cells = kept(it, array, call);
    if (!cells || (cells.length === 0 && !array.complete)) return unknown(it.text(call.site));
    return cells[0]?.value ?? UNDEFINED;
  },
  some: (it, array, call) => {
    const cells = kept(it, array, call);
    return cells && (array.complete || cells.length > 0) ? literal(cells.length > 0) : unknown(it.text(call.site));
  },
  every: (it, array, call) => {
    const cells = kept(it, array, call);
    return cells && array.complete ? literal(cells.length === array.items.length) : unknown(it.text(call.site));
  },
  reduce: (it, array, call) => {
    const cells = elements(it, array, call);
    const seeded = call.arguments.length > 1;
    let total: Argument = call.arguments[1] ?? { value: cells[0]?.value ?? UNDEFINED, origin: call.site };
    cells.slice(seeded ? 0 : 1).forEach((cell, index) => {
      total = { value: visit(it, call, cell, index, array, [total]), origin: call.site };
    });
    return total.value;
  },
  push: (it, array, call) => {
    array.items.push(...added(it, call, array));
    if (call.arguments.some(({ rest }) => rest)) array.complete = false;
    return array.complete ? literal(array.items.length) : unknown(it.text(call.site));
  },
  unshift: (it, array, call) => {
    array.items.unshift(...added(it, call, array));
    return literal(array.items.length);
  },
  pop: (it, array, call) =>
    array.complete && it.conditions.length === 0
      ? (array.items.pop()?.value ?? UNDEFINED)
      : unknown(it.text(call.site)),
  shift: (it, array, call) =>
    array.complete && it.conditions.length === 0
      ? (array.items.shift()?.value ?? UNDEFINED)
      : unknown(it.text(call.site)),
  concat: (_, array, call) => {
    const parts = call.arguments.map(({ value, origin }) =>
      value.kind === 'array' ? value : arrayOf([{ value, origin }], value.kind !== 'unknown'),
    );
    return arrayOf(
      [array, ...parts].flatMap(({ items }) => items),
      [array, ...parts].every(({ complete }) => complete),
    );
  },
  slice: (_, array, call) => {
    const [start, end] = [numberOf(call.arguments[0], 0), numberOf(call.arguments[1], array.items.length)];
    return start === null || end === null ? arrayOf([], false) : arrayOf(array.items.slice(start, end), array.complete);
  },
  flat: (_, array, call) => flattened(array, numberOf(call.arguments[0], 1) ?? 1),
  reverse: (_, array) => {
    array.items.reverse();
    return array;
  },
  sort: (_, array, call) => {
    const names = array.items.map(({ value }) => stringOf(value));
    if (call.arguments.length > 0 || names.includes(null))
      return array.items.length < 2 ? array : arrayOf(array.items, false);
    array.items.sort((a, b) => ((stringOf(a.value) ?? '') < (stringOf(b.value) ?? '') ? -1 : 1));
    return array;
  },
  join: (it, array, call) => {
    const separator = call.arguments[0] ? stringOf(call.arguments[0].value) : ',';
    const parts = array.items.map(({ value }) => (value.kind === 'literal' ? String(value.value) : null));
    const known = array.complete && separator !== null && !parts.includes(null);
    return known ? literal(parts.join(separator)) : unknown(it.text(call.site), 'string');
  },
  includes: (it, array, call) => searched(it, array, call, (index) => literal(index >= 0)),
  indexOf: (it, array, call) => searched(it, array, call, (index) => literal(index)),
  keys: (_, array) =>
    arrayOf(
      array.items.map((_, index) => ({ value: literal(index) })),
      array.complete,
    ),
  values: (_, array) => arrayOf([...array.items], array.complete),
  entries: (_, array) =>
    arrayOf(
      array.items.map((cell, index) => ({
        value: arrayOf([{ value: literal(index) }, cell]),
        conditions: cell.conditions,
      })),
      array.complete,
    ),
};
