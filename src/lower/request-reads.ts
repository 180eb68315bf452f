import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { memberAround, isAssigned, removeDeclarator, type MemberPath } from './node-paths.js';
import { REQUEST_METHODS, REQUEST_PROPERTIES } from './request-rules.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import type { Workpiece } from './workpiece.js';

/** Replaces every read of `req` by what its rule says. */
export function lowerRequestReads(piece: Workpiece): void {
  const references = piece.referencesOf(piece.requestBinding).sort((a, b) => (b.node.start ?? 0) - (a.node.start ?? 0));
  for (const reference of references) {
    if (reference.removed || !piece.isAttached(reference)) continue;
    lowerRead(piece, reference);
  }
  piece.snippet.program.scope.crawl();
}

function lowerRead(piece: Workpiece, reference: NodePath): void {
  const member = memberAround(reference);
  if (!member) throw new CannotLower(`req given to ${describe(reference.parent)}`, reference.parent);
  const name = memberName(member.node);
  if (!name) throw new CannotLower('req[…] with a computed name', member.node);
  const call = member.parentPath.isCallExpression() && member.parentPath.node.callee === member.node ? member.parentPath : null;
  const rule = (call && REQUEST_METHODS.get(name)) || REQUEST_PROPERTIES.get(name);
  if (!rule) throw new CannotLower(`req.${name}${call ? '()' : ''}`, member.node);
  if (isAssigned(member)) throw new CannotLower(`assigning to req.${name}`, member.node);
  claimFor(piece, name, member);
  const target = call && REQUEST_METHODS.has(name) ? call : member;
  const holder = name === 'headers' ? target.parentPath : null;
  const lowered = rule.lower({ member, call: call as NodePath<t.CallExpression> | null }, piece.context);
  if (!lowered || holder?.node === lowered) return;
  if (removeSelfAlias(target, lowered)) return;
  target.replaceWith(lowered);
}

/** Chooses the local name of a parsed value before its first read is replaced, honouring `const body = req.body`. */
function claimFor(piece: Workpiece, name: string, member: MemberPath): void {
  const claim = (current: string | null, base: string, alternative: string): string => {
    if (current) return current;
    const aliases = aliasCount(piece, name, base);
    return piece.claimOrAlias(base, aliases, alternative);
  };
  if (name === 'body' && piece.input.hasBodyParser) piece.bodyName = claim(piece.bodyName, 'body', 'requestBody');
  if (name === 'params') piece.paramsName = claim(piece.paramsName, 'params', 'routeParams');
  if (name === 'query' || name === 'cookies' || name === 'signedCookies') {
    const known = piece.prologues.get(name);
    if (!known) piece.prologues.set(name, { local: claim(null, name, `request${name[0].toUpperCase()}${name.slice(1)}`), init: '' });
    if (name === 'query') rejectQueryWrites(piece, member);
  }
}

function aliasCount(piece: Workpiece, name: string, base: string): number {
  return piece.referencesOf(piece.requestBinding).filter((reference) => {
    const member = memberAround(reference);
    return member && memberName(member.node) === name && piece.isAlias(member, base);
  }).length;
}

/** Express 5 parses `req.query` at every read, so a change to it is lost (express/lib/request.js, `defineGetter(req, 'query')`). */
function rejectQueryWrites(piece: Workpiece, member: MemberPath): void {
  const outer = memberAround(member);
  // In Express 4 it lasts: what a handler changes is its own, what middleware changes is for those behind it.
  if (piece.input.major === 4 && piece.input.role === 'handler') return;
  if (outer && isAssigned(outer)) throw new CannotLower('changing req.query', outer.node);
}

function removeSelfAlias(target: NodePath, lowered: t.Expression): boolean {
  const declarator = target.parentPath;
  if (!t.isIdentifier(lowered) || !declarator?.isVariableDeclarator()) return false;
  if (!t.isIdentifier(declarator.node.id, { name: lowered.name }) || declarator.node.init !== target.node) return false;
  removeDeclarator(target);
  return true;
}

function describe(node: t.Node): string {
  if (t.isCallExpression(node) && t.isIdentifier(node.callee)) return `${node.callee.name}()`;
  if (t.isCallExpression(node) && t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property)) return `.${node.callee.property.name}()`;
  return 'other code';
}
