import * as t from '@babel/types';
import { mentionsName, ownSome, walkOwn } from './ast.js';
import type { ControlFlow } from './control-flow.js';
import { type Draft, extend, headerName, isBodiless, literalStatus, respond, withCharsetOf } from './draft.js';
import { NeedsVariable, type Position, type Step } from './flow-types.js';
import { behindAnswer, hold } from './held-answer.js';
import { isBareReturn } from './function-body.js';
import { failsLate } from './late-failures.js';
import { CannotLower, type Answer, type ResponseStep } from './rule.js';
import { copy, expression, statement } from './templates.js';

/** The statements for the steps that a call on the response takes. */
export function respondWith(
  flow: ControlFlow,
  steps: ResponseStep[],
  node: t.Statement,
  rest: t.Statement[],
  position: Position,
  incoming: Draft,
  returned: boolean,
): Step {
  const statements: t.Statement[] = [];
  let draft = incoming;
  for (const step of steps) {
    if (draft.head && !(step.kind === 'answer' && isPlainEnd(step.answer))) throw new CannotLower('res.writeHead() before it', node);
    if (step.kind !== 'answer') {
      const answer = steps.find((other) => other.kind === 'answer')?.answer;
      const isText = answer?.kind === 'json' || (answer?.kind === 'helper' && answer.name !== 'redirect');
      draft = applyStep(flow, draft, step.kind === 'header' && isText ? withCharsetOf(step) : step, statements, !!answer);
      continue;
    }
    if (flow.touches(t.expressionStatement(answerValue(step)))) throw new CannotLower('the response inside its own answer', node);
    flow.outcome.mayAnswer = true;
    if (step.answer.kind === 'helper' && step.answer.isAsync) flow.outcome.async = true;
    if (mayFail(step.answer)) flow.outcome.failsLate = true;
    if ((mayFail(step.answer) || flow.risksStatus) && !flow.options.variables.external && setsMoreThanType(flow, draft)) throw new NeedsVariable('external');
    const variables = flow.options.variables;
    const response = respond(
      step.answer,
      isFile(step.answer) ? draft : withoutShared(draft),
      { status: variables.status ?? undefined, headers: variables.external ? undefined : (variables.headers ?? undefined), isOpen: flow.setsOpen },
      flow.options.context,
    );
    const answered = handOver(flow, unlessFresh(flow, step.answer, draft, response), rest, position, returned, node);
    return { ...answered, statements: [...statements, ...answered.statements] };
  }
  if (returned) {
    flow.outcome.unanswered = true;
    return { statements: [...statements, t.returnStatement()] };
  }
  return { statements, draft };
}

/** Applies a step that changes status or headers: folded into the draft, or written to the variable. */
function applyStep(flow: ControlFlow, draft: Draft, step: Exclude<ResponseStep, { kind: 'answer' }>, statements: t.Statement[], isLocal: boolean): Draft {
  const { status, headers, external, isSetter } = flow.options.variables;
  if (step.kind === 'status' && step.isOpen) noteRisk(flow, draft);
  if (step.kind === 'header' || step.kind === 'headers') flow.hasSetHeaders = true;
  if (step.kind === 'status') {
    if (!status || isLocal) return extend(draft, step);
    if (isBodiless(step.status) || step.isOpen) flow.setsOpen = true;
    statements.push(statement('$status = $value;', { status: copy(status), value: step.status }));
    return draft;
  }
  if (step.kind === 'phrase' || step.kind === 'head') return extend(draft, step);
  if (!external && changesEarlier(flow, step)) throw new NeedsVariable('external');
  if (step.kind === 'headers') {
    if (!headers) throw new NeedsVariable('headers');
    noteNames(flow, step.names);
    statements.push(...step.edit(copy(headers)));
    return draft;
  }
  if (VALIDATORS.has(headerName(step.name))) flow.setsValidator = true;
  if (!headers || (external && isOfAnswer(step) && !isSetter)) return extend(draft, step);
  if (isSetter) noteNames(flow, [headerName(step.name)]);
  if (headerName(step.name) === 'content-type' && step.action !== 'remove' && !hasCharset(step.value)) flow.setsOpen = true;
  const target = { headers: copy(headers), name: step.name };
  statements.push(
    step.action === 'remove'
      ? statement('$headers.delete($name);', target)
      : statement(`$headers.${step.action}($name, $value);`, { ...target, value: step.value }),
  );
  if (external && flow.sendsFiles && OF_FILES.has(headerName(step.name))) return extend(draft, step.action === 'remove' ? step : { ...step, shared: true });
  return draft;
}

/**
 * A status that Node refuses is an error, whose page has the headers that were set: in Express 5 before the call of
 * `res.status`, in 4 before the answer is sent (express/lib/response.js, `res.status`; node:_http_server, `writeHead`).
 */
function noteRisk(flow: ControlFlow, draft: Draft): void {
  const { major } = flow.options.context;
  if (major === 4 || draft.headers.length > 0 || (flow.options.variables.headers && flow.hasSetHeaders)) flow.risksStatus = true;
}

