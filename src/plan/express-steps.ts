import { loweredIn, type Block, type ErrorStep, type ExpressStep } from './steps.js';
import type { LoweredFunction } from '../lower/function.js';
import { VIEW_LOCALS } from '../lower/view-locals.js';
import type { ChainLink, SourceSpan, StaticValue } from '../model.js';
import type { ChainState } from './chain-state.js';
import { expressObstacle } from './express-link.js';
import type { MiddlewarePlacement } from './middleware-rule.js';
import type { PlacedLink } from './place-links.js';
import type { UserLink } from './wrappers.js';

/** Links that only Express can run become steps, behind which native code goes on. */
export class ExpressSteps {
  constructor(private readonly state: ChainState) {}

  addExpress(one: PlacedLink, fn: Extract<ChainLink['function'], { kind: 'package' }>, placed: Extract<MiddlewarePlacement, { kind: 'express' }>, block: Block): void {
    const { link } = one;
    if (!fn.moduleLevel) return this.state.reject(link, `${fn.package} with options of the function around it`, fn.expression);
    if (!isPrefix(link)) return this.state.reject(link, `${fn.package} on a pattern`, fn.expression);
    const refused = this.refusal(link);
    if (refused) return this.state.reject(link, refused, fn.expression);
    if ((placed.readsOthers || hasFunction(fn.arguments.map((one) => one.value))) && !this.joinsExpress(link, block)) {
      return this.state.reject(link, `${fn.package}, which reads what other middleware left on req`, fn.expression);
    }
    const provides = placed.provides.filter((name) => name !== 'body' || !placed.needsBody || this.state.hasBodyParser);
    this.pushExpress(one, { establishes: [...provides], isOpen: placed.isOpen, keepsState: placed.keepsState, readsAddress: placed.readsAddress }, block);
    provides.forEach((name) => this.state.provided.add(name));
    if (provides.includes('body')) this.state.hasBodyParser = true;
  }

  /** A function that cannot be lowered runs as it is, before native code, where nothing speaks against it. */
  addUserExpress(one: PlacedLink, fn: UserLink, expression: SourceSpan, block: Block): boolean {
    if (!isPrefix(one.link) || one.link.param !== undefined || this.refusal(one.link) || !this.joinsExpress(one.link, block)) return false;
    if (expressObstacle(fn, expression, this.state.store.environment.project) !== null) return false;
    this.pushExpress(one, { establishes: [], isOpen: true, keepsState: false, readsAddress: false }, block);
    return true;
  }

  private refusal({ function: { expression } }: ChainLink): string | undefined {
    return this.state.store.environment.refusedLinks.get(`${expression.file}:${expression.start}`);
  }

  private pushExpress({ link, params }: PlacedLink, what: Pick<ExpressStep, 'establishes' | 'isOpen' | 'keepsState' | 'readsAddress'>, block: Block): void {
    const cookies = this.state.cookieLinks.splice(0).map((one): ExpressStep => ({ kind: 'express', link: one, establishes: [], isOpen: false, keepsState: false, readsAddress: false, params }));
    const added: ExpressStep[] = [...cookies, { kind: 'express', link, ...what, params }];
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

  /** Whether a link sees on `req` what Express middleware before it left there: it does right behind it. */
  private joinsExpress(link: ChainLink, block: Block): boolean {
    const last = this.state.express.findLast((step) => step.isOpen || step.establishes.some((key) => !PASSED_ON.has(key)));
    if (!last) return true;
    const at = block.steps.indexOf(last);
    return at >= 0 && block.steps.slice(at).every((step) => step.kind === 'express' && step.link.role === link.role);
  }

  /** Of what Express middleware provides, the code behind it gets what it reads. What it replaces, Express would not see. */
  settleExpressLinks(block: Block & { errors: readonly ErrorStep[] }): void {
    const all = loweredIn({ ...block, errors: block.errors });
    for (const step of this.state.express) {
      // What follows stands in a function behind the middleware, which ends with the handler.
      if (!block.steps.includes(step)) this.state.reject(step.link, 'middleware that only Express can run, for some of the requests', step.link.function.expression);
      const behind = loweredIn({ steps: block.steps.slice(block.steps.indexOf(step)), terminal: block.terminal, errors: block.errors });
      const replaced = step.establishes.find((key) => key !== 'body' && key !== 'query' && all.some((lowered) => lowered.establishes.includes(key)));
      if (replaced) this.state.reject(step.link, `whose req.${replaced} is replaced`, step.link.function.expression);
      const read = keysRead(behind);
      step.establishes = step.isOpen ? [...read] : step.establishes.filter((key) => read.has(key));
    }
  }
}

/** What middleware behind does not look at, or is handed anyway. */
const PASSED_ON = new Set(['body', 'query', 'bodyPolluted', 'queryPolluted', 'file', 'files', 'rateLimit', 'slowDown']);

/** Keys of the state that functions read which none of them has established before. */
function keysRead(functions: readonly LoweredFunction[]): Set<string> {
  const read = new Set<string>();
  const own = new Set<string>();
  for (const { uses, body, establishes } of functions) {
    // `res.locals` are one object, which Express is given.
    const keys = [...uses.map((use) => use.key).filter((key) => key !== VIEW_LOCALS), ...(body === null ? [] : ['body'])];
    for (const key of keys) if (!own.has(key)) read.add(key);
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
