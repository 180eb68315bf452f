import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { topBindings } from '../emit/bindings.js';
import { programPath } from '../lower/ast.js';
import { walk } from '../lower/templates.js';
import type { SourceModule, SourceProject } from '../source/project.js';

/** A module-level variable that code changes while it answers requests, so that it holds what earlier requests left. */
export interface StateVariable {
  file: string;
  name: string;
  /** Offset of its declaration. */
  start: number;
  line: number;
  column: number;
}

const MUTATORS = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'set', 'add', 'delete', 'clear']);
const COLLECTIONS = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array']);
const ARRAY_MAKERS = new Set(['map', 'filter', 'slice', 'concat', 'flatMap', 'from']);
const FUNCTION = (path: NodePath): boolean => path.isFunction();

/**
 * The state that modules keep: variables at their top that functions change (reassigned, written into, pushed to, or
 * holding an instance of a class whose methods change it), and which code changes which. A value that is only made at its
 * first use (`x ??= make()`) is none.
 */
export class StateGraph {
  private readonly byFile: ReadonlyMap<string, ModuleFacts>;

  constructor(project: SourceProject, files: readonly string[]) {
    const modules = files.filter((file) => !file.endsWith('.json')).map((file) => new ModuleFacts(project, project.module(file)));
    this.byFile = new Map(modules.map((facts) => [facts.file, facts]));
  }

  /** All state variables, by file and place. */
  variables(): StateVariable[] {
    const found = new Map<string, StateVariable>();
    const add = (file: string, name: string) => {
      const variable = this.byFile.get(file)?.variable(name);
      if (variable) found.set(`${file} ${name}`, variable);
    };
    for (const facts of this.byFile.values()) {
      for (const change of facts.changes) {
        const home = this.homeOf(facts, change);
        if (home) add(home.file, home.name);
      }
      for (const { name } of facts.made) if (this.isMadeToChange(facts, name)) add(facts.file, name);
    }
    return [...found.values()].sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));
  }

  /**
   * The files whose state code may change when it runs, and all files whose code it may run, with the declarations.
   *
   * @param node statement of the module `file`
   */
  effectsOf(file: string, node: t.Node): { changed: Set<string>; used: Set<string>; code: { file: string; node: t.Node }[] } {
    const changed = new Set<string>();
    const used = new Set<string>();
    const code: { file: string; node: t.Node }[] = [];
    const seen = new Set<string>();
    const visit = (facts: ModuleFacts, nodes: readonly t.Node[]): void => {
      for (const change of nodes.flatMap((one) => changesIn(one))) {
        const home = this.homeOf(facts, change);
        if (home) changed.add(home.file);
      }
      for (const { name, member } of nodes.flatMap((one) => namesIn(one))) {
        const home = facts.homeOf(name, member, this.byFile);
        const other = home && this.byFile.get(home.file);
        if (!home || !other || seen.has(`${home.file} ${home.name}`)) continue;
        seen.add(`${home.file} ${home.name}`);
        used.add(home.file);
        if (this.isMadeToChange(other, home.name)) changed.add(home.file);
        const declarations = other.declarations(home.name);
        code.push(...declarations.map((one) => ({ file: home.file, node: one })));
        visit(other, declarations);
      }
    };
    const start = this.byFile.get(file);
    if (start) visit(start, [node]);
    return { changed, used, code };
  }

  /** The statements, in whatever module, that give a name of a module its value. */
  declarationsOf(file: string, name: string): t.Statement[] {
    const home = this.byFile.get(file)?.homeOf(name, null, this.byFile);
    return home ? (this.byFile.get(home.file)?.declarations(home.name) ?? []) : [];
  }

  private homeOf(facts: ModuleFacts, change: Change): { file: string; name: string } | null {
    const home = facts.homeOf(change.name, change.member, this.byFile);
    return home && (change.kind === 'write' || this.byFile.get(home.file)?.holdsCollection(home.name, change.member)) ? home : null;
  }

  /** Whether a variable holds what a class or function made that keeps changing it. */
  private isMadeToChange(facts: ModuleFacts, name: string): boolean {
    return facts.made.some((one) => {
      const home = one.name === name ? facts.homeOf(one.made, null, this.byFile) : null;
      return !!home && !!this.byFile.get(home.file)?.makesState.has(home.name);
    });
  }
}

