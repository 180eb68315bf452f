import { allSteps, hasCode, leaving, loweredIn, type Block, type ErrorStep, type ExpressStep, type Step } from './steps.js';
import { EXPRESS_REQUEST } from '../lower/express-request.js';
import type { LoweredFunction } from '../lower/function.js';
import { VIEW_LOCALS } from '../lower/view-locals.js';
import type { ChainLink, SourceSpan, StaticValue } from '../model.js';
import type { CalledByHand } from './called-by-hand.js';
import type { ChainState } from './chain-state.js';
import { expressObstacle, functionObstacle } from './express-link.js';
import { placePackage } from './middleware-rules.js';
import { textOf } from './source-functions.js';
import type { MiddlewarePlacement } from './middleware-rule.js';
import type { PlacedLink } from './place-links.js';
import type { UserLink } from './wrappers.js';

/** Links that only Express can run become steps, behind which native code goes on. */
export class ExpressSteps {
  constructor(private readonly state: ChainState) {}

  addExpress(one: PlacedLink, fn: Extract<ChainLink['function'], { kind: 'package' }>, placed: Extract<MiddlewarePlacement, { kind: 'express' }>, block: Block): void {
    const { link } = one;
    if (!fn.moduleLevel && !fn.names) return this.state.reject(link, `${fn.package} with options of the function around it`, fn.expression);
    if (!isPrefix(link)) return this.state.reject(link, `${fn.package} on a pattern`, fn.expression);
    const refused = this.refusal(link);
    if (refused) return this.state.reject(link, refused, fn.expression);
    const replaces = placed.replaces.filter((name) => this.state.provided.has(name));
    const provides = [...placed.provides, ...replaces].filter((name) => name !== 'body' || !placed.needsBody || this.state.hasBodyParser);
    const readsState = placed.readsOthers || placed.isOpen || fn.arguments.some(({ value }) => mayCall(value));
    this.pushExpress(one, { establishes: [...provides], isOpen: placed.isOpen, readsState, keepsState: placed.keepsState, readsAddress: placed.readsAddress }, block);
    placed.methods.forEach((name) => this.state.reach!.methods.add(name));
    provides.forEach((name) => this.state.provided.add(name));
    if (provides.includes('body')) this.state.hasBodyParser = true;
  }

  /** A body parser behind middleware that makes a body itself. */
  addParser(one: PlacedLink, block: Block): void {
    const { link } = one;
    const refused = isPrefix(link) ? this.refusal(link) : 'a body parser on a pattern';
    if (refused) return this.state.reject(link, refused, link.function.expression);
    this.pushExpress(one, { establishes: ['body'], isOpen: false, readsState: true, keepsState: false, readsAddress: false }, block);
    this.state.provided.add('body');
    this.state.hasBodyParser = true;
  }

  /** A function that cannot be lowered runs as it is, before native code, where nothing speaks against it. */
  addUserExpress(one: PlacedLink, fn: UserLink, expression: SourceSpan, block: Block): boolean {
    if (!isPrefix(one.link) || one.link.param !== undefined || this.refusal(one.link)) return false;
    if (this.callsMethods(fn)) return false;
    if (expressObstacle(fn, expression, this.state.store.environment.project) !== null) return false;
    this.pushExpress(one, { establishes: [], isOpen: true, readsState: true, keepsState: false, readsAddress: false }, block);
    return true;
  }

  /** Middleware of a package that a function calls with a callback: what it is given is on the request of Express. */
  addByHand(one: PlacedLink, { middleware, making, key }: CalledByHand, block: Block): boolean {
    const placed = placePackage(middleware, this.state.store.environment.project);
    if (placed.kind !== 'express' || !isPrefix(one.link) || one.link.param !== undefined || this.refusal({ ...one.link, function: middleware })) return false;
    const link = { ...one.link, function: middleware };
    // Called by hand, passport leaves `req.user` to the callback, which may call `req.logIn()`.
    const provides = [key, ...placed.provides];
    this.pushExpress({ ...one, link }, { making, establishes: provides, isOpen: false, readsState: true, keepsState: false, readsAddress: false }, block);
    placed.methods.forEach((name) => this.state.reach!.methods.add(name));
    provides.forEach((name) => this.state.provided.add(name));
    if (provides.includes('body')) this.state.hasBodyParser = true;
    return true;
  }

