import type { AbsolutePattern } from '../express/paths.js';
import type { Routing, RoutingLink } from '../express/flatten.js';
import type { ChainLink, ExpressMajor, PathPattern } from '../model.js';
import { compareRank, paramsIn } from '../next/precedence.js';
import type { PathRegExp } from '../next/path-regexp.js';
import { notBelow, runsFor, type Skipping } from './skipped-paths.js';
import { toShapes, type Params, type RouteShape, type Segment, type Shapes } from '../next/segments.js';

/** A link of the chain of one file, with what decides whether it runs there. */
export interface PlacedLink {
  link: ChainLink;
  /** It runs for every request that reaches the file, as far as the path decides. */
  isCertain: boolean;
  /** Expressions of which the first that matches says that the link runs, and reads its parameters. */
  tests: PathRegExp[];
  /** The parameters that the link sees. */
  params: Params;
  /** Why nothing can be said about it. */
  problem: string | null;
  /** The mounts that lead to it, outermost first. */
  scope: string[];
  /** It runs for all paths below its own but some, which `tests` say. */
  skips?: boolean;
}

/** Finds what runs for the requests that Next hands to one file. */
export class PlaceLinks {
  private readonly shapes = new WeakMap<ChainLink['site'], Map<string, Shapes[]>>();

  constructor(
    private readonly routing: Routing,
    private readonly major: ExpressMajor,
    /** Reads middleware that is passed over for some paths. */
    private readonly readSkipping: (fn: ChainLink['function']) => Skipping | null = () => null,
  ) {}

  /**
   * The links that requests with a method may meet at a place, in Express's order.
   *
   * Routes whose requests Next hands to another file, with a folder that says more, are left out.
   */
  linksAt(segments: Segment[], method: string): PlacedLink[] {
    return this.routing.linksAt(placePattern(segments), method).flatMap((one) => this.withoutSkipped(one, segments) ?? this.placed(one, segments));
  }

  /** Middleware that is passed over for some paths: what it runs for the others stands under an expression of these. */
  private withoutSkipped(one: RoutingLink, segments: Segment[]): PlacedLink[] | null {
    const { link, paths, caseSensitive } = one;
    if (link.role !== 'middleware' || link.route !== undefined || link.param !== undefined || paths.length !== 1) return null;
    const mount = literalPath(paths[0]);
    const skipping = mount === null ? null : this.skippingOf(link.function);
    if (mount === null || !skipping) return null;
    return this.placed({ ...one, link: { ...link, function: skipping.inner } }, segments).flatMap((placed): PlacedLink[] => {
      if (placed.problem) return [placed];
      const tests: PathRegExp[] = [{ source: placed.isCertain ? notBelow(mount, skipping.paths) : runsFor(mount, skipping.paths, caseSensitive), flags: '', names: [], lists: [], absent: [] }];
      const known = this.literalOutcome(tests, segments);
      if (known === false) return [];
      return [known && placed.isCertain ? placed : { ...placed, isCertain: false, tests, skips: true }];
    });
  }

  private readonly skipping = new Map<string, Skipping | null>();

  private skippingOf(fn: ChainLink['function']): Skipping | null {
    const key = `${fn.expression.file}:${fn.expression.start}`;
    const found = this.skipping.has(key) ? this.skipping.get(key)! : this.readSkipping(fn);
    this.skipping.set(key, found);
    return found;
  }

  private placed(one: RoutingLink, segments: Segment[]): PlacedLink[] {
    const { link, scope } = one;
    const found = this.shapesOf(one);
    const reason = found.find((shapes) => !shapes.ok);
    if (reason && !reason.ok) return [{ link, scope, isCertain: one.isCovered, tests: [], params: {}, problem: reason.reason }];
    const shapes = found.flatMap((each) => (each.ok ? each.shapes : [])).filter((shape) => meets(shape.segments, segments, one));
    if (shapes.length === 0) return [];
    const isCertain = one.isCovered || shapes.some((shape) => shape.exact && contains(shape.segments, segments, one));
    if (!one.prefix && !isCertain && shapes.every((shape) => compareRank(shape.segments, segments) < 0)) return [];
    return this.decided(one, shapes, segments, isCertain);
  }

  private decided(one: RoutingLink, shapes: RouteShape[], segments: Segment[], isCertain: boolean): PlacedLink[] {
    const { link, scope } = one;
    const tests = shapes.flatMap(({ regexp }) => (regexp ? [regexp] : []));
    const problem = tests.length < shapes.length ? `a path that one regular expression cannot say (${link.path})` : null;
    const [shape] = shapes;
    const folderParams = shapes.length === 1 && shape.exact && contains(shape.segments, segments, one) ? paramsIn({ segments: shape.segments, params: seen(shape, one.seenFrom) }, { segments }) : null;
    if (isCertain && folderParams) return [{ link, scope, isCertain, tests: [], params: folderParams, problem: null }];
    const known = problem ? null : this.literalOutcome(tests, segments);
    if (known === false) return [];
    return [{ link, scope, isCertain: isCertain || known === true, tests, params: matchedParams(tests), problem }];
  }

