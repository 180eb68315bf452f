import { freeNamesOf } from '../emit/free-names.js';
import type { FunctionForm } from '../lower/snippet.js';
import { usesLocals } from '../lower/view-locals.js';
import type { ChainLink, SourceSpan } from '../model.js';
import type { LoweredFunction } from '../lower/function.js';
import { calledByHand } from './called-by-hand.js';
import type { ChainState } from './chain-state.js';
import { responseMethods } from './response-methods.js';
import type { ExpressSteps } from './express-steps.js';
import { madeOnce, makesState } from './kept-state.js';
import { unconditional, type PlacedLink } from './place-links.js';
import { functionAt } from './source-functions.js';
import type { Block, Callee, GuardStep } from './steps.js';
import type { UserLink } from './wrappers.js';

/** Functions of the user become guards, or what answers in the end. */
export class FunctionSteps {
  /** Callbacks of `app.param` that ran, with where the value came from. */
  private readonly called = new Map<string, string>();

  constructor(
    private readonly state: ChainState,
    private readonly express: ExpressSteps,
  ) {}

  addFunction(one: PlacedLink, fn: UserLink, expression: SourceSpan, definition: SourceSpan | null, last: boolean, block: Block): void {
    const { link, params } = one;
    const isInline = isWrittenAt(fn, expression);
    if (!isInline && !fn.moduleLevel && !fn.home && !fn.names) return this.state.reject(link, 'a function that only exists inside another one', expression);
    if (isInline && !fn.moduleLevel && !fn.names) return this.state.reject(link, 'a handler that uses variables of the function around it', expression);
    if (link.param !== undefined && this.hasRun(one)) return;
    const byHand = link.conditions.length === 0 && !definition ? calledByHand(fn, this.state.store.environment.project) : null;
    if (byHand && this.express.addByHand(one, byHand, block)) return this.addFunction(one, byHand.rest, expression, definition, last, block);
    const inline = isInline && last && !this.state.place.shared?.has(link.route!) && !this.assignsModuleState(fn);
    const lowered = this.state.lower(link, fn, definition, last && link.role === 'handler' ? 'handler' : 'middleware', inline, () => !(last && link.role === 'handler') && this.express.addUserExpress(one, fn, expression, block));
    if (!lowered) return;
    if (lowered.usesThis === 'own' && !fn.receiver) return this.state.reject(link, '`this` in a function that is registered without its object', expression);
    const { project } = this.state.store.environment;
    const isMade = makesState(fn, expression, project);
    if (isMade && !fn.moduleLevel) return this.state.reject(link, 'a call inside another function that makes middleware with values of its own', expression);
    const callee: Callee = isMade
      ? { kind: 'made', place: madeOnce(link, expression, project), span: expression }
      : calleeOf(fn, expression, link.site, suggestedName(link, last));
    const { outcome } = lowered;
    if (link.conditions.length > 0 && (!outcome.mayContinue || lowered.establishes.length > 0)) {
      const inner: Block = { steps: [], terminal: null };
      this.addFunction(unconditional(one), fn, expression, definition, last, inner);
      return void block.steps.push({ kind: 'group', tests: [], conditions: link.conditions, ...inner, link });
    }
    if (!outcome.mayContinue && !outcome.leaves) {
      block.terminal = inline ? { kind: 'inline', lowered, link, function: fn.function, ...(fn.names && { names: fn.names }), params } : { kind: 'call', callee, lowered, link, params };
      return this.state.note(link, 'handler', 'answers');
    }
    // An inline body that may go on has to be a function of its own, which the route calls.
    const guard = inline ? this.state.lower(link, fn, definition, 'middleware', false) : lowered;
    if (!guard) return;
    if (this.addsMethodsOnly(one, fn, guard, block)) return;
    block.steps.push({ kind: 'guard', callee, lowered: guard, link, params, values: this.values(link, fn) });
    this.state.headersBefore ||= guard.headers !== null;
    this.state.localsBefore ||= usesLocals(guard);
    const { typeOnward } = guard.outcome;
    this.state.cacheBefore ||= guard.headers !== null && (typeOnward === 'unknown' || /cache-control/i.test(guard.code));
    if (typeOnward) this.state.typeBefore = link.conditions.length > 0 || link.applies === 'maybe' ? 'unknown' : typeOnward;
    guard.establishes.forEach((key) => this.state.provided.add(key));
    this.state.note(link, 'guard', inline ? 'may go on to what follows' : 'called before the handler');
  }