  /** One of several middlewares, by a condition on what the app is started with: a limiter, or one that does nothing. */
  addChoice(one: PlacedLink, { choice, expression }: Extract<ChainLink['function'], { kind: 'opaque' }>, block: Block): boolean {
    const { project } = this.state.store.environment;
    if (!choice || choice.among.some((fn) => fn.kind === 'user' && this.callsMethods(fn)) || (!choice.moduleLevel && !choice.names) || !isPrefix(one.link) || one.link.param !== undefined || this.refusal(one.link)) return false;
    if (/\brequire\(/.test(textOf(project, expression))) return false;
    const placed = choice.among.map((fn) => (fn.kind === 'package' ? placePackage(fn, project) : fn.kind === 'user' && functionObstacle(fn, project) === null ? null : undefined));
    if (placed.some((each) => each === undefined || (each && each.kind !== 'express'))) return false;
    const packages = placed.flatMap((each) => (each?.kind === 'express' ? [each] : []));
    this.pushExpress(one, { establishes: [], isOpen: true, readsState: true, keepsState: packages.some((each) => each.keepsState), readsAddress: packages.some((each) => each.readsAddress) }, block);
    for (const { methods } of packages) methods.forEach((name) => this.state.reach!.methods.add(name));
    return true;
  }

  /** In front of native code the response has no methods but its own. */
  private callsMethods({ function: { file } }: UserLink): boolean {
    const names = Object.keys(this.state.methods);
    return names.length > 0 && new RegExp(`\\.(?:${names.join('|')})\\b`).test(this.state.store.environment.project.module(file).code);
  }

  /** cookie-parser goes to Express with what stands behind it. */
  private refusal(link: ChainLink): string | undefined {
    const { refusedLinks } = this.state.store.environment;
    const reasons = [...this.state.cookieLinks, link].map(({ function: { expression } }) => refusedLinks.get(`${expression.file}:${expression.start}`));
    return reasons.find((reason) => reason !== undefined);
  }

  private pushExpress({ link, params }: PlacedLink, what: Pick<ExpressStep, 'making' | 'establishes' | 'isOpen' | 'readsState' | 'keepsState' | 'readsAddress'>, block: Block): void {
    const cookies = this.state.cookieLinks.splice(0).map((one): ExpressStep => ({ kind: 'express', link: one, establishes: [], isOpen: false, readsState: false, keepsState: false, readsAddress: false, params }));
    const added: ExpressStep[] = [...cookies, { kind: 'express', link, ...what, params }];
    this.state.reach ??= { members: new Set(), methods: new Set() };
    what.establishes.forEach((name) => this.state.reach!.members.add(name));
    this.state.express.push(...added);
    block.steps.push(...added);
    this.state.headersBefore = true;
    this.state.localsBefore = true;
    if (what.isOpen) {
      // Validators put what they made of these in their place.
      for (const name of ['body', 'query']) this.state.provided.add(name);
      this.state.hasBodyParser = true;
    }
    this.state.note(link, 'bridged', 'runs in Express; what follows is native');
  }

  /** Of what Express middleware provides, the code behind it gets what it reads. */
  settleExpressLinks(block: Block & { errors: readonly ErrorStep[] }): void {
    for (const step of this.state.express) {
      if (!encloses(block, step, true)) this.state.reject(step.link, 'middleware that only Express can run, for some of the requests', step.link.function.expression);
      const behind = stepsBehind(block, step);
      const read = keysRead({ ...block, steps: behind });
      step.establishes = step.isOpen ? [...read] : [...step.establishes, EXPRESS_REQUEST].filter((key) => read.has(key));
    }
  }
}

/** Whether all that may run behind a step stands in its block: it goes into the function that runs behind the middleware. */
function encloses({ steps, terminal }: Block, step: ExpressStep, isRoot: boolean): boolean {
  const at = steps.indexOf(step);
  if (at >= 0) return isRoot || (terminal !== null && leaving({ steps: steps.slice(at), terminal }) === null);
  return steps.some((one) => (one.kind === 'group' || one.kind === 'try') && encloses(one, step, false));
}

/** The steps from one on, as far as its block reaches, and those behind that. */
function stepsBehind({ steps }: Block, step: ExpressStep): Step[] {
  const at = steps.findIndex((one) => one === step || ((one.kind === 'group' || one.kind === 'try') && allSteps(one).includes(step)));
  return at < 0 ? [] : steps.slice(at);
}

/** Keys of the state that functions read which none has surely established before. */
function keysRead(block: Block & { errors: readonly ErrorStep[] }): Set<string> {
  const read = new Set<string>();
  const take = ({ uses, body }: LoweredFunction, own: ReadonlySet<string>) => {
    // `res.locals` are one object, which Express is given.
    const keys = [...uses.map((use) => use.key).filter((key) => key !== VIEW_LOCALS), ...(body === null ? [] : ['body'])];
    for (const key of keys) if (!own.has(key)) read.add(key);
  };
  const visit = ({ steps, terminal }: Block, own: Set<string>): void => {
    for (const step of steps) {
      if (step.kind === 'group' || step.kind === 'try') {
        visit(step, new Set(own));
        if (step.kind === 'try') take(step.handler.lowered, own);
        continue;
      }
      for (const lowered of loweredIn({ steps: [step], terminal: null, errors: [] })) {
        take(lowered, own);
        if (step.link.conditions.length === 0) lowered.establishes.forEach((key) => own.add(key));
      }
    }
    if (hasCode(terminal)) take(terminal.lowered, own);
  };
  visit(block, new Set());
  const established = new Set(loweredIn(block).flatMap(({ establishes }) => establishes));
  for (const { lowered } of block.errors) take(lowered, established);
  return read;
}

/** Whether Express can be told where a link stands: below a literal path, or a handler in a router that is mounted below one. */
export function isPrefix(link: ChainLink): boolean {
  return /^\/[\w\-./~]*$/.test(link.role === 'middleware' ? link.path : link.mount || '/');
}

/** Whether a function of the user may be among the options, which may look at anything. */
function mayCall(value: StaticValue): boolean {
  if (value.kind === 'array') return value.items.some(mayCall);
  if (value.kind === 'object') return !value.complete || Object.values(value.entries).some(mayCall);
  return value.kind === 'function' || value.kind === 'unknown';
}
