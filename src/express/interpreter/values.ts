/**
 * The values that the abstract interpreter computes with. A value is either known (a literal, a router, a closure …)
 * or `unknown`, never a guess; `choice` is one of several values, depending on a test that reading cannot decide.
 */
import type * as t from '@babel/types';
import type { Condition, PathPattern, Router } from '../../model.js';
import type { SourceModule } from '../../source/project.js';
import type { Env } from './env.js';
import type { Job } from './jobs.js';

/** Where a value was written: the expression, and the scope in which its names mean something. */
export interface Origin {
  module: SourceModule;
  node: t.Node;
  env: Env;
  /** Set where the value is a member of what is written there, by destructuring; null for one without a name. */
  taken?: string | null;
}

/** A place that holds a value: a variable, a property, an array element. */
export interface Cell {
  value: Value;
  origin?: Origin;
  /** Reads through to another module's export (live binding). */
  read?: () => Value;
  getter?: FunctionValue;
  /** Whether it was last written under a condition. */
  open?: boolean;
  /** Conditions under which an array element is there at all. */
  conditions?: Condition[];
  /** False from the hoisting of `let`, `const` and `class` to their declaration. */
  initialised?: boolean;
}

/** Anything that reading cannot know. */
export interface UnknownValue {
  kind: 'unknown';
  text: string;
  /** What is known of it all the same: an environment variable or a template is a string. */
  type?: 'string';
  /** Whether it is true in a test, where a test before has settled that. */
  truth?: boolean;
  /** The file whose export it is, where that module is still running: a circular import. */
  unfinished?: string;
  /** The code whose result it is, where that was put off to a later turn of the event loop. */
  job?: Job;
}
export interface LiteralValue {
  kind: 'literal';
  value: string | number | boolean | null;
}
export interface UndefinedValue {
  kind: 'undefined';
}
export interface RegExpValue {
  kind: 'regexp';
  source: string;
  flags: string;
}
export interface ArrayValue {
  kind: 'array';
  items: Cell[];
  /** False when something unknown was spread or pushed into it. */
  complete: boolean;
  /** Conditions that held when it was made; elements added under further ones carry these. */
  madeUnder: readonly Condition[];
}
/** An object, an instance, a namespace. */
export interface ObjectValue {
  kind: 'object';
  props: Map<string, Cell>;
  proto: ObjectValue | null;
  /** False when members may exist that are not in `props`. */
  complete: boolean;
  /** The `new` expression of an instance. */
  created?: Origin;
  /** What the members not in `props` belong to: an instance of a class that extends a package's. */
  base?: PackageValue;
}
/** A closure or a class. */
export interface FunctionValue {
  kind: 'function';
  node: t.Function | t.Class;
  module: SourceModule;
  env: Env;
  name?: string;
  props: Map<string, Cell>;
  boundThis?: Value;
  boundArguments: Argument[];
  /** The expression of the receiver given to `bind`. */
  receiver?: Origin;
  /** Object on which `super` of a method starts. */
  home?: ObjectValue;
  superClass?: Value;
}
/** A function that reading itself provides. */
export interface NativeValue {
  kind: 'native';
  name: string;
  call: (call: Call) => Value;
  props?: Map<string, Cell>;
}
/** An app or a router. */
export interface RouterValue {
  kind: 'router';
  router: Router;
  props: Map<string, Cell>;
}
/** `app.route(path)`. */
export interface RouteValue {
  kind: 'route';
  router: RouterValue;
  paths: PathPattern[];
  /** How many layers its router had when it was made. */
  made: number;
}
/** `http.createServer(app)`. */
export interface ServerValue {
  kind: 'server';
  app: RouterValue | null;
  props: Map<string, Cell>;
}
/** A `Map` or a `Set`. */
export interface MapValue {
  kind: 'map';
  entries: { key: Value; cell: Cell }[];
  set: boolean;
}
/** One step from a package to a value: a member, or a call of what came before. */
export type PackageStep = { kind: 'get'; name: string } | { kind: 'call' | 'new'; arguments: Argument[]; site: Origin };
/** Something that came out of an npm package or a Node built-in (`node:` names). */
export interface PackageValue {
  kind: 'package';
  package: string;
  steps: PackageStep[];
  props: Map<string, Cell>;
}
/** One of several values. */
export interface ChoiceValue {
  kind: 'choice';
  options: { value: Value; conditions: Condition[] }[];
}

