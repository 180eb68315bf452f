import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as t from '@babel/types';
import type { SourceModule } from '../../source/project.js';
import { usedAsValues } from '../../source/value-names.js';
import { originOf } from './branch.js';
import { Env } from './env.js';
import type { Interpreter } from './interpreter.js';
import { getMember } from './members.js';
import { executeAll } from './statements.js';
import { hoist, hoistVars } from './hoisting.js';
import {
  arrayOf,
  literal,
  native,
  objectOf,
  packageValue,
  stringOf,
  UNDEFINED,
  unknown,
  type Cell,
  type ObjectValue,
  type Origin,
  type Value,
} from './values.js';

/** One module of the program, while and after it runs. */
export interface ModuleRecord {
  module: SourceModule;
  env: Env;
  /** `module` of CommonJS; its `exports` cell holds what the module exports. */
  cjs: ObjectValue;
  exportsCell: Cell;
  /** What `import * as` gives for an ES module. */
  namespace: ObjectValue;
  /** Modules behind `export * from`. */
  stars: Origin[];
  hasEsmExports: boolean;
  /** Until its last statement has run; who imports it meanwhile does so in a circle. */
  running: boolean;
}

/** Runs a module unless it ran already. A module that is still running (a circular import) is given as it is. */
export function loadModule(it: Interpreter, file: string): ModuleRecord {
  const known = it.modules.get(file);
  if (known) return known;
  const module = it.project.module(file);
  const env = new Env(it.globals, module);
  const exportsCell: Cell = { value: objectOf() };
  const cjs: ObjectValue = { kind: 'object', props: new Map([['exports', exportsCell]]), proto: null, complete: true };
  const namespace: ObjectValue = { kind: 'object', props: new Map(), proto: null, complete: true };
  const record: ModuleRecord = {
    module,
    env,
    cjs,
    exportsCell,
    namespace,
    stars: [],
    hasEsmExports: false,
    running: true,
  };
  it.modules.set(file, record);
  runModule(it, record);
  record.running = false;
  return record;
}

/**
 * The file of a module that a value stands for before that module has made its exports, which only a circle of imports
 * can bring about; null for all other values.
 */
export function unfinishedModule(it: Interpreter, value: Value): string | null {
  if (value.kind === 'unknown') return value.unfinished ?? null;
  for (const { running, module, env } of it.modules.values()) {
    if (running && env.cells.get('exports')?.value === value) return module.file;
  }
  return null;
}

function runModule(it: Interpreter, record: ModuleRecord): void {
  const { module, env } = record;
  const { body } = module.ast.program;
  defineCommonJs(it, record);
  hoistVars(body, env);
  hoist(body, env);
  for (const node of body) defineExports(it, node, record);
  // The code of a module runs under no condition of its importer's but those of the import itself, and starts a stack.
  const tick = it.tick;
  for (const node of body) link(it, node, record);
  executeAll(it, body, env);
  it.tick = Math.max(tick, it.tick);
  flattenStars(it, record);
}

function defineCommonJs(it: Interpreter, record: ModuleRecord): void {
  const { module, env, cjs, exportsCell } = record;
  const define = (name: string, value: Value) => env.cells.set(name, { value, initialised: true });
  define('module', cjs);
  define('exports', exportsCell.value);
  define('__filename', literal(module.absolute));
  define('__dirname', literal(path.dirname(module.absolute)));
  const require = native('require', (call) => requiredModule(it, call.arguments[0]?.value ?? UNDEFINED, call.site));
  const resolve = native('require.resolve', (call) => call.arguments[0]?.value ?? UNDEFINED);
  require.props = new Map([
    ['resolve', { value: resolve }],
    ['main', { value: unknown('require.main') }],
  ]);
  define('require', require);
  env.thisValue = exportsCell.value;
}

/** Declares the exports before anything runs, as an engine does, so that circular imports see them. */
function defineExports(it: Interpreter, node: t.Statement, record: ModuleRecord): void {
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

function nameOf(node: t.Identifier | t.StringLiteral): string {
  return t.isIdentifier(node) ? node.name : node.value;
}

/** Runs what a module imports, in order, and binds the imported names. */
function link(it: Interpreter, node: t.Statement, record: ModuleRecord): void {
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

/** After a module ran, its namespace lists what `export *` adds, for loops over it. */
function flattenStars(it: Interpreter, record: ModuleRecord): void {
  for (const star of record.stars) {
    const resolution = it.project.resolve((star.node as t.StringLiteral).value, star.module.file);
    if (resolution.kind !== 'file') {
      record.namespace.complete = false;
      continue;
    }
    const inner = loadModule(it, resolution.file);
    const source = inner.hasEsmExports ? inner.namespace : inner.exportsCell.value;
    if (source.kind !== 'object') continue;
    for (const [key, cell] of source.props) {
      if (key !== 'default' && !record.namespace.props.has(key)) record.namespace.props.set(key, cell);
    }
  }
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

function jsonFile(it: Interpreter, file: string): Value {
  try {
    return jsonValue(JSON.parse(readFileSync(it.project.absolute(file), 'utf8').replace(/^\uFEFF/, '')));
  } catch {
    return unknown(file);
  }
}

/** A parsed JSON text as a value. */
export function jsonValue(json: unknown): Value {
  if (json === null || typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean')
    return literal(json);
  if (Array.isArray(json)) return arrayOf(json.map((item) => ({ value: jsonValue(item) })));
  if (typeof json !== 'object') return UNDEFINED;
  return objectOf(Object.fromEntries(Object.entries(json).map(([key, value]) => [key, jsonValue(value)])));
}
