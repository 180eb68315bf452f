import path from 'node:path';
import type * as t from '@babel/types';
import { usedAsValues } from '../../source/value-names.js';
import { originOf } from './branch.js';
import { nameOf } from './exports.js';
import type { Interpreter } from './interpreter.js';
import { jsonFile } from './json.js';
import { getMember } from './members.js';
import { loadModule, type ModuleRecord } from './modules.js';
import { literal, packageValue, stringOf, UNDEFINED, unknown, type Origin, type Value } from './values.js';

/** Runs what a module imports, in order, and binds the imported names. */
export function link(it: Interpreter, node: t.Statement, record: ModuleRecord): void {
  const { env, module } = record;
  if (node.type === 'ImportDeclaration') linkImport(it, node, record);
  else if (
    (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') &&
    node.source &&
    node.exportKind !== 'type'
  ) {
    runSpecifier(it, node.source.value, originOf(env, node.source));
  } else if (node.type === 'TSImportEqualsDeclaration' && node.importKind !== 'type') {
    const { moduleReference: reference } = node;
    if (reference.type !== 'TSExternalModuleReference') return;
    if (module.language === 'ts' && !node.isExport && !usedAsValues(module).has(node.id.name)) return;
    const value = requiredModule(it, literal(reference.expression.value), originOf(env, node));
    env.cells.set(node.id.name, { value, initialised: true });
  }
}

function linkImport(it: Interpreter, node: t.ImportDeclaration, record: ModuleRecord): void {
  const { env, module } = record;
  if (node.importKind === 'type' || node.importKind === 'typeof') return;
  const specifiers = node.specifiers.filter((specifier) => {
    if (specifier.type === 'ImportSpecifier' && (specifier.importKind === 'type' || specifier.importKind === 'typeof'))
      return false;
    // TypeScript leaves out imports that only types use.
    return module.language === 'js' || usedAsValues(module).has(specifier.local.name);
  });
  if (node.specifiers.length > 0 && specifiers.length === 0) return;
  const site = originOf(env, node.source);
  runSpecifier(it, node.source.value, site);
  for (const specifier of specifiers) {
    const wanted =
      specifier.type === 'ImportDefaultSpecifier'
        ? 'default'
        : specifier.type === 'ImportNamespaceSpecifier'
          ? '*'
          : nameOf(specifier.imported);
    const read = memoised(() => importedValue(it, node.source.value, wanted, { module, node: specifier, env }));
    env.cells.set(specifier.local.name, { value: UNDEFINED, read, initialised: true });
  }
}

/** Package values must keep their identity, so that what is hung on one stays; live bindings of files stay live. */
function memoised(read: () => Value): () => Value {
  let kept: Value | null = null;
  return () => {
    if (kept) return kept;
    const value = read();
    if (value.kind === 'package') kept = value;
    return value;
  };
}

function runSpecifier(it: Interpreter, specifier: string, site: Origin): void {
  const resolution = it.project.resolve(specifier, site.module.file);
  if (resolution.kind === 'file') loadModule(it, resolution.file);
  else if (resolution.kind === 'missing') it.report('E2N106', { specifier }, site);
}

/** The value that `import { wanted } from specifier` binds; `*` is the namespace. */
export function importedValue(it: Interpreter, specifier: string, wanted: string, site: Origin): Value {
  const resolution = it.project.resolve(specifier, site.module.file);
  switch (resolution.kind) {
    case 'file':
      return exportOf(it, loadModule(it, resolution.file), wanted, site);
    case 'json': {
      const value = jsonFile(it, resolution.file);
      return wanted === 'default' || wanted === '*' ? value : getMember(it, value, wanted, site);
    }
    case 'package':
    case 'builtin': {
      const whole = externalModule(it, resolution);
      return wanted === 'default' || wanted === '*' ? whole : getMember(it, whole, wanted, site);
    }
    default:
      return unknown(specifier);
  }
}

function externalModule(
  it: Interpreter,
  resolution: { kind: 'package'; name: string; subpath: string } | { kind: 'builtin'; name: string },
): Value {
  const name =
    resolution.kind === 'builtin'
      ? `node:${resolution.name}`
      : [resolution.name, resolution.subpath].filter(Boolean).join('/');
  let value = it.packages.get(name);
  if (!value) it.packages.set(name, (value = packageValue(name)));
  return value;
}

/** An export of a module, by the rules that compilers share for mixing ES modules and CommonJS. */
export function exportOf(it: Interpreter, record: ModuleRecord, wanted: string, site: Origin): Value {
  if (record.hasEsmExports) {
    if (wanted === '*') return record.namespace;
    const found = namespaceMember(it, record, wanted, site, new Set());
    return found ?? unknown(wanted);
  }
  const whole = record.exportsCell.value;
  if (wanted === '*') return whole;
  if (wanted !== 'default') return getMember(it, whole, wanted, site);
  const marked = whole.kind === 'object' && whole.props.has('__esModule');
  return marked ? getMember(it, whole, 'default', site) : whole;
}

function namespaceMember(
  it: Interpreter,
  record: ModuleRecord,
  wanted: string,
  site: Origin,
  seen: Set<ModuleRecord>,
): Value | null {
  if (seen.has(record)) return null;
  seen.add(record);
  const cell = record.namespace.props.get(wanted);
  if (cell) return cell.read ? cell.read() : cell.value;
  if (wanted === 'default') return null;
  for (const star of record.stars) {
    const source = (star.node as t.StringLiteral).value;
    const resolution = it.project.resolve(source, star.module.file);
    if (resolution.kind === 'file') {
      const inner = loadModule(it, resolution.file);
      const found = inner.hasEsmExports
        ? namespaceMember(it, inner, wanted, site, seen)
        : exportOf(it, inner, wanted, site);
      if (found && found.kind !== 'undefined') return found;
    } else if (resolution.kind === 'package' || resolution.kind === 'builtin')
      return importedValue(it, source, wanted, star);
  }
  return null;
}

/** `require(specifier)`. */
export function requiredModule(it: Interpreter, specifier: Value, site: Origin): Value {
  const name = stringOf(specifier);
  if (name === null) return unknown(it.text(site));
  const resolution = it.project.resolve(name, site.module.file);
  switch (resolution.kind) {
    case 'file': {
      const record = loadModule(it, resolution.file);
      return record.hasEsmExports ? record.namespace : record.exportsCell.value;
    }
    case 'json':
      return jsonFile(it, resolution.file);
    case 'package':
    case 'builtin':
      return externalModule(it, resolution);
    default:
      it.report('E2N106', { specifier: shown(it, name) }, site);
      return unknown(it.text(site));
  }
}

/** A computed path is absolute; a message shows it from the root. */
function shown(it: Interpreter, specifier: string): string {
  return path.isAbsolute(specifier) ? path.relative(it.project.root, specifier) : specifier;
}

/** `import(specifier)`: the namespace, also of a CommonJS module. */
export function importedModule(it: Interpreter, specifier: Value, site: Origin): Value {
  const name = stringOf(specifier)?.replace(/^file:\/\//, '');
  if (name === undefined) return unknown(it.text(site));
  const value = requiredModule(it, literal(name), site);
  const resolution = it.project.resolve(name, site.module.file);
  const record = resolution.kind === 'file' ? it.modules.get(resolution.file) : undefined;
  if (!record || record.hasEsmExports) return value;
  const props = new Map(value.kind === 'object' ? value.props : []);
  props.set('default', { value });
  return { kind: 'object', props, proto: null, complete: value.kind !== 'object' || value.complete };
}
