import { ERROR_HANDLERS } from '../../rules/middleware/error-handlers.js';
import type {
  Applies,
  AppModel,
  ChainLink,
  Condition,
  Endpoint,
  Layer,
  LinkFunction,
  PathPattern,
  Router,
} from '../model.js';
import { covers, joinPaths, overlaps, patternText, type AbsolutePattern } from './paths.js';

/** One layer of the flattened program, at one absolute pattern. */
interface Entry {
  layer: Exclude<Layer, { kind: 'mount' }>;
  router: Router;
  /** Mounts from the root to the router of the layer. */
  mounts: MountStep[];
  /** Prefixes of all mounts, then the layer's own. */
  patterns: PathPattern[];
  /** The same as data for comparison; several for a layer with an array of paths. */
  absolute: AbsolutePattern[];
  /** Index of the first pattern whose parameters the layer sees. */
  seenFrom: number;
  mount: string;
  path: string;
  conditions: Condition[];
  /** For the callbacks of `app.param` that a mount path calls: the name of the parameter. */
  param?: string;
}

interface MountStep {
  router: Router;
  pattern: PathPattern[];
  mount: string;
  /** Differs for each place at which the router is mounted. */
  key: string;
}

/** A link of the chain of some place, with all that decides whether it runs there. */
export interface RoutingLink {
  link: ChainLink;
  /** Prefixes of all mounts, then the path of the layer; several paths for a layer with an array of them. */
  paths: PathPattern[][];
  /** `use`: what is below its path matches, too. */
  prefix: boolean;
  caseSensitive: boolean;
  strict: boolean;
  seenFrom: number;
  /** Its path surely matches all paths of the place. */
  isCovered: boolean;
  /** The mounts that lead to it, outermost first: `next('router')` leaves the last of them. */
  scope: string[];
}

/**
 * Lists every (method, absolute path) of the app in order of registration, each with the links that may run before it
 * and after it.
 */
export function flatten(model: AppModel): Endpoint[] {
  const entries = listEntries(model);
  return entries.flatMap((entry, index) =>
    entry.layer.kind === 'route' ? endpointsOf(entries, index, entry, entry.layer) : [],
  );
}

/** How the path of an endpoint is compared, beside its patterns. */
export type RouteTraits = Pick<RoutingLink, 'caseSensitive' | 'strict' | 'seenFrom'> & { number: number };

/** Says which links run where. */
export interface Routing {
  /** Of each endpoint that {@link flatten} lists; `number` is the `route` of its handlers. */
  endpoints: RouteTraits[];
  /** The links that requests for some paths (as one pattern) may meet, in the order in which Express asks them. */
  linksAt(place: AbsolutePattern, method: string): RoutingLink[];
}

/** Lists the links of the app, for questions about any path. */
export function routing(model: AppModel): Routing {
  const entries = listEntries(model);
  const traits = ({ absolute: [first], seenFrom }: Entry) => ({ caseSensitive: first.caseSensitive ?? false, strict: first.strict ?? false, seenFrom });
  const linksAt: Routing['linksAt'] = (place, method) =>
    entries.flatMap((entry, number) => {
      if (entry.layer.kind === 'route' && !methodsMeet(entry.layer.method, method)) return [];
      if (!entry.absolute.some((pattern) => overlaps(pattern, place))) return [];
      const isCovered = entry.absolute.some((pattern) => covers(pattern, place));
      const [first] = entry.absolute;
      return linksOf(entry, number, isCovered && entry.conditions.length === 0 ? 'always' : 'maybe').map((link) => ({
        link,
        isCovered,
        paths: entry.absolute.map(({ parts }) => parts),
        prefix: first.prefix,
        ...traits(entry),
        scope: entry.mounts.map(({ key }) => key),
      }));
    });
  return { linksAt, endpoints: entries.flatMap((entry, number) => (entry.layer.kind === 'route' ? [{ ...traits(entry), number }] : [])) };
}

