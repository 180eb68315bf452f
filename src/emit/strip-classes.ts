import * as t from '@babel/types';
import type MagicString from 'magic-string';
import { mentions as uses } from '../express/express-names.js';
import { EXPRESS_ONLY } from '../../rules/runtime/startup.js';
import { walk } from '../lower/templates.js';
import type { SourceModule } from '../source/project.js';
import { topBindings } from './bindings.js';

interface Place {
  start: number;
  end: number;
}

/** What of a module is Express's: calls that register, and expressions that make apps and routers. */
export interface ExpressParts {
  registrations: readonly Place[];
  created: readonly Place[];
}

/** What a class is without Express. */
export interface StrippedClass {
  /** Members that it no longer has. */
  lost: ReadonlySet<string>;
  /** Making one does nothing but fill its fields. */
  isInert: boolean;
}

/**
 * Takes Express out of the classes of a module: fields that hold a router, statements that register, and the methods that
 * did nothing else.
 */
export function stripClasses(module: SourceModule, parts: ExpressParts, text: MagicString): void {
  walk(module.ast.program, (node) => {
    if (t.isClass(node)) new ClassStripper(node, parts, module).apply(text);
  });
}

/** The classes of a module that lose something, by their names. */
export function strippedClasses(module: SourceModule, parts: ExpressParts): Map<string, StrippedClass> {
  const found = new Map<string, StrippedClass>();
  walk(module.ast.program, (node) => {
    if (!t.isClass(node) || !node.id) return;
    const stripped = new ClassStripper(node, parts, module).outcome();
    if (stripped.lost.size > 0) found.set(node.id.name, stripped);
  });
  return found;
}

class ClassStripper {
  private readonly gone = new Set<t.Node>();
  /** Members that held an app or router, and methods that are gone. */
  private readonly dead = new Set<string>();

  constructor(
    private readonly node: t.Class,
    private readonly parts: ExpressParts,
    private readonly module: SourceModule,
  ) {}

  apply(text: MagicString): void {
    const { module } = this;
    this.strip();
    if (this.gone.size === 0) return;
    this.dropUnusedFields(module);
    if (module.language === 'ts') this.freeParameters(text);
    const { body } = this.node.body;
    const kept = body.findLastIndex((member) => !this.gone.has(member));
    for (const node of this.gone) if (!this.isInsideGone(node)) removeLines(node, module.code, text, node === body[kept + 1]);
    // What the interface asks for may have gone.
    const [first] = this.node.implements ?? [];
    const last = this.node.implements?.at(-1);
    if (first && last) text.remove(module.code.lastIndexOf('implements', first.start!), this.node.body.start!);
  }

  outcome(): StrippedClass {
    this.strip();
    return { lost: this.dead, isInert: this.gone.size > 0 && this.isInert() };
  }

  private strip(): void {
    this.findRouters();
    for (let before = -1; before !== this.gone.size; ) {
      before = this.gone.size;
      this.node.body.body.forEach((member) => this.visit(member));
    }
  }

  private isInert(): boolean {
    if (this.node.superClass || this.node.body.body.some((member) => t.isStaticBlock(member))) return false;
    return this.node.body.body.every((member) => {
      if (this.gone.has(member)) return true;
      if (t.isClassProperty(member)) return !member.value || !acts(member.value);
      return !t.isClassMethod(member, { kind: 'constructor' }) || member.body.body.every((statement) => this.gone.has(statement) || !acts(statement));
    });
  }

  /** A parameter that only registrations used may be anything: what is given for it may have lost its router. */
  private freeParameters(text: MagicString): void {
    const made = this.node.body.body.find((member) => t.isClassMethod(member, { kind: 'constructor' }));
    if (!t.isClassMethod(made) || this.gone.has(made)) return;
    for (const parameter of made.params) {
      if (!t.isIdentifier(parameter) || !parameter.typeAnnotation) continue;
      const left = made.body.body.filter((statement) => !this.gone.has(statement));
      if (left.length < made.body.body.length && !left.some((statement) => uses(statement, new Set([parameter.name])))) {
        text.overwrite(parameter.typeAnnotation.start!, parameter.typeAnnotation.end!, ': unknown');
      }
    }
  }

  private findRouters(): void {
    for (const member of this.node.body.body) {
      if (t.isClassProperty(member) && member.value && this.isCreated(member.value)) this.drop(member, keyOf(member));
    }
    walk(this.node.body, (node) => {
      const isMade = t.isExpressionStatement(node) && t.isAssignmentExpression(node.expression) && this.isCreated(node.expression.right);
      if (isMade) this.drop(node, thisMember((node.expression as t.AssignmentExpression).left));
    });
  }

  private isCreated(node: t.Node): boolean {
    return this.parts.created.some(({ start, end }) => start === node.start && end === node.end);
  }

  private drop(node: t.Node, name: string | null): void {
    this.gone.add(node);
    if (name !== null) this.dead.add(name);
  }

