import * as t from '@babel/types';
import type MagicString from 'magic-string';
import { walk } from '../lower/templates.js';
import type { SourceModule } from '../source/project.js';

interface Place {
  start: number;
  end: number;
}

/** What of a module is Express's: calls that register, and expressions that make apps and routers. */
export interface ExpressParts {
  registrations: readonly Place[];
  created: readonly Place[];
}

/**
 * Takes Express out of the classes of a module: fields that hold a router, statements that register, and the methods that
 * did nothing else.
 */
export function stripClasses(module: SourceModule, parts: ExpressParts, text: MagicString): void {
  walk(module.ast.program, (node) => {
    if (t.isClass(node)) new ClassStripper(node, parts).apply(module, text);
  });
}

class ClassStripper {
  private readonly gone = new Set<t.Node>();
  /** Members that held an app or router, and methods that are gone. */
  private readonly dead = new Set<string>();

  constructor(
    private readonly node: t.Class,
    private readonly parts: ExpressParts,
  ) {}

  apply(module: SourceModule, text: MagicString): void {
    this.findRouters();
    for (let before = -1; before !== this.gone.size; ) {
      before = this.gone.size;
      this.node.body.body.forEach((member) => this.visit(member));
    }
    if (this.gone.size === 0) return;
    this.dropUnusedFields(module);
    const { body } = this.node.body;
    const kept = body.findLastIndex((member) => !this.gone.has(member));
    for (const node of this.gone) if (!this.isInsideGone(node)) removeLines(node, module.code, text, node === body[kept + 1]);
    // What the interface asks for may have gone.
    const [first] = this.node.implements ?? [];
    const last = this.node.implements?.at(-1);
    if (first && last) text.remove(module.code.lastIndexOf('implements', first.start!), this.node.body.start!);
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
    const left = member.body.body.filter((statement) => !this.gone.has(statement));
    if (left.length === member.body.body.length) return;
    if (member.kind === 'constructor') {
      const isBare = left.every((statement) => t.isExpressionStatement(statement) && t.isCallExpression(statement.expression) && t.isSuper(statement.expression.callee));
      if (isBare && member.params.length === 0) this.drop(member, null);
    } else if (left.length === 0) this.drop(member, keyOf(member));
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
