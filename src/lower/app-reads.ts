import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { isAssigned, memberAround, type MemberPath } from './node-paths.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import { expression } from './templates.js';
import { lowerViewCallback } from './view-callbacks.js';
import type { Workpiece } from './workpiece.js';

/** What settings are where the app sets none (express/lib/application.js, `defaultConfiguration`). */
const DEFAULTS: Record<string, () => t.Expression> = {
  env: () => expression('process.env.NODE_ENV'),
  etag: () => t.stringLiteral('weak'),
  'jsonp callback name': () => t.stringLiteral('callback'),
  'subdomain offset': () => t.numericLiteral(2),
  'trust proxy': () => t.booleanLiteral(false),
  'x-powered-by': () => t.booleanLiteral(true),
};

/** Those of Express's own settings that no constant can stand for. */
const UNKNOWN = /^(?:query parser(?: fn)?|etag fn|trust proxy fn|views?|view cache)$/;

/** `app.get('title')`, `req.app.locals.db`: what the app was told at start-up comes from the settings module. */
export function lowerAppReads(piece: Workpiece): void {
  for (const reference of appReferences(piece)) if (piece.isAttached(reference)) lowerAppRead(piece, reference);
  for (const reference of namedReferences(piece, (name) => piece.input.otherApps.has(name))) lowerOther(piece, reference);
  piece.snippet.program.scope.crawl();
}

/** `req.app`, `res.app`, and the app by its own name. */
function appReferences(piece: Workpiece): NodePath[] {
  const members = [piece.requestBinding, piece.responseBinding].flatMap((name) => piece.referencesOf(name).map(memberAround));
  const linked = members.filter((member) => member !== null && memberName(member.node) === 'app') as MemberPath[];
  if (linked.length > 0 && !piece.input.isRootApp) throw new CannotLower('req.app of a mounted app', linked[0].node);
  const { appName } = piece.input;
  const named = appName ? namedReferences(piece, (name) => name === appName) : [];
  return [...linked, ...named].sort((a, b) => (b.node.start ?? 0) - (a.node.start ?? 0));
}

/** Uses of names of the module around the function. */
function namedReferences(piece: Workpiece, isMeant: (name: string) => boolean): NodePath<t.Identifier>[] {
  const named: NodePath<t.Identifier>[] = [];
  piece.snippet.function.traverse({
    ReferencedIdentifier(path: NodePath<t.Identifier | t.JSXIdentifier>) {
      if (path.isIdentifier() && isMeant(path.node.name) && !path.scope.getBinding(path.node.name)) named.push(path);
    },
  } as never);
  return named;
}

/** `admin.mountpath`, `admin.path()`: all else of other apps and routers is not there without Express. */
function lowerOther(piece: Workpiece, reference: NodePath<t.Identifier>): void {
  const { name } = reference.node;
  const at = piece.input.otherApps.get(name);
  const member = memberAround(reference);
  const key = member && !isAssigned(member) ? memberName(member.node) : null;
  const call = member?.parentPath;
  if (at && key === 'mountpath') member!.replaceWith(t.valueToNode(at.mountpath));
  else if (at?.path != null && key === 'path' && call?.isCallExpression() && call.node.callee === member!.node) call.replaceWith(t.stringLiteral(at.path));
  else throw new CannotLower(`the router or app ${name} as a whole`, reference.node);
}

function lowerAppRead(piece: Workpiece, reference: NodePath): void {
  const member = memberAround(reference);
  const name = member && memberName(member.node);
  if (!member || !name) throw new CannotLower('the app as a whole', reference.node);
  if (name === 'locals') return lowerLocals(piece, member);
  if (name === 'settings') return lowerSettings(piece, member);
  const call = member.parentPath;
  if (name === 'render' && call?.isCallExpression() && call.node.callee === member.node) return lowerViewCallback(piece, call, null);
  const isCall = call?.isCallExpression() && call.node.callee === member.node && call.node.arguments.length === 1;
  const [key] = isCall ? call.node.arguments : [];
  if (!isCall || !['get', 'set', 'enabled', 'disabled'].includes(name)) throw new CannotLower(`${name}() of the app`, member.node);
  if (!t.isStringLiteral(key)) throw new CannotLower('a setting whose name is computed', call.node);
  const value = setting(piece, key.value, call.node);
  if (name === 'get' || name === 'set') call.replaceWith(value);
  else if (name === 'disabled') call.replaceWith(t.unaryExpression('!', value));
  else call.replaceWith(isBoolean(piece, key.value) ? value : expression('Boolean($value)', { value }));
}

/** A setting of the app's own is a member of `settings`; one of Express's own is written as what it is. */
function setting(piece: Workpiece, name: string, node: t.Node): t.Expression {
  const { settings } = piece.input.settings.values;
  if (UNKNOWN.test(name)) throw new CannotLower(`reading the setting '${name}'`, node);
  if (!settings.has(name)) return DEFAULTS[name]?.() ?? t.identifier('undefined');
  if (settings.get(name) === null) throw new CannotLower(`the setting '${name}', whose value reading cannot tell`, node);
  return memberOf(piece.helperName('settings'), name);
}

/** `app.settings.title`. */
function lowerSettings(piece: Workpiece, member: MemberPath): void {
  const read = memberAround(member);
  const name = read && memberName(read.node);
  if (!read || !name || isAssigned(read)) throw new CannotLower('the settings of the app as a whole', member.node);
  read.replaceWith(setting(piece, name, read.node));
}

/** `app.locals.visits`, read or written. */
function lowerLocals(piece: Workpiece, member: MemberPath): void {
  const { locals } = piece.input.settings.values;
  const inner = memberAround(member);
  const name = inner && memberName(inner.node);
  const unknown = name ? locals.get(name) === null && name : [...locals].find(([, value]) => value === null)?.[0];
  if (isAssigned(member)) throw new CannotLower('assigning to app.locals', member.node);
  if (unknown) throw new CannotLower(`app.locals.${unknown}, whose value reading cannot tell`, member.node);
  member.replaceWith(t.identifier(piece.helperName('locals')));
}

function memberOf(object: string, name: string): t.Expression {
  return t.isValidIdentifier(name) ? t.memberExpression(t.identifier(object), t.identifier(name)) : t.memberExpression(t.identifier(object), t.stringLiteral(name), true);
}

function isBoolean(piece: Workpiece, name: string): boolean {
  const value = piece.input.settings.values.settings.get(name);
  return value ? /^(?:true|false)$/.test(value.text) : t.isBooleanLiteral(DEFAULTS[name]?.());
}
