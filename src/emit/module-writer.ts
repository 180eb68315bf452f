import path from 'node:path';
import { parse } from '@babel/parser';
import * as t from '@babel/types';
import MagicString from 'magic-string';
import type { LoweredFunction } from '../lower/function.js';
import { withPlainResponse } from '../lower/response-type.js';
import { walk } from '../lower/templates.js';
import type { SourceSpan } from '../model.js';
import { indentationAt } from '../source/indentation.js';
import type { SourceModule, SourceProject } from '../source/project.js';
import { bindingsOf, topBindings, type Imported } from './bindings.js';
import { Imports } from './imports.js';
import { openLoad } from './computed-loads.js';
import { indentBelow } from './indent.js';
import { pathTo, removeStaleTags } from './jsdoc.js';
import type { Layout } from './layout.js';
import type { MadeConstant } from './made-values.js';
import { prune } from './prune.js';
import { commentNodesAbove } from './registration-comments.js';
import { stripClasses, type ExpressParts } from './strip-classes.js';
import { exportShape, toEsm } from './to-esm.js';

/** A function that is replaced where it stands. */
export interface Replacement {
  /** The function, or the wrapper call around it. */
  span: SourceSpan;
  function: SourceSpan;
  lowered: LoweredFunction;
}

/** An inline function of a registration that becomes an exported constant of its module. */
export interface Hoist {
  site: SourceSpan;
  name: string;
  lowered: LoweredFunction;
  /** What stands above it in the source. */
  comments?: string;
}

/** What is asked of a module that is rewritten for native routes. */
export interface ModuleEdits {
  replacements: Replacement[];
  hoists: Hoist[];
  /** What start-up code made inside of functions. */
  constants: MadeConstant[];
  /** Statements that stay in another form, for what they do besides registering. */
  statements: { span: SourceSpan; text: string }[];
  /** Exports that other files import. */
  required: Set<string>;
  /** Imports that hoisted code needs. */
  imports: Imports;
  /** Members that other files call, by `file:start` of the function. */
  called: ReadonlySet<string>;
}

/** What the writer needs to know of the rest of the output. */
export interface ModuleEnvironment {
  project: SourceProject;
  layout: Layout;
  /** True for files that are rewritten; all others are carried over. */
  isRewritten(file: string): boolean;
  /** Orders a file of the source, with the names that are taken from it (`*` for all). */
  need(file: string, name: string): void;
  /** A package that the written module imports. */
  notePackage(name: string): void;
  /** Adds the import of a function that was a method of the response. */
  importMethod(key: string, local: string, fromFile: string, imports: Imports): void;
  /** Adds the import of a helper module's export. */
  importHelper(name: string, local: string, fromFile: string, imports: Imports): void;
  /** Spans of registrations and of what makes apps and routers. */
  registrations: readonly SourceSpan[];
  /** Spans of what makes apps and routers. */
  created: readonly SourceSpan[];
  /** Registrations whose comments stand above a route now, as `file:start`. */
  commented: ReadonlySet<string>;
}

/**
 * Writes the native form of a module that held Express: its lowered functions, what they need, and nothing of Express.
 *
 * @returns the text, or null when nothing of the module is needed
 */
export function writeModule(module: SourceModule, edits: ModuleEdits, environment: ModuleEnvironment): string | null {
  const text = new MagicString(module.code);
  const targetFile = environment.layout.pathOf(module.file);
  const { imports } = edits;
  for (const replacement of edits.replacements) {
    replaceFunction(module, replacement, text, edits.called.has(`${module.file}:${replacement.function.start}`));
    importLowered(replacement.lowered, module, targetFile, imports, environment);
  }
  for (const hoist of edits.hoists) importLowered(hoist.lowered, module, targetFile, imports, environment);
  stripClasses(module, expressParts(module, environment), text);
  const gone = removeRegistrations(module, edits, text, environment);
  if (module.format === 'cjs' || module.ast.program.body.some((node) => t.isVariableDeclaration(node))) {
    toEsm(module, text, (specifier, imported) => importStyle(module.file, specifier, imported, environment), gone);
  }
  for (const { name, text: value } of edits.constants) text.append(`\nexport const ${name} = ${value};\n`);
  const required = new Set([...edits.required, ...[...edits.hoists, ...edits.constants].map((one) => one.name)]);
  const header = imports.print(module.language);
  const joined = header ? insertHeader(text.toString(), header) : text.toString();
  const pruned = prune(joined, module.language, expandAll(required, module));
  return pruned && fixSpecifiers(withoutHiddenResponse(pruned, module), module, environment);
}

/** Express's type `Response` may have gone with its import. */
function withoutHiddenResponse(code: string, { language }: SourceModule): string {
  const declares = (name: string) => parse(code, { sourceType: 'module', plugins: [language === 'ts' ? 'typescript' : 'jsx', 'decorators-legacy'], allowUndeclaredExports: true }).program.body.some((node) => bindingsOf(node).some((binding) => binding.name === name));
  return withPlainResponse(code, declares);
}

