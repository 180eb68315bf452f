import * as t from '@babel/types';

/** Values that give the same whether they are read where they stand or where the answer is made. */
export function isStable(node: t.Expression): boolean {
  if (t.isLiteral(node) && !t.isTemplateLiteral(node)) return true;
  if (t.isIdentifier(node)) return true;
  if (t.isMemberExpression(node)) return t.isExpression(node.object) && isStable(node.object);
  if (t.isTemplateLiteral(node)) return node.expressions.every((part) => t.isExpression(part) && isStable(part));
  if (t.isBinaryExpression(node)) return t.isExpression(node.left) && isStable(node.left) && isStable(node.right);
  if (t.isLogicalExpression(node)) return isStable(node.left) && isStable(node.right);
  if (t.isConditionalExpression(node)) return [node.test, node.consequent, node.alternate].every(isStable);
  if (t.isObjectExpression(node)) {
    return node.properties.every((property) => t.isObjectProperty(property) && t.isExpression(property.value) && isStable(property.value));
  }
  if (t.isCallExpression(node)) {
    const name = t.isIdentifier(node.callee) ? node.callee.name : '';
    const isPure = ['String', 'Number', 'serializeCookie', 'clearCookie', 'encodeUrl', 'contentTypeFor', 'contentTypeHeader', 'contentTypeOfFile', 'contentDisposition'].includes(name);
    return isPure && node.arguments.every((argument) => t.isExpression(argument) && isStable(argument));
  }
  return false;
}
