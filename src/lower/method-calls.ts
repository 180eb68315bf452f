import * as t from '@babel/types';
import { type FlowVariables, NeedsVariable } from './flow-types.js';
import { memberAround, removeKeepingComments } from './node-paths.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import type { Workpiece } from './workpiece.js';

/** `res.success = (data) => …` in middleware: a function of its module now, which those call that called the method. */
export function dropOwnMethods(piece: Workpiece): void {
  if (piece.input.ownMethods.size === 0) return;
  for (const reference of piece.referencesOf(piece.responseBinding)) {
    const member = memberAround(reference);
    const assignment = member?.parentPath;
    if (!member || !assignment?.isAssignmentExpression({ operator: '=' }) || assignment.node.left !== member.node) continue;
    const statement = assignment.parentPath;
    if (statement?.isExpressionStatement() && piece.input.ownMethods.has(memberName(member.node) ?? '')) removeKeepingComments(statement);
  }
  piece.snippet.program.scope.crawl();
}

/** `res.success(data)`, where middleware has added the method: a call of the function that it was. */
export function lowerMethodCalls(piece: Workpiece, { headers, external }: Pick<FlowVariables, 'headers' | 'external'>): void {
  for (const reference of piece.referencesOf(piece.responseBinding)) {
    const member = memberAround(reference);
    const name = member && memberName(member.node);
    const call = member?.parentPath;
    if (!name || !piece.input.methods.has(name) || !call?.isCallExpression() || call.node.callee !== member.node) continue;
    const method = piece.input.lowerMethod(name);
    if (typeof method === 'string') throw new CannotLower(method, call.node);
    const { lowered, key } = method;
    if (lowered.takesHeaders && !external) throw new NeedsVariable('external');
    const local = piece.methods.get(key) ?? piece.names.claim(name, `send${name[0].toUpperCase()}${name.slice(1)}`);
    piece.methods.set(key, local);
    piece.notes.push(...lowered.notes);
    call.node.callee = t.identifier(local);
    if (lowered.takesHeaders) call.node.arguments.unshift(t.identifier(headers!.name));
    piece.answerCalls.add(call.node);
    if (lowered.handsErrorsOn || lowered.outcome.failsLate) piece.throwingCalls.add(call.node);
    if (lowered.async || lowered.outcome.async) piece.asyncAnswers.add(call.node);
  }
  piece.snippet.program.scope.crawl();
}