/** Names that only the running program knows may be those of headers that later code looks at. */
function noteNames(flow: ControlFlow, names: readonly string[] | null): void {
  if (names === null || names.includes('content-type')) flow.mayType = true;
  if (names === null) flow.mayValidate = true;
  else if (names.some((name) => VALIDATORS.has(name))) flow.setsValidator = true;
}

function hasCharset(type: t.Expression): boolean {
  return t.isStringLiteral(type) && /;\s*charset=utf-8$/i.test(type.value);
}

/** Headers that a file sets unless they are there (send: index.js, `SendStream.prototype.setHeader`). */
const OF_FILES = new Set(['cache-control', 'accept-ranges']);

function isFile(answer: Answer): boolean {
  return answer.kind === 'helper' && ['sendFile', 'download'].includes(answer.name);
}

function withoutShared(draft: Draft): Draft {
  return { ...draft, headers: draft.headers.filter((header) => header.action === 'remove' || !header.shared) };
}

const VALIDATORS = new Set(['etag', 'last-modified']);

/** Headers that say something of the body go with the answer; the caller's headers get them only where there is none. */
function isOfAnswer(step: Extract<ResponseStep, { kind: 'header' }>): boolean {
  const name = headerName(step.name);
  return step.action === 'set' && (name === 'content-type' || VALIDATORS.has(name));
}

/** Whether a step takes away or adds to what links before the function may have set; cookies and `Vary` are merged anyway. */
function changesEarlier(flow: ControlFlow, step: Extract<ResponseStep, { kind: 'header' | 'headers' }>): boolean {
  if (!flow.options.context.headersBefore) return false;
  if (step.kind === 'headers' || step.action === 'remove') return true;
  return step.action === 'append' && !['set-cookie', 'vary'].includes(headerName(step.name));
}

/** A file that cannot be sent, or a view that cannot be rendered, is an error, whose answer has what was set before. */
function mayFail(answer: Answer): boolean {
  return answer.kind === 'helper' && answer.isAsync === true && !answer.caught;
}

function setsMoreThanType(flow: ControlFlow, draft: Draft): boolean {
  return !!flow.options.variables.headers || draft.headers.some((header) => headerName(header.name) !== 'content-type');
}

/** `res.end()` and what streams into it: Node's own. */
function isPlainEnd(answer: Answer): boolean {
  return answer.kind === 'body' && answer.unchecked === true;
}

/** The answer, or a 304 where the function sets a validator: `res.send` compares it with the request's (express/lib/response.js). */
function unlessFresh(flow: ControlFlow, answer: Answer, draft: Draft, response: t.Expression): t.Expression {
  const { headers, external } = flow.options.variables;
  const isSet = draft.headers.some((header) => VALIDATORS.has(headerName(header.name))) || (headers && !external && (flow.setsValidator || flow.mayValidate));
  if (isSet && answer.kind === 'helper' && answer.name === 'render') throw new CannotLower('a view with a validator of its own', answer.arguments[0]);
  if (!isSet || isPlainEnd(answer) || (answer.kind === 'helper' && (answer.isAsync || answer.name === 'redirect'))) return response;
  const status = literalStatus(draft.status);
  if (status !== null && (status < 200 || status > 299)) return response;
  const { context } = flow.options;
  return expression('$conditional($request, $response)', { conditional: context.helper('conditional'), request: context.request(), response });
}

/** Hands what only the answer was to carry to the caller, because there will be none. */
export function flushHeaders(flow: ControlFlow, draft: Draft): t.Statement[] {
  const { headers, external } = flow.options.variables;
  const own = withoutShared(draft).headers;
  if (own.length === 0) return [];
  if (!headers || !external) throw new NeedsVariable('external');
  return own.map((header) => {
    if (header.action === 'remove') throw new Error('removed headers are not part of a draft');
    return statement(`$headers.${header.action}($name, $value);`, { headers: copy(headers), name: copy(header.name), value: copy(header.value) });
  });
}

/** The statements that hand an answer to the caller. */
export function handOver(flow: ControlFlow, response: t.Expression, rest: t.Statement[], position: Position, returned: boolean, blame: t.Node): Step {
  if (position.sink === 'executor') {
    const call = expression(`${flow.promiseNames().resolve}($response)`, { response });
    return { statements: [returned ? t.returnStatement(call) : t.expressionStatement(call)] };
  }
  const first = behindAnswer(flow);
  if (returned || isBareReturn(rest[0])) return { statements: [...first, t.returnStatement(response)], consumed: returned ? 0 : 1 };
  if (position.tail && rest.length === 0) return { statements: [...first, t.returnStatement(response)] };
  const isLast = position.tail && first.length === 0 && !rest.some((node) => flow.touches(node));
  return isLast ? trailing(flow, response, rest) : hold(flow, response, position, blame);
}

