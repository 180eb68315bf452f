import type { NodePath, Scope } from '@babel/traverse';
import * as t from '@babel/types';
import MagicString from 'magic-string';
import { programPath } from '../lower/ast.js';

/** Names that scripts may have and modules, which are strict, may not (ECMA-262, 13.1 and 12.7.2). */
const STRICT = new Set(['implements', 'interface', 'let', 'package', 'private', 'protected', 'public', 'static', 'yield', 'await', 'arguments', 'eval']);

/** Whether a name cannot be declared in a module, be it reserved everywhere or under strict mode alone. */
export function isReservedName(name: string): boolean {
  return STRICT.has(name) || !t.isValidIdentifier(name, true);
}

/**
 * The text of a script with other names for what strict mode does not let it declare, since all code of the target is
 * strict: `const package = require('./package.json')` → `const packageJson = …`. Null where there is none.
 */
export function withStrictNames(code: string, ast: t.File): string | null {
  if (!/\b(?:implements|interface|let|package|private|protected|public|static|yield|await)\b/.test(code)) return null;
  const edits = new MagicString(code);
  const seen = new Set<Scope>();
  const visit = ({ scope }: NodePath): void => {
    if (seen.has(scope)) return;
    seen.add(scope);
    for (const [name, binding] of Object.entries(scope.bindings)) {
      if (!STRICT.has(name)) continue;
      const fresh = freshName(name, code);
      const assigned = binding.constantViolations.flatMap((path) => identifiersIn(path.node, name));
      const declared = identifiersIn(binding.path.node, name).filter((node) => node.start === binding.identifier.start);
      const all = [...declared, binding.identifier, ...assigned, ...binding.referencePaths.map(({ node }) => node)];
      for (const node of new Map(all.map((one) => [one.start!, one])).values()) edits.overwrite(node.start!, node.end!, fresh);
      for (const start of new Set(all.map((one) => one.start!))) if (shorthandsOf(ast).has(start)) edits.appendLeft(start, `${name}: `);
    }
  };
  const program = programPath(ast);
  visit(program);
  program.traverse({ Scopable: visit });
  return edits.hasChanged() ? edits.toString() : null;
}

/** `{ protected }`: where a name is a key, too. */
const known = new WeakMap<t.File, Set<number>>();

function shorthandsOf(ast: t.File): Set<number> {
  const found = known.get(ast) ?? new Set<number>();
  if (known.has(ast)) return found;
  known.set(ast, found);
  t.traverseFast(ast, (node) => void (t.isObjectProperty(node) && node.shorthand && found.add(node.key.start!)));
  return found;
}

function identifiersIn(root: t.Node, name: string): t.Identifier[] {
  const found = t.isAssignmentExpression(root) ? t.getBindingIdentifiers(root.left, true)[name] : t.getBindingIdentifiers(root, true)[name];
  return found ?? [];
}

/** `packageJson` for `package`; `protected_` for others. */
function freshName(name: string, code: string): string {
  const candidates = name === 'package' ? ['packageJson', 'packageInfo'] : [];
  for (let n = 1; ; n++) {
    const candidate = candidates.shift() ?? `${name}${'_'.repeat(n)}`;
    if (!new RegExp(`\\b${candidate}\\b`).test(code)) return candidate;
  }
}
