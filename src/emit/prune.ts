import { parse, type ParserPlugin } from '@babel/parser';
import * as t from '@babel/types';
import MagicString from 'magic-string';
import { walk } from '../lower/templates.js';
import { bindingsOf } from './bindings.js';

interface Item {
  node: t.Statement;
  declares: string[];
  uses: Set<string>;
  live: boolean;
}

/**
 * Removes what the rewritten module no longer needs: everything that the required exports do not reach. A statement that
 * only acts (`books.push(…)`) stays where it acts on something that stays.
 *
 * @param code an ES module
 * @param required exported names that others import; `default` for the default export
 * @returns the pruned code, and null when nothing is left but imports
 */
export function prune(code: string, language: 'js' | 'ts', required: ReadonlySet<string>): string | null {
  const items = parseModule(code, language).map(itemOf);
  markLive(items, required);
  if (!items.some((item) => item.live && !t.isImportDeclaration(item.node))) return null;
  const edits = new MagicString(code);
  const used = new Set(items.filter((item) => item.live && !t.isImportDeclaration(item.node)).flatMap((item) => [...item.uses]));
  const listed = new Set(items.filter((item) => item.live).flatMap((item) => exportsOf(item.node).map((one) => one.exported)));
  for (const item of items) {
    if (t.isImportDeclaration(item.node)) pruneImport(item.node, used, edits);
    else if (!item.live) removeStatement(item.node, edits, code);
    else exportWhatIsRequired(item, required, listed, edits);
  }
  return tidy(edits.toString());
}

/** Takes out imports that the code no longer uses. */
export function withoutUnusedImports(code: string, language: 'js' | 'ts'): string {
  const items = parseModule(code, language).map(itemOf);
  const edits = new MagicString(code);
  const used = new Set(items.filter(({ node }) => !t.isImportDeclaration(node)).flatMap(({ uses }) => [...uses]));
  for (const { node } of items) if (t.isImportDeclaration(node)) pruneImport(node, used, edits);
  return tidy(edits.toString());
}

function parseModule(code: string, language: 'js' | 'ts'): t.Statement[] {
  const plugins: ParserPlugin[] = [language === 'ts' ? 'typescript' : 'jsx', 'decorators-legacy', 'importAttributes'];
  return parse(code, { sourceType: 'module', allowUndeclaredExports: true, plugins }).program.body;
}

function itemOf(node: t.Statement): Item {
  const uses = new Set<string>();
  walk(node, (inner, parent) => {
    const isKey =
      (t.isMemberExpression(parent) && parent.property === inner && !parent.computed) ||
      (t.isObjectProperty(parent) && parent.key === inner && !parent.computed && !parent.shorthand);
    const isMember = t.isTSQualifiedName(parent) && parent.right === inner;
    if ((t.isIdentifier(inner) || t.isJSXIdentifier(inner)) && !isKey && !isMember) uses.add(inner.name);
  });
  return { node, declares: bindingsOf(node).map((binding) => binding.name), uses, live: false };
}

/** Names under which a statement exports, `default` included. */
function exportsOf(node: t.Statement): { exported: string; local: string | null }[] {
  if (t.isExportDefaultDeclaration(node)) return [{ exported: 'default', local: null }];
  if (!t.isExportNamedDeclaration(node)) return [];
  if (node.declaration) return bindingsOf(node).map(({ name }) => ({ exported: name, local: name }));
  return node.specifiers.flatMap((specifier) => {
    if (!t.isExportSpecifier(specifier)) return [];
    const exported = t.isIdentifier(specifier.exported) ? specifier.exported.name : specifier.exported.value;
    return [{ exported, local: specifier.local.name }];
  });
}

