import * as t from '@babel/types';
import { bare, completes, inheritComments, ownSome, walkOwn } from './ast.js';
import { type Draft, EMPTY_DRAFT, extend, respond, withCharsetOf } from './draft.js';
import { isTransparentCatch, promiseChain, type PromiseLink } from './promise-chain.js';
import { responseCalls, responseSteps } from './response-chain.js';
import { CannotLower, type Answer, type ResponseStep, type RuleContext } from './rule.js';
import { copy, expression, statement, walk } from './templates.js';

/** How an answer leaves the code: as the returned value, or through the `resolve` of a promise around callbacks. */
type Sink = 'return' | 'executor';

interface Position {
  /** True when nothing of the function runs after the list. */
  tail: boolean;
  sink: Sink;
  /** True inside a `try` whose catch clause does more than `next(err)`: what is thrown there stays there. */
  caught: boolean;
}

/** Local variables that replace folding where branches decide status or headers. */
export interface FlowVariables {
  status: t.Identifier | null;
  headers: t.Identifier | null;
  /** True when the headers belong to the caller, who adds them to whatever answers in the end. */
  external: boolean;
}

/** Thrown when folding cannot express what the function does; it is lowered again with the variable. */
export class NeedsVariable extends Error {
  constructor(readonly variable: 'status' | 'headers' | 'external') {
    super(variable);
  }
}

export interface FlowOptions {
  context: RuleContext;
  variables: FlowVariables;
  isResponse(node: t.Node): boolean;
  isNext(node: t.Node): boolean;
  /** A call of a lowered helper that answers. */
  isAnswerCall(node: t.Node): boolean;
  /** The value of `next()`: the state that the function has established, or null for nothing. */
  continuation(): t.Expression | null;
  /** Type argument of the promise around callbacks. */
  promiseType: string | null;
}

/** What was learnt about a function while it was lowered. */
export interface FlowOutcome {
  mayAnswer: boolean;
  mayContinue: boolean;
  /** Gives a promise although it is not an async function. */
  async: boolean;
  /** A path ends without an answer and without `next()`: Express would leave the request hanging. */
  unanswered: boolean;
}

/** Rewrites a function body that writes to `res` into one that returns a `Response`. */
export class ControlFlow {
  readonly outcome: FlowOutcome = { mayAnswer: false, mayContinue: false, async: false, unanswered: false };
  /** Local functions that answer on every path: a call of one is an answer. */
  private readonly responders = new Map<string, { async: boolean }>();

  constructor(private readonly options: FlowOptions) {}

  /**
   * Lowers the whole body.
   *
   * @throws CannotLower for a construct without a rule, NeedsVariable to be called again with that variable
   */
  body(block: t.BlockStatement): void {
    const lowered = this.list(block.body, { tail: true, sink: 'return', caught: false }, EMPTY_DRAFT);
    if (completes(lowered.statements)) this.outcome.unanswered = true;
    block.body = withoutLastReturn(lowered.statements);
  }

  private touches(root: t.Node): boolean {
    let found = false;
    walk(root, (node) => {
      if (this.options.isResponse(node) || this.options.isNext(node) || this.isResponderCall(node)) found = true;
      return !found;
    });
    return found;
  }

  private isResponderCall(node: t.Node): node is t.CallExpression {
    if (!t.isCallExpression(node)) return false;
    return this.options.isAnswerCall(node) || (t.isIdentifier(node.callee) && this.responders.has(node.callee.name));
  }

