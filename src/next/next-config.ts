import { parse } from '@babel/parser';
import * as t from '@babel/types';
import MagicString from 'magic-string';
import { diagnostic } from '../diagnostics.js';
import type { Diagnostic } from '../model.js';
import type { NextFacts } from './versions.js';

/** Text that is printed as a string, or an expression that is printed as it is. */
export type Expression = string | { code: string };

export interface Rewrite {
  source: string;
  destination: Expression;
}

export interface HeaderRule {
  source: string;
  headers: { key: string; value: string }[];
}

/** What the output needs of `next.config`. */
export interface NextSettings {
  /** Express answers `/x/` where Next would redirect to `/x`. */
  skipTrailingSlashRedirect: boolean;
  /** `instrumentation.ts` is in use: 14 wants a flag for it. */
  instrumentation: boolean;
  /** Next's own gzip; false where an answer must leave piece by piece through a rewrite. */
  compress: boolean;
  serverExternalPackages: string[];
  /** Files that routes read by paths which tracing does not follow, as globs. */
  tracingIncludes: string[];
  /** Modules that Turbopack shall take for a package, by its name. */
  resolveAlias: Readonly<Record<string, string>>;
  rewrites: { beforeFiles: Rewrite[]; afterFiles: Rewrite[]; fallback: Rewrite[] };
  headers: HeaderRule[];
}

/** Settings that ask for nothing. */
export const NO_SETTINGS: NextSettings = {
  skipTrailingSlashRedirect: false,
  instrumentation: false,
  compress: true,
  serverExternalPackages: [],
  tracingIncludes: [],
  resolveAlias: {},
  rewrites: { beforeFiles: [], afterFiles: [], fallback: [] },
  headers: [],
};

/** One property of the configuration, ready to print. */
type Setting =
  | { kind: 'flag'; path: readonly string[]; value: boolean }
  | { kind: 'record'; path: readonly string[]; entries: [name: string, value: string][] }
  | { kind: 'list'; path: readonly string[]; items: string[] }
  | { kind: 'rewrites'; phases: { name: Phase; items: string[] }[] }
  | { kind: 'headers'; items: string[] };

const PHASES = ['beforeFiles', 'afterFiles', 'fallback'] as const;
type Phase = (typeof PHASES)[number];

/**
 * Prints a new configuration file, as TypeScript or as an ES module after {@link NextFacts.configFile}.
 */
export function printNextConfig(facts: NextFacts, settings: NextSettings, file: string = facts.configFile): string {
  const properties = groupByPath(settingsOf(facts, settings)).map((text) => `  ${text.replaceAll('\n', '\n  ')},\n`);
  const body = properties.length === 0 ? '{}' : `{\n${properties.join('')}}`;
  return file.endsWith('.ts')
    ? `import type { NextConfig } from 'next';\n\nconst nextConfig: NextConfig = ${body};\n\nexport default nextConfig;\n`
    : `/** @type {import('next').NextConfig} */\nconst nextConfig = ${body};\n\nexport default nextConfig;\n`;
}

/** Flags of an existing configuration that change what may be emitted. */
export function readNextConfig(text: string): { cacheComponents: boolean } {
  const config = findConfig(text);
  const value = config && propertyNamed(config, 'cacheComponents')?.value;
  return { cacheComponents: t.isBooleanLiteral(value) && value.value };
}

export type MergedConfig = { ok: true; text: string } | { ok: false; diagnostic: Diagnostic };

/**
 * Adds settings to an existing configuration by inserting text; nothing of the user's is rewritten or removed, and what
 * is there already is not added again.
 *
 * @param text the file's text
 * @param file its name, for the diagnostic
 * @returns the new text, or a diagnostic that names what the user must add when the file is not of a simple shape
 */
