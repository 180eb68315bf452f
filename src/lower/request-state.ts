import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { memberAround, isAssigned, isPlainAssignment, isDescendant, removeKeepingComments, type MemberPath } from './node-paths.js';
import { FOREIGN_MEMBERS, PACKAGE_MEMBERS, REQUEST_METHODS, REQUEST_PROPERTIES, RESPONSE_MEMBERS, STREAM_MEMBERS } from './request-rules.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import { stateKey } from './state-keys.js';
import { ownSome } from './ast.js';
import { expression, statement } from './templates.js';
import { keepsLocalsTogether, lowerWholeLocals } from './view-locals.js';
import type { Workpiece } from './workpiece.js';

/** `req.user = …`, `res.locals.x = …`: what the function hands on becomes a variable that it returns. */
export function lowerRequestState(piece: Workpiece): void {
  piece.checkNotReassigned(piece.requestBinding);
  piece.checkNotReassigned(piece.responseBinding);
  const members = stateMembers(piece);
  for (const [key, paths] of members) lowerStateKey(piece, key, paths);
  piece.snippet.program.scope.crawl();
}

function stateMembers(piece: Workpiece): Map<string, MemberPath[]> {
  const found = new Map<string, MemberPath[]>();
  const add = (key: string, path: MemberPath) => found.set(key, [...(found.get(key) ?? []), path]);
  const members = piece.referencesOf(piece.requestBinding).map(memberAround).filter((member) => member !== null);
  const assigned = new Set(members.filter(isAssigned).map((member) => memberName(member.node)));
  for (const member of members) {
    const name = memberName(member.node);
    if (!name || (STREAM_MEMBERS.has(name) && !assigned.has(name) && !piece.input.provided.has(name))) continue;
    const isOwn = piece.input.provided.has(name) || (PACKAGE_MEMBERS.has(name) && assigned.has(name));
    if ((FOREIGN_MEMBERS.has(name) && !isOwn) || REQUEST_METHODS.has(name)) continue;
    const isKnown = REQUEST_PROPERTIES.has(name);
    if (!isKnown || piece.input.provided.has(name)) add(name, member);
    else if (isAssigned(member)) rejectOrKeep(piece, name, member, add);
  }
  for (const reference of piece.referencesOf(piece.responseBinding)) {
    const locals = memberAround(reference);
    const own = locals && memberName(locals.node);
    if (locals && own && !RESPONSE_MEMBERS.has(own)) addResponseState(piece, own, locals, add);
    if (!locals || own !== 'locals') continue;
    if (keepsLocalsTogether(piece)) {
      lowerWholeLocals(piece, locals);
      continue;
    }
    const member = memberAround(locals);
    const name = member && memberName(member.node);
    if (!member || !name) throw new CannotLower('res.locals as a whole', locals.node);
    add(stateKey('locals', name), member);
  }
  for (const key of ['body', 'query']) if (found.has(key)) addAllReads(piece, key, found);
  return found;
}

/** `res.results = …` is state like that of `req`; what is called there is a method that some middleware adds. */
function addResponseState(piece: Workpiece, name: string, member: MemberPath, add: (key: string, path: MemberPath) => void): void {
  const parent = member.parentPath;
  const isCalled = parent.isCallExpression() && parent.node.callee === member.node;
  const isMethod = parent.isAssignmentExpression() && parent.node.left === member.node && t.isFunction(parent.node.right);
  if (isCalled && piece.input.methods.has(name)) return;
  if (piece.input.methods.has(name)) throw new CannotLower(`the method ${name} of the response as a value`, parent.node);
  if (isCalled) throw new CannotLower(`res.${name}()`, parent.node);
  if (isMethod) throw new CannotLower(`a method that is added to res (${name})`, parent.node);
  add(stateKey('response', name), member);
}