  private list(source: t.Statement[], position: Position, incoming: Draft): { statements: t.Statement[]; draft: Draft } {
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
      const step = this.statement(node, rest, position, draft);
      statements.push(...inheritComments(node, step.statements));
      draft = step.draft ?? draft;
      if (step.consumed === 'rest') break;
      i += step.consumed ?? 0;
    }
    return { statements, draft };
  }

  /** A statement without `res` and `next`: kept, but for the ways in which it leaves the function. */
  private untouched(node: t.Statement, position: Position, draft: Draft): t.Statement[] {
    if (position.sink === 'return') {
      if (ownSome(node, t.isReturnStatement)) this.outcome.unanswered = true;
    }
    if (position.caught) return [node];
    const status = draft.status ?? this.options.variables.status;
    const throws = ownSome(node, t.isThrowStatement);
    if (throws && draft.headers.length > 0) throw new NeedsVariable('external');
    if (throws && status) {
      walkOwn(node, (inner) => {
        if (t.isThrowStatement(inner)) inner.argument = this.withStatus(inner.argument, status);
      });
    }
    return [node];
  }

  private withStatus(error: t.Expression, status: t.Expression): t.Expression {
    return expression('$callee($error, $status)', { callee: this.options.context.helper('withResponseStatus'), error, status: copy(status) });
  }

  /** Values of the draft are evaluated where the answer is made; that must not be later than something they depend on. */
  private checkStable(draft: Draft, node: t.Statement): void {
    if (t.isReturnStatement(node) || t.isBreakStatement(node)) return;
    if (draft.status && !isStable(draft.status)) throw new NeedsVariable('status');
    if (draft.headers.some((header) => header.action !== 'remove' && !isStable(header.value))) throw new NeedsVariable('headers');
  }

  private statement(node: t.Statement, rest: t.Statement[], position: Position, draft: Draft): Step {
    if (t.isExpressionStatement(node)) return this.expression(node.expression, node, rest, position, draft, false);
    if (t.isReturnStatement(node)) {
      return node.argument ? this.expression(node.argument, node, [], position, draft, true) : { statements: [node] };
    }
    if (t.isIfStatement(node)) return this.ifStatement(node, rest, position, draft);
    if (t.isBlockStatement(node)) {
      const inner = this.inner(node.body, rest, position, draft);
      node.body = inner;
      return { statements: [node] };
    }
    if (t.isTryStatement(node)) return this.tryStatement(node, rest, position, draft);
    if (t.isSwitchStatement(node)) return this.switchStatement(node, rest, position, draft);
    if (t.isLoop(node)) return this.loop(node, position, draft);
    if (t.isVariableDeclaration(node) || t.isFunctionDeclaration(node)) return this.declaration(node, rest, position, draft);
    if (t.isThrowStatement(node)) throw new CannotLower('throwing the response', node);
    throw new CannotLower(`a ${node.type} around the response`, node);
  }

  // --- statements that hold statements --------------------------------------------------------------------------------

  /** Lowers a branch; what it sets on `res` and leaves behind for later statements needs a variable. */
  private inner(source: t.Statement[], rest: t.Statement[], position: Position, draft: Draft): t.Statement[] {
    const isLast = rest.length === 0 || isBareReturn(rest[0]);
    const inner = { ...position, tail: position.tail && isLast };
    const lowered = this.list(source, inner, draft);
    if (completes(lowered.statements) && lowered.draft !== draft && !(inner.tail && position.sink === 'return')) {
      if (lowered.draft.status !== draft.status) throw new NeedsVariable('status');
      throw new NeedsVariable('headers');
    }
    return lowered.statements;
  }

  private asBlock(node: t.Statement, rest: t.Statement[], position: Position, draft: Draft): t.Statement {
    const source = t.isBlockStatement(node) ? node.body : [node];
    const lowered = this.inner(source, rest, position, draft);
    if (t.isBlockStatement(node)) {
      node.body = lowered;
      return node;
    }
    return lowered.length === 1 ? lowered[0] : t.blockStatement(lowered);
  }

  private ifStatement(node: t.IfStatement, rest: t.Statement[], position: Position, draft: Draft): Step {
    if (this.touches(node.test)) return this.ifWithTouchedTest(node, rest, position, draft);
    this.checkStable(draft, node);
    const branch = (branchNode: t.Statement): t.Statement => {
      const lowered = this.touches(branchNode)
        ? this.asBlock(branchNode, rest, position, draft)
        : this.untouched(branchNode, position, draft)[0];
      return lowered;
    };
    node.consequent = branch(node.consequent);
    if (node.alternate) node.alternate = branch(node.alternate);
    return { statements: [node] };
  }

  /** `if (res.headersSent) return next(err)`: nothing has been sent when a lowered function runs. */
  private ifWithTouchedTest(node: t.IfStatement, rest: t.Statement[], position: Position, draft: Draft): Step {
    const isSentTest =
      t.isMemberExpression(node.test) &&
      this.options.isResponse(node.test.object) &&
      t.isIdentifier(node.test.property) &&
      ['headersSent', 'writableEnded', 'finished'].includes(node.test.property.name);
    if (!isSentTest || position.sink === 'executor') throw new CannotLower('a condition on the response', node.test);
    if (!node.alternate) return { statements: [] };
    const block = t.isBlockStatement(node.alternate) ? node.alternate.body : [node.alternate];
    return { statements: this.inner(block, rest, position, draft) };
  }

  private tryStatement(node: t.TryStatement, rest: t.Statement[], position: Position, draft: Draft): Step {
    const transparent = isTransparentCatch(node.handler, this.options.isNext);
    const isLast = rest.length === 0 || isBareReturn(rest[0]);
    if (transparent && !node.finalizer && isLast && position.sink === 'return') {
      const inner = this.list(node.block.body, { ...position, tail: position.tail }, draft);
      return { statements: inner.statements, draft: inner.draft };
    }
    this.checkTryDraft(node, draft);
    node.block.body = this.inner(node.block.body, rest, { ...position, caught: position.caught || (!!node.handler && !transparent) }, draft);
    if (node.handler) node.handler.body.body = this.inner(node.handler.body.body, rest, position, draft);
    if (node.finalizer && this.touches(node.finalizer)) throw new CannotLower('answering in a finally block', node.finalizer);
    return { statements: [node] };
  }

  /** What the try block has set on `res` is still set when the catch clause answers. */
  private checkTryDraft(node: t.TryStatement, _draft: Draft): void {
    if (!node.handler || !this.touches(node.handler)) return;
    for (const inner of node.block.body) {
      if (!t.isExpressionStatement(inner)) continue;
      const calls = responseCalls(bare(inner.expression), this.options.isResponse);
      if (!calls) continue;
      const steps = responseSteps(calls.map((call) => copy(call)), this.options.context);
      if (steps.some((step) => step.kind === 'answer')) continue;
      if (steps.some((step) => step.kind === 'header') && !this.options.variables.headers) throw new NeedsVariable('headers');
      if (steps.some((step) => step.kind === 'status') && !this.options.variables.status && !this.statusIsSetIn(node.handler)) {
        throw new NeedsVariable('status');
      }
    }
  }

  private statusIsSetIn(handler: t.CatchClause): boolean {
    let always = true;
    walk(handler, (node) => {
      if (!t.isCallExpression(node)) return;
      const calls = responseCalls(node, this.options.isResponse);
      if (!calls) return;
      const names = calls.map((call) => ((call.callee as t.MemberExpression).property as t.Identifier).name);
      if (!names.includes('status') && !names.includes('sendStatus')) always = false;
      return false;
    });
    return always;
  }

  private switchStatement(node: t.SwitchStatement, rest: t.Statement[], position: Position, draft: Draft): Step {
    if (this.touches(node.discriminant)) throw new CannotLower('a condition on the response', node.discriminant);
    const isLast = rest.length === 0 || isBareReturn(rest[0]);
    const tail = position.tail && isLast;
    node.cases.forEach((clause, index) => {
      const only = clause.consequent.length === 1 ? clause.consequent[0] : null;
      const source = t.isBlockStatement(only) ? only.body : clause.consequent;
      const last = source[source.length - 1];
      const breaks = t.isBreakStatement(last) && !last.label;
      const fallsOut = breaks || index === node.cases.length - 1;
      const body = breaks ? source.slice(0, -1) : source;
      const inner = { ...position, tail: tail && fallsOut };
      const lowered = this.list(body, inner, draft);
      if (completes(lowered.statements)) {
        if (lowered.draft !== draft) throw new NeedsVariable(lowered.draft.status !== draft.status ? 'status' : 'headers');
        if (breaks) lowered.statements.push(last);
      }
      if (t.isBlockStatement(only)) only.body = lowered.statements;
      else clause.consequent = lowered.statements;
    });
    return { statements: [node] };
  }

  private loop(node: t.Loop, position: Position, draft: Draft): Step {
    node.body = this.asBlock(node.body, [t.emptyStatement()], { ...position, tail: false }, draft);
    return { statements: [node] };
  }

  /** A local function that answers (`const fail = (m) => res.status(400).json({ m })`) becomes one that returns the answer. */
  private declaration(node: t.VariableDeclaration | t.FunctionDeclaration, rest: t.Statement[], position: Position, draft: Draft): Step {
    if (t.isFunctionDeclaration(node)) {
      if (position.sink === 'executor') this.nestedFunctions(node, draft);
      else this.responder(node.id!.name, node, draft);
      return { statements: [node] };
    }
    const [declarator] = node.declarations;
    const isFunction = t.isArrowFunctionExpression(declarator.init) || t.isFunctionExpression(declarator.init);
    if (node.declarations.length === 1 && t.isIdentifier(declarator.id) && isFunction) {
      if (position.sink === 'executor') this.nestedFunctions(node, draft);
      else this.responder(declarator.id.name, declarator.init as t.ArrowFunctionExpression, draft);
      return { statements: [node] };
    }
    if (position.sink === 'executor') {
      this.nestedFunctions(node, draft);
      return { statements: [node] };
    }
    return this.executor(node, rest, position, draft);
  }

  private responder(name: string, node: t.ArrowFunctionExpression | t.FunctionExpression | t.FunctionDeclaration, draft: Draft): void {
    const body = toBlock(node);
    const before = { ...this.outcome };
    this.outcome.unanswered = false;
    const lowered = this.list(body.body, { tail: true, sink: 'return', caught: false }, draft);
    const partial = completes(lowered.statements) || this.outcome.unanswered;
    Object.assign(this.outcome, before);
    if (partial) throw new CannotLower(`the local function ${name}, which answers on some paths only`, node);
    body.body = lowered.statements;
    fromBlock(node, body);
    this.responders.set(name, { async: !!node.async });
  }

  // --- expressions ------------------------------------------------------------------------------------------------------

  private expression(
    source: t.Expression,
    node: t.Statement,
    rest: t.Statement[],
    position: Position,
    draft: Draft,
    returned: boolean,
  ): Step {
    const value = bare(source);
    const calls = responseCalls(value, this.options.isResponse);
    if (calls) return this.response(responseSteps(calls, this.options.context), node, rest, position, draft, returned);
    const piped = this.pipedStream(value);
    if (piped) return this.response([{ kind: 'answer', answer: piped }], node, rest, position, draft, returned);
    if (t.isCallExpression(value) && this.options.isNext(value.callee)) return this.next(value, rest, position, draft, returned);
    if (this.isResponderCall(value)) return this.responderCall(value, rest, position, draft, returned);
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
      const status = this.statusAssignment(value);
      if (status) return this.response([{ kind: 'status', status }], node, rest, position, draft, returned);
    }
    return this.callback(source, node, rest, position, draft, returned);
  }

  /** `stream.pipe(res)`. */
  private pipedStream(value: t.Expression): Answer | null {
    if (!t.isCallExpression(value) || !t.isMemberExpression(value.callee) || !t.isIdentifier(value.callee.property, { name: 'pipe' })) return null;
    const [target, ...others] = value.arguments;
    if (!target || !this.options.isResponse(target) || others.length > 0 || this.touches(value.callee.object)) return null;
    const body = expression('$callee($stream)', { callee: this.options.context.helper('streamBody'), stream: value.callee.object });
    return { kind: 'body', body, type: null, bare: true };
  }

  private statusAssignment(value: t.AssignmentExpression): t.Expression | null {
    const { left, operator, right } = value;
    const isStatus =
      operator === '=' &&
      t.isMemberExpression(left) &&
      this.options.isResponse(left.object) &&
      t.isIdentifier(left.property, { name: 'statusCode' });
    return isStatus && !this.touches(right) ? right : null;
  }

  private response(
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
      if (step.kind !== 'answer') {
        const answer = steps.find((other) => other.kind === 'answer')?.answer;
        const isText = answer?.kind === 'json' || (answer?.kind === 'helper' && answer.name !== 'redirect');
        draft = this.set(draft, step.kind === 'header' && isText ? withCharsetOf(step) : step, statements, !!answer);
        continue;
      }
      if (this.touches(t.expressionStatement(answerValue(step)))) throw new CannotLower('the response inside its own answer', node);
      this.outcome.mayAnswer = true;
      if (step.answer.kind === 'helper' && step.answer.isAsync) this.outcome.async = true;
      const variables = this.options.variables;
      const response = respond(
        step.answer,
        draft,
        { status: variables.status ?? undefined, headers: variables.external ? undefined : (variables.headers ?? undefined) },
        this.options.context,
      );
      const answered = this.answer(response, rest, position, returned);
      return { ...answered, statements: [...statements, ...answered.statements] };
    }
    if (returned) {
      this.outcome.unanswered = true;
      return { statements: [...statements, t.returnStatement()] };
    }
    return { statements, draft };
  }

  /** Applies a step that changes status or headers: folded into the draft, or written to the variable. */
  private set(draft: Draft, step: Exclude<ResponseStep, { kind: 'answer' }>, statements: t.Statement[], isLocal: boolean): Draft {
    const { status, headers } = this.options.variables;
    if (step.kind === 'status') {
      if (!status || isLocal) return extend(draft, step);
      statements.push(statement('$status = $value;', { status: copy(status), value: step.status }));
      return draft;
    }
    if (!headers) {
      if (step.action === 'remove') throw new NeedsVariable('headers');
      return extend(draft, step);
    }
    const target = { headers: copy(headers), name: step.name };
    statements.push(
      step.action === 'remove'
        ? statement('$headers.delete($name);', target)
        : statement(`$headers.${step.action}($name, $value);`, { ...target, value: step.value }),
    );
    return draft;
  }

  /** The statements that hand an answer to the caller. */
  private answer(response: t.Expression, rest: t.Statement[], position: Position, returned: boolean): Step {
    if (position.sink === 'executor') {
      const call = expression('resolve($response)', { response });
      return { statements: [returned ? t.returnStatement(call) : t.expressionStatement(call)] };
    }
    if (returned || isBareReturn(rest[0])) return { statements: [t.returnStatement(response)], consumed: returned ? 0 : 1 };
    if (position.tail && rest.length === 0) return { statements: [t.returnStatement(response)] };
    if (position.tail && !rest.some((node) => this.touches(node))) return this.trailing(response, rest);
    throw new CannotLower('answering and going on to other code that uses the response', rest[0] ?? response);
  }

  /** `res.json(x); audit();`: the rest runs before the answer leaves; what waits runs after it. */
  private trailing(response: t.Expression, rest: t.Statement[]): Step {
    const work = rest.filter((node) => !isBareReturn(node));
    const waits = work.some((node) => ownSome(node, (inner) => t.isAwaitExpression(inner)));
    if (waits) {
      const after = this.options.context.next('after');
      const task = t.arrowFunctionExpression([], t.blockStatement(work), true);
      return { statements: [statement('$after($task);', { after, task }), t.returnStatement(response)], consumed: 'rest' };
    }
    const held = statement('const response = $response;', { response });
    const back = () => t.returnStatement(t.identifier('response'));
    for (const node of work) {
      walkOwn(node, (inner) => {
        if (t.isReturnStatement(inner)) inner.argument = t.identifier('response');
      });
    }
    return { statements: [held, ...work, back()], consumed: 'rest' };
  }

  private responderCall(call: t.CallExpression, rest: t.Statement[], position: Position, draft: Draft, returned: boolean): Step {
    if (call.arguments.some((argument) => this.touches(argument))) throw new CannotLower('the response as an argument', call);
    // The helper answers on its own; what was set before would have been part of it.
    const isLocal = t.isIdentifier(call.callee) && this.responders.has(call.callee.name);
    if (!isLocal && (draft.status || draft.headers.length > 0)) throw new CannotLower('a helper that answers with what was set before', call);
    if (!isLocal && this.options.variables.headers && !this.options.variables.external) throw new NeedsVariable('external');
    this.outcome.mayAnswer = true;
    this.outcome.async = true;
    const value = position.caught ? t.awaitExpression(call) : call;
    return this.answer(value, rest, position, returned);
  }

  private next(call: t.CallExpression, rest: t.Statement[], position: Position, draft: Draft, returned: boolean): Step {
    const [error] = call.arguments;
    const isDone = returned || rest.length === 0 || isBareReturn(rest[0]);
    const consumed = !returned && isBareReturn(rest[0]) ? 1 : 0;
    if (!error || t.isNullLiteral(error) || t.isIdentifier(error, { name: 'undefined' })) {
      return this.continue(call, isDone && (returned || consumed === 1 || position.tail), position, draft, returned, consumed);
    }
    if (!t.isExpression(error)) throw new CannotLower('next(...spread)', call);
    if (t.isStringLiteral(error) && (error.value === 'route' || error.value === 'router')) {
      throw new CannotLower(`next('${error.value}')`, call);
    }
    if (this.touches(error)) throw new CannotLower('the response inside next()', call);
    const status = draft.status ?? this.options.variables.status;
    if (draft.headers.length > 0) throw new NeedsVariable('external');
    const thrown = status ? this.withStatus(error, status) : error;
    if (position.sink === 'executor') {
      const reject = expression('reject($thrown)', { thrown });
      return { statements: [returned ? t.returnStatement(reject) : t.expressionStatement(reject)] };
    }
    if (position.caught) throw new CannotLower('next(err) inside a try block with a catch clause of its own', call);
    if (!isDone || !(returned || consumed === 1 || position.tail)) throw new CannotLower('code after next(err)', rest[0] ?? call);
    return { statements: [t.throwStatement(thrown)], consumed };
  }

  private continue(call: t.Node, atEnd: boolean, position: Position, draft: Draft, returned: boolean, consumed: number): Step {
    if (draft.status || this.options.variables.status) throw new CannotLower('a status set before next()', call);
    if (draft.headers.length > 0 && !this.options.variables.external) throw new NeedsVariable('external');
    if (this.options.variables.headers && !this.options.variables.external) throw new NeedsVariable('external');
    this.outcome.mayContinue = true;
    const state = this.options.continuation();
    if (position.sink === 'executor') {
      const resolve = state ? expression('resolve($state)', { state }) : expression('resolve(undefined)');
      return { statements: [returned ? t.returnStatement(resolve) : t.expressionStatement(resolve)] };
    }
    if (!atEnd) throw new CannotLower('code after next()', call);
    return { statements: [t.returnStatement(state)], consumed };
  }

  // --- callbacks --------------------------------------------------------------------------------------------------------

  /** An expression with the response inside a callback: a promise chain that is returned, or a promise around it. */
  private callback(
    source: t.Expression,
    node: t.Statement,
    rest: t.Statement[],
    position: Position,
    draft: Draft,
    returned: boolean,
  ): Step {
    this.rejectEscapes(source);
    if (position.sink === 'executor') {
      this.nestedFunctions(source, draft);
      return { statements: [node] };
    }
    const isLast = rest.length === 0 || isBareReturn(rest[0]);
    const links = promiseChain(bare(source), (link) => this.touches(link), this.options.isNext);
    if (links && (returned || (isLast && position.tail))) {
      const chain = this.returnedChain(bare(source), links, draft);
      this.outcome.async = true;
      const value = position.caught && t.isAwaitExpression(source) ? t.awaitExpression(chain) : chain;
      return { statements: [t.returnStatement(value)], consumed: returned ? 0 : rest.length ? 1 : 0 };
    }
    return this.executor(node, rest, position, draft);
  }

  private returnedChain(call: t.Expression, links: PromiseLink[], draft: Draft): t.Expression {
    let head = call;
    for (const link of [...links].reverse()) {
      if (link.kind !== 'dropped') break;
      head = (link.call.callee as t.MemberExpression).object as t.Expression;
    }
    for (const link of links) {
      if (link.kind !== 'callback') continue;
      for (const callback of link.callbacks) this.nestedFunction(callback, draft, 'return');
    }
    return head;
  }

  /** `return new Promise((resolve, reject) => { … })` around this statement and all that follow. */
  private executor(node: t.Statement, rest: t.Statement[], position: Position, draft: Draft): Step {
    const work = t.isReturnStatement(node) && node.argument ? [t.expressionStatement(node.argument)] : [node, ...rest];
    if (!t.isReturnStatement(node) && !position.tail) throw new CannotLower('a callback that answers, with code after it', node);
    if (work.some((item) => ownSome(item, (inner) => t.isAwaitExpression(inner)))) {
      throw new CannotLower('a callback that answers beside code that awaits', node);
    }
    if (position.caught) throw new CannotLower('a callback that answers inside a try block', node);
    const body = this.list(work, { tail: true, sink: 'executor', caught: false }, draft).statements;
    const usesReject = body.some((item) => {
      let found = false;
      walk(item, (inner) => {
        if (t.isIdentifier(inner, { name: 'reject' })) found = true;
      });
      return found;
    });
    this.outcome.async = true;
    const type = this.options.promiseType ? `<${this.options.promiseType}>` : '';
    const promise = expression(`new Promise${type}((resolve${usesReject ? ', reject' : ''}) => {})`) as t.NewExpression;
    (promise.arguments[0] as t.ArrowFunctionExpression).body = t.blockStatement(withoutLastReturn(body));
    return { statements: [t.returnStatement(promise)], consumed: 'rest' };
  }

  private nestedFunctions(root: t.Node, draft: Draft): void {
    walk(root, (node) => {
      if (!t.isFunction(node) || !this.touches(node)) return;
      if (t.isObjectMethod(node) || t.isClassMethod(node) || t.isClassPrivateMethod(node)) {
        node.body.body = this.list(node.body.body, { tail: true, sink: 'executor', caught: false }, draft).statements;
      } else this.nestedFunction(node, draft, 'executor');
      return false;
    });
    this.replaceReferences(root);
  }

  /** `.catch(next)` and `cb(null, next)` inside a promise: `next` as a value is `reject` for errors. */
  private replaceReferences(root: t.Node): void {
    walk(root, (node) => {
      if (!t.isCallExpression(node)) return;
      const property = t.isMemberExpression(node.callee) ? node.callee.property : null;
      node.arguments = node.arguments.map((argument) => {
        if (!this.options.isNext(argument)) return argument;
        if (t.isIdentifier(property, { name: 'catch' })) return t.identifier('reject');
        throw new CannotLower('next as a callback', node);
      });
    });
  }

  private nestedFunction(node: t.ArrowFunctionExpression | t.FunctionExpression | t.FunctionDeclaration, draft: Draft, sink: Sink): void {
    const body = toBlock(node);
    const lowered = this.list(body.body, { tail: true, sink, caught: false }, draft);
    if (lowered.draft !== draft) {
      const kind = lowered.draft.status !== draft.status ? 'status' : 'headers';
      if (completes(lowered.statements)) throw new NeedsVariable(kind);
    }
    if (sink === 'return' && completes(lowered.statements)) this.outcome.unanswered = true;
    body.body = withoutLastReturn(lowered.statements);
    fromBlock(node, body);
  }

  /** `res`, `next` given away to code that is not lowered here. */
  private rejectEscapes(root: t.Node): void {
    walk(root, (node) => {
      if (t.isFunction(node)) return false;
      if (!t.isCallExpression(node) && !t.isNewExpression(node)) return;
      for (const argument of node.arguments) {
        if (this.options.isResponse(argument)) throw new CannotLower(`res given to ${calleeName(node)}`, node);
        const isCatch = t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property, { name: 'catch' });
        if (this.options.isNext(argument) && !isCatch) throw new CannotLower(`next given to ${calleeName(node)}`, node);
      }
    });
  }
}

