/**
 * Packages whose imports Next optimises on its own, which makes it compile them: one of them among
 * `serverExternalPackages` stops the build. Source: Next, `optimizePackageImports` in server/config.js (those of the list
 * that a server may import).
 */
const COMPILED_BY_NEXT = new Set(['date-fns', 'lodash-es', 'ramda', 'rxjs', 'effect']);

/** The packages that `serverExternalPackages` may name, sorted. */
export function externalPackages(packages: Iterable<string>): string[] {
  return [...packages].filter((name) => !COMPILED_BY_NEXT.has(name) && !name.startsWith('@effect/')).sort();
}