/** `*` stands for every export. */
function expandAll(required: Set<string>, module: SourceModule): Set<string> {
  if (!required.has('*')) return required;
  const all = new Set([...required, 'default', ...topBindings(module).keys()]);
  for (const node of module.ast.program.body) {
    walk(node, (inner) => {
      if (t.isMemberExpression(inner) && t.isIdentifier(inner.object, { name: 'exports' }) && t.isIdentifier(inner.property)) all.add(inner.property.name);
      if (t.isObjectProperty(inner) && t.isIdentifier(inner.key)) all.add(inner.key.name);
    });
  }
  return all;
}

function replaceFunction(module: SourceModule, replacement: Replacement, text: MagicString, isCalledOutside: boolean): void {
  const { span, lowered } = replacement;
  const code = isCalledOutside ? lowered.code.replace(/^(?:private|protected)\s+/, '') : lowered.code;
  text.overwrite(span.start, span.end, indentBelow(code, indentationAt(module.code, span.start), usesTabs(module)));
  if (isCalledOutside) publishField(module, replacement, text);
  // The declared type (`RequestHandler`) describes the Express signature.
  walk(module.ast.program, (node) => {
    const isHolder = t.isVariableDeclarator(node) || t.isClassProperty(node);
    const value = t.isVariableDeclarator(node) ? node.init : t.isClassProperty(node) ? node.value : null;
    if (!isHolder || value?.start !== replacement.span.start || value.end !== replacement.span.end) return;
    const annotation = t.isVariableDeclarator(node) ? (node.id as t.Identifier).typeAnnotation : (node as t.ClassProperty).typeAnnotation;
    if (annotation) text.remove(annotation.start!, annotation.end!);
  });
  removeFactoryTypes(module, replacement, text);
  removeStaleTags(module, pathTo(module.ast.program, replacement.function), replacement.lowered.code, text);
}

function usesTabs({ code }: SourceModule): boolean {
  return /^\t/m.test(code);
}

/** `private list = async (req, res) => …`: other files call it now. */
function publishField(module: SourceModule, { span }: Replacement, text: MagicString): void {
  walk(module.ast.program, (node) => {
    if (!t.isClassProperty(node) || node.value?.start !== span.start) return;
    const modifier = /\b(?:private|protected)\s+/.exec(module.code.slice(node.start!, node.key.start!));
    if (modifier) text.remove(node.start! + modifier.index, node.start! + modifier.index + modifier[0].length);
  });
}

/** `(role: Role): RequestHandler => (req, res, next) => …`: what a factory returns is another function now. */
function removeFactoryTypes(module: SourceModule, { span }: Replacement, text: MagicString): void {
  const isReplaced = (node: t.Node | null | undefined) => !!node && node.start === span.start && node.end === span.end;
  walk(module.ast.program, (node) => {
    if (!t.isFunction(node) || !node.returnType) return;
    const returns = t.isBlockStatement(node.body) && node.body.body.some((one) => t.isReturnStatement(one) && isReplaced(one.argument));
    if (isReplaced(node.body) || returns) text.remove(node.returnType.start!, node.returnType.end!);
  });
}

function importLowered(lowered: LoweredFunction, module: SourceModule, file: string, imports: Imports, environment: ModuleEnvironment): void {
  for (const name of lowered.nextImports) imports.name('next/server', name);
  if (module.language === 'ts' && /\bNextRequest\b/.test(lowered.code)) imports.name('next/server', 'NextRequest', true);
  for (const { name, local } of lowered.helpers) environment.importHelper(name, local, file, imports);
  for (const { key, local } of lowered.methods) environment.importMethod(key, local, file, imports);
}

/** What of a module is Express's. */
export function expressParts(module: SourceModule, { registrations, created }: Pick<ModuleEnvironment, 'registrations' | 'created'>): ExpressParts {
  const own = (span: SourceSpan) => span.file === module.file;
  return { registrations: registrations.filter(own), created: created.filter(own) };
}

function within(span: { start: number; end: number }, node: t.Node): boolean {
  return node.start! <= span.start && span.end <= node.end!;
}

/**
 * Statements that register go; an inline function of one that is needed stays as a constant.
 *
 * @returns the statements that are gone
 */
function removeRegistrations(module: SourceModule, edits: ModuleEdits, text: MagicString, environment: ModuleEnvironment): Set<t.Node> {
  const gone = new Set<t.Node>();
  const own = environment.registrations.filter((span) => span.file === module.file);
  for (const node of module.ast.program.body) {
    const isDeclaration = t.isDeclaration(node) && !t.isExportDefaultDeclaration(node);
    const other = edits.statements.find(({ span }) => span.start === node.start && span.end === node.end);
    if (other) {
      text.overwrite(node.start!, node.end!, other.text);
      continue;
    }
    const hoists = edits.hoists.filter((hoist) => within(hoist.site, node));
    if (hoists.length === 0 && (isDeclaration || !own.some((span) => within(span, node)))) continue;
    const constants = hoists.map((hoist) => `${hoist.comments ?? ''}export const ${hoist.name} = ${indentBelow(hoist.lowered.code, '', usesTabs(module))};`).join('\n\n');
    if (hoists.length > 0 && (isDeclaration || !own.some((span) => within(span, node)))) {
      // The function or class that registered them may be needed for something else.
      text.appendRight(node.end!, `\n\n${constants}`);
      continue;
    }
    text.overwrite(node.start!, node.end!, constants || ';');
    const moved = environment.commented.has(`${module.file}:${node.start}`) ? commentNodesAbove(node, module.code) : [];
    if (!constants) text.remove(moved[0]?.start ?? node.start!, node.end!);
    gone.add(node);
  }
  return gone;
}