export function mergeNextConfig(text: string, file: string, facts: NextFacts, settings: NextSettings): MergedConfig {
  const wanted = settingsOf(facts, settings);
  if (wanted.length === 0) return { ok: true, text };
  try {
    const config = findConfig(text);
    if (!config) throw new Unreadable('it does not export an object that reading can find');
    return { ok: true, text: applySettings(text, config, wanted) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const needed = groupByPath(wanted).join(', ').replace(/\s+/g, ' ');
    return { ok: false, diagnostic: diagnostic('E2N303', { file, reason: error.message, settings: needed }) };
  }
}

class Unreadable extends Error {}

// ---------------------------------------------------------------------------------------------------------------------
// Printing
// ---------------------------------------------------------------------------------------------------------------------

function settingsOf(facts: NextFacts, settings: NextSettings): Setting[] {
  const wanted: Setting[] = [];
  if (settings.skipTrailingSlashRedirect)
    wanted.push({ kind: 'flag', path: ['skipTrailingSlashRedirect'], value: true });
  if (!settings.compress) wanted.push({ kind: 'flag', path: ['compress'], value: false });
  if (settings.instrumentation && facts.instrumentationFlag) {
    wanted.push({ kind: 'flag', path: facts.instrumentationFlag, value: true });
  }
  if (settings.serverExternalPackages.length > 0) {
    wanted.push({ kind: 'list', path: facts.externalPackagesKey, items: settings.serverExternalPackages.map(quote) });
  }
  if (settings.tracingIncludes.length > 0) {
    // Next matches the key as part of a route's path (build/collect-build-traces.ts, `contains: true`): it means all of them.
    wanted.push({ kind: 'list', path: [...facts.tracingIncludesKey, '/*'], items: settings.tracingIncludes.map(quote) });
  }
  const aliases = Object.entries(settings.resolveAlias);
  if (facts.resolveAliasKey && aliases.length > 0) wanted.push({ kind: 'record', path: facts.resolveAliasKey, entries: aliases });
  const phases = PHASES.map((name) => ({ name, items: settings.rewrites[name].map(printRewrite) })).filter(
    ({ items }) => items.length > 0,
  );
  if (phases.length > 0) wanted.push({ kind: 'rewrites', phases });
  if (settings.headers.length > 0) wanted.push({ kind: 'headers', items: settings.headers.map(printHeaderRule) });
  return wanted;
}

const quote = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
const propertyName = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name));
const printEntry = ([name, value]: [name: string, value: string]) => `${propertyName(name)}: ${quote(value)}`;
const expression = (value: Expression) => (typeof value === 'string' ? quote(value) : value.code);
const indent = (text: string, by: string) => text.replaceAll('\n', `\n${by}`);

function printRewrite({ source, destination }: Rewrite): string {
  return `{ source: ${quote(source)}, destination: ${expression(destination)} }`;
}

function printHeaderRule({ source, headers }: HeaderRule): string {
  const lines = headers.map(({ key, value }) => `    { key: ${quote(key)}, value: ${quote(value)} },\n`);
  return `{\n  source: ${quote(source)},\n  headers: [\n${lines.join('')}  ],\n}`;
}

/** `[a, b]` on one line where short, else one item a line. */
function printList(items: string[]): string {
  const short = `[${items.join(', ')}]`;
  if (short.length <= 80 && !short.includes('\n')) return short;
  return `[\n${items.map((item) => `  ${indent(item, '  ')},\n`).join('')}]`;
}

function printFunction(name: string, value: string): string {
  return `async ${name}() {\n  return ${indent(value, '  ')};\n}`;
}

function printPhases(phases: { name: string; items: string[] }[]): string {
  return `{\n${phases.map(({ name, items }) => `  ${name}: ${indent(printList(items), '  ')},\n`).join('')}}`;
}

function printValue(setting: Setting & { kind: 'flag' | 'list' | 'record' }): string {
  if (setting.kind === 'flag') return String(setting.value);
  return setting.kind === 'list' ? printList(setting.items) : `{ ${setting.entries.map(printEntry).join(', ')} }`;
}

