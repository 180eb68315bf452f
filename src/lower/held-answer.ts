import * as t from '@babel/types';
import { completes, walkOwn } from './ast.js';
import type { ControlFlow } from './control-flow.js';
import { NeedsVariable, type Position, type Step } from './flow-types.js';
import { CannotLower } from './rule.js';
import { copy, statement } from './templates.js';

/** Whether an answer waits in the variable for it, where more code runs before the function returns. */
export type Held = 'no' | 'maybe' | 'yes';

/** `res.json(x);` with code behind it that may use the response, too: the answer waits in a variable. */
export function hold(flow: ControlFlow, response: t.Expression, position: Position, blame: t.Node): Step {
  if (position.nested) throw new CannotLower('a callback that answers and goes on', blame);
  const { response: variable } = flow.options.variables;
  if (!variable) throw new NeedsVariable('response');
  const kept = statement('$variable = $response;', { variable: copy(variable), response });
  const statements = [...behindAnswer(flow), kept];
  flow.held = 'yes';
  return { statements };
}

/** Before a second answer: the first one has been sent, and Express refuses another (`ERR_HTTP_HEADERS_SENT`). */
export function behindAnswer(flow: ControlFlow): t.Statement[] {
  const { response } = flow.options.variables;
  if (!response || flow.held === 'no') return [];
  return [statement('if ($response) return $response;', { response: copy(response) })];
}

/** Refuses what cannot be told apart from an answer that is held already. */
export function rejectHeld(flow: ControlFlow, what: string, node: t.Node): void {
  if (flow.held !== 'no') throw new CannotLower(`${what} behind an answer`, node);
}

/** `return;` in code that knows nothing of the response: it ends the function, and the answer goes out. */
export function returnHeld(flow: ControlFlow, node: t.Statement): void {
  const { response } = flow.options.variables;
  if (!response || flow.held === 'no') {
    flow.outcome.unanswered = true;
    return;
  }
  if (flow.held === 'maybe') flow.outcome.unanswered = true;
  walkOwn(node, (inner) => {
    if (t.isReturnStatement(inner)) inner.argument = copy(response);
  });
}

/** The end of the function, where an answer may be held. */
export function endHeld(flow: ControlFlow, statements: t.Statement[]): void {
  if (!completes(statements)) return;
  const { response } = flow.options.variables;
  if (response && flow.held !== 'no') statements.push(t.returnStatement(copy(response)));
  if (flow.held !== 'yes') flow.outcome.unanswered = true;
}

/**
 * Lowers alternatives, each as if the others were not there; behind them an answer is held as it is at their ends.
 *
 * @param exhaustive true where one of them surely runs
 * @param starts what is held where each begins, if their test tells
 */
export function alternatives<Lowered extends t.Statement[]>(flow: ControlFlow, runs: (() => Lowered)[], exhaustive: boolean, starts: readonly Held[] = []): Lowered[] {
  const before = flow.held;
  const ends: Held[] = exhaustive ? [] : [starts[runs.length] ?? before];
  const all = runs.map((run, i) => {
    flow.held = starts[i] ?? before;
    const lowered = run();
    if (completes(lowered)) ends.push(flow.held);
    return lowered;
  });
  flow.held = join(ends, before);
  return all;
}

/** What is held where several ways come together. */
export function join(ends: readonly Held[], otherwise: Held): Held {
  if (ends.length === 0) return otherwise;
  return ends.every((end) => end === ends[0]) ? ends[0] : 'maybe';
}
