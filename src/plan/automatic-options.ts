import { ROUTE_METHODS, type RouteMethod } from '../model.js';
import { compileChain } from './chain.js';
import { placePackage } from './middleware-rules.js';
import type { LoweringStore } from './lowering-store.js';
import type { PlacedLink } from './place-links.js';
import { allSteps, type NativeChain } from './steps.js';

/** What a file's requests may meet, for each method that a route there takes. */
export interface PlaceMethods {
  /** In Express syntax. */
  path: string;
  linksByMethod: ReadonlyMap<RouteMethod, readonly PlacedLink[]>;
}

/**
 * What runs for OPTIONS at a place whose routes leave it to Express: the middleware in front of them, and then the list of
 * their methods. The innermost router that holds the routes sends it at its own end, so nothing behind that router runs
 * (router 2: index.js, `Router.prototype.handle`, which wraps `done`; Express 4: lib/router/index.js, `wrap`).
 *
 * @returns null where something else answers, or reading cannot tell
 */
export function automaticOptions({ path, linksByMethod }: PlaceMethods, store: LoweringStore): NativeChain | null {
  const handlers = [...linksByMethod.values()].flat().filter(({ link }) => link.role === 'handler');
  const [first] = handlers;
  if (!first || !handlers.every((one) => one.isCertain && one.link.conditions.length === 0 && sameScope(one, first))) return null;
  const links = linksInFront([...linksByMethod.values()][0], first);
  const isCors = ({ link: { function: fn } }: PlacedLink) => fn.kind === 'package' && placePackage(fn, store.environment.project).kind === 'cors';
  if (links.some(isCors)) return null;
  const chain = compileChain({ method: 'OPTIONS', path }, links, store);
  if (!chain.ok || chain.terminal.kind !== 'not found' || allSteps(chain).some((step) => step.kind === 'try')) return null;
  return { ...chain, terminal: { kind: 'methods', methods: listedMethods((method) => linksByMethod.has(method)) } };
}

/**
 * The links of an OPTIONS request that only routes for all methods take, up to where Express lists the methods of the others.
 *
 * @param own what the request meets
 * @param handlers handlers of routes for single methods at the same place
 * @returns null where reading cannot tell which of them it lists, or where
 */
export function linksUpToList(own: readonly PlacedLink[], handlers: readonly PlacedLink[]): PlacedLink[] | null {
  const [first] = handlers;
  if (!handlers.every((one) => one.isCertain && one.link.conditions.length === 0 && sameScope(one, first))) return null;
  const end = endOfRouter(own, first);
  return own.filter(({ link }, index) => index < end || link.role === 'error');
}

/** Methods as Express lists them: GET answers HEAD, too. */
export function listedMethods(has: (method: RouteMethod) => boolean): RouteMethod[] {
  return ROUTE_METHODS.filter((method) => has(method) || (method === 'HEAD' && has('GET')));
}

function endOfRouter(links: readonly PlacedLink[], { scope }: PlacedLink): number {
  const mount = scope.at(-1);
  return mount === undefined ? links.length : links.findLastIndex((one) => one.scope.includes(mount)) + 1;
}

function sameScope(one: PlacedLink, other: PlacedLink): boolean {
  return one.scope.length === other.scope.length && one.scope.every((mount, index) => mount === other.scope[index]);
}

/** The links without the routes', up to the end of the routes' router, and the error handlers behind it. */
function linksInFront(links: readonly PlacedLink[], first: PlacedLink): PlacedLink[] {
  const end = endOfRouter(links, first);
  return links.filter(({ link }, index) => link.route === undefined && (index < end || link.role === 'error'));
}
