import { diagnostic, UserError } from '../diagnostics.js';
import { nearest } from './nearest.js';

/** What a pattern is held against: an endpoint's method and its path in Express syntax. */
export interface RouteName {
  method: string;
  path: string;
}

/** A `--route` pattern, `[METHOD ]path`, with `*` for any characters in either. */
export interface RoutePattern {
  text: string;
  method: RegExp;
  path: RegExp;
}

/**
 * Reads a pattern such as `GET /users/:id`, `/admin/*` or `POST *`. A `*` stands for any characters, slashes and none
 * included; everything else stands for itself. Without a method every method matches.
 *
 * @throws {UserError} E2N051 when it is none
 */
export function parseRoutePattern(text: string): RoutePattern {
  const refuse = (reason: string) => new UserError(diagnostic('E2N051', { pattern: text, reason }));
  const words = text.trim().split(/\s+/);
  const [path, method = '*'] = [...words].reverse();
  if (path === '') throw refuse('it is empty');
  if (words.length > 2) throw refuse('it has more than a method and a path');
  if (!/^[/*]/.test(path)) throw refuse('the path has to begin with / or *');
  if (!/^[A-Za-z*-]+$/.test(method)) throw refuse(`'${method}' is no method`);
  return { text, method: wildcard(method.toUpperCase()), path: wildcard(withoutSlash(path)) };
}

/** Whether an endpoint is meant by a pattern. The slash at the end of a path says nothing, as in Express. */
export function matchesRoute(pattern: RoutePattern, endpoint: RouteName): boolean {
  return pattern.method.test(endpoint.method.toUpperCase()) && pattern.path.test(withoutSlash(endpoint.path));
}

/**
 * The endpoints that are meant by at least one of the patterns, in their order.
 *
 * @throws {UserError} E2N051 for a text that is no pattern, E2N050 for a pattern that means no endpoint
 */
export function selectRoutes<T extends RouteName>(endpoints: readonly T[], patterns: readonly string[]): T[] {
  const parsed = patterns.map(parseRoutePattern);
  const idle = parsed.find((pattern) => !endpoints.some((endpoint) => matchesRoute(pattern, endpoint)));
  if (idle) throw new UserError(diagnostic('E2N050', { pattern: idle.text, nearest: suggestion(idle, endpoints) }));
  return endpoints.filter((endpoint) => parsed.some((pattern) => matchesRoute(pattern, endpoint)));
}

function suggestion({ text }: RoutePattern, endpoints: readonly RouteName[]): string {
  if (endpoints.length === 0) return 'The source has no endpoints.';
  const hasMethod = /\s/.test(text.trim());
  const names = nearest(text.trim(), endpoints.map(({ method, path }) => (hasMethod ? `${method} ${path}` : path)));
  return `Did you mean ${names.map((name) => `'${name}'`).join(' or ')}? \`express-to-next plan\` lists all endpoints.`;
}

function wildcard(text: string): RegExp {
  const pieces = text.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('[^]*')}$`);
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}
