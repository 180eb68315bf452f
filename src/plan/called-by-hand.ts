import * as t from '@babel/types';
import { topBindings } from '../emit/bindings.js';
import { walk } from '../lower/templates.js';
import type { LinkFunction } from '../model.js';
import type { SourceModule, SourceProject } from '../source/project.js';
import { spanOf } from '../source/span.js';
import { functionAt, type FoundFunction } from './source-functions.js';
import type { UserLink } from './wrappers.js';

/**
 * Middleware of a package that a function does nothing but call, with a callback of its own:
 * `upload(req, res, (err) => { … })`, `passport.authenticate('local', (err, user) => { … })(req, res, next)`.
 */
export interface CalledByHand {
  /** What is called, as if it were registered. */
  middleware: Extract<LinkFunction, { kind: 'package' }>;
  /** Text of the middleware that leaves what the callback is given on the request. */
  making: string;
  /** Name of the member of `req` for that. */
  key: string;
  /** The function as it goes on from there. */
  rest: UserLink;
}

/** Reads such a function; null for every other. */
export function calledByHand(fn: UserLink, project: SourceProject): CalledByHand | null {
  const found = functionAt(project, fn.function);
  if (!found || fn.rewritten !== undefined) return null;
  const { node, module } = found;
  const names = node.params.map((one) => (t.isIdentifier(one) ? one.name : null));
  if (names.length < 2 || names.length > 3 || names.includes(null)) return null;
  const call = onlyValue(node.body);
  if (!t.isCallExpression(call) || !t.isExpression(call.callee)) return null;
  const parts = called(call, names as string[], module);
  const middleware = parts && packageOf(parts.root, parts.middleware, module, project);
  const rest = middleware && restOf(fn, node, parts.callback, parts.key, found);
  return middleware && rest && { middleware, making: parts.making, key: parts.key, rest };
}

/** What a body that is one statement, or an expression, does. */
function onlyValue(body: t.BlockStatement | t.Expression): t.Node | null | undefined {
  if (!t.isBlockStatement(body)) return body;
  const [only, ...others] = body.body;
  if (others.length > 0) return null;
  return t.isReturnStatement(only) ? only.argument : t.isExpressionStatement(only) ? only.expression : null;
}

interface Parts {
  callback: t.ArrowFunctionExpression | t.FunctionExpression;
  /** The expression whose value the middleware is, or its beginning. */
  middleware: t.Expression;
  root: t.Expression;
  making: string;
  key: string;
}

function called(call: t.CallExpression, names: readonly string[], module: SourceModule): Parts | null {
  const text = (node: t.Node) => module.code.slice(node.start!, node.end!);
  const callee = call.callee as t.Expression;
  const isHanded = (count: number) => call.arguments.length === 3 && names.slice(0, count).every((name, i) => t.isIdentifier(call.arguments[i], { name }));
  const last = call.arguments[2];
  if (isHanded(2) && isCallback(last)) {
    return { callback: last, middleware: callee, root: callee, making: `resultsOf('uploadResult', (callback) => (req, res) => ${text(callee)}(req, res, callback))`, key: 'uploadResult' };
  }
  if (!isHanded(3) || names.length < 3 || !t.isCallExpression(callee) || !t.isMemberExpression(callee.callee)) return null;
  const { property } = callee.callee;
  const callback = callee.arguments.at(-1);
  if (!t.isIdentifier(property, { name: 'authenticate' }) || !isCallback(callback)) return null;
  const others = callee.arguments.slice(0, -1);
  if (others.some((one) => mentions(one, names))) return null;
  const making = `resultsOf('authentication', (callback) => ${text(callee.callee)}(${[...others.map(text), 'callback'].join(', ')}))`;
  return { callback, middleware: callee, root: callee.callee.object, making, key: 'authentication' };
}

function isCallback(node: t.Node | null | undefined): node is t.ArrowFunctionExpression | t.FunctionExpression {
  return (t.isArrowFunctionExpression(node) || t.isFunctionExpression(node)) && !node.generator && node.params.every((one) => t.isIdentifier(one)) && t.isBlockStatement(node.body);
}

function mentions(root: t.Node, names: readonly (string | null)[]): boolean {
  let found = false;
  walk(root, (node) => void (found ||= t.isIdentifier(node) && names.includes(node.name)));
  return found;
}