/** The state of modules, as {@link StateGraph.variables} gives it. */
export function moduleState(project: SourceProject, files: readonly string[]): StateVariable[] {
  return new StateGraph(project, files).variables();
}

/** Names that code uses, each with the member that it takes from it. */
function namesIn(node: t.Node): { name: string; member: string | null }[] {
  const found: { name: string; member: string | null }[] = [];
  walk(node, (inner, parent) => {
    if (!t.isIdentifier(inner)) return;
    const isMember = t.isMemberExpression(parent);
    if (isMember && parent.property === inner && !parent.computed) return;
    if (t.isObjectProperty(parent) && parent.key === inner && !parent.computed && !parent.shorthand) return;
    found.push({ name: inner.name, member: isMember && parent.object === inner && t.isIdentifier(parent.property) && !parent.computed ? parent.property.name : null });
  });
  return found;
}

/** Changes anywhere in code; names that it declares itself do no harm, for no module-level variable is behind them. */
function changesIn(node: t.Node): Change[] {
  const found: Change[] = [];
  const add = (target: t.Node, kind: Change['kind']) => {
    const { root, member } = rootOf(target);
    if (t.isIdentifier(root)) found.push({ name: root.name, member, kind });
  };
  walk(node, (inner) => {
    if (t.isAssignmentExpression(inner)) add(inner.left, 'write');
    else if (t.isUpdateExpression(inner) || t.isUnaryExpression(inner, { operator: 'delete' })) add(inner.argument, 'write');
    else if (t.isCallExpression(inner) && t.isMemberExpression(inner.callee) && isMutator(inner.callee)) add(inner.callee.object, 'method');
  });
  return found;
}

function isMutator(callee: t.MemberExpression): boolean {
  return !callee.computed && t.isIdentifier(callee.property) && MUTATORS.has(callee.property.name);
}

/** A change of something that a module-level name leads to, found inside of a function. */
interface Change {
  name: string;
  /** First member after the name. */
  member: string | null;
  /** A call of a method says something only where the object is known to be a collection. */
  kind: 'write' | 'method';
}

/** What one module says about its own names and those that it imports. */
class ModuleFacts {
  readonly changes: Change[] = [];
  /** Variables that hold what a class or function of the program's own made. */
  readonly made: { name: string; made: string }[] = [];
  /** Classes and functions whose instances or results change while requests are answered. */
  readonly makesState = new Set<string>();
  private readonly values = new Map<string, t.Node | null>();

  constructor(
    private readonly project: SourceProject,
    private readonly module: SourceModule,
  ) {
    const program = programPath(module.ast);
    program.scope.crawl();
    this.readDeclarations(program.node.body);
    program.traverse({
      AssignmentExpression: (path) => {
        if (path.node.operator !== '??=' && path.node.operator !== '||=') this.note(path, path.node.left, 'write');
      },
      UpdateExpression: (path) => this.note(path, path.node.argument, 'write'),
      UnaryExpression: (path) => {
        if (path.node.operator === 'delete') this.note(path, path.node.argument, 'write');
      },
      CallExpression: (path) => {
        const { callee } = path.node;
        if (t.isMemberExpression(callee) && isMutator(callee)) this.note(path, callee.object, 'method');
      },
    });
  }

  get file(): string {
    return this.module.file;
  }

  private readDeclarations(body: readonly t.Statement[]): void {
    for (const statement of body) {
      const declaration = t.isExportNamedDeclaration(statement) || t.isExportDefaultDeclaration(statement) ? statement.declaration : statement;
      if (t.isVariableDeclaration(declaration)) {
        for (const { id, init } of declaration.declarations) if (t.isIdentifier(id)) this.declare(id.name, init ?? null);
      } else if (t.isExportDefaultDeclaration(statement) && t.isExpression(declaration)) this.declare('default', declaration);
      else if (t.isExpressionStatement(declaration) && t.isAssignmentExpression(declaration.expression)) {
        const name = exportedName(declaration.expression.left);
        if (name) this.declare(name, declaration.expression.right);
      }
    }
  }

  private declare(name: string, value: t.Expression | null): void {
    const plain = value && withoutTypes(value);
    this.values.set(name, plain);
    const parts = t.isObjectExpression(plain) ? plain.properties.map((one) => (t.isObjectProperty(one) ? one.value : null)) : [plain];
    for (const part of parts) {
      const isMade = t.isNewExpression(part) || t.isCallExpression(part);
      if (isMade && t.isIdentifier(part.callee)) this.made.push({ name, made: part.callee.name });
    }
  }

