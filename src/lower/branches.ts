import * as t from '@babel/types';
import { bare, completes, ownSome } from './ast.js';
import type { ControlFlow } from './control-flow.js';
import type { Draft } from './draft.js';
import { NeedsVariable, type Position, type Step } from './flow-types.js';
import { checkFinalWork } from './final-work.js';
import { alternatives, type Held, join } from './held-answer.js';
import { isBareReturn } from './function-body.js';
import { isTransparentCatch } from './promise-chain.js';
import { responseCalls, responseSteps } from './response-chain.js';
import { CannotLower } from './rule.js';
import { isStable } from './stable-values.js';
import { copy, walk } from './templates.js';

/** `if` with the response in a branch. */
export function ifStatement(flow: ControlFlow, node: t.IfStatement, rest: t.Statement[], position: Position, draft: Draft): Step {
  let starts: Held[] = [];
  if (flow.touches(node.test)) {
    const settled = sentTest(flow, node, rest, position, draft);
    if (settled) return settled;
    starts = t.isUnaryExpression(node.test) ? ['no', 'yes'] : ['yes', 'no'];
  }
  flow.checkStable(draft, node);
  const lower = (one: t.Statement) => () => [flow.touches(one) ? asBlock(flow, one, rest, position, draft) : untouchedBranch(flow, one, position, draft)];
  const { alternate } = node;
  const [[consequent], other] = alternatives(flow, [lower(node.consequent), ...(alternate ? [lower(alternate)] : [])], !!alternate, starts);
  node.consequent = consequent;
  if (other) node.alternate = other[0];
  return { statements: [node] };
}

function untouchedBranch(flow: ControlFlow, node: t.Statement, position: Position, draft: Draft): t.Statement {
  const list = flow.untouched(node, position, draft);
  return list.length === 1 ? list[0] : t.blockStatement(list.flatMap((one) => (t.isBlockStatement(one) ? one.body : [one])));
}

/**
 * `if (res.headersSent) return next(err)`: nothing has been sent when a lowered function runs, unless it holds an answer.
 *
 * @returns null where the test is now one of the held answer
 */
function sentTest(flow: ControlFlow, node: t.IfStatement, rest: t.Statement[], position: Position, draft: Draft): Step | null {
  const { response } = flow.options.variables;
  if (position.sink === 'executor') throw new CannotLower('a condition on the response', node.test);
  if (flow.held !== 'no' && response) {
    const isNegated = t.isUnaryExpression(node.test, { operator: '!' });
    if (!isSent(flow, isNegated ? (node.test as t.UnaryExpression).argument : node.test)) throw new CannotLower('a condition on the response', node.test);
    node.test = isNegated ? t.unaryExpression('!', copy(response)) : copy(response);
    return null;
  }
  const test = withoutSent(flow, node.test);
  if (!test) throw new CannotLower('a condition on the response', node.test);
  if (!t.isBooleanLiteral(test)) return ifStatement(flow, { ...node, test }, rest, position, draft);
  const taken = test.value ? node.consequent : node.alternate;
  if (!taken) return { statements: [] };
  const lowered = flow.list([...(t.isBlockStatement(taken) ? taken.body : [taken]), ...rest], position, draft);
  return { statements: lowered.statements, draft: lowered.draft, consumed: 'rest' };
}

/** `res.headersSent` and its like. */
function isSent(flow: ControlFlow, node: t.Node): boolean {
  return (
    t.isMemberExpression(node) &&
    flow.options.isResponse(node.object) &&
    t.isIdentifier(node.property) &&
    ['headersSent', 'writableEnded', 'finished', 'writableFinished'].includes(node.property.name)
  );
}

/** A test in which nothing has been sent yet; null where it asks something else of the response. */
function withoutSent(flow: ControlFlow, node: t.Expression): t.Expression | null {
  if (!flow.touches(node)) return node;
  if (isSent(flow, node)) return t.booleanLiteral(false);
  if (t.isUnaryExpression(node, { operator: '!' })) {
    const inner = withoutSent(flow, node.argument);
    return t.isBooleanLiteral(inner) ? t.booleanLiteral(!inner.value) : null;
  }
  if (!t.isLogicalExpression(node) || node.operator === '??') return null;
  const [left, right] = [withoutSent(flow, node.left), withoutSent(flow, node.right)];
  if (!left || !right) return null;
  const isAnd = node.operator === '&&';
  if (t.isBooleanLiteral(left)) return left.value === isAnd ? right : left;
  // `a && false`: what `a` is does not matter, unless reading it does something.
  if (t.isBooleanLiteral(right) && right.value !== isAnd) return isStable(left) ? right : null;
  return t.isBooleanLiteral(right) ? left : null;
}

/** `try` with the response in a block; one that only hands its error to `next` goes. */
export function tryStatement(flow: ControlFlow, node: t.TryStatement, rest: t.Statement[], position: Position, draft: Draft): Step {
  const transparent = isTransparentCatch(node.handler, flow.options.isNext);
  const isLast = rest.length === 0 || isBareReturn(rest[0]);
  if (transparent && !node.finalizer && isLast && position.sink === 'return') {
    const inner = flow.list(node.block.body, { ...position, tail: position.tail }, draft);
    return { statements: inner.statements, draft: inner.draft };
  }
  if (node.finalizer) checkFinalWork(flow, node, node.finalizer);
  checkTryDraft(flow, node, draft);
  const before = flow.held;
  node.block.body = branch(flow, node.block.body, rest, { ...position, caught: position.caught || (!!node.handler && !transparent) }, draft);
  const ends = completes(node.block.body) ? [flow.held] : [];
  if (node.handler) {
    flow.held = join([before, flow.held], before);
    node.handler.body.body = branch(flow, node.handler.body.body, rest, position, draft);
    if (completes(node.handler.body.body)) ends.push(flow.held);
  }
  flow.held = join(ends, before);
  if (node.finalizer && flow.touches(node.finalizer)) throw new CannotLower('answering in a finally block', node.finalizer);
  return { statements: [node] };
}