  private visit(member: t.ClassBody['body'][number]): void {
    if (this.gone.has(member)) return;
    if (t.isClassProperty(member) && !member.value && this.dead.has(keyOf(member) ?? '')) return this.drop(member, null);
    if (!t.isClassMethod(member)) return;
    for (const statement of member.body.body) if (this.isExpress(statement)) this.gone.add(statement);
    this.dropUnusedLocals(member.body);
    const left = member.body.body.filter((statement) => !this.gone.has(statement));
    if (left.length === member.body.body.length) return;
    if (member.kind === 'constructor') {
      const isBare = left.every((statement) => t.isExpressionStatement(statement) && t.isCallExpression(statement.expression) && t.isSuper(statement.expression.callee));
      if (isBare && member.params.length === 0) this.drop(member, null);
    } else if (left.length === 0) this.drop(member, keyOf(member));
  }

  /** `const specs = …`, which only a registration used. */
  private dropUnusedLocals({ body }: t.BlockStatement): void {
    for (const statement of body.toReversed()) {
      if (!t.isVariableDeclaration(statement) || this.gone.has(statement)) continue;
      const declared = Object.keys(t.getBindingIdentifiers(statement));
      if (acts(statement) && !this.servesExpress(statement)) continue;
      const users = body.filter((other) => other !== statement && uses(other, new Set(declared)));
      if (users.length > 0 && users.every((other) => this.gone.has(other))) this.gone.add(statement);
    }
  }

  /** `const specs = swaggerJsdoc(options)` is of no use without Express. */
  private servesExpress({ declarations }: t.VariableDeclaration): boolean {
    return declarations.every(({ init }) => {
      const callee = t.isCallExpression(init) ? init.callee : null;
      const binding = t.isIdentifier(callee) ? topBindings(this.module).get(callee.name) : undefined;
      return binding?.kind === 'import' && EXPRESS_ONLY.has(binding.specifier);
    });
  }

  /** A statement that registers, or that only serves what is gone. */
  private isExpress(statement: t.Statement): boolean {
    const registers = this.parts.registrations.some(({ start, end }) => statement.start! <= start && end <= statement.end!);
    return registers || mentions(statement, (name) => this.dead.has(name));
  }

  /** `path = '/users'`, which only the registrations read. */
  private dropUnusedFields(module: SourceModule): void {
    const isRead = (name: string) => {
      let found = false;
      walk(module.ast.program, (node) => {
        if (this.gone.has(node)) return false;
        if (t.isMemberExpression(node) && t.isIdentifier(node.property, { name })) found = true;
        return !found;
      });
      return found;
    };
    for (const member of this.node.body.body) {
      const name = t.isClassProperty(member) && t.isLiteral(member.value) ? keyOf(member) : null;
      if (name === null) continue;
      const wasRead = [...this.gone].some((node) => mentions(node, (one) => one === name));
      if (wasRead && !isRead(name)) this.gone.add(member);
    }
  }

  private isInsideGone(node: t.Node): boolean {
    return [...this.gone].some((other) => other !== node && other.start! <= node.start! && node.end! <= other.end!);
  }
}

/** Whether code calls or makes something when it is run. */
function acts(root: t.Node): boolean {
  let found = false;
  walk(root, (node) => {
    if (t.isFunction(node)) return false;
    found ||= t.isCallExpression(node) || t.isNewExpression(node) || t.isAwaitExpression(node) || t.isTaggedTemplateExpression(node);
    return !found;
  });
  return found;
}

function keyOf(member: t.ClassProperty | t.ClassMethod): string | null {
  return !member.computed && t.isIdentifier(member.key) ? member.key.name : null;
}

function thisMember(node: t.Node): string | null {
  const isMember = t.isMemberExpression(node) && t.isThisExpression(node.object) && !node.computed && t.isIdentifier(node.property);
  return isMember ? ((node as t.MemberExpression).property as t.Identifier).name : null;
}

function mentions(root: t.Node, test: (name: string) => boolean): boolean {
  let found = false;
  walk(root, (node) => {
    const name = thisMember(node);
    if (name !== null && test(name)) found = true;
    return !found;
  });
  return found;
}

/**
 * Removes a member or statement with its lines, the comments right above it and one blank line.
 *
 * @param ends whether nothing follows it: then the blank line is the one before
 */
function removeLines(node: t.Node, code: string, text: MagicString, ends: boolean): void {
  const own = (node.leadingComments ?? []).filter((comment) => !/\n\s*\n\s*$/.test(code.slice(comment.end!, node.start!)));
  const first = own.length > 0 ? Math.min(...own.map((comment) => comment.start!)) : node.start!;
  const line = code.lastIndexOf('\n', first - 1) + 1;
  const above = code.slice(line, first).trim() === '' ? line : first;
  const start = ends ? above - /(?:(?<=\n)[^\S\n]*\n)?$/.exec(code.slice(0, above))![0].length : above;
  const behind = /^[^\S\n]*;?[^\S\n]*(?:\/\/[^\n]*)?\n?(?:[^\S\n]*\n)?/.exec(code.slice(node.end!))![0];
  text.remove(start, node.end! + behind.length);
}
