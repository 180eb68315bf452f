import { diagnostic } from '../diagnostics.js';
import { topBindings } from '../emit/bindings.js';
import { freeNamesOf } from '../emit/free-names.js';
import type { FunctionForm } from '../lower/snippet.js';
import type { FunctionRole, LoweredFunction, ParameterRole } from '../lower/function.js';
import type { ChainLink, Diagnostic, LinkFunction, Place, PlannedLink, Placement, SourceSpan, StaticValue } from '../model.js';
import type { PathRegExp } from '../next/path-regexp.js';
import type { Params } from '../next/segments.js';
import type { SourceProject } from '../source/project.js';
import type { ChainContext, LoweringStore } from './lowering-store.js';
import { placePackage } from './middleware-rules.js';
import { expressObstacle } from './express-link.js';
import type { BodyHelper, MiddlewarePlacement } from './middleware-rule.js';
import type { PlacedLink } from './place-links.js';
import { functionAt, textOf } from './source-functions.js';
import { unwrap, type UserLink } from './wrappers.js';

/** How emitted code names a function: the registered expression, or the name under which an inline function is hoisted. */
export type Callee =
  | { kind: 'expression'; span: SourceSpan; names?: Record<string, Place> }
  /** A member of an object that the start-up code made. */
  | { kind: 'member'; object: Place; member: string; function: SourceSpan; span: SourceSpan }
  /** Stands in the registration itself and gets a name in the module of the registration. */
  | { kind: 'hoisted'; file: string; site: SourceSpan; function: SourceSpan; suggested: string | null; names?: Record<string, Place> };

/** One link of a native chain, in the order in which it runs, or several under a condition. */
export type Step =
  | { kind: 'parse'; helper: BodyHelper; options: SourceSpan | null; functions: ParserFunction[]; link: ChainLink }
  | { kind: 'cors'; options: SourceSpan | null; dynamic: boolean; delegate: OptionFunction | null; link: ChainLink }
  | { kind: 'headers'; headers: Record<string, string>; link: ChainLink }
  /**
   * Only Express can run it: what follows runs behind it, and reads from it what it `establishes`; `isOpen` where that is not
   * known, and all that is read behind it is read from it. One that `keepsState` may exist only once; one that
   * `readsAddress` tells clients apart by it.
   */
  | { kind: 'express'; link: ChainLink; establishes: string[]; isOpen: boolean; keepsState: boolean; readsAddress: boolean; params: Params }
  | GuardStep
  | GroupStep
  | TryStep;

type ExpressStep = Extract<Step, { kind: 'express' }>;

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
}

export type CompiledChain = NativeChain | { ok: false; diagnostics: Diagnostic[]; links: PlannedLink[]; routes: Set<number> };

/** What a chain is for, besides its links. */
export interface ChainPlace {
  method: string;
  /** In Express syntax; `/*` at its end stands for whatever no route takes. */
  path: string;
  /** Routes that stand in several files: their handlers are functions that all of them call. */
  shared?: ReadonlySet<number>;
  /** How many links at the end stand behind all that the chain is for. Absent: the error handlers at the end. */
  behind?: number;
}

