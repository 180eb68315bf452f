import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { memberAround, isDescendant } from './node-paths.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import { expression } from './templates.js';
import { writesPieces } from './stream-events.js';
import type { Workpiece } from './workpiece.js';

/** `res.on('finish', …)`: work for when the answer is known, which the caller's `onFinish` takes. */
export function lowerFinishListeners(piece: Workpiece): void {
  // A body that is written piece by piece tells its end itself.
  if (writesPieces(piece)) return;
  for (const reference of piece.referencesOf(piece.responseBinding)) {
    const member = memberAround(reference);
    const call = member?.parentPath;
    if (!member || !call?.isCallExpression() || call.node.callee !== member.node) continue;
    const [event, task] = call.node.arguments;
    const isListener = ['on', 'once'].includes(memberName(member.node) ?? '') && t.isStringLiteral(event);
    if (!isListener || !['finish', 'close'].includes((event as t.StringLiteral).value)) continue;
    if (!t.isArrowFunctionExpression(task) && !t.isFunctionExpression(task)) throw new CannotLower('a finish listener of another form', call.node);
    const path = call.get('arguments.1') as NodePath<t.ArrowFunctionExpression | t.FunctionExpression>;
    if (readsAnswer(piece, path)) task.params = [t.identifier('response')];
    piece.finishName ??= piece.names.claim('onFinish', 'afterResponse');
    call.replaceWith(t.callExpression(t.identifier(piece.finishName), [task]));
  }
  piece.snippet.program.scope.crawl();
}

/** Inside a finish listener `res` is the answer that was given. */
function readsAnswer(piece: Workpiece, listener: NodePath): boolean {
  const own = piece.referencesOf(piece.responseBinding).filter((reference) => isDescendant(reference, listener));
  for (const reference of own) {
    const member = memberAround(reference);
    const name = member && memberName(member.node);
    const call = member?.parentPath;
    if (member && name === 'statusCode') member.replaceWith(expression('response.status'));
    else if (member && name === 'statusMessage') member.replaceWith(expression('response.statusText'));
    else if (call?.isCallExpression() && call.node.callee === member?.node && (name === 'get' || name === 'getHeader')) {
      call.replaceWith(expression('response.headers.get($name)', { name: call.node.arguments[0] }));
    } else throw new CannotLower(`res.${name ?? ''} in a finish listener`, reference.node);
  }
  return own.length > 0;
}
