import * as t from '@babel/types';
import { bare, completes, ownSome, walkOwn } from './ast.js';
import type { ControlFlow } from './control-flow.js';
import type { Draft } from './draft.js';
import { checkFinalCallbacks } from './final-work.js';
import { NeedsVariable, type Position, type Sink, type Step } from './flow-types.js';
import { fromBlock, isBareReturn, toBlock, withoutLastReturn } from './function-body.js';
import { rejectHeld } from './held-answer.js';
import { failsLate } from './late-failures.js';
import { promiseChain, swallowsErrors, type PromiseLink } from './promise-chain.js';
import { CannotLower } from './rule.js';
import { copy, expression, statement, walk } from './templates.js';

/** An expression with the response inside a callback: a promise chain that is returned, or a promise around it. */
export function callbackExpression(
  flow: ControlFlow,
  source: t.Expression,
  node: t.Statement,
  rest: t.Statement[],
  position: Position,
  draft: Draft,
  returned: boolean,
): Step {
  const value = bare(source);
  // Who calls it, and when, is not known here.
  const isGiven = t.isFunction(value) || t.isObjectExpression(value) || t.isArrayExpression(value);
  if (isGiven && position.sink !== 'executor') throw new CannotLower('a function that answers, given back', value);
  if (ownSome(source, (inner) => flow.isResponderCall(inner))) throw new CannotLower('an answer inside another expression', source);
  rejectHeld(flow, 'a callback that answers', source);
  checkFinalCallbacks(flow, source);
  rejectEscapes(flow, source);
  if (position.sink === 'executor') {
    nestedFunctions(flow, source, draft);
    return { statements: [node] };
  }
  const isLast = rest.length === 0 || isBareReturn(rest[0]);
  const links = promiseChain(bare(source), (link) => flow.touches(link), flow.options.isNext);
  const isSilent = links !== null && swallowsErrors(links);
  // A promise that nobody settles waits for ever, as the request does in Express.
  const isCaughtLate = links !== null && catchesLate(flow, links);
  if (links && !isCaughtLate && (returned || (isLast && position.tail)) && !(isSilent && flow.options.isMiddleware)) {
    flow.outcome.unanswered ||= isSilent;
    const chain = returnedChain(flow, bare(source), links, draft);
    flow.outcome.async = true;
    const returnedValue = position.caught && t.isAwaitExpression(source) ? t.awaitExpression(chain) : chain;
    return { statements: [t.returnStatement(returnedValue)], consumed: returned ? 0 : rest.length ? 1 : 0 };
  }
  return executor(flow, node, rest, position, draft);
}

/** Whether a `.catch` stands behind a view or a file, whose errors do not reach it. */
function catchesLate(flow: ControlFlow, links: PromiseLink[]): boolean {
  const isCatch = ({ kind, call }: PromiseLink) => kind !== 'dropped' && t.isMemberExpression(call.callee) && t.isIdentifier(call.callee.property, { name: 'catch' });
  return links.some((link, at) => link.kind === 'callback' && link.callbacks.some((one) => failsLate(flow, one)) && links.slice(at + 1).some(isCatch));
}

function returnedChain(flow: ControlFlow, call: t.Expression, links: PromiseLink[], draft: Draft): t.Expression {
  let head = call;
  for (const link of [...links].reverse()) {
    if (link.kind !== 'dropped') break;
    head = (link.call.callee as t.MemberExpression).object as t.Expression;
  }
  for (const link of links) {
    if (link.kind !== 'callback') continue;
    link.call.arguments = link.call.arguments.filter((argument) => !flow.options.isNext(argument));
    for (const callback of link.callbacks) nestedFunction(flow, callback, draft, 'return');
  }
  return head;
}

/** `return new Promise((resolve, reject) => { … })` around this statement and all that follow. */
export function executor(flow: ControlFlow, node: t.Statement, rest: t.Statement[], position: Position, draft: Draft): Step {
  const value = t.isReturnStatement(node) ? node.argument : t.isExpressionStatement(node) ? node.expression : null;
  const isLast = isDone(node, rest) || (rest.length === 0 && position.tail);
  const first = value ? t.expressionStatement(isLast ? withRejection(flow, value, t.isReturnStatement(node)) : value) : node;
  if (awaits(first)) throw new CannotLower('a callback that answers beside code that awaits', node);
  if (isDone(node, rest)) return returnPromise(flow, node, [first], position, draft);
  if (!position.tail) throw new CannotLower('a callback that answers, with code after it', node);
  if (rest.some(awaits)) return promiseBeside(flow, node, first, rest, position, draft);
  return returnPromise(flow, node, [first, ...rest], position, draft);
}

/** Whether nothing of the function runs behind a statement. */
function isDone(node: t.Statement, rest: t.Statement[]): boolean {
  return t.isReturnStatement(node) || isBareReturn(rest[0]);
}

/**
 * A promise that was awaited or returned has nobody waiting for it inside of another one; what it rejects with goes to that one,
 * as Express 5 hands it to `next`.
 */
function withRejection(flow: ControlFlow, value: t.Expression, returned: boolean): t.Expression {
  const inner = t.isAwaitExpression(value) ? value.argument : value;
  const method = t.isCallExpression(inner) && t.isMemberExpression(inner.callee) && t.isIdentifier(inner.callee.property) ? inner.callee.property.name : '';
  const isPromise = t.isAwaitExpression(value) || (returned && ['then', 'finally'].includes(method));
  if (!isPromise || flow.options.context.major === 4) return inner;
  return expression(`$value.catch(${flow.promiseNames().reject})`, { value: inner });
}

function awaits(node: t.Statement): boolean {
  return ownSome(node, (inner) => t.isAwaitExpression(inner) || (t.isForOfStatement(inner) && inner.await));
}

