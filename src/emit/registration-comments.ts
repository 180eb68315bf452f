import type * as t from '@babel/types';
import { walk } from '../lower/templates.js';
import type { SourceSpan } from '../model.js';
import type { SourceModule } from '../source/project.js';

/**
 * The comments right above the statement that registers a route, as text: they say what the route is for, and go with it.
 *
 * @param site the registering call
 * @returns null where there are none
 */
export function commentsAbove({ ast, code }: SourceModule, site: SourceSpan): string | null {
  const statement = statementAt(ast, site.start);
  const comments = statement ? commentNodesAbove(statement, code) : [];
  if (comments.length === 0) return null;
  const [start, end] = [comments[0].start!, comments.at(-1)!.end!];
  const indentation = /[^\S\n]*$/.exec(code.slice(0, start))![0];
  return code.slice(start, end).replaceAll(`\n${indentation}`, '\n');
}

/** The comments right above a statement, without those that an empty line divides from it. */
export function commentNodesAbove(statement: t.Node, code: string): t.Comment[] {
  return (statement.leadingComments ?? []).filter(({ start, end }) => isOwnLine(code, start!) && !/\n\s*\n/.test(code.slice(end!, statement.start!)));
}

/** The statement that begins with the registering call, the first of several calls in a row. */
function statementAt(ast: t.File, start: number): t.Node | null {
  let found: t.Node | null = null;
  walk(ast.program, (node) => {
    if (found || (node.start ?? 0) > start || (node.end ?? 0) <= start) return false;
    if (node.start === start && node.type === 'ExpressionStatement') found = node;
  });
  return found;
}

/** Behind code on the same line a comment is about that code. */
function isOwnLine(code: string, start: number): boolean {
  return /(?:^|\n)[^\S\n]*$/.test(code.slice(0, start));
}
