import * as t from '@babel/types';
import { walk } from '../lower/templates.js';
import type { SourceProject } from '../source/project.js';

/** Packages whose middleware sets members of `res.locals`. */
const SETTING_LOCALS = new Set(['lusca', 'i18n', 'i18next-http-middleware', 'express-flash', 'express-flash-2', 'connect-flash-plus', 'express-toastr', 'flash', 'express-paginate', 'express-useragent']);

const RESPONSE = /^_?(?:res|resp|response|reply)$/;

/** Whether an expression is a response, as far as its name says. */
function isResponse(node: t.Node): boolean {
  if (t.isIdentifier(node)) return RESPONSE.test(node.name);
  return t.isMemberExpression(node) && t.isIdentifier(node.property) && RESPONSE.test(node.property.name);
}

const isLocals = (node: t.Node): node is t.MemberExpression | t.OptionalMemberExpression =>
  (t.isMemberExpression(node) || t.isOptionalMemberExpression(node)) && (node.computed ? t.isStringLiteral(node.property, { value: 'locals' }) : t.isIdentifier(node.property, { name: 'locals' }));

/**
 * The name of a member of some `app.locals` that is set in a way for which there is no constant: under a computed name, by
 * a function that gets the object, or outside of what runs at start-up.
 *
 * @param known members that start-up code sets, with the number of apps that have them
 * @returns null where there is none
 */
export function otherLocals(project: SourceProject, files: readonly string[], known: ReadonlyMap<string, number>): string | null {
  const set = new Map<string, number>();
  for (const file of files) {
    const parents = new Map<t.Node, t.Node | null>();
    walk(project.module(file).ast.program, (node, parent) => {
      parents.set(node, parent);
      if (!isLocals(node) || isResponse(node.object)) return;
      const name = memberSet(node, parent, parent && (parents.get(parent) ?? null));
      if (name !== null) set.set(name, (set.get(name) ?? 0) + 1);
    });
  }
  return [...set].find(([name, count]) => count > (known.get(name) ?? 0))?.[0] ?? null;
}

/** The member that is set; null for one that is read, or changed in its place, and `*` where it may be any. */
function memberSet(node: t.Node, parent: t.Node | null, outer: t.Node | null): string | null {
  if (t.isVariableDeclarator(parent) && parent.init === node && t.isObjectPattern(parent.id)) return null;
  const isMember = (t.isMemberExpression(parent) || t.isOptionalMemberExpression(parent)) && parent.object === node;
  if (!isMember) return '*';
  const isSet = (t.isAssignmentExpression(outer, { operator: '=' }) && outer.left === parent) || t.isUnaryExpression(outer, { operator: 'delete' });
  if (!isSet) return null;
  return !parent.computed && t.isIdentifier(parent.property) ? parent.property.name : t.isStringLiteral(parent.property) ? parent.property.value : '*';
}

/**
 * Whether `res.locals` go from one function to another. They do not where only one error handler uses them, and renders
 * a view with them itself.
 */
export function sharesLocals(project: SourceProject, files: readonly string[]): boolean {
  const users = new Set<t.Function | null>();
  for (const file of files) {
    const { ast, code } = project.module(file);
    if ([...SETTING_LOCALS].some((name) => code.includes(`'${name}'`) || code.includes(`"${name}"`))) return true;
    collectUsers(ast.program, users);
  }
  if (users.size === 0) return false;
  const [only] = users;
  return users.size > 1 || !only || !keepsLocals(only);
}

/** The error handlers that use `res.locals`; null stands for any other code that does. */
function collectUsers(root: t.Node, users: Set<t.Function | null>): void {
  const visit = (node: t.Node, handler: t.Function | null): void => {
    walk(node, (inner) => {
      if (inner !== node && t.isFunction(inner) && inner.params.length === 4 && !handler) {
        visit(inner, inner);
        return false;
      }
      const isPattern = t.isObjectPattern(inner) && inner.properties.some((one) => t.isObjectProperty(one) && t.isIdentifier(one.key, { name: 'locals' }));
      if (isPattern || (isLocals(inner) && isResponse(inner.object))) users.add(handler);
    });
  };
  visit(root, null);
}

/** Whether an error handler renders with what it sets, and gives neither the response nor the request away. */
function keepsLocals(handler: t.Function): boolean {
  const [, , response, next] = handler.params;
  let renders = false;
  let givesAway = false;
  walk(handler.body, (node) => {
    if (!t.isCallExpression(node)) return;
    renders ||= t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property, { name: 'render' });
    const isOf = (one: t.Node, parameter: t.Node) => t.isIdentifier(one) && t.isIdentifier(parameter, { name: one.name });
    givesAway ||= node.arguments.some((argument) => isOf(argument, response)) || (isOf(node.callee, next) && node.arguments.length === 0);
  });
  return renders && !givesAway;
}
