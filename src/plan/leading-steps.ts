import type { NativeChain, Step } from './steps.js';

/**
 * The steps that endpoints with the same app-wide links share, which become a wrapper: the links of the app itself, and all
 * links up to the last one in Express, for what runs there may add to every answer, to those of the error handlers too.
 *
 * @param root the root app's router
 */
export function leadingSteps({ steps }: Pick<NativeChain, 'steps'>, root: string): Step[] {
  const own = steps.findIndex((step) => !isAppWide(step, root));
  const end = own < 0 ? steps.length : own;
  const last = steps.findLastIndex((step) => step.kind === 'express' && step.link.role === 'middleware');
  const isPossible = steps.slice(end, last + 1).every((step) => step.kind !== 'group' && step.kind !== 'try' && step.link.role === 'middleware' && !(step.kind === 'guard' && step.lowered.params.whole));
  return steps.slice(0, isPossible ? Math.max(end, last + 1) : end);
}

function isAppWide(step: Step, root: string): boolean {
  if (step.kind === 'group') return false;
  if (step.kind === 'try' && (step.terminal || !step.steps.every((inner) => isAppWide(inner, root)))) return false;
  return step.link.router === root && step.link.path === '/' && step.link.role !== 'handler';
}
