import { diagnostic } from '../diagnostics.js';
import { topBindings } from '../emit/bindings.js';
import { freeNamesOf } from '../emit/free-names.js';
import type { FunctionForm } from '../lower/snippet.js';
import type { FunctionRole, LoweredFunction } from '../lower/function.js';
import type { ChainLink, Diagnostic, Endpoint, PlannedLink, Placement, SourceSpan, StaticValue } from '../model.js';
import type { SourceProject } from '../source/project.js';
import type { ChainContext, LoweringStore } from './lowering-store.js';
import { placePackage } from './middleware-rules.js';
import type { BodyHelper } from './middleware-rule.js';
import { functionAt, textOf } from './source-functions.js';
import { unwrap, type UserLink } from './wrappers.js';

/** How emitted code names a function: the registered expression, or the name under which an inline function is hoisted. */
export type Callee =
  | { kind: 'expression'; span: SourceSpan }
  /** Stands in the registration itself and gets a name in the module of the registration. */
  | { kind: 'hoisted'; file: string; site: SourceSpan; function: SourceSpan; suggested: string | null };

/** One link of a native chain, in the order in which it runs. */
export type Step =
  | { kind: 'parse'; helper: BodyHelper; options: SourceSpan | null; link: ChainLink }
  | { kind: 'cors'; options: SourceSpan | null; dynamic: boolean; link: ChainLink }
  | { kind: 'headers'; headers: Record<string, string>; link: ChainLink }
  /** Only Express can run it: what follows runs behind it, and reads from it what it `establishes`. */
  | { kind: 'express'; link: ChainLink; establishes: string[] }
  | { kind: 'guard'; callee: Callee; lowered: LoweredFunction; link: ChainLink };

/** The state that a step leaves for what comes after it. */
export function establishedBy(step: Step): string[] {
  if (step.kind === 'guard') return step.lowered.establishes;
  return step.kind === 'express' ? step.establishes : [];
}

/** What answers in the end. */
export type Terminal =
  | { kind: 'inline'; lowered: LoweredFunction; link: ChainLink; function: SourceSpan }
  | { kind: 'call'; callee: Callee; lowered: LoweredFunction; link: ChainLink }
  /** Nothing in the chain answered: Express's own 404 page. */
  /** A CORS preflight. */
  | { kind: 'preflight'; options: SourceSpan | null; dynamic: boolean; link: ChainLink }
  | { kind: 'not found' };

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
}

export type CompiledChain = NativeChain | { ok: false; diagnostics: Diagnostic[]; links: PlannedLink[] };

/** Compiles the chain of one endpoint, link by link, into the steps of a route handler. */
export function compileChain(endpoint: ChainSource, store: LoweringStore): CompiledChain {
  return new ChainCompiler(store, endpoint.method, endpoint.path).compile(endpoint);
}

type ChainSource = Pick<Endpoint, 'method' | 'path' | 'chain' | 'after'>;

/**
 * Handlers of other routes that only some of the requests reach are left out: those requests go to the other route's
 * file, which `next/precedence` makes sure of.
 */
function ownLinks(chain: readonly ChainLink[]): ChainLink[] {
  const own = chain.findLast((link) => link.role === 'handler')?.route;
  return chain.filter((link) => link.role !== 'handler' || link.route === own || link.applies === 'always');
}

/** `get('/books/:id', …)` → `getBooksId`, for a handler that has no name of its own. */
function suggestedName(link: ChainLink, last: boolean): string | null {
  if (link.function.kind === 'user' && link.function.name) return link.function.name;
  if (link.role === 'middleware' || !last) return null;
  const words = link.path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return `handle${words.map((word) => word[0].toUpperCase() + word.slice(1)).join('')}`;
}

class ChainCompiler {
  private readonly steps: Step[] = [];
  private readonly links: PlannedLink[] = [];
  private readonly problems: Diagnostic[] = [];
  private readonly provided = new Set<string>();
  /** cookie-parser, which native code does without, but not the Express middleware behind it. */
  private cookieLinks: ChainLink[] = [];
  private hasBodyParser = false;
  private hasCookieParser = false;
  private terminal: Terminal | null = null;

