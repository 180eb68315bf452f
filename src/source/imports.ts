import * as t from '@babel/types';
import type { SourceSpan } from '../model.js';
import type { SourceModule, SourceProject } from './project.js';
import { spanOf } from './span.js';

/** A name that a module gets from another one, by `import` or `require`. */
export interface ImportBinding {
  local: string;
  /** Name of the export; `default`, or `*` for the whole module (also what `require()` gives). */
  imported: string;
  source: string;
  /** `import type`. */
  typeOnly: boolean;
  via: 'import' | 'require';
  /** The declaring statement. */
  span: SourceSpan;
}

/** A name that a module gives to others. */
export interface ExportBinding {
  /** `default`; `*` for `export * from`; `=` for `module.exports = …` and `export =`. */
  exported: string;
  /** The exported variable, where the export names one. */
  local?: string;
  /** Set on re-exports: the other module, and the name there. */
  source?: string;
  imported?: string;
  typeOnly: boolean;
  /** The exported expression or declaration. */
  span: SourceSpan;
}

export type DeclarationKind =
  'import' | 'require' | 'const' | 'let' | 'var' | 'function' | 'class' | 'enum' | 'namespace' | 'type';

/** A top-level binding of a module. */
export interface Declaration {
  name: string;
  kind: DeclarationKind;
  /** The declaring statement. */
  span: SourceSpan;
  /** Its initialiser, for variables that have one. */
  init?: SourceSpan;
}

/** Everything that a module declares at its top level, takes and gives. */
export interface ModuleBindings {
  declarations: Map<string, Declaration>;
  imports: ImportBinding[];
  exports: ExportBinding[];
  /** Specifiers of run-time imports anywhere at the top level, in order, without repetition. */
  specifiers: string[];
}

const cache = new WeakMap<SourceModule, ModuleBindings>();

/** The bindings of a module; computed once. */
export function bindings(module: SourceModule): ModuleBindings {
  let found = cache.get(module);
  if (!found) cache.set(module, (found = new Collector(module).collect()));
  return found;
}

class Collector {
  private readonly found: ModuleBindings = { declarations: new Map(), imports: [], exports: [], specifiers: [] };

  constructor(private readonly module: SourceModule) {}

  collect(): ModuleBindings {
    for (const node of this.module.ast.program.body) this.statement(node);
    return this.found;
  }

  private span(node: t.Node): SourceSpan {
    return spanOf(this.module.file, node);
  }

  private specifier(source: string): void {
    if (!this.found.specifiers.includes(source)) this.found.specifiers.push(source);
  }

  private declare(name: string, kind: DeclarationKind, node: t.Node, init?: t.Node | null): void {
    this.found.declarations.set(name, { name, kind, span: this.span(node), ...(init && { init: this.span(init) }) });
  }

  private statement(node: t.Statement, outer: t.Statement = node): void {
    switch (node.type) {
      case 'ImportDeclaration':
        return this.importDeclaration(node);
      case 'TSImportEqualsDeclaration':
        return this.importEquals(node);
      case 'ExportNamedDeclaration':
        return this.exportNamed(node);
      case 'ExportDefaultDeclaration':
        return this.exportDefault(node);
      case 'ExportAllDeclaration':
        this.specifier(node.source.value);
        this.found.exports.push({
          exported: '*',
          source: node.source.value,
          imported: '*',
          typeOnly: node.exportKind === 'type',
          span: this.span(node),
        });
        return;
      case 'TSExportAssignment':
        return this.give('=', node.expression);
      case 'VariableDeclaration':
        for (const declaration of node.declarations) this.variable(node, declaration, outer);
        return;
      case 'ExpressionStatement':
        return this.expression(node.expression);
      default:
        this.otherDeclaration(node, outer);
    }
  }

  private otherDeclaration(node: t.Statement, outer: t.Statement): void {
    const kinds: Partial<Record<t.Statement['type'], DeclarationKind>> = {
      FunctionDeclaration: 'function',
      ClassDeclaration: 'class',
      TSEnumDeclaration: 'enum',
      TSModuleDeclaration: 'namespace',
      TSInterfaceDeclaration: 'type',
      TSTypeAliasDeclaration: 'type',
      TSDeclareFunction: 'type',
    };
    const kind = kinds[node.type];
    const id = 'id' in node ? node.id : null;
    if (kind && t.isIdentifier(id) && !(kind === 'type' && this.found.declarations.has(id.name)))
      this.declare(id.name, kind, outer);
  }

