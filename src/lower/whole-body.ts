import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { eventOf, memberAround, memberCall } from './node-paths.js';
import { memberName } from './response-chain.js';
import { expression, statement } from './templates.js';
import type { Workpiece } from './workpiece.js';

/** The listeners of a function that does nothing but collect the body, with the statements that they are. */
interface Collecting {
  data: NodePath<t.CallExpression>;
  end: NodePath<t.CallExpression>;
  /** Statements that go without a trace. */
  dropped: NodePath[];
}

/**
 * `let data = ''; req.on('data', (chunk) => (data += chunk)); req.on('end', () => { … })` at the end of a function:
 * `const data = await request.text(); …`. Bytes collected in an array likewise, with `arrayBuffer()`.
 *
 * @returns whether the function was of this form
 */
export function wholeBody(piece: Workpiece): boolean {
  const found = collecting(piece);
  if (!found) return false;
  const target = collected(found.data);
  const binding = target && piece.snippet.function.scope.getBinding(target.name);
  if (!target || !binding?.path.isVariableDeclarator() || binding.path.parentPath?.parentPath?.node !== piece.block()) return false;
  const declaration = binding.path.parentPath as NodePath<t.VariableDeclaration>;
  if (declaration.node.declarations.length !== 1 || !readsOnlyAtEnd(binding.referencePaths, binding.constantViolations, found)) return false;
  if (!(target.kind === 'text' ? asText(piece, declaration, binding.path.node) : asBytes(piece, declaration, binding.referencePaths, found))) return false;
  const listener = found.end.node.arguments[1] as t.ArrowFunctionExpression;
  const body = t.isBlockStatement(listener.body) ? listener.body.body : [t.expressionStatement(listener.body)];
  const end = found.end.parentPath as NodePath<t.Statement>;
  for (const path of [found.data.parentPath!, ...found.dropped]) path.remove();
  end.replaceWithMultiple(body);
  piece.node().async = true;
  piece.snippet.program.scope.crawl();
  return true;
}

function collecting(piece: Workpiece): Collecting | null {
  const found: { data?: NodePath<t.CallExpression>; end?: NodePath<t.CallExpression>; dropped: NodePath[] } = { dropped: [] };
  for (const reference of piece.referencesOf(piece.requestBinding)) {
    const call = memberCall(reference);
    const name = call && memberName(call.node.callee as t.MemberExpression);
    if (!call || !name || !['on', 'once', 'setEncoding'].includes(name)) continue;
    // Each a statement of the function itself.
    if (!call.parentPath?.isExpressionStatement() || call.parentPath.parentPath?.node !== piece.block()) return null;
    const event = eventOf(call);
    const listener = call.node.arguments[1];
    if (name === 'setEncoding' && /^utf-?8$/i.test(event ?? '')) found.dropped.push(call.parentPath);
    else if (event === 'error' && t.isIdentifier(listener) && listener.name === piece.nextBinding) found.dropped.push(call.parentPath);
    else if ((event === 'data' || event === 'end') && isPlainListener(listener) && !found[event]) found[event] = call;
    else return null;
  }
  const { data, end, dropped } = found;
  if (!data || !end || (end.node.arguments[1] as t.ArrowFunctionExpression).params.length > 0) return null;
  const own = new Set([data, end].map((call) => call.parent).concat(dropped.map((path) => path.node)));
  const statements = piece.block().body;
  const behind = statements.slice(statements.indexOf(end.parent as t.Statement) + 1);
  return behind.every((node) => own.has(node)) ? { data, end, dropped } : null;
}

function isPlainListener(node: t.Node | undefined): boolean {
  return (t.isArrowFunctionExpression(node) || t.isFunctionExpression(node)) && !node.generator;
}

/** What the data listener does with a chunk: `data += chunk` or `chunks.push(chunk)`, nothing else. */
function collected(data: NodePath<t.CallExpression>): { name: string; kind: 'text' | 'bytes' } | null {
  const listener = data.node.arguments[1] as t.ArrowFunctionExpression;
  const [chunk] = listener.params;
  const only = t.isBlockStatement(listener.body) ? (listener.body.body.length === 1 ? listener.body.body[0] : null) : listener.body;
  const work = t.isExpressionStatement(only) ? only.expression : only;
  if (!t.isIdentifier(chunk) || !work) return null;
  if (t.isAssignmentExpression(work, { operator: '+=' }) && t.isIdentifier(work.left) && isChunk(work.right, chunk.name)) return { name: work.left.name, kind: 'text' };
  if (!t.isCallExpression(work) || !t.isMemberExpression(work.callee) || memberName(work.callee) !== 'push') return null;
  const isPush = t.isIdentifier(work.callee.object) && work.arguments.length === 1 && t.isIdentifier(work.arguments[0], { name: chunk.name });
  return isPush ? { name: (work.callee.object as t.Identifier).name, kind: 'bytes' } : null;
}

/** `chunk`, `chunk.toString()`, `String(chunk)`. */
function isChunk(node: t.Expression, name: string): boolean {
  if (t.isIdentifier(node, { name })) return true;
  if (!t.isCallExpression(node)) return false;
  if (t.isIdentifier(node.callee, { name: 'String' })) return t.isIdentifier(node.arguments[0], { name });
  return t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.object, { name }) && memberName(node.callee) === 'toString' && node.arguments.length === 0;
}

/** The collection is touched by the data listener, and read by the code of the end itself, not by callbacks in it. */
function readsOnlyAtEnd(reads: readonly NodePath[], writes: readonly NodePath[], { data, end }: Collecting): boolean {
  const listener = end.node.arguments[1];
  const isIn = (path: NodePath, node: t.Node) => !!path.findParent((parent) => parent.node === node);
  return [...reads, ...writes].every((path) => isIn(path, data.node) || path.getFunctionParent()?.node === listener);
}

function asText(piece: Workpiece, declaration: NodePath<t.VariableDeclaration>, { id, init }: t.VariableDeclarator): boolean {
  if (!t.isIdentifier(id) || !t.isStringLiteral(init, { value: '' })) return false;
  const isChanged = piece.snippet.function.scope.getBinding(id.name)!.constantViolations.length > 1;
  declaration.replaceWith(statement(`${isChanged ? 'let' : 'const'} ${id.name} = await $request.text();`, { request: piece.context.request() }));
  return true;
}

/** `Buffer.concat(chunks)`, once, is the body as bytes; made into a string, it is its text. */
function asBytes(piece: Workpiece, declaration: NodePath<t.VariableDeclaration>, references: readonly NodePath[], { data }: Collecting): boolean {
  const reads = references.filter((path) => !path.findParent((parent) => parent.node === data.node));
  const [only] = reads;
  const concat = only?.parentPath;
  const isConcat = reads.length === 1 && concat?.isCallExpression() && t.matchesPattern(concat.node.callee, 'Buffer.concat') && concat.node.arguments.length === 1;
  if (!isConcat) return false;
  const member = memberAround(concat);
  const toString = member && memberName(member.node) === 'toString' && member.parentPath.isCallExpression() ? member.parentPath : null;
  const [encoding] = toString?.node.arguments ?? [];
  const isText = toString && (!encoding || (t.isStringLiteral(encoding) && /^utf-?8$/i.test(encoding.value)));
  const request = piece.context.request();
  if (isText) toString.replaceWith(expression('await $request.text()', { request }));
  else concat.replaceWith(expression('Buffer.from(await $request.arrayBuffer())', { request }));
  declaration.remove();
  return true;
}