  constructor(
    private readonly store: LoweringStore,
    private readonly method: string,
    private readonly path: string,
  ) {}

  compile(endpoint: ChainSource): CompiledChain {
    const chain = ownLinks(endpoint.chain);
    const lastHandler = chain.map((link) => link.role).lastIndexOf('handler');
    // An error handler inside a route sees the errors of that route only.
    for (const link of chain) if (link.role === 'error' && link.route !== undefined) this.reject(link, 'an error handler inside a route', link.site);
    chain.forEach((link, index) => this.add(link, index === lastHandler));
    const errors: ErrorStep[] = [];
    for (const link of endpoint.after) {
      // Behind app.all stand the routes of single methods, which have endpoints of their own.
      if (this.method === 'ALL' && link.role === 'handler' && link.applies === 'maybe' && link.path === this.path) continue;
      if (link.role === 'error') this.addError(link, errors);
      else if (!this.terminal && this.problems.length === 0) this.add(link, false);
    }
    this.settleExpressLinks(errors);
    if (this.problems.length > 0) return { ok: false, diagnostics: this.problems, links: this.links };
    return { ok: true, steps: this.steps, terminal: this.terminal ?? { kind: 'not found' }, errors, links: this.links };
  }

  private add(link: ChainLink, last: boolean): void {
    if (this.terminal || link.role === 'error') return;
    const unwrapped = unwrap(link.function, this.store.environment.project);
    if (unwrapped.link.kind === 'package') return this.addPackage(link, unwrapped.link);
    if (!this.mayApply(link)) return;
    if (unwrapped.link.kind === 'opaque') return this.reject(link, unwrapped.link.reason, unwrapped.link.expression);
    this.addFunction(link, unwrapped.link, unwrapped.expression, unwrapped.definition, last);
  }

  /** A condition on start-up values is kept as a condition; a path that matches only at times is not followed. */
  private mayApply(link: ChainLink): boolean {
    const isKept = link.role === 'middleware' && link.conditions.every((one) => conditionText(one, this.store.environment.project) !== null);
    // The condition alone makes it a link of some requests; its path may still cover them all.
    const isCovered = link.applies === 'always' || (link.conditions.length > 0 && coversPath(link.path, this.path));
    return isKept && isCovered ? true : this.appliesAlways(link);
  }

  private appliesAlways(link: ChainLink): boolean {
    if (link.conditions.length > 0) {
      this.reject(link, `registered only if ${link.conditions.map((one) => one.text).join(' and ')}`, link.site);
      return false;
    }
    if (link.applies === 'maybe') {
      this.reject(link, `that runs for some of the requests only (${link.path})`, link.site);
      return false;
    }
    return true;
  }

  private reject(link: ChainLink, reason: string, span: SourceSpan): void {
    this.problems.push(diagnostic('E2N202', { reason }, span));
    this.note(link, 'bridged', reason);
  }

  private note(link: ChainLink, placement: Placement, reason: string): void {
    const text = textOf(this.store.environment.project, link.function.expression);
    this.links.push({ name: text.length > 60 ? `${text.slice(0, 57).replace(/\s+/g, ' ')}…` : text, placement, reason, span: link.site });
  }

  private addPackage(link: ChainLink, fn: Extract<ChainLink['function'], { kind: 'package' }>): void {
    const placed = placePackage(fn, this.store.environment.project);
    if (placed.kind === 'dropped') return this.note(link, 'dropped', placed.reason);
    if (placed.kind === 'static') return this.addStatic(link);
    if (!this.mayApply(link)) return;
    if (placed.kind === 'cookies') {
      if (!this.appliesAlways(link)) return;
      this.hasCookieParser = true;
      this.cookieLinks.push(link);
      return this.note(link, 'dropped', 'cookies are parsed where they are read');
    }
    if (placed.kind === 'parser' && !this.appliesAlways(link)) return;
    switch (placed.kind) {
      case 'unsupported':
      case 'wrapper':
        return this.reject(link, placed.kind === 'unsupported' ? placed.reason : 'a wrapper around an unknown function', fn.expression);
      case 'parser':
        this.hasBodyParser = true;
        this.steps.push({ kind: 'parse', helper: placed.helper, options: placed.options, link });
        return this.note(link, 'guard', 'the body is read here');
      case 'cors':
        if (this.method === 'OPTIONS') {
          this.terminal = { kind: 'preflight', options: placed.options, dynamic: placed.dynamic, link };
          return this.note(link, 'handler', 'answers the CORS preflight');
        }
        this.steps.push({ kind: 'cors', options: placed.options, dynamic: placed.dynamic, link });
        return this.note(link, 'guard', 'CORS headers; OPTIONS answers the preflight');
      case 'express':
        return this.addExpress(link, fn, placed.provides);
      case 'headers':
        this.steps.push({ kind: 'headers', headers: placed.headers, link });
        return this.note(link, 'guard', 'fixed headers');
    }
  }

