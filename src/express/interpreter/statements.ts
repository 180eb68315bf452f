import * as t from '@babel/types';
import { NORMAL, originOf, type Completion } from './branch.js';
import { executeIf, executeSwitch } from './branching.js';
import { Env } from './env.js';
import { evaluate, evaluateNamed } from './expressions.js';
import { makeClass } from './functions.js';
import { hoist } from './hoisting.js';
import type { Interpreter } from './interpreter.js';
import { executeForEach, executeLoop } from './loops.js';
import { assignPattern } from './patterns.js';
import { enumObject, namespaceObject } from './typescript-values.js';
import { UNDEFINED, type Value } from './values.js';

/** Executes statements in order until one of them leaves. */
export function executeAll(it: Interpreter, body: readonly t.Statement[], env: Env): Completion {
  for (const node of body) {
    const completion = execute(it, node, env);
    if (completion.type !== 'normal') return completion;
  }
  return NORMAL;
}

function executeBlock(it: Interpreter, body: readonly t.Statement[], env: Env): Completion {
  const scope = new Env(env, env.module);
  hoist(body, scope);
  return executeAll(it, body, scope);
}

/** Executes one statement. */
export function execute(it: Interpreter, node: t.Statement, env: Env): Completion {
  it.statements.push(originOf(env, node));
  try {
    return executeKind(it, node, env);
  } finally {
    it.statements.pop();
  }
}

/** @param label the label in front of the statement */
function executeKind(it: Interpreter, node: t.Statement, env: Env, label: string | null = null): Completion {
  switch (node.type) {
    case 'ExpressionStatement':
      return completionOf(evaluate(it, node.expression, env));
    case 'VariableDeclaration':
      for (const declaration of node.declarations) declare(it, node.kind, declaration, env);
      return NORMAL;
    case 'ReturnStatement':
      return { type: 'return', value: node.argument ? evaluate(it, node.argument, env) : UNDEFINED };
    case 'IfStatement':
      return executeIf(it, node, env);
    case 'BlockStatement':
      return executeBlock(it, node.body, env);
    case 'ClassDeclaration':
      if (node.id) initialise(it, env, node.id.name, makeClass(it, node, env, node.id.name));
      return NORMAL;
    case 'ForOfStatement':
    case 'ForInStatement':
      return executeForEach(it, node, env, label);
    case 'ForStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return executeLoop(it, node, env, label);
    case 'TryStatement':
      return executeTry(it, node, env);
    case 'SwitchStatement':
      return executeSwitch(it, node, env);
    case 'ThrowStatement':
      return { type: 'throw' };
    case 'BreakStatement':
      return { type: 'break', label: node.label?.name ?? null };
    case 'ContinueStatement':
      return { type: 'continue', label: node.label?.name ?? null };
    case 'LabeledStatement': {
      const completion = executeKind(it, node.body, env, node.label.name);
      const own = completion.type === 'break' && completion.label === node.label.name;
      return own ? NORMAL : completion;
    }
    case 'ExportNamedDeclaration':
      return node.declaration ? executeKind(it, node.declaration, env) : NORMAL;
    case 'ExportDefaultDeclaration':
      executeDefaultExport(it, node, env);
      return NORMAL;
    case 'TSExportAssignment':
      assignModuleExports(it, evaluate(it, node.expression, env), env);
      return NORMAL;
    case 'TSEnumDeclaration':
      initialise(it, env, node.id.name, enumObject(it, node, env));
      return NORMAL;
    case 'TSModuleDeclaration':
      if (t.isIdentifier(node.id) && t.isTSModuleBlock(node.body))
        initialise(it, env, node.id.name, namespaceObject(it, node.body, env));
      return NORMAL;
    case 'WithStatement':
      return execute(it, node.body, env);
    default:
      // Function declarations were hoisted, imports are bound before the body runs, types do nothing.
      return NORMAL;
  }
}

/** `process.exit()` ends the program as a throw does; the call itself is a native that says so. */
function completionOf(value: Value): Completion {
  return value.kind === 'unknown' && value.text === EXIT ? { type: 'throw' } : NORMAL;
}

/** Text of the value that `process.exit()` gives. */
export const EXIT = 'process.exit()';

function initialise(it: Interpreter, env: Env, name: string, value: Value): void {
  const cell = env.cells.get(name);
  if (cell) it.write(cell, value);
  else env.cells.set(name, { value, initialised: true });
}

function declare(it: Interpreter, kind: string, node: t.VariableDeclarator, env: Env): void {
  if (!node.init) {
    if (kind !== 'var' && t.isIdentifier(node.id)) initialise(it, env, node.id.name, UNDEFINED);
    return;
  }
  const name = t.isIdentifier(node.id) ? node.id.name : undefined;
  const value = evaluateNamed(it, node.init, env, name);
  assignPattern(it, node.id, value, env, kind === 'var' ? 'assign' : 'declare', originOf(env, node.init));
}

function executeDefaultExport(it: Interpreter, node: t.ExportDefaultDeclaration, env: Env): void {
  const { declaration } = node;
  if (t.isFunctionDeclaration(declaration)) return;
  if (t.isClassDeclaration(declaration)) {
    const value = makeClass(it, declaration, env, declaration.id?.name ?? 'default');
    if (declaration.id) initialise(it, env, declaration.id.name, value);
    initialise(it, env, '*default*', value);
  } else if (t.isExpression(declaration)) {
    initialise(it, env, '*default*', evaluateNamed(it, declaration, env, 'default'));
    const cell = env.cells.get('*default*');
    if (cell) cell.origin = originOf(env, declaration);
  }
}

function assignModuleExports(it: Interpreter, value: Value, env: Env): void {
  const module = env.find('module')?.cells.get('module')?.value;
  const cell = module?.kind === 'object' ? module.props.get('exports') : undefined;
  if (cell) it.write(cell, value);
}

function executeTry(it: Interpreter, node: t.TryStatement, env: Env): Completion {
  const completion = executeBlock(it, node.block.body, env);
  const afterwards = node.finalizer ? executeBlock(it, node.finalizer.body, env) : NORMAL;
  if (afterwards.type !== 'normal') return afterwards;
  // A handler that ends the process, or does anything else, is not the program that serves requests.
  return completion.type === 'throw' && node.handler ? NORMAL : completion;
}
