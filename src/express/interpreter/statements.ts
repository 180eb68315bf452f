import * as t from '@babel/types';
import type { Condition } from '../../model.js';
import { branches, NORMAL, originOf, type Completion } from './branch.js';
import { makeClass, makeFunction } from './functions.js';
import { Env } from './env.js';
import { evaluate, evaluateNamed } from './expressions.js';
import { LIMITS, type Interpreter } from './interpreter.js';
import { iterate } from './iterate.js';
import { declaredNames } from './modules.js';
import { assignPattern, declareNames } from './patterns.js';
import { literal, stringOf, truthiness, UNDEFINED, unknown, type Cell, type Value } from './values.js';

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
      if (t.isIdentifier(node.id) && t.isTSModuleBlock(node.body)) initialise(it, env, node.id.name, namespaceObject(it, node.body, env));
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

function enumObject(it: Interpreter, node: t.TSEnumDeclaration, env: Env): Value {
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
function namespaceObject(it: Interpreter, body: t.TSModuleBlock, env: Env): Value {
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

function executeIf(it: Interpreter, node: t.IfStatement, env: Env): Completion {
  const test = evaluate(it, node.test, env);
  const known = truthiness(test);
  if (known === true) return execute(it, node.consequent, env);
  if (known === false) return node.alternate ? execute(it, node.alternate, env) : NORMAL;
  const [holds, fails] = it.test(originOf(env, node.test));
  const { alternate } = node;
  return executeOpen(it, env, [
    { condition: holds, run: () => execute(it, node.consequent, env) },
    { condition: fails, run: () => (alternate ? execute(it, alternate, env) : NORMAL) },
  ]);
}

/**
 * Reads alternatives of which one will run. Where some of them leave and others go on, the rest of the code stands under
 * the conditions of those that go on. A branch that throws needs no condition: the program would not serve then.
 */
function executeOpen(it: Interpreter, env: Env, options: { condition: Condition; run: () => Completion }[]): Completion {
  const completions = branches(
    it,
    options.map(({ condition, run }) => ({
      conditions: [condition],
      run,
      survives: (result: Completion) => result.type !== 'throw' && result.type !== 'return',
    })),
  );
  const leaving = completions.filter(({ type }) => type !== 'normal' && type !== 'throw');
  if (completions.every(({ type }) => type === 'throw')) return { type: 'throw' };
  if (leaving.length === 0) return NORMAL;
  const goingOn = options.filter((_, index) => completions[index].type === 'normal');
  const frame = env.enclosingFrame();
  completions.forEach((completion, index) => {
    if (completion.type === 'return') {
      frame?.returns.push({ value: completion.value, conditions: [...it.conditions, options[index].condition] });
    }
  });
  if (goingOn.length === 0) return leaving[0].type === 'return' ? { type: 'return', value: UNDEFINED } : leaving[0];
  it.conditions = [...it.conditions, ...(goingOn.length === 1 ? [goingOn[0].condition] : [])];
  return NORMAL;
}

function executeForEach(it: Interpreter, node: t.ForOfStatement | t.ForInStatement, env: Env, label: string | null): Completion {
  const subject = evaluate(it, node.right, env);
  const outer = it.conditions;
  for (const item of iterate(it, subject, node.type === 'ForInStatement', originOf(env, node.right))) {
    const scope = new Env(env, env.module);
    const completion = it.under(item.conditions, () => {
      bindLoopVariable(it, node.left, item.value, scope, item.origin ?? originOf(env, node.right));
      return execute(it, node.body, scope);
    });
    it.conditions = outer;
    const left = leaveLoop(completion, label);
    if (left) return left;
  }
  return NORMAL;
}

function bindLoopVariable(
  it: Interpreter,
  left: t.ForOfStatement['left'],
  value: Value,
  scope: Env,
  origin: Parameters<typeof assignPattern>[5],
): void {
  if (t.isVariableDeclaration(left)) {
    const mode = left.kind === 'var' ? 'assign' : 'declare';
    assignPattern(it, left.declarations[0].id, value, scope, mode, origin);
  } else assignPattern(it, left, value, scope, 'assign', origin);
}

/** The completion of the loop when its body left it; null to go on. */
function leaveLoop(completion: Completion, label: string | null): Completion | null {
  switch (completion.type) {
    case 'normal':
      return null;
    case 'break':
      return completion.label === null ? NORMAL : completion;
    case 'continue':
      return completion.label === null || completion.label === label ? null : completion;
    default:
      return completion;
  }
}

/** Loops with a test. While the test is known they run for real; from the first open test on, the body is read once. */
function executeLoop(
  it: Interpreter,
  node: t.ForStatement | t.WhileStatement | t.DoWhileStatement,
  env: Env,
  label: string | null,
): Completion {
  const scope = new Env(env, env.module);
  const outer = it.conditions;
  if (node.type === 'ForStatement' && node.init) {
    if (t.isVariableDeclaration(node.init)) {
      hoist([node.init], scope);
      execute(it, node.init, scope);
    } else evaluate(it, node.init, scope);
  }
  for (let turn = 0; turn < LIMITS.iterations; turn++) {
    const skipTest = turn === 0 && node.type === 'DoWhileStatement';
    const known = !node.test ? true : skipTest ? true : truthiness(evaluate(it, node.test, scope));
    if (known === false) return NORMAL;
    const conditions = known === null && node.test ? [it.test(originOf(scope, node.test))[0]] : [];
    const body = perIteration(scope);
    const completion = it.under(conditions, () => execute(it, node.body, body));
    it.conditions = outer;
    for (const [name, cell] of body.cells) if (scope.cells.has(name)) it.write(scope.cells.get(name)!, cell.value);
    const left = leaveLoop(completion, label);
    if (left) return left;
    if (known === null) return NORMAL;
    if (node.type === 'ForStatement' && node.update) evaluate(it, node.update, scope);
  }
  return NORMAL;
}

/** `let` of a `for` loop is a new variable each time round, which closures made in the body keep. */
function perIteration(scope: Env): Env {
  const env = new Env(scope, scope.module);
  for (const [name, cell] of scope.cells) env.cells.set(name, { ...cell });
  return env;
}

function executeTry(it: Interpreter, node: t.TryStatement, env: Env): Completion {
  const completion = executeBlock(it, node.block.body, env);
  const afterwards = node.finalizer ? executeBlock(it, node.finalizer.body, env) : NORMAL;
  if (afterwards.type !== 'normal') return afterwards;
  // A handler that ends the process, or does anything else, is not the program that serves requests.
  return completion.type === 'throw' && node.handler ? NORMAL : completion;
}

function executeSwitch(it: Interpreter, node: t.SwitchStatement, env: Env): Completion {
  const subject = evaluate(it, node.discriminant, env);
  const scope = new Env(env, env.module);
  for (const { consequent } of node.cases) hoist(consequent, scope);
  const tests = node.cases.map(({ test }) => (test ? evaluate(it, test, scope) : null));
  const isKnown = subject.kind === 'literal' && tests.every((test) => test === null || test.kind === 'literal');
  if (isKnown) {
    const hit = tests.findIndex((test) => test?.kind === 'literal' && test.value === subject.value);
    const start = hit >= 0 ? hit : tests.indexOf(null);
    return start < 0 ? NORMAL : leaveSwitch(executeFrom(it, node, start, scope));
  }
  const subjectText = it.text(originOf(env, node.discriminant));
  const options = node.cases.map(({ test }, index) => ({
    condition: it.test(
      originOf(env, test ?? node.discriminant),
      test ? `${subjectText} === ${it.text(originOf(env, test))}` : `${subjectText} is none of the cases`,
    )[0],
    run: () => leaveSwitch(executeFrom(it, node, index, scope)),
  }));
  return options.length > 0 ? executeOpen(it, env, options) : NORMAL;
}

function executeFrom(it: Interpreter, node: t.SwitchStatement, start: number, scope: Env): Completion {
  for (const { consequent } of node.cases.slice(start)) {
    const completion = executeAll(it, consequent, scope);
    if (completion.type !== 'normal') return completion;
  }
  return NORMAL;
}

function leaveSwitch(completion: Completion): Completion {
  return completion.type === 'break' && completion.label === null ? NORMAL : completion;
}
