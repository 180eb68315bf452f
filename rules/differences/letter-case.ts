import type { KnownDifference } from '../../src/verify/answer.js';

/**
 * Express compares the literal parts of a path without regard to case (unless told otherwise), Next the names of folders
 * as they are: next/server/route-matchers. `/Users/1` finds no folder `users`.
 */
export const letterCase: KnownDifference = {
  code: 'letter-case',
  title: 'paths in other letters: /Users for the route /users',
  reason: 'Folders of Next match with regard to case; only a rewrite for each route would say otherwise.',
  denied: 'error',
  meets: ({ ignoresCase }) => ignoresCase,
  applies(expected, actual, { request, routes = [] }) {
    // What Express refuses to let in, other letters must not open.
    if (actual.status !== 404 || expected.status === 404) return false;
    const path = request.path.split('?')[0].replace(/(?<=.)\/$/, '').split('/');
    return routes.some((route) => isInOtherLetters(route.split('/'), path)) && !routes.some((route) => isLikeRoute(route.split('/'), path, true));
  },
};

function isInOtherLetters(route: string[], path: string[]): boolean {
  return isLikeRoute(route, path, false) && !isLikeRoute(route, path, true);
}

/** Whether a path looks like a route of the app; patterns and parameters are whatever they are. */
function isLikeRoute([part, ...rest]: string[], [text, ...others]: string[], caseSensitive: boolean): boolean {
  if (part === undefined) return text === undefined;
  if (/[*{(]/.test(part)) return true;
  if (text === undefined) return false;
  const isSame = part.includes(':') || (caseSensitive ? part === text : part.toLowerCase() === text.toLowerCase());
  return isSame && isLikeRoute(rest, others, caseSensitive);
}
