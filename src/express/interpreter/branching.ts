import type * as t from '@babel/types';
import type { Condition } from '../../model.js';
import { branches, NORMAL, originOf, type Completion } from './branch.js';
import { Env } from './env.js';
import { evaluate } from './expressions.js';
import { hoist } from './hoisting.js';
import type { Interpreter } from './interpreter.js';
import { execute, executeAll } from './statements.js';
import { truthiness, UNDEFINED } from './values.js';

/** `if`: the branch that is taken, or both under their conditions. */
export function executeIf(it: Interpreter, node: t.IfStatement, env: Env): Completion {
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
 * the conditions of those that go on. A branch that throws needs no condition: the program would not serve then.
 */
function executeOpen(
  it: Interpreter,
  env: Env,
  options: { condition: Condition; run: () => Completion }[],
): Completion {
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

/** `switch`: from the case that matches on, or every case under a condition of its own. */
export function executeSwitch(it: Interpreter, node: t.SwitchStatement, env: Env): Completion {
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