/** Compiles the links of one file and method into the steps of a route handler. */
export function compileChain(place: ChainPlace, links: readonly PlacedLink[], store: LoweringStore): CompiledChain {
  return new ChainCompiler(store, place).compile(links);
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

/** `get('/books/:id', …)` → `getBooksId`, for a handler that has no name of its own. */
function suggestedName(link: ChainLink, last: boolean): string | null {
  if (link.function.kind === 'user' && link.function.name) return link.function.name;
  if (link.role === 'middleware' || !last) return null;
  const words = link.path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return `handle${words.map((word) => word[0].toUpperCase() + word.slice(1)).join('')}`;
}

const PARAM_ROLES = ['request', 'response', 'next', 'value', 'value'] as const;

class ChainCompiler {
  private readonly links: PlannedLink[] = [];
  private readonly problems: Diagnostic[] = [];
  private readonly routes = new Set<number>();
  private readonly provided = new Set<string>();
  /** cookie-parser, which native code does without, but not the Express middleware behind it. */
  private cookieLinks: ChainLink[] = [];
  private hasBodyParser = false;
  private hasCookieParser = false;
  private headersBefore = false;
  private cacheBefore = false;
  private typeBefore: string | null = null;
  /** Callbacks of `app.param` that ran, with where the value came from. */
  private readonly called = new Map<string, string>();
  private errors: ErrorStep[] = [];
  /** Links that only Express can run, met so far. */
  private readonly express: ExpressStep[] = [];

  constructor(
    private readonly store: LoweringStore,
    private readonly place: ChainPlace,
  ) {}

  compile(links: readonly PlacedLink[]): CompiledChain {
    const { steps, terminal } = this.block(links, true);
    const { errors, routes } = this;
    this.settleExpressLinks({ steps, terminal });
    if (this.problems.length > 0) return { ok: false, diagnostics: this.problems, links: this.links, routes };
    return { ok: true, steps, terminal: terminal ?? { kind: 'not found' }, errors, links: this.links, routes };
  }

  /** Links up to the first that surely answers, and the error handlers behind it. */
  private block(links: readonly PlacedLink[], isRoot: boolean): Block {
    let block: Block = { steps: [], terminal: null };
    const behind = this.place.behind ?? links.length - 1 - links.findLastIndex(({ link }) => link.role !== 'error');
    for (let at = 0; at < links.length; ) {
      const one = links[at];
      if (one.link.role === 'error') {
        const isLast = isRoot && (block.terminal !== null || at >= links.length - behind);
        block = this.addError(one, block, isLast);
        at += 1;
      } else if (block.terminal) at += 1;
      else at += one.link.route === undefined ? this.addMiddleware(links.slice(at), block) : this.addRoute(links.slice(at), block);
    }
    return block;
  }

  // --- routes -----------------------------------------------------------------------------------------------------------

  /** Adds the handlers of the route at the head, and says how many links these are. */
  private addRoute(links: readonly PlacedLink[], block: Block): number {
    const [first] = links;
    const { link, isCertain, tests } = first;
    const end = links.findIndex((other) => other.link.route !== link.route);
    const own = end < 0 ? links : links.slice(0, end);
    this.routes.add(link.route!);
    const inner = this.routeBlock(first, own);
    if (!inner) {
      if (isCertain) block.terminal = { kind: 'not found' };
      return own.length;
    }
    const leaves = leaving(inner);
    const reads = tests.length > 0 && readsMatched(inner);
    if (isCertain && !leaves && !reads) {
      block.steps.push(...inner.steps);
      block.terminal = inner.terminal;
    } else block.steps.push({ kind: 'group', tests: isCertain && !reads ? [] : tests, ...inner, link });
    return own.length;
  }

  private routeBlock({ link, isCertain, problem }: PlacedLink, own: readonly PlacedLink[]): Block | null {
    if (link.conditions.length > 0) return this.refuse(link, `registered only if ${link.conditions.map((one) => one.text).join(' and ')}`);
    if (problem && !isCertain) return this.refuse(link, problem);
    const before = this.problems.length;
    const inner = this.handlers(own);
    if (this.problems.length > before) return null;
    if (problem && readsParams(inner)) return this.refuse(link, problem);
    if (leavesRouter(inner)) return this.refuse(link, "next('router') in a route");
    // What is behind the error handler would still run.
    const isCut = inner.steps.some((step, at) => step.kind === 'try' && leaving(step) && (at < inner.steps.length - 1 || (inner.terminal && inner.terminal.kind !== 'done')));
    return isCut ? this.refuse(link, "next('route') in front of an error handler with more behind it") : inner;
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

  private refuse(link: ChainLink, reason: string): null {
    this.reject(link, reason, link.site);
    return null;
  }

  // --- middleware -------------------------------------------------------------------------------------------------------

  /** Adds the middleware at the head, with those under the same condition, and says how many that were. */
  private addMiddleware(links: readonly PlacedLink[], block: Block): number {
    const [one] = links;
    const { link, isCertain, problem } = one;
    if (!isCertain && problem) {
      if (!this.isWithoutEffect(link)) this.reject(link, `that runs for some of the requests only (${link.path})`, link.site);
      return 1;
    }
    if (!isCertain) return this.addConditional(links, block);
    const inner: Block = { steps: [], terminal: null };
    this.add(one, false, inner);
    if (problem && readsParams(inner)) this.reject(link, problem, link.site);
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
    const isWhole = inner.steps.some((step) => step.kind === 'cors') || own.some(({ link: { function: fn } }) => fn.kind === 'package' && placePackage(fn, this.store.environment.project).kind === 'cookies');
    if (isWhole || inner.terminal?.kind === 'preflight' || leavesRouter(inner)) this.reject(link, `that runs for some of the requests only (${link.path})`, link.site);
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
    return fn.kind === 'package' && placePackage(fn, this.store.environment.project).kind === 'dropped';
  }

  // --- one link ---------------------------------------------------------------------------------------------------------

  /** Adds one link that runs for every request of its block. */
  private add(one: PlacedLink, last: boolean, block: Block): void {
    const { link } = one;
    const unwrapped = unwrap(link.function, this.store.environment.project);
    if (unwrapped.link.kind === 'package') return this.addPackage(one, unwrapped.link, block);
    if (!this.mayApply(link)) return;
    if (unwrapped.link.kind === 'opaque') return this.reject(link, unwrapped.link.reason, unwrapped.link.expression);
    this.addFunction(one, unwrapped.link, unwrapped.expression, unwrapped.definition, last, block);
  }

  /** A condition on start-up values is kept as a condition. */
  private mayApply(link: ChainLink): boolean {
    const isKept = link.role === 'middleware' && link.conditions.every((one) => conditionText(one, this.store.environment.project) !== null);
    return isKept || this.isUnconditional(link);
  }

  private isUnconditional(link: ChainLink): boolean {
    if (link.conditions.length === 0) return true;
    this.reject(link, `registered only if ${link.conditions.map((one) => one.text).join(' and ')}`, link.site);
    return false;
  }

  private reject(link: ChainLink, reason: string, span: SourceSpan): void {
    this.problems.push(diagnostic('E2N202', { reason }, span));
    this.note(link, 'bridged', reason);
  }

  private note(link: ChainLink, placement: Placement, reason: string): void {
    const text = textOf(this.store.environment.project, link.function.expression);
    this.links.push({ name: text.length > 60 ? `${text.slice(0, 57).replace(/\s+/g, ' ')}…` : text, placement, reason, span: link.site });
  }

  private addPackage(one: PlacedLink, fn: Extract<ChainLink['function'], { kind: 'package' }>, block: Block): void {
    const { link } = one;
    const placed = placePackage(fn, this.store.environment.project);
    if (placed.kind === 'dropped') return this.note(link, 'dropped', placed.reason);
    if (placed.kind === 'static') return this.addStatic(link);
    if (!this.mayApply(link)) return;
    if (placed.kind === 'cookies') {
      if (!this.isUnconditional(link)) return;
      this.hasCookieParser = true;
      this.cookieLinks.push(link);
      return this.note(link, 'dropped', 'cookies are parsed where they are read');
    }
    if (placed.kind === 'parser' && !this.isUnconditional(link)) return;
    switch (placed.kind) {
      case 'unsupported':
      case 'wrapper':
        return this.reject(link, placed.kind === 'unsupported' ? placed.reason : 'a wrapper around an unknown function', fn.expression);
      case 'parser':
        return this.addParser(link, placed, fn.arguments[0]?.value, block);
      case 'cors':
        return this.addCors(link, placed, block);
      case 'express':
        return this.addExpress(one, fn, placed, block);
      case 'headers':
        this.headersBefore = true;
        block.steps.push({ kind: 'headers', headers: placed.headers, link });
        return this.note(link, 'guard', 'fixed headers');
    }
  }

  private addCors(link: ChainLink, { options, dynamic, delegate: fn }: Extract<MiddlewarePlacement, { kind: 'cors' }>, block: Block): void {
    const delegate = fn && this.lowerOption(link, fn, ['request', 'value']);
    if (fn && !delegate) return;
    if (this.place.method === 'OPTIONS') {
      block.terminal = { kind: 'preflight', options, dynamic, delegate, link };
      return this.note(link, 'handler', 'answers the CORS preflight');
    }
    this.headersBefore = true;
    block.steps.push({ kind: 'cors', options, dynamic, delegate, link });
    this.note(link, 'guard', 'CORS headers; OPTIONS answers the preflight');
  }

  /** A function among the options of a middleware; null where it cannot be lowered, which bridges the endpoint. */
  private lowerOption(link: ChainLink, fn: LinkFunction, roles: readonly ParameterRole[]): OptionFunction | null {
    if (fn.kind !== 'user' || !fn.moduleLevel) {
      this.reject(link, 'a middleware with a function among its options that is not known here', fn.expression);
      return null;
    }
    const stored = this.store.lowerOption(fn, roles, this.contextOf(link, 'option', 'in place'));
    if (stored.ok) return { file: fn.function.file, lowered: stored.lowered };
    this.problems.push(stored.diagnostic);
    this.note(link, 'bridged', stored.diagnostic.message);
    return null;
  }

  private addParser(link: ChainLink, { helper, options }: { helper: BodyHelper; options: SourceSpan | null }, value: StaticValue | undefined, block: Block): void {
    // What the middleware has left stays where the type of the body is not the parser's.
    if (this.express.some((step) => step.isOpen || step.establishes.includes('body'))) return this.reject(link, 'a body parser behind middleware that makes a body', link.function.expression);
    const functions = value && parserFunctions(value);
    if (functions === null) return this.reject(link, 'a body parser with options that reading cannot tell', link.function.expression);
    const lowered: ParserFunction[] = [];
    for (const { name, link: fn } of functions ?? []) {
      const roles = name === 'verify' ? (['request', 'response', 'value', 'value'] as const) : (['request'] as const);
      const one = this.lowerOption(link, fn, roles);
      if (!one) return;
      lowered.push({ name, ...one });
    }
    // The text of options that have a name stands in another place, which others may use.
    const isNamed = options !== null && !textOf(this.store.environment.project, options).startsWith('{');
    if (lowered.length > 0 && isNamed) return this.reject(link, 'a body parser whose options are shared', options);
    this.hasBodyParser = true;
    block.steps.push({ kind: 'parse', helper, options, functions: lowered, link });
    for (const one of lowered) one.lowered.establishes.forEach((key) => this.provided.add(key));
    this.note(link, 'guard', 'the body is read here');
  }

  private contextOf(link: ChainLink, role: FunctionRole, placement: ChainContext['placement']): ChainContext {
    return {
      role,
      placement,
      hasBodyParser: this.hasBodyParser,
      hasCookieParser: this.hasCookieParser,
      headersBefore: this.headersBefore,
      cacheBefore: this.cacheBefore,
      typeBefore: this.typeBefore,
      isRootApp: this.store.environment.isRootApp(link.router),
      provided: new Set(this.provided),
      mount: prefixOf(link),
      routePath: link.role === 'handler' && link.route !== undefined ? registeredPath(link, this.store.environment.project) : null,
    };
  }

  private addExpress(one: PlacedLink, fn: Extract<ChainLink['function'], { kind: 'package' }>, placed: Extract<MiddlewarePlacement, { kind: 'express' }>, block: Block): void {
    const { link } = one;
    if (!fn.moduleLevel) return this.reject(link, `${fn.package} with options of the function around it`, fn.expression);
    if (!isPrefix(link)) return this.reject(link, `${fn.package} on a pattern`, fn.expression);
    const refused = this.refusal(link);
    if (refused) return this.reject(link, refused, fn.expression);
    if ((placed.readsOthers || hasFunction(fn.arguments.map((one) => one.value))) && !this.joinsExpress(link, block)) {
      return this.reject(link, `${fn.package}, which reads what other middleware left on req`, fn.expression);
    }
    const provides = placed.provides.filter((name) => name !== 'body' || !placed.needsBody || this.hasBodyParser);
    this.pushExpress(one, { establishes: [...provides], isOpen: placed.isOpen, keepsState: placed.keepsState, readsAddress: placed.readsAddress }, block);
    provides.forEach((name) => this.provided.add(name));
    if (provides.includes('body')) this.hasBodyParser = true;
  }

  /** A function that cannot be lowered runs as it is, before native code, where nothing speaks against it. */
  private addUserExpress(one: PlacedLink, fn: UserLink, expression: SourceSpan, block: Block): boolean {
    if (!isPrefix(one.link) || one.link.param !== undefined || this.refusal(one.link) || !this.joinsExpress(one.link, block)) return false;
    if (expressObstacle(fn, expression, this.store.environment.project) !== null) return false;
    this.pushExpress(one, { establishes: [], isOpen: true, keepsState: false, readsAddress: false }, block);
    return true;
  }

  private refusal({ function: { expression } }: ChainLink): string | undefined {
    return this.store.environment.refusedLinks.get(`${expression.file}:${expression.start}`);
  }

  private pushExpress({ link, params }: PlacedLink, what: Pick<ExpressStep, 'establishes' | 'isOpen' | 'keepsState' | 'readsAddress'>, block: Block): void {
    const cookies = this.cookieLinks.splice(0).map((one): ExpressStep => ({ kind: 'express', link: one, establishes: [], isOpen: false, keepsState: false, readsAddress: false, params }));
    const added: ExpressStep[] = [...cookies, { kind: 'express', link, ...what, params }];
    this.express.push(...added);
    block.steps.push(...added);
    this.headersBefore = true;
    if (what.isOpen) {
      // Validators put what they made of these in their place.
      for (const name of ['body', 'query']) this.provided.add(name);
      this.hasBodyParser = true;
    }
    this.note(link, 'bridged', 'runs in Express; what follows is native');
  }

  /** Whether a link sees on `req` what Express middleware before it left there: it does right behind it. */
  private joinsExpress(link: ChainLink, block: Block): boolean {
    const last = this.express.findLast((step) => step.isOpen || step.establishes.some((key) => !PASSED_ON.has(key)));
    if (!last) return true;
    const at = block.steps.indexOf(last);
    return at >= 0 && block.steps.slice(at).every((step) => step.kind === 'express' && step.link.role === link.role);
  }

  /** Of what Express middleware provides, the code behind it gets what it reads. What it replaces, Express would not see. */
  private settleExpressLinks(block: Block): void {
    const all = loweredIn({ ...block, errors: this.errors });
    for (const step of this.express) {
      // What follows stands in a function behind the middleware, which ends with the handler.
      if (!block.steps.includes(step)) this.reject(step.link, 'middleware that only Express can run, for some of the requests', step.link.function.expression);
      const behind = loweredIn({ steps: block.steps.slice(block.steps.indexOf(step)), terminal: block.terminal, errors: this.errors });
      const replaced = step.establishes.find((key) => key !== 'body' && key !== 'query' && all.some((lowered) => lowered.establishes.includes(key)));
      if (replaced) this.reject(step.link, `whose req.${replaced} is replaced`, step.link.function.expression);
      const read = keysRead(behind);
      step.establishes = step.isOpen ? [...read] : step.establishes.filter((key) => read.has(key));
    }
  }

  /** Next serves what is in `public/`; of other folders only those matter that hold a file for this very path. */
  private addStatic(link: ChainLink): void {
    const obstacle = this.store.environment.statics.obstacleFor(link, this.place);
    if (obstacle) return this.reject(link, obstacle, link.function.expression);
    this.note(link, 'dropped', 'its files are served apart from routes');
  }

  private addFunction(one: PlacedLink, fn: UserLink, expression: SourceSpan, definition: SourceSpan | null, last: boolean, block: Block): void {
    const { link, params } = one;
    const isInline = isWrittenAt(fn, expression);
    if (!isInline && !fn.moduleLevel && !fn.home && !fn.names) return this.reject(link, 'a function that only exists inside another one', expression);
    if (isInline && !fn.moduleLevel && !fn.names) return this.reject(link, 'a handler that uses variables of the function around it', expression);
    if (link.param !== undefined && this.hasRun(one)) return;
    const inline = isInline && last && !this.place.shared?.has(link.route!) && !this.assignsModuleState(fn);
    const lowered = this.lower(link, fn, definition, last && link.role === 'handler' ? 'handler' : 'middleware', inline, () => !(last && link.role === 'handler') && this.addUserExpress(one, fn, expression, block));
    if (!lowered) return;
    if (lowered.usesThis === 'own' && !fn.receiver) return this.reject(link, '`this` in a function that is registered without its object', expression);
    const callee = calleeOf(fn, expression, link.site, suggestedName(link, last));
    const { outcome } = lowered;
    if (link.conditions.length > 0 && (!outcome.mayContinue || lowered.establishes.length > 0)) return void this.isUnconditional(link);
    if (!outcome.mayContinue && !outcome.leaves) {
      block.terminal = inline ? { kind: 'inline', lowered, link, function: fn.function, ...(fn.names && { names: fn.names }), params } : { kind: 'call', callee, lowered, link, params };
      return this.note(link, 'handler', 'answers');
    }
    // An inline body that may go on has to be a function of its own, which the route calls.
    const guard = inline ? this.lower(link, fn, definition, 'middleware', false) : lowered;
    if (!guard) return;
    block.steps.push({ kind: 'guard', callee, lowered: guard, link, params, values: this.values(link, fn) });
    this.headersBefore ||= guard.headers !== null;
    this.cacheBefore ||= guard.headers !== null && /cache-control/i.test(guard.code);
    const { typeOnward } = guard.outcome;
    if (typeOnward) this.typeBefore = link.conditions.length > 0 || link.applies === 'maybe' ? 'unknown' : typeOnward;
    guard.establishes.forEach((key) => this.provided.add(key));
    this.note(link, 'guard', inline ? 'may go on to what follows' : 'called before the handler');
  }

  private lower(link: ChainLink, fn: UserLink, definition: SourceSpan | null, role: FunctionRole, inline: boolean, otherwise = () => false): LoweredFunction | null {
    const context = { ...this.contextOf(link, role, inline ? 'inline' : 'in place'), ...(link.param !== undefined && { parameters: PARAM_ROLES }) };
    const stored = this.store.lower(fn, context, definition);
    if (stored.ok) return stored.lowered;
    if (otherwise()) return null;
    this.problems.push(stored.diagnostic);
    this.note(link, 'bridged', stored.diagnostic.message);
    return null;
  }

  /** A callback of `app.param` runs once for a value (EXPRESS docs, `app.param`). */
  private hasRun({ link, params }: PlacedLink): boolean {
    const { file, start } = link.function.expression;
    const key = `${file}:${start} ${link.param}`;
    const source = JSON.stringify(params[link.param!] ?? null);
    const known = this.called.get(key);
    if (known !== undefined && known !== source) this.reject(link, `the callback for the parameter '${link.param}', at two places of the path`, link.site);
    this.called.set(key, source);
    return known !== undefined;
  }

  /** The value and the name that a callback of `app.param` takes behind `next`. */
  private values(link: ChainLink, fn: UserLink): GuardStep['values'] {
    if (link.param === undefined) return [];
    const count = functionAt(this.store.environment.project, fn.function)?.node.params.length ?? 0;
    return [{ param: link.param }, { text: `'${link.param}'` }].slice(0, Math.max(0, count - 3));
  }

  /** An imported binding cannot be assigned, so a handler that does stays in the module of the variable. */
  private assignsModuleState(fn: UserLink): boolean {
    const found = functionAt(this.store.environment.project, fn.function);
    return !!found && moduleAssignments(found.code, found.form) > 0;
  }

  // --- error handlers ---------------------------------------------------------------------------------------------------

  /** @param isLast nothing but error handlers follows, unless this one lets the request go on */
  private addError(one: PlacedLink, block: Block, isLast: boolean): Block {
    const handler = this.errorStep(one);
    if (!handler) return block;
    const goesOn = handler.lowered.outcome.mayContinue;
    if (isLast && !goesOn) {
      this.errors.push(handler);
      return block;
    }
    if (!isLast) return mayFail(block) ? guarded(block, handler) : block;
    const inner = this.errors.reduce(guarded, block);
    this.errors = [];
    return guarded(inner, handler);
  }

  private errorStep({ link, isCertain }: PlacedLink): ErrorStep | null {
    if (!this.isUnconditional(link)) return null;
    if (!isCertain) return this.refuse(link, `that runs for some of the requests only (${link.path})`);
    const { link: fn, expression, definition } = unwrap(link.function, this.store.environment.project);
    if (fn.kind === 'opaque') return this.refuse(link, fn.reason);
    if (fn.kind === 'package') return this.refuse(link, `the error handler of the package ${fn.package}`);
    if (!fn.moduleLevel && !fn.home && !fn.names) return this.refuse(link, 'an error handler that uses variables of the function around it');
    const lowered = this.lower(link, fn, definition, 'error', false);
    if (!lowered) return null;
    const { outcome, establishes } = lowered;
    if (outcome.leaves || (outcome.mayContinue && establishes.length > 0)) return this.refuse(link, 'an error handler that hands something on');
    const callee = calleeOf(fn, expression, link.site, fn.name ?? 'handleError');
    this.note(link, 'error handler', 'maps what is thrown');
    return { callee, lowered, link };
  }
}

/** What middleware behind does not look at, or is handed anyway. */
const PASSED_ON = new Set(['body', 'query', 'bodyPolluted', 'queryPolluted', 'file', 'files', 'rateLimit', 'slowDown']);

/** Keys of the state that functions read which none of them has established before. */
function keysRead(functions: readonly LoweredFunction[]): Set<string> {
  const read = new Set<string>();
  const own = new Set<string>();
  for (const { uses, body, establishes } of functions) {
    for (const key of [...uses.map((use) => use.key), ...(body === null ? [] : ['body'])]) if (!own.has(key)) read.add(key);
    establishes.forEach((key) => own.add(key));
  }
  return read;
}

/** Whether Express can be told where a link stands: below a literal path, or a handler in a router that is mounted below one. */
function isPrefix(link: ChainLink): boolean {
  return /^\/[\w\-./~]*$/.test(link.role === 'middleware' ? link.path : link.mount || '/');
}

/** Whether a function of the user is among the values. */
function hasFunction(values: readonly StaticValue[]): boolean {
  return values.some((value) => value.kind === 'function' || (value.kind === 'array' && hasFunction(value.items)) || (value.kind === 'object' && hasFunction(Object.values(value.entries))));
}

/** A block with an error handler around it. */
function guarded(block: Block, handler: ErrorStep): Block {
  const step: TryStep = { kind: 'try', ...block, handler, link: handler.link };
  // Where neither side goes on, nothing behind is reached.
  return { steps: [step], terminal: block.terminal && !handler.lowered.outcome.mayContinue ? { kind: 'done' } : null };
}

function mayFail({ steps, terminal }: Block): boolean {
  return terminal !== null || steps.some((step) => step.kind !== 'headers' && (step.kind !== 'cors' || step.dynamic));
}

/** Whether something in a block may leave the router around it. */
function leavesRouter(block: Block): boolean {
  return allSteps(block).some((step) => step.kind === 'guard' && step.lowered.outcome.leaves === 'router');
}

/** What some guard of a block leaves with `next('route')` or `next('router')`. */
function leaving({ steps }: Block): 'route' | 'router' | null {
  for (const step of steps) {
    const leaves = step.kind === 'guard' ? step.lowered.outcome.leaves : step.kind === 'try' ? leaving(step) : null;
    if (leaves) return leaves;
  }
  return null;
}

function readsParams(block: Block): boolean {
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
  return (
    allSteps(block).some((step) => step.kind === 'guard' && (isMatched(step.lowered, step.params) || ofValue(step))) ||
    allTerminals(block).some((one) => hasCode(one) && isMatched(one.lowered, one.params))
  );
}

/** Whether a function of the user's answers. */
export function hasCode(terminal: Terminal | null): terminal is Extract<Terminal, { kind: 'inline' | 'call' }> {
  return terminal?.kind === 'inline' || terminal?.kind === 'call';
}

/** The options of a parser that are called with the request, or null where there may be some that reading does not see. */
function parserFunctions(options: StaticValue): { name: 'type' | 'verify'; link: LinkFunction }[] | null {
  if (options.kind === 'undefined') return [];
  if (options.kind !== 'object' || !options.complete) return null;
  const found: { name: 'type' | 'verify'; link: LinkFunction }[] = [];
  for (const name of ['type', 'verify'] as const) {
    const value = options.entries[name];
    if (!value || value.kind === 'literal' || value.kind === 'array' || value.kind === 'undefined') continue;
    if (value.kind !== 'function') return null;
    found.push({ name, link: value.link });
  }
  return found;
}

/** What Express takes off the path for a link: the prefix of its router, and the path of `use` (router 2, `trimPrefix`). */
function prefixOf(link: ChainLink): string {
  if (link.route !== undefined || link.param !== undefined) return link.mount === '' ? '/' : link.mount;
  // Which of several paths it was is not said.
  return link.path.includes(', ') ? `(${link.path})` : link.path;
}

/** Whether a literal prefix covers every request of a path. */
export function coversPath(prefix: string, path: string): boolean {
  return prefix === '/' || (!/[:*{}()?+\\]/.test(prefix) && (path === prefix || path.startsWith(`${prefix.replace(/\/$/, '')}/`)));
}

/** The test of a conditional registration, to be evaluated in another file; null where it needs more than its module. */
export function conditionText(condition: ChainLink['conditions'][number], project: SourceProject): string | null {
  const text = textOf(project, condition.span);
  const names = [...freeNamesOf(text).read];
  const bindings = topBindings(project.module(condition.span.file));
  const isKnown = (name: string) => bindings.has(name) || ['process', 'undefined', 'Boolean', 'String', 'Number', 'parseInt'].includes(name);
  if (!names.every(isKnown) || /\bawait\b|=>|\bfunction\b|\brequire\(/.test(text)) return null;
  const isNegated = condition.text.startsWith('!') && condition.text !== text;
  return isNegated ? `!(${text})` : text;
}

/** The path in the registration call of a route, where it stands there as one string. */
function registeredPath(link: ChainLink, project: SourceProject): string | null {
  const written = /^[^(]*\(\s*(['"`])([^'"`]*)\1/.exec(textOf(project, link.site))?.[2];
  return written !== undefined && link.path.endsWith(written.replace(/\/$/, '')) && !written.includes('${') ? written : null;
}

function moduleAssignments(code: string, form: FunctionForm): number {
  if (form !== 'expression') return 0;
  return freeNamesOf(code).assigned.size;
}

/** Tells links apart: the same registration in two runs of a function may stand for different values. */
export function linkKey({ site, function: fn }: ChainLink): string {
  const reached = fn.kind === 'user' ? (fn.names ?? fn.home?.object ?? null) : null;
  return `${site.file}:${site.start}:${fn.expression.start}${reached ? JSON.stringify(reached) : ''}`;
}

/** How emitted code reaches a function: where it stands in the registration itself it gets a name, else as it was registered. */
function calleeOf(fn: UserLink, expression: SourceSpan, site: SourceSpan, suggested: string | null): Callee {
  const names = fn.names && { names: fn.names };
  if (isWrittenAt(fn, expression)) return { kind: 'hoisted', file: fn.function.file, site, function: fn.function, suggested, ...names };
  if (!fn.moduleLevel && fn.home) return { kind: 'member', ...fn.home, function: fn.function, span: expression };
  return { kind: 'expression', span: expression, ...names };
}

function isWrittenAt(fn: UserLink, expression: SourceSpan): boolean {
  return expression.file === fn.function.file && expression.start === fn.function.start;
}