function returnPromise(flow: ControlFlow, node: t.Statement, work: t.Statement[], position: Position, draft: Draft): Step {
  const isLate = position.caught && work.some((one) => failsLate(flow, one));
  const { promise, usesReject } = promiseAround(flow, work, draft);
  // A catch clause around it is for what the call itself throws; what is passed on to `next` goes past it.
  if (position.caught && (usesReject || isLate)) throw new CannotLower('a callback that answers inside a try block', node);
  return { statements: [t.returnStatement(position.caught ? t.awaitExpression(promise) : promise)], consumed: 'rest' };
}

/** The code behind the call runs at once, as in Express, while the answer is on its way. */
function promiseBeside(flow: ControlFlow, node: t.Statement, first: t.Statement, rest: t.Statement[], position: Position, draft: Draft): Step {
  if (position.caught || rest.some((one) => flow.touches(one))) throw new CannotLower('a callback that answers beside code that awaits', node);
  const { promise } = promiseAround(flow, [first], draft);
  const variable = flow.options.claim('response', 'answer');
  const work = rest.filter((one) => !isBareReturn(one));
  for (const one of work) {
    walkOwn(one, (inner) => {
      if (t.isReturnStatement(inner)) inner.argument = copy(variable);
    });
  }
  return { statements: [statement('const $variable = $promise;', { variable, promise }), ...work, t.returnStatement(copy(variable))], consumed: 'rest' };
}

function promiseAround(flow: ControlFlow, work: t.Statement[], draft: Draft): { promise: t.NewExpression; usesReject: boolean } {
  const { resolve, reject } = flow.promiseNames();
  const body = flow.list(work, { tail: true, sink: 'executor', nested: true, caught: false }, draft).statements;
  let usesReject = false;
  for (const item of body) walk(item, (inner, parent) => void (usesReject ||= t.isIdentifier(inner, { name: reject }) && !(t.isMemberExpression(parent) && parent.property === inner)));
  flow.outcome.async = true;
  const type = flow.options.promiseType ? `<${flow.options.promiseType}>` : '';
  const promise = expression(`new Promise${type}((${resolve}${usesReject ? `, ${reject}` : ''}) => {})`) as t.NewExpression;
  (promise.arguments[0] as t.ArrowFunctionExpression).body = t.blockStatement(withoutLastReturn(body));
  return { promise, usesReject };
}

/** Lowers the callbacks below a node that stand in a promise around them. */
export function nestedFunctions(flow: ControlFlow, root: t.Node, draft: Draft): void {
  walk(root, (node) => {
    if (!t.isFunction(node) || !flow.touches(node)) return;
    if (t.isObjectMethod(node) || t.isClassMethod(node) || t.isClassPrivateMethod(node)) {
      node.body.body = flow.list(node.body.body, { tail: true, sink: 'executor', nested: true, caught: false }, draft).statements;
    } else nestedFunction(flow, node, draft, 'executor');
    return false;
  });
  replaceReferences(flow, root);
}

/** `.catch(next)` and `cb(null, next)` inside a promise: `next` as a value is `reject` for errors. */
function replaceReferences(flow: ControlFlow, root: t.Node): void {
  walk(root, (node) => {
    if (!t.isCallExpression(node)) return;
    node.arguments = node.arguments.map((argument, i) => {
      if (!flow.options.isNext(argument)) return argument;
      if (takesErrors(node.callee, i)) return t.identifier(flow.promiseNames().reject);
      throw new CannotLower('next as a callback', node);
    });
  });
}

/** Lowers one callback that answers. */
export function nestedFunction(flow: ControlFlow, node: t.ArrowFunctionExpression | t.FunctionExpression | t.FunctionDeclaration, draft: Draft, sink: Sink): void {
  const body = toBlock(node);
  const lowered = flow.list(body.body, { tail: true, sink, nested: true, caught: false }, draft);
  if (lowered.draft !== draft) {
    const kind = lowered.draft.status !== draft.status ? 'status' : 'headers';
    if (completes(lowered.statements)) throw new NeedsVariable(kind);
  }
  if (sink === 'return' && completes(lowered.statements)) flow.outcome.unanswered = true;
  body.body = withoutLastReturn(lowered.statements);
  fromBlock(node, body);
  asyncIfAwaiting(node);
}

/** What is awaited for the sake of a catch clause makes the function around it an async one. */
export function asyncIfAwaiting(node: t.ArrowFunctionExpression | t.FunctionExpression | t.FunctionDeclaration): void {
  if (ownSome(node.body, (inner) => t.isAwaitExpression(inner))) node.async = true;
}

/** `res`, `next` given away to code that is not lowered here. */
function rejectEscapes(flow: ControlFlow, root: t.Node): void {
  walk(root, (node) => {
    if (t.isFunction(node)) return false;
    if (!t.isCallExpression(node) && !t.isNewExpression(node)) return;
    for (const [i, argument] of node.arguments.entries()) {
      if (flow.options.isResponse(argument)) throw new CannotLower(`res given to ${calleeName(node)}`, node);
      if (flow.options.isNext(argument) && !takesErrors(node.callee, i)) throw new CannotLower(`next given to ${calleeName(node)}`, node);
    }
  });
}

/** `.catch(…)`, and the second argument of `.then(…)`. */
function takesErrors(callee: t.Node, index: number): boolean {
  if (!t.isMemberExpression(callee)) return false;
  return t.isIdentifier(callee.property, { name: 'catch' }) || (index === 1 && t.isIdentifier(callee.property, { name: 'then' }));
}

function calleeName(node: t.CallExpression | t.NewExpression): string {
  if (t.isIdentifier(node.callee)) return `${node.callee.name}()`;
  if (t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property)) return `.${node.callee.property.name}()`;
  return 'a function';
}
