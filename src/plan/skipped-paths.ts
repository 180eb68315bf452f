import * as t from '@babel/types';
import { topBindings } from '../emit/bindings.js';
import { walk } from '../lower/templates.js';
import type { LinkFunction, StaticValue } from '../model.js';
import type { SourceModule, SourceProject } from '../source/project.js';
import { spanOf } from '../source/span.js';
import { resolveCallee } from './resolve-callee.js';
import { functionAt } from './source-functions.js';
import type { UserLink } from './wrappers.js';

/** A path, below the mount, for which middleware is passed over; with `isPrefix`, all paths that begin so. */
export interface SkippedPath {
  text: string;
  isPrefix: boolean;
}

/** Middleware that runs but for some paths: `unless(['/login'], auth)`. */
export interface Skipping {
  /** What runs for all others. */
  inner: LinkFunction;
  paths: SkippedPath[];
}

/**
 * Reads a function that does nothing but call `next()` for some values of `req.path`, and other middleware for all others.
 *
 * @returns null for every other function
 */
export function skippedPaths(fn: LinkFunction, project: SourceProject): Skipping | null {
  if (fn.kind !== 'user') return null;
  const found = functionAt(project, fn.function);
  if (!found) return null;
  const [request, response, next] = found.node.params;
  if (!t.isIdentifier(request) || !t.isIdentifier(response) || !t.isIdentifier(next) || found.node.params.length > 3) return null;
  return new SkipReader({ fn, project, module: found.module, request: request.name, response: response.name, next: next.name }).read(found.node);
}

interface ReaderInput {
  fn: UserLink;
  project: SourceProject;
  module: SourceModule;
  request: string;
  response: string;
  next: string;
}

class SkipReader {
  /** Names of tests that the function makes first. */
  private readonly tests = new Map<string, t.Expression>();

  constructor(private readonly input: ReaderInput) {}

  read(node: t.Function): Skipping | null {
    const choice = t.isBlockStatement(node.body) ? this.choice(node.body.body) : this.choiceOf(node.body);
    if (!choice) return null;
    const [test, whenTrue, whenFalse] = choice;
    if (this.isNext(whenTrue) === this.isNext(whenFalse)) return null;
    const paths = this.skipped(test, this.isNext(whenTrue));
    const inner = this.innerOf(this.isNext(whenTrue) ? whenFalse : whenTrue);
    return paths && inner && { inner, paths };
  }

  // --- the two ways -------------------------------------------------------------------------------------------------------

  private choice(statements: readonly t.Statement[]): [test: t.Expression, yes: t.Expression, no: t.Expression] | null {
    const [first, ...rest] = statements.filter((one) => !(t.isReturnStatement(one) && !one.argument));
    if (t.isVariableDeclaration(first, { kind: 'const' }) && first.declarations.every(({ id, init }) => t.isIdentifier(id) && init)) {
      for (const { id, init } of first.declarations) this.tests.set((id as t.Identifier).name, init!);
      return this.choice(rest);
    }
    if (t.isIfStatement(first)) {
      const yes = only(first.consequent);
      const no = first.alternate ? only(first.alternate) : rest.length === 1 ? only(rest[0]) : null;
      const isEnded = first.alternate ? rest.length === 0 : t.isReturnStatement(lastOf(first.consequent));
      return yes && no && isEnded ? [first.test, yes, no] : null;
    }
    const value = rest.length === 0 && first ? only(first) : null;
    return value && this.choiceOf(value);
  }

  private choiceOf(value: t.Expression): [t.Expression, t.Expression, t.Expression] | null {
    return t.isConditionalExpression(value) ? [value.test, value.consequent, value.alternate] : null;
  }

  private isNext(node: t.Expression): boolean {
    return t.isCallExpression(node) && t.isIdentifier(node.callee, { name: this.input.next }) && node.arguments.length === 0;
  }

  /** `auth(req, res, next)`: a function of the module, or one that the factory was given. */
  private innerOf(node: t.Expression): LinkFunction | null {
    if (!t.isCallExpression(node) || !t.isIdentifier(node.callee)) return null;
    const { request, response, next, project, module } = this.input;
    const isHandedOn = node.arguments.length === 3 && [request, response, next].every((name, i) => t.isIdentifier(node.arguments[i], { name }));
    if (!isHandedOn) return null;
    const given = this.argument(node.callee.name);
    if (given) return given.kind === 'function' ? given.link : null;
    const expression = spanOf(module.file, node.callee);
    const span = topBindings(module).has(node.callee.name) && this.hasNoLocals() ? resolveCallee(project, module.file, node.callee) : null;
    return span && { kind: 'user', function: span, arity: 3, name: node.callee.name, expression, factories: [], moduleLevel: true };
  }

  // --- the test -----------------------------------------------------------------------------------------------------------