/** `req.body = …` hands a new value on; the other members of Express's own cannot be assigned faithfully. */
function rejectOrKeep(piece: Workpiece, name: string, member: MemberPath, add: (key: string, path: MemberPath) => void): void {
  const isOwnCookies = name === 'cookies' && !piece.input.hasCookieParser;
  const canCarry = name === 'body' || isOwnCookies || (name === 'query' && piece.input.major === 4 && piece.input.role === 'handler');
  if (!canCarry) throw new CannotLower(`assigning to req.${name}`, member.node);
  add(name, member);
}

function addAllReads(piece: Workpiece, key: string, found: Map<string, MemberPath[]>): void {
  const all = piece.referencesOf(piece.requestBinding).map(memberAround).filter((member) => member && memberName(member.node) === key);
  found.set(key, all as MemberPath[]);
}

function lowerStateKey(piece: Workpiece, key: string, paths: MemberPath[]): void {
  const sorted = [...paths].sort((a, b) => (a.node.start ?? 0) - (b.node.start ?? 0));
  if (sorted.some((path) => path.parentPath.isUnaryExpression({ operator: 'delete' }))) {
    throw new CannotLower(`deleting req.${key}`, sorted[0].node);
  }
  const base = piece.input.stateName(key);
  const writes = sorted.filter(isAssigned);
  if (writes.some((write) => mayFailBehind(piece, write))) piece.failsBehind.add(key);
  if (piece.input.role === 'option') {
    if (piece.names.claim(base) !== base) throw new CannotLower(`req.${key} beside a variable of that name`, sorted[0].node);
    replaceAll(sorted, base);
    return void piece.established.set(key, base);
  }
  if (writes.length === 0) return readState(piece, key, base, sorted);
  const [first] = sorted;
  // `req.seen = [...req.seen, x]` reads what was there, though the text of the read comes later.
  const isReadInside = sorted.some((path) => path !== first && !!first.parentPath && isDescendant(path, first.parentPath));
  const readsFirst = !isAssigned(first) || !isPlainAssignment(first) || isReadInside;
  if (!readsFirst && writes.length === 1 && asConstant(piece, key, base, sorted)) return;
  if (readsFirst) return readState(piece, key, base, sorted, true);
  const local = piece.stateLocal(key, base, sorted);
  piece.locals.push(statement(piece.input.output === 'ts' ? `let ${local}: ${piece.input.stateType(key) ?? 'any'};` : `let ${local};`));
  replaceAll(sorted, local);
  piece.established.set(key, local);
}

/** Whether an error is thrown, or handed to `next`, further on in the text of the function, where the write may have been done. */
function mayFailBehind(piece: Workpiece, write: NodePath): boolean {
  const untouched = catchesBefore(piece, write);
  const isBehind = (node: t.Node) => (node.start ?? 0) > (write.node.start ?? 0) && !untouched.some((clause) => (clause.start ?? 0) < (node.start ?? 0) && (node.end ?? 0) <= (clause.end ?? 0));
  const handsOn = piece.referencesOf(piece.nextBinding).some((path) => !isContinuing(path) && isBehind(path.node));
  return handsOn || ownSome(piece.block(), (node) => t.isThrowStatement(node) && isBehind(node));
}

/**
 * Catch clauses that only see what fails before the write: of `try { req.user = verify(token); next(); }`, where nothing but
 * `next()` stands behind it.
 */
function catchesBefore(piece: Workpiece, write: NodePath): t.CatchClause[] {
  const found: t.CatchClause[] = [];
  for (let at = write.getStatementParent(); at; at = at.parentPath?.getStatementParent() ?? null) {
    const isLast = at.getAllNextSiblings().every((sibling) => sibling.isStatement() && isContinuation(piece, sibling.node));
    if (!isLast) return found;
    const around = at.parentPath?.parentPath;
    if (around?.isTryStatement() && around.node.block === at.parent && around.node.handler) found.push(around.node.handler);
    if (at.getFunctionParent() !== piece.snippet.function) return found;
  }
  return found;
}

