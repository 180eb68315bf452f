import * as t from '@babel/types';
import { topBindings } from '../emit/bindings.js';
import { isUse } from '../lower/ast.js';
import { walk } from '../lower/templates.js';
import type { AppModel } from '../model.js';
import type { SourceModule, SourceProject } from '../source/project.js';

/** The top-level names of modules that stand for Express, an app, a router, a server, or something made of one. */
export class ExpressNames {
  private readonly known = new Map<string, Set<string>>();

  /** @param holdsExpress whether a file creates or registers anything of Express */
  constructor(
    private readonly project: SourceProject,
    private readonly model: AppModel,
    private readonly holdsExpress: (file: string) => boolean,
  ) {}

  of(file: string): ReadonlySet<string> {
    const known = this.known.get(file);
    if (known) return known;
    const names = new Set<string>();
    this.known.set(file, names);
    const module = this.project.module(file);
    for (const binding of topBindings(module).values()) {
      if (binding.kind === 'import' && this.isImported(binding.specifier, file, binding.imported))
        names.add(binding.name);
    }
    for (let size = -1; size !== names.size;) {
      size = names.size;
      this.addValues(module, names);
    }
    return names;
  }

  /** Whether code mentions a name of Express; what functions in it do counts too. */
  mentions(node: t.Node, file: string): boolean {
    return mentions(node, this.of(file));
  }

  private isImported(specifier: string, file: string, imported: { kind: string; name?: string }): boolean {
    const resolved = this.project.resolve(specifier, file);
    if (resolved.kind === 'package') return resolved.name === 'express';
    if (resolved.kind !== 'file' || !this.holdsExpress(resolved.file)) return false;
    const other = this.project.module(resolved.file);
    if (imported.kind === 'name' && this.of(resolved.file).has(imported.name!)) return true;
    return imported.kind === 'name'
      ? false
      : exportedValues(other).some((value) => this.isExpress(value, resolved.file, this.of(resolved.file)));
  }

  private addValues(module: SourceModule, names: Set<string>): void {
    walk(module.ast.program, (node, parent) => {
      if (
        t.isVariableDeclarator(node) &&
        node.init &&
        !t.isFunction(node.init) &&
        this.isExpress(node.init, module.file, names)
      ) {
        for (const name of Object.keys(t.getBindingIdentifiers(node.id as t.LVal)))
          if (topBindings(module).has(name)) names.add(name);
      }
      if (
        t.isAssignmentExpression(node) &&
        t.isIdentifier(node.left) &&
        topBindings(module).has(node.left.name) &&
        this.isExpress(node.right, module.file, names)
      )
        names.add(node.left.name);
      if (
        (t.isFunctionDeclaration(node) || t.isClassDeclaration(node)) &&
        node.id &&
        !t.isFunction(parent) &&
        this.creates(node, module.file)
      )
        names.add(node.id.name);
      return true;
    });
  }

  /** Whether the value of an expression is, or holds, something of Express: what it calls later does not count. */
  private isExpress(node: t.Node, file: string, names: ReadonlySet<string>): boolean {
    if (this.creates(node, file) || isServerOf(node, names)) return true;
    let found = false;
    walk(node, (inner, parent) => {
      if (t.isFunction(inner)) return false;
      if (isUse(inner, parent) && names.has(inner.name)) found = true;
      return !found;
    });
    return found;
  }

  private creates(node: t.Node, file: string): boolean {
    return Object.values(this.model.routers).some(
      ({ created }) => created.file === file && node.start! <= created.start && created.end <= node.end!,
    );
  }
}

/** `http.createServer()`, which is given its app later, and `http.createServer(app)`. */
export function isServerOf(node: t.Node | null | undefined, names: ReadonlySet<string>): boolean {
  if (!t.isCallExpression(node)) return false;
  const { callee } = node;
  const name = t.isMemberExpression(callee) ? callee.property : callee;
  const isOfApp = node.arguments.length === 0 || node.arguments.some((one) => t.isIdentifier(one) && names.has(one.name));
  return t.isIdentifier(name, { name: 'createServer' }) && isOfApp;
}

/** Whether code uses one of some names. */
export function mentions(node: t.Node, names: ReadonlySet<string>): boolean {
  let found = false;
  walk(node, (inner, parent) => {
    if (isUse(inner, parent) && names.has(inner.name)) found = true;
    return !found;
  });
  return found;
}

/** What a module exports as a whole. */
function exportedValues(module: SourceModule): t.Node[] {
  return module.ast.program.body.flatMap((node): t.Node[] => {
    if (t.isExportDefaultDeclaration(node)) return [node.declaration];
    if (
      t.isExpressionStatement(node) &&
      t.isAssignmentExpression(node.expression) &&
      /^(?:module\.)?exports/.test(module.code.slice(node.expression.left.start!, node.expression.left.end!))
    )
      return [node.expression.right];
    return t.isTSExportAssignment(node) ? [node.expression] : [];
  });
}