  /** The paths for which a test has the value. */
  private skipped(node: t.Expression, value: boolean): SkippedPath[] | null {
    if (t.isUnaryExpression(node, { operator: '!' })) return this.skipped(node.argument as t.Expression, !value);
    if (t.isIdentifier(node) && this.tests.has(node.name)) return this.skipped(this.tests.get(node.name)!, value);
    if (t.isLogicalExpression(node) && node.operator === (value ? '||' : '&&')) return both(this.skipped(node.left, value), this.skipped(node.right, value));
    if (t.isBinaryExpression(node)) return this.compared(node, value);
    return value && t.isCallExpression(node) ? this.found(node) : null;
  }

  /** `req.path === '/login'`, `paths.indexOf(req.path) > -1`. */
  private compared({ left, operator, right }: t.BinaryExpression, value: boolean): SkippedPath[] | null {
    if (t.isCallExpression(left) && isMember(left.callee, 'indexOf')) {
      const isNumber = (wanted: number) => (wanted < 0 ? t.isUnaryExpression(right, { operator: '-' }) && t.isNumericLiteral(right.argument, { value: -wanted }) : t.isNumericLiteral(right, { value: wanted }));
      const isFound = (isNumber(-1) && ['!==', '!=', '>'].includes(operator)) || (isNumber(0) && operator === '>=');
      const isMissing = (isNumber(-1) && ['===', '=='].includes(operator)) || (isNumber(0) && operator === '<');
      return (value ? isFound : isMissing) ? this.found({ ...left, callee: { ...left.callee, property: t.identifier('includes') } as t.MemberExpression }) : null;
    }
    if (!(value ? ['===', '=='] : ['!==', '!=']).includes(operator)) return null;
    const other = this.isPath(left) ? right : this.isPath(right) ? left : null;
    return other && t.isExpression(other) ? this.texts(other, false) : null;
  }

  /** `paths.includes(req.path)`, `req.path.startsWith('/public')`, `paths.some((path) => …)`. */
  private found({ callee, arguments: [argument, ...others] }: t.CallExpression): SkippedPath[] | null {
    if (!t.isMemberExpression(callee) || others.length > 0) return null;
    if (isMember(callee, 'startsWith') && this.isPath(callee.object)) return t.isExpression(argument) ? this.texts(argument, true) : null;
    const list = this.list(callee.object);
    if (!list) return null;
    if (isMember(callee, 'includes')) return this.isPath(argument) ? list.map((text) => ({ text, isPrefix: false })) : null;
    if (!isMember(callee, 'some') || !t.isArrowFunctionExpression(argument) || !t.isExpression(argument.body)) return null;
    const [item] = argument.params;
    if (!t.isIdentifier(item) || argument.params.length > 1) return null;
    const each = this.testOfItem(argument.body, item.name);
    return each && list.map((text) => ({ text, isPrefix: each === 'prefix' }));
  }

  private testOfItem(body: t.Expression, item: string): 'whole' | 'prefix' | null {
    const isItem = (node: t.Node | undefined) => t.isIdentifier(node, { name: item });
    if (t.isBinaryExpression(body) && ['===', '=='].includes(body.operator)) {
      return (isItem(body.left) && this.isPath(body.right)) || (isItem(body.right) && this.isPath(body.left)) ? 'whole' : null;
    }
    const isPrefix = t.isCallExpression(body) && isMember(body.callee, 'startsWith') && this.isPath((body.callee as t.MemberExpression).object) && isItem(body.arguments[0]);
    return isPrefix ? 'prefix' : null;
  }

  /** `req.path`. */
  private isPath(node: t.Node | undefined): boolean {
    return t.isMemberExpression(node) && !node.computed && t.isIdentifier(node.object, { name: this.input.request }) && isMember(node, 'path');
  }

  // --- values that do not change ------------------------------------------------------------------------------------------

  private texts(node: t.Expression, isPrefix: boolean): SkippedPath[] | null {
    if (t.isStringLiteral(node)) return [{ text: node.value, isPrefix }];
    const value = t.isIdentifier(node) ? this.argument(node.name) : null;
    if (value?.kind === 'literal' && typeof value.value === 'string') return [{ text: value.value, isPrefix }];
    const constant = t.isIdentifier(node) && !value ? this.constant(node.name) : null;
    return t.isStringLiteral(constant) ? [{ text: constant.value, isPrefix }] : null;
  }

  private list(node: t.Node): string[] | null {
    const value = t.isIdentifier(node) ? this.argument(node.name) : null;
    if (value) return value.kind === 'array' ? textsOf(value.items) : null;
    const array = t.isIdentifier(node) ? this.constant(node.name) : node;
    if (!t.isArrayExpression(array)) return null;
    return array.elements.every((item) => t.isStringLiteral(item)) ? array.elements.map((item) => (item as t.StringLiteral).value) : null;
  }

