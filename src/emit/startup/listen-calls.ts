import * as t from '@babel/types';
import { isServerOf, mentions } from '../../express/express-names.js';
import { walk } from '../../lower/templates.js';
import { topBindings } from '../bindings.js';
import type { SourceModule } from '../../source/project.js';

/** A stretch of a module and what comes in its place. */
export interface Cut {
  start: number;
  end: number;
  text: string;
}

const LOGGERS = /^(?:console|log|logger|winston|debug|signale|chalk|consola|pino|bunyan)$/i;

/** A statement that only writes a line to some log. */
export function isLog(node: t.Node): boolean {
  if (t.isEmptyStatement(node)) return true;
  let root: t.Node = t.isExpressionStatement(node) ? node.expression : node;
  let isCall = false;
  while (t.isCallExpression(root) || t.isMemberExpression(root) || t.isAwaitExpression(root)) {
    isCall ||= t.isCallExpression(root);
    root = t.isCallExpression(root) ? root.callee : t.isMemberExpression(root) ? root.object : root.argument;
  }
  return isCall && t.isIdentifier(root) && LOGGERS.test(root.name);
}

/**
 * Takes the calls of `listen` out of a statement: Next listens. What their callbacks do besides logging stays. In functions
 * the set-up of the app goes too, which the routes of the target stand for.
 *
 * @param express names of the module that stand for apps and servers
 * @param isSetUp whether a call that gets an app does nothing but set it up
 * @returns the cuts, or why the statement does not work without its call
 */
export function cutListen(
  root: t.Node,
  express: ReadonlySet<string>,
  module: SourceModule,
  isSetUp: (call: t.CallExpression) => boolean,
): { ok: true; cuts: Cut[]; found: boolean } | { ok: false; reason: string } {
  const names = new Set([...express, ...localServers(root, express)]);
  const parents = new Map<t.Node, t.Node | null>();
  const calls: t.CallExpression[] = [];
  const cuts: Cut[] = [];
  walk(root, (node, parent) => {
    parents.set(node, parent);
    if (isListen(node, names)) calls.push(node);
    if (node !== root && isSetUpStatement(node, names, isSetUp)) cuts.push({ start: node.start!, end: node.end!, text: '' });
  });
  for (const call of calls) {
    if (cuts.some(({ start, end }) => start <= call.start! && call.end! <= end)) continue;
    const after = callbackText(call, names, module);
    const cut = after === null ? null : cutOf(call, after, parents);
    if (!cut) return { ok: false, reason: 'what it does cannot be told from its call of listen' };
    cuts.push(cut);
  }
  return { ok: true, cuts: cuts.map((cut) => withoutEmptyThen(cut, cuts, root, parents)), found: calls.length > 0 };
}

/** Variables inside of functions that hold the server of an app. */
function localServers(root: t.Node, express: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  walk(root, (node) => {
    if (!t.isVariableDeclarator(node) || !t.isIdentifier(node.id)) return;
    if (isServerOf(node.init, new Set([...express, ...found])) || isListen(node.init, new Set([...express, ...found]))) found.add(node.id.name);
  });
  return found;
}

/** A statement inside of a function that only sets up the app or its server. */
function isSetUpStatement(node: t.Node, names: ReadonlySet<string>, isSetUp: (call: t.CallExpression) => boolean): boolean {
  if (t.isVariableDeclaration(node)) return node.declarations.every(({ init }) => isServerOf(init, names));
  if (!t.isExpressionStatement(node)) return false;
  const call = t.isAwaitExpression(node.expression) ? node.expression.argument : node.expression;
  if (!t.isCallExpression(call) || isListen(call as t.Node, names)) return false;
  const [event] = call.arguments;
  let root: t.Node = call;
  while (t.isCallExpression(root) || t.isMemberExpression(root)) {
    if (isListen(root as t.Node, names)) return false;
    root = t.isCallExpression(root) ? root.callee : root.object;
  }
  // Whoever listens to these handles connections of another kind.
  if (t.isIdentifier(root) && names.has(root.name)) return !t.isStringLiteral(event, { value: 'upgrade' }) && !t.isStringLiteral(event, { value: 'connection' });
  return call.arguments.some((one) => t.isIdentifier(one) && names.has(one.name)) && isSetUp(call);
}

/** `app.listen(…)`, `http.createServer(app).listen(…)`. */
export function isListen(node: t.Node | null | undefined, names: ReadonlySet<string>): node is t.CallExpression {
  if (!t.isCallExpression(node) || !t.isMemberExpression(node.callee)) return false;
  const { object, property } = node.callee;
  return t.isIdentifier(property, { name: 'listen' }) && mentions(object, names);
}

