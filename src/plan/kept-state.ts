import * as t from '@babel/types';
import { walk } from '../lower/templates.js';
import type { ChainLink, Place, SourceSpan } from '../model.js';
import type { SourceProject } from '../source/project.js';
import { functionAt } from './source-functions.js';
import type { UserLink } from './wrappers.js';

/**
 * Whether a call in a registration makes a function that keeps values from request to request (`limiter(5)` with a counter):
 * it may be called only once, as Express code calls it.
 *
 * @param expression the registered expression
 */
export function makesState(fn: UserLink, expression: SourceSpan, project: SourceProject): boolean {
  return fn.factories.some((factory) => {
    const { call } = factory;
    const isHere = call.file === expression.file && expression.start <= call.start && call.end <= expression.end;
    const found = isHere ? functionAt(project, factory.function) : null;
    return !!found && keepsValues(found.node);
  });
}

/** The constant that such a call becomes: `app.get('/a', limiter(1))` → `const aLimiter = limiter(1)`. */
export function madeOnce(link: ChainLink, expression: SourceSpan, project: SourceProject): Extract<Place, { kind: 'made' }> {
  const called = /^[\w$.]*?([A-Za-z_$][\w$]*)\(/.exec(project.module(expression.file).code.slice(expression.start, expression.end))?.[1] ?? 'middleware';
  const words = [...link.path.split(/[^A-Za-z0-9]+/).filter((word) => /^[A-Za-z]/.test(word)), called];
  const suggested = words.map((word, i) => (i === 0 ? word[0].toLowerCase() : word[0].toUpperCase()) + word.slice(1)).join('');
  return { kind: 'made', expression, scope: 0, suggested: words.length > 1 ? suggested : `app${suggested[0].toUpperCase()}${suggested.slice(1)}`, names: {} };
}

/** Whether a factory makes something of its own that what it returns may change. */
function keepsValues(factory: t.Function): boolean {
  const own = new Set<string>();
  let keeps = false;
  for (const parameter of factory.params) Object.keys(t.getBindingIdentifiers(parameter as t.LVal)).forEach((name) => own.add(name));
  walk(factory.body, (node) => {
    if (t.isFunction(node) || t.isClass(node)) return false;
    if (!t.isVariableDeclaration(node)) return;
    for (const { id, init } of node.declarations) {
      Object.keys(t.getBindingIdentifiers(id as t.LVal)).forEach((name) => own.add(name));
      if (init && makesObject(init)) keeps = true;
    }
  });
  return keeps || (t.isBlockStatement(factory.body) && assignsInside(factory.body, own));
}

/** Whether a function inside gives one of the names another value. */
function assignsInside(body: t.BlockStatement, names: ReadonlySet<string>): boolean {
  let found = false;
  walk(body, (node) => {
    if (!t.isFunction(node)) return;
    walk(node.body, (inner) => {
      const target = t.isAssignmentExpression(inner) ? inner.left : t.isUpdateExpression(inner) ? inner.argument : null;
      if (target && Object.keys(t.getBindingIdentifiers(target as t.LVal)).some((name) => names.has(name))) found = true;
    });
    return false;
  });
  return found;
}

/** Lists, objects and what a call gives may be changed; texts, numbers and functions stay. */
function makesObject(init: t.Expression): boolean {
  let found = false;
  walk(init, (node) => {
    if (t.isFunction(node)) return false;
    if (t.isNewExpression(node) || t.isCallExpression(node) || t.isObjectExpression(node) || t.isArrayExpression(node)) found = true;
    return !found;
  });
  return found;
}
