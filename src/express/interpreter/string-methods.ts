import { callValue } from './calls.js';
import type { Interpreter } from './interpreter.js';
import { arrayOf, literal, native, UNDEFINED, unknown, type Call, type Origin, type Value } from './values.js';

/** Methods without side effects that take and give strings, numbers and booleans: they are run for real. */
const PURE = new Set([
  'charAt',
  'concat',
  'endsWith',
  'includes',
  'indexOf',
  'lastIndexOf',
  'padEnd',
  'padStart',
  'repeat',
  'slice',
  'startsWith',
  'substr',
  'substring',
  'toLocaleLowerCase',
  'toLowerCase',
  'toString',
  'toUpperCase',
  'trim',
  'trimEnd',
  'trimStart',
  'valueOf',
]);

type Plain = string | number | boolean | null | undefined | RegExp;

function plainOf(value: Value): { known: true; value: Plain } | { known: false } {
  if (value.kind === 'literal') return { known: true, value: value.value };
  if (value.kind === 'undefined') return { known: true, value: undefined };
  if (value.kind === 'regexp') return { known: true, value: new RegExp(value.source, value.flags) };
  return { known: false };
}

/** The plain values of arguments, or null when one is not known. */
function plainArguments(call: Call): Plain[] | null {
  const plain = call.arguments.map(({ value, rest }) => (rest ? { known: false as const } : plainOf(value)));
  return plain.every((argument) => argument.known)
    ? plain.map((argument) => (argument.known ? argument.value : undefined))
    : null;
}

/** A member of a known string; null when strings have no such member. */
export function stringMember(it: Interpreter, text: string, key: string, site: Origin): Value | null {
  if (key === 'length') return literal(text.length);
  if (/^\d+$/.test(key)) return key in Object(text) ? literal(text[Number(key)]) : UNDEFINED;
  const open = () => unknown(it.text(site));
  if (key === 'split') return native(key, (call) => split(text, call) ?? open());
  if (key === 'replace' || key === 'replaceAll')
    return native(key, (call) => replace(it, text, key, call) ?? unknown(it.text(site), 'string'));
  if (key === 'match') return native(key, (call) => match(text, call) ?? open());
  if (!PURE.has(key)) return null;
  return native(key, (call) => {
    const given = plainArguments(call);
    if (!given) return open();
    const method = (text as unknown as Record<string, (...given: Plain[]) => string | number | boolean>)[key];
    return literal(method.apply(text, given));
  });
}

function split(text: string, call: Call): Value | null {
  const given = plainArguments(call);
  if (!given) return null;
  return arrayOf(text.split(given[0] as string | RegExp).map((part) => ({ value: literal(part) })));
}

function match(text: string, call: Call): Value | null {
  const given = plainArguments(call);
  if (!given) return null;
  const found = text.match(given[0] as string | RegExp);
  return found
    ? arrayOf(found.map((part) => ({ value: part === undefined ? UNDEFINED : literal(part) })))
    : literal(null);
}

function replace(it: Interpreter, text: string, key: 'replace' | 'replaceAll', call: Call): Value | null {
  const [pattern, replacement] = call.arguments;
  const from = pattern && plainOf(pattern.value);
  if (!from?.known || !replacement) return null;
  if (replacement.value.kind === 'function') {
    let known = true;
    const result = text[key](from.value as string, (...groups: unknown[]) => {
      const given = groups.map((group) => ({
        value: typeof group === 'string' || typeof group === 'number' ? literal(group) : UNDEFINED,
        origin: call.site,
      }));
      const value = callValue(it, replacement.value, given, UNDEFINED, call.site);
      known &&= value.kind === 'literal';
      return value.kind === 'literal' ? String(value.value) : '';
    });
    return known ? literal(result) : null;
  }
  const to = plainOf(replacement.value);
  return to.known ? literal(text[key](from.value as string, String(to.value))) : null;
}
