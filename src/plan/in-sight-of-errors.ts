import type { ChainLink, ExpressMajor } from '../model.js';
import { leadingSteps } from './leading-steps.js';
import { allSteps, allTerminals, establishedBy, guarded, hasCode, mayFail, type Block, type ErrorStep, type Step } from './steps.js';

/** A chain of which error handlers see what they read, or the link for which that cannot be. */
export type InSight = { ok: true; block: Block } | { ok: false; link: ChainLink; reason: string };

interface Chain extends Block {
  errors: readonly ErrorStep[];
}

/**
 * Error handlers read the request as the failing link left it: `req.user` of a guard, `req.body` of a parser. What the wrapper
 * establishes it hands to them; what a route's own links establish is only known in the route, so their errors are
 * answered there: `try { … } catch (error) { return handleError(error, request, { user }); }`.
 *
 * @param root the root app's router
 */
export function inSightOfErrors(chain: Chain, root: string, major: ExpressMajor): InSight {
  const { errors, terminal } = chain;
  const block: Block = { steps: chain.steps, terminal };
  const read = readBy(errors);
  const late = setBeforeFailing(block, read);
  if (late) return { ok: false, link: late, reason: 'a function that sets what an error handler reads, and fails after that' };
  const shared = leadingSteps(chain, root).length;
  const first = chain.steps.findIndex((step, at) => at >= shared && establishes(step, read));
  if (first < 0) return { ok: true, block };
  const step = chain.steps[first];
  const start = isOpenUntilDone(step, major) ? first : first + 1;
  const inner: Block = { steps: chain.steps.slice(start), terminal };
  if (!fails(inner)) return { ok: true, block };
  const conditional = errors.find(({ link }) => link.conditions.length > 0);
  if (conditional) return { ok: false, link: conditional.link, reason: 'an error handler under a condition that reads what links of a route establish' };
  if (passesOn(errors.at(-1)!)) return { ok: false, link: errors.at(-1)!.link, reason: 'an error handler that may pass errors on and reads what links of a route establish' };
  const wrapped = errors.reduce(guarded, inner);
  return { ok: true, block: { steps: [...chain.steps.slice(0, start), ...wrapped.steps], terminal: wrapped.terminal } };
}

/** State keys that error handlers read. */
function readBy(errors: readonly ErrorStep[]): Set<string> {
  return new Set(errors.flatMap(({ lowered }) => [...lowered.uses.map(({ key }) => key), ...(lowered.body ? ['body'] : [])]));
}

function establishes(step: Step, keys: ReadonlySet<string>): boolean {
  return allSteps({ steps: [step] }).some((one) => (one.kind === 'parse' && keys.has('body')) || establishedBy(one).some((key) => keys.has(key)));
}

/** What is in a block of its own is only known there; body-parser 1 sets `req.body` before it reads anything. */
function isOpenUntilDone(step: Step, major: ExpressMajor): boolean {
  return step.kind === 'group' || step.kind === 'try' || (step.kind === 'parse' && major === 4);
}

/** Whether something in it may throw. */
function fails({ steps, terminal }: Block): boolean {
  return mayFail({ steps, terminal: hasCode(terminal) ? terminal : null });
}

/** Whether what the last handler is given may come out of it again: the wrapper would ask all handlers once more. */
function passesOn({ lowered }: ErrorStep): boolean {
  const inHelpers = lowered.handsErrorsOn && lowered.calls.length > 0;
  return inHelpers || /\bthrow\b|\breject\b/.test(lowered.code);
}

/** The link of a function that sets such a key itself and fails behind that: nothing of it is handed on. */
function setBeforeFailing(block: Block, read: ReadonlySet<string>): ChainLink | null {
  const isRead = (key: string) => read.has(key);
  const terminal = allTerminals(block).find((one) => hasCode(one) && one.lowered.establishes.some(isRead));
  if (terminal && hasCode(terminal)) return terminal.link;
  const guard = allSteps(block).find((step) => step.kind === 'guard' && step.lowered.failsBehind.some(isRead));
  return guard?.link ?? null;
}
