import { VIEW_LOCALS } from '../lower/view-locals.js';
import type { SourceProject } from '../source/project.js';
import { textOf } from '../plan/source-functions.js';
import { allErrors, allSteps, allTerminals, loweredIn, type Callee, type ErrorStep, type NativeChain } from '../plan/steps.js';

/** What the code around handlers calls its own variables (handler-text.ts, wrapper-text.ts). */
const OURS = [
  ...['request', 'params', 'headers', 'body', 'response', 'error', 'handler', 'locals', 'onFinish', 'cors', 'answer', 'denied', 'refused', 'outcome'],
  ...['failed', 'middlewareError', 'req', 'expressReq', 'match', 'pathMatch', 'options', 'context'],
];

/**
 * Names that route files and wrappers declare: what is imported from the user's modules goes by others there. A middleware is
 * often called what it sets: `user`, `auth`, `error`.
 */
export function declaredNames(chains: readonly NativeChain[], stateName: (key: string) => string): Set<string> {
  const keys = chains.flatMap((chain) => loweredIn(chain).flatMap(({ uses, establishes }) => [...uses.map(({ key }) => key), ...establishes]));
  return new Set([...OURS, ...[VIEW_LOCALS, ...keys].map(stateName)]);
}

/** What the code of a chain calls: the names in it are not free for variables. */
export function calledTexts(chain: Pick<NativeChain, 'steps' | 'terminal'> & { errors: readonly ErrorStep[] }, project: SourceProject): string[] {
  const all = [...allSteps(chain), ...allTerminals(chain), ...allErrors(chain)];
  return all.flatMap((one) => ('callee' in one ? [calleeText(one.callee, project)] : []));
}

function calleeText(callee: Callee, project: SourceProject): string {
  return callee.kind === 'hoisted' ? (callee.suggested ?? '') : textOf(project, callee.span);
}
