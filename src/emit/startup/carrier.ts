import * as t from '@babel/types';
import { parse } from '@babel/parser';
import MagicString from 'magic-string';
import { walk } from '../../lower/templates.js';
import type { SourceSpan } from '../../model.js';
import type { SourceModule } from '../../source/project.js';
import { spanOf } from '../../source/span.js';
import { bindingsOf, requiredBy, topBindings } from '../bindings.js';
import { CannotReference, type Emission } from '../emission.js';
import { freeNamesOf } from '../free-names.js';
import { Imports } from '../imports.js';
import { cutListen, isLog, type Cut } from './listen-calls.js';

/** A statement as it will stand in a file of its own. */
export interface CarriedStatement {
  span: SourceSpan;
  text: string;
  /** Whether the app only listened once the statement had come so far. */
  listened: boolean;
  /** Names of declarations that come along, in their order. */
  declarations: t.Statement[];
  /** Names that have to be imported. */
  free: Set<string>;
  /** Variables of modules that the statement assigns. */
  assigned: Set<string>;
}

export type Carried = { ok: true; statement: CarriedStatement | null } | { ok: false; reason: string };

/** Takes statements out of the top of one module that holds Express. */
export class StartupCarrier {
  /**
   * @param express names of the module that stand for Express, apps and servers
   * @param live names that the native form of the module declares: there is only one of each
   * @param isSetUp whether a call that gets an app does nothing but set it up
   */
  constructor(
    private readonly module: SourceModule,
    private readonly express: ReadonlySet<string>,
    readonly live: ReadonlySet<string>,
    private readonly isSetUp: (call: t.CallExpression) => boolean,
  ) {}

  /** The statement without its part in Express; null when nothing of it is left. */
  carry(node: t.Statement): Carried {
    const text = this.textOf(node);
    if (!text.ok) return text;
    if (this.doesNothing(text.text)) return { ok: true, statement: null };
    const found: Followed = { declarations: new Set(), free: new Set(), listened: text.listened };
    const problem = this.follow(text.text, found);
    if (problem) return { ok: false, reason: problem };
    const { assigned } = freeNamesOf(text.text, 'statements');
    const declarations = [...found.declarations].sort((a, b) => a.start! - b.start!);
    return { ok: true, statement: { span: spanOf(this.module.file, node), text: text.text, listened: found.listened, declarations, free: found.free, assigned } };
  }

  /** Whether nothing is left once `listen` and what is logged are taken away. */
  private doesNothing(text: string, depth = 0): boolean {
    const program = parse(`async function _() {\n${text}\n}`, { sourceType: 'module', plugins: ['typescript', 'decorators-legacy'] }).program;
    return (program.body[0] as t.FunctionDeclaration).body.body.every((node) => this.isNothing(node, depth));
  }

  private isNothing(node: t.Node | null | undefined, depth: number): boolean {
    if (!node || isLog(node) || t.isFunctionDeclaration(node)) return true;
    if (t.isBlockStatement(node)) return node.body.every((one) => this.isNothing(one, depth));
    if (t.isIfStatement(node)) return this.isNothing(node.consequent, depth) && this.isNothing(node.alternate, depth);
    if (t.isTryStatement(node)) return this.isNothing(node.block, depth) && this.isNothing(node.finalizer, depth);
    if (t.isVariableDeclaration(node)) return !node.declarations.some(({ init }) => init && holdsCall(init));
    return t.isExpressionStatement(node) && this.callsNothing(node.expression, depth);
  }

  /** `start()`, `start().catch(…)` and `(async () => { … })()` where the function does nothing. */
  private callsNothing(node: t.Expression, depth: number): boolean {
    const call = t.isAwaitExpression(node) || t.isUnaryExpression(node, { operator: 'void' }) ? node.argument : node;
    if (!t.isCallExpression(call) || depth > 3) return false;
    const { callee } = call;
    if (t.isMemberExpression(callee) && t.isIdentifier(callee.property, { name: 'catch' }) && t.isExpression(callee.object)) return this.callsNothing(callee.object, depth);
    if (t.isFunction(callee)) return this.isNothing(callee.body, depth + 1);
    const declared = t.isIdentifier(callee) && !this.express.has(callee.name) ? this.declarationOf(callee.name) : null;
    const text = declared && this.textOf(declared);
    if (!text?.ok) return false;
    const [inner] = parse(text.text, { sourceType: 'module', plugins: ['typescript', 'decorators-legacy'] }).program.body;
    const declaration = t.isExportNamedDeclaration(inner) ? inner.declaration : inner;
    const fn = t.isVariableDeclaration(declaration) ? declaration.declarations[0].init : declaration;
    return t.isFunction(fn) && this.isNothing(fn.body, depth + 1);
  }