/** How an ES module imports what a CommonJS one required. */
export function importStyle(
  fromFile: string,
  specifier: string,
  imported: Imported,
  environment: Pick<ModuleEnvironment, 'project' | 'isRewritten'>,
): { specifier: string; imported: Imported } {
  if (imported.kind !== 'cjs') return { specifier, imported };
  const resolved = environment.project.resolve(specifier, fromFile);
  if (resolved.kind !== 'file') return { specifier, imported: { kind: 'default' } };
  const module = environment.project.module(resolved.file);
  if (module.format === 'esm') return { specifier, imported: { kind: 'namespace' } };
  const named = environment.isRewritten(resolved.file) && exportShape(module) === 'named';
  return { specifier, imported: { kind: named ? 'namespace' : 'default' } };
}

function insertHeader(code: string, header: string): string {
  const comment = /^(?:#![^\n]*\n)?(?:\s*(?:\/\*[\s\S]*?\*\/|\/\/[^\n]*)\s*\n(?=\s*\n))?/.exec(code)![0];
  const rest = code.slice(comment.length).replace(/^\n+/, '');
  return `${comment}${header}\n${/^import\b/.test(rest) ? '' : '\n'}${rest}`;
}

/** Orders what the written module imports, and respells specifiers that would not be found from its new place. */
function fixSpecifiers(code: string, module: SourceModule, environment: ModuleEnvironment): string {
  const text = new MagicString(code);
  const ast = parse(code, {
    sourceType: 'module',
    allowUndeclaredExports: true,
    plugins: [module.language === 'ts' ? 'typescript' : 'jsx', 'decorators-legacy', 'importAttributes'],
  });
  walk(ast.program, (node) => {
    for (const other of openLoad(node, module)?.candidates ?? []) environment.need(relativePath(`${environment.project.root}/_`, other), '*');
    const source = sourceOf(node);
    if (!source) return;
    const resolved = environment.project.resolve(source.value, module.file);
    if (resolved.kind === 'package') environment.notePackage(resolved.name);
    if (resolved.kind !== 'file' && resolved.kind !== 'json') return;
    for (const name of importedNames(node)) environment.need(resolved.file, name);
    const specifier = respell(source.value, module.file, resolved.file, environment.layout);
    if (specifier !== source.value) text.overwrite(source.start! + 1, source.end! - 1, specifier);
  });
  return text.toString();
}

/** The string that names a module in an import, an export or a `require`. */
export function sourceOf(node: t.Node): t.StringLiteral | null {
  if (t.isImportDeclaration(node) || t.isExportAllDeclaration(node)) return node.source;
  if (t.isExportNamedDeclaration(node)) return node.source ?? null;
  if (t.isTSExternalModuleReference(node)) return node.expression;
  if (t.isTSImportType(node)) return node.argument;
  if (!t.isCallExpression(node)) return null;
  const [argument] = node.arguments;
  const isLoad = t.isImport(node.callee) || t.isIdentifier(node.callee, { name: 'require' });
  return isLoad && t.isStringLiteral(argument) ? argument : null;
}

/** Names that an import takes; `*` where it takes all or nothing can be said. */
export function importedNames(node: t.Node): string[] {
  if (!t.isImportDeclaration(node)) return ['*'];
  return node.specifiers.map((specifier) => {
    if (t.isImportNamespaceSpecifier(specifier)) return '*';
    if (t.isImportDefaultSpecifier(specifier)) return 'default';
    return t.isIdentifier(specifier.imported) ? specifier.imported.name : specifier.imported.value;
  });
}

const relativePath = (from: string, to: string) => path.posix.relative(path.posix.dirname(from), to);

/** Relative specifiers stay, since the tree keeps its shape; aliases and `.js` for `.ts` do not resolve in the target. */
export function respell(specifier: string, fromFile: string, toFile: string, layout: Layout): string {
  const from = layout.pathOf(fromFile);
  const to = layout.pathOf(toFile);
  const extension = /\.[mc]?[jt]sx?$/.exec(specifier)?.[0];
  const stays = specifier.startsWith('.') && relativePath(from, to) === relativePath(fromFile, toFile);
  if (!stays) return toFile.endsWith('.json') ? `${layout.specifier(from, to)}` : layout.specifier(from, to);
  return extension && !toFile.endsWith(extension) ? specifier.slice(0, -extension.length) : specifier;
}
