import { usesLocals } from '../lower/view-locals.js';
import type { ChainLink, Diagnostic, PlannedLink } from '../model.js';
import { ChainState, type ChainPlace } from './chain-state.js';
import { EXPRESS_ERROR_HANDLER } from './express-error-handler.js';
import { ExpressSteps } from './express-steps.js';
import { calleeOf, FunctionSteps } from './function-steps.js';
import { inSightOfErrors } from './in-sight-of-errors.js';
import type { LoweringStore } from './lowering-store.js';
import type { PackageLink } from './middleware-rule.js';
import { mayHandleErrors, placePackage } from './middleware-rules.js';
import { PackageSteps } from './package-steps.js';
import { unconditional, type PlacedLink } from './place-links.js';
import { guarded, leavesRouter, leaving, loweredIn, mayFail, readsMatched, readsParams, type Block, type ErrorStep, type NativeChain } from './steps.js';
import { unwrap } from './wrappers.js';

export type CompiledChain = NativeChain | { ok: false; diagnostics: Diagnostic[]; links: PlannedLink[]; routes: Set<number> };

/** Compiles the links of one file and method into the steps of a route handler. */
export function compileChain(place: ChainPlace, links: readonly PlacedLink[], store: LoweringStore): CompiledChain {
  return new ChainCompiler(store, place).compile(links);
}

class ChainCompiler {
  private readonly routes = new Set<number>();
  private errors: ErrorStep[] = [];
  private readonly state: ChainState;
  private readonly express: ExpressSteps;
  private readonly packages: PackageSteps;
  private readonly functions: FunctionSteps;

  constructor(store: LoweringStore, place: ChainPlace) {
    this.state = new ChainState(store, place);
    this.express = new ExpressSteps(this.state);
    this.packages = new PackageSteps(this.state, this.express);
    this.functions = new FunctionSteps(this.state, this.express);
  }

  compile(links: readonly PlacedLink[]): CompiledChain {
    const { steps, terminal } = this.forErrorHandlers(this.block(links, true));
    const { errors, routes } = this;
    this.express.settleExpressLinks({ steps, terminal, errors });
    if (this.state.overridesMethod) this.refuseOriginalMethod({ steps, terminal, errors }, links);
    if (this.state.problems.length > 0) return { ok: false, diagnostics: this.state.problems, links: this.state.links, routes };
    return { ok: true, steps, terminal: terminal ?? { kind: 'not found' }, errors, links: this.state.links, routes, overridesMethod: this.state.overridesMethod };
  }

  /** What the error handlers behind the chain read is in sight where its links fail. */
  private forErrorHandlers(block: Block): Block {
    const { root, major } = this.state.store.environment;
    const seen = inSightOfErrors({ ...block, errors: this.errors }, root, major);
    if (seen.ok) return seen.block;
    this.state.refuse(seen.link, seen.reason);
    return block;
  }

  /** The method that the request was sent with is on Express's request only. */
  private refuseOriginalMethod(block: Block & { errors: readonly ErrorStep[] }, links: readonly PlacedLink[]): void {
    const isRead = loweredIn(block).some(({ uses }) => uses.some(({ key }) => key === 'originalMethod'));
    if (isRead) this.state.refuse(links.at(-1)!.link, 'req.originalMethod, which method-override sets');
  }

  /** Links up to the first that surely answers, and the error handlers behind it. */
  private block(links: readonly PlacedLink[], isRoot: boolean): Block {
    let block: Block = { steps: [], terminal: null };
    const behind = this.state.place.behind ?? links.length - 1 - links.findLastIndex(({ link }) => link.role !== 'error');
    for (let at = 0; at < links.length; ) {
      const one = links[at];
      if (one.link.role === 'error') {
        const isLast = isRoot && (block.terminal !== null || at >= links.length - behind);
        block = this.addError(one, block, isLast);
        at += 1;
      } else if (block.terminal) {
        this.refuseErrorHandler(one.link);
        at += 1;
      } else at += one.link.route === undefined ? this.addMiddleware(links.slice(at), block) : this.addRoute(links.slice(at), block);
    }
    return block;
  }

  // --- routes -----------------------------------------------------------------------------------------------------------

  /** What stands behind an answer has no part in it, unless it handles errors. */
  private refuseErrorHandler(link: ChainLink): void {
    const { function: fn } = link;
    if (fn.kind === 'package' && mayHandleErrors(fn, this.state.store.environment.project)) this.state.refuse(link, `the package ${fn.package}, which may handle errors`);
  }

