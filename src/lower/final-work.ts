import * as t from '@babel/types';
import type { ControlFlow } from './control-flow.js';
import { CannotLower } from './rule.js';
import { walk } from './templates.js';

/**
 * Refuses work behind an answer that an error handler would see undone: Express runs error handlers inside of `next(err)`,
 * before a `finally` around it; what is thrown instead reaches them after it.
 *
 * @param root what hands an error on and has the work behind it
 * @param work the `finally` block, or the callback of `.finally`
 * @throws CannotLower where the work changes something that an error handler reads
 */
export function checkFinalWork(flow: ControlFlow, root: t.Node, work: t.Node): void {
  if (!handsErrorsOn(flow, root)) return;
  walk(work, (node) => {
    const target = t.isAssignmentExpression(node) ? node.left : t.isUpdateExpression(node) ? node.argument : null;
    const name = target && rootName(target);
    if (name && flow.options.errorReads.has(name)) throw new CannotLower(`a change of ${name} in finally, which an error handler reads before it`, node);
  });
}

/** The same for every `.finally(…)` of an expression. */
export function checkFinalCallbacks(flow: ControlFlow, root: t.Node): void {
  walk(root, (node) => {
    const isFinally = t.isCallExpression(node) && t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property, { name: 'finally' });
    if (isFinally) node.arguments.forEach((work) => checkFinalWork(flow, root, work));
  });
}

function handsErrorsOn(flow: ControlFlow, root: t.Node): boolean {
  let found = false;
  walk(root, (node) => {
    if (flow.options.isNext(node)) found = true;
  });
  return found;
}

function rootName(node: t.Node): string | null {
  if (t.isMemberExpression(node)) return rootName(node.object);
  return t.isIdentifier(node) ? node.name : null;
}
