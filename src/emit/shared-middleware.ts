import * as t from '@babel/types';
import type { ChainLink, SourceSpan } from '../model.js';
import { isUse } from '../lower/ast.js';
import { walk } from '../lower/templates.js';
import { freeName } from '../next/segments.js';
import { textOf } from '../plan/source-functions.js';
import type { SourceModule, SourceProject } from '../source/project.js';
import { topBindings } from './bindings.js';
import { freeNamesOf } from './free-names.js';

/** A call that makes middleware which both native routes and the original app use, and which keeps values between requests. */
export interface SharedCall {
  /** The call, `rateLimit({ … })`. */
  span: SourceSpan;
  /** Under which name both know it. */
  name: string;
}

/** The calls that are made once for both, by the place of the expression that was registered. */
export class SharedMiddleware {
  private readonly calls = new Map<string, SharedCall>();
  private readonly byExpression = new Map<string, SharedCall>();

  constructor(private readonly project: SourceProject) {}

  /**
   * Makes the middleware of a link one for both.
   *
   * @returns false where the call that makes it, or what it is given, is used in more places than the registration
   */
  add({ function: { expression } }: ChainLink): boolean {
    if (this.byExpression.has(placeOf(expression))) return true;
    const span = this.makingCall(expression);
    if (!span || !this.isOnlyRegistered(expression, span)) return false;
    const known = this.calls.get(placeOf(span)) ?? { span, name: this.nameFor(expression) };
    this.calls.set(placeOf(span), known);
    this.byExpression.set(placeOf(expression), known);
    return true;
  }

  /** The shared call that a registered expression stands for. */
  of(expression: SourceSpan): SharedCall | undefined {
    return this.byExpression.get(placeOf(expression));
  }

  /** The shared calls that stand in a file. */
  inFile(file: string): SharedCall[] {
    return [...this.calls.values()].filter(({ span }) => span.file === file);
  }

  private nameFor(expression: SourceSpan): string {
    const base = /^[\w$]+/.exec(textOf(this.project, expression))?.[0] ?? 'middleware';
    return freeName(base, new Set([...this.calls.values()].map(({ name }) => name)));
  }

  /** The call itself, or the one whose value a constant of the same module has. */
  private makingCall(expression: SourceSpan): SourceSpan | null {
    const module = this.project.module(expression.file);
    const text = textOf(this.project, expression);
    if (!/^[A-Za-z_$][\w$]*$/.test(text)) return /^[\w$.]+\(/.test(text) && text.endsWith(')') ? expression : null;
    const init = constantsOf(module).get(text);
    if (!t.isCallExpression(init)) return null;
    const before = module.code.slice(0, init.start!);
    return { file: module.file, start: init.start!, end: init.end!, line: before.split('\n').length, column: init.start! - before.lastIndexOf('\n') };
  }

  /** Two copies of a module would have two of whatever else the values are used for. */
  private isOnlyRegistered(expression: SourceSpan, span: SourceSpan): boolean {
    const module = this.project.module(span.file);
    const constants = constantsOf(module);
    const values = [...freeNamesOf(textOf(this.project, span)).read].filter((name) => t.isNewExpression(constants.get(name)) || t.isCallExpression(constants.get(name)));
    const isRequire = (name: string) => topBindings(module).get(name)?.kind === 'import';
    const own = values.filter((name) => !isRequire(name));
    const named = expression.start === span.start ? [] : [textOf(this.project, expression)];
    return [...own.map((name) => ({ name, inside: span })), ...named.map((name) => ({ name, inside: null }))].every(({ name, inside }) => uses(module, name).every((node) => (inside ? node.start! >= inside.start && node.end! <= inside.end : isRegistered(module, node))));
  }
}

/** The values of the constants at the top of a module. */
function constantsOf(module: SourceModule): Map<string, t.Expression> {
  const found = new Map<string, t.Expression>();
  for (const statement of module.ast.program.body) {
    const declaration = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
    if (!t.isVariableDeclaration(declaration)) continue;
    for (const { id, init } of declaration.declarations) if (t.isIdentifier(id) && init) found.set(id.name, init);
  }
  return found;
}

/** Where a name is used, its declaration aside. */
function uses(module: SourceModule, name: string): t.Node[] {
  const found: t.Node[] = [];
  walk(module.ast.program, (node, parent) => {
    const isDeclared = t.isVariableDeclarator(parent) && parent.id === node;
    if (isUse(node, parent) && node.name === name && !isDeclared) found.push(node);
  });
  return found;
}

/** Whether a use is an argument of `use` or of a method of a route. */
function isRegistered(module: SourceModule, use: t.Node): boolean {
  let is = false;
  walk(module.ast.program, (node) => {
    if (!t.isCallExpression(node) || !node.arguments.includes(use as t.Expression)) return;
    is ||= t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property) && /^(?:use|all|get|head|post|put|patch|delete|options)$/.test(node.callee.property.name);
  });
  return is;
}

function placeOf(span: SourceSpan): string {
  return `${span.file}:${span.start}`;
}
