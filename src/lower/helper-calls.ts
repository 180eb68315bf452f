import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { type FlowVariables, NeedsVariable } from './flow-types.js';
import type { HelperCall, LoweredFunction, ParameterRole } from './function.js';
import { CannotLower } from './rule.js';
import { expression } from './templates.js';
import type { Workpiece } from './workpiece.js';

/** `sendPage(req, res, books)`: the helper is lowered too, and the call takes what it needs instead. */
export function lowerHelperCalls(piece: Workpiece, variables: Pick<FlowVariables, 'headers' | 'external'>): void {
  const bindings: [ParameterRole, string | null][] = [['request', piece.requestBinding], ['response', piece.responseBinding], ['next', piece.nextBinding]];
  const roleOf = new Map(bindings.flatMap(([role, name]) => piece.referencesOf(name).map((path) => [path.node, role] as const)));
  const calls = new Set<NodePath<t.CallExpression>>();
  for (const [, name] of bindings) {
    for (const reference of piece.referencesOf(name)) {
      const call = reference.parentPath;
      if (call?.isCallExpression() && call.node.arguments.includes(reference.node as t.Expression)) calls.add(call);
    }
  }
  for (const call of calls) {
    const roles = call.node.arguments.map((argument) => roleOf.get(argument) ?? ('value' as const));
    if (roles.some((role) => role !== 'value')) lowerHelperCall(piece, call, roles, variables);
  }
  piece.snippet.program.scope.crawl();
}

function lowerHelperCall(piece: Workpiece, call: NodePath<t.CallExpression>, roles: readonly ParameterRole[], { headers, external }: Pick<FlowVariables, 'headers' | 'external'>): void {
  if (!t.isExpression(call.node.callee)) return;
  const helper = piece.input.lowerCall(call.node.callee, roles);
  if (typeof helper === 'string') {
    // `next` alone goes to code that calls back, too, such as `.catch(next)`.
    if (roles.includes('request') || / \(in the helper at /.test(helper)) throw new CannotLower(helper, call.node);
    return;
  }
  if (helper.kind === 'setter' && !headers) throw new NeedsVariable('headers');
  // One that answers leaves what it sets to whoever adds the headers in the end.
  const setsHeaders = helper.kind === 'setter' || helper.lowered.takesHeaders;
  if (helper.kind !== 'setter' && setsHeaders && !external) throw new NeedsVariable('external');
  if (helper.kind === 'setter' && helper.lowered.outcome.typeOnward) piece.isTypedByHelper = true;
  piece.calls.add(helper.key);
  piece.notes.push(...helper.lowered.notes);
  call.node.arguments = call.node.arguments.flatMap((argument, i): t.CallExpression['arguments'] => {
    if (roles[i] === 'value') return [argument];
    const given = callbackArgument(piece, helper.lowered, roles[i]);
    if (given) return given;
    if (roles[i] === 'response') return setsHeaders ? [t.identifier(headers!.name)] : [];
    return roles[i] === 'request' ? helperRequest(piece, helper.lowered) : [];
  });
  if (!roles.includes('request')) addRequest(piece, call.node, helper, setsHeaders);
  if (helper.kind === 'callback') piece.callbackCalls.add(call.node);
  if (helper.kind !== 'answer' && helper.kind !== 'guard') return;
  piece.answerCalls.add(call.node);
  if (helper.kind === 'guard') piece.guardCalls.add(call.node);
  if (helper.lowered.handsErrorsOn || helper.lowered.outcome.failsLate) piece.throwingCalls.add(call.node);
  if (helper.lowered.async || helper.lowered.outcome.async) piece.asyncAnswers.add(call.node);
}

/** `go(res, '/')` of a helper that redirects: it needs the request, which stands behind its own parameters. */
function addRequest(piece: Workpiece, call: t.CallExpression, { lowered, values }: HelperCall, setsHeaders: boolean): void {
  const given = helperRequest(piece, lowered);
  if (given.length === 0) return;
  if (call.arguments.some((argument) => t.isSpreadElement(argument))) throw new CannotLower('a list of arguments for a helper that needs the request', call);
  const before = values + Number(setsHeaders) + Number(lowered.makesCallbacks) + Number(lowered.makesCallbacks && lowered.handsErrorsOn);
  while (call.arguments.length < before) call.arguments.push(t.identifier('undefined'));
  call.arguments.push(...given);
}

/** What a maker of callbacks is given in the place of `res` and `next`; null for other helpers. */
function callbackArgument(piece: Workpiece, lowered: LoweredFunction, role: ParameterRole): t.Expression[] | null {
  if (!lowered.makesCallbacks || (role !== 'response' && role !== 'next')) return null;
  const { resolve, reject } = piece.promiseNames();
  if (role === 'response') return [t.identifier(resolve)];
  return lowered.handsErrorsOn ? [t.identifier(reject)] : [];
}

/** What takes the place of `req`: the request, and what the helper reads besides it. */
function helperRequest(piece: Workpiece, lowered: LoweredFunction): t.Expression[] {
  const properties: [string, t.Expression][] = [];
  if (lowered.params.whole) properties.push(['params', piece.context.params()]);
  if (lowered.body) properties.push(['body', piece.context.body()]);
  for (const { key } of lowered.uses) properties.push([piece.input.stateName(key), piece.context.state(key)]);
  if (lowered.baseUrl) properties.push(['baseUrl', piece.baseUrl(piece.node())]);
  if (!lowered.usesRequest && properties.length === 0) return [];
  const list = properties.map(([name, value], i) => (t.isIdentifier(value, { name }) ? name : `${name}: $v${i}`)).join(', ');
  const values = Object.fromEntries(properties.map(([, value], i) => [`v${i}`, value]));
  return [piece.context.request(), ...(list ? [expression(`{ ${list} }`, values)] : [])];
}
