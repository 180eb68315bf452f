import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { mediaTypeOf, namedContentType } from '../../rules/response/content-type.js';
import { ownSome } from './ast.js';
import { memberAround } from './node-paths.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import { expression, statement } from './templates.js';
import type { Workpiece } from './workpiece.js';

type Formatter = NodePath<t.ObjectMethod | t.ArrowFunctionExpression | t.FunctionExpression>;

/** `res.format({ … })` becomes a `switch` over the type that the client accepts, with the bodies of the functions as its cases. */
export function lowerFormat(piece: Workpiece): void {
  for (const reference of piece.referencesOf(piece.responseBinding)) {
    const member = memberAround(reference);
    const call = member?.parentPath;
    if (!member || memberName(member.node) !== 'format' || !call?.isCallExpression() || call.node.callee !== member.node) continue;
    const holder = call.parentPath;
    if (!t.isIdentifier(member.node.object) || !(holder.isExpressionStatement() || holder.isReturnStatement())) {
      throw new CannotLower('res.format() as part of an expression', call.node);
    }
    holder.replaceWithMultiple(formatStatements(piece, call, isLast(holder) || holder.isReturnStatement()));
    piece.snippet.program.scope.crawl();
  }
}

function isLast(holder: NodePath): boolean {
  const block = holder.parent;
  if (!t.isBlockStatement(block)) return false;
  const rest = block.body.slice(block.body.indexOf(holder.node as t.Statement) + 1);
  return rest.every((node) => t.isReturnStatement(node) && !node.argument);
}

function formatStatements(piece: Workpiece, call: NodePath<t.CallExpression>, isTail: boolean): t.Statement[] {
  const object = call.get('arguments.0') as NodePath;
  if (!object.isObjectExpression()) throw new CannotLower('res.format() with an object that cannot be read', call.node);
  const cases = object.get('properties').map((property) => readCase(piece, property, isTail));
  const named = cases.filter(({ key }) => key !== 'default');
  if (named.length === 0) throw new CannotLower('res.format() without a type', call.node);
  const response = () => t.identifier(piece.responseBinding!);
  const keys = t.arrayExpression(named.map(({ key }) => t.stringLiteral(key)));
  const accepted = expression('$accepts($request, $keys)', { accepts: piece.context.helper('accepts'), request: piece.context.request(), keys });
  const clauses = named.map(({ key, body }) => {
    const type = t.stringLiteral(namedContentType(mediaType(piece, key), piece.input.major));
    const set = statement("$response.set('Content-Type', $type);", { response: response(), type });
    return t.switchCase(t.stringLiteral(key), clauseBody([set, ...body]));
  });
  const otherwise = cases.find(({ key }) => key === 'default')?.body ?? [refusal(piece, call, named.map(({ key }) => mediaType(piece, key)))];
  return [
    statement("$response.vary('Accept');", { response: response() }),
    t.switchStatement(accepted, [...clauses, t.switchCase(null, clauseBody(otherwise))]),
  ];
}

/** Declarations of one case are none of the others' business. */
function clauseBody(body: t.Statement[]): t.Statement[] {
  const list = [...body, t.breakStatement()];
  return body.some((node) => t.isDeclaration(node)) ? [t.blockStatement(list)] : list;
}

/** The type of a key: by extension, or without its parameters (express/lib/utils.js, `normalizeType`). */
function mediaType(piece: Workpiece, key: string): string {
  return mediaTypeOf(key, piece.input.major).replace(/\s*;[^]*/, '');
}

function readCase(piece: Workpiece, property: NodePath, isTail: boolean): { key: string; body: t.Statement[] } {
  const { node } = property;
  if (!(t.isObjectProperty(node) || t.isObjectMethod(node)) || node.computed) throw new CannotLower('res.format() with keys that cannot be read', node);
  const key = t.isIdentifier(node.key) ? node.key.name : t.isStringLiteral(node.key) ? node.key.value : null;
  const value = t.isObjectMethod(node) ? property : (property.get('value') as NodePath);
  const isFunction = value.isObjectMethod() || value.isArrowFunctionExpression() || value.isFunctionExpression();
  if (key === null || !isFunction || value.node.generator) throw new CannotLower('res.format() with functions that stand elsewhere', node);
  return { key, body: inlinedBody(piece, value as Formatter, isTail) };
}

/** The statements of a formatter, with the parameters of the function around it. */
function inlinedBody(piece: Workpiece, formatter: Formatter, isTail: boolean): t.Statement[] {
  const outer = [piece.requestBinding, piece.responseBinding, piece.nextBinding];
  formatter.node.params.forEach((parameter, i) => {
    const name = outer[i];
    if (!t.isIdentifier(parameter) || (!name && formatter.scope.getBinding(parameter.name)?.referenced)) {
      throw new CannotLower('res.format() with functions of other parameters', parameter);
    }
    if (name && parameter.name !== name) formatter.scope.rename(parameter.name, name);
  });
  const { body } = formatter.node;
  const list = t.isBlockStatement(body) ? body.body : [t.expressionStatement(body)];
  const leaves = list.some((node, i) => ownSome(node, t.isReturnStatement) && !(i === list.length - 1 && t.isReturnStatement(node)));
  if (leaves && !isTail) throw new CannotLower('res.format() with functions that return, and code after it', formatter.node);
  const usesThis = !formatter.isArrowFunctionExpression() && list.some((node) => ownSome(node, t.isThisExpression));
  if (usesThis) throw new CannotLower('this in a function of res.format()', formatter.node);
  if (list.some((node) => ownSome(node, t.isAwaitExpression))) piece.node().async = true;
  if (isTail) return list;
  const last = list.at(-1);
  return t.isReturnStatement(last) ? [...list.slice(0, -1), ...(last.argument ? [t.expressionStatement(last.argument)] : [])] : list;
}

/** Nothing fits: the error that Express hands on (express/lib/response.js, `res.format`). */
function refusal(piece: Workpiece, call: NodePath<t.CallExpression>, types: string[]): t.Statement {
  const list = t.arrayExpression(types.map((type) => t.stringLiteral(type)));
  const error = expression("$createHttpError(406, 'Not Acceptable', { types: $list })", { createHttpError: piece.context.helper('createHttpError'), list });
  if (piece.nextBinding) return t.expressionStatement(t.callExpression(t.identifier(piece.nextBinding), [error]));
  if (call.getFunctionParent()?.node !== piece.node()) throw new CannotLower('res.format() without a default, in a callback', call.node);
  return t.throwStatement(error);
}