/** A setting as a property; `depth` leaves out the first names of its path. */
function printSetting(setting: Setting, depth = 0): string {
  switch (setting.kind) {
    case 'flag':
    case 'list':
    case 'record': {
      const names = setting.path.slice(depth);
      const value = printValue(setting);
      return names
        .slice(0, -1)
        .reduceRight((inner, name) => `${name}: {\n  ${indent(inner, '  ')},\n}`, `${propertyName(names.at(-1)!)}: ${value}`);
    }
    case 'rewrites': {
      const [only] = setting.phases;
      const plain = setting.phases.length === 1 && only.name === 'afterFiles';
      return printFunction('rewrites', plain ? printList(only.items) : printPhases(setting.phases));
    }
    case 'headers':
      return printFunction('headers', printList(setting.items));
  }
}

/** Prints settings as properties, those below one key together. */
function groupByPath(settings: Setting[]): string[] {
  const printed: string[] = [];
  const nested = new Map<string, string[]>();
  for (const setting of settings) {
    if ('path' in setting && setting.path.length > 1) {
      const [key] = setting.path;
      nested.set(key, [...(nested.get(key) ?? []), printSetting(setting, 1)]);
    } else {
      printed.push(printSetting(setting));
    }
  }
  for (const [key, inner] of nested)
    printed.push(`${key}: {\n${inner.map((text) => `  ${indent(text, '  ')},\n`).join('')}}`);
  return printed;
}

// ---------------------------------------------------------------------------------------------------------------------
// Finding the object
// ---------------------------------------------------------------------------------------------------------------------

function parseConfig(text: string): t.Program | null {
  try {
    return parse(text, { sourceType: 'unambiguous', plugins: ['typescript'], allowAwaitOutsideFunction: true }).program;
  } catch {
    return null;
  }
}

function findConfig(text: string): t.ObjectExpression | null {
  const program = parseConfig(text);
  if (!program) return null;
  for (const statement of program.body) {
    if (t.isExportDefaultDeclaration(statement) && t.isExpression(statement.declaration))
      return objectIn(statement.declaration, program);
    if (!t.isExpressionStatement(statement) || !t.isAssignmentExpression(statement.expression)) continue;
    const { left, right } = statement.expression;
    const exported = t.isMemberExpression(left) && t.isIdentifier(left.object, { name: 'module' });
    if (exported && t.isIdentifier(left.property, { name: 'exports' })) return objectIn(right, program);
  }
  return null;
}

/**
 * The object literal behind an expression: itself, a variable, or the argument of wrappers such as `withMDX(config)`.
 */
function objectIn(node: t.Expression, program: t.Program): t.ObjectExpression | null {
  if (t.isObjectExpression(node)) return node;
  if (t.isTSSatisfiesExpression(node) || t.isTSAsExpression(node)) return objectIn(node.expression, program);
  if (t.isIdentifier(node)) {
    const initial = initialOf(node.name, program);
    return initial && !t.isIdentifier(initial) ? objectIn(initial, program) : null;
  }
  if (t.isCallExpression(node)) {
    const [argument] = node.arguments;
    return t.isExpression(argument) && !t.isFunction(argument) ? objectIn(argument, program) : null;
  }
  return null;
}

function initialOf(name: string, program: t.Program): t.Expression | null {
  for (const statement of program.body) {
    if (!t.isVariableDeclaration(statement)) continue;
    for (const { id, init } of statement.declarations) if (t.isIdentifier(id, { name }) && init) return init;
  }
  return null;
}

type Member = { key: t.Node; value: t.Node };

function propertyNamed(object: t.ObjectExpression, name: string): Member | null {
  for (const property of object.properties) {
    if (t.isSpreadElement(property) || property.computed) continue;
    const { key } = property;
    if (t.isIdentifier(key, { name }) || t.isStringLiteral(key, { value: name })) {
      return { key, value: t.isObjectMethod(property) ? property : property.value };
    }
  }
  return null;
}