  private contextOf(link: ChainLink, role: FunctionRole, placement: ChainContext['placement']): ChainContext {
    return {
      role,
      placement,
      hasBodyParser: this.hasBodyParser,
      hasCookieParser: this.hasCookieParser,
      headersBefore: this.steps.some((step) => step.kind === 'cors' || step.kind === 'headers' || step.kind === 'express' || (step.kind === 'guard' && step.lowered.headers !== null)),
      isRootApp: this.store.environment.isRootApp(link.router),
      provided: new Set(this.provided),
      mount: link.mount === '' ? '/' : link.mount,
      routePath: link.role === 'handler' && link.route !== undefined ? registeredPath(link, this.store.environment.project) : null,
    };
  }

  private addExpress(link: ChainLink, fn: Extract<ChainLink['function'], { kind: 'package' }>, provides: readonly string[]): void {
    if (!fn.moduleLevel) return this.reject(link, `${fn.package} with options of the function around it`, fn.expression);
    if (!/^\/[\w\-./~]*$/.test(link.path) && link.role === 'middleware') return this.reject(link, `${fn.package} on a pattern`, fn.expression);
    if (hasFunction(fn.arguments.map((one) => one.value)) && this.steps.some((step) => step.kind === 'express' && step.establishes.length > 0)) {
      return this.reject(link, `${fn.package} with a function that may read what other middleware left on req`, fn.expression);
    }
    for (const cookies of this.cookieLinks.splice(0)) this.steps.push({ kind: 'express', link: cookies, establishes: [] });
    this.steps.push({ kind: 'express', link, establishes: [...provides] });
    provides.forEach((name) => this.provided.add(name));
    if (provides.includes('body')) this.hasBodyParser = true;
    this.note(link, 'bridged', 'runs in Express; what follows is native');
  }

  /** Of what Express middleware provides, the code behind it gets what it reads. What it replaces, Express would not see. */
  private settleExpressLinks(errors: readonly ErrorStep[]): void {
    this.steps.forEach((step, index) => {
      if (step.kind !== 'express') return;
      const behind = [...this.steps.slice(index).flatMap(loweredOf), ...(this.terminal ? loweredOf(this.terminal) : []), ...errors.map((one) => one.lowered)];
      const replaced = step.establishes.find((key) => key !== 'body' && key !== 'query' && behind.some((lowered) => lowered.establishes.includes(key)));
      if (replaced) this.reject(step.link, `whose req.${replaced} is replaced`, step.link.function.expression);
      step.establishes = step.establishes.filter((key) => behind.some((lowered) => lowered.uses.some((use) => use.key === key) || (key === 'body' && lowered.body !== null)));
    });
  }

  /** Next serves what is in `public/`; of other folders only those matter that hold a file for this very path. */
  private addStatic(link: ChainLink): void {
    const obstacle = this.store.environment.statics.obstacleFor(link, { method: this.method, path: this.path });
    if (obstacle) return this.reject(link, obstacle, link.function.expression);
    this.note(link, 'dropped', 'its files are served apart from routes');
  }

