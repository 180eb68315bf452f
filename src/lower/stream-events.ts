import * as t from '@babel/types';
import { memberAround } from './node-paths.js';
import { memberName } from './response-chain.js';
import type { Workpiece } from './workpiece.js';

/** Whether the function writes its answer piece by piece. */
export function writesPieces(piece: Workpiece): boolean {
  return piece.referencesOf(piece.responseBinding).some((reference) => {
    const member = memberAround(reference);
    return !!member && ['write', 'flushHeaders'].includes(memberName(member.node) ?? '') && !!member.parentPath.isCallExpression();
  });
}

/**
 * `req.on('close', …)` beside `res.write`: the client has left, or the answer is complete. Both are told by the response, too
 * (Node: http, Event 'close' of `IncomingMessage` and of `ServerResponse`).
 */
export function lowerCloseListeners(piece: Workpiece): void {
  if (!piece.responseBinding || !writesPieces(piece)) return;
  for (const reference of piece.referencesOf(piece.requestBinding)) {
    const member = memberAround(reference);
    const call = member?.parentPath;
    if (!member || !call?.isCallExpression() || call.node.callee !== member.node) continue;
    const [event] = call.node.arguments;
    const isClose = ['on', 'once'].includes(memberName(member.node) ?? '') && t.isStringLiteral(event) && ['close', 'aborted'].includes(event.value);
    if (!isClose) continue;
    member.node.object = t.identifier(piece.responseBinding);
    call.node.arguments[0] = t.stringLiteral('close');
  }
  piece.snippet.program.scope.crawl();
}
