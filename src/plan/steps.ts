import type { LoweredFunction } from '../lower/function.js';
import type { ChainLink, Condition, Place, PlannedLink, RouteMethod, SourceSpan } from '../model.js';
import type { PathRegExp } from '../next/path-regexp.js';
import type { Params } from '../next/segments.js';
import type { BodyHelper } from './middleware-rule.js';

/** How emitted code names a function: the registered expression, or the name under which an inline function is hoisted. */
export type Callee =
  | { kind: 'expression'; span: SourceSpan; names?: Record<string, Place> }
  /** A member of an object that the start-up code made. */
  | { kind: 'member'; object: Place; member: string; function: SourceSpan; span: SourceSpan }
  /** Made by a call that must happen once only. */
  | { kind: 'made'; place: Extract<Place, { kind: 'made' }>; span: SourceSpan }
  /** An error handler of a package, which Express runs. */
  | { kind: 'express'; package: string; span: SourceSpan }
  /** Stands in the registration itself and gets a name in the module of the registration. */
  | { kind: 'hoisted'; file: string; site: SourceSpan; function: SourceSpan; suggested: string | null; names?: Record<string, Place> };

/** One link of a native chain, in the order in which it runs, or several under a condition. */
export type Step =
  | { kind: 'parse'; helper: BodyHelper; options: SourceSpan | null; functions: ParserFunction[]; link: ChainLink }
  | { kind: 'cors'; options: SourceSpan | null; dynamic: boolean; delegate: OptionFunction | null; link: ChainLink }
  | { kind: 'headers'; headers: Record<string, string>; link: ChainLink }
  /**
   * Only Express can run it: what follows runs behind it, and reads from it what it `establishes`; `isOpen` where that is not
   * known, and all that is read behind it is read from it. One that `readsState` is told what native code in front of it
   * has established. `making` is the text of one that a function calls by hand. One that `keepsState` may exist only once; one that `readsAddress` tells clients apart by it.
   */
  | { kind: 'express'; making?: string; link: ChainLink; establishes: string[]; isOpen: boolean; readsState: boolean; keepsState: boolean; readsAddress: boolean; params: Params }
  | GuardStep
  | GroupStep
  | TryStep;

export type ExpressStep = Extract<Step, { kind: 'express' }>;

export interface GuardStep {
  kind: 'guard';
  callee: Callee;
  lowered: LoweredFunction;
  link: ChainLink;
  params: Params;
  /** For a callback of `app.param`: the arguments behind the request. */
  values: ({ param: string } | { text: string })[];
}

/** Links that run only where the path matches, or until one of them leaves the group with `next('route')`. */
export interface GroupStep extends Block {
  kind: 'group';
  /** Expressions, one of which has to match the path; none for a group that always begins. */
  tests: PathRegExp[];
  /** Tests of start-up values under which the links are registered at all. */
  conditions?: Condition[];
  link: ChainLink;
}

/** Links whose errors an error handler behind them takes; where that one lets the request go on, what follows runs. */
export interface TryStep extends Block {
  kind: 'try';
  handler: ErrorStep;
  link: ChainLink;
}

/** Links in their order, and what answers behind them; null where the request goes on to what follows. */
export interface Block {
  steps: Step[];
  terminal: Terminal | null;
}

/** The state that a step leaves for what comes after it. */
export function establishedBy(step: Step): string[] {
  if (step.kind === 'guard') return step.lowered.establishes;
  if (step.kind === 'parse') return [...new Set(step.functions.flatMap(({ lowered }) => lowered.establishes))];
  return step.kind === 'express' ? step.establishes : [];
}

/** A function among the options of a middleware: it becomes one of the request alone, and moves with the options. */
export interface OptionFunction {
  file: string;
  lowered: LoweredFunction;
}

export interface ParserFunction extends OptionFunction {
  name: 'type' | 'verify';
}

/** What answers in the end. */
export type Terminal =
  | { kind: 'inline'; lowered: LoweredFunction; link: ChainLink; function: SourceSpan; names?: Record<string, Place>; params: Params }
  | { kind: 'call'; callee: Callee; lowered: LoweredFunction; link: ChainLink; params: Params }
  /** A CORS preflight. */
  | { kind: 'preflight'; options: SourceSpan | null; dynamic: boolean; delegate: OptionFunction | null; link: ChainLink }
  /** Nothing in the chain answered: Express's own 404 page. */
  | { kind: 'not found' }
  /** Express's own answer to OPTIONS: the methods of the path. */
  | { kind: 'methods'; methods: RouteMethod[] }
  /** The last step answers on every path. */
  | { kind: 'done' };

export interface ErrorStep {
  callee: Callee;
  lowered: LoweredFunction;
  link: ChainLink;
}

export interface NativeChain {
  ok: true;
  steps: Step[];
  terminal: Terminal;
  errors: ErrorStep[];
  links: PlannedLink[];
  /** Numbers of the routes whose handlers take part. */
  routes: Set<number>;
  /** Whether a link may have given the request another method than that it was sent with. */
  overridesMethod: boolean;
}