  /** What the call of the factory gave one of its parameters. */
  private argument(name: string): StaticValue | null {
    const [factory] = this.input.fn.factories;
    const outer = factory && functionAt(this.input.project, factory.function)?.node;
    if (!factory || !outer || this.isWritten(name)) return null;
    const index = outer.params.findIndex((one) => t.isIdentifier(t.isRestElement(one) ? one.argument : one, { name }));
    const parameter = outer.params[index];
    if (!parameter) return null;
    const values = factory.arguments.map(({ value }) => value);
    return t.isRestElement(parameter) ? { kind: 'array', items: values.slice(index) } : (values[index] ?? null);
  }

  /** A constant of the module that is only ever asked whether it holds something. */
  private constant(name: string): t.Node | null {
    const { module } = this.input;
    const binding = topBindings(module).get(name);
    if (binding?.kind !== 'local' || !this.hasNoLocals() || this.isWritten(name)) return null;
    let init: t.Node | null = null;
    let others = 0;
    walk(module.ast.program, (node, parent) => {
      if (t.isVariableDeclarator(node) && t.isIdentifier(node.id, { name })) init = node.init ?? null;
      if (!t.isIdentifier(node, { name }) || t.isVariableDeclarator(parent, { id: node })) return;
      const isAsked = t.isMemberExpression(parent) && parent.object === node && ['includes', 'indexOf', 'some'].some((method) => isMember(parent, method));
      if (!isAsked) others += 1;
    });
    return others === 0 || t.isStringLiteral(init) ? init : null;
  }

  /** A factory that has variables of its own may hide those of the module. */
  private hasNoLocals(): boolean {
    const { fn, project } = this.input;
    if (fn.factories.length === 0) return true;
    const outer = fn.factories.length === 1 ? functionAt(project, fn.factories[0].function)?.node : null;
    return !!outer && (!t.isBlockStatement(outer.body) || (outer.body.body.length === 1 && t.isReturnStatement(outer.body.body[0])));
  }

  private isWritten(name: string): boolean {
    let found = false;
    walk(this.input.module.ast.program, (node) => {
      const target = t.isAssignmentExpression(node) ? node.left : t.isUpdateExpression(node) ? node.argument : null;
      if (target && name in t.getBindingIdentifiers(target as t.LVal)) found = true;
    });
    return found;
  }
}

function only(node: t.Statement): t.Expression | null {
  const statement = t.isBlockStatement(node) ? (node.body.length === 1 || (node.body.length === 2 && t.isReturnStatement(node.body[1], { argument: null })) ? node.body[0] : null) : node;
  if (t.isReturnStatement(statement)) return statement.argument ?? null;
  return t.isExpressionStatement(statement) ? statement.expression : null;
}

function lastOf(node: t.Statement): t.Statement | undefined {
  return t.isBlockStatement(node) ? node.body.at(-1) : node;
}

function isMember(node: t.Node, name: string): boolean {
  return t.isMemberExpression(node) && !node.computed && t.isIdentifier(node.property, { name });
}

function both(a: SkippedPath[] | null, b: SkippedPath[] | null): SkippedPath[] | null {
  return a && b && [...a, ...b];
}

function textsOf(items: readonly StaticValue[]): string[] | null {
  const texts = items.map((item) => (item.kind === 'literal' && typeof item.value === 'string' ? item.value : null));
  return texts.includes(null) ? null : (texts as string[]);
}

/**
 * The regular expression of the requests for which such middleware runs.
 *
 * @param mount where it is mounted, without a slash at its end; letters of either case reach it unless `caseSensitive`
 */
export function runsFor(mount: string, paths: readonly SkippedPath[], caseSensitive: boolean): string {
  const at = caseSensitive ? literal(mount) : literal(mount).replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
  return `^(?!${at}${skippedBelow(paths)})${at === '' ? '' : `${at}(?=\\/|$)`}`;
}

/** The same among requests that are all below the mount, as it is written. */
export function notBelow(mount: string, paths: readonly SkippedPath[]): string {
  return `^(?!${literal(mount)}${skippedBelow(paths)})`;
}

function skippedBelow(paths: readonly SkippedPath[]): string {
  // What is mounted sees `/` for its bare path (router 2: index.js, `trimPrefix`).
  const whole = paths.filter(({ isPrefix }) => !isPrefix).map(({ text }) => (text === '/' ? '\\/?' : literal(text)));
  const beginnings = paths.filter(({ isPrefix }) => isPrefix).map(({ text }) => literal(text));
  const group = (all: readonly string[]) => (all.length === 1 ? all[0] : `(?:${all.join('|')})`);
  return group([...(whole.length > 0 ? [`${group(whole)}$`] : []), ...beginnings]);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
