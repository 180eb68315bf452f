import { parseExpression } from '@babel/parser';
import * as t from '@babel/types';
import { topBindings } from '../emit/bindings.js';
import { freeNamesOf } from '../emit/free-names.js';
import { MUTATORS } from '../emit/state.js';
import { walk } from '../lower/templates.js';
import type { AppModel, Setting, SourceSpan, StaticValue } from '../model.js';
import type { SourceProject } from '../source/project.js';
import { conditionText } from './condition-text.js';
import { textOf } from './source-functions.js';

/** A value that the app was given at start-up, as text of the module `file`. */
export interface AppValue {
  text: string;
  file: string;
}

/** What the root app was told: by name, its value, or null where reading cannot say what it is while requests are answered. */
export interface AppValues {
  settings: ReadonlyMap<string, AppValue | null>;
  locals: ReadonlyMap<string, AppValue | null>;
  /** True when the locals are plain values that nothing changes. */
  areLocalsConstant: boolean;
  /** True when nothing changes the locals: they may hold functions and objects, which views only read. */
  areLocalsSteady: boolean;
  /** The names under which modules know the app, by file. */
  names: ReadonlyMap<string, string>;
  /** Other apps and routers by the file that makes them and their names there. */
  others: ReadonlyMap<string, ReadonlyMap<string, MountedAt | null>>;
}

/** Where an app is mounted: as written, and from the root. */
export interface MountedAt {
  mountpath: string | string[];
  /** Null where an array stands on the way. */
  path: string | null;
}

const GLOBALS = new Set([
  ...['process', 'undefined', 'Number', 'String', 'Boolean', 'parseInt', 'parseFloat', 'JSON', 'Math', 'Date', 'RegExp', 'Error'],
  ...['__dirname', '__filename', 'Object', 'Array', 'Map', 'Set', 'WeakMap', 'Symbol', 'Promise', 'URL', 'URLSearchParams', 'Buffer', 'console', 'Infinity', 'NaN', 'isNaN'],
]);

