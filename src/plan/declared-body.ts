import * as t from '@babel/types';
import { topBindings } from '../emit/bindings.js';
import type { ParameterRole } from '../lower/function.js';
import { walk } from '../lower/templates.js';
import type { SourceModule, SourceProject } from '../source/project.js';

/** Types that say nothing. */
const EMPTY = /^(?:any|unknown|object|never|\{\})$/;

/**
 * The type that a function declares for `req.body`: `Request<{}, {}, LoginBody>`, or `TypedRequest<LoginBody>` where that is an
 * alias of it.
 *
 * @returns its text; null where none is declared, or where it would bring Express's types along
 */
export function declaredBody(project: SourceProject, module: SourceModule, node: t.Function, roles: readonly ParameterRole[]): string | null {
  if (module.language !== 'ts') return null;
  const parameter = node.params.filter((one) => !t.isIdentifier(one, { name: 'this' }))[roles.indexOf('request')];
  const annotation = t.isIdentifier(parameter) || t.isObjectPattern(parameter) ? parameter.typeAnnotation : null;
  const type = t.isTSTypeAnnotation(annotation) ? bodyOf(project, module, annotation.typeAnnotation) : null;
  if (!type || !type.start || !isPortable(project, module, type)) return null;
  const text = module.code.slice(type.start, type.end!);
  return EMPTY.test(text) ? null : text;
}

function bodyOf(project: SourceProject, module: SourceModule, type: t.TSType): t.TSType | null {
  if (!t.isTSTypeReference(type)) return null;
  const given = type.typeParameters?.params ?? [];
  const name = t.isIdentifier(type.typeName) ? type.typeName.name : type.typeName.right.name;
  if (isExpressRequest(module, type.typeName)) return given[2] ?? null;
  // Of an alias only what it is given stands in this module.
  const alias = aliasOf(project, module, name);
  const inner = alias && bodyOf(project, alias.module, alias.type);
  const at = alias && t.isTSTypeReference(inner) && t.isIdentifier(inner.typeName) ? alias.parameters.indexOf(inner.typeName.name) : -1;
  return at >= 0 ? (given[at] ?? null) : alias?.module === module && alias.parameters.length === 0 ? inner : null;
}

function isExpressRequest(module: SourceModule, name: t.TSEntityName): boolean {
  const root = t.isIdentifier(name) ? name : name.left;
  const member = t.isIdentifier(name) ? null : name.right.name;
  const binding = t.isIdentifier(root) ? topBindings(module).get(root.name) : undefined;
  if (binding?.kind !== 'import' || binding.specifier !== 'express') return false;
  return member === null ? binding.imported.kind === 'name' && binding.imported.name === 'Request' : member === 'Request';
}

interface Alias {
  module: SourceModule;
  parameters: string[];
  type: t.TSType;
}

function aliasOf(project: SourceProject, module: SourceModule, name: string): Alias | null {
  for (const statement of module.ast.program.body) {
    const node = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
    if (!t.isTSTypeAliasDeclaration(node) || node.id.name !== name) continue;
    return { module, parameters: (node.typeParameters?.params ?? []).map((one) => one.name), type: node.typeAnnotation };
  }
  const binding = topBindings(module).get(name);
  if (binding?.kind !== 'import' || binding.imported.kind !== 'name') return null;
  const resolved = project.resolve(binding.specifier, module.file);
  return resolved.kind === 'file' ? aliasOf(project, project.module(resolved.file), binding.imported.name) : null;
}

/** Whether all names in a type can go along: those of the module itself, and of others without Express in them. */
function isPortable(project: SourceProject, module: SourceModule, type: t.TSType): boolean {
  let portable = true;
  walk(type, (node) => {
    if (!t.isTSTypeReference(node) && !t.isTSTypeQuery(node)) return;
    const name = t.isTSTypeReference(node) ? node.typeName : node.exprName;
    const binding = t.isIdentifier(name) ? topBindings(module).get(name.name) : undefined;
    if (!t.isIdentifier(name)) portable = false;
    else if (binding?.kind === 'import') {
      const resolved = project.resolve(binding.specifier, module.file);
      const isFree = resolved.kind === 'file' ? !/['"]express/.test(project.module(resolved.file).code) : resolved.kind === 'package' && resolved.name !== 'express';
      if (!isFree) portable = false;
    }
  });
  return portable;
}