export type Value =
  | UnknownValue
  | LiteralValue
  | UndefinedValue
  | RegExpValue
  | ArrayValue
  | ObjectValue
  | FunctionValue
  | NativeValue
  | RouterValue
  | RouteValue
  | ServerValue
  | MapValue
  | PackageValue
  | ChoiceValue;

/** An argument of a call with the place where it is written. */
export interface Argument {
  value: Value;
  origin: Origin;
  conditions?: Condition[];
  /** Stands for any number of arguments (a spread of something unknown). */
  rest?: boolean;
}

/** What a native function gets. */
export interface Call {
  arguments: Argument[];
  thisValue: Value;
  site: Origin;
}

export const UNDEFINED: UndefinedValue = { kind: 'undefined' };

export function literal(value: string | number | boolean | null): LiteralValue {
  return { kind: 'literal', value };
}

export function unknown(text: string, type?: 'string'): UnknownValue {
  return type ? { kind: 'unknown', text, type } : { kind: 'unknown', text };
}

export function arrayOf(cells: Cell[], complete = true): ArrayValue {
  return { kind: 'array', items: cells, complete, madeUnder: [] };
}

export function objectOf(entries: Record<string, Value> = {}, complete = true): ObjectValue {
  const props = new Map(Object.entries(entries).map(([key, value]) => [key, { value }]));
  return { kind: 'object', props, proto: null, complete };
}

/** A native function. */
export function native(name: string, call: (call: Call) => Value): NativeValue {
  return { kind: 'native', name, call };
}

export function packageValue(name: string, steps: PackageStep[] = []): PackageValue {
  return { kind: 'package', package: name, steps, props: new Map() };
}

/** The string that a value is known to be, or null. */
export function stringOf(value: Value | undefined): string | null {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : null;
}

/** Whether a value is true in a test; null when reading cannot tell. */
export function truthiness(value: Value): boolean | null {
  switch (value.kind) {
    case 'unknown':
      return value.truth ?? null;
    case 'undefined':
      return false;
    case 'literal':
      return Boolean(value.value);
    case 'package':
      // An export that is asked for exists; what a call gives back or a member holds is the package's own business.
      return value.steps.length === 0 ? true : null;
    case 'choice': {
      const answers = new Set(value.options.map((option) => truthiness(option.value)));
      return answers.size === 1 ? [...answers][0] : null;
    }
    default:
      return true;
  }
}

/** Whether two values are surely the same one. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === 'literal' && b.kind === 'literal') return a.value === b.value;
  return a.kind === 'undefined' && b.kind === 'undefined';
}

const MAX_OPTIONS = 8;

/** One of several values; collapses where they are all the same. */
export function choiceOf(options: { value: Value; conditions: Condition[] }[]): Value {
  const flat = options.flatMap(({ value, conditions }) =>
    value.kind === 'choice'
      ? value.options.map((inner) => ({ value: inner.value, conditions: [...conditions, ...inner.conditions] }))
      : [{ value, conditions }],
  );
  const distinct = flat.filter(
    (option, index) => flat.findIndex((other) => sameValue(other.value, option.value)) === index,
  );
  if (distinct.length === 1) return distinct[0].value;
  if (distinct.every((option) => option.value.kind === 'unknown')) return distinct[0].value;
  if (distinct.length > MAX_OPTIONS) return unknown('one of many values');
  return { kind: 'choice', options: distinct };
}
