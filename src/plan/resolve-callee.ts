import * as t from '@babel/types';
import { requiredBy, topBindings } from '../emit/bindings.js';
import { walk } from '../lower/templates.js';
import { exportAssignment } from '../emit/to-esm.js';
import type { SourceSpan } from '../model.js';
import type { SourceModule, SourceProject } from '../source/project.js';
import { spanOf } from '../source/span.js';

type Found = { module: SourceModule; node: t.Node };

/**
 * The function that a callee names: `sendPage`, `responses.ok`, `ApiResponse.fail`, `this.ok`, wherever it is declared.
 * Null when reading cannot tell.
 *
 * @param within the function that holds the call, for `this` and `super`
 */
export function resolveCallee(project: SourceProject, file: string, callee: t.Expression, within?: SourceSpan): SourceSpan | null {
  const module = project.module(file);
  const found = within && isOfThis(callee) ? resolveOwn(project, module, callee, within) : resolveExpression(project, module, callee, 0);
  return found && t.isFunction(found.node) ? spanOf(found.module.file, found.node) : null;
}

type OwnMember = t.MemberExpression & { object: t.ThisExpression | t.Super; property: t.Identifier };

function isOfThis(node: t.Expression): node is OwnMember {
  return t.isMemberExpression(node) && !node.computed && t.isIdentifier(node.property) && (t.isThisExpression(node.object) || t.isSuper(node.object));
}

/** A method of the class around the call, or of one that it extends, unless a class that extends it has another one. */
function resolveOwn(project: SourceProject, module: SourceModule, callee: OwnMember, within: SourceSpan): Found | null {
  let owner: t.Class | null = null;
  walk(module.ast.program, (node) => {
    if (t.isClass(node) && node.start! < within.start && within.end <= node.end!) owner = node;
  });
  if (!owner) return null;
  const { name } = callee.property;
  if (t.isThisExpression(callee.object)) return isOverridden(project, owner, name) ? null : memberOf(project, { module, node: owner }, name, 0);
  return inherited(project, { module, node: owner }, name, 0);
}

function inherited(project: SourceProject, { module, node }: Found, name: string, depth: number): Found | null {
  const parent = t.isClass(node) && node.superClass ? resolveExpression(project, module, node.superClass, depth + 1) : null;
  return parent && memberOf(project, parent, name, depth + 1);
}

function isOverridden(project: SourceProject, owner: t.Class, name: string): boolean {
  return project.files().some((file) => {
    const { code } = project.module(file);
    if (!/\bextends\b/.test(code)) return false;
    let found = false;
    walk(project.module(file).ast.program, (node) => {
      const has = t.isClass(node) && node !== owner && node.superClass && node.body.body.some((member) => 'key' in member && t.isIdentifier(member.key, { name }));
      if (has && extendsClass(project, project.module(file), node, owner)) found = true;
      return !found;
    });
    return found;
  });
}

function extendsClass(project: SourceProject, module: SourceModule, node: t.Class, owner: t.Class, depth = 0): boolean {
  const parent = node.superClass && depth < 8 ? resolveExpression(project, module, node.superClass, 0) : null;
  if (!parent || !t.isClass(parent.node)) return false;
  return parent.node === owner || extendsClass(project, parent.module, parent.node, owner, depth + 1);
}

/** The class that an expression names, or null. */
export function resolveClass(project: SourceProject, file: string, name: t.Expression): { module: SourceModule; node: t.Class } | null {
  const found = resolveExpression(project, project.module(file), name, 0);
  return found && t.isClass(found.node) ? { module: found.module, node: found.node } : null;
}

/** The function, class or object that a name of a module stands for, wherever that is declared; null when reading cannot tell. */
export function resolveDeclared(project: SourceProject, file: string, name: string): SourceSpan | null {
  const found = resolveName(project, project.module(file), name, 0);
  return found && spanOf(found.module.file, found.node);
}

function resolveExpression(project: SourceProject, module: SourceModule, node: t.Node, depth: number): Found | null {
  if (depth > 8) return null;
  if (t.isFunction(node) || t.isObjectExpression(node) || t.isClass(node)) return { module, node };
  if (t.isIdentifier(node)) return resolveName(project, module, node.name, depth + 1);
  if (t.isTSAsExpression(node) || t.isTSSatisfiesExpression(node)) return resolveExpression(project, module, node.expression, depth + 1);
  const required = requiredBy(node);
  if (required) {
    const target = passedOn(project, module, required.specifier);
    return target && resolveExport(project, target, required.imported.kind === 'name' ? required.imported.name : 'default', depth + 1);
  }
  if (t.isNewExpression(node)) return resolveExpression(project, module, node.callee, depth + 1);
  if (!t.isMemberExpression(node) || node.computed || !t.isIdentifier(node.property)) return null;
  const whole = t.isIdentifier(node.object) ? wholeModule(project, module, node.object.name) : null;
  if (whole) return resolveExport(project, whole, node.property.name, depth + 1);
  const object = resolveExpression(project, module, node.object, depth + 1);
  return object && memberOf(project, object, node.property.name, depth + 1);
}

