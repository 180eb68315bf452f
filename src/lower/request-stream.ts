import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { eventOf, memberCall } from './node-paths.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import { wholeBody } from './whole-body.js';
import type { Workpiece } from './workpiece.js';

const LISTENERS = new Set(['on', 'once', 'addListener']);
const EVENTS = new Set(['data', 'end', 'error', 'readable']);
const METHODS = new Set(['pause', 'pipe', 'read', 'resume', 'setEncoding', 'unpipe']);

/**
 * The request as a stream: `req.on('data', …)`, `req.pipe(file)`, `for await (const chunk of req)`. Code that collects the
 * whole body asks for it instead; all other code goes on with a Node stream.
 */
export function lowerRequestStream(piece: Workpiece): void {
  lowerClosing(piece);
  if (!piece.input.hasBodyParser && wholeBody(piece)) return;
  for (const reference of piece.referencesOf(piece.requestBinding)) {
    if (!isStreamUse(reference)) continue;
    if (piece.input.hasBodyParser) throw new CannotLower('the request as a stream, behind a body parser', reference.parent);
    passErrorsOn(piece, reference);
    reference.replaceWith(piece.context.prologue('stream', `${piece.helperName('requestStream')}($request)`));
  }
  piece.snippet.program.scope.crawl();
}

function isStreamUse(reference: NodePath): boolean {
  const { parentPath: parent } = reference;
  if (parent?.isForOfStatement()) return parent.node.await && parent.node.right === reference.node;
  const call = memberCall(reference);
  if (!call) return false;
  const name = memberName(call.node.callee as t.MemberExpression) ?? '';
  return METHODS.has(name) || (LISTENERS.has(name) && EVENTS.has(eventOf(call) ?? ''));
}

/** `req.on('error', next)`: the callback is code of ours from then on. */
function passErrorsOn(piece: Workpiece, reference: NodePath): void {
  const call = memberCall(reference);
  if (!call || eventOf(call) !== 'error') return;
  const listener = call.node.arguments[1];
  if (!t.isIdentifier(listener) || listener.name !== piece.nextBinding) return;
  const error = t.identifier('error');
  call.node.arguments[1] = t.arrowFunctionExpression([error], t.callExpression(listener, [t.identifier('error')]));
}

/** `req.on('aborted', …)` and `req.on('close', …)`: the client has gone away, or the answer has been sent. */
function lowerClosing(piece: Workpiece): void {
  for (const reference of piece.referencesOf(piece.requestBinding)) {
    const call = memberCall(reference);
    if (!call || !LISTENERS.has(memberName(call.node.callee as t.MemberExpression) ?? '')) continue;
    const event = eventOf(call);
    const [, task] = call.node.arguments;
    if ((event !== 'aborted' && event !== 'close') || !t.isExpression(task)) continue;
    if (event === 'aborted' || onlyTells(task)) {
      const signal = t.memberExpression(piece.context.request(), t.identifier('signal'));
      call.replaceWith(t.callExpression(t.memberExpression(signal, t.identifier('addEventListener')), [t.stringLiteral('abort'), task]));
    } else if (piece.responseBinding) {
      // It comes once, at the end of the answer or of the connection, as that of the response does.
      (call.node.callee as t.MemberExpression).object = t.identifier(piece.responseBinding);
    }
  }
  piece.snippet.program.scope.crawl();
}

/** A listener that sets a variable or aborts other work: of use only while the request is under way. */
function onlyTells(task: t.Expression): boolean {
  if (!t.isArrowFunctionExpression(task) && !t.isFunctionExpression(task)) return false;
  const statements = t.isBlockStatement(task.body) ? task.body.body : [t.expressionStatement(task.body)];
  return statements.every((statement) => {
    if (!t.isExpressionStatement(statement)) return false;
    const { expression } = statement;
    if (t.isAssignmentExpression(expression, { operator: '=' })) return t.isIdentifier(expression.left) && t.isBooleanLiteral(expression.right);
    return t.isCallExpression(expression) && t.isMemberExpression(expression.callee) && memberName(expression.callee) === 'abort';
  });
}