  private importDeclaration(node: t.ImportDeclaration): void {
    const source = node.source.value;
    const whole = node.importKind === 'type' || node.importKind === 'typeof';
    if (!whole) this.specifier(source);
    for (const specifier of node.specifiers) {
      const own = specifier.type === 'ImportSpecifier' ? specifier.importKind : null;
      const imported =
        specifier.type === 'ImportSpecifier'
          ? nameOf(specifier.imported)
          : specifier.type === 'ImportDefaultSpecifier'
            ? 'default'
            : '*';
      const typeOnly = whole || own === 'type' || own === 'typeof';
      this.found.imports.push({
        local: specifier.local.name,
        imported,
        source,
        typeOnly,
        via: 'import',
        span: this.span(node),
      });
      this.declare(specifier.local.name, 'import', node);
    }
  }

  private importEquals(node: t.TSImportEqualsDeclaration): void {
    if (node.moduleReference.type !== 'TSExternalModuleReference') return this.declare(node.id.name, 'const', node);
    const source = node.moduleReference.expression.value;
    this.specifier(source);
    this.declare(node.id.name, 'import', node);
    const typeOnly = node.importKind === 'type';
    this.found.imports.push({
      local: node.id.name,
      imported: '*',
      source,
      typeOnly,
      via: 'require',
      span: this.span(node),
    });
  }

  private exportNamed(node: t.ExportNamedDeclaration): void {
    const typeOnly = node.exportKind === 'type';
    if (node.source && !typeOnly) this.specifier(node.source.value);
    for (const specifier of node.specifiers) {
      const exported = nameOf(specifier.exported);
      const local = specifier.type === 'ExportSpecifier' ? nameOf(specifier.local) : '*';
      const origin = node.source ? { source: node.source.value, imported: local } : { local };
      const own = specifier.type === 'ExportSpecifier' && specifier.exportKind === 'type';
      this.found.exports.push({ exported, ...origin, typeOnly: typeOnly || own, span: this.span(specifier) });
    }
    if (!node.declaration) return;
    this.statement(node.declaration, node);
    const isType = /^TS(Interface|TypeAlias)/.test(node.declaration.type);
    for (const name of Object.keys(t.getBindingIdentifiers(node.declaration, false, true))) {
      this.found.exports.push({ exported: name, local: name, typeOnly: isType, span: this.span(node.declaration) });
    }
    if (isType && 'id' in node.declaration && t.isIdentifier(node.declaration.id)) {
      this.found.exports.push({
        exported: node.declaration.id.name,
        local: node.declaration.id.name,
        typeOnly: true,
        span: this.span(node),
      });
    }
  }

  private exportDefault(node: t.ExportDefaultDeclaration): void {
    const { declaration } = node;
    if (t.isFunctionDeclaration(declaration) || t.isClassDeclaration(declaration)) this.statement(declaration, node);
    this.give('default', declaration);
  }

  private give(exported: string, value: t.Node): void {
    const named = t.isIdentifier(value)
      ? value
      : t.isFunctionDeclaration(value) || t.isClassDeclaration(value)
        ? value.id
        : null;
    this.found.exports.push({ exported, ...(named && { local: named.name }), typeOnly: false, span: this.span(value) });
  }

  private variable(node: t.VariableDeclaration, declaration: t.VariableDeclarator, outer: t.Statement): void {
    const required = declaration.init && requireOf(declaration.init);
    const kind = required ? 'require' : node.kind === 'let' || node.kind === 'var' ? node.kind : 'const';
    for (const name of Object.keys(t.getBindingIdentifiers(declaration.id)))
      this.declare(name, kind, outer, declaration.init);
    if (declaration.init) this.assignedExport(declaration.init);
    if (!required) return;
    this.specifier(required.source);
    for (const { local, imported } of requiredNames(declaration.id, required.member)) {
      this.found.imports.push({
        local,
        imported,
        source: required.source,
        typeOnly: false,
        via: 'require',
        span: this.span(outer),
      });
    }
  }

