import type * as t from '@babel/types';
import type { Condition } from '../../model.js';
import type { Env } from './env.js';
import type { Interpreter } from './interpreter.js';
import { choiceOf, type Origin, type Value } from './values.js';

/** How a statement ended. */
export type Completion =
  | { type: 'normal' }
  | { type: 'return'; value: Value }
  | { type: 'break' | 'continue'; label: string | null }
  | { type: 'throw' };

/** The statement ended, and the next one follows. */
export const NORMAL: Completion = { type: 'normal' };

/** The place of a node, with the scope in which it stands. */
export function originOf(env: Env, node: t.Node): Origin {
  if (!env.module) throw new Error('code stands in a module');
  return { module: env.module, node, env };
}

interface Branch<T> {
  conditions: Condition[];
  run: () => T;
  /** False when what the branch wrote cannot be seen afterwards (it threw or returned). */
  survives: (result: T) => boolean;
}

/** Reads several branches of which one will run, each from the same state, and merges what they wrote. */
export function branches<T>(it: Interpreter, options: Branch<T>[]): T[] {
  const results: T[] = [];
  const writes = options.map(({ conditions, run }) => {
    it.journal.begin();
    results.push(it.under(conditions, run));
    return it.journal.rollback();
  });
  const surviving = options.map(({ survives }, index) => survives(results[index]));
  for (const cell of new Set(writes.flatMap((written) => [...written.keys()]))) {
    const before = cell.value;
    const merged = options
      .map(({ conditions }, index) => ({ value: writes[index].get(cell) ?? before, conditions }))
      .filter((_, index) => surviving[index]);
    if (merged.length > 0) it.write(cell, choiceOf(merged));
  }
  return results;
}

/** The value of an expression of which one of several branches will run. */
export function valueOfBranches(it: Interpreter, options: { conditions: Condition[]; run: () => Value }[]): Value {
  const values = branches(
    it,
    options.map((option) => ({ ...option, survives: () => true })),
  );
  return choiceOf(values.map((value, index) => ({ value, conditions: options[index].conditions })));
}