/** What the try block has set on `res` is still set when the catch clause answers. */
function checkTryDraft(flow: ControlFlow, node: t.TryStatement, _draft: Draft): void {
  if (!node.handler || !flow.touches(node.handler)) return;
  for (const inner of node.block.body) {
    if (!t.isExpressionStatement(inner)) continue;
    const calls = responseCalls(bare(inner.expression), flow.options.isResponse);
    if (!calls) continue;
    const steps = responseSteps(calls.map((call) => copy(call)), flow.options.context);
    if (steps.some((step) => step.kind === 'answer')) continue;
    if (steps.some((step) => step.kind === 'header' || step.kind === 'headers') && !flow.options.variables.headers) throw new NeedsVariable('headers');
    if (steps.some((step) => step.kind === 'status') && !flow.options.variables.status && !statusIsSetIn(flow, node.handler)) {
      throw new NeedsVariable('status');
    }
  }
}

function statusIsSetIn(flow: ControlFlow, handler: t.CatchClause): boolean {
  let always = true;
  walk(handler, (node) => {
    if (!t.isCallExpression(node)) return;
    const calls = responseCalls(node, flow.options.isResponse);
    if (!calls) return;
    const names = calls.map((call) => ((call.callee as t.MemberExpression).property as t.Identifier).name);
    if (!names.includes('status') && !names.includes('sendStatus')) always = false;
    return false;
  });
  return always;
}

/** `switch` with the response in a case. */
export function switchStatement(flow: ControlFlow, node: t.SwitchStatement, rest: t.Statement[], position: Position, draft: Draft): Step {
  if (flow.touches(node.discriminant)) throw new CannotLower('a condition on the response', node.discriminant);
  const isLast = rest.length === 0 || isBareReturn(rest[0]);
  const tail = position.tail && isLast;
  const before = flow.held;
  const ends: Held[] = node.cases.some((clause) => clause.test === null) ? [] : [before];
  let falls: Held[] = [];
  node.cases.forEach((clause, index) => {
    flow.held = join([before, ...falls], before);
    const only = clause.consequent.length === 1 ? clause.consequent[0] : null;
    const source = t.isBlockStatement(only) ? only.body : clause.consequent;
    const last = source[source.length - 1];
    const breaks = t.isBreakStatement(last) && !last.label;
    const fallsOut = breaks || index === node.cases.length - 1;
    const body = breaks ? source.slice(0, -1) : source;
    const inner = { ...position, tail: tail && fallsOut };
    const lowered = flow.list(body, inner, draft);
    falls = [];
    if (completes(lowered.statements)) {
      (fallsOut ? ends : falls).push(flow.held);
      if (body.some((one) => ownSome(one, (inner) => t.isBreakStatement(inner)))) ends.push(before, flow.held);
      if (lowered.draft !== draft) throw new NeedsVariable(lowered.draft.status !== draft.status ? 'status' : 'headers');
      if (breaks) lowered.statements.push(last);
    }
    if (t.isBlockStatement(only)) only.body = lowered.statements;
    else clause.consequent = lowered.statements;
  });
  flow.held = join(ends, before);
  return { statements: [node] };
}

/** A loop that answers in its body. */
export function loopStatement(flow: ControlFlow, node: t.Loop, position: Position, draft: Draft): Step {
  const before = flow.held;
  // A later round may find the answer of an earlier one.
  if (flow.options.variables.response && before === 'no') flow.held = 'maybe';
  node.body = asBlock(flow, node.body, [t.emptyStatement()], { ...position, tail: false }, draft);
  flow.held = join([before, flow.held], before);
  return { statements: [node] };
}

/** Lowers a branch; what it sets on `res` and leaves behind for later statements needs a variable. */
export function branch(flow: ControlFlow, source: t.Statement[], rest: t.Statement[], position: Position, draft: Draft): t.Statement[] {
  const isLast = rest.length === 0 || isBareReturn(rest[0]);
  const inner = { ...position, tail: position.tail && isLast };
  const lowered = flow.list(source, inner, draft);
  if (completes(lowered.statements) && lowered.draft !== draft && !(inner.tail && position.sink === 'return')) {
    if (lowered.draft.status !== draft.status) throw new NeedsVariable('status');
    throw new NeedsVariable('headers');
  }
  return lowered.statements;
}

/** Lowers a branch in the form that it has, a block or one statement. */
export function asBlock(flow: ControlFlow, node: t.Statement, rest: t.Statement[], position: Position, draft: Draft): t.Statement {
  const source = t.isBlockStatement(node) ? node.body : [node];
  const lowered = branch(flow, source, rest, position, draft);
  if (t.isBlockStatement(node)) {
    node.body = lowered;
    return node;
  }
  return lowered.length === 1 ? lowered[0] : t.blockStatement(lowered);
}