/** The package that middleware comes from, by the constants of its module: multer and passport are called so. */
function packageOf(root: t.Expression, expression: t.Expression, module: SourceModule, project: SourceProject): CalledByHand['middleware'] | null {
  let node: t.Node | null = root;
  for (let depth = 0; node && depth < 6; depth++) {
    while (t.isCallExpression(node) || t.isMemberExpression(node)) node = t.isCallExpression(node) ? node.callee : node.object;
    if (!t.isIdentifier(node)) return null;
    const binding = topBindings(module).get(node.name);
    if (binding?.kind === 'import') {
      const resolved = project.resolve(binding.specifier, module.file);
      const name = resolved.kind === 'package' ? resolved.name : null;
      if (name !== 'multer' && name !== 'passport') return null;
      return { kind: 'package', package: name, member: name === 'multer' ? 'single' : 'authenticate', called: true, arguments: [], expression: spanOf(module.file, expression), moduleLevel: true };
    }
    node = binding ? constantOf(node.name, module) : null;
  }
  return null;
}

function constantOf(name: string, module: SourceModule): t.Node | null {
  for (const statement of module.ast.program.body) {
    const node = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
    if (!t.isVariableDeclaration(node, { kind: 'const' })) continue;
    const found = node.declarations.find(({ id }) => t.isIdentifier(id, { name }));
    if (found) return found.init ?? null;
  }
  return null;
}

/** The function with the callback's body in the place of the call: what the callback was given is on the request. */
function restOf(fn: UserLink, node: t.Function, callback: Parts['callback'], key: string, { module, indentation }: FoundFunction): UserLink | null {
  let usesOwn = false;
  walk(callback.body, (inner) => void (usesOwn ||= (t.isThisExpression(inner) && t.isFunctionExpression(callback)) || t.isIdentifier(inner, { name: 'arguments' })));
  if (usesOwn || (t.isClassMethod(node) && node.static)) return null;
  const [request, , next] = node.params as t.Identifier[];
  const [error] = callback.params as t.Identifier[];
  if (next && error && mayPassNothing(callback.body, next.name, error.name, false)) return null;
  const header = `${module.code.slice(node.start!, node.body.start!).trimEnd()} `;
  if (header.endsWith('( ')) return null;
  const names = callback.params.map((one) => (one as t.Identifier).name);
  const inner = atIndent(module.code.slice(callback.body.start! + 1, callback.body.end!), indentation);
  const indent = indentOf(inner) ?? '  ';
  const results = names.length > 0 ? `\n${indent}const [${names.join(', ')}] = ${request.name}.${key};` : '';
  const isAsync = callback.async && !node.async;
  return { ...fn, rewritten: `${isAsync ? 'async ' : ''}${header}{${results}${inner}` };
}


/** `next(err)` where nothing says that there is an error: without one the request goes on. */
function mayPassNothing(node: t.Node, next: string, error: string, isKnown: boolean): boolean {
  const isCall = t.isCallExpression(node) && t.isIdentifier(node.callee, { name: next }) && t.isIdentifier(node.arguments[0], { name: error });
  if (isCall && !isKnown) return true;
  const inside = (child: t.Node) => isKnown || (t.isIfStatement(node) && child === node.consequent && mentions(node.test, [error]) && !t.isUnaryExpression(node.test));
  return t.VISITOR_KEYS[node.type].some((key) => {
    const child = (node as unknown as Record<string, t.Node | (t.Node | null)[] | null | undefined>)[key];
    return (Array.isArray(child) ? child : [child]).some((one) => !!one && mayPassNothing(one, next, error, inside(one)));
  });
}

function indentOf(text: string): string | null {
  return /^[ \t]*\r?\n([ \t]*)/.exec(text)?.[1] ?? null;
}

/** The body of a function that stood further in; texts over several lines stay as they are. */
function atIndent(text: string, indentation: string): string {
  const surplus = (indentOf(text)?.length ?? 0) - indentation.length - (indentation.startsWith('\t') ? 1 : 2);
  if (surplus <= 0 || text.includes('`')) return text;
  return text.replace(new RegExp(`(\\n)[ \\t]{0,${surplus}}`, 'g'), '$1');
}