function markLive(items: Item[], required: ReadonlySet<string>): void {
  const declaring = new Map(items.flatMap((item) => item.declares.map((name) => [name, item] as const)));
  const pending: Item[] = [];
  const mark = (item: Item | undefined) => {
    if (!item || item.live) return;
    item.live = true;
    pending.push(item);
  };
  for (const item of items) if (exportsOf(item.node).some(({ exported }) => required.has(exported))) mark(item);
  for (const name of required) mark(declaring.get(name));
  for (;;) {
    for (let item = pending.pop(); item; item = pending.pop()) for (const name of item.uses) mark(declaring.get(name));
    const acting = items.find((item) => !item.live && actsOnLive(item, declaring));
    if (!acting) return;
    mark(acting);
  }
}

/** `books.push(first)`, `schema.pre('save', …)`: acts on a declaration of this module that stays. */
function actsOnLive(item: Item, declaring: ReadonlyMap<string, Item>): boolean {
  if (!t.isExpressionStatement(item.node) && !t.isForStatement(item.node) && !t.isForOfStatement(item.node) && !t.isIfStatement(item.node)) {
    return false;
  }
  return [...item.uses].some((name) => {
    const holder = declaring.get(name);
    if (!holder?.live || t.isImportDeclaration(holder.node)) return false;
    return !t.isFunctionDeclaration(holder.node) || extendsValue(item.node, name);
  });
}

/** `requireAuth.SECRET = …`. */
function extendsValue(node: t.Statement, name: string): boolean {
  const target = t.isExpressionStatement(node) && t.isAssignmentExpression(node.expression) ? node.expression.left : null;
  return t.isMemberExpression(target) && t.isIdentifier(target.object, { name });
}

function pruneImport(node: t.ImportDeclaration, used: ReadonlySet<string>, edits: MagicString): void {
  if (node.specifiers.length === 0) return;
  const kept = node.specifiers.filter((specifier) => used.has(specifier.local.name));
  if (kept.length === node.specifiers.length) return;
  if (kept.length === 0) return void removeStatement(node, edits, edits.original);
  const first = kept.filter((specifier) => !t.isImportSpecifier(specifier)).map((one) => edits.original.slice(one.start!, one.end!));
  const named = kept.filter((specifier) => t.isImportSpecifier(specifier)).map((one) => edits.original.slice(one.start!, one.end!));
  const parts = [...first, ...(named.length ? [`{ ${named.join(', ')} }`] : [])];
  const kind = node.importKind === 'type' ? 'type ' : '';
  edits.overwrite(node.start!, node.source.start!, `import ${kind}${parts.join(', ')} from `);
}

/** Removes a statement with the comments that stand right above it. */
function removeStatement(node: t.Statement, edits: MagicString, code: string): void {
  const own = (node.leadingComments ?? []).filter((comment) => !/\n\s*\n\s*$/.test(code.slice(comment.end!, node.start!)));
  const start = own.length ? Math.min(...own.map((comment) => comment.start!)) : node.start!;
  const line = /^[^\S\n]*(?:\/\/[^\n]*)?\n?/.exec(code.slice(node.end!))![0];
  edits.remove(start, node.end! + line.length);
}

function exportWhatIsRequired(item: Item, required: ReadonlySet<string>, listed: ReadonlySet<string>, edits: MagicString): void {
  const { node } = item;
  if (t.isExportNamedDeclaration(node) && !node.declaration && !node.source) {
    const kept = node.specifiers.filter((one) => t.isExportSpecifier(one) && exportsOf(node).some(({ exported }) => required.has(exported)));
    if (kept.length === 0) edits.remove(node.start!, node.end!);
    return;
  }
  const missing = item.declares.filter((name) => required.has(name) && !listed.has(name));
  const isDeclaration = t.isDeclaration(node) && !t.isExportNamedDeclaration(node) && !t.isExportDefaultDeclaration(node);
  if (missing.length > 0 && isDeclaration && !t.isImportDeclaration(node)) edits.appendLeft(node.start!, 'export ');
}

function tidy(code: string): string {
  return `${code.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