/** Collects settings and `app.locals` of the root app. */
export function appValues(model: AppModel, project: SourceProject): AppValues {
  const root = model.routers[model.root];
  const code = model.reached.filter((file) => !file.endsWith('.json')).map((file) => project.module(file).code);
  const settings = Object.entries(root.settings).map(([name, setting]): [string, AppValue | null] => {
    return [name, isSetElsewhere(name, code, model) ? null : settingValue(name, setting, project)];
  });
  const locals = Object.entries(root.locals).map(([name, { span, conditional }]): [string, AppValue | null] => [name, conditional ? null : localValue(name, span, code, project, Object.values(model.routers).filter((router) => name in router.locals).length)]);
  const isConstant = locals.every(([name, value]) => value && /^(?:'[^']*'|"[^"]*"|-?[\d.]+|true|false|null)$/.test(value.text) && !code.some((text) => changes(name).test(text)));
  return { settings: new Map(settings), locals: new Map(locals), areLocalsConstant: isConstant, areLocalsSteady: locals.every(([name]) => !code.some((text) => changes(name).test(text) || changesInside(name).test(text))), names: appNames(model, project), others: otherNames(model, project) };
}

/**
 * Whether code sets a setting in more places than start-up runs through, one for each app: whatever else sets it may do so
 * while requests are answered.
 *
 * @param code of all modules
 */
export function isSetElsewhere(name: string, code: readonly string[], model: AppModel): boolean {
  const quoted = `(['"\`])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\1`;
  const pattern = new RegExp(`\\.(?:set\\(\\s*${quoted}\\s*,|(?:enable|disable)\\(\\s*${quoted.replace('\\1', '\\2')})`, 'g');
  const written = code.reduce((sum, text) => sum + [...text.matchAll(pattern)].length, 0);
  return written > Object.values(model.routers).reduce((sum, router) => sum + timesSet(router.settings[name]), 0);
}

/** How often start-up code sets a setting, as far as its value depends on it. */
function timesSet(setting: Setting | null | undefined): number {
  return setting ? 1 + timesSet(setting.conditional?.otherwise) : 0;
}

/** Settings that Express itself reads, as they are where nothing was set (express/lib/application.js, `defaultConfiguration`). */
const DEFAULTS: Record<string, string> = { 'trust proxy': 'false', 'json spaces': 'undefined', 'json escape': 'undefined', 'json replacer': 'undefined', 'view cache': "process.env.NODE_ENV === 'production'" };

/** `app.set(name, value)`: the argument as written where it can be written elsewhere, else the value if it is plain data. */
function settingValue(name: string, { value, site, conditional }: Setting, project: SourceProject): AppValue | null {
  const call = textOf(project, site);
  if (conditional) return conditionalValue(name, conditional, site, project);
  const plain = literalText(value);
  const written = secondArgument(call);
  if (written && isPortable(written, site, project)) return { text: written, file: site.file };
  return plain === null ? null : { text: plain, file: site.file };
}

/** `if (config.proxy) app.set('trust proxy', 1)` → `config.proxy ? 1 : false`. */
function conditionalValue(name: string, { conditions, value, otherwise }: NonNullable<Setting['conditional']>, site: SourceSpan, project: SourceProject): AppValue | null {
  const given = settingValue(name, { value, site }, project);
  const other = otherwise ? settingValue(name, otherwise, project) : name in DEFAULTS ? { text: DEFAULTS[name], file: site.file } : null;
  const tests = conditions.map((condition) => (condition.span.file === site.file ? conditionText(condition, project) : null));
  if (!given || !other || other.file !== given.file || tests.includes(null)) return null;
  const test = tests.length === 1 ? tests[0]! : tests.map((one) => `(${one})`).join(' && ');
  return { text: `${test} ? ${given.text} : ${other.text}`, file: given.file };
}

function secondArgument(call: string): string | null {
  if (!/^[^(]*\.set\s*\(/.test(call)) return null;
  const node = parseExpression(call, { plugins: ['typescript'] });
  const value = t.isCallExpression(node) ? node.arguments[1] : undefined;
  return t.isExpression(value) ? call.slice(value.start!, value.end!) : null;
}

/** `app.locals.x = value;`, once for each app that has it. */
function localValue(name: string, span: SourceSpan, code: readonly string[], project: SourceProject, apps: number): AppValue | null {
  const text = project.module(span.file).code.slice(span.start, span.end);
  const assigned = code.flatMap((one) => [...one.matchAll(new RegExp(`(?<!\\bres(?:ponse)?)\\.locals\\.${name}\\s*=(?!=)`, 'g'))]).length;
  return assigned === apps && isPortable(text, span, project) ? { text, file: span.file } : null;
}

/** `app.locals.visits += 1` and the like. */
function changes(name: string): RegExp {
  return new RegExp(`\\.locals\\.${name}\\s*(?:[-+*/%|&^?]{1,3}=|\\+\\+|--)`);
}

/** `app.locals.cart.push(x)`, `app.locals.counts[name]++`. */
function changesInside(name: string): RegExp {
  const member = '(?:\\.\\w+|\\[[^\\]]*\\])';
  return new RegExp(`\\.locals\\.${name}(?:${member}+\\s*(?:[-+*/%|&^?]{0,3}=(?![=>])|\\+\\+|--)|${member}*\\.(?:${[...MUTATORS].join('|')})\\()`);
}

/**
 * Whether an expression means the same in another module that imports what it names or requires.
 *
 * @param at where the expression stands, in its module
 */
export function isPortable(text: string, at: Pick<SourceSpan, 'file'> & Partial<SourceSpan>, project: SourceProject): boolean {
  const { read, assigned } = freeNamesOf(text);
  const module = project.module(at.file);
  const bindings = topBindings(module);
  const local = at.start === undefined ? new Set<string>() : namesAround(module.ast.program, at.start);
  const withoutRequires = text.replace(/\brequire\(\s*(['"])[^'"\n]+\1\s*\)/g, '');
  const isKnown = (name: string) => !local.has(name) && (bindings.has(name) || GLOBALS.has(name) || (name === 'require' && !/\brequire\b/.test(withoutRequires)));
  return assigned.size === 0 && !/\b(?:await|this|import)\b/.test(text) && [...read].every(isKnown);
}

/** Names that the functions around a place declare. */
function namesAround(program: t.Program, at: number): Set<string> {
  const names = new Set<string>();
  walk(program, (node) => {
    if (typeof node.start !== 'number' || node.start > at || node.end! <= at) return node === program;
    if (!t.isFunction(node)) return true;
    for (const parameter of node.params) for (const name of Object.keys(t.getBindingIdentifiers(parameter as t.LVal))) names.add(name);
    walk(node.body, (inner) => {
      if (t.isVariableDeclaration(inner) || t.isFunctionDeclaration(inner) || t.isClassDeclaration(inner)) for (const name of Object.keys(t.getBindingIdentifiers(inner))) names.add(name);
    });
    return true;
  });
  return names;
}

/** The text of plain data; null for anything else. */
export function literalText(value: StaticValue): string | null {
  if (value.kind === 'literal') return typeof value.value === 'string' ? `'${JSON.stringify(value.value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : JSON.stringify(value.value);
  if (value.kind === 'undefined') return 'undefined';
  if (value.kind !== 'array') return null;
  const items = value.items.map(literalText);
  return items.every((item) => item !== null) ? `[${items.join(', ')}]` : null;
}

/** `const app = express()` at the top of a module. */
function appNames(model: AppModel, project: SourceProject): Map<string, string> {
  const { created } = model.routers[model.root];
  const name = nameOf(created, project);
  return new Map(name ? [[created.file, name]] : []);
}

/** The names of all other apps and routers that stand at the top of a module. */
function otherNames(model: AppModel, project: SourceProject): Map<string, Map<string, MountedAt | null>> {
  const found = new Map<string, Map<string, MountedAt | null>>();
  for (const { id, kind, created } of Object.values(model.routers)) {
    const name = id === model.root ? null : nameOf(created, project);
    if (!name) continue;
    const names = found.get(created.file) ?? new Map<string, MountedAt | null>();
    found.set(created.file, names.set(name, kind === 'app' ? mountedAt(id, model) : null));
  }
  return found;
}

/** Where an app was mounted by `use` of another app, which alone tells it (express/lib/application.js, `app.use`). */
function mountedAt(id: string, model: AppModel): MountedAt | null {
  const mounts = Object.values(model.routers).flatMap((router) => router.stack.flatMap((layer) => (layer.kind === 'mount' && layer.router === id ? [{ router, layer }] : [])));
  const [{ router, layer } = { router: null, layer: null }] = mounts;
  if (!router || mounts.length > 1 || router.kind !== 'app' || layer.conditions.length > 0) return null;
  const paths = layer.paths.flatMap((path) => (path.kind === 'string' ? [path.value] : []));
  const around = router.id === model.root ? { path: '' } : mountedAt(router.id, model);
  if (paths.length < layer.paths.length || !around) return null;
  const [only] = paths;
  return paths.length === 1 ? { mountpath: only, path: around.path === null ? null : around.path + only } : { mountpath: paths, path: null };
}

/** The name of the constant that an expression at the top of a module makes. */
function nameOf(created: SourceSpan, project: SourceProject): string | null {
  for (const node of project.module(created.file).ast.program.body) {
    const declaration = t.isExportNamedDeclaration(node) ? node.declaration : node;
    if (!t.isVariableDeclaration(declaration)) continue;
    for (const { id, init } of declaration.declarations) {
      const unwrapped = t.isTSAsExpression(init) ? init.expression : init;
      if (unwrapped?.start === created.start && unwrapped.end === created.end && t.isIdentifier(id)) return id.name;
    }
  }
  return null;
}
