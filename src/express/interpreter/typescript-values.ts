import * as t from '@babel/types';
import { Env } from './env.js';
import { declaredNames } from './exports.js';
import { evaluate } from './expressions.js';
import { hoist, hoistVars } from './hoisting.js';
import type { Interpreter } from './interpreter.js';
import { executeAll } from './statements.js';
import { literal, stringOf, unknown, type Cell, type Value } from './values.js';

/** The object that an `enum` compiles to. */
export function enumObject(it: Interpreter, node: t.TSEnumDeclaration, env: Env): Value {
  const props = new Map<string, { value: Value }>();
  let next: number | null = 0;
  for (const member of node.body?.members ?? node.members ?? []) {
    const name = t.isIdentifier(member.id) ? member.id.name : member.id.value;
    let value: Value = next === null ? unknown(name) : literal(next);
    if (member.initializer) value = evaluate(it, member.initializer, env);
    next = value.kind === 'literal' && typeof value.value === 'number' ? value.value + 1 : null;
    props.set(name, { value });
  }
  // Numeric members can be looked up backwards as well.
  const complete = [...props.values()].every(({ value }) => stringOf(value) !== null);
  return { kind: 'object', props, proto: null, complete };
}

/** `namespace X { export const … }`. */
export function namespaceObject(it: Interpreter, body: t.TSModuleBlock, env: Env): Value {
  const scope = new Env(env, env.module);
  hoistVars(body.body, scope);
  hoist(body.body, scope);
  executeAll(it, body.body, scope);
  const props = new Map<string, Cell>();
  for (const node of body.body) {
    if (node.type !== 'ExportNamedDeclaration' || !node.declaration) continue;
    for (const name of declaredNames(node.declaration)) {
      const cell = scope.cells.get(name);
      if (cell) props.set(name, cell);
    }
  }
  return { kind: 'object', props, proto: null, complete: true };
}
