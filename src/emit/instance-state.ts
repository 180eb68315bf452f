import { parse } from '@babel/parser';
import * as t from '@babel/types';
import { walk } from '../lower/templates.js';
import { resolveCallee, resolveClass } from '../plan/resolve-callee.js';
import { functionAt } from '../plan/source-functions.js';
import type { SourceProject } from '../source/project.js';
import { topBindings } from './bindings.js';
import { MUTATORS } from './state.js';

const MAX_DEPTH = 5;

/**
 * Whether a rewritten module makes objects that keep values: a second copy of the module would make others.
 *
 * @param file the module that it was made from, whose names the text uses
 */
export function holdsInstances(project: SourceProject, file: string, made: string): boolean {
  const { language } = project.module(file);
  const ast = parse(made, { sourceType: 'module', plugins: [language === 'ts' ? 'typescript' : 'jsx', 'decorators-legacy'], allowUndeclaredExports: true });
  return ast.program.body.some((node) => {
    const declaration = t.isExportNamedDeclaration(node) ? node.declaration : node;
    return t.isVariableDeclaration(declaration) && declaration.declarations.some(({ init }) => !!init && keepsValues(project, file, init, 0));
  });
}

/** Whether what an expression makes may change later. */
function keepsValues(project: SourceProject, file: string, node: t.Expression, depth: number): boolean {
  if (!t.isNewExpression(node) && !t.isCallExpression(node)) return false;
  if (depth > MAX_DEPTH) return true;
  if (node.arguments.some((argument) => t.isExpression(argument) && keepsValues(project, file, argument, depth + 1))) return true;
  const { callee } = node;
  if (!t.isExpression(callee) || !isOwn(project, file, callee)) return false;
  if (t.isNewExpression(node)) {
    const found = resolveClass(project, file, callee);
    return !found || classKeepsValues(project, found.module.file, found.node, depth + 1);
  }
  const span = resolveCallee(project, file, callee);
  const found = span && functionAt(project, span);
  return !found || changes(found.node, notOfCalls(found.node));
}

/** Roots that outlast a call of what a function makes: its own names and those around it, not `req` of the handler in it. */
function notOfCalls(factory: t.Function): (root: t.Node) => boolean {
  const own = new Set(namesOf(factory));
  const inner = new Set<string>();
  walk(factory.body, (node) => {
    if (t.isFunction(node)) namesOf(node).forEach((name) => inner.add(name));
  });
  return (root) => !t.isIdentifier(root) || !inner.has(root.name) || own.has(root.name);
}

/** Parameters and variables of a function, without those of functions in it. */
function namesOf(fn: t.Function): string[] {
  const names = fn.params.flatMap((parameter) => Object.keys(t.getBindingIdentifiers(parameter, false, true)));
  walk(fn.body, (node) => {
    if (t.isVariableDeclarator(node)) names.push(...Object.keys(t.getBindingIdentifiers(node.id)));
    return !t.isFunction(node);
  });
  return names;
}

/** Whether the name at the root of a callee belongs to the source, not to a package. */
function isOwn(project: SourceProject, file: string, callee: t.Expression): boolean {
  let root: t.Node = callee;
  while (t.isMemberExpression(root)) root = root.object;
  const binding = t.isIdentifier(root) ? topBindings(project.module(file)).get(root.name) : undefined;
  if (!binding) return false;
  return binding.kind === 'local' || project.resolve(binding.specifier, file).kind === 'file';
}

function classKeepsValues(project: SourceProject, file: string, node: t.Class, depth: number): boolean {
  const own = node.body.body.some((member) => {
    if (t.isClassProperty(member)) {
      if (!t.isExpression(member.value)) return false;
      return t.isFunction(member.value) ? changes(member.value, isThis) : keepsValues(project, file, member.value, depth);
    }
    if (!t.isClassMethod(member)) return false;
    return member.kind === 'constructor' ? makesKeepers(project, file, member, depth) : changes(member, isThis);
  });
  if (own || !node.superClass) return own;
  const parent = resolveClass(project, file, node.superClass);
  return parent ? classKeepsValues(project, parent.module.file, parent.node, depth + 1) : false;
}

function isThis(root: t.Node): boolean {
  return t.isThisExpression(root);
}

/** `this.store = new Store()` in a constructor. */
function makesKeepers(project: SourceProject, file: string, constructor: t.ClassMethod, depth: number): boolean {
  let found = false;
  walk(constructor.body, (node) => {
    if (t.isNewExpression(node) && keepsValues(project, file, node, depth)) found = true;
    return !found;
  });
  return found;
}

/** Whether code changes something that hangs on a root. */
function changes(code: t.Node, isRoot: (root: t.Node) => boolean): boolean {
  let found = false;
  const hangs = (node: t.Node): boolean => {
    let root = node;
    while (t.isMemberExpression(root) || t.isTSNonNullExpression(root)) root = t.isMemberExpression(root) ? root.object : root.expression;
    return isRoot(root);
  };
  walk(code, (node) => {
    if (t.isAssignmentExpression(node) && hangs(node.left)) found = true;
    if (t.isUpdateExpression(node) && hangs(node.argument)) found = true;
    if (t.isUnaryExpression(node, { operator: 'delete' }) && hangs(node.argument)) found = true;
    if (t.isCallExpression(node) && t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property)) {
      if (MUTATORS.has(node.callee.property.name) && hangs(node.callee.object)) found = true;
    }
    return !found;
  });
  return found;
}
