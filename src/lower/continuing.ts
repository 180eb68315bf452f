import * as t from '@babel/types';
import { flushHeaders } from './answers.js';
import type { ControlFlow } from './control-flow.js';
import { headerName, type Draft } from './draft.js';
import { NeedsVariable, type FlowOutcome, type Position, type Step } from './flow-types.js';
import { isBareReturn } from './function-body.js';
import { rejectHeld } from './held-answer.js';
import { mayBeNone } from './maybe-errors.js';
import { CannotLower } from './rule.js';
import { expression } from './templates.js';

/** `next()` becomes a return, `next(err)` a throw. */
export function nextCall(flow: ControlFlow, call: t.CallExpression, rest: t.Statement[], position: Position, draft: Draft, returned: boolean): Step {
  rejectHeld(flow, 'next()', call);
  const [error] = call.arguments;
  const isDone = returned || rest.length === 0 || isBareReturn(rest[0]);
  const consumed = !returned && isBareReturn(rest[0]) ? 1 : 0;
  if (!error || isNothing(error)) {
    return goOn(flow, call, isDone && (returned || consumed === 1 || position.tail), position, draft, returned, consumed);
  }
  if (!t.isExpression(error)) throw new CannotLower('next(...spread)', call);
  if (t.isStringLiteral(error) && (error.value === 'route' || error.value === 'router')) {
    return goOn(flow, call, isDone && (returned || consumed === 1 || position.tail), position, draft, returned, consumed, error.value);
  }
  if (flow.touches(error)) throw new CannotLower('the response inside next()', call);
  if ((t.isConditionalExpression(error) || t.isLogicalExpression(error)) && mayBeNone(error)) throw new CannotLower('next() with an expression that may be no error', call);
  const status = draft.status ?? flow.options.variables.status;
  const { headers, external } = flow.options.variables;
  if (headers && !external) throw new NeedsVariable('external');
  const flushed = flushHeaders(flow, draft);
  const thrown = status ? flow.withStatus(error, status) : error;
  if (position.sink === 'executor') {
    const reject = expression(`${flow.promiseNames().reject}($thrown)`, { thrown });
    return { statements: [...flushed, returned ? t.returnStatement(reject) : t.expressionStatement(reject)] };
  }
  if (!isDone || !(returned || consumed === 1 || position.tail)) throw new CannotLower('code after next(err)', rest[0] ?? call);
  return { statements: [...flushed, position.caught ? rejection(flow, thrown) : t.throwStatement(thrown)], consumed };
}

/** The catch clause around it would take what is thrown; a promise that is only returned passes it by. */
function rejection(flow: ControlFlow, thrown: t.Expression): t.Statement {
  flow.outcome.async = true;
  return t.returnStatement(expression('Promise.reject($thrown)', { thrown }));
}

/** What later links answer has the content type that is set here, unless they set their own. */
function noteType(flow: ControlFlow, draft: Draft): void {
  const header = draft.headers.find((one) => headerName(one.name) === 'content-type');
  const value = header && header.action !== 'remove' ? header.value : null;
  const type = flow.mayType ? 'unknown' : t.isStringLiteral(value) ? value.value : value ? 'unknown' : null;
  const { outcome } = flow;
  outcome.typeOnward = outcome.typeOnward === undefined || outcome.typeOnward === type ? type : 'unknown';
}

function goOn(
  flow: ControlFlow,
  call: t.Node,
  atEnd: boolean,
  position: Position,
  draft: Draft,
  returned: boolean,
  consumed: number,
  leaves: FlowOutcome['leaves'] = null,
): Step {
  if (draft.status || flow.options.variables.status) throw new CannotLower('a status set before next()', call);
  if (flow.options.variables.headers && !flow.options.variables.external) throw new NeedsVariable('external');
  if (flow.setsValidator) throw new CannotLower('an ETag or Last-Modified set before next()', call);
  if (draft.phrase || draft.head) throw new CannotLower('a reason phrase set before next()', call);
  const flushed = flushHeaders(flow, draft);
  noteType(flow, draft);
  const state = leaves ? leavingValue(flow, leaves, call) : flow.options.continuation();
  if (!leaves) flow.outcome.mayContinue = true;
  if (position.sink === 'executor') {
    if (leaves && flow.options.promiseType) throw new CannotLower(`next('${leaves}') in a callback`, call);
    const resolve = expression(`${flow.promiseNames().resolve}($state)`, { state: state ?? t.identifier('undefined') });
    return { statements: [...flushed, returned ? t.returnStatement(resolve) : t.expressionStatement(resolve)] };
  }
  if (!atEnd) throw new CannotLower('code after next()', call);
  return { statements: [...flushed, t.returnStatement(state)], consumed };
}

/** What a function returns that leaves its route or router; the route handler looks for it. */
function leavingValue(flow: ControlFlow, leaves: 'route' | 'router', call: t.Node): t.Expression {
  if (flow.options.continuation()) throw new CannotLower(`next('${leaves}') in a function that hands something on`, call);
  if (flow.outcome.leaves && flow.outcome.leaves !== leaves) throw new CannotLower("next('route') and next('router') in one function", call);
  flow.outcome.leaves = leaves;
  return t.stringLiteral(leaves);
}

/** What `next` takes for no error: whatever is falsy (router/index.js, `next`). */
function isNothing(error: t.Node): boolean {
  if (t.isStringLiteral(error) || t.isNumericLiteral(error) || t.isBooleanLiteral(error)) return !error.value;
  return t.isNullLiteral(error) || t.isIdentifier(error, { name: 'undefined' });
}
