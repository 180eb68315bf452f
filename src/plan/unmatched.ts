import { isErrorHandler, routing } from '../express/flatten.js';
import type { AppModel, Router } from '../model.js';
import type { Segment } from '../next/segments.js';
import { compileChain } from './chain.js';
import { allSteps, allTerminals, hasCode, type NativeChain, type Step } from './steps.js';
import type { LoweringStore } from './lowering-store.js';
import { skippedPaths } from './skipped-paths.js';
import { PlaceLinks, type PlacedLink } from './place-links.js';

/** What the app does with requests below a prefix that no route takes: guards and 404 handlers still run for them. */
export interface Unmatched {
  /** Literal prefix in Express syntax; `/` for the whole app. */
  prefix: string;
  /** Null when the chain holds something without a rule: the original app answers. */
  chain: NativeChain | null;
}

/**
 * The prefixes with an answer of their own for unknown paths and methods, the root first.
 *
 * For each literal path that some middleware stands at, what runs there behind all routes is compiled; a prefix counts
 * when something in it shows on answers that does not for the prefix around it. Middleware over a pattern (`/shops/:id`)
 * has no prefix of its own: it stands under the expression of its path in the chains of the prefixes that it may run in.
 */
export function unmatchedChains(model: AppModel, store: LoweringStore): Unmatched[] {
  return new UnmatchedChains(model, store).find();
}

/** Whether paths below `inner` are paths below `outer`. */
export function covers(outer: string, inner: string): boolean {
  return outer === '/' || inner === outer || inner.startsWith(`${outer}/`);
}

/** Whether a step answers, fails or adds headers; one that does not is only there for what follows it. */
export function showsOnAnswers(step: Step): boolean {
  if (step.kind === 'group' || step.kind === 'try') return hasCode(step.terminal) || allSteps(step).some(showsOnAnswers);
  if (step.kind === 'guard') return step.lowered.outcome.mayAnswer || step.lowered.headers !== null || /\bthrow\b|\breject\(/.test(step.lowered.code);
  return step.kind === 'express' || step.kind === 'cors' || step.kind === 'headers';
}

class UnmatchedChains {
  private readonly root: Router;
  private readonly places: PlaceLinks;
  /** Paths of middleware, each once. */
  private readonly paths: string[];

  constructor(
    model: AppModel,
    private readonly store: LoweringStore,
  ) {
    this.root = model.routers[model.root];
    this.places = new PlaceLinks(routing(model), model.expressMajor, (fn) => skippedPaths(fn, store.environment.project));
    this.paths = [...new Set(this.linksBelow('/').flatMap(({ link }) => (link.role === 'middleware' ? [link.path] : [])))];
  }

  find(): Unmatched[] {
    const literal = this.paths.filter(isLiteral).map((path) => path.replace(/\/$/, ''));
    // Nothing but these files may be below their prefix.
    const prefixes = ['/', ...[...new Set([...literal, ...this.store.environment.statics.bridgedPrefixes])].sort()];
    const found: Unmatched[] = [];
    for (const prefix of prefixes) {
      const one = { prefix, chain: this.compile(prefix, []) };
      const around = found.filter((other) => covers(other.prefix, prefix)).at(-1);
      if (prefix === '/' || (answers(one) && key(one) !== (around && key(around)))) found.push(one);
    }
    return this.withPatterns(found);
  }

  private withPatterns(found: readonly Unmatched[]): Unmatched[] {
    const shown = this.paths.filter((path) => !isLiteral(path) && this.shows(path));
    return found.map((one) => {
      const nearest = (head: string) => found.filter(({ prefix }) => covers(prefix, head)).at(-1)!;
      const own = shown.filter((path) => nearest(literalHead(path)) === one || covers(literalHead(path), one.prefix));
      return own.length > 0 ? { ...one, chain: this.compile(one.prefix, own) } : one;
    });
  }

  /** What cannot be lowered may show. */
  private shows(path: string): boolean {
    const chain = this.compile('/', [path]);
    return !chain || chain.steps.some((step) => step.kind === 'group' && step.link.path === path && showsOnAnswers(step));
  }

  private linksBelow(prefix: string): PlacedLink[] {
    const base: Segment[] = prefix.split('/').filter(Boolean).map((text) => ({ kind: 'literal', text }));
    const links = this.places.linksAt([...base, { kind: 'catchAll', name: 'e2n' }], 'GET');
    return links.filter(({ link }) => link.route === undefined);
  }

  /** @param patterns paths of middleware that runs for some of the requests only, and counts */
  private compile(prefix: string, patterns: readonly string[]): NativeChain | null {
    const links = this.linksBelow(prefix).flatMap((one): PlacedLink[] => {
      // What a folder would say of parameters is not there in the folders of all these requests.
      if (one.isCertain && (one.link.conditions.length === 0 || coversPath(one.link.path, `${prefix}/`))) return [{ ...one, tests: [], params: {}, problem: null }];
      if (one.skips && (one.link.conditions.length === 0 || coversPath(one.link.path, `${prefix}/`)) && coversPath(one.link.path, `${prefix}/`)) return [one];
      const isErrorOfPattern = one.link.role === 'error' && patterns.some((path) => !isLiteral(one.link.path) || coversPath(one.link.path, literalHead(path)));
      return patterns.includes(one.link.path) || isErrorOfPattern ? [one] : [];
    });
    const compiled = compileChain({ method: 'ALL', path: `${prefix === '/' ? '' : prefix}/*`, behind: this.countBehind(links) }, links, this.store);
    return compiled.ok ? compiled : null;
  }

  /** How many links are the error handlers of the root app behind everything, which see the errors of all that is before. */
  private countBehind(links: readonly PlacedLink[]): number {
    const last = this.root.stack.findLastIndex((layer) => !(layer.kind === 'use' && isErrorHandler(layer.handler)));
    const sites = new Set(this.root.stack.slice(last + 1).map(({ site }) => site));
    return links.length - 1 - links.findLastIndex(({ link }) => link.role !== 'error' || !sites.has(link.site));
  }
}

function isLiteral(path: string): boolean {
  return /^\/[\w\-./~]*$/.test(path);
}

/** `/shops` of `/shops/:id`. */
function literalHead(path: string): string {
  const segments = path.split('/').slice(1);
  const end = segments.findIndex((segment) => !isLiteral(`/${segment}`) || segment === '');
  return `/${(end < 0 ? segments : segments.slice(0, end)).join('/')}`;
}

function answers({ chain }: Unmatched): boolean {
  if (!chain || chain.terminal.kind !== 'not found') return true;
  return chain.steps.some(maySayMore);
}

/** Whether something below a prefix may be answered otherwise for a step: a body that its parser refuses, too. */
function maySayMore(step: Step): boolean {
  return step.kind === 'parse' || showsOnAnswers(step);
}

/** Which links show. */
function key({ chain }: Unmatched): string {
  if (!chain) return 'bridged';
  const steps = allSteps(chain).filter((step) => step.kind !== 'group' && step.kind !== 'try' && maySayMore(step));
  const sites = [...steps.map(({ link }) => link), ...allTerminals(chain).flatMap((terminal) => ('link' in terminal ? [terminal.link] : []))];
  return sites.map((link) => `${link.site.file}:${link.site.start}`).join();
}

/** Whether a literal prefix covers every request of a path. */
function coversPath(prefix: string, path: string): boolean {
  return prefix === '/' || (!/[:*{}()?+\\]/.test(prefix) && (path === prefix || path.startsWith(`${prefix.replace(/\/$/, '')}/`)));
}
