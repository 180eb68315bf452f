import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { programPath } from '../lower/ast.js';
import { parseForPrinting } from '../lower/templates.js';

/** Names that code reads or writes without declaring them. */
export interface FreeNames {
  read: Set<string>;
  assigned: Set<string>;
}

/** A name that no user code has: `_` is that of lodash. */
const HOLDER = '$holderOfCode';

/** Free names of an expression or of statements given as text. */
export function freeNamesOf(text: string, kind: 'expression' | 'statements' = 'expression'): FreeNames {
  const code = kind === 'expression' ? `${HOLDER} = ${text}` : `async function ${HOLDER}() {\n${text}\n}`;
  const program = programPath(parseForPrinting(code, 'ts'));
  program.scope.crawl();
  const read = new Set<string>();
  const assigned = new Set<string>();
  program.traverse({
    Identifier(path) {
      if (!path.isReferencedIdentifier() && !isTypeReference(path)) return;
      if (!path.scope.hasBinding(path.node.name, true)) read.add(path.node.name);
    },
    AssignmentExpression(path) {
      for (const name of Object.keys(t.getBindingIdentifiers(path.node.left as t.LVal, false, true))) {
        if (!path.scope.hasBinding(name, true) && name !== HOLDER) assigned.add(name);
      }
    },
    UpdateExpression(path) {
      const { argument } = path.node;
      if (t.isIdentifier(argument) && !path.scope.hasBinding(argument.name, true)) assigned.add(argument.name);
    },
  });
  return { read, assigned };
}

function isTypeReference(path: NodePath<t.Identifier>): boolean {
  const parent = path.parent;
  return (
    (t.isTSTypeReference(parent) && parent.typeName === path.node) ||
    (t.isTSExpressionWithTypeArguments(parent) && parent.expression === path.node) ||
    (t.isTSTypeQuery(parent) && parent.exprName === path.node) ||
    (t.isTSQualifiedName(parent) && parent.left === path.node)
  );
}
