import * as t from '@babel/types';
import { mentionsName } from './ast.js';
import { nestedFunction } from './callbacks.js';
import type { ControlFlow } from './control-flow.js';
import type { Draft } from './draft.js';
import { memberName } from './response-chain.js';
import { CannotLower, type ResponseStep } from './rule.js';
import { statement } from './templates.js';

type Callback = t.ArrowFunctionExpression | t.FunctionExpression;

/** The callback of `res.sendFile(path, (err) => …)`, taken off the call. */
export interface FileCallback {
  /** What it does with an error. */
  failed: Callback | null;
  /** What it does in any case, once the file has been sent. */
  done: t.Statement[];
}

/** Takes the callback of a file off the last of the calls; null where it has none, or one that only hands errors on. */
export function takeFileCallback(flow: ControlFlow, calls: t.CallExpression[]): FileCallback | null {
  const call = calls[calls.length - 1];
  const callback = call.arguments.at(-1);
  if (!['sendFile', 'sendfile', 'download'].includes(memberName(call.callee as t.MemberExpression) ?? '')) return null;
  if (!t.isArrowFunctionExpression(callback) && !t.isFunctionExpression(callback)) return null;
  const taken = readCallback(flow, callback);
  call.arguments.pop();
  return taken;
}

function readCallback(flow: ControlFlow, callback: Callback): FileCallback {
  const [error] = callback.params;
  const body = t.isBlockStatement(callback.body) ? callback.body.body : [t.expressionStatement(callback.body)];
  if (callback.async || callback.params.length > 1 || (error && !t.isIdentifier(error))) throw new CannotLower('the callback of a file of another form', callback);
  const [test, ...done] = body;
  const isTest = t.isIfStatement(test) && !test.alternate && t.isIdentifier(error) && isErrorTest(flow, test.test, error.name);
  if (body.length === 1 && t.isIdentifier(error) && handsOn(flow, test, error.name)) return { failed: null, done: [] };
  const rest = isTest ? done : body;
  if (rest.some((node) => flow.touches(node))) throw new CannotLower('a file whose callback uses the response', callback);
  if (!isTest) {
    if (t.isIdentifier(error) && rest.some((node) => mentionsName(node, error.name))) throw new CannotLower('a file whose callback looks at the error', callback);
    return { failed: null, done: rest };
  }
  if (rest.length > 0 && leaves(test.consequent)) throw new CannotLower('a file whose callback goes on only where it was sent', callback);
  if (handsOn(flow, test.consequent, error.name)) return { failed: null, done: rest };
  const block = t.isBlockStatement(test.consequent) ? test.consequent : t.blockStatement([test.consequent]);
  return { failed: t.arrowFunctionExpression([error], block), done: rest };
}

/** `err`, and `err && !res.headersSent`: nothing has been sent when a file cannot be. */
function isErrorTest(flow: ControlFlow, test: t.Expression, error: string): boolean {
  if (t.isIdentifier(test, { name: error })) return true;
  if (!t.isLogicalExpression(test, { operator: '&&' }) || !t.isIdentifier(test.left, { name: error })) return false;
  const { right } = test;
  const sent = t.isUnaryExpression(right, { operator: '!' }) ? right.argument : null;
  return t.isMemberExpression(sent) && flow.options.isResponse(sent.object) && t.isIdentifier(sent.property, { name: 'headersSent' });
}

/** `next(err)`: what rejects reaches the error handlers by itself. */
function handsOn(flow: ControlFlow, node: t.Statement, error: string): boolean {
  const [only, ...others] = t.isBlockStatement(node) ? node.body : [node];
  const call = t.isExpressionStatement(only) ? only.expression : t.isReturnStatement(only) ? only.argument : null;
  return others.length === 0 && t.isCallExpression(call) && flow.options.isNext(call.callee) && t.isIdentifier(call.arguments[0], { name: error });
}

function leaves(node: t.Statement): boolean {
  const list = t.isBlockStatement(node) ? node.body : [node];
  return list.some((one) => t.isReturnStatement(one));
}


/** Puts what the callback did into the steps: a `catch` behind the file, and work for when the answer has left. */
export function withFileCallback(flow: ControlFlow, steps: ResponseStep[], callback: FileCallback, draft: Draft): { steps: ResponseStep[]; before: t.Statement[] } {
  const { failed, done } = callback;
  const after = () => statement('$after($task);', { after: flow.options.context.next('after'), task: t.arrowFunctionExpression([], t.blockStatement(done)) });
  if (failed) nestedFunction(flow, failed, draft, 'return');
  return {
    before: done.length > 0 ? [after()] : [],
    steps: steps.map((step) => {
      if (step.kind !== 'answer' || step.answer.kind !== 'helper') return step;
      return { ...step, answer: { ...step.answer, arguments: withFolderError(step.answer.name, step.answer.arguments), ...(failed && { caught: failed }) } };
    }),
  };
}

/** With a callback, a folder is an error like any other (express/lib/response.js, `res.sendFile`: `if (done) return done(err)`). */
export function withFolderError(name: string, values: t.Expression[]): t.Expression[] {
  const at = name === 'download' ? 3 : 2;
  const options = values[at];
  const property = t.objectProperty(t.identifier('folder'), t.stringLiteral('throw'));
  const given = !options || t.isIdentifier(options, { name: 'undefined' }) ? [] : t.isObjectExpression(options) ? options.properties : [t.spreadElement(options)];
  const padded = [...values.slice(0, at), ...Array.from({ length: Math.max(0, at - values.length) }, () => t.identifier('undefined'))];
  return [...padded, t.objectExpression([...given, property]), ...values.slice(at + 1)];
}
