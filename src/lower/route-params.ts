import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import type { LoweredFunction } from './function.js';
import { memberAround, isAssigned, removeDeclarator } from './node-paths.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import type { Workpiece } from './workpiece.js';

/** For a body in `route.ts`: `const { id } = await params;` at its top, and plain names below. */
export function inlineParams(piece: Workpiece, block: t.BlockStatement): LoweredFunction['params'] {
  if (!piece.paramsName) return { locals: [], whole: null };
  const references = paramsReferences(piece);
  const members = references.map(paramsRead);
  if (members.some((member) => member === null || member.some((name) => !/^[A-Za-z_$][\w$]*$/.test(name)))) {
    return { locals: [], whole: renameParams(piece, references) };
  }
  const locals = new Map<string, string>();
  for (const reference of references) takePattern(piece, reference, block, locals);
  for (const reference of paramsReferences(piece)) takeMember(piece, reference, locals);
  return { locals: [...locals].map(([name, local]) => ({ name, local })), whole: null };
}

/** For a function that stays in its module: it receives `params`, and its signature names the members it reads. */
export function passedParams(piece: Workpiece): LoweredFunction['params'] {
  if (!piece.paramsName) return { locals: [], whole: null };
  const references = paramsReferences(piece);
  const members = references.map(paramsRead);
  // What runs behind it would not see the change.
  const assigned = references.find((path) => isAssigned(memberAround(path) ?? path));
  if (assigned && piece.input.role === 'middleware') throw new CannotLower('assigning to req.params', assigned.parent);
  const known = members.every((member) => member !== null);
  const names = known ? [...new Set(members.flatMap((member) => member!))].sort() : [];
  return { locals: names.map((name) => ({ name, local: name })), whole: piece.paramsName };
}

function paramsReferences(piece: Workpiece): NodePath[] {
  const found: NodePath[] = [];
  const name = piece.paramsName;
  if (!name) return found;
  piece.snippet.function.traverse({
    Identifier(path) {
      if (path.node.name === name && path.isReferencedIdentifier()) found.push(path);
    },
  });
  return found;
}

/** All parameters as one object: `params` is the promise in `route.ts`, so the resolved one has another name. */
function renameParams(piece: Workpiece, references: NodePath[]): string {
  const local = piece.paramsName === 'params' ? piece.names.claim('routeParams', 'pathParams') : piece.paramsName!;
  for (const reference of references) {
    const holder = reference.parent;
    if (t.isObjectProperty(holder) && holder.shorthand) Object.assign(holder, { shorthand: false, key: t.identifier(piece.paramsName!) });
    reference.replaceWith(t.identifier(local));
  }
  return local;
}

function takePattern(piece: Workpiece, reference: NodePath, block: t.BlockStatement, locals: Map<string, string>): void {
  const declarator = reference.parentPath;
  if (!declarator?.isVariableDeclarator() || !t.isObjectPattern(declarator.node.id)) return;
  const pairs = declarator.node.id.properties.map((property) => {
    const { key, value } = property as t.ObjectProperty;
    return { name: (key as t.Identifier).name, local: t.isIdentifier(value) ? value.name : null };
  });
  const isTop = declarator.parentPath?.parentPath?.node === block;
  const isPlain = pairs.every(({ name, local }) => local !== null && (locals.get(name) ?? local) === local);
  if (!isTop || !isPlain) {
    const parts = pairs.map(({ name }) => t.objectProperty(t.identifier(name), t.identifier(paramLocal(piece, name, locals)), false, false));
    reference.replaceWith(t.objectExpression(parts));
    return;
  }
  pairs.forEach(({ name, local }) => locals.set(name, local!));
  removeDeclarator(reference);
}

function paramLocal(piece: Workpiece, name: string, locals: Map<string, string>): string {
  const known = locals.get(name);
  if (known) return known;
  const local = piece.names.claim(name, `${name}Param`);
  locals.set(name, local);
  return local;
}

function takeMember(piece: Workpiece, reference: NodePath, locals: Map<string, string>): void {
  const member = memberAround(reference);
  if (!member) return;
  const name = memberName(member.node)!;
  const declarator = member.parentPath;
  const isTop = declarator.isVariableDeclarator() && t.isIdentifier(declarator.node.id) && declarator.parentPath?.parentPath?.node === piece.block();
  if (isTop && !locals.has(name)) {
    locals.set(name, ((declarator.node as t.VariableDeclarator).id as t.Identifier).name);
    removeDeclarator(member);
    return;
  }
  member.replaceWith(t.identifier(paramLocal(piece, name, locals)));
}

/** The members of `params` that a read uses, or null when it uses the object as a whole. */
function paramsRead(path: NodePath): string[] | null {
  const member = memberAround(path);
  if (member) {
    const name = memberName(member.node);
    return name && !isAssigned(member) ? [name] : null;
  }
  const declarator = path.parentPath;
  if (!declarator?.isVariableDeclarator() || !t.isObjectPattern(declarator.node.id)) return null;
  const names = declarator.node.id.properties.map((property) =>
    t.isObjectProperty(property) && !property.computed && t.isIdentifier(property.key) ? property.key.name : null,
  );
  return names.includes(null) ? null : (names as string[]);
}
