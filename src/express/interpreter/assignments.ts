import * as t from '@babel/types';
import { originOf } from './branch.js';
import { Env } from './env.js';
import { evaluate, evaluateNamed, propertyKey } from './expressions.js';
import type { Interpreter } from './interpreter.js';
import { binaryOperation } from './operators.js';
import { assignPattern } from './patterns.js';
import { isNullish } from './tests.js';
import { literal, truthiness, unknown, type Value } from './values.js';

/** `=`, and the operators that compute before they assign. */
export function evaluateAssignment(it: Interpreter, node: t.AssignmentExpression, env: Env): Value {
  const { left, right, operator } = node;
  if (operator === '=') {
    const name = t.isIdentifier(left)
      ? left.name
      : t.isMemberExpression(left)
        ? (propertyKey(it, left, env) ?? undefined)
        : undefined;
    const value = evaluateNamed(it, right, env, name);
    assignPattern(it, left, value, env, 'assign', originOf(env, right));
    return value;
  }
  const before = evaluate(it, left, env);
  if (operator === '||=' || operator === '&&=' || operator === '??=') {
    const needed = operator === '??=' ? isNullish(before) : truthiness(before);
    const keeps = operator === '||=' ? needed === true : needed === false;
    if (keeps) return before;
  }
  const after =
    operator === '+=' || operator === '-='
      ? binaryOperation(
          it,
          { operator: operator === '+=' ? '+' : '-' },
          before,
          evaluate(it, right, env),
          originOf(env, node),
        )
      : operator.length === 3 && needsRight(operator, before)
        ? evaluate(it, right, env)
        : (evaluate(it, right, env), unknown(it.text(originOf(env, node))));
  assignPattern(it, left, after, env, 'assign', originOf(env, right));
  return after;
}

function needsRight(operator: string, before: Value): boolean {
  return operator === '??='
    ? isNullish(before) === true
    : operator === '||='
      ? truthiness(before) === false
      : truthiness(before) === true;
}

/** `++` and `--`. */
export function evaluateUpdate(it: Interpreter, node: t.UpdateExpression, env: Env): Value {
  const before = evaluate(it, node.argument, env);
  const known = before.kind === 'literal' && typeof before.value === 'number' ? before.value : null;
  const after =
    known === null ? unknown(it.text(originOf(env, node))) : literal(known + (node.operator === '++' ? 1 : -1));
  assignPattern(it, node.argument as t.LVal, after, env, 'assign', undefined);
  return node.prefix ? after : before;
}
