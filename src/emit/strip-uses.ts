import * as t from '@babel/types';
import type MagicString from 'magic-string';
import { isUse } from '../lower/ast.js';
import { walk } from '../lower/templates.js';
import type { SourceModule } from '../source/project.js';
import type { StrippedClass } from './strip-classes.js';

/**
 * Takes out of a module what used members that its classes have lost: `app.listen()`, `export default app.getServer()`, and
 * whatever is made of these. An object whose making does nothing goes, too.
 *
 * @param classes local names of classes that were stripped
 * @returns whether anything was taken out
 */
export function stripUses(module: SourceModule, classes: ReadonlyMap<string, StrippedClass>, text: MagicString): boolean {
  return classes.size > 0 && new UseStripper(module, classes, text).run();
}

class UseStripper {
  /** Variables that hold an object of a stripped class. */
  private readonly objects = new Map<string, StrippedClass>();
  /** Variables that held something of Express. */
  private readonly lostNames = new Set<string>();
  private readonly gone = new Set<t.Node>();
  private readonly replaced = new Map<t.Node, string>();

  constructor(
    private readonly module: SourceModule,
    private readonly classes: ReadonlyMap<string, StrippedClass>,
    private readonly text: MagicString,
  ) {}

  run(): boolean {
    const { program } = this.module.ast;
    this.findObjects(program);
    for (let before = -1; before !== this.gone.size + this.replaced.size; ) {
      before = this.gone.size + this.replaced.size;
      this.statements(program.body);
    }
    this.dropInertObjects(program);
    for (const [node, code] of this.replaced) if (!this.gone.has(node)) this.text.overwrite(node.start!, node.end!, code);
    const outer = [...this.gone].filter((node) => ![...this.gone].some((other) => other !== node && other.start! <= node.start! && node.end! <= other.end!));
    for (const node of outer) this.text.remove(node.start!, node.end!);
    return this.gone.size + this.replaced.size > 0;
  }

  private findObjects(program: t.Program): void {
    walk(program, (node) => {
      if (!t.isVariableDeclarator(node) || !t.isIdentifier(node.id)) return;
      const made = this.classMade(node.init);
      if (made) this.objects.set(node.id.name, made);
    });
  }

  private classMade(node: t.Node | null | undefined): StrippedClass | null {
    return t.isNewExpression(node) && t.isIdentifier(node.callee) ? (this.classes.get(node.callee.name) ?? null) : null;
  }

  private statements(body: readonly t.Statement[]): void {
    for (const node of body) if (!this.gone.has(node) && !this.replaced.has(node)) this.statement(node);
  }

  private statement(node: t.Statement): void {
    if (t.isVariableDeclaration(node)) return this.declaration(node);
    if (t.isBlockStatement(node)) return this.statements(node.body);
    if (t.isIfStatement(node)) return this.condition(node);
    const isLeaf = t.isExpressionStatement(node) || t.isExportDefaultDeclaration(node) || t.isReturnStatement(node) || t.isTSExportAssignment(node);
    if (isLeaf && this.uses(node)) return void this.gone.add(node);
    // What stays may hold functions with uses in them.
    this.functions(node);
  }

  private condition(node: t.IfStatement): void {
    if (this.uses(node.test)) return void this.gone.add(node);
    this.statement(node.consequent);
    if (node.alternate) this.statement(node.alternate);
    if (!node.alternate && this.isEmpty(node.consequent)) this.gone.add(node);
  }

  private isEmpty(node: t.Statement): boolean {
    return this.gone.has(node) || (t.isBlockStatement(node) && node.body.length > 0 && node.body.every((one) => this.isEmpty(one)));
  }

  private functions(root: t.Node): void {
    walk(root, (node) => {
      if (node === root || !t.isFunction(node)) return;
      if (t.isBlockStatement(node.body)) this.statements(node.body.body);
      else if (!this.replaced.has(node.body) && this.uses(node.body)) this.replaced.set(node.body, '{}');
      return false;
    });
    if (t.isFunctionDeclaration(root)) this.statements(root.body.body);
  }

  /** `const { app } = new App()` still makes the object. */
  private declaration(node: t.VariableDeclaration): void {
    const lost = node.declarations.filter(({ init, id }) => (init && this.uses(init)) || (t.isObjectPattern(id) && this.takesLost(id, init)));
    if (lost.length < node.declarations.length) return this.functions(node);
    for (const { id } of lost) for (const name of Object.keys(t.getBindingIdentifiers(id as t.LVal))) this.lostNames.add(name);
    const made = lost.flatMap(({ init }) => this.constructionIn(init) ?? []);
    if (made.length === 0) return void this.gone.add(node);
    this.replaced.set(node, `${made.map((one) => this.module.code.slice(one.start!, one.end!)).join('; ')};`);
  }

  private takesLost(pattern: t.ObjectPattern, init: t.Node | null | undefined): boolean {
    const made = this.classMade(init) ?? (t.isIdentifier(init) ? this.objects.get(init.name) : undefined);
    return !!made && pattern.properties.every((one) => t.isObjectProperty(one) && t.isIdentifier(one.key) && made.lost.has(one.key.name));
  }

  /** `new App()` in `new App().server`, unless making one does nothing. */
  private constructionIn(init: t.Node | null | undefined): t.Node | null {
    let root: t.Node | null | undefined = init;
    while (t.isMemberExpression(root) || t.isCallExpression(root)) root = t.isMemberExpression(root) ? root.object : root.callee;
    const made = this.classMade(root);
    return made && !made.isInert ? root! : null;
  }

  /** Whether code uses what is lost when it is run; what functions in it do is another matter. */
  private uses(root: t.Node): boolean {
    let found = false;
    walk(root, (node, parent) => {
      if (t.isFunction(node)) return false;
      if (isUse(node, parent) && this.lostNames.has(node.name)) found = true;
      if (t.isMemberExpression(node) && t.isIdentifier(node.property) && !node.computed) {
        const of = t.isIdentifier(node.object) ? this.objects.get(node.object.name) : this.classMade(node.object);
        if (of?.lost.has(node.property.name)) found = true;
      }
      return !found;
    });
    return found;
  }

  private dropInertObjects(program: t.Program): void {
    for (const node of program.body) {
      if (this.gone.has(node)) continue;
      const isInert = t.isVariableDeclaration(node)
        ? node.declarations.every(({ id, init }) => t.isIdentifier(id) && this.classMade(init)?.isInert && !this.isUsed(id.name, program, node))
        : t.isExpressionStatement(node) && this.classMade(node.expression)?.isInert;
      if (isInert) this.gone.add(node);
    }
  }

  private isUsed(name: string, program: t.Program, declaration: t.Node): boolean {
    let found = false;
    walk(program, (node) => {
      if (node === declaration || this.gone.has(node)) return false;
      found ||= t.isIdentifier(node, { name });
      return !found;
    });
    return found;
  }
}
