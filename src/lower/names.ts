import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { walk } from './templates.js';

/** The names that a piece of code uses, so that what we introduce collides with none. */
export class Names {
  private readonly taken = new Set<string>();

  constructor(root: t.Node, reserved: Iterable<string> = []) {
    for (const name of reserved) this.taken.add(name);
    walk(root, (node, parent) => {
      if (t.isIdentifier(node) && !isPropertyName(node, parent)) this.taken.add(node.name);
    });
  }

  /** The first of the candidates that is free; it is taken from then on. */
  claim(...candidates: string[]): string {
    // `res.locals.class`: the key of a value need not be a name that a variable can have.
    const free = candidates.find((name) => !this.taken.has(name) && t.isValidIdentifier(name)) ?? this.numbered(candidates[0]);
    this.taken.add(free);
    return free;
  }

  release(name: string): void {
    this.taken.delete(name);
  }

  private numbered(base: string): string {
    let n = 2;
    while (this.taken.has(`${base}${n}`)) n++;
    return `${base}${n}`;
  }
}

function isPropertyName(node: t.Identifier, parent: t.Node | null): boolean {
  if (t.isMemberExpression(parent) || t.isOptionalMemberExpression(parent)) return parent.property === node && !parent.computed;
  if (t.isObjectProperty(parent)) return parent.key === node && !parent.computed && !parent.shorthand;
  if (t.isObjectMethod(parent) || t.isClassMethod(parent) || t.isClassProperty(parent)) return parent.key === node && !parent.computed;
  return false;
}

/** Names of every binding declared anywhere below `root`. */
export function declaredNames(root: NodePath): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (names: string[]) => names.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
  add(Object.keys(root.scope.bindings));
  root.traverse({
    Scopable(path) {
      if (path.scope.path === path) add(Object.keys(path.scope.bindings));
    },
  });
  return counts;
}

/** Names that a function reads from outside itself: module-level bindings and globals. */
export function freeNames(root: NodePath): string[] {
  const found = new Set<string>();
  root.traverse({
    ReferencedIdentifier(path: NodePath<t.Identifier | t.JSXIdentifier>) {
      const binding = path.scope.getBinding(path.node.name);
      if (!binding || !binding.path.findParent((parent) => parent === root) && binding.path !== root) found.add(path.node.name);
    },
  } as never);
  root.traverse({
    AssignmentExpression(path) {
      for (const name of Object.keys(t.getBindingIdentifiers(path.node.left as t.LVal, false, true))) {
        if (!path.scope.getBinding(name)) found.add(name);
      }
    },
    UpdateExpression(path) {
      if (t.isIdentifier(path.node.argument) && !path.scope.getBinding(path.node.argument.name)) found.add(path.node.argument.name);
    },
  });
  return [...found].sort();
}
