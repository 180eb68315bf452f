import * as t from '@babel/types';
import { Env } from './env.js';
import { makeFunction } from './functions.js';
import { declareNames } from './patterns.js';
import { unknown } from './values.js';

/** Declares what is visible from the start of a scope: functions with their value, the rest not initialised. */
export function hoist(body: readonly t.Statement[], env: Env): void {
  for (const outer of body) {
    const node = t.isExportNamedDeclaration(outer) || t.isExportDefaultDeclaration(outer) ? outer.declaration : outer;
    if (t.isFunctionDeclaration(node)) {
      const value = makeFunction(node, env, node.id?.name ?? 'default');
      env.cells.set(node.id?.name ?? '*default*', { value, initialised: true });
    } else if (t.isClassDeclaration(node) && node.id) {
      env.cells.set(node.id.name, { value: unknown(node.id.name), initialised: false });
    } else if (t.isVariableDeclaration(node) && node.kind !== 'var') {
      for (const { id } of node.declarations) declareNames(id, env, false);
    }
  }
}

/** Hoists `var` out of nested blocks to the scope of the function or module. */
export function hoistVars(body: readonly t.Statement[], env: Env): void {
  for (const node of body) hoistVarsOf(node, env);
}

function hoistVarsOf(node: t.Node | null | undefined, env: Env): void {
  if (!node) return;
  if (t.isVariableDeclaration(node)) {
    if (node.kind === 'var') for (const { id } of node.declarations) declareNames(id, env, true);
  } else if (t.isExportNamedDeclaration(node)) hoistVarsOf(node.declaration, env);
  else if (t.isBlockStatement(node)) hoistVars(node.body, env);
  else if (t.isIfStatement(node)) {
    hoistVarsOf(node.consequent, env);
    hoistVarsOf(node.alternate, env);
  } else if (t.isFor(node)) {
    if (t.isForStatement(node)) hoistVarsOf(node.init, env);
    else hoistVarsOf(node.left, env);
    hoistVarsOf(node.body, env);
  } else if (t.isWhile(node) || t.isLabeledStatement(node)) hoistVarsOf(node.body, env);
  else if (t.isTryStatement(node)) {
    hoistVarsOf(node.block, env);
    hoistVarsOf(node.handler?.body, env);
    hoistVarsOf(node.finalizer, env);
  } else if (t.isSwitchStatement(node)) for (const { consequent } of node.cases) hoistVars(consequent, env);
}
