import type { PathPattern } from '../model.js';

export { covers, overlaps, type AbsolutePattern } from './path-compare.js';
export { parsePath, PathSyntaxError, type PathToken } from './path-syntax.js';

/** Joins a mount prefix and a path as Express does when it matches: `/api` + `/` is `/api`. */
export function joinPaths(prefix: string, path: string): string {
  const head = prefix.replace(/\/+$/, '');
  if (path === '' || path === '/') return head === '' ? '/' : head;
  return path.startsWith('/') || path.startsWith('{') || path.startsWith('*') ? head + path : `${head}/${path}`;
}

/** A pattern as it is shown: a RegExp between slashes, an unknown value as its text. */
export function patternText(pattern: PathPattern): string {
  switch (pattern.kind) {
    case 'string':
      return pattern.value;
    case 'regexp':
      return `/${pattern.source}/${pattern.flags}`;
    case 'unknown':
      return `<${pattern.text}>`;
  }
}