  /** Notes a change when it happens in a function, and what it changes outlives the call. */
  private note(path: NodePath, target: t.Node, kind: Change['kind']): void {
    const owner = path.findParent(FUNCTION);
    if (!owner) return;
    const { root, member } = rootOf(target);
    if (t.isThisExpression(root)) return this.noteThis(path, member, kind);
    if (!t.isIdentifier(root)) return;
    const binding = path.scope.getBinding(root.name);
    if (!binding) return;
    if (binding.scope.path.isProgram()) {
      if (kind === 'write' && member === null && isFirstUse(path, root.name)) return;
      this.changes.push({ name: root.name, member, kind });
    } else this.noteClosure(owner, binding.scope, binding.path.node, kind);
  }

  /** `this.items.push(x)` in a method: instances change. */
  private noteThis(path: NodePath, member: string | null, kind: Change['kind']): void {
    const method = path.findParent((one) => one.isClassMethod() || one.isClassPrivateMethod() || one.isClassProperty());
    const owner = method?.findParent((one) => one.isClass());
    if (!owner || !member || (method?.isClassMethod() && method.node.kind === 'constructor')) return;
    const { node } = owner as NodePath<t.Class>;
    if (kind === 'method' && !classCollection(node, member)) return;
    if (kind === 'write' && isFirstUse(path, member)) return;
    const name = node.id?.name ?? (t.isVariableDeclarator(owner.parent) && t.isIdentifier(owner.parent.id) ? owner.parent.id.name : 'default');
    this.makesState.add(name);
  }

  /** A function inside of another changes a variable of that one: what the outer function gives keeps it. */
  private noteClosure(owner: NodePath, scope: NodePath['scope'], declared: t.Node, kind: Change['kind']): void {
    const outer = scope.path.isFunction() ? scope.path : scope.path.findParent(FUNCTION);
    if (!outer || outer.node === owner.node || outer.findParent(FUNCTION)) return;
    if (!t.isVariableDeclarator(declared) || (kind === 'method' && !isCollection(declared.init ?? null))) return;
    const { node, parent } = outer;
    const name = t.isFunctionDeclaration(node) ? node.id?.name : t.isVariableDeclarator(parent) && t.isIdentifier(parent.id) ? parent.id.name : undefined;
    if (name) this.makesState.add(name);
  }

  /** The module and the name there that a name of this module stands for. */
  homeOf(name: string, member: string | null, others: ReadonlyMap<string, ModuleFacts>, depth = 0): { file: string; name: string } | null {
    const binding = topBindings(this.module).get(name);
    if (!binding) return this.values.has(name) ? { file: this.file, name } : null;
    if (binding.kind === 'local') return { file: this.file, name };
    const resolved = this.project.resolve(binding.specifier, this.file);
    if (resolved.kind === 'json') return { file: this.file, name };
    if (resolved.kind !== 'file' || depth > 4) return null;
    const whole = binding.imported.kind === 'namespace' || binding.imported.kind === 'cjs';
    const wanted = binding.imported.kind === 'name' ? binding.imported.name : whole ? (member ?? 'default') : 'default';
    const other = others.get(resolved.file);
    return other?.exported(wanted, whole, member, others, depth + 1) ?? null;
  }

  private exported(name: string, whole: boolean, member: string | null, others: ReadonlyMap<string, ModuleFacts>, depth: number): { file: string; name: string } | null {
    const direct = this.exportOf(name);
    if (direct) return this.homeOf(direct, member, others, depth);
    // `module.exports = store` required as a whole: the member belongs to that value.
    const main = whole || name === 'default' ? this.exportOf('default') : null;
    return main ? this.homeOf(main, member, others, depth) : null;
  }

  /** The top-level name behind an export. */
  private exportOf(name: string): string | null {
    if (topBindings(this.module).has(name)) return name;
    const value = this.values.get(name);
    if (value === undefined) return null;
    return t.isIdentifier(value) ? value.name : name;
  }

  /** Whether a variable is known to hold a collection: itself, or in one of its members. */
  holdsCollection(name: string, member: string | null): boolean {
    const binding = topBindings(this.module).get(name);
    if (binding?.kind === 'import') return binding.specifier.endsWith('.json');
    const value = this.values.get(name) ?? null;
    if (isCollection(value)) return true;
    if (!t.isObjectExpression(value)) return false;
    const property = value.properties.find((one) => t.isObjectProperty(one) && t.isIdentifier(one.key, { name: member ?? '' }));
    return member === null || (t.isObjectProperty(property) && isCollection(property.value));
  }

