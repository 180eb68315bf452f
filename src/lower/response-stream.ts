import * as t from '@babel/types';
import { respondWith } from './answers.js';
import { bare, ownSome } from './ast.js';
import type { ControlFlow } from './control-flow.js';
import type { Draft } from './draft.js';
import type { Position, Step } from './flow-types.js';
import { isTransparentCatch } from './promise-chain.js';
import { memberName, responseCalls } from './response-chain.js';
import { copy, expression, walk } from './templates.js';

/** Calls after which the headers are on their way and the body follows piece by piece. */
const OPENING = new Set(['write', 'flushHeaders']);

/** Calls that only prepare an answer. */
const SETTERS = new Set(['set', 'header', 'setHeader', 'type', 'contentType', 'status', 'writeHead', 'append', 'cookie', 'vary', 'removeHeader']);

const CLOSED = new Set(['writableEnded', 'writableFinished', 'finished', 'destroyed', 'closed']);

/**
 * `res.write(…)` and all that follows it become the body of a response that is written piece by piece.
 *
 * @returns null where no such body begins at the statement
 */
export function streamedBody(flow: ControlFlow, node: t.Statement, rest: t.Statement[], position: Position, draft: Draft): Step | null {
  if (!position.tail || position.caught || flow.held !== 'no' || !uses(flow, node, OPENING)) return null;
  if (belongsInside(flow, node, rest)) return null;
  const work = [node, ...rest];
  const plan = readRegion(flow, work);
  if (!plan) return null;
  const lead = t.isTryStatement(node) ? takeSetters(flow, node, position, draft) : { statements: [], draft };
  const stream = flow.options.claim('stream', 'bodyStream');
  plan.forEach((replace) => replace(stream));
  const body = work.filter((one) => !t.isEmptyStatement(one));
  const run = t.arrowFunctionExpression([stream], t.blockStatement(body), body.some((one) => ownSome(one, isAwaiting)));
  const written = expression('$writeBody($run)', { writeBody: flow.options.context.helper('writeBody'), run });
  const answer = { kind: 'body' as const, body: written, type: null, bare: true, unchecked: true };
  const step = respondWith(flow, [{ kind: 'answer', answer }], node, [], position, lead.draft, true);
  return { statements: [...lead.statements, ...step.statements], consumed: 'rest' };
}

const isAwaiting = (node: t.Node): boolean => t.isAwaitExpression(node) || (t.isForOfStatement(node) && node.await);

/** Whether a statement of several holds the whole body in one of its branches. */
function belongsInside(flow: ControlFlow, node: t.Statement, rest: t.Statement[]): boolean {
  if (t.isTryStatement(node)) return isTransparentCatch(node.handler, flow.options.isNext) && !node.finalizer;
  const isBranch = t.isIfStatement(node) || t.isBlockStatement(node) || t.isSwitchStatement(node);
  return isBranch && !rest.some((one) => uses(flow, one, new Set([...OPENING, 'end'])));
}

function uses(flow: ControlFlow, root: t.Node, names: ReadonlySet<string>): boolean {
  let found = false;
  walk(root, (node) => {
    const isCall = t.isCallExpression(node) && t.isMemberExpression(node.callee) && flow.options.isResponse(node.callee.object);
    if (isCall && names.has(memberName(node.callee as t.MemberExpression) ?? '')) found = true;
    return !found;
  });
  return found;
}

/** `try { res.set(…); … }`: what only prepares the answer cannot fail in a way that the catch clause is for. */
function takeSetters(flow: ControlFlow, node: t.TryStatement, position: Position, draft: Draft): { statements: t.Statement[]; draft: Draft } {
  const { body } = node.block;
  const end = body.findIndex((one) => !isSetter(flow, one));
  const lead = body.splice(0, end < 0 ? 0 : end);
  return lead.length > 0 ? flow.list(lead, { ...position, tail: false }, draft) : { statements: [], draft };
}

function isSetter(flow: ControlFlow, node: t.Statement): boolean {
  const calls = t.isExpressionStatement(node) ? responseCalls(bare(node.expression), flow.options.isResponse) : null;
  return !!calls?.every((call) => SETTERS.has(memberName(call.callee as t.MemberExpression) ?? ''));
}

type Replacement = (stream: t.Identifier) => void;

/** What becomes of each use of the response in the statements; null where one of them is not about the body. */
function readRegion(flow: ControlFlow, work: t.Statement[]): Replacement[] | null {
  const plan: Replacement[] = [];
  const [first] = work;
  const skipped = t.isTryStatement(first) ? new Set<t.Node>(first.block.body.slice(0, first.block.body.findIndex((one) => !isSetter(flow, one)))) : new Set<t.Node>();
  let isReadable = true;
  const parents = new Map<t.Node, t.Node | null>();
  for (const one of work) {
    walk(one, (node, parent) => {
      if (skipped.has(node)) return false;
      parents.set(node, parent);
      if (flow.options.isNext(node) || flow.isResponderCall(node)) isReadable = false;
      if (isReadable && flow.options.isResponse(node)) {
        const replacement = readUse(node, parents, isSent(flow, work[0]));
        if (replacement) plan.push(replacement);
        else isReadable = false;
      }
      return isReadable;
    });
  }
  return isReadable ? plan : null;
}

/** Whether the first statement surely sends the headers. */
function isSent(flow: ControlFlow, first: t.Statement): boolean {
  return t.isExpressionStatement(first) && t.isCallExpression(first.expression) && uses(flow, t.expressionStatement(first.expression), OPENING);
}

function readUse(response: t.Node, parents: Map<t.Node, t.Node | null>, sent: boolean): Replacement | null {
  const member = parents.get(response);
  if (!t.isMemberExpression(member) || member.object !== response) return null;
  const name = memberName(member) ?? '';
  const call = parents.get(member);
  if (!t.isCallExpression(call) || call.callee !== member) return readMember(member, name, sent);
  const holder = parents.get(call) ?? null;
  if (!isUnused(call, holder)) return null;
  const values = call.arguments;
  if (name === 'write' || name === 'end') {
    if (values.length > 2 || values.some((value) => !t.isExpression(value) || t.isFunction(value))) return null;
    return (stream) => void (member.object = copy(stream));
  }
  if (name === 'flushHeaders' || name === 'flush') {
    if (!t.isExpressionStatement(holder)) return null;
    return () => void Object.assign(holder, t.emptyStatement());
  }
  const [event, task] = values;
  const isClose = ['on', 'once'].includes(name) && t.isStringLiteral(event) && ['close', 'finish'].includes(event.value);
  if (!isClose || !t.isExpression(task)) return null;
  return (stream) => {
    call.callee = t.memberExpression(copy(stream), t.identifier('onClose'));
    call.arguments = [task];
  };
}

function readMember(member: t.MemberExpression, name: string, sent: boolean): Replacement | null {
  if (CLOSED.has(name)) {
    return (stream) => void Object.assign(member, { object: copy(stream), property: t.identifier('closed') });
  }
  return name === 'headersSent' && sent ? () => void Object.assign(member, t.booleanLiteral(true)) : null;
}

/** What `write` gives tells how the client keeps pace, which a body writer does not. */
function isUnused(call: t.CallExpression, holder: t.Node | null): boolean {
  if (t.isExpressionStatement(holder) || t.isReturnStatement(holder)) return true;
  if (t.isArrowFunctionExpression(holder)) return holder.body === call;
  return (t.isLogicalExpression(holder) || t.isConditionalExpression(holder)) && (t.isLogicalExpression(holder) ? holder.right === call : holder.test !== call);
}
