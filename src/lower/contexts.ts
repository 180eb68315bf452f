import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { walk } from './templates.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import type { Workpiece } from './workpiece.js';

/**
 * Methods by which a function is run within something: `AsyncLocalStorage.run`, `domain.run`, a scope of Sentry, a span of
 * OpenTelemetry. A callback with arguments is given what was found out, as that of `database.run(sql, (error) => …)`.
 */
const RUNS = /^(?:run\w*|exit|enter|bind|wrap|scope|contextualize|provide)$/;
const SCOPES = /^(?:with[A-Z]\w*|start\w*Span|continueTrace|runIn\w+|runWith\w+)$/;

/**
 * What a function calls `next()` within, all that follows runs within in Express: it finds the context again. Code that is
 * called when the function has returned would not.
 *
 * @throws CannotLower for `next()` in such a callback, and for `storage.enterWith(…)`
 */
export function rejectContexts(piece: Workpiece): void {
  const { role } = piece.input;
  if (role !== 'middleware' && role !== 'helper') return;
  for (const path of piece.referencesOf(piece.nextBinding)) rejectAround(path);
  if (piece.nextBinding === null) return;
  walk(piece.block(), (node) => {
    const isEntered = t.isCallExpression(node) && t.isMemberExpression(node.callee) && memberName(node.callee) === 'enterWith';
    if (isEntered) throw new CannotLower('a context that what follows runs in (.enterWith())', node);
  });
}

/** Climbs from `next` to the function, through the calls that its callbacks are given to. */
function rejectAround(next: NodePath): void {
  for (let path = next.getFunctionParent(); path; path = path.getFunctionParent()) {
    const call = path.parentPath;
    if (!call?.isCallExpression() || call.node.callee === path.node) continue;
    const name = calleeName(call.node.callee);
    const isGiven = path.node.params.length > 0;
    if (name && (SCOPES.test(name) || (RUNS.test(name) && !isGiven))) throw new CannotLower(`next() in a function that is run in a context (${name}())`, call.node);
  }
}

function calleeName(callee: t.Node): string | null {
  if (t.isIdentifier(callee)) return callee.name;
  return t.isMemberExpression(callee) || t.isOptionalMemberExpression(callee) ? memberName(callee) : null;
}
