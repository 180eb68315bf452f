import * as t from '@babel/types';
import type MagicString from 'magic-string';
import { walk } from '../lower/templates.js';
import type { SourceModule } from '../source/project.js';

/**
 * The template engines that Express itself requires: the one that `app.set('view engine', name)` names, and the extension of
 * a view that is rendered by its full name. No import of the app names these packages (express, lib/view.js).
 *
 * @param text holds the module's text. Turbopack takes the name of an engine for an import too, and stops the build where it
 *   is not a package but one that the app registers itself with `app.engine()`: there the name becomes one that it cannot read.
 * @param isPackage whether a name is that of a package within reach of the source
 * @returns the packages
 */
export function viewEngines(module: SourceModule, text: MagicString, isPackage: (name: string) => boolean): string[] {
  const packages = new Set<string>();
  walk(module.ast.program, (node) => {
    const named = namedEngine(node);
    if (!named) return;
    if (isPackage(named.name)) packages.add(named.name);
    else if (named.isSetting) text.appendLeft(named.literal.start!, 'String(').appendRight(named.literal.end!, ')');
  });
  return [...packages];
}

function namedEngine(node: t.Node): { name: string; literal: t.StringLiteral; isSetting: boolean } | null {
  if (!t.isCallExpression(node) || !t.isMemberExpression(node.callee) || !t.isIdentifier(node.callee.property)) return null;
  const [first, second] = node.arguments;
  if (!t.isStringLiteral(first)) return null;
  const method = node.callee.property.name;
  if (method === 'set' && first.value === 'view engine' && t.isStringLiteral(second)) {
    return { name: second.value.replace(/^\./, ''), literal: second, isSetting: true };
  }
  const extension = method === 'render' && /\.(\w+)$/.exec(first.value)?.[1];
  return extension ? { name: extension, literal: first, isSetting: false } : null;
}