/** All steps of a chain, those in groups included. */
export function allSteps(block: { steps: readonly Step[] }): Step[] {
  return block.steps.flatMap((step) => (step.kind === 'group' || step.kind === 'try' ? [step, ...allSteps(step)] : [step]));
}

/** All that may answer at the end of a chain or of a group in it. */
export function allTerminals(block: { steps: readonly Step[]; terminal: Terminal | null }): Terminal[] {
  const inner = allSteps(block).flatMap((step) => ((step.kind === 'group' || step.kind === 'try') && step.terminal ? [step.terminal] : []));
  return block.terminal ? [...inner, block.terminal] : inner;
}

/** The error handlers of a chain: those behind all links, and those in between. */
export function allErrors(chain: Block & { errors: readonly ErrorStep[] }): ErrorStep[] {
  return [...allSteps(chain).flatMap((step) => (step.kind === 'try' ? [step.handler] : [])), ...chain.errors];
}

function optionFunctions(step: Step): OptionFunction[] {
  if (step.kind === 'cors') return step.delegate ? [step.delegate] : [];
  return step.kind === 'parse' ? step.functions : [];
}

/** Every lowered function of a chain. */
export function loweredIn(chain: Block & { errors: readonly ErrorStep[] }): LoweredFunction[] {
  return [
    ...allSteps(chain).flatMap((step) => (step.kind === 'guard' ? [step.lowered] : optionFunctions(step).map(({ lowered }) => lowered))),
    ...allTerminals(chain).flatMap((terminal) => (terminal.kind === 'inline' || terminal.kind === 'call' ? [terminal.lowered] : [])),
    ...allErrors(chain).map((step) => step.lowered),
  ];
}

/** Whether CORS may let a preflight go on: a function refuses its origin, or the condition of the middleware does not hold. */
export function letsPreflightsPass(step: Step): boolean {
  return step.kind === 'cors' && (step.dynamic || step.link.conditions.length > 0);
}

/** Whether something in a block may leave the router around it. */
export function leavesRouter(block: Block): boolean {
  return allSteps(block).some((step) => step.kind === 'guard' && step.lowered.outcome.leaves === 'router');
}

/** What some guard of a block leaves with `next('route')` or `next('router')`. */
export function leaving({ steps }: Block): 'route' | 'router' | null {
  for (const step of steps) {
    const leaves = step.kind === 'guard' ? step.lowered.outcome.leaves : step.kind === 'try' ? leaving(step) : null;
    if (leaves) return leaves;
  }
  return null;
}

/** Whether a block reads parameters of the path. */
export function readsParams(block: Block): boolean {
  const isRead = ({ params }: LoweredFunction) => params.whole !== null || params.locals.length > 0;
  return allSteps(block).some((step) => step.kind === 'guard' && (isRead(step.lowered) || step.values.length > 0)) || allTerminals(block).some((one) => hasCode(one) && isRead(one.lowered));
}

/** Whether a block reads parameters that only the regular expression of the path captures. */
export function readsMatched(block: Block): boolean {
  const isMatched = ({ params: { whole, locals } }: LoweredFunction, params: Params) => {
    const names = locals.length > 0 ? locals.map(({ name }) => name) : whole !== null ? Object.keys(params) : [];
    return names.some((name) => params[name]?.kind === 'matched');
  };
  const ofValue = (step: GuardStep) => step.values.some((value) => 'param' in value && step.params[value.param]?.kind === 'matched');
  const ofExpress = (step: ExpressStep) => Object.values(step.params).some(({ kind }) => kind === 'matched');
  return (
    allSteps(block).some((step) => (step.kind === 'guard' && (isMatched(step.lowered, step.params) || ofValue(step))) || (step.kind === 'express' && ofExpress(step))) ||
    allTerminals(block).some((one) => hasCode(one) && isMatched(one.lowered, one.params))
  );
}

/** Whether a function of the user's answers. */
export function hasCode(terminal: Terminal | null): terminal is Extract<Terminal, { kind: 'inline' | 'call' }> {
  return terminal?.kind === 'inline' || terminal?.kind === 'call';
}

/** A block with an error handler around it. */
export function guarded(block: Block, handler: ErrorStep): Block {
  const step: TryStep = { kind: 'try', ...block, handler, link: handler.link };
  // Where neither side goes on, nothing behind is reached.
  return { steps: [step], terminal: block.terminal && !handler.lowered.outcome.mayContinue ? { kind: 'done' } : null };
}

/** Whether something in a block may throw. */
export function mayFail({ steps, terminal }: Block): boolean {
  return terminal !== null || steps.some((step) => step.kind !== 'headers' && (step.kind !== 'cors' || step.dynamic));
}

/** Tells links apart: the same registration in two runs of a function may stand for different values. */
export function linkKey({ site, function: fn }: ChainLink): string {
  const reached = fn.kind === 'user' ? (fn.names ?? fn.home?.object ?? null) : fn.kind === 'package' ? (fn.names ?? null) : null;
  return `${site.file}:${site.start}:${fn.expression.start}${reached ? JSON.stringify(reached) : ''}`;
}
