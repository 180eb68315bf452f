import * as t from '@babel/types';
import { bindingsOf } from '../emit/bindings.js';
import { isUse } from '../lower/ast.js';
import { walk } from '../lower/templates.js';
import type { SourceModule } from '../source/project.js';

/**
 * The statements at the top of a module that code in it may use, its own first.
 *
 * @param span of the code; all statements where it stands in none of them, or goes by what hangs on `exports`
 */
export function reachedStatements(module: SourceModule, span: { start: number; end: number }): t.Statement[] {
  const { body } = module.ast.program;
  const own = body.find(({ start, end }) => start! <= span.start && span.end <= end!);
  return own ? (reachedFrom([own], body) ?? body) : body;
}

/**
 * A function that has nothing to do with the statement it stands in, and the statements at the top of its module that it may
 * use; all of these where it goes by what hangs on `exports`.
 */
export function reachedByFunction(module: SourceModule, node: t.Expression): t.Statement[] {
  const { body } = module.ast.program;
  return reachedFrom([t.expressionStatement(node)], body) ?? body;
}

function reachedFrom(own: t.Statement[], body: t.Statement[]): t.Statement[] | null {
  const reached = new Set(own);
  // A set grows while it is walked.
  for (const statement of reached) {
    const names = namesIn(statement);
    if (names.has('exports') || names.has('module')) return null;
    for (const other of body) if (bindingsOf(other).some(({ name }) => names.has(name))) reached.add(other);
  }
  return [...reached];
}

/** Names that code uses; of what it assigns to `exports`, only the value counts. */
function namesIn(statement: t.Statement): Set<string> {
  const names = new Set<string>();
  const assigned = t.isExpressionStatement(statement) && t.isAssignmentExpression(statement.expression) ? statement.expression.right : statement;
  walk(assigned, (node, parent) => {
    if (isUse(node, parent)) names.add(node.name);
  });
  return names;
}
