import * as t from '@babel/types';
import { importedValue } from './imports.js';
import type { Interpreter } from './interpreter.js';
import type { ModuleRecord } from './modules.js';
import { UNDEFINED, unknown, type Value } from './values.js';

/** Declares the exports before anything runs, as an engine does, so that circular imports see them. */
export function defineExports(it: Interpreter, node: t.Statement, record: ModuleRecord): void {
  const { env, namespace, module } = record;
  const add = (name: string, read: () => Value) => {
    record.hasEsmExports = true;
    namespace.props.set(name, { value: UNDEFINED, read });
  };
  const local = (name: string) => () => {
    const cell = env.cells.get(name);
    if (!cell || (cell.initialised === false && !cell.read))
      return { ...unknown(name), ...(record.running && { unfinished: module.file }) };
    return cell.read ? cell.read() : cell.value;
  };
  if (node.type === 'ExportDefaultDeclaration') {
    const { declaration } = node;
    const named = (t.isFunctionDeclaration(declaration) || t.isClassDeclaration(declaration)) && declaration.id;
    add('default', local(named ? named.name : '*default*'));
  } else if (node.type === 'ExportNamedDeclaration' && node.exportKind !== 'type') {
    for (const specifier of node.specifiers) {
      if (specifier.type === 'ExportSpecifier' && specifier.exportKind === 'type') continue;
      const exported = nameOf(specifier.exported);
      const { source } = node;
      if (!source) add(exported, local((specifier as t.ExportSpecifier).local.name));
      else {
        const wanted =
          specifier.type === 'ExportNamespaceSpecifier' ? '*' : nameOf((specifier as t.ExportSpecifier).local);
        add(exported, () => importedValue(it, source.value, wanted, { module, node: source, env }));
      }
    }
    if (node.declaration) {
      for (const name of declaredNames(node.declaration)) add(name, local(name));
    }
  } else if (node.type === 'ExportAllDeclaration' && node.exportKind !== 'type') {
    record.hasEsmExports = true;
    record.stars.push({ module, node: node.source, env });
  }
}

/** The names that a declaration gives a run-time value. */
export function declaredNames(node: t.Declaration): string[] {
  if ((node.type === 'TSEnumDeclaration' || node.type === 'TSModuleDeclaration') && t.isIdentifier(node.id))
    return [node.id.name];
  return Object.keys(t.getBindingIdentifiers(node, false, true));
}

/** The name in an import or export, which may be written as a string. */
export function nameOf(node: t.Identifier | t.StringLiteral): string {
  return t.isIdentifier(node) ? node.name : node.value;
}
