import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import MagicString from 'magic-string';
import { programPath } from '../lower/ast.js';
import { parseForPrinting } from '../lower/templates.js';

/**
 * Writes other text for the free names of code.
 *
 * @param code an expression, or statements of a function
 * @param texts by name (`service`), or by member of the surrounding object (`this.service`)
 */
export function substituteNames(code: string, texts: ReadonlyMap<string, string>, kind: 'expression' | 'statements' = 'expression'): string {
  if ([...texts].every(([name, text]) => name === text)) return code;
  const [before, after] = kind === 'expression' ? ['_ = ', ''] : ['_ = async () => {\n', '\n}'];
  const program = programPath(parseForPrinting(before + code + after, 'ts'));
  program.scope.crawl();
  const edits = new MagicString(before + code + after);
  program.traverse({
    Identifier(path) {
      const text = texts.get(path.node.name);
      if (text === undefined || !path.isReferencedIdentifier() || path.scope.hasBinding(path.node.name, true)) return;
      const isShorthand = t.isObjectProperty(path.parent) && path.parent.shorthand;
      edits.overwrite(path.node.start!, path.node.end!, isShorthand && text !== path.node.name ? `${path.node.name}: ${text}` : text);
    },
    MemberExpression(path) {
      const { object, property, computed } = path.node;
      if (!t.isThisExpression(object) || computed || !t.isIdentifier(property) || ownerOfThis(path)) return;
      const text = texts.get(`this.${property.name}`);
      if (text !== undefined) edits.overwrite(path.node.start!, path.node.end!, text);
    },
  });
  return edits.toString().slice(before.length, after ? -after.length : undefined);
}

/** The function inside of the code to which `this` belongs; null for the `this` around the code. */
function ownerOfThis(path: NodePath): NodePath | null {
  return path.findParent((parent) => (parent.isFunction() && !parent.isArrowFunctionExpression()) || parent.isClass());
}