function listEntries(model: AppModel): Entry[] {
  const entries: Entry[] = [];
  const root = model.routers[model.root];
  if (root) walk(model, root, [{ router: root, pattern: [], mount: '', key: '' }], { patterns: [], conditions: [], seenFrom: 0 }, entries);
  return entries;
}

interface Above {
  patterns: PathPattern[];
  conditions: Condition[];
  seenFrom: number;
}

function walk(model: AppModel, router: Router, mounts: MountStep[], above: Above, entries: Entry[]): void {
  const { mount, key } = mounts[mounts.length - 1];
  const settings = routingSettings(mounts.map((step) => step.router));
  const entry = (layer: Entry['layer'], paths: PathPattern[], conditions: Condition[]): Entry => ({
    layer,
    router,
    mounts,
    patterns: [...above.patterns, ...paths],
    absolute: paths.map((path) => ({
      parts: [...above.patterns, path],
      prefix: layer.kind === 'use',
      major: model.expressMajor,
      ...settings,
    })),
    seenFrom: Math.min(above.seenFrom, above.patterns.length),
    mount: mount === '' ? '/' : mount,
    path: paths.map((path) => joinPaths(mount, patternText(path))).join(', '),
    conditions,
  });
  router.stack.forEach((layer, position) => {
    const conditions = unique([...above.conditions, ...layer.conditions]);
    if (layer.kind === 'mount') {
      const inner = model.routers[layer.router];
      // A router mounted below itself would never end.
      if (!inner || mounts.some((step) => step.router === inner)) return;
      layer.paths.forEach((pattern, at) => {
        for (const { name, handler } of callbacksOf(router, pattern)) {
          entries.push({ ...entry({ ...layer, kind: 'use', handler }, [pattern], conditions), param: name });
        }
        const step = { router: inner, pattern: [pattern], mount: joinPaths(mount, patternText(pattern)), key: `${key}/${position}.${at}` };
        const patterns = isRoot(pattern) ? above.patterns : [...above.patterns, pattern];
        const next = { patterns, conditions, seenFrom: inner.mergeParams ? Math.min(above.seenFrom, above.patterns.length) : patterns.length };
        walk(model, inner, [...mounts, { ...step, mount: step.mount === '/' ? '' : step.mount }], next, entries);
      });
      return;
    }
    // Middleware runs once however many of its paths match; each path of a route is an endpoint of its own.
    const groups = layer.kind === 'route' ? layer.paths.map((path) => [path]) : [layer.paths];
    for (const paths of groups) entries.push(entry(layer, paths, conditions));
  });
}

