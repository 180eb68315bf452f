import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { noteStartup } from '../startup.js';
import { callValue } from './calls.js';
import type { Env } from './env.js';
import { later } from './jobs.js';
import type { Interpreter } from './interpreter.js';
import { iterate } from './iterate.js';
import { jsonValue } from './json.js';
import { getMember } from './members.js';
import { objectFunctions } from './object-functions.js';
import { makePromise, promiseFunctions } from './promises.js';
import { mayRegister } from './reach.js';
import { EXIT } from './statements.js';
import {
  arrayOf,
  literal,
  native,
  objectOf,
  stringOf,
  truthiness,
  UNDEFINED,
  unknown,
  type Call,
  type MapValue,
  type Value,
} from './values.js';

/** A global of Node by name; null where reading knows none. */
export function globalValue(it: Interpreter, name: string, env?: Env): Value | null {
  if (name === 'import.meta') return importMeta(env);
  const cell = it.globals.cells.get(name);
  if (cell) return cell.value;
  const value = makeGlobal(it, name);
  if (value) it.globals.cells.set(name, { value, initialised: true });
  return value;
}

function importMeta(env: Env | undefined): Value | null {
  const module = env?.module;
  if (!module) return null;
  return objectOf(
    {
      url: literal(pathToFileURL(module.absolute).href),
      filename: literal(module.absolute),
      dirname: literal(path.dirname(module.absolute)),
    },
    false,
  );
}

function makeGlobal(it: Interpreter, name: string): Value | null {
  switch (name) {
    case 'process':
      return processObject(it);
    case 'console':
      return consoleObject();
    case 'globalThis':
    case 'global':
      return objectOf({}, false);
    case 'Object':
      return withMembers(
        native('Object', (call) => call.arguments[0]?.value ?? objectOf()),
        objectFunctions(it),
      );
    case 'Array':
      return withMembers(
        native('Array', (call) => arrayOf([], call.arguments.length === 0)),
        {
          isArray: native('isArray', (call) => isArray(it, call)),
          from: native('from', (call) => arrayFrom(it, call)),
          of: native('of', (call) => arrayOf(call.arguments.map(({ value, origin }) => ({ value, origin })))),
        },
      );
    case 'Promise':
      return withMembers(
        native('Promise', (call) => makePromise(it, call)),
        promiseFunctions(it),
      );
    case 'Map':
    case 'Set':
      return native(name, (call) => makeMap(it, call, name === 'Set'));
    case 'JSON':
      return objectOf({ parse: native('parse', (call) => parseJson(it, call)) }, false);
    case 'String':
      return native(name, (call) => converted(it, call, (value) => String(value)));
    case 'Number':
      return native(name, (call) => converted(it, call, (value) => Number(value)));
    case 'Boolean':
      return native(name, (call) => {
        const known = truthiness(call.arguments[0]?.value ?? UNDEFINED);
        return known === null ? unknown(it.text(call.site)) : literal(known);
      });
    case 'setInterval':
    case 'setTimeout':
    case 'setImmediate':
    case 'queueMicrotask':
      return native(name, (call) => schedule(it, call, name));
    default:
      return null;
  }
}

function withMembers(target: Value & { kind: 'native' }, members: Record<string, Value>): Value {
  target.props = new Map(Object.entries(members).map(([key, value]) => [key, { value }]));
  return target;
}

function processObject(it: Interpreter): Value {
  const listener = native('on', (call) => {
    noteStartup(it, 'listener', call.site);
    return UNDEFINED;
  });
  const env: Value = { kind: 'object', props: new Map(), proto: null, complete: false };
  return objectOf(
    {
      env,
      on: listener,
      once: listener,
      cwd: native('cwd', () => literal(it.project.root)),
      exit: native('exit', () => unknown(EXIT)),
      nextTick: native('nextTick', (call) => schedule(it, call, 'nextTick')),
      platform: unknown('process.platform', 'string'),
    },
    false,
  );
}

/** Printing does nothing to what it prints. */
function consoleObject(): Value {
  const names = [
    'log',
    'info',
    'warn',
    'error',
    'debug',
    'trace',
    'table',
    'dir',
    'group',
    'groupEnd',
    'time',
    'timeEnd',
    'assert',
  ];
  return objectOf(Object.fromEntries(names.map((name) => [name, native(name, () => UNDEFINED)])), false);
}

function schedule(it: Interpreter, call: Call, name: string): Value {
  const [callback, ...rest] = call.arguments;
  if (name === 'setInterval' || (name === 'setTimeout' && it.inRegistration === 0)) noteStartup(it, 'timer', call.site);
  if (callback?.value.kind === 'function' && name !== 'setInterval' && mayRegister(it, callback.value)) {
    later(it, it.text(call.site), () => callValue(it, callback.value, name === 'setTimeout' ? rest.slice(1) : rest, UNDEFINED, call.site));
  }
  return unknown(it.text(call.site));
}

function converted(it: Interpreter, call: Call, convert: (value: unknown) => string | number): Value {
  const value = call.arguments[0]?.value ?? UNDEFINED;
  if (value.kind === 'literal') return literal(convert(value.value));
  return unknown(it.text(call.site), convert('') === '' ? 'string' : undefined);
}

function isArray(it: Interpreter, call: Call): Value {
  const value = call.arguments[0]?.value ?? UNDEFINED;
  const open = value.kind === 'unknown' || value.kind === 'package' || value.kind === 'choice';
  return open ? unknown(it.text(call.site)) : literal(value.kind === 'array');
}

function arrayFrom(it: Interpreter, call: Call): Value {
  const [source, mapper] = call.arguments;
  const value = source?.value ?? UNDEFINED;
  if (value.kind !== 'array' && value.kind !== 'map') return arrayOf([], false);
  const array = arrayOf(
    iterate(it, value.kind === 'array' ? { ...value, complete: true } : value, false, call.site),
    value.kind === 'map' || value.complete,
  );
  if (!mapper) return array;
  return callValue(it, getMember(it, array, 'map', call.site), [mapper], array, call.site);
}

function makeMap(it: Interpreter, call: Call, set: boolean): Value {
  const map: MapValue = { kind: 'map', entries: [], set };
  const source = call.arguments[0];
  if (!source) return map;
  if (source.value.kind !== 'array' && source.value.kind !== 'map')
    return source.value.kind === 'literal' ? map : unknown(it.text(call.site));
  for (const cell of iterate(it, source.value, false, source.origin)) {
    if (set) map.entries.push({ key: cell.value, cell });
    else if (cell.value.kind === 'array') {
      const [key, value] = cell.value.items;
      map.entries.push({ key: key?.value ?? UNDEFINED, cell: value ?? { value: UNDEFINED } });
    }
  }
  return map;
}

function parseJson(it: Interpreter, call: Call): Value {
  const text = stringOf(call.arguments[0]?.value);
  try {
    return text === null ? unknown(it.text(call.site)) : jsonValue(JSON.parse(text));
  } catch {
    return unknown(it.text(call.site));
  }
}
