import type { Binding } from '@babel/traverse';
import * as t from '@babel/types';
import type { SourceModule } from '../source/project.js';
import { kindOfSyntax, type ValueKind } from './value-kind.js';
import type { Workpiece } from './workpiece.js';

/** What is known of a value by syntax, by the variable that it names, and by types, in that order. */
export function kindOfValue(piece: Workpiece, node: t.Node): ValueKind {
  const bySyntax = kindOfSyntax(node);
  if (t.isIdentifier(node) && bySyntax === 'unknown') {
    const kind = kindOfVariable(piece, node);
    if (kind !== 'unknown') return byTypes(piece, node, kind);
  }
  return bySyntax === 'unknown' || bySyntax === 'maybe undefined' ? byTypes(piece, node, bySyntax) : bySyntax;
}

function kindOfVariable(piece: Workpiece, node: t.Identifier): ValueKind {
  const binding = bindingOf(piece, node);
  if (!binding) return piece.input.kindOfConstant(node.name);
  return binding.constant && binding.path.isVariableDeclarator() ? kindOfDeclared(binding.path.node) : 'unknown';
}

/** The kind of a variable by what it is declared with. What `new` makes may be bytes, which are sent in another way. */
function kindOfDeclared({ id, init }: t.VariableDeclarator): ValueKind {
  return t.isIdentifier(id) && init && !t.isNewExpression(init) ? kindOfSyntax(init) : 'unknown';
}

/** The kind of a constant that a module declares at its top level; of what may be assigned again nothing is known. */
export function kindOfConstant({ ast }: SourceModule, name: string): ValueKind {
  const declarations = ast.program.body.map((node) => (t.isExportNamedDeclaration(node) ? node.declaration : node));
  const constants = declarations.flatMap((node) => (t.isVariableDeclaration(node, { kind: 'const' }) ? node.declarations : []));
  const found = constants.find(({ id }) => t.isIdentifier(id, { name }));
  return found ? kindOfDeclared(found) : 'unknown';
}

/** Whether a value may be a function: a name of which nothing says that it is none. */
export function mayBeFunction(piece: Workpiece, node: t.Node): boolean {
  if (t.isFunction(node)) return true;
  if (!t.isIdentifier(node) || node.name === 'undefined') return false;
  const kind = kindOfValue(piece, node);
  if (kind !== 'unknown' && kind !== 'maybe undefined') return false;
  const holder = bindingOf(piece, node)?.path;
  if (!holder?.isVariableDeclarator()) return true;
  const { id, init } = holder.node;
  return t.isIdentifier(id) && (!init || t.isFunction(init) || t.isIdentifier(init) || t.isCallExpression(init));
}

function bindingOf(piece: Workpiece, node: t.Identifier): Binding | undefined {
  return piece.snippet.function.scope.getBinding(node.name) ?? findBinding(piece, node);
}

function findBinding(piece: Workpiece, node: t.Identifier): Binding | undefined {
  let found: Binding | undefined;
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