  private addFunction(link: ChainLink, fn: UserLink, expression: SourceSpan, definition: SourceSpan | null, last: boolean): void {
    const isInline = expression.file === fn.function.file && expression.start === fn.function.start;
    if (!isInline && !fn.moduleLevel) return this.reject(link, 'a function that only exists inside another one', expression);
    const inline = isInline && last && fn.moduleLevel && !this.assignsModuleState(fn);
    if (isInline && !fn.moduleLevel) return this.reject(link, 'a handler that uses variables of the function around it', expression);
    const stored = this.store.lower(
      fn,
      this.contextOf(link, link.role === 'handler' && last ? 'handler' : 'middleware', inline ? 'inline' : 'in place'),
      definition,
    );
    if (!stored.ok) {
      this.problems.push(stored.diagnostic);
      return this.note(link, 'bridged', stored.diagnostic.message);
    }
    const { lowered } = stored;
    if (lowered.usesThis === 'own' && !fn.receiver) return this.reject(link, '`this` in a function that is registered without its object', expression);
    const callee: Callee = isInline
      ? { kind: 'hoisted', file: fn.function.file, site: link.site, function: fn.function, suggested: suggestedName(link, last) }
      : { kind: 'expression', span: expression };
    if (link.conditions.length > 0 && (!lowered.outcome.mayContinue || lowered.establishes.length > 0)) {
      return void this.appliesAlways(link);
    }
    if (lowered.outcome.mayContinue) {
      // An inline body that may go on has to be a function of its own, which the route calls.
      if (inline) return this.addAgainInPlace(link, fn, definition, callee);
      this.steps.push({ kind: 'guard', callee, lowered, link });
      lowered.establishes.forEach((key) => this.provided.add(key));
      return this.note(link, 'guard', 'called before the handler');
    }
    this.terminal = inline ? { kind: 'inline', lowered, link, function: fn.function } : { kind: 'call', callee, lowered, link };
    this.note(link, 'handler', 'answers');
  }

  private addAgainInPlace(link: ChainLink, fn: UserLink, definition: SourceSpan | null, callee: Callee): void {
    const stored = this.store.lower(fn, this.contextOf(link, 'middleware', 'in place'), definition);
    if (!stored.ok) {
      this.problems.push(stored.diagnostic);
      return this.note(link, 'bridged', stored.diagnostic.message);
    }
    this.steps.push({ kind: 'guard', callee, lowered: stored.lowered, link });
    stored.lowered.establishes.forEach((key) => this.provided.add(key));
    this.note(link, 'guard', 'may go on to what follows');
  }

  /** An imported binding cannot be assigned, so a handler that does stays in the module of the variable. */
  private assignsModuleState(fn: UserLink): boolean {
    const found = functionAt(this.store.environment.project, fn.function);
    return !!found && moduleAssignments(found.code, found.form) > 0;
  }

  private addError(link: ChainLink, errors: ErrorStep[]): void {
    if (!this.appliesAlways(link)) return;
    const { link: fn, expression, definition } = unwrap(link.function, this.store.environment.project);
    if (fn.kind === 'opaque') return this.reject(link, fn.reason, fn.expression);
    if (fn.kind === 'package') return this.reject(link, `the error handler of the package ${fn.package}`, fn.expression);
    const isInline = expression.file === fn.function.file && expression.start === fn.function.start;
    if (!fn.moduleLevel) return this.reject(link, 'an error handler that uses variables of the function around it', expression);
    const stored = this.store.lower(fn, this.contextOf(link, 'error', 'in place'), definition);
    if (!stored.ok) {
      this.problems.push(stored.diagnostic);
      return this.note(link, 'bridged', stored.diagnostic.message);
    }
    if (stored.lowered.outcome.mayContinue) return this.reject(link, 'an error handler that lets the request go on', expression);
    const callee: Callee = isInline
      ? { kind: 'hoisted', file: fn.function.file, site: link.site, function: fn.function, suggested: fn.name ?? 'handleError' }
      : { kind: 'expression', span: expression };
    errors.push({ callee, lowered: stored.lowered, link });
    this.note(link, 'error handler', 'maps what is thrown');
  }
}

/** Whether a function of the user is among the values. */
function hasFunction(values: readonly StaticValue[]): boolean {
  return values.some((value) => value.kind === 'function' || (value.kind === 'array' && hasFunction(value.items)) || (value.kind === 'object' && hasFunction(Object.values(value.entries))));
}

function loweredOf(one: Step | Terminal): LoweredFunction[] {
  return 'lowered' in one ? [one.lowered] : [];
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