/** The callbacks of `param` for the names in a path, in the order of the names. */
function callbacksOf(router: Router, pattern: PathPattern): Router['params'] {
  if (router.params.length === 0) return [];
  const text = pattern.kind === 'string' ? pattern.value : pattern.kind === 'regexp' ? pattern.source : '';
  const names = [...text.matchAll(/[:*]"?([\p{ID_Start}$_][\p{ID_Continue}$]*)|\(\?<(\w+)>/gu)].map(([, name, group]) => name ?? group);
  return [...new Set(names)].flatMap((name) => router.params.filter((one) => one.name === name));
}

function isRoot(pattern: PathPattern): boolean {
  return pattern.kind === 'string' && (pattern.value === '/' || pattern.value === '');
}

/** Routers bring their own options, apps their settings (EXPRESS docs, app.set: frozen when its router is made). */
function routingSettings(chain: Router[]): { caseSensitive: boolean; strict: boolean } {
  const router = chain[chain.length - 1];
  const setting = (name: string): boolean => {
    const app = chain.findLast((step) => step.kind === 'app');
    const value = app?.settings[name]?.value;
    return value?.kind === 'literal' && value.value === true;
  };
  if (router.kind === 'router') return { caseSensitive: router.caseSensitive, strict: router.strict };
  return { caseSensitive: setting('case sensitive routing'), strict: setting('strict routing') };
}

function unique(conditions: Condition[]): Condition[] {
  return conditions.filter(({ test }, index) => conditions.findIndex((other) => other.test === test) === index);
}

type RouteLayer = Extract<Layer, { kind: 'route' }>;

function endpointsOf(entries: Entry[], index: number, entry: Entry, layer: RouteLayer): Endpoint[] {
  const related = (candidates: Entry[], offset: number): ChainLink[] =>
    candidates.flatMap((other, at) => linksFor(other, offset + at, entry, layer));
  return [
    {
      method: layer.method,
      path: entry.path,
      patterns: entry.patterns,
      site: layer.site,
      chain: [...related(entries.slice(0, index), 0), ...linksOf(entry, index, 'always')],
      after: related(entries.slice(index + 1), index + 1),
      routers: entry.mounts.map(({ router, mount }) => ({
        id: router.id,
        mount: mount || '/',
        mergeParams: router.mergeParams,
      })),
      conditions: entry.conditions,
    },
  ];
}

/** The links of another layer that the requests of an endpoint may meet. */
function linksFor(other: Entry, number: number, entry: Entry, layer: RouteLayer): ChainLink[] {
  if (other.layer.kind === 'route' && !methodsMeet(other.layer.method, layer.method)) return [];
  if (other.conditions.some((condition) => entry.conditions.some(({ test }) => test === -condition.test))) return [];
  const [target] = entry.absolute;
  if (!other.absolute.some((pattern) => overlaps(pattern, target))) return [];
  return linksOf(other, number, appliesTo(other, entry, layer));
}

function methodsMeet(other: string, method: string): boolean {
  // A GET route also answers HEAD (EXPRESS docs, routing: app.get is called for HEAD too).
  return other === method || other === 'ALL' || method === 'ALL' || (other === 'GET' && method === 'HEAD');
}

function appliesTo(other: Entry, entry: Entry, layer: RouteLayer): Applies {
  const [target] = entry.absolute;
  const known = new Set(entry.conditions.map(({ test }) => test));
  const unconditional = other.conditions.every(({ test }) => known.has(test));
  const everyMethod = other.layer.kind === 'use' || other.layer.method === 'ALL' || layer.method !== 'ALL';
  return unconditional && everyMethod && other.absolute.some((pattern) => covers(pattern, target)) ? 'always' : 'maybe';
}

function linksOf(entry: Entry, number: number, applies: Applies): ChainLink[] {
  const { layer } = entry;
  const link = (handler: LinkFunction, role: ChainLink['role'], param?: string): ChainLink => ({
    function: handler,
    role,
    applies,
    mount: entry.mount,
    path: entry.path,
    router: entry.router.id,
    site: layer.site,
    conditions: entry.conditions,
    ...(layer.kind === 'route' && { route: number }),
    ...(layer.kind === 'route' && layer.made !== undefined && { made: layer.made }),
    ...(param !== undefined && { param }),
  });
  const handlers = layer.kind === 'use' ? [layer.handler] : layer.handlers;
  if (entry.param !== undefined) return [link(handlers[0], 'middleware', entry.param)];
  const callbacks = layer.paths.flatMap((pattern) => callbacksOf(entry.router, pattern));
  return [
    ...callbacks.map(({ name, handler }) => link(handler, 'middleware', name)),
    ...handlers.map((handler) => link(handler, isErrorHandler(handler) ? 'error' : layer.kind === 'use' ? 'middleware' : 'handler')),
  ];
}

/** Whether Express would call a function for errors only. */
export function isErrorHandler(handler: LinkFunction): boolean {
  if (handler.kind === 'package') return handler.called && (ERROR_HANDLERS[handler.package]?.includes(handler.member) ?? false);
  return handler.kind === 'user' && handler.arity === 4;
}
