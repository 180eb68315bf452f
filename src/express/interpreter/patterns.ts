import * as t from '@babel/types';
import { originOf } from './branch.js';
import { Env } from './env.js';
import { evaluateNamed, propertyKey } from './expressions.js';
import type { Interpreter } from './interpreter.js';
import { iterate } from './iterate.js';
import { getMember, setMember } from './members.js';
import {
  arrayOf,
  UNDEFINED,
  unknown,
  type Argument,
  type Cell,
  type ObjectValue,
  type Origin,
  type Value,
} from './values.js';

type Mode = 'declare' | 'assign';
type Pattern = t.LVal | t.PatternLike | t.VoidPattern | t.OptionalMemberExpression;

/** Declares every name of a pattern: `initialised` (as undefined) for `var`, not so for `let`, `const`, `class`. */
export function declareNames(pattern: Pattern, env: Env, initialised: boolean): void {
  for (const name of Object.keys(t.getBindingIdentifiers(pattern as t.Node))) {
    if (initialised && env.cells.has(name)) continue;
    env.cells.set(name, { value: initialised ? UNDEFINED : unknown(name), initialised });
  }
}

/** Gives a value to a pattern: a name, a member, an object or array pattern, with defaults. */
export function assignPattern(
  it: Interpreter,
  pattern: Pattern | t.Expression,
  value: Value,
  env: Env,
  mode: Mode,
  origin: Origin | undefined,
): void {
  switch (pattern.type) {
    case 'Identifier':
      return assignName(it, pattern.name, value, env, mode, origin);
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const object = evaluateNamed(it, pattern.object as t.Expression, env, undefined);
      return setMember(it, object, propertyKey(it, pattern, env), value, origin ?? originOf(env, pattern));
    }
    case 'AssignmentPattern': {
      const name = t.isIdentifier(pattern.left) ? pattern.left.name : undefined;
      const missing = value.kind === 'undefined';
      const given = missing ? evaluateNamed(it, pattern.right, env, name) : value;
      return assignPattern(it, pattern.left, given, env, mode, missing ? originOf(env, pattern.right) : origin);
    }
    case 'ObjectPattern':
      return assignObjectPattern(it, pattern, value, env, mode, origin);
    case 'ArrayPattern':
      return assignArrayPattern(it, pattern, value, env, mode, origin);
    case 'RestElement':
      return assignPattern(it, pattern.argument, value, env, mode, origin);
    case 'TSParameterProperty':
      return assignPattern(it, pattern.parameter, value, env, mode, origin);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return assignPattern(it, pattern.expression, value, env, mode, origin);
    default:
      return;
  }
}

function assignName(
  it: Interpreter,
  name: string,
  value: Value,
  env: Env,
  mode: Mode,
  origin: Origin | undefined,
): void {
  const scope = mode === 'declare' ? env : env.find(name);
  const cell = scope?.cells.get(name);
  if (cell) {
    it.write(cell, value);
    cell.origin = origin;
  } else (scope ?? (mode === 'declare' ? env : it.globals)).cells.set(name, { value, origin, initialised: true });
}

function assignObjectPattern(
  it: Interpreter,
  pattern: t.ObjectPattern,
  value: Value,
  env: Env,
  mode: Mode,
  origin: Origin | undefined,
): void {
  const taken = new Set<string>();
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      assignPattern(it, property.argument, restOf(value, taken), env, mode, origin);
      continue;
    }
    const key = propertyKey(it, property, env);
    if (key !== null) taken.add(key);
    const member = key === null ? unknown('a computed member') : getMember(it, value, key, originOf(env, property));
    assignPattern(it, property.value as Pattern, member, env, mode, origin && memberOrigin(value, key, origin));
  }
}

/** The place where a property's value was written, where the object is known. */
function memberOrigin(value: Value, key: string | null, origin: Origin): Origin | undefined {
  const known = key !== null && value.kind === 'object' ? value.props.get(key)?.origin : undefined;
  return known ?? { ...origin, taken: origin.taken === undefined ? key : null };
}

function restOf(value: Value, taken: ReadonlySet<string>): Value {
  if (value.kind !== 'object') return unknown('the rest of an object');
  const props = new Map([...value.props].filter(([key]) => !taken.has(key)));
  return { kind: 'object', props, proto: null, complete: value.complete } satisfies ObjectValue;
}

function assignArrayPattern(
  it: Interpreter,
  pattern: t.ArrayPattern,
  value: Value,
  env: Env,
  mode: Mode,
  origin: Origin | undefined,
): void {
  const known = value.kind === 'array' || value.kind === 'map';
  const items: Cell[] = known && origin ? iterate(it, value, false, origin) : [];
  pattern.elements.forEach((element, index) => {
    if (!element) return;
    if (element.type === 'RestElement') {
      const rest = known ? arrayOf(items.slice(index)) : unknown('the rest of an array');
      assignPattern(it, element.argument, rest, env, mode, origin);
      return;
    }
    const item = items[index];
    const given = item?.value ?? (known ? UNDEFINED : unknown('an element of an array'));
    assignPattern(it, element as Pattern, given, env, mode, item?.origin ?? (origin && { ...origin, taken: null }));
  });
}

/** Binds the parameters of a call. */
export function bindParameters(
  it: Interpreter,
  parameters: readonly t.Node[],
  given: Argument[],
  env: Env,
  missing: (name: string) => Value,
): void {
  parameters.forEach((parameter, index) => {
    if (t.isIdentifier(parameter, { name: 'this' })) return;
    if (parameter.type === 'RestElement') {
      const rest = given.slice(index);
      const cells = rest
        .filter(({ rest: open }) => !open)
        .map(({ value, origin, conditions }) => ({ value, origin, conditions }));
      assignPattern(
        it,
        parameter.argument as Pattern,
        arrayOf(cells, cells.length === rest.length),
        env,
        'declare',
        undefined,
      );
      return;
    }
    const argument = given[index];
    const value = argument && !argument.rest ? argument.value : missing(it.text(originOf(env, parameter)));
    assignPattern(it, parameter as Pattern, value, env, 'declare', argument?.origin);
  });
}