  /** Middleware that adds methods to the response: these become functions, and what else it does remains. */
  private addsMethodsOnly(one: PlacedLink, fn: UserLink, lowered: LoweredFunction, block: Block): boolean {
    const { link } = one;
    const found = functionAt(this.state.store.environment.project, fn.function);
    const methods = found ? responseMethods(found) : [];
    if (methods.length === 0) return false;
    const isCertain = link.applies === 'always' && link.conditions.length === 0 && !one.skips && fn.factories.length === 0 && !lowered.outcome.leaves;
    if (!isCertain) {
      this.state.reject(link, `a method that is added to res (${methods[0].name}) for some of the requests`, link.site);
      return true;
    }
    this.state.addedFirst = block.steps.length === 0 && this.state.express.length === 0 && Object.keys(this.state.methods).length === 0;
    for (const method of methods) this.state.methods[method.name] = method;
    const isEmpty = lowered.establishes.length === 0 && !lowered.headers && !lowered.outcome.mayAnswer && /\{\s*\}$/.test(lowered.code);
    if (isEmpty) this.state.note(link, 'dropped', 'what it adds to the response are functions now');
    return isEmpty;
  }

  /** A callback of `app.param` runs once for a value (EXPRESS docs, `app.param`). */
  private hasRun({ link, params }: PlacedLink): boolean {
    const { file, start } = link.function.expression;
    const key = `${file}:${start} ${link.param}`;
    const source = JSON.stringify(params[link.param!] ?? null);
    const known = this.called.get(key);
    if (known !== undefined && known !== source) this.state.reject(link, `the callback for the parameter '${link.param}', at two places of the path`, link.site);
    this.called.set(key, source);
    return known !== undefined;
  }

  /** The value and the name that a callback of `app.param` takes behind `next`. */
  private values(link: ChainLink, fn: UserLink): GuardStep['values'] {
    if (link.param === undefined) return [];
    const count = functionAt(this.state.store.environment.project, fn.function)?.node.params.length ?? 0;
    return [{ param: link.param }, { text: `'${link.param}'` }].slice(0, Math.max(0, count - 3));
  }

  /** An imported binding cannot be assigned, so a handler that does stays in the module of the variable. */
  private assignsModuleState(fn: UserLink): boolean {
    const found = functionAt(this.state.store.environment.project, fn.function);
    return !!found && moduleAssignments(found.code, found.form) > 0;
  }
}

/** `get('/books/:id', …)` → `getBooksId`, for a handler that has no name of its own. */
function suggestedName(link: ChainLink, last: boolean): string | null {
  if (link.function.kind === 'user' && link.function.name) return link.function.name;
  if (link.role === 'middleware' || !last) return null;
  const words = link.path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return `handle${words.map((word) => word[0].toUpperCase() + word.slice(1)).join('')}`;
}

function moduleAssignments(code: string, form: FunctionForm): number {
  if (form !== 'expression') return 0;
  return freeNamesOf(code).assigned.size;
}

/** How emitted code reaches a function: where it stands in the registration itself it gets a name, else as it was registered. */
export function calleeOf(fn: UserLink, expression: SourceSpan, site: SourceSpan, suggested: string | null): Callee {
  const names = fn.names && { names: fn.names };
  if (isWrittenAt(fn, expression)) return { kind: 'hoisted', file: fn.function.file, site, function: fn.function, suggested, ...names };
  if (!fn.moduleLevel && fn.home) return { kind: 'member', ...fn.home, function: fn.function, span: expression };
  return { kind: 'expression', span: expression, ...names };
}

function isWrittenAt(fn: UserLink, expression: SourceSpan): boolean {
  return expression.file === fn.function.file && expression.start === fn.function.start;
}