  private expression(node: t.Expression): void {
    const required = requireOf(node);
    if (required) this.specifier(required.source);
    this.assignedExport(node);
  }

  /** `module.exports = …`, `exports.x = …`, `module.exports.x = …`, also in a chain of assignments. */
  private assignedExport(node: t.Node): void {
    if (!t.isAssignmentExpression(node, { operator: '=' })) return;
    const value = lastValue(node);
    const target = exportTarget(node.left);
    if (target === '=' && t.isObjectExpression(value)) this.exportedObject(value);
    if (target !== null) this.give(target, value);
    const required = requireOf(value);
    if (required && target !== null) this.specifier(required.source);
    this.assignedExport(node.right);
  }

  private exportedObject(value: t.ObjectExpression): void {
    for (const property of value.properties) {
      if (property.type === 'SpreadElement' || property.computed) continue;
      const name = t.isIdentifier(property.key)
        ? property.key.name
        : t.isStringLiteral(property.key)
          ? property.key.value
          : null;
      if (name === null) continue;
      const required = property.type === 'ObjectProperty' ? requireOf(property.value) : null;
      if (required) this.specifier(required.source);
      this.give(name, property.type === 'ObjectProperty' ? property.value : property);
    }
  }
}

function nameOf(node: t.Identifier | t.StringLiteral): string {
  return t.isIdentifier(node) ? node.name : node.value;
}

function lastValue(node: t.AssignmentExpression): t.Expression {
  return t.isAssignmentExpression(node.right, { operator: '=' }) ? lastValue(node.right) : node.right;
}

function isModuleExports(node: t.Node): boolean {
  return (
    t.isMemberExpression(node) &&
    t.isIdentifier(node.object, { name: 'module' }) &&
    t.isIdentifier(node.property, { name: 'exports' })
  );
}

/** The export that an assignment target stands for: `=` for all of `module.exports`; null for anything else. */
function exportTarget(node: t.Node): string | null {
  if (isModuleExports(node)) return '=';
  if (
    !t.isMemberExpression(node) ||
    !(isModuleExports(node.object) || t.isIdentifier(node.object, { name: 'exports' }))
  )
    return null;
  if (!node.computed && t.isIdentifier(node.property)) return node.property.name;
  return t.isStringLiteral(node.property) ? node.property.value : null;
}

/** `require('source')` or `require('source').member`. */
function requireOf(node: t.Node): { source: string; member: string | null } | null {
  const inner = t.isTSAsExpression(node) || t.isTSNonNullExpression(node) ? node.expression : node;
  if (t.isMemberExpression(inner) && !inner.computed && t.isIdentifier(inner.property)) {
    const required = requireOf(inner.object);
    return required && required.member === null ? { ...required, member: inner.property.name } : null;
  }
  if (!t.isCallExpression(inner) || !t.isIdentifier(inner.callee, { name: 'require' })) return null;
  const [source] = inner.arguments;
  return t.isStringLiteral(source) ? { source: source.value, member: null } : null;
}

function requiredNames(pattern: t.Node, member: string | null): { local: string; imported: string }[] {
  if (t.isIdentifier(pattern)) return [{ local: pattern.name, imported: member ?? '*' }];
  if (!t.isObjectPattern(pattern) || member !== null) return [];
  return pattern.properties.flatMap((property) => {
    if (property.type === 'RestElement' || property.computed || !t.isIdentifier(property.key)) return [];
    const value = t.isAssignmentPattern(property.value) ? property.value.left : property.value;
    return t.isIdentifier(value) ? [{ local: value.name, imported: property.key.name }] : [];
  });
}

/** Files that a module loads when it is loaded, relative to the root, in order; type imports left out. */
export function importedFiles(project: SourceProject, module: SourceModule): string[] {
  const resolved = bindings(module).specifiers.map((specifier) => project.resolve(specifier, module.file));
  return resolved.flatMap((resolution) => (resolution.kind === 'file' ? [resolution.file] : []));
}