  /** Text of a declaration that comes along with a statement. */
  declarationText(node: t.Statement): string {
    const text = this.textOf(node);
    return text.ok ? text.text.replace(/^export\s+(?:default\s+)?/, '') : '';
  }

  private textOf(node: t.Statement): { ok: true; text: string; listened: boolean } | { ok: false; reason: string } {
    const cut = cutListen(node, this.express, this.module, this.isSetUp);
    if (!cut.ok) return cut;
    const lost = this.lostNames(node, cut.cuts);
    if (lost) return { ok: false, reason: `it uses ${lost}, which belongs to Express` };
    const comments = (node.leadingComments ?? []).filter((one) => !/\n\s*\n/.test(this.module.code.slice(one.end!, node.start!).replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '')));
    const start = Math.min(node.start!, ...comments.map((one) => one.start!));
    return { ok: true, text: apply(this.module.code, start, node.end!, cut.cuts), listened: cut.found };
  }

  /** A variable whose declaration is cut out, though what is left uses it. */
  private lostNames(node: t.Node, cuts: readonly Cut[]): string | null {
    const isCut = (one: t.Node) => cuts.some(({ start, end }) => start <= one.start! && one.end! <= end);
    const names = new Set<string>();
    walk(node, (inner) => {
      if (t.isVariableDeclarator(inner) && isCut(inner)) for (const name of Object.keys(t.getBindingIdentifiers(inner.id as t.LVal))) names.add(name);
    });
    let used: string | null = null;
    walk(node, (inner, parent) => {
      const isMember = t.isMemberExpression(parent) && parent.property === inner && !parent.computed;
      if (t.isIdentifier(inner) && !isMember && names.has(inner.name) && !isCut(inner)) used ??= inner.name;
    });
    return used;
  }

  private declarationOf(name: string): t.Statement | null {
    return this.module.ast.program.body.find((node) => !t.isImportDeclaration(node) && bindingsOf(node).some((one) => one.name === name)) ?? null;
  }

  /** Sorts the free names of code into those that are imported and declarations that come along. */
  private follow(text: string, found: Followed): string | null {
    for (const name of freeNamesOf(text, 'statements').read) {
      if (this.express.has(name)) return `it uses ${name}, which belongs to Express`;
      const binding = topBindings(this.module).get(name);
      if (!binding) continue;
      if (binding.kind === 'import' || this.live.has(name)) {
        found.free.add(name);
        continue;
      }
      const declared = this.declarationOf(name);
      if (!declared || found.declarations.has(declared)) continue;
      found.declarations.add(declared);
      const inner = this.textOf(declared);
      if (!inner.ok) return inner.reason;
      found.listened ||= inner.listened;
      const problem = this.follow(inner.text, found);
      if (problem) return problem;
    }
    return null;
  }
}

/** What code needs of its module. */
interface Followed {
  declarations: Set<t.Statement>;
  free: Set<string>;
  listened: boolean;
}

function holdsCall(node: t.Node): boolean {
  let found = false;
  walk(node, (inner) => {
    if (t.isFunction(inner)) return false;
    found ||= t.isCallExpression(inner) || t.isNewExpression(inner) || t.isAwaitExpression(inner);
    return !found;
  });
  return found;
}

/** Where cuts lie in one another the outer one counts. */
function apply(code: string, start: number, end: number, cuts: readonly Cut[]): string {
  const text = new MagicString(code);
  const outer = cuts.filter((cut) => !cuts.some((other) => other !== cut && other.start <= cut.start && cut.end <= other.end && (other.start !== cut.start || other.end !== cut.end)));
  const unique = new Map(outer.map((cut) => [`${cut.start}:${cut.end}`, cut]));
  for (const cut of unique.values()) {
    if (cut.text === '') text.remove(cut.start, cut.end);
    else text.overwrite(cut.start, cut.end, cut.text);
  }
  return text.slice(start, end);
}

