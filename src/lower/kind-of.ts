import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { kindOfSyntax, type ValueKind } from './value-kind.js';
import type { Workpiece } from './workpiece.js';

/** What is known of a value by syntax, by the variable that it names, and by types, in that order. */
export function kindOfValue(piece: Workpiece, node: t.Node): ValueKind {
  const bySyntax = kindOfSyntax(node);
  if (t.isIdentifier(node) && bySyntax === 'unknown') {
    const binding = piece.snippet.function.scope.getBinding(node.name) ?? findBinding(piece, node);
    const init = binding?.constant && binding.path.isVariableDeclarator() ? binding.path.node.init : null;
    if (init && t.isIdentifier(binding!.path.isVariableDeclarator() ? binding!.path.node.id : null)) {
      const kind = kindOfSyntax(init);
      if (kind !== 'unknown') return byTypes(piece, node, kind);
    }
  }
  return bySyntax === 'unknown' || bySyntax === 'maybe undefined' ? byTypes(piece, node, bySyntax) : bySyntax;
}

function findBinding(piece: Workpiece, node: t.Identifier) {
  let found: ReturnType<NodePath['scope']['getBinding']>;
  piece.snippet.function.traverse({
    Identifier(path) {
      if (path.node === node) found = path.scope.getBinding(node.name);
    },
  });
  return found;
}

function byTypes(piece: Workpiece, node: t.Node, otherwise: ValueKind): ValueKind {
  if (typeof node.start !== 'number' || node.start < piece.snippet.offset) return otherwise;
  const { start, end } = piece.place(node);
  const kind = piece.input.kindAt(start, end);
  return kind === 'unknown' ? otherwise : kind;
}
