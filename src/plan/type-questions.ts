import type { ValueKind } from '../lower/value-kind.js';
import type { SourceProject } from '../source/project.js';
import { typeOracle, type TypeAnswer, type TypeKind, type TypeOracle } from '../source/types.js';
import { stateTypes } from './state-types.js';

/**
 * What a value of one type is for Express. Kinds that it treats in a way of their own (functions, promises) are left open, and so
 * are bytes that are no Buffer: Express 4 sends these as JSON (express/lib/response.js, `res.send`: `Buffer.isBuffer`).
 */
const VALUE_KINDS: Readonly<Partial<Record<TypeKind, ValueKind>>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  undefined: 'undefined',
  array: 'object',
  date: 'object',
  error: 'object',
  object: 'object',
  buffer: 'buffer',
};

/** Types that say nothing of the value: `{}` holds strings as well, and what a `void` function gives is anybody's guess. */
const EMPTY = /^(?:\{\}|Object|void)$/;

/** The kind of a value, from what its type says of it. */
export function valueKindOf(answer: TypeAnswer): ValueKind {
  if (answer === 'unknown' || EMPTY.test(answer.text)) return 'unknown';
  const kinds = new Set([...answer.kinds].map((kind) => VALUE_KINDS[kind] ?? 'unknown'));
  if (kinds.has('unknown')) return 'unknown';
  if (kinds.size === 1) return [...kinds][0];
  return kinds.has('undefined') ? 'maybe undefined' : 'unknown';
}

/** What lowering may ask of types. */
export interface TypeQuestions {
  /** The declared type of request state; see {@link stateTypes}. */
  stateType(key: string): string | null;
  kindAt(file: string, start: number, end: number): ValueKind;
}

/**
 * The questions for a project, answered on demand: TypeScript is loaded for the first one. JavaScript declares nothing, and
 * what its values are is read off the syntax.
 */
export function typeQuestions(project: SourceProject, entry: string, files: readonly string[]): TypeQuestions {
  if (project.module(entry).language === 'js') return { stateType: () => null, kindAt: () => 'unknown' };
  const oracle: TypeOracle = typeOracle(project, files);
  let ofState: ((key: string) => string | null) | null = null;
  return {
    stateType: (key) => (ofState ??= stateTypes(oracle))(key),
    kindAt: (file, start, end) => valueKindOf(oracle.typeAt(file, start, end)),
  };
}
