import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';

/**
 * Puts a comparison in the place of a member that is true or false: `!req.secure` becomes `… !== 'https'`.
 *
 * @returns the comparison, or null where it has taken the place of negations, too
 */
export function comparison(member: NodePath, left: t.Expression, right: string): t.Expression | null {
  let whole = member;
  let isSame = true;
  while (whole.parentPath?.isUnaryExpression({ operator: '!' })) {
    whole = whole.parentPath;
    isSame = !isSame;
  }
  const compared = t.binaryExpression(isSame ? '===' : '!==', left, t.stringLiteral(right));
  if (whole === member) return compared;
  whole.replaceWith(compared);
  return null;
}
