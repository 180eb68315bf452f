import type { SourceSpan } from '../model.js';

/** Anything with a place in a parsed file; every node of @babel/parser has one. */
export interface Located {
  start?: number | null;
  end?: number | null;
  loc?: { start: { line: number; column: number } } | null;
}

/** The span of a node of `file`. Columns count from 1 here, from 0 in Babel. */
export function spanOf(file: string, node: Located): SourceSpan {
  return {
    file,
    start: node.start ?? 0,
    end: node.end ?? 0,
    line: node.loc?.start.line ?? 1,
    column: (node.loc?.start.column ?? 0) + 1,
  };
}
