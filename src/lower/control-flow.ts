import * as t from '@babel/types';
import { assignmentStep, flushHeaders, pipedStream, respondWith, responderCall } from './answers.js';
import { bare, inheritComments, ownSome, walkOwn } from './ast.js';
import { branch, ifStatement, loopStatement, switchStatement, tryStatement } from './branches.js';
import { callbackExpression } from './callbacks.js';
import { nextCall } from './continuing.js';
import { type Draft, EMPTY_DRAFT } from './draft.js';
import { type FlowOptions, type FlowOutcome, NeedsVariable, type Position, type Step } from './flow-types.js';
import { takeFileCallback, withFileCallback } from './file-callbacks.js';
import { asIf, withoutLastReturn } from './function-body.js';
import { endHeld, type Held, rejectHeld, returnHeld } from './held-answer.js';
import { declarationStatement } from './local-functions.js';
import { withoutForwarding } from './promise-chain.js';
import { memberName, responseCalls, responseSteps } from './response-chain.js';
import { streamedBody } from './response-stream.js';
import { CannotLower } from './rule.js';
import { isStable } from './stable-values.js';
import { copy, expression, walk } from './templates.js';

/** Rewrites a function body that writes to `res` into one that returns a `Response`. */
export class ControlFlow {
  readonly outcome: FlowOutcome = { mayAnswer: false, mayContinue: false, leaves: null, async: false, unanswered: false };
  /** Local functions that answer on every path: a call of one is an answer. */
  readonly responders = new Map<string, { async: boolean; failsLate: boolean }>();

  held: Held = 'no';
  /** True once the function has set an `ETag` or a `Last-Modified`. */
  setsValidator = false;
  /** Whether headers of a name that only the running program knows were set, or by a helper: a content type may be among them. */
  mayType = false;
  /** The same for an `ETag` or a `Last-Modified`. */
  mayValidate = false;
  /** Whether a variable may hold a content type without a charset, or a status without a body. */
  setsOpen = false;
  /** Whether headers were set before a status that may be one that Node refuses. */
  risksStatus = false;
  hasSetHeaders = false;
  /** True where the function answers with a file. */
  sendsFiles = false;
  /** True where a listener of `error` answers. */
  private answersErrors = false;

  constructor(readonly options: FlowOptions) {}

  /** Names of the parameters of a promise around callbacks. */
  promiseNames(): { resolve: string; reject: string } {
    return this.options.promiseNames();
  }

  /** Lowers a helper that makes callbacks, which answer through the promise of its caller. */
  callbackMaker(block: t.BlockStatement): void {
    const lowered = this.list(block.body, { tail: true, sink: 'executor', nested: true, caught: false }, this.firstDraft());
    block.body = withoutLastReturn(lowered.statements);
    this.outcome.mayAnswer = true;
  }

  /**
   * Lowers the whole body.
   *
   * @throws CannotLower for a construct without a rule, NeedsVariable to be called again with that variable
   */
  body(block: t.BlockStatement): void {
    this.mayType = this.options.isTypedByHelper;
    walk(block, (node) => {
      if (t.isMemberExpression(node) && ['sendFile', 'download'].includes(memberName(node) ?? '')) this.sendsFiles = true;
      if (t.isCallExpression(node) && this.isErrorListener(node)) this.answersErrors = true;
    });
    const lowered = this.list(block.body, { tail: true, sink: 'return', nested: false, caught: false }, this.firstDraft());
    endHeld(this, lowered.statements);
    block.body = withoutLastReturn(lowered.statements);
    if (this.options.variables.isSetter) this.endSetter(lowered.draft, block);
  }

  /** A helper that sets headers hands its caller nothing else. */
  private endSetter({ status, phrase, head }: Draft, block: t.BlockStatement): void {
    if (status || phrase || head || this.options.variables.status) throw new CannotLower('a helper that sets the status', block);
    if (this.setsValidator) throw new CannotLower('a helper that sets an ETag or Last-Modified', block);
    this.outcome.typeOnward = this.mayType ? 'unknown' : null;
  }

  /** `stream.on('error', () => res.…)`: it may fail before its first piece, when the answer can still be another one. */
  private isErrorListener({ callee, arguments: [event, listener] }: t.CallExpression): boolean {
    const isListening = t.isMemberExpression(callee) && ['on', 'once'].includes(memberName(callee) ?? '');
    return isListening && t.isStringLiteral(event, { value: 'error' }) && !!listener && this.touches(listener);
  }

  private firstDraft(): Draft {
    const { typeBefore } = this.options;
    return typeBefore ? { ...EMPTY_DRAFT, inheritedType: typeBefore } : EMPTY_DRAFT;
  }

  touches(root: t.Node): boolean {
    let found = false;
    walk(root, (node) => {
      if (this.options.isResponse(node) || this.options.isNext(node) || this.isResponderCall(node) || this.options.isCallbackCall(node)) found = true;
      return !found;
    });
    return found;
  }

  isResponderCall(node: t.Node): node is t.CallExpression {
    if (!t.isCallExpression(node)) return false;
    return this.options.isAnswerCall(node) || (t.isIdentifier(node.callee) && this.responders.has(node.callee.name));
  }

