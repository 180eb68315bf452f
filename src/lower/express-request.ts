import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { isAssigned, memberAround, type MemberPath } from './node-paths.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import { walk } from './templates.js';
import type { Workpiece } from './workpiece.js';

/** State key of the request as Express has it, behind middleware that runs there. */
export const EXPRESS_REQUEST = 'expressRequest';

/** What middleware that runs in Express has put on the request. */
export interface ExpressReach {
  members: ReadonlySet<string>;
  /** Those that are called on the request. */
  methods: ReadonlySet<string>;
}

/** Methods of passport that replace `req.user`, and the session with it (passport/lib/sessionmanager.js). */
const LOGINS = new Set(['logIn', 'login', 'logOut', 'logout']);

/** Methods of a session that replace `req.session` (express-session/session/session.js). */
const RENEWALS = new Set(['destroy', 'regenerate', 'reload']);

/**
 * `req.logout(…)`, `validationResult(req)`, `req.session = null`: what only means something on the request that Express
 * has is done there. Where a member is replaced, the function reads all of them from there, and hands the new one on.
 */
export function lowerExpressRequest(piece: Workpiece): void {
  const { express } = piece.input;
  if (!express || piece.input.role === 'error') return;
  const references = piece.referencesOf(piece.requestBinding);
  const replaced = replacedMembers(piece, references, express);
  const wanted = references.filter((reference) => {
    const member = memberAround(reference);
    const name = member && memberName(member.node);
    if (name === null) return isForPackage(piece, reference) || isReceiver(piece, reference, express);
    return express.methods.has(name) || (replaced.size > 0 && express.members.has(name));
  });
  if (wanted.length === 0) return;
  if (piece.input.role === 'reader' && replaced.size > 0) throw new CannotLower('a helper that replaces the session or the user', piece.node());
  const local = piece.stateLocal(EXPRESS_REQUEST, piece.input.stateName(EXPRESS_REQUEST), []);
  piece.used.add(EXPRESS_REQUEST);
  for (const reference of wanted) reference.replaceWith(t.identifier(local));
  if (piece.input.role !== 'helper') for (const key of replaced) piece.established.set(key, `${local}.${key}`);
  piece.snippet.program.scope.crawl();
}

/** Members that are not the same behind the function, or behind a part of it. */
function replacedMembers(piece: Workpiece, references: readonly NodePath[], { members, methods }: ExpressReach): Set<string> {
  const found = new Set<string>();
  for (const member of references.map(memberAround).filter((one): one is MemberPath => one !== null)) {
    const name = memberName(member.node);
    if (name !== null && members.has(name) && isAssigned(member)) found.add(name);
    if (name !== null && methods.has(name) && LOGINS.has(name)) ['user', 'session'].forEach((key) => found.add(key));
  }
  walk(piece.node(), (node) => {
    if (t.isCallExpression(node) && t.isMemberExpression(node.callee) && RENEWALS.has(memberName(node.callee) ?? '')) found.add('session');
  });
  return new Set([...found].filter((name) => members.has(name)));
}

/** `validationResult(req)`: what a package with middleware before this function left there is for it to know. */
function isForPackage(piece: Workpiece, reference: NodePath): boolean {
  const call = reference.parentPath;
  if (!call?.isCallExpression() || !call.node.arguments.includes(reference.node as t.Expression)) return false;
  const others = [...piece.referencesOf(piece.responseBinding), ...piece.referencesOf(piece.nextBinding)].map(({ node }) => node);
  if (call.node.arguments.some((argument) => others.includes(argument))) return false;
  let root: t.Node = call.node.callee;
  while (t.isMemberExpression(root) || t.isCallExpression(root)) root = t.isMemberExpression(root) ? root.object : root.callee;
  return t.isIdentifier(root) && !call.scope.getBinding(root.name) && piece.input.isExpressPackage(root.name);
}

/** `req.logout.bind(req)`. */
function isReceiver(piece: Workpiece, reference: NodePath, { methods }: ExpressReach): boolean {
  const call = reference.parentPath;
  const callee = call?.isCallExpression() ? call.node.callee : null;
  if (!t.isMemberExpression(callee) || !t.isMemberExpression(callee.object)) return false;
  return t.isIdentifier(callee.object.object, { name: piece.requestBinding! }) && methods.has(memberName(callee.object) ?? '');
}