/** The module that a name stands for as a whole: a namespace import, or `require` of a module of named exports. */
function wholeModule(project: SourceProject, module: SourceModule, name: string): SourceModule | null {
  const binding = topBindings(module).get(name);
  if (binding?.kind !== 'import' || (binding.imported.kind !== 'namespace' && binding.imported.kind !== 'cjs')) return null;
  const target = passedOn(project, module, binding.specifier);
  if (!target) return null;
  const isOneValue = target.ast.program.body.some((node) => {
    const assigned = exportAssignment(node);
    return assigned?.name === null && !t.isObjectExpression(assigned.value);
  });
  return binding.imported.kind === 'cjs' && isOneValue ? null : target;
}

/** The module behind a specifier, or the one that it passes on: `module.exports = require('./utils')`. */
function passedOn(project: SourceProject, from: SourceModule, specifier: string, depth = 0): SourceModule | null {
  const resolved = project.resolve(specifier, from.file);
  if (resolved.kind !== 'file') return null;
  const target = project.module(resolved.file);
  const whole = target.ast.program.body.map(exportAssignment).find((one) => one?.name === null);
  const required = whole ? requiredBy(whole.value) : null;
  return required?.imported.kind === 'cjs' && depth < 8 ? passedOn(project, target, required.specifier, depth + 1) : target;
}

function resolveName(project: SourceProject, module: SourceModule, name: string, depth: number): Found | null {
  const binding = topBindings(module).get(name);
  if (binding?.kind === 'import') {
    const resolved = project.resolve(binding.specifier, module.file);
    if (resolved.kind !== 'file') return null;
    const target = passedOn(project, module, binding.specifier) ?? project.module(resolved.file);
    const wanted = binding.imported.kind === 'name' ? binding.imported.name : 'default';
    return resolveExport(project, target, wanted, depth + 1);
  }
  const node = declarationOf(module, name);
  return node && resolveExpression(project, module, node, depth + 1);
}

function declarationOf(module: SourceModule, name: string): t.Node | null {
  for (const statement of module.ast.program.body) {
    const node = t.isExportNamedDeclaration(statement) || t.isExportDefaultDeclaration(statement) ? statement.declaration : statement;
    if ((t.isFunctionDeclaration(node) || t.isClassDeclaration(node)) && node.id?.name === name) return node;
    if (!t.isVariableDeclaration(node)) continue;
    const found = node.declarations.find((one) => t.isIdentifier(one.id, { name }));
    if (found) return found.init ?? null;
  }
  return null;
}

function resolveExport(project: SourceProject, module: SourceModule, name: string, depth: number): Found | null {
  for (const statement of module.ast.program.body) {
    if (t.isExportDefaultDeclaration(statement) && name === 'default') return resolveExpression(project, module, statement.declaration, depth);
    if (t.isExportNamedDeclaration(statement)) {
      const found = listedExport(project, module, statement, name, depth);
      if (found) return found;
    }
    const assigned = exportAssignment(statement);
    if (!assigned) continue;
    if (assigned.name === name || (assigned.name === null && name === 'default')) return resolveExpression(project, module, assigned.value, depth);
    if (assigned.name === null && t.isObjectExpression(assigned.value)) {
      const member = memberOf(project, { module, node: assigned.value }, name, depth);
      if (member) return member;
    }
  }
  const declared = declarationOf(module, name);
  return declared && resolveExpression(project, module, declared, depth);
}

/** `export { a as b }`, `export { a } from './x'`. */
function listedExport(project: SourceProject, module: SourceModule, statement: t.ExportNamedDeclaration, name: string, depth: number): Found | null {
  const specifier = statement.specifiers.find((one) => t.isExportSpecifier(one) && t.isIdentifier(one.exported, { name }));
  if (!specifier || !t.isExportSpecifier(specifier)) return null;
  if (!statement.source) return resolveName(project, module, specifier.local.name, depth + 1);
  const resolved = project.resolve(statement.source.value, module.file);
  return resolved.kind === 'file' ? resolveExport(project, project.module(resolved.file), specifier.local.name, depth + 1) : null;
}

/** `...headers` among the properties of an object: a module of functions, or another object. */
function spreadMember(project: SourceProject, module: SourceModule, node: t.Expression, name: string, depth: number): Found | null {
  const whole = t.isIdentifier(node) ? wholeModule(project, module, node.name) : null;
  if (whole) return resolveExport(project, whole, name, depth);
  const object = resolveExpression(project, module, node, depth);
  return object && memberOf(project, object, name, depth);
}

function memberOf(project: SourceProject, object: Found, name: string, depth: number): Found | null {
  const { module, node } = object;
  if (t.isObjectExpression(node)) {
    // What comes later replaces what came before.
    for (const property of [...node.properties].reverse()) {
      if (t.isSpreadElement(property)) {
        const spread = spreadMember(project, module, property.argument, name, depth + 1);
        if (spread) return spread;
        continue;
      }
      if (property.computed || !t.isIdentifier(property.key, { name })) continue;
      return t.isObjectMethod(property) ? { module, node: property } : resolveExpression(project, module, property.value, depth + 1);
    }
  }
  if (t.isClass(node)) {
    for (const member of node.body.body) {
      if (t.isClassMethod(member) && t.isIdentifier(member.key, { name })) return { module, node: member };
      if (t.isClassProperty(member) && t.isIdentifier(member.key, { name }) && member.value) return resolveExpression(project, module, member.value, depth + 1);
    }
    return depth > 8 ? null : inherited(project, object, name, depth + 1);
  }
  return null;
}
