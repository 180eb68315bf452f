import * as t from '@babel/types';
import { NORMAL, originOf, type Completion } from './branch.js';
import { Env } from './env.js';
import { evaluate } from './expressions.js';
import { hoist } from './hoisting.js';
import { LIMITS, type Interpreter } from './interpreter.js';
import { iterate } from './iterate.js';
import { assignPattern } from './patterns.js';
import { execute } from './statements.js';
import { truthiness, type Value } from './values.js';

/** `for … of` and `for … in`, over what is known of the subject. */
export function executeForEach(
  it: Interpreter,
  node: t.ForOfStatement | t.ForInStatement,
  env: Env,
  label: string | null,
): Completion {
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
export function executeLoop(
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
