import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import type { FlowVariables } from './flow-types.js';
import { NeedsVariable } from './flow-types.js';
import { isAssigned, memberAround, type MemberPath } from './node-paths.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import { expression } from './templates.js';
import type { Workpiece } from './workpiece.js';

const HEADER_READS = new Set(['get', 'getHeader', 'hasHeader', 'header']);

/** `res.get(name)`, `res.statusCode`, …: what was set so far, which the function then keeps in variables. */
export function lowerResponseReads(piece: Workpiece, variables: FlowVariables): void {
  for (const reference of piece.referencesOf(piece.responseBinding)) {
    const member = memberAround(reference);
    if (!member || isAssigned(member)) continue;
    const name = memberName(member.node) ?? '';
    const call = member.parentPath.isCallExpression() && member.parentPath.node.callee === member.node ? member.parentPath : null;
    if (call && piece.input.express) rejectBehindExpress(call, name);
    if (call && HEADER_READS.has(name) && call.node.arguments.length === 1) readHeader(piece, call, name, variables);
    else if (name === 'statusCode') readStatus(piece, member, variables);
  }
  piece.snippet.program.scope.crawl();
}

function readHeader(piece: Workpiece, call: NodePath<t.CallExpression>, method: string, variables: FlowVariables): void {
  const [name] = call.node.arguments;
  // `res.header({ … })` sets; `res.header('X-A')` alone does not read either (express/lib/response.js, `res.header`).
  if (method === 'header') return;
  if (!t.isExpression(name)) throw new CannotLower(`res.${method}(...spread)`, call.node);
  if (t.isStringLiteral(name) && /^(?:x-powered-by|set-cookie)$/i.test(name.value)) throw new CannotLower(`res.${method}('${name.value}')`, call.node);
  rejectLater(piece, call, `res.${method}() in a callback`);
  if (!variables.headers) throw new NeedsVariable('headers');
  if (piece.input.headersBefore && !variables.external) throw new NeedsVariable('external');
  if (piece.input.typeBefore) throw new CannotLower(`res.${method}() after a middleware that sets a content type`, call.node);
  const headers = t.identifier(variables.headers.name);
  if (method === 'hasHeader') return void call.replaceWith(expression('$headers.has($name)', { headers, name }));
  const read = expression('$headers.get($name)', { headers, name });
  call.replaceWith(nullIsFine(call) ? read : expression('$read ?? undefined', { read }));
}

/** Headers that middleware has set in Express are on its own response: native code can only add to them, or set them anew. */
function rejectBehindExpress({ node }: NodePath<t.CallExpression>, method: string): void {
  const [name] = node.arguments;
  const isOneOf = (pattern: RegExp) => t.isStringLiteral(name) && pattern.test(name.value);
  const isRead = (method === 'get' || method === 'getHeader' || method === 'hasHeader') && node.arguments.length === 1;
  const isRemoved = method === 'removeHeader' && !isOneOf(/^x-powered-by$/i);
  const isAdded = (method === 'append' || method === 'appendHeader') && !isOneOf(/^(?:set-cookie|vary)$/i);
  if (isRead || isRemoved || isAdded) throw new CannotLower(`res.${method}() behind middleware that runs in Express`, node);
}

function readStatus(piece: Workpiece, member: MemberPath, variables: FlowVariables): void {
  const { role } = piece.input;
  if (role === 'error') {
    piece.statusCodeName ??= piece.claimOrAlias('statusCode', 0, 'pendingStatus');
    member.replaceWith(t.identifier(piece.statusCodeName));
    return;
  }
  if (role === 'helper') throw new CannotLower('res.statusCode in a helper', member.node);
  rejectLater(piece, member, 'res.statusCode in a callback');
  if (!variables.status) throw new NeedsVariable('status');
  member.replaceWith(t.identifier(variables.status.name));
}

/** A callback may run after the answer, when the variables no longer say what was sent. */
function rejectLater(piece: Workpiece, path: NodePath, what: string): void {
  if (path.getFunctionParent()?.node !== piece.node()) throw new CannotLower(what, path.node);
}

/** `Headers.get` gives null where Express gives undefined, which a test does not tell apart. */
function nullIsFine(path: NodePath): boolean {
  const { parent, node } = path;
  if (t.isUnaryExpression(parent, { operator: '!' })) return true;
  if ((t.isIfStatement(parent) || t.isConditionalExpression(parent)) && parent.test === node) return true;
  if (t.isLogicalExpression(parent)) return parent.left === node && parent.operator !== '&&';
  if (t.isBinaryExpression(parent)) return t.isStringLiteral(parent.left === node ? parent.right : parent.left);
  return t.isOptionalMemberExpression(parent) && parent.object === node;
}
