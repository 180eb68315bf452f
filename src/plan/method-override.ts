import type { RouteMethod, SourceSpan } from '../model.js';
import type { SourceProject } from '../source/project.js';
import type { LoweringStore } from './lowering-store.js';
import { placePackage } from './middleware-rules.js';
import type { PlacedLink } from './place-links.js';
import { allErrors, allSteps, allTerminals, hasCode, linkKey, loweredIn, type NativeChain, type Step } from './steps.js';

/** What becomes of POST requests to a file that name another method. */
export type MethodOverride =
  /** The POST export hands them to the exports of their methods, `null` for whatever else a request may name. */
  | { kind: 'native'; names: string[]; methods: (RouteMethod | null)[] }
  /** The original app answers POST. */
  | { kind: 'original'; reason: string; span: SourceSpan };

/** Methods that a form is made to stand for. */
const OVERRIDING = ['GET', 'PUT', 'PATCH', 'DELETE'] as const satisfies RouteMethod[];

/** Middleware in Express that does the same whatever the method is. */
const BLIND = new Set(['connect-flash', 'cookie-parser', 'cookie-session', 'express-session', 'passport', 'pino-http', 'response-time']);

/** The exports of a file, as far as they are native. */
export interface OverriddenFile {
  /** What may run at the paths of the file. */
  linksAt(method: RouteMethod): PlacedLink[];
  chainOf(method: RouteMethod): NativeChain | null;
}

/**
 * Finds what method-override does to the POST requests of a file.
 *
 * @returns null where no such middleware runs for them
 */
export function overrideAt(file: OverriddenFile, { environment: { project }, inPlace }: LoweringStore): MethodOverride | null {
  const links = file.linksAt('POST');
  const overrides = links.flatMap((one) => overrideOf(one, project));
  if (overrides.length === 0) return null;
  const { span } = overrides[0];
  const original = (reason: string): MethodOverride => ({ kind: 'original', reason, span });
  const names = overrides.map(({ name }) => name);
  if (!names.every((name) => name !== null)) return original('method-override with a function that finds the method');
  if (handlersBefore(links, project)) return original('method-override behind a route for POST');
  const methods = OVERRIDING.filter((method) => file.chainOf(method) && hasHandlers(file.linksAt(method)));
  if (methods.some((method) => handlersBefore(file.linksAt(method), project))) return original('method-override behind a route');
  const chains = (['POST', ...methods] as const).flatMap((method) => file.chainOf(method) ?? []);
  const early = new Set(linksBefore(links, project).map(({ link }) => linkKey(link)));
  const looks = chains.some((chain) => allSteps(chain).some((step) => early.has(linkKey(step.link)) && looksAtMethod(step, inPlace)));
  return looks ? original('method-override behind middleware that may look at the method') : { kind: 'native', names, methods: [...methods, null] };
}

/** Whether an answer may say by which method it was asked for. */
export function showsMethod(chain: NativeChain, { inPlace }: LoweringStore): boolean {
  const answering = [...allErrors(chain), ...allTerminals(chain).filter(hasCode)].map(({ lowered }) => lowered);
  return codeOf(answering, inPlace).some(readsMethod) || allSteps(chain).some((step) => looksAtMethod(step, inPlace));
}

function overrideOf({ link: { function: fn } }: PlacedLink, project: SourceProject): { name: string | null; span: SourceSpan }[] {
  if (fn.kind !== 'package') return [];
  const placed = placePackage(fn, project);
  return placed.kind === 'method override' ? [{ name: placed.name, span: fn.expression }] : [];
}

function linksBefore(links: readonly PlacedLink[], project: SourceProject): PlacedLink[] {
  return links.slice(0, links.findLastIndex((one) => overrideOf(one, project).length > 0));
}

function hasHandlers(links: readonly PlacedLink[]): boolean {
  return links.some(({ link }) => link.role === 'handler');
}

function handlersBefore(links: readonly PlacedLink[], project: SourceProject): boolean {
  return hasHandlers(linksBefore(links, project));
}

function looksAtMethod(step: Step, inPlace: LoweringStore['inPlace']): boolean {
  if (step.kind === 'express') return !(step.link.function.kind === 'package' && BLIND.has(step.link.function.package));
  return codeOf(loweredIn({ steps: [step], terminal: null, errors: [] }), inPlace).some(readsMethod);
}

function readsMethod(code: string): boolean {
  return /\bmethod\b/.test(code);
}

/** The code of functions and of what they call. */
function codeOf(functions: readonly { code: string; calls: readonly string[] }[], inPlace: LoweringStore['inPlace']): string[] {
  const all = new Set(functions);
  // A set grows while it is walked: helpers of helpers are reached too.
  for (const one of all) for (const key of one.calls) if (inPlace.has(key)) all.add(inPlace.get(key)!.lowered);
  return [...all].map(({ code }) => code);
}