interface Step {
  statements: t.Statement[];
  draft?: Draft;
  /** How many of the following statements were taken along. */
  consumed?: number | 'rest';
}

function calleeName(node: t.CallExpression | t.NewExpression): string {
  if (t.isIdentifier(node.callee)) return `${node.callee.name}()`;
  if (t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property)) return `.${node.callee.property.name}()`;
  return 'a function';
}

function answerValue(step: Extract<ResponseStep, { kind: 'answer' }>): t.Expression {
  const { answer } = step;
  if (answer.kind === 'json') return answer.data;
  return answer.kind === 'body' ? answer.body : t.arrayExpression(answer.arguments);
}

function isBareReturn(node: t.Statement | undefined): boolean {
  return t.isReturnStatement(node) && !node.argument;
}

function withoutLastReturn(list: t.Statement[]): t.Statement[] {
  return isBareReturn(list[list.length - 1]) ? list.slice(0, -1) : list;
}

/** `a ? x : y` and `a && x` as statements. */
function asIf(value: t.ConditionalExpression | t.LogicalExpression, returned: boolean, node: t.Statement): t.IfStatement {
  const wrap = (part: t.Expression): t.Statement => (returned ? t.returnStatement(part) : t.expressionStatement(part));
  if (t.isConditionalExpression(value)) return t.ifStatement(value.test, wrap(value.consequent), wrap(value.alternate));
  if (value.operator === '&&') return t.ifStatement(value.left, wrap(value.right));
  if (value.operator === '||') return t.ifStatement(t.unaryExpression('!', value.left), wrap(value.right));
  throw new CannotLower('an answer behind ??', node);
}

