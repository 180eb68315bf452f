import * as t from '@babel/types';
import { completes } from './ast.js';
import { asyncIfAwaiting, executor, nestedFunctions } from './callbacks.js';
import type { ControlFlow } from './control-flow.js';
import type { Draft } from './draft.js';
import type { Position, Step } from './flow-types.js';
import { fromBlock, toBlock } from './function-body.js';
import { failsLate } from './late-failures.js';
import { CannotLower } from './rule.js';

/** A local function that answers (`const fail = (m) => res.status(400).json({ m })`) becomes one that returns the answer. */
export function declarationStatement(flow: ControlFlow, node: t.VariableDeclaration | t.FunctionDeclaration, rest: t.Statement[], position: Position, draft: Draft): Step {
  if (t.isFunctionDeclaration(node)) {
    if (position.sink === 'executor') nestedFunctions(flow, node, draft);
    else responder(flow, node.id!.name, node, draft);
    return { statements: [node] };
  }
  const [declarator] = node.declarations;
  const isFunction = t.isArrowFunctionExpression(declarator.init) || t.isFunctionExpression(declarator.init);
  if (node.declarations.length === 1 && t.isIdentifier(declarator.id) && isFunction) {
    if (position.sink === 'executor') nestedFunctions(flow, node, draft);
    else responder(flow, declarator.id.name, declarator.init as t.ArrowFunctionExpression, draft);
    return { statements: [node] };
  }
  if (position.sink === 'executor') {
    nestedFunctions(flow, node, draft);
    return { statements: [node] };
  }
  return executor(flow, node, rest, position, draft);
}

function responder(flow: ControlFlow, name: string, node: t.ArrowFunctionExpression | t.FunctionExpression | t.FunctionDeclaration, draft: Draft): void {
  const body = toBlock(node);
  const isLate = failsLate(flow, body);
  const before = { ...flow.outcome };
  flow.outcome.unanswered = false;
  const lowered = flow.list(body.body, { tail: true, sink: 'return', nested: true, caught: false }, draft);
  const partial = completes(lowered.statements) || flow.outcome.unanswered;
  Object.assign(flow.outcome, before);
  if (partial) throw new CannotLower(`the local function ${name}, which answers on some paths only`, node);
  body.body = lowered.statements;
  fromBlock(node, body);
  asyncIfAwaiting(node);
  flow.responders.set(name, { async: !!node.async, failsLate: isLate });
}
