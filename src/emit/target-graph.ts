import { builtinModules } from 'node:module';
import path from 'node:path';
import { parse } from '@babel/parser';
import * as t from '@babel/types';
import { EDGE_PROCESS_MEMBERS, NODE_GLOBALS } from '../../rules/runtime/builtins.js';
import { walk } from '../lower/templates.js';
import type { TargetFile } from '../model.js';
import { packageName } from '../source/resolve.js';
import { sourceOf } from './module-writer.js';

/** What one import of an emitted file leads to. */
export interface TargetImport {
  to: { kind: 'file'; path: string } | { kind: 'builtin'; name: string } | { kind: 'package'; name: string };
  /** Local names that it gives to the file, or the names under which the file exports it. */
  names: string[];
}

/** An emitted file as the runtime analysis sees it. */
export interface TargetNode {
  imports: TargetImport[];
  /** A global of Node that the file uses, such as `__dirname` or `process.hrtime`. */
  nodeGlobal: string | null;
  /** Names of the imports that each exported method of a route file uses. */
  methods: Map<string, Set<string>>;
}

const EXTENSIONS = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '/index.ts', '/index.tsx', '/index.js', '/index.jsx', '/index.mjs'];
const BUILTINS = new Set(builtinModules);

/** The import graph of the files that were made. Nodes are parsed when they are asked for. */
export class TargetGraph {
  private readonly files: ReadonlyMap<string, TargetFile>;
  private readonly nodes = new Map<string, TargetNode>();

  /** @param alias import prefix of the target and the folder that it stands for */
  constructor(
    files: readonly TargetFile[],
    private readonly alias: { prefix: string; folder: string } | null,
  ) {
    this.files = new Map(files.map((file) => [file.path, file]));
  }

  node(file: string): TargetNode {
    let found = this.nodes.get(file);
    if (!found) {
      found = this.read(file);
      this.nodes.set(file, found);
    }
    return found;
  }

  /**
   * All files that are loaded when `starts` are, each with the file that leads there first.
   *
   * @returns the file that imports it (null for a start) by file, in order of distance
   */
  reach(starts: readonly string[]): Map<string, string | null> {
    const from = new Map<string, string | null>(starts.map((file) => [file, null]));
    for (const [file] of from) {
      for (const { to } of this.node(file).imports) if (to.kind === 'file' && !from.has(to.path)) from.set(to.path, file);
    }
    return from;
  }

  private read(file: string): TargetNode {
    const content = this.files.get(file)?.content;
    const node: TargetNode = { imports: [], nodeGlobal: null, methods: new Map() };
    if (content === undefined || !/\.[mc]?[jt]sx?$/.test(file)) return node;
    const isTypeScript = /\.[mc]?tsx?$/.test(file);
    const ast = parse(String(content), {
      sourceType: 'unambiguous',
      allowReturnOutsideFunction: true,
      allowUndeclaredExports: true,
      allowAwaitOutsideFunction: true,
      plugins: [isTypeScript ? 'typescript' : 'jsx', 'decorators-legacy', 'importAttributes'],
    });
    walk(ast.program, (inner, parent) => {
      const source = sourceOf(inner);
      if (source && !isTypeOnly(inner)) {
        const to = this.resolve(source.value, file);
        if (to) node.imports.push({ to, names: localNames(inner, parent) });
      }
      node.nodeGlobal ??= nodeGlobal(inner, parent);
    });
    for (const statement of ast.program.body) readMethods(statement, node.methods);
    return node;
  }

  private resolve(specifier: string, fromFile: string): TargetImport['to'] | null {
    if (specifier.startsWith('node:')) return { kind: 'builtin', name: specifier.slice('node:'.length) };
    const alias = this.alias && specifier.startsWith(this.alias.prefix) ? this.alias : null;
    if (specifier.startsWith('.') || alias) {
      const base = alias ? alias.folder + specifier.slice(alias.prefix.length) : path.posix.join(path.posix.dirname(fromFile), specifier);
      const extension = EXTENSIONS.find((one) => this.files.has(base + one));
      return extension === undefined ? null : { kind: 'file', path: base + extension };
    }
    if (BUILTINS.has(specifier)) return { kind: 'builtin', name: specifier };
    return { kind: 'package', name: packageName(specifier) };
  }
}

function isTypeOnly(node: t.Node): boolean {
  if (t.isImportDeclaration(node)) {
    const all = node.specifiers.length > 0 && node.specifiers.every((one) => t.isImportSpecifier(one) && one.importKind === 'type');
    return node.importKind === 'type' || all;
  }
  return (t.isExportNamedDeclaration(node) || t.isExportAllDeclaration(node)) && node.exportKind === 'type';
}

function localNames(node: t.Node, parent: t.Node | null): string[] {
  if (t.isImportDeclaration(node)) return node.specifiers.map((one) => one.local.name);
  // What is handed on counts for the methods under whose names it goes.
  if (t.isExportNamedDeclaration(node)) return node.specifiers.map((one) => (t.isIdentifier(one.exported) ? one.exported.name : one.exported.value));
  return t.isVariableDeclarator(parent) ? Object.keys(t.getBindingIdentifiers(parent.id as t.LVal)) : [];
}

function nodeGlobal(node: t.Node, parent: t.Node | null): string | null {
  if (t.isMemberExpression(node) && !node.computed && t.isIdentifier(node.object, { name: 'process' }) && t.isIdentifier(node.property)) {
    return EDGE_PROCESS_MEMBERS.has(node.property.name) ? null : `process.${node.property.name}`;
  }
  if (!t.isIdentifier(node) || !NODE_GLOBALS.has(node.name)) return null;
  const isKey = (t.isMemberExpression(parent) && parent.property === node && !parent.computed) || (t.isObjectProperty(parent) && parent.key === node);
  return isKey ? null : node.name;
}

function readMethods(statement: t.Statement, methods: TargetNode['methods']): void {
  if (!t.isExportNamedDeclaration(statement)) return;
  const used = new Set<string>();
  walk(statement, (node) => {
    if (t.isIdentifier(node)) used.add(node.name);
  });
  const names = statement.declaration ? Object.keys(t.getBindingIdentifiers(statement.declaration, false, true)) : [];
  for (const name of names) methods.set(name, used);
}
