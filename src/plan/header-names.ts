import * as t from '@babel/types';
import { literalPairs } from '../../rules/response/headers.js';
import { walk } from '../lower/templates.js';

/**
 * The names of headers that an expression may stand for: a text, or an object of headers, written out or by the name of a
 * constant that nothing changes.
 *
 * @param around what declares the names in the expression: the function that holds it, or the module
 * @returns in lower case; null where reading cannot tell
 */
export function headerNames(node: t.Expression, around: t.Node): string[] | null {
  const value = t.isIdentifier(node) ? constantIn(around, node.name) : node;
  if (t.isStringLiteral(value)) return [value.value.toLowerCase()];
  const pairs = literalPairs(value ?? undefined);
  return pairs && pairs.map(([name]) => name.value.toLowerCase());
}

/** What a constant holds that is only ever handed to a function as it is, such as `res.set`. */
function constantIn(root: t.Node, name: string): t.Node | null {
  const found: t.VariableDeclarator[] = [];
  let uses = 0;
  let handed = 0;
  walk(root, (node) => {
    if (t.isVariableDeclaration(node, { kind: 'const' })) found.push(...node.declarations.filter(({ id }) => t.isIdentifier(id, { name })));
    if (t.isIdentifier(node, { name })) uses += 1;
    if (t.isCallExpression(node) && isSetter(node.callee)) handed += node.arguments.filter((argument) => t.isIdentifier(argument, { name })).length;
  });
  const [only, ...others] = found;
  if (!only?.init || others.length > 0) return null;
  return t.isStringLiteral(only.init) || uses === handed + 1 ? only.init : null;
}

function isSetter(callee: t.Node): boolean {
  return t.isMemberExpression(callee) && t.isIdentifier(callee.property) && ['set', 'header', 'setHeader', 'append', 'writeHead'].includes(callee.property.name);
}