  /** The statements that give a name its value. */
  declarations(name: string): t.Statement[] {
    return this.module.ast.program.body.filter((node) => !t.isImportDeclaration(node) && declares(node, name));
  }

  variable(name: string): StateVariable | null {
    const statement = this.module.ast.program.body.find((node) => declares(node, name));
    if (!statement) return null;
    return { file: this.file, name, start: statement.start!, line: statement.loc!.start.line, column: statement.loc!.start.column + 1 };
  }
}

function declares(statement: t.Statement, name: string): boolean {
  if (t.isImportDeclaration(statement)) return statement.specifiers.some((one) => one.local.name === name);
  if (name === 'default' && t.isExportDefaultDeclaration(statement)) return true;
  if (t.isExpressionStatement(statement) && t.isAssignmentExpression(statement.expression)) return exportedName(statement.expression.left) === name;
  const declaration = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
  return t.isDeclaration(declaration) && name in t.getBindingIdentifiers(declaration, false, true);
}

/** `module.exports` is `default` here, `exports.a` and `module.exports.a` are `a`. */
function exportedName(node: t.Node): string | null {
  if (!t.isMemberExpression(node) || node.computed || !t.isIdentifier(node.property)) return null;
  if (t.isIdentifier(node.object, { name: 'module' }) && node.property.name === 'exports') return 'default';
  return t.isIdentifier(node.object, { name: 'exports' }) || exportedName(node.object) === 'default' ? node.property.name : null;
}

function withoutTypes(node: t.Expression): t.Expression {
  return t.isTSAsExpression(node) || t.isTSSatisfiesExpression(node) || t.isTSNonNullExpression(node) ? withoutTypes(node.expression) : node;
}

function isCollection(node: t.Node | null): boolean {
  const plain = t.isExpression(node) ? withoutTypes(node) : node;
  if (t.isArrayExpression(plain)) return true;
  if (t.isCallExpression(plain) && t.isMemberExpression(plain.callee) && t.isIdentifier(plain.callee.property)) return ARRAY_MAKERS.has(plain.callee.property.name);
  return t.isNewExpression(plain) && t.isIdentifier(plain.callee) && COLLECTIONS.has(plain.callee.name);
}

/** The object at the left end of a member expression, and the first member taken from it. */
function rootOf(node: t.Node): { root: t.Node; member: string | null } {
  let [root, member] = [node, null as string | null];
  while (t.isMemberExpression(root) || t.isTSNonNullExpression(root) || t.isTSAsExpression(root)) {
    if (t.isMemberExpression(root)) {
      const { property } = root;
      member = t.isIdentifier(property) || t.isPrivateName(property) ? (t.isIdentifier(property) ? property.name : property.id.name) : '';
      root = root.object;
    } else root = root.expression;
  }
  return { root, member };
}

/** `if (!client) client = make()`, or an assignment after a test that returns it where it is there. */
function isFirstUse(path: NodePath, name: string): boolean {
  const test = path.findParent((one) => one.isIfStatement());
  if (!test) return false;
  const condition = (test.node as t.IfStatement).test;
  const subject = t.isUnaryExpression(condition, { operator: '!' }) ? condition.argument : t.isBinaryExpression(condition) && /^===?$/.test(condition.operator) ? condition.left : null;
  const { root, member } = subject ? rootOf(subject) : { root: null, member: null };
  return t.isIdentifier(root, { name }) ? member === null : t.isThisExpression(root) && member === name;
}

/** Whether a class starts out with a collection in a member. */
function classCollection(node: t.Class, member: string): boolean {
  return node.body.body.some((one) => {
    if (t.isClassProperty(one) || t.isClassPrivateProperty(one)) {
      const key = t.isPrivateName(one.key) ? one.key.id : one.key;
      return t.isIdentifier(key, { name: member }) && isCollection(one.value ?? null);
    }
    if (!t.isClassMethod(one) || one.kind !== 'constructor') return false;
    return one.body.body.some((statement) => {
      if (!t.isExpressionStatement(statement) || !t.isAssignmentExpression(statement.expression)) return false;
      const target = rootOf(statement.expression.left);
      return t.isThisExpression(target.root) && target.member === member && isCollection(statement.expression.right);
    });
  });
}