/** A function's body as a block, for arrows with an expression body too. */
function toBlock(node: t.ArrowFunctionExpression | t.FunctionExpression | t.FunctionDeclaration): t.BlockStatement {
  if (t.isBlockStatement(node.body)) return node.body;
  return t.blockStatement([t.returnStatement(node.body)]);
}

/** Puts a block back; an arrow that had an expression body and still is one `return` keeps that form. */
function fromBlock(node: t.ArrowFunctionExpression | t.FunctionExpression | t.FunctionDeclaration, block: t.BlockStatement): void {
  if (node.body === block) return;
  const [only] = block.body;
  const isReturn = block.body.length === 1 && t.isReturnStatement(only) && only.argument;
  node.body = isReturn ? only.argument! : block;
}

/** Values that give the same whether they are read where they stand or where the answer is made. */
function isStable(node: t.Expression): boolean {
  if (t.isLiteral(node) && !t.isTemplateLiteral(node)) return true;
  if (t.isIdentifier(node)) return true;
  if (t.isMemberExpression(node)) return t.isExpression(node.object) && isStable(node.object);
  if (t.isTemplateLiteral(node)) return node.expressions.every((part) => t.isExpression(part) && isStable(part));
  if (t.isBinaryExpression(node)) return t.isExpression(node.left) && isStable(node.left) && isStable(node.right);
  if (t.isLogicalExpression(node)) return isStable(node.left) && isStable(node.right);
  if (t.isConditionalExpression(node)) return [node.test, node.consequent, node.alternate].every(isStable);
  if (t.isObjectExpression(node)) {
    return node.properties.every((property) => t.isObjectProperty(property) && t.isExpression(property.value) && isStable(property.value));
  }
  if (t.isCallExpression(node)) {
    const name = t.isIdentifier(node.callee) ? node.callee.name : '';
    const isPure = ['String', 'Number', 'serializeCookie', 'clearCookie', 'encodeUrl'].includes(name);
    return isPure && node.arguments.every((argument) => t.isExpression(argument) && isStable(argument));
  }
  return false;
}
