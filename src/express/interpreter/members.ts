import { routeMember, routerMember, setRouterMember } from '../router-members.js';
import { serverMember } from '../servers.js';
import { arrayMember } from './array-methods.js';
import { functionMember, promiseMember } from './function-methods.js';
import { callFunction, prototypeOf } from './functions.js';
import type { Interpreter } from './interpreter.js';
import { mapMember } from './map-methods.js';
import { builtinMember } from './node-builtins.js';
import { stringMember } from './string-methods.js';
import {
  choiceOf,
  literal,
  packageValue,
  UNDEFINED,
  unknown,
  type Cell,
  type ObjectValue,
  type Origin,
  type Value,
} from './values.js';

/** What a cell holds now: runs getters, follows live bindings. */
export function readCell(it: Interpreter, cell: Cell, owner: Value, site: Origin): Value {
  if (cell.getter) return callFunction(it, cell.getter, [], owner, site);
  return cell.read ? cell.read() : cell.value;
}

/** The cell of a property on an object or its prototypes. */
export function findProperty(object: ObjectValue, key: string): Cell | null {
  for (let at: ObjectValue | null = object; at; at = at.proto) {
    const cell = at.props.get(key);
    if (cell) return cell;
  }
  return null;
}

function isComplete(object: ObjectValue): boolean {
  for (let at: ObjectValue | null = object; at; at = at.proto) if (!at.complete) return false;
  return true;
}

function basePackage(object: ObjectValue): Value | null {
  for (let at: ObjectValue | null = object; at; at = at.proto) if (at.base) return at.base;
  return null;
}

/** `object.key`. */
export function getMember(it: Interpreter, object: Value, key: string, site: Origin): Value {
  switch (object.kind) {
    case 'object':
      return objectMember(it, object, key, site);
    case 'function': {
      const cell = object.props.get(key);
      if (cell) return readCell(it, cell, object, site);
      if (key === 'prototype') return prototypeOf(it, object);
      const inherited = object.superClass && object.superClass.kind !== 'function' ? unknown(it.text(site)) : UNDEFINED;
      return functionMember(it, object, key) ?? inherited;
    }
    case 'native':
      return object.props?.get(key)?.value ?? functionMember(it, object, key) ?? unknown(it.text(site));
    case 'array':
      return arrayMember(it, object, key, site);
    case 'map':
      return mapMember(it, object, key) ?? unknown(it.text(site));
    case 'router':
      return routerMember(it, object, key, site) ?? promiseMember(it, object, key) ?? UNDEFINED;
    case 'route':
      return routeMember(it, object, key) ?? unknown(it.text(site));
    case 'server':
      return (
        object.props.get(key)?.value ??
        serverMember(it, object, key) ??
        promiseMember(it, object, key) ??
        unknown(it.text(site))
      );
    case 'package': {
      const own = object.props.get(key);
      if (own) return own.value;
      const known = builtinMember(it, object, key);
      if (known) return known;
      if (key === 'default' && object.steps.length === 0) return object;
      if (key === 'then' || key === 'catch' || key === 'finally') return promiseMember(it, object, key) ?? UNDEFINED;
      return packageValue(object.package, [...object.steps, { kind: 'get', name: key }]);
    }
    case 'literal':
      if (typeof object.value === 'string')
        return stringMember(it, object.value, key, site) ?? promiseMember(it, object, key) ?? UNDEFINED;
      return promiseMember(it, object, key) ?? unknown(it.text(site));
    case 'regexp':
      if (key === 'source') return literal(object.source);
      return key === 'flags' ? literal(object.flags) : unknown(it.text(site));
    case 'choice':
      return choiceOf(
        object.options.map(({ value, conditions }) => ({ value: getMember(it, value, key, site), conditions })),
      );
    default:
      return promiseMember(it, object, key) ?? unknown(it.text(site));
  }
}

function objectMember(it: Interpreter, object: ObjectValue, key: string, site: Origin): Value {
  const cell = findProperty(object, key);
  if (cell) return readCell(it, cell, object, site);
  if (key === 'hasOwnProperty') {
    return { kind: 'native', name: key, call: (call) => hasOwn(object, call.arguments[0]?.value, it.text(site)) };
  }
  const base = basePackage(object);
  if (base) return getMember(it, base, key, site);
  const promised = promiseMember(it, object, key);
  if (promised) return promised;
  return isComplete(object) ? UNDEFINED : unknown(it.text(site));
}

function hasOwn(object: ObjectValue, key: Value | undefined, text: string): Value {
  if (key?.kind !== 'literal') return unknown(text);
  const has = object.props.has(String(key.value));
  return has || object.complete ? literal(has) : unknown(text);
}

/** `object[key] = value`; a key that is not known makes the object incomplete. */
export function setMember(it: Interpreter, object: Value, key: string | null, value: Value, origin: Origin): void {
  if (object.kind === 'choice') {
    for (const option of object.options)
      it.under(option.conditions, () => setMember(it, option.value, key, value, origin));
    return;
  }
  if (object.kind === 'array') {
    const index = key === null ? NaN : Number(key);
    if (key === 'length' && value.kind === 'literal' && typeof value.value === 'number')
      object.items.length = value.value;
    else if (index >= 0 && index <= object.items.length) object.items[index] = { value, origin };
    else object.complete = false;
    return;
  }
  if (object.kind === 'router' && key !== null) setRouterMember(it, object, key, value, origin);
  if (!('props' in object) || !object.props) return;
  if (key === null) {
    if (object.kind === 'object') object.complete = false;
    return;
  }
  let cell = object.props.get(key);
  if (!cell || cell.read) object.props.set(key, (cell = { value: UNDEFINED }));
  it.write(cell, value);
  cell.origin = origin;
  cell.open = it.conditions.length > 0;
}

/** `delete object[key]`. */
export function deleteMember(it: Interpreter, object: Value, key: string | null): void {
  if (object.kind !== 'object') return;
  if (key === null || it.conditions.length > 0) object.complete = false;
  else object.props.delete(key);
}
