import * as t from '@babel/types';
import type { SourceModule } from '../source/project.js';

/** What an import takes from a module: one export, the default, all of it, or `module.exports` itself. */
export type Imported = { kind: 'name'; name: string } | { kind: 'default' } | { kind: 'namespace' } | { kind: 'cjs' };

/** A name declared at the top level of a module. */
export type TopBinding =
  | { kind: 'import'; name: string; specifier: string; imported: Imported; typeOnly: boolean }
  | { kind: 'local'; name: string; declared: 'const' | 'let' | 'var' | 'function' | 'class' | 'type' };

const cache = new WeakMap<t.File, Map<string, TopBinding>>();

/** The top-level bindings of a module, imports and `require`s included. */
export function topBindings(module: Pick<SourceModule, 'ast'>): Map<string, TopBinding> {
  let found = cache.get(module.ast);
  if (!found) {
    found = new Map();
    for (const statement of module.ast.program.body) for (const binding of bindingsOf(statement)) found.set(binding.name, binding);
    cache.set(module.ast, found);
  }
  return found;
}

/** Names that one top-level statement declares. */
export function bindingsOf(statement: t.Statement): TopBinding[] {
  if (t.isExportNamedDeclaration(statement) || t.isExportDefaultDeclaration(statement)) {
    return t.isStatement(statement.declaration) ? bindingsOf(statement.declaration) : [];
  }
  if (t.isImportDeclaration(statement)) return importBindings(statement);
  if (t.isTSImportEqualsDeclaration(statement)) return importEquals(statement);
  if (t.isFunctionDeclaration(statement)) return local(statement.id, 'function');
  if (t.isClassDeclaration(statement)) return local(statement.id, 'class');
  if (t.isTSInterfaceDeclaration(statement) || t.isTSTypeAliasDeclaration(statement)) return local(statement.id, 'type');
  if (t.isTSEnumDeclaration(statement)) return local(statement.id, 'const');
  if (t.isTSModuleDeclaration(statement)) return t.isIdentifier(statement.id) ? local(statement.id, 'type') : [];
  if (t.isVariableDeclaration(statement)) return statement.declarations.flatMap((one) => variableBindings(one, statement.kind));
  return [];
}

function local(id: t.Identifier | null | undefined, declared: Extract<TopBinding, { kind: 'local' }>['declared']): TopBinding[] {
  return id ? [{ kind: 'local', name: id.name, declared }] : [];
}

function importBindings(statement: t.ImportDeclaration): TopBinding[] {
  return statement.specifiers.map((specifier) => ({
    kind: 'import',
    name: specifier.local.name,
    specifier: statement.source.value,
    imported: importedOf(specifier),
    typeOnly: statement.importKind === 'type' || (t.isImportSpecifier(specifier) && specifier.importKind === 'type'),
  }));
}

function importedOf(specifier: t.ImportDeclaration['specifiers'][number]): Imported {
  if (t.isImportDefaultSpecifier(specifier)) return { kind: 'default' };
  if (t.isImportNamespaceSpecifier(specifier)) return { kind: 'namespace' };
  const name = t.isIdentifier(specifier.imported) ? specifier.imported.name : specifier.imported.value;
  return name === 'default' ? { kind: 'default' } : { kind: 'name', name };
}

function importEquals(statement: t.TSImportEqualsDeclaration): TopBinding[] {
  if (!t.isTSExternalModuleReference(statement.moduleReference)) return local(statement.id, 'const');
  const specifier = statement.moduleReference.expression.value;
  return [{ kind: 'import', name: statement.id.name, specifier, imported: { kind: 'cjs' }, typeOnly: false }];
}

function variableBindings(declarator: t.VariableDeclarator, kind: t.VariableDeclaration['kind']): TopBinding[] {
  const required = requiredBy(declarator.init);
  if (required && t.isIdentifier(declarator.id)) {
    return [{ kind: 'import', name: declarator.id.name, ...required, typeOnly: false }];
  }
  if (required?.imported.kind === 'cjs' && t.isObjectPattern(declarator.id)) {
    const picked = pickedNames(declarator.id);
    if (picked) {
      return picked.map(({ name, local: name2 }) => ({
        kind: 'import',
        name: name2,
        specifier: required.specifier,
        imported: { kind: 'name', name },
        typeOnly: false,
      }));
    }
  }
  const declared = kind === 'let' || kind === 'var' ? kind : 'const';
  return Object.keys(t.getBindingIdentifiers(declarator.id as t.LVal)).map((name) => ({ kind: 'local', name, declared }));
}

function pickedNames(pattern: t.ObjectPattern): { name: string; local: string }[] | null {
  const names: { name: string; local: string }[] = [];
  for (const property of pattern.properties) {
    if (!t.isObjectProperty(property) || property.computed || !t.isIdentifier(property.key) || !t.isIdentifier(property.value)) return null;
    names.push({ name: property.key.name, local: property.value.name });
  }
  return names;
}

/** `require('x')` and `require('x').y`. */
export function requiredBy(node: t.Node | null | undefined): { specifier: string; imported: Imported } | null {
  if (t.isMemberExpression(node) && !node.computed && t.isIdentifier(node.property)) {
    const inner = requiredBy(node.object);
    if (inner?.imported.kind !== 'cjs') return null;
    const { name } = node.property;
    return { specifier: inner.specifier, imported: name === 'default' ? { kind: 'default' } : { kind: 'name', name } };
  }
  if (!t.isCallExpression(node) || !t.isIdentifier(node.callee, { name: 'require' })) return null;
  const [argument] = node.arguments;
  return t.isStringLiteral(argument) ? { specifier: argument.value, imported: { kind: 'cjs' } } : null;
}