  list(source: t.Statement[], position: Position, incoming: Draft): { statements: t.Statement[]; draft: Draft } {
    const statements: t.Statement[] = [];
    let draft = incoming;
    for (let i = 0; i < source.length; i++) {
      const node = source[i];
      const rest = source.slice(i + 1);
      if (!this.touches(node)) {
        this.checkStable(draft, node);
        statements.push(...this.untouched(node, position, draft));
        continue;
      }
      const step = streamedBody(this, node, rest, position, draft) ?? this.statement(node, rest, position, draft);
      statements.push(...inheritComments(node, step.statements));
      draft = step.draft ?? draft;
      if (step.consumed === 'rest') break;
      i += step.consumed ?? 0;
    }
    return { statements, draft };
  }

  /** A statement without `res` and `next`: kept, but for the ways in which it leaves the function. */
  untouched(node: t.Statement, position: Position, draft: Draft): t.Statement[] {
    if (position.sink === 'return' && ownSome(node, t.isReturnStatement)) returnHeld(this, node);
    if (position.caught) return [node];
    const status = draft.status ?? this.options.variables.status;
    const throws = ownSome(node, t.isThrowStatement);
    if (throws) rejectHeld(this, 'an error thrown', node);
    const { headers, external } = this.options.variables;
    if (throws && headers && !external) throw new NeedsVariable('external');
    const flushed = throws ? flushHeaders(this, draft) : [];
    if (throws && status) {
      walkOwn(node, (inner) => {
        if (t.isThrowStatement(inner)) inner.argument = this.withStatus(inner.argument, status);
      });
    }
    return [...flushed, node];
  }

  withStatus(error: t.Expression, status: t.Expression): t.Expression {
    return expression('$callee($error, $status)', { callee: this.options.context.helper('withResponseStatus'), error, status: copy(status) });
  }

  /** Values of the draft are evaluated where the answer is made; that must not be later than something they depend on. */
  checkStable(draft: Draft, node: t.Statement): void {
    if (t.isReturnStatement(node) || t.isBreakStatement(node)) return;
    if (draft.status && !isStable(draft.status)) throw new NeedsVariable('status');
    if (draft.headers.some((header) => header.action !== 'remove' && !isStable(header.value))) throw new NeedsVariable('headers');
  }

  private statement(node: t.Statement, rest: t.Statement[], position: Position, draft: Draft): Step {
    if (t.isExpressionStatement(node)) return this.expression(node.expression, node, rest, position, draft, false);
    if (t.isReturnStatement(node)) {
      return node.argument ? this.expression(node.argument, node, [], position, draft, true) : { statements: [node] };
    }
    if (t.isIfStatement(node)) return ifStatement(this, node, rest, position, draft);
    if (t.isBlockStatement(node)) {
      const inner = branch(this, node.body, rest, position, draft);
      node.body = inner;
      return { statements: [node] };
    }
    if (t.isTryStatement(node)) return tryStatement(this, node, rest, position, draft);
    if (t.isSwitchStatement(node)) return switchStatement(this, node, rest, position, draft);
    if (t.isLoop(node)) return loopStatement(this, node, position, draft);
    if (t.isLabeledStatement(node) && t.isLoop(node.body)) {
      loopStatement(this, node.body, position, draft);
      return { statements: [node] };
    }
    if (t.isVariableDeclaration(node) || t.isFunctionDeclaration(node)) return declarationStatement(this, node, rest, position, draft);
    if (t.isThrowStatement(node)) throw new CannotLower('throwing the response', node);
    throw new CannotLower(`a ${node.type} around the response`, node);
  }

  private expression(
    source: t.Expression,
    node: t.Statement,
    rest: t.Statement[],
    position: Position,
    draft: Draft,
    returned: boolean,
  ): Step {
    const value = withoutForwarding(bare(source), (node) => this.isResponderCall(node), this.options.isNext);
    const calls = responseCalls(value, this.options.isResponse);
    const callback = calls && takeFileCallback(this, calls);
    if (calls && callback) {
      const { steps, before } = withFileCallback(this, responseSteps(calls, this.options.context), callback, draft);
      const step = respondWith(this, steps, node, rest, position, draft, returned);
      return { ...step, statements: [...before, ...step.statements] };
    }
    if (calls) return respondWith(this, responseSteps(calls, this.options.context), node, rest, position, draft, returned);
    const piped = pipedStream(this, value);
    if (piped && this.answersErrors) throw new CannotLower('a stream piped into the response, whose errors are answered otherwise', node);
    if (piped) return respondWith(this, [{ kind: 'answer', answer: piped }], node, rest, position, draft, returned);
    if (t.isCallExpression(value) && this.options.isNext(value.callee)) return nextCall(this, value, rest, position, draft, returned);
    if (this.isResponderCall(value)) return responderCall(this, value, rest, position, draft, returned);
    if (t.isConditionalExpression(value) || t.isLogicalExpression(value)) {
      const list = [asIf(value, returned, node), ...rest];
      const lowered = this.list(list, position, draft);
      return { statements: lowered.statements, draft: lowered.draft, consumed: 'rest' };
    }
    if (t.isSequenceExpression(value)) {
      const parts = value.expressions.map((part, i) =>
        returned && i === value.expressions.length - 1 ? t.returnStatement(part) : t.expressionStatement(part),
      );
      const lowered = this.list([...parts, ...rest], position, draft);
      return { statements: lowered.statements, draft: lowered.draft, consumed: 'rest' };
    }
    if (t.isAssignmentExpression(value)) {
      const step = assignmentStep(this, value);
      if (step) return respondWith(this, [step], node, rest, position, draft, returned);
    }
    return callbackExpression(this, source, node, rest, position, draft, returned);
  }
}
