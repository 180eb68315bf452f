import type * as t from '@babel/types';
import { originOf, valueOfBranches } from './branch.js';
import { Env } from './env.js';
import { evaluate } from './expressions.js';
import type { Interpreter } from './interpreter.js';
import { choiceOf, truthiness, type ChoiceValue, type Value } from './values.js';

/** Whether a value is null or undefined; null when reading cannot tell. */
export function isNullish(value: Value): boolean | null {
  if (value.kind === 'undefined') return true;
  if (value.kind === 'literal') return value.value === null;
  return value.kind === 'unknown' || value.kind === 'choice' || (value.kind === 'package' && value.steps.length > 0)
    ? null
    : false;
}

/** `test ? a : b`. */
export function evaluateConditional(it: Interpreter, node: t.ConditionalExpression, env: Env): Value {
  const known = truthiness(evaluate(it, node.test, env));
  if (known !== null) return evaluate(it, known ? node.consequent : node.alternate, env);
  const [holds, fails] = it.test(originOf(env, node.test));
  return valueOfBranches(it, [
    { conditions: [holds], run: () => evaluate(it, node.consequent, env) },
    { conditions: [fails], run: () => evaluate(it, node.alternate, env) },
  ]);
}

/** `&&`, `||` and `??`. */
export function evaluateLogical(it: Interpreter, node: t.LogicalExpression, env: Env): Value {
  const left = evaluate(it, node.left, env);
  const goesRight =
    node.operator === '&&' ? truthiness(left) : node.operator === '||' ? negate(truthiness(left)) : isNullish(left);
  if (goesRight === false) return left;
  if (goesRight === true) return evaluate(it, node.right, env);
  const origin = originOf(env, node.left);
  const settled = left.kind === 'choice' ? settleChoice(it, node, left, env) : null;
  if (settled) return settled;
  const [holds, fails] =
    node.operator === '??'
      ? it.test(origin, `${it.text(origin)} != null`, `${it.text(origin)} == null`)
      : it.test(origin);
  const [leftCondition, right] = node.operator === '&&' ? [fails, holds] : [holds, fails];
  return valueOfBranches(it, [
    {
      conditions: [leftCondition],
      run: () =>
        left.kind === 'unknown' && node.operator !== '??' ? { ...left, truth: node.operator === '||' } : left,
    },
    { conditions: [right], run: () => evaluate(it, node.right, env) },
  ]);
}

/** `choice || right` where each option of the choice says by itself which way it goes. */
function settleChoice(it: Interpreter, node: t.LogicalExpression, left: ChoiceValue, env: Env): Value | null {
  const kept: ChoiceValue['options'] = [];
  const leaving: ChoiceValue['options'] = [];
  for (const option of left.options) {
    const known = node.operator === '??' ? isNullish(option.value) : truthiness(option.value);
    if (known === null) return null;
    (known === (node.operator !== '||') ? leaving : kept).push(option);
  }
  if (leaving.length !== 1) return null;
  const right = valueOfBranches(it, [{ conditions: leaving[0].conditions, run: () => evaluate(it, node.right, env) }]);
  return choiceOf([...kept, { value: right, conditions: leaving[0].conditions }]);
}

function negate(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}
