import type { ParameterRole } from '../lower/function.js';
import type { ChainLink, LinkFunction, SourceSpan, StaticValue } from '../model.js';
import type { ChainState } from './chain-state.js';
import { isPrefix, type ExpressSteps } from './express-steps.js';
import type { BodyHelper, MiddlewarePlacement } from './middleware-rule.js';
import { placePackage } from './middleware-rules.js';
import type { PlacedLink } from './place-links.js';
import { textOf } from './source-functions.js';
import type { Block, OptionFunction, ParserFunction } from './steps.js';

/** The middleware of packages becomes steps, each where its rule says. */
export class PackageSteps {
  constructor(
    private readonly state: ChainState,
    private readonly express: ExpressSteps,
  ) {}

  /** Whether a link is a package's that runs in Express, below a path that Express can be told. */
  isForExpress({ link, tests }: PlacedLink): boolean {
    const { function: fn } = link;
    // A router that tells letters apart would have to do so there.
    if (!tests.every(({ flags }) => flags.includes('i'))) return false;
    return fn.kind === 'package' && isPrefix(link) && placePackage(fn, this.state.store.environment.project).kind === 'express';
  }

  addPackage(one: PlacedLink, fn: Extract<ChainLink['function'], { kind: 'package' }>, block: Block): void {
    const { link } = one;
    const placed = placePackage(fn, this.state.store.environment.project);
    if (placed.kind === 'dropped') return this.state.note(link, 'dropped', placed.reason);
    if (placed.kind === 'static') return this.addStatic(link);
    if (!this.state.mayApply(link)) return;
    if (placed.kind === 'cookies') {
      if (!this.state.isUnconditional(link)) return;
      this.state.hasCookieParser = true;
      this.state.cookieLinks.push(link);
      return this.state.note(link, 'dropped', 'cookies are parsed where they are read');
    }
    if (placed.kind === 'parser' && !this.state.isUnconditional(link)) return;
    switch (placed.kind) {
      case 'unsupported':
      case 'wrapper':
        return this.state.reject(link, placed.kind === 'unsupported' ? placed.reason : 'a wrapper around an unknown function', fn.expression);
      case 'parser':
        return this.addParser(one, placed, fn.arguments[0]?.value, block);
      case 'cors':
        return this.addCors(link, placed, block);
      case 'express':
        return this.express.addExpress(one, fn, placed, block);
      case 'method override':
        return this.addOverride(one);
      case 'headers':
        this.state.headersBefore = true;
        block.steps.push({ kind: 'headers', headers: placed.headers, link });
        return this.state.note(link, 'guard', 'fixed headers');
    }
  }

  /** What it does to requests is the work of the POST export (method-override.ts). */
  private addOverride({ link, isCertain, tests }: PlacedLink): void {
    if (!this.state.isUnconditional(link)) return;
    if (link.role !== 'middleware') return this.state.reject(link, 'method-override in a route', link.function.expression);
    if (!isCertain || tests.length > 0) return this.state.reject(link, 'method-override for some of the paths only', link.function.expression);
    this.state.overridesMethod = true;
    this.state.note(link, 'handler', 'POST hands such requests to the handler of their method');
  }

  private addCors(link: ChainLink, { options, dynamic, delegate: fn }: Extract<MiddlewarePlacement, { kind: 'cors' }>, block: Block): void {
    const delegate = fn && this.lowerOption(link, fn, ['request', 'value']);
    if (fn && !delegate) return;
    if (this.state.place.method === 'OPTIONS') {
      const terminal = { kind: 'preflight', options, dynamic, delegate, link } as const;
      const { conditions } = link;
      if (conditions.length > 0) block.steps.push({ kind: 'group', tests: [], conditions, steps: [], terminal, link });
      else block.terminal = terminal;
      return this.state.note(link, 'handler', 'answers the CORS preflight');
    }
    this.state.headersBefore = true;
    block.steps.push({ kind: 'cors', options, dynamic, delegate, link });
    this.state.note(link, 'guard', 'CORS headers; OPTIONS answers the preflight');
  }

  /** A function among the options of a middleware; null where it cannot be lowered, which bridges the endpoint. */
  private lowerOption(link: ChainLink, fn: LinkFunction, roles: readonly ParameterRole[]): OptionFunction | null {
    if (fn.kind !== 'user' || !fn.moduleLevel) {
      this.state.reject(link, 'a middleware with a function among its options that is not known here', fn.expression);
      return null;
    }
    const stored = this.state.store.lowerOption(fn, roles, this.state.contextOf(link, 'option', 'in place'));
    if (stored.ok) return { file: fn.function.file, lowered: stored.lowered };
    this.state.problems.push(stored.diagnostic);
    this.state.note(link, 'bridged', stored.diagnostic.message);
    return null;
  }

  private addParser(one: PlacedLink, { helper, options }: { helper: BodyHelper; options: SourceSpan | null }, value: StaticValue | undefined, block: Block): void {
    const { link } = one;
    // What the middleware has left stays where the type of the body is not the parser's, so the parser follows it.
    const isBehindBody = this.state.express.some((step) => step.isOpen || step.establishes.includes('body'));
    if (isBehindBody) return this.express.addParser(one, block);
    const functions = value && parserFunctions(value);
    if (functions === null) return this.state.reject(link, 'a body parser with options that reading cannot tell', link.function.expression);
    const lowered: ParserFunction[] = [];
    for (const { name, link: fn } of functions ?? []) {
      const roles = name === 'verify' ? (['request', 'response', 'value', 'value'] as const) : (['request'] as const);
      const option = this.lowerOption(link, fn, roles);
      if (!option) return;
      lowered.push({ name, ...option });
    }
    // The text of options that have a name stands in another place, which others may use.
    const isNamed = options !== null && !textOf(this.state.store.environment.project, options).startsWith('{');
    if (lowered.length > 0 && isNamed) return this.state.reject(link, 'a body parser whose options are shared', options);
    this.state.hasBodyParser = true;
    block.steps.push({ kind: 'parse', helper, options, functions: lowered, link });
    for (const option of lowered) option.lowered.establishes.forEach((key) => this.state.provided.add(key));
    this.state.note(link, 'guard', 'the body is read here');
  }

  /** Next serves what is in `public/`; of other folders only those matter that hold a file for this very path. */
  private addStatic(link: ChainLink): void {
    const obstacle = this.state.store.environment.statics.obstacleFor(link, this.state.place);
    if (obstacle) return this.state.reject(link, obstacle, link.function.expression);
    this.state.note(link, 'dropped', 'its files are served apart from routes');
  }
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