  /** Adds the handlers of the route at the head, and says how many links these are. */
  private addRoute(links: readonly PlacedLink[], block: Block): number {
    const [first] = links;
    const { link, isCertain, tests } = first;
    const end = links.findIndex((other) => other.link.route !== link.route && !isSameRoute(link, other.link));
    const own = end < 0 ? links : links.slice(0, end);
    own.forEach((one) => this.routes.add(one.link.route!));
    const inner = this.routeBlock(first, own);
    if (!inner) {
      if (isCertain) block.terminal = { kind: 'not found' };
      return own.length;
    }
    const leaves = leaving(inner);
    const reads = tests.length > 0 && readsMatched(inner);
    const { conditions } = link;
    if (isCertain && !leaves && !reads && conditions.length === 0) {
      block.steps.push(...inner.steps);
      block.terminal = inner.terminal;
    } else block.steps.push({ kind: 'group', tests: isCertain && !reads ? [] : tests, ...(conditions.length > 0 && { conditions }), ...inner, link });
    return own.length;
  }

  private routeBlock({ link, isCertain, problem }: PlacedLink, own: readonly PlacedLink[]): Block | null {
    if (!this.state.mayApply(link)) return null;
    if (problem && !isCertain) return this.state.refuse(link, problem);
    const before = this.state.problems.length;
    const inner = this.handlers(own.map(unconditional));
    if (this.state.problems.length > before) return null;
    if (problem && readsParams(inner)) return this.state.refuse(link, problem);
    if (leavesRouter(inner)) return this.state.refuse(link, "next('router') in a route");
    // What is behind the error handler would still run.
    const isCut = inner.steps.some((step, at) => step.kind === 'try' && leaving(step) && (at < inner.steps.length - 1 || (inner.terminal && inner.terminal.kind !== 'done')));
    return isCut ? this.state.refuse(link, "next('route') in front of an error handler with more behind it") : inner;
  }

  private handlers(own: readonly PlacedLink[]): Block {
    let block: Block = { steps: [], terminal: null };
    const last = own.findLastIndex(({ link }) => link.role === 'handler');
    own.forEach((one, index) => {
      if (one.link.role === 'error') block = this.addError({ ...one, isCertain: true }, block, false);
      else if (!block.terminal) this.add(one, index === last, block);
    });
    return block;
  }

  // --- middleware -------------------------------------------------------------------------------------------------------

  /** Adds the middleware at the head, with those under the same condition, and says how many that were. */
  private addMiddleware(links: readonly PlacedLink[], block: Block): number {
    const [one] = links;
    const { link, isCertain, problem } = one;
    if (!isCertain && this.packages.isForExpress(one)) {
      // Express itself looks whether the path is one of those.
      this.add({ ...one, params: {} }, false, block);
      return 1;
    }
    if (!isCertain && problem) {
      if (!this.isWithoutEffect(link)) this.state.reject(link, `that runs for some of the requests only (${link.path})`, link.site);
      return 1;
    }
    if (!isCertain) return this.addConditional(links, block);
    const inner: Block = { steps: [], terminal: null };
    this.add(one, false, inner);
    if (problem && readsParams(inner)) this.state.reject(link, problem, link.site);
    if (leaving(inner) === 'router') return this.addLeaving(links, inner, block);
    if (one.tests.length > 0 && readsMatched(inner)) block.steps.push({ kind: 'group', tests: one.tests, ...inner, link });
    else {
      block.steps.push(...inner.steps);
      block.terminal = inner.terminal;
    }
    return 1;
  }

  /** Middleware over a path that only some of the requests have: `if (/^\/admin/.test(…)) { … }`. */
  private addConditional(links: readonly PlacedLink[], block: Block): number {
    const [{ link, tests }] = links;
    const key = JSON.stringify(tests);
    const end = links.findIndex((other) => other.isCertain || other.link.route !== undefined || other.link.role === 'error' || JSON.stringify(other.tests) !== key);
    const own = end < 0 ? links : links.slice(0, end);
    const inner = this.block(own.map((one) => ({ ...one, isCertain: true, tests: [] })), false);
    const isWhole = inner.steps.some((step) => step.kind === 'cors') || own.some(({ link: { function: fn } }) => fn.kind === 'package' && placePackage(fn, this.state.store.environment.project).kind === 'cookies');
    if (isWhole || inner.terminal?.kind === 'preflight' || leavesRouter(inner)) this.state.reject(link, `that runs for some of the requests only (${link.path})`, link.site);
    if (inner.steps.length > 0 || inner.terminal) block.steps.push({ kind: 'group', tests, ...inner, link });
    return own.length;
  }