  /** Whether the path of a file without parameters matches; null where that depends on the slash at its end, or on parameters. */
  private literalOutcome(tests: readonly PathRegExp[], segments: Segment[]): boolean | null {
    if (segments.some(({ kind }) => kind !== 'literal')) return tests.length > 0 && tests.every((test) => isLeftOut(test, literalStart(segments))) ? false : null;
    const path = segments.map((segment) => `/${segment.kind === 'literal' ? segment.text : ''}`).join('') || '/';
    const matches = (text: string) => tests.some(({ source, flags }) => new RegExp(source, flags).test(text));
    return path === '/' || matches(path) === matches(`${path}/`) ? matches(path) : null;
  }

  private shapesOf({ link, paths, prefix, caseSensitive, strict, seenFrom }: RoutingLink): Shapes[] {
    const known = this.shapes.get(link.site) ?? new Map<string, Shapes[]>();
    this.shapes.set(link.site, known);
    const key = `${link.mount} ${link.path}`;
    const found = known.get(key) ?? paths.map((patterns) => toShapes(patterns, this.major, { prefix, caseSensitive, strict, seenFrom }));
    known.set(key, found);
    return found;
  }
}

/** The path of a layer and its mounts as one text, without a slash at its end; null where a part is more than that. */
function literalPath(parts: PathPattern[]): string | null {
  const texts = parts.map((part) => (part.kind === 'string' && /^\/?[\w\-./~]*$/.test(part.value) ? part.value.replace(/\/$/, '') : null));
  return texts.includes(null) ? null : texts.join('');
}

/** What all paths of a file begin with: `/api/` for `api/[id]`. */
function literalStart(segments: Segment[]): string {
  const end = segments.findIndex(({ kind }) => kind !== 'literal');
  return segments.slice(0, end).map((segment) => `/${segment.kind === 'literal' ? segment.text : ''}`).join('') + '/';
}

/** Whether an expression such as `^\/(?!api|auth)` never matches what begins like this. */
function isLeftOut({ source, flags }: PathRegExp, start: string): boolean {
  const [, before = '', choices = ''] = /^\^((?:\\?\/|[\w-])*)\(\?!((?:\\?[/.]|[\w|-])+)\)/.exec(source) ?? [];
  const plain = (text: string) => text.replaceAll('\\', '');
  const text = flags.includes('i') ? start.toLowerCase() : start;
  return choices !== '' && choices.split('|').some((choice) => choice !== '' && text.startsWith(plain(flags.includes('i') ? (before + choice).toLowerCase() : before + choice)));
}

/** The paths of a file as a pattern of Express 5, whose grammar says all that folders say. */
function placePattern(segments: Segment[]): AbsolutePattern {
  const parts = segments.map((segment, index) => {
    if (segment.kind === 'literal') return `/${segment.text.replace(/[\\()[\]{}?+!:*]/g, '\\$&')}`;
    return segment.kind === 'dynamic' ? `/:p${index}` : `/*p${index}`;
  });
  return { parts: [{ kind: 'string', value: parts.join('') || '/' }], prefix: false, major: 5, caseSensitive: true, strict: false };
}

/** The path of a file as Express would write it. */
export function placePath(segments: Segment[], major: ExpressMajor): string {
  const parts = segments.map((segment) => {
    if (segment.kind === 'literal') return `/${segment.text}`;
    return segment.kind === 'dynamic' ? `/:${segment.name}` : major === 5 ? `/*${segment.name}` : '/*';
  });
  return parts.join('') || '/';
}

type Comparison = Pick<RoutingLink, 'prefix' | 'caseSensitive'>;

function isSameText(a: string, b: string, caseSensitive: boolean): boolean {
  return caseSensitive ? a === b : a.toLowerCase() === b.toLowerCase();
}

/** Whether some path belongs to both. */
function meets([a, ...restA]: Segment[], [b, ...restB]: Segment[], one: Comparison): boolean {
  if (a === undefined) return one.prefix || b === undefined;
  if (b === undefined) return false;
  if (a.kind === 'catchAll' || b.kind === 'catchAll') return true;
  if (a.kind === 'literal' && b.kind === 'literal' && !isSameText(a.text, b.text, one.caseSensitive)) return false;
  return meets(restA, restB, one);
}

/** Whether every path of the file (the second) belongs to the shape of a layer. */
function contains([a, ...restA]: Segment[], [b, ...restB]: Segment[], one: Comparison): boolean {
  if (a === undefined) return one.prefix || b === undefined;
  if (b === undefined) return false;
  if (a.kind === 'catchAll') return true;
  if (b.kind === 'catchAll') return false;
  if (a.kind === 'literal' && !(b.kind === 'literal' && isSameText(a.text, b.text, one.caseSensitive))) return false;
  return contains(restA, restB, one);
}

/** The parameters that a layer sees: its own, and with `mergeParams` those of mounts. */
function seen({ own }: RouteShape, from: number): Params {
  return Object.assign({}, ...own.slice(Math.min(from, own.length - 1)));
}

function matchedParams(tests: readonly PathRegExp[]): Params {
  const params: Params = {};
  for (const { names, absent } of tests) {
    for (const name of names) params[name] = { kind: 'matched', name };
    for (const name of absent) params[name] ??= { kind: 'undefined' };
  }
  return params;
}

/** The same link, as it is where its conditions hold. */
export function unconditional(one: PlacedLink): PlacedLink {
  return { ...one, link: { ...one.link, conditions: [] } };
}
