import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import type { ParameterRole } from './function.js';
import { identifierOf, isAssigned, memberAround, removeDeclarator } from './node-paths.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import { statement } from './templates.js';
import type { Workpiece } from './workpiece.js';

/** Finds `req`, `res` and `next`, and spells out destructured requests member by member. */
export function normalizeParameters(piece: Workpiece): void {
  const path = piece.snippet.function;
  if (t.isClassMethod(path.node) && path.node.decorators?.length) throw new CannotLower('a decorator on the method', path.node);
  if (path.node.generator) throw new CannotLower('a generator function', path.node);
  // TypeScript's `this` is no parameter.
  path.node.params = path.node.params.filter((parameter) => !t.isIdentifier(parameter, { name: 'this' }));
  const find = (role: ParameterRole) => path.node.params[piece.roles().indexOf(role)];
  const request = find('request');
  piece.responseBinding = identifierOf(find('response'), 'res');
  piece.nextBinding = identifierOf(find('next'), 'next');
  piece.block();
  if (t.isObjectPattern(request)) {
    const name = piece.names.claim('req');
    piece.block().body.unshift(statement(`const $pattern = ${name};`, { pattern: t.objectPattern(request.properties) }));
    path.node.params[piece.roles().indexOf('request')] = t.identifier(name);
    piece.requestBinding = name;
  } else piece.requestBinding = identifierOf(request, 'req');
  piece.snippet.program.scope.crawl();
  joinAliases(piece);
  joinCrossLinks(piece);
  nameComputedMembers(piece);
  splitDestructuring(piece, piece.referencesOf(piece.requestBinding), () => t.identifier(piece.requestBinding!));
  const locals = piece.referencesOf(piece.responseBinding).flatMap((reference) => {
    const member = memberAround(reference);
    return member && memberName(member.node) === 'locals' ? [member as NodePath] : [];
  });
  splitDestructuring(piece, locals, () => t.memberExpression(t.identifier(piece.responseBinding!), t.identifier('locals')));
}

/** `const { body, params: { id } } = req` becomes one declaration per member, so that each member has its rule. */
function splitDestructuring(piece: Workpiece, references: readonly NodePath[], source: () => t.Expression): void {
  for (const reference of references) {
    const declarator = reference.parentPath;
    if (!declarator?.isVariableDeclarator() || declarator.node.init !== reference.node) continue;
    if (t.isIdentifier(declarator.node.id)) throw new CannotLower('another name for req or res.locals', declarator.node);
    const pattern = declarator.node.id as t.ObjectPattern;
    const parts = pattern.properties.map((property) => {
      if (!t.isObjectProperty(property) || property.computed) throw new CannotLower('the rest of req', property);
      const key = t.isIdentifier(property.key) ? property.key.name : (property.key as t.StringLiteral).value;
      const read = t.memberExpression(source(), t.identifier(key));
      if (t.isAssignmentPattern(property.value)) {
        return t.variableDeclarator(property.value.left as t.LVal, t.logicalExpression('??', read, property.value.right));
      }
      return t.variableDeclarator(property.value as t.LVal, read);
    });
    const declaration = declarator.parentPath as NodePath<t.VariableDeclaration>;
    const { kind, declarations } = declaration.node;
    const made = declarations.flatMap((one) => (one === declarator.node ? parts : [one])).map((one) => t.variableDeclaration(kind, [one]));
    const comments = (declaration.node as { comments?: unknown[] }).comments;
    if (comments && made[0]) (made[0] as { comments?: unknown[] }).comments = comments;
    declaration.replaceWithMultiple(made);
    piece.snippet.program.scope.crawl();
  }
}

/** `const reply = res;`: another name for the same thing goes. */
function joinAliases(piece: Workpiece): void {
  for (const name of [piece.requestBinding, piece.responseBinding]) {
    for (const reference of piece.referencesOf(name)) {
      const declarator = reference.parentPath;
      if (!declarator?.isVariableDeclarator() || declarator.node.init !== reference.node || !t.isIdentifier(declarator.node.id)) continue;
      const alias = declarator.scope.getBinding(declarator.node.id.name);
      const own = declarator.scope.getBinding(name!);
      if (!alias?.constant || alias.referencePaths.some((path) => path.scope.getBinding(name!) !== own)) continue;
      alias.referencePaths.forEach((path) => path.replaceWith(t.identifier(name!)));
      removeDeclarator(reference);
    }
    piece.snippet.program.scope.crawl();
  }
}

/** `req[source]` of a factory whose argument the chain knows: `validate(schema, 'query')`. */
function nameComputedMembers(piece: Workpiece): void {
  for (const reference of piece.referencesOf(piece.requestBinding)) {
    const member = memberAround(reference);
    const property = member?.node.property;
    if (!member?.node.computed || !t.isIdentifier(property) || member.scope.getBinding(property.name)) continue;
    const values = piece.input.constants?.get(property.name) ?? [];
    if (values.length === 1) {
      member.node.computed = false;
      member.node.property = t.identifier(values[0]);
    } else if (values.length > 1 && values.every((value) => /^[A-Za-z]+$/.test(value)) && !isAssigned(member)) member.replaceWith(choiceOf(values, member.node));
  }
  piece.snippet.program.scope.crawl();
}

/** `{ body: req.body, query: req.query }[source]`. */
function choiceOf(values: readonly string[], { object, property }: t.MemberExpression | t.OptionalMemberExpression): t.Expression {
  const properties = values.map((value) => t.objectProperty(t.identifier(value), t.memberExpression(t.cloneNode(object), t.identifier(value))));
  return t.memberExpression(t.objectExpression(properties), property as t.Expression, true);
}

/** `res.req` is the request, `req.res` the response (express/lib/middleware/init.js). */
function joinCrossLinks(piece: Workpiece): void {
  const links = [
    { from: piece.requestBinding, member: 'res', to: piece.responseBinding },
    { from: piece.responseBinding, member: 'req', to: piece.requestBinding },
  ];
  for (const { from, member, to } of links) {
    if (!to) continue;
    for (const reference of piece.referencesOf(from)) {
      const read = memberAround(reference);
      if (read && memberName(read.node) === member) read.replaceWith(t.identifier(to));
    }
    piece.snippet.program.scope.crawl();
  }
}