/** `next();`, `return next();`, `return;` */
function isContinuation(piece: Workpiece, node: t.Statement): boolean {
  const value = t.isReturnStatement(node) ? node.argument : t.isExpressionStatement(node) ? node.expression : undefined;
  if (value === null) return true;
  return t.isCallExpression(value) && value.arguments.length === 0 && piece.nextBinding !== null && t.isIdentifier(value.callee, { name: piece.nextBinding });
}

function readState(piece: Workpiece, key: string, base: string, paths: MemberPath[], writes = false): void {
  if (key === 'body' && !piece.input.provided.has('body')) {
    const local = piece.stateLocal(key, 'body', paths);
    piece.bodyName = local;
    replaceAll(paths, local);
  } else if (key === 'query' && !piece.input.provided.has('query')) {
    const local = piece.stateLocal(key, 'query', paths);
    piece.prologues.set('query', { local, init: `${piece.helperName('parseQuery')}($request)` });
    replaceAll(paths, local);
  } else {
    const local = piece.stateLocal(key, base, paths);
    piece.used.add(key);
    replaceAll(paths, local);
  }
  if (writes) piece.established.set(key, piece.stateLocals.get(key)!);
}

/** One plain assignment that dominates every use: `const user = …`, or the value's own name where it has one. */
function asConstant(piece: Workpiece, key: string, base: string, paths: MemberPath[]): boolean {
  const write = paths.find(isAssigned)!;
  const assignment = write.parentPath as NodePath<t.AssignmentExpression>;
  const holder = assignment.parentPath;
  if (!holder?.isExpressionStatement()) return false;
  const block = holder.parentPath;
  if (!block?.isBlockStatement()) return false;
  const reads = paths.filter((path) => path !== write);
  const uses = [...reads, ...piece.referencesOf(piece.nextBinding).filter(isContinuing)];
  const { right } = assignment.node;
  const behind = (use: NodePath) => isDescendant(use, block) && (use.node.start ?? 0) > (write.node.start ?? 0);
  if (!uses.every(behind)) return false;
  const source = t.isIdentifier(right) ? holder.scope.getBinding(right.name) : undefined;
  if (t.isIdentifier(right) && source?.constant && isDescendant(holder, source.scope.path)) {
    piece.stateLocals.set(key, right.name);
    piece.established.set(key, right.name);
    reads.forEach((path) => path.replaceWith(t.identifier(right.name)));
    removeKeepingComments(holder);
    return true;
  }
  const local = piece.stateLocal(key, base, reads);
  reads.forEach((path) => path.replaceWith(t.identifier(local)));
  const declaration = statement(`const ${local} = $value;`, { value: right });
  (declaration as { comments?: unknown[] }).comments = (holder.node as { comments?: unknown[] }).comments;
  holder.replaceWith(declaration);
  piece.established.set(key, local);
  return true;
}

function replaceAll(paths: MemberPath[], local: string): void {
  for (const path of paths) {
    if (path.removed || !path.node || !path.parentPath) continue;
    path.replaceWith(t.identifier(local));
  }
}

/** Value of `next()`: `{ user }`, or null when the function establishes nothing. */
export function continuation(piece: Workpiece): t.Expression | null {
  if (piece.established.size === 0) return null;
  const parts = [...piece.established].map(([key, local]) => {
    const name = piece.input.stateName(key);
    return name === local ? name : `${name}: ${local}`;
  });
  return expression(`{ ${parts.join(', ')} }`);
}

/** Type of the state that the function hands on, or null for none. */
export function establishedType(piece: Workpiece): string | null {
  if (piece.established.size === 0) return null;
  const parts = [...piece.established.keys()].map((key) => `${piece.input.stateName(key)}: ${piece.input.stateType(key) ?? 'any'}`);
  return `{ ${parts.join('; ')} }`;
}

/** `next()` without an error: the points where established state is handed on. */
function isContinuing(path: NodePath): boolean {
  const call = path.parentPath;
  return !(call?.isCallExpression() && call.node.callee === path.node && call.node.arguments.length > 0);
}