/** `res.json(x); audit();`: the rest runs before the answer leaves; what waits or fails runs after it. */
function trailing(flow: ControlFlow, response: t.Expression, rest: t.Statement[]): Step {
  const work = rest.filter((node) => !isBareReturn(node));
  const { status, headers } = flow.options.variables;
  // What was sent is no longer what the variables hold.
  const isRead = (variable: t.Identifier | null) => variable !== null && work.some((node) => mentionsName(node, variable.name));
  if (isRead(status) || isRead(headers)) throw new CannotLower('reading the response after it was sent', work[0]);
  const waits = work.some((node) => ownSome(node, (inner) => t.isAwaitExpression(inner)));
  // What is thrown behind an answer does not change it.
  if (waits || work.some((node) => ownSome(node, t.isThrowStatement))) {
    const after = flow.options.context.next('after');
    const task = t.arrowFunctionExpression([], t.blockStatement(work), waits);
    return { statements: [statement('$after($task);', { after, task }), t.returnStatement(response)], consumed: 'rest' };
  }
  const variable = flow.options.claim('response', 'answer');
  const held = statement('const $variable = $response;', { variable, response });
  const back = () => t.returnStatement(copy(variable));
  for (const node of work) {
    walkOwn(node, (inner) => {
      if (t.isReturnStatement(inner)) inner.argument = copy(variable);
    });
  }
  return { statements: [held, ...work, back()], consumed: 'rest' };
}

/** The call of a function of the user's that answers. */
export function responderCall(flow: ControlFlow, call: t.CallExpression, rest: t.Statement[], position: Position, draft: Draft, returned: boolean): Step {
  if (call.arguments.some((argument) => flow.touches(argument))) throw new CannotLower('the response as an argument', call);
  // The helper answers on its own; what was set before would have been part of it.
  const isLocal = t.isIdentifier(call.callee) && flow.responders.has(call.callee.name);
  if (!isLocal && (draft.status || draft.headers.length > 0)) throw new CannotLower('a helper that answers with what was set before', call);
  if (!isLocal && flow.options.variables.headers && !flow.options.variables.external) throw new NeedsVariable('external');
  if (position.caught && failsLate(flow, call)) throw new CannotLower('a helper that hands errors to next(), inside a try block', call);
  if (flow.options.isGuardCall(call)) return guardCall(flow, call, rest, position, draft, returned);
  flow.outcome.mayAnswer = true;
  flow.outcome.async = true;
  const value = position.caught ? t.awaitExpression(call) : call;
  return handOver(flow, value, rest, position, returned, call);
}

/** A helper that may call `next()`: what it gives, an answer or nothing, is what the function gives. */
function guardCall(flow: ControlFlow, call: t.CallExpression, rest: t.Statement[], position: Position, draft: Draft, returned: boolean): Step {
  const isDone = returned || isBareReturn(rest[0]) || (rest.length === 0 && position.tail);
  const isPlain = flow.held === 'no' && !flow.options.continuation() && !draft.status && !flow.options.variables.status && position.sink === 'return';
  if (!isDone || !isPlain) throw new CannotLower('code after a helper that calls next()', call);
  flow.outcome.mayAnswer = true;
  flow.outcome.mayContinue = true;
  flow.outcome.async = true;
  return { statements: [t.returnStatement(call)], consumed: returned ? 0 : rest.length ? 1 : 0 };
}

/** `stream.pipe(res)`. */
export function pipedStream(flow: ControlFlow, value: t.Expression): Answer | null {
  if (!t.isCallExpression(value) || !t.isMemberExpression(value.callee) || !t.isIdentifier(value.callee.property, { name: 'pipe' })) return null;
  const [target, ...others] = value.arguments;
  if (!target || !flow.options.isResponse(target) || others.length > 0 || flow.touches(value.callee.object)) return null;
  const body = expression('$callee($stream)', { callee: flow.options.context.helper('streamBody'), stream: value.callee.object });
  return { kind: 'body', body, type: null, bare: true, unchecked: true };
}

/** What `res.statusCode = value` and `res.statusMessage = value` do. */
export function assignmentStep(flow: ControlFlow, value: t.AssignmentExpression): ResponseStep | null {
  const { left, operator, right } = value;
  if (operator !== '=' || !t.isMemberExpression(left) || !flow.options.isResponse(left.object) || flow.touches(right)) return null;
  if (t.isIdentifier(left.property, { name: 'statusCode' })) return { kind: 'status', status: right, isOpen: !t.isNumericLiteral(right) && flow.options.context.isOpenStatus(right) };
  return t.isIdentifier(left.property, { name: 'statusMessage' }) ? { kind: 'phrase', text: right } : null;
}

function answerValue(step: Extract<ResponseStep, { kind: 'answer' }>): t.Expression {
  const { answer } = step;
  if (answer.kind === 'json') return answer.data;
  return answer.kind === 'body' ? answer.body : t.arrayExpression(answer.arguments);
}