  /** `next('router')`: what remains of the router is left out. */
  private addLeaving(links: readonly PlacedLink[], inner: Block, block: Block): number {
    const [{ link, scope }] = links;
    const mount = scope.at(-1)!;
    const lastOther = links.findLastIndex((other) => other.link.role !== 'error');
    const end = links.findIndex((other, index) => !other.scope.includes(mount) || index > lastOther);
    const own = end < 0 ? links : links.slice(0, end);
    const rest = this.block(own.slice(1), false);
    block.steps.push({ kind: 'group', tests: [], steps: [...inner.steps, ...rest.steps], terminal: rest.terminal, link });
    return own.length;
  }

  private isWithoutEffect({ function: fn }: ChainLink): boolean {
    return fn.kind === 'package' && placePackage(fn, this.state.store.environment.project).kind === 'dropped';
  }

  // --- one link ---------------------------------------------------------------------------------------------------------

  /** Adds one link that runs for every request of its block. */
  private add(one: PlacedLink, last: boolean, block: Block): void {
    const { link } = one;
    const unwrapped = unwrap(link.function, this.state.store.environment.project);
    if (unwrapped.link.kind === 'package') return this.packages.addPackage(one, unwrapped.link, block);
    if (!this.state.mayApply(link)) return;
    if (unwrapped.link.kind === 'opaque') {
      if (!last && this.express.addChoice(one, unwrapped.link, block)) return;
      return this.state.reject(link, unwrapped.link.reason, unwrapped.link.expression);
    }
    this.functions.addFunction(one, unwrapped.link, unwrapped.expression, unwrapped.definition, last, block);
  }

  // --- error handlers ---------------------------------------------------------------------------------------------------

  /** @param isLast nothing but error handlers follows, unless this one lets the request go on */
  private addError(one: PlacedLink, block: Block, isLast: boolean): Block {
    const handler = this.errorStep(one);
    if (!handler) return block;
    const goesOn = handler.lowered.outcome.mayContinue;
    // The wrapper asks those at the end in turn, and knows of conditions.
    if (goesOn || !isLast) if (!this.state.isUnconditional(handler.link)) return block;
    if (isLast && !goesOn) {
      this.errors.push(handler);
      return block;
    }
    if (!isLast) return mayFail(block) ? guarded(block, handler) : block;
    const inner = this.errors.reduce(guarded, block);
    this.errors = [];
    return guarded(inner, handler);
  }

  /** `if (development) app.use(errorhandler())`: in development Next shows errors itself. */
  private isForDevelopment({ function: fn, conditions }: ChainLink): boolean {
    const isWritten = fn.kind === 'package' && fn.package === 'errorhandler';
    return isWritten && conditions.some(({ text }) => /['"]development['"]|!==?\s*['"]production['"]/.test(text) && !text.startsWith('!'));
  }

  private leaveOut(link: ChainLink): null {
    this.state.note(link, 'dropped', 'in development Next shows errors itself');
    return null;
  }

  /** The error handler of a package is run by Express. */
  private packageErrorStep(link: ChainLink, { package: name, expression: span, moduleLevel }: PackageLink): ErrorStep | null {
    const refused = moduleLevel ? this.state.store.environment.refusedLinks.get(`${span.file}:${span.start}`) : 'an error handler with options of the function around it';
    if (refused) return this.state.refuse(link, refused);
    this.state.note(link, 'error handler', 'runs in Express for what is thrown');
    return { callee: { kind: 'express', package: name, span }, lowered: EXPRESS_ERROR_HANDLER, link };
  }

  private errorStep({ link, isCertain }: PlacedLink): ErrorStep | null {
    if (this.isForDevelopment(link)) return this.leaveOut(link);
    if (!this.state.mayApply(link)) return null;
    if (!isCertain) return this.state.refuse(link, `that runs for some of the requests only (${link.path})`);
    const { link: fn, expression, definition } = unwrap(link.function, this.state.store.environment.project);
    if (fn.kind === 'opaque') return this.state.refuse(link, fn.reason);
    if (fn.kind === 'package') return this.packageErrorStep(link, fn);
    if (!fn.moduleLevel && !fn.home && !fn.names) return this.state.refuse(link, 'an error handler that uses variables of the function around it');
    const lowered = this.state.lower(link, fn, definition, 'error', false);
    if (!lowered) return null;
    const { outcome, establishes } = lowered;
    if (outcome.leaves || (outcome.mayContinue && establishes.length > 0)) return this.state.refuse(link, 'an error handler that hands something on');
    const callee = calleeOf(fn, expression, link.site, fn.name ?? 'handleError');
    this.state.localsBefore ||= usesLocals(lowered);
    this.state.note(link, 'error handler', 'maps what is thrown');
    return { callee, lowered, link };
  }
}

/** `router.route('/a').all(…).get(…)`: one route with several methods. */
function isSameRoute(link: ChainLink, other: ChainLink): boolean {
  return link.made !== undefined && link.made === other.made && link.router === other.router && link.path === other.path && link.mount === other.mount;
}