/** Waits for a statement that only calls something. */
export function awaited(text: string): string {
  const statement = parse(text, { sourceType: 'module', allowAwaitOutsideFunction: true, plugins: ['typescript', 'decorators-legacy'] }).program.body[0];
  if (!t.isExpressionStatement(statement)) return text;
  const { expression } = statement;
  if (!t.isCallExpression(expression) && !t.isUnaryExpression(expression, { operator: 'void' })) return text;
  const inner = t.isUnaryExpression(expression) ? expression.argument : expression;
  return `${text.slice(0, statement.start!)}await ${text.slice(t.isUnaryExpression(expression) ? inner.start! : expression.start!)}`;
}

/** A file that collects start-up statements of several modules. */
export class StartupFile {
  private readonly imports = new Imports();
  private readonly sideEffects: string[] = [];
  private readonly declarations: string[] = [];
  private readonly statements: string[] = [];
  private readonly names = new Map<string, string>();

  constructor(
    private readonly path: string,
    private readonly emission: Emission,
  ) {}

  get isEmpty(): boolean {
    return this.statements.length === 0 && this.sideEffects.length === 0;
  }

  /** Runs a whole module. */
  addModule(file: string): void {
    this.emission.need(file, '*');
    this.sideEffects.push(`import '${this.emission.layout.specifier(this.path, this.emission.layout.pathOf(file))}';`);
  }

  /** Runs code of ours. */
  addOwn(statement: string, specifier: string, name: string): void {
    this.imports.name(specifier, name);
    this.statements.push(statement);
  }

  /**
   * @returns why the statement cannot stand here, null when it does
   */
  add(statement: CarriedStatement, carrier: StartupCarrier, module: SourceModule, wait: boolean): string | null {
    const names = statement.declarations.flatMap((node) => bindingsOf(node).map(({ name }) => name));
    const clash = [...names, ...statement.free].find((name) => (this.names.get(name) ?? module.file) !== module.file);
    if (clash && names.includes(clash)) return `two modules have a ${clash} of their own`;
    this.imports.reserve(names);
    try {
      const place = (code: string) => this.emission.placePaths(this.importRequired(code, statement.span), module.file, 'statements');
      // First, so that imports which get a name of ours keep clear of these.
      this.emission.importNames(statement.free, module.file, this.path, this.imports, statement.span);
      const text = place(statement.text);
      for (const node of statement.declarations) {
        if (bindingsOf(node).every(({ name }) => this.names.get(name) === module.file)) continue;
        this.declarations.push(place(carrier.declarationText(node)));
      }
      this.statements.push(wait ? awaited(text) : text);
    } catch (error) {
      if (error instanceof CannotReference) return `it needs ${error.reason}`;
      throw error;
    }
    for (const name of names) this.names.set(name, module.file);
    return null;
  }

  /** `require('./db')()` in a statement becomes an import. */
  private importRequired(text: string, span: SourceSpan): string {
    const head = 'async function _() {\n';
    const edits = new MagicString(`${head}${text}\n}`);
    const ast = parse(edits.original, { sourceType: 'module', plugins: ['typescript', 'decorators-legacy'] });
    walk(ast.program, (node) => {
      const required = t.isCallExpression(node) ? requiredBy(node) : null;
      if (!required) return;
      const member = required.imported.kind === 'name' ? required.imported.name : undefined;
      const name = this.emission.importRequired(required.specifier, member, span, this.path, this.imports);
      edits.overwrite(node.start!, node.end!, name);
    });
    return edits.toString().slice(head.length, -2);
  }

  /** @param guard a test around the statements, or null */
  print(comment: string, guard: { why: string; test: string } | null): string {
    const body = this.statements.join('\n\n');
    const guarded = guard && body ? `// ${guard.why}\nif (${guard.test}) {\n${body}\n}` : body;
    const imports = [this.imports.print('ts'), ...this.sideEffects].filter(Boolean).join('\n');
    // Without an import it would be no module.
    return `${[`/** ${comment} */`, imports || 'export {};', ...this.declarations, guarded].filter(Boolean).join('\n\n')}\n`;
  }
}
