import * as t from '@babel/types';
import { freeNamesOf } from '../emit/free-names.js';
import { RESPONSE_MEMBERS } from '../lower/request-rules.js';
import { walk } from '../lower/templates.js';
import type { SourceSpan } from '../model.js';
import { spanOf } from '../source/span.js';
import type { FoundFunction } from './source-functions.js';

/** A method that middleware adds to `res`: `res.success = (data) => res.json({ ok: true, data })`. */
export interface ResponseMethod {
  name: string;
  /** The function as it was written. */
  function: SourceSpan;
  /** The statement at the top of the module around it. */
  site: SourceSpan;
  /** The same function with the response as its first parameter. */
  code: string;
  parameters: number;
  /** What stands above it, with the line break behind. */
  comments: string;
}

/**
 * The methods that a function adds to the response for every request, and that need nothing of the function but that.
 *
 * @param found middleware that no factory makes
 */
export function responseMethods(found: FoundFunction): ResponseMethod[] {
  const { node, module } = found;
  const response = node.params[1];
  if (!t.isIdentifier(response) || !t.isBlockStatement(node.body)) return [];
  const site = module.ast.program.body.find((one) => one.start! <= node.start! && node.end! <= one.end!);
  if (!site) return [];
  const own = declaredIn(node);
  return node.body.body.flatMap((statement): ResponseMethod[] => {
    const assigned = t.isExpressionStatement(statement) && t.isAssignmentExpression(statement.expression, { operator: '=' }) ? statement.expression : null;
    if (!assigned || !t.isMemberExpression(assigned.left) || assigned.left.computed || !t.isIdentifier(assigned.left.property)) return [];
    const { object, property } = assigned.left;
    const value = assigned.right;
    if (!t.isIdentifier(object, { name: response.name }) || RESPONSE_MEMBERS.has(property.name)) return [];
    if (!t.isArrowFunctionExpression(value) && !t.isFunctionExpression(value)) return [];
    const code = withResponse(value, response.name, module.code);
    if (code === null || [...freeNamesOf(`(${code})`).read].some((name) => own.has(name))) return [];
    return [{ name: property.name, function: spanOf(module.file, value), site: spanOf(module.file, site), code, parameters: value.params.length, comments: commentsOf(statement, module.code) }];
  });
}

function commentsOf({ leadingComments }: t.Statement, source: string): string {
  return (leadingComments ?? []).map(({ start, end }) => `${source.slice(start, end)}\n`).join('');
}

function declaredIn(root: t.Function): Set<string> {
  const names = new Set<string>();
  walk(root, (node) => {
    if (t.isFunction(node)) for (const one of node.params) Object.keys(t.getBindingIdentifiers(one as t.LVal)).forEach((name) => names.add(name));
    if (t.isVariableDeclarator(node) || t.isFunctionDeclaration(node)) Object.keys(t.getBindingIdentifiers(node)).forEach((name) => names.add(name));
  });
  return names;
}

/** Null where the function does what an arrow function cannot. */
function withResponse(node: t.ArrowFunctionExpression | t.FunctionExpression, response: string, source: string): string | null {
  if (node.generator) return null;
  const [first] = node.params;
  const parameters = first ? source.slice(first.start!, node.params.at(-1)!.end!) : '';
  const receivers: t.Node[] = [];
  let isPlain = true;
  walk(node.body, (inner) => {
    if (t.isIdentifier(inner, { name: 'arguments' })) isPlain = false;
    if (t.isFunction(inner) && !t.isArrowFunctionExpression(inner)) {
      // One of its own may be hidden in there.
      walk(inner, (deep) => void (isPlain &&= !t.isThisExpression(deep)));
      return false;
    }
    if (t.isThisExpression(inner)) receivers.push(inner);
  });
  if (!isPlain || (receivers.length > 0 && t.isArrowFunctionExpression(node))) return null;
  let body = source.slice(node.body.start!, node.body.end!);
  for (const { start, end } of receivers.reverse()) body = body.slice(0, start! - node.body.start!) + response + body.slice(end! - node.body.start!);
  const isObject = t.isObjectExpression(node.body);
  return `${node.async ? 'async ' : ''}(${[response, parameters].filter(Boolean).join(', ')}) => ${isObject ? `(${body})` : body}`;
}