/** What a function without branches returns: `async f() { return X; }`, `() => X`. */
function returned(node: t.Node): t.Node | null {
  if (!t.isObjectMethod(node) && !t.isArrowFunctionExpression(node) && !t.isFunctionExpression(node)) return null;
  if (!t.isBlockStatement(node.body)) return node.body;
  const [only, ...others] = node.body.body;
  return others.length === 0 && t.isReturnStatement(only) ? (only.argument ?? null) : null;
}

// ---------------------------------------------------------------------------------------------------------------------
// Inserting
// ---------------------------------------------------------------------------------------------------------------------

/** What goes behind the last member of an object or list. */
type Additions = Map<t.ObjectExpression | t.ArrayExpression, string[]>;

function add(additions: Additions, container: t.ObjectExpression | t.ArrayExpression, pieces: string[]): void {
  if (pieces.length > 0) additions.set(container, [...(additions.get(container) ?? []), ...pieces]);
}

function applySettings(text: string, config: t.ObjectExpression, settings: Setting[]): string {
  const edit = new MagicString(text);
  const additions: Additions = new Map();
  for (const setting of settings) {
    if (setting.kind === 'rewrites') addRewrites(edit, additions, text, config, setting);
    else if (setting.kind === 'headers') addHeaders(additions, text, config, setting);
    else addNested(additions, text, config, setting, 0);
  }
  for (const [container, pieces] of additions) append(edit, text, container, pieces);
  return edit.toString();
}

function addNested(
  additions: Additions,
  text: string,
  object: t.ObjectExpression,
  setting: Setting & { kind: 'flag' | 'list' | 'record' },
  depth: number,
): void {
  const name = setting.path[depth];
  const existing = propertyNamed(object, name);
  if (!existing) return add(additions, object, [printSetting(setting, depth)]);
  if (depth < setting.path.length - 1) {
    if (!t.isObjectExpression(existing.value)) throw new Unreadable(`its ${name} is not an object literal`);
    return addNested(additions, text, existing.value, setting, depth + 1);
  }
  if (setting.kind === 'list') return addItems(additions, text, existing.value, setting.items, name);
  if (setting.kind === 'record') return addEntries(additions, existing.value, setting.entries, name);
  if (!t.isBooleanLiteral(existing.value, { value: setting.value }))
    throw new Unreadable(`it sets ${name} to something else`);
}

/** Adds the properties that the object does not have yet. */
function addEntries(additions: Additions, node: t.Node, entries: [name: string, value: string][], name: string): void {
  if (!t.isObjectExpression(node)) throw new Unreadable(`its ${name} is not an object literal`);
  add(
    additions,
    node,
    entries.filter(([key]) => !propertyNamed(node, key)).map(printEntry),
  );
}

function addHeaders(
  additions: Additions,
  text: string,
  config: t.ObjectExpression,
  setting: Setting & { kind: 'headers' },
): void {
  const existing = propertyNamed(config, 'headers');
  if (!existing) return add(additions, config, [printSetting(setting)]);
  addItems(additions, text, returnedBy(existing, 'headers'), setting.items, 'headers()');
}

function addRewrites(
  edit: MagicString,
  additions: Additions,
  text: string,
  config: t.ObjectExpression,
  setting: Setting & { kind: 'rewrites' },
): void {
  const existing = propertyNamed(config, 'rewrites');
  if (!existing) return add(additions, config, [printSetting(setting)]);
  const value = returnedBy(existing, 'rewrites');
  if (t.isObjectExpression(value)) {
    for (const { name, items } of setting.phases) {
      const phase = propertyNamed(value, name);
      if (phase) addItems(additions, text, phase.value, items, `rewrites().${name}`);
      else add(additions, value, [`${name}: ${printList(items)}`]);
    }
    return;
  }
  if (!t.isArrayExpression(value)) throw new Unreadable('its rewrites() does not return a list');
  // A plain list is Next's `afterFiles`.
  const items = (name: Phase) => setting.phases.find((phase) => phase.name === name)?.items ?? [];
  addItems(additions, text, value, items('afterFiles'), 'rewrites()');
  // `() => [x]` becomes `() => ({ … })`.
  const braces =
    t.isArrowFunctionExpression(existing.value) && existing.value.body === value ? ['({', '})'] : ['{', '}'];
  nameThePhases(edit, text, value, braces, items('beforeFiles'), items('fallback'));
}

