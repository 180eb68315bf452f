import type { ExpressMajor, PathPattern } from '../model.js';
import { toShapes } from './segments.js';

export type Matcher =
  | {
      ok: true;
      entries: string[];
      /** Paths that Next matches besides: it lets every source end in `.json`, for the data requests of its pages. */
      alsoTakes: string[];
    }
  | { ok: false; reason: string };

/**
 * The `config.matcher` of a proxy for what `app.use(prefix, …)` takes: the prefix and everything below it.
 *
 * The entries are plain text, as Next reads them only where they are literals of the file; the printer quotes them.
 * Like folders, and unlike `rewrites`, Next compares them case-sensitively, so that what slips past the matcher finds
 * no file either.
 *
 * @param patterns the prefix of every mount and the layer's own path, outermost first
 * @returns the entries, or why the prefix has none
 */
export function toMatcher(patterns: PathPattern[], expressMajor: ExpressMajor): Matcher {
  const found = toShapes(patterns, expressMajor);
  if (!found.ok) return found;
  const [shape, ...others] = found.shapes;
  if (others.length > 0) return { ok: false, reason: 'a prefix with optional parts' };
  let prefix = '';
  for (const segment of shape.segments) {
    if (segment.kind !== 'literal') return { ok: false, reason: `a prefix with the parameter '${segment.name}'` };
    prefix += `/${segment.text}`;
  }
  // `:path*` takes no segment at all, too: the prefix itself.
  return { ok: true, entries: [`${escapeSource(prefix)}/:path*`], alsoTakes: prefix === '' ? [] : [`${prefix}.json`] };
}

/** Next reads sources with path-to-regexp 6, in which these signs mean something. */
function escapeSource(text: string): string {
  return text.replace(/[\\:*+?(){}]/g, '\\$&');
}
