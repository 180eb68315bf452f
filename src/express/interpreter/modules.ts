import path from 'node:path';
import type * as t from '@babel/types';
import type { SourceModule } from '../../source/project.js';
import { Env } from './env.js';
import { defineExports } from './exports.js';
import { hoist, hoistVars } from './hoisting.js';
import { link, requiredModule } from './imports.js';
import type { Interpreter } from './interpreter.js';
import { executeAll } from './statements.js';
import {
  literal,
  native,
  objectOf,
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