/** Turns a plain list into `{ beforeFiles, afterFiles: <the list>, fallback }`. */
function nameThePhases(
  edit: MagicString,
  text: string,
  list: t.ArrayExpression,
  [open, close]: string[],
  beforeFiles: string[],
  fallback: string[],
): void {
  if (beforeFiles.length === 0 && fallback.length === 0) return;
  const outer = indentationAt(text, list.start!);
  const inner = `${outer}  `;
  const print = (name: Phase, items: string[]) =>
    items.length === 0 ? '' : `${inner}${name}: ${indent(printList(items), inner)},\n`;
  edit.appendLeft(list.start!, `${open}\n${print('beforeFiles', beforeFiles)}${inner}afterFiles: `);
  edit.appendRight(list.end!, `,\n${print('fallback', fallback)}${outer}${close}`);
}

function returnedBy(member: Member, name: string): t.Node {
  const value = returned(member.value);
  if (!value) throw new Unreadable(`its ${name}() does more than return a value`);
  return value;
}

/** Adds the items that the list does not hold yet. */
function addItems(additions: Additions, text: string, node: t.Node, items: string[], name: string): void {
  if (!t.isArrayExpression(node)) throw new Unreadable(`its ${name} is not a list literal`);
  const present = new Set(
    node.elements.map((element) => (element ? canonical(text.slice(element.start!, element.end!)) : '')),
  );
  add(
    additions,
    node,
    items.filter((item) => !present.has(canonical(item))),
  );
}

/** The text without what a formatter may change. */
const canonical = (text: string) =>
  text
    .replace(/["`]/g, "'")
    .replace(/\s+/g, '')
    .replace(/,(?=[}\]])/g, '');

/** Writes pieces behind the last member, one a line unless the container is a short list on one line. */
function append(
  edit: MagicString,
  text: string,
  container: t.ObjectExpression | t.ArrayExpression,
  pieces: string[],
): void {
  const close = container.end! - 1;
  const last = (t.isObjectExpression(container) ? container.properties : container.elements).at(-1);
  const lastEnd = last ? last.end! : container.start! + 1;
  const comma = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*,/.exec(text.slice(lastEnd, close));
  if (last && !comma) edit.appendLeft(lastEnd, ',');

  const multiline = text.slice(container.start!, close).includes('\n');
  if (!multiline && t.isArrayExpression(container) && pieces.every((piece) => piece.length <= 40)) {
    edit.appendLeft(comma ? lastEnd + comma[0].length : lastEnd, `${last ? ' ' : ''}${pieces.join(', ')}`);
    return;
  }
  const outer = indentationAt(text, container.start!);
  const inner = multiline && last ? indentationAt(text, last.start!) : `${outer}  `;
  const behind = lastEnd + (comma?.[0].length ?? 0);
  // A comment at the end of the last member's line stays with it.
  const from = multiline
    ? behind +
      /^[^\S\n]*(?:\/\/[^\n]*|\/\*[^\n]*?\*\/[^\S\n]*(?=\n))?/.exec(text.slice(behind, close))![0].trimEnd().length
    : behind;
  edit.appendLeft(from, pieces.map((piece) => `\n${inner}${indent(piece, inner)},`).join(''));
  if (multiline) return;
  if (from < close) edit.remove(from, close);
  edit.appendRight(close, `\n${outer}`);
}

/** The white space at the start of the line in which an offset lies. */
function indentationAt(text: string, offset: number): string {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line))![0];
}