/** The statements of the callback that are more than a line in the log. */
function callbackText(call: t.CallExpression, names: ReadonlySet<string>, module: SourceModule): string | null {
  const last = call.arguments.at(-1);
  if (t.isIdentifier(last) && call.arguments.length > 1) {
    const declared = functionNamed(last.name, module);
    return declared ? (statementsOf(declared).every((one) => isLog(one) || mentions(one, names)) ? '' : `${last.name}();`) : topBindings(module).has(last.name) ? '' : null;
  }
  if (!t.isArrowFunctionExpression(last) && !t.isFunctionExpression(last)) return '';
  const kept = statementsOf(last).filter((one) => !isLog(one));
  const returns = kept.some((one) => t.isReturnStatement(one));
  const usesParameter = last.params.some((param) => kept.some((one) => mentions(one, new Set(Object.keys(t.getBindingIdentifiers(param))))));
  if (returns || usesParameter) return null;
  return kept.map((one) => `${module.code.slice(one.start!, one.end!)}${t.isExpression(one) ? ';' : ''}`).join('\n');
}

function functionNamed(name: string, module: SourceModule): t.Function | null {
  for (const node of module.ast.program.body) {
    const declaration = t.isExportNamedDeclaration(node) ? node.declaration : node;
    if (t.isFunctionDeclaration(declaration) && declaration.id?.name === name) return declaration;
    if (!t.isVariableDeclaration(declaration)) continue;
    const init = declaration.declarations.find(({ id }) => t.isIdentifier(id, { name }))?.init;
    if (t.isFunction(init)) return init;
  }
  return null;
}

function statementsOf(fn: t.Function): t.Node[] {
  return t.isBlockStatement(fn.body) ? fn.body.body : [fn.body];
}

function cutOf(call: t.CallExpression, text: string, parents: ReadonlyMap<t.Node, t.Node | null>): Cut | null {
  let node: t.Node = call;
  let parent = parents.get(node) ?? null;
  // `app.listen(…).on('error', …)` belongs to the server as a whole.
  while (parent && (t.isAwaitExpression(parent) || t.isMemberExpression(parent) || (t.isCallExpression(parent) && parent.callee === node))) {
    node = parent;
    parent = parents.get(node) ?? null;
  }
  const whole = (one: t.Node): Cut => ({ start: one.start!, end: one.end!, text });
  if (t.isExpressionStatement(parent) || t.isReturnStatement(parent)) return whole(parent);
  const above = parent && (parents.get(parent) ?? null);
  if (t.isAssignmentExpression(parent) && t.isExpressionStatement(above)) return whole(above);
  if (t.isVariableDeclarator(parent) && t.isVariableDeclaration(above) && above.declarations.length === 1) return whole(above);
  if (t.isArrowFunctionExpression(parent) && parent.body === node) return { start: node.start!, end: node.end!, text: `{ ${text} }` };
  if (t.isAssignmentExpression(parent) && t.isArrowFunctionExpression(above)) return { start: parent.start!, end: parent.end!, text: `{ ${text} }` };
  return null;
}

/** `.then(() => {})` says nothing: it goes with the call that was all its function did. */
function withoutEmptyThen(cut: Cut, all: readonly Cut[], root: t.Node, parents: ReadonlyMap<t.Node, t.Node | null>): Cut {
  let found = cut;
  walk(root, (node) => {
    const parent = parents.get(node);
    const then = t.isCallExpression(parent) && t.isMemberExpression(parent.callee) && t.isIdentifier(parent.callee.property, { name: 'then' }) ? parent : null;
    if (!then || !t.isFunction(node) || then.arguments.length !== 1 || cut.start < node.start! || cut.end > node.end!) return;
    const isEmpty = statementsOf(node).every((one) => isLogOfConsole(one) || all.some(({ start, end, text }) => start <= one.start! && one.end! <= end && /^[{}\s]*$/.test(text)));
    if (isEmpty) found = { start: (then.callee as t.MemberExpression).object.end!, end: then.end!, text: '' };
  });
  return found;
}

function isLogOfConsole(node: t.Node): boolean {
  return isLog(node) && t.isExpressionStatement(node) && t.isCallExpression(node.expression) && t.isMemberExpression(node.expression.callee) && t.isIdentifier(node.expression.callee.object, { name: 'console' });
}
