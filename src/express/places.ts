import * as t from '@babel/types';
import type { Place } from '../model.js';
import type { Env } from './interpreter/env.js';
import { freeNames } from './interpreter/free-names.js';
import type { Interpreter } from './interpreter/interpreter.js';
import { findProperty } from './interpreter/members.js';
import type { Cell, FunctionValue, ObjectValue, Origin, Value } from './interpreter/values.js';

/** Values that hang on values that hang on …: deeper than this nobody nests them. */
const MAX_DEPTH = 8;

/** Numbers of the scopes in which start-up code made something: the same `new` in another run makes another object. */
const scopes = new WeakMap<Interpreter, Map<Env, number>>();

/**
 * What the names of an expression stand for that are not at the top level of its module: `service` in
 * `createRouter(service)`, `this.controller` in a class of routes.
 *
 * @returns by name (`service`, `this.controller`); null where something cannot be reached from module level
 */
export function placesOfNames(origin: Origin, it: Interpreter, depth = 0): Record<string, Place> | null {
  const { names, usesThis, thisMembers } = freeNames(origin.node);
  const places: Record<string, Place> = {};
  for (const name of names.keys()) {
    const scope = origin.env.find(name);
    if (!scope || scope.isModuleLevel) continue;
    const place = isReassigned(scope, name) ? null : placeOfCell(scope.cells.get(name)!, name, it, depth);
    if (!place) return null;
    places[name] = place;
  }
  if (!usesThis) return places;
  const instance = origin.env.thisScope()?.thisValue;
  if (!thisMembers || instance?.kind !== 'object') return null;
  for (const member of thisMembers) {
    const place = placeOfMember(instance, member, it, depth);
    if (!place) return null;
    places[`this.${member}`] = place;
  }
  return places;
}

/** The object that a method, or an arrow function in a class, belongs to, and its name there. */
export function homeOf(value: FunctionValue, it: Interpreter): { object: Place; member: string } | null {
  const isMember = t.isClassMethod(value.node) || (t.isArrowFunctionExpression(value.node) && freeNames(value.node).usesThis);
  const instance = isMember ? (value.boundThis ?? value.env.thisScope()?.thisValue) : undefined;
  if (instance?.kind !== 'object') return null;
  const member = memberName(instance, value.node);
  const object = (value.receiver && placeOf(instance, value.receiver, it, 0)) ?? placeOfInstance(instance, it, 0);
  return object && member !== null ? { object, member } : null;
}

function memberName(instance: ObjectValue, node: t.Node): string | null {
  for (let at: ObjectValue | null = instance; at; at = at.proto) {
    for (const [key, cell] of at.props) if (cell.value.kind === 'function' && cell.value.node === node) return key;
  }
  return null;
}

function placeOfInstance(instance: ObjectValue, it: Interpreter, depth: number): Place | null {
  return instance.created ? placeOf(instance, instance.created, it, depth + 1) : null;
}

function placeOfMember(instance: ObjectValue, member: string, it: Interpreter, depth: number): Place | null {
  const cell = findProperty(instance, member);
  if (!cell || cell.getter) return null;
  const own = cell.value.kind !== 'function' && !isChangedMember(instance, member) ? placeOfCell(cell, member, it, depth) : null;
  if (own) return own;
  const object = cell.value.kind === 'router' ? null : placeOfInstance(instance, it, depth);
  return object && { kind: 'member', object, name: member };
}

function placeOfCell(cell: Cell, name: string, it: Interpreter, depth: number): Place | null {
  if (cell.getter || cell.conditions?.length) return null;
  const value = cell.read ? cell.read() : cell.value;
  if (value.kind === 'literal') return { kind: 'literal', value: value.value };
  return cell.origin ? placeOf(value, cell.origin, it, depth + 1, name) : null;
}

function placeOf(value: Value, origin: Origin, it: Interpreter, depth: number, name?: string): Place | null {
  if (depth > MAX_DEPTH || ['router', 'route', 'server', 'choice', 'native'].includes(value.kind)) return null;
  if (origin.taken !== undefined) {
    const whole = origin.taken === null ? null : placeOf(value, { ...origin, taken: undefined }, it, depth + 1);
    return whole && { kind: 'member', object: whole, name: origin.taken! };
  }
  const { node, env } = origin;
  if (t.isTSAsExpression(node) || t.isTSNonNullExpression(node) || t.isTSSatisfiesExpression(node) || t.isParenthesizedExpression(node)) {
    return placeOf(value, { ...origin, node: node.expression }, it, depth, name);
  }
  if (t.isIdentifier(node)) return placeOfName(node.name, env, it, depth);
  if (t.isThisExpression(node)) return value.kind === 'object' ? placeOfInstance(value, it, depth) : null;
  if (t.isMemberExpression(node) && !node.computed && t.isIdentifier(node.property)) {
    const instance = t.isThisExpression(node.object) ? env.thisScope()?.thisValue : undefined;
    if (instance?.kind === 'object') return placeOfMember(instance, node.property.name, it, depth);
    const object = placeOf({ kind: 'unknown', text: '' }, { ...origin, node: node.object }, it, depth + 1);
    return object && { kind: 'member', object, name: node.property.name };
  }
  return isMaking(node) ? made(origin, it, depth, name) : null;
}

function placeOfName(name: string, env: Env, it: Interpreter, depth: number): Place | null {
  const scope = env.find(name);
  if (!scope?.module) return null;
  if (scope.isModuleLevel) return { kind: 'name', file: scope.module.file, name };
  return isReassigned(scope, name) ? null : placeOfCell(scope.cells.get(name)!, name, it, depth);
}

function isMaking(node: t.Node): node is t.NewExpression | t.CallExpression | t.ObjectExpression | t.ArrayExpression {
  return t.isNewExpression(node) || t.isCallExpression(node) || t.isObjectExpression(node) || t.isArrayExpression(node);
}

function made(origin: Origin, it: Interpreter, depth: number, name: string | undefined): Place | null {
  // An entry of a table at module level is that entry, not another one like it.
  const entry = tableEntry(origin);
  if (entry) return entry;
  const names = placesOfNames(origin, it, depth + 1);
  if (!names) return null;
  return { kind: 'made', expression: it.span(origin), scope: scopeNumber(origin.env, it), suggested: name ?? nameOf(origin.node), names };
}

/** `routes.users` for what stands in an object that is a constant at the top level of its module, or in a list there. */
function tableEntry({ module, node }: Origin): Place | null {
  const within = (table: t.Node | null | undefined, place: Place): Place | null => {
    if (table === node) return place;
    if (t.isArrayExpression(table)) return firstOf(table.elements.map((element, index) => within(element, { kind: 'member', object: place, name: String(index) })));
    if (!t.isObjectExpression(table)) return null;
    return firstOf(table.properties.map((property) => {
      const key = t.isObjectProperty(property) && !property.computed ? property.key : null;
      const name = t.isIdentifier(key) ? key.name : t.isStringLiteral(key) ? key.value : null;
      return name === null ? null : within((property as t.ObjectProperty).value, { kind: 'member', object: place, name });
    }));
  };
  return firstOf(module.ast.program.body.flatMap((statement) => {
    const declaration = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
    if (!t.isVariableDeclaration(declaration, { kind: 'const' })) return [];
    return declaration.declarations.map(({ id, init }) => {
      const isTable = t.isIdentifier(id) && (t.isObjectExpression(init) || t.isArrayExpression(init));
      return isTable ? within(init, { kind: 'name', file: module.file, name: id.name }) : null;
    });
  }));
}

function firstOf(places: readonly (Place | null)[]): Place | null {
  return places.find((place) => place !== null) ?? null;
}

/** 0 at the top level of a module, which runs once. */
function scopeNumber(env: Env, it: Interpreter): number {
  if (env.isModuleLevel) return 0;
  const known = scopes.get(it) ?? new Map<Env, number>();
  scopes.set(it, known);
  if (!known.has(env)) known.set(env, known.size + 1);
  return known.get(env)!;
}

/** `new UserController()` → `userController`. */
function nameOf(node: t.Node): string {
  const callee = t.isNewExpression(node) || t.isCallExpression(node) ? node.callee : null;
  const name = t.isIdentifier(callee) ? callee.name : t.isMemberExpression(callee) && t.isIdentifier(callee.property) ? callee.property.name : 'value';
  return name[0].toLowerCase() + name.slice(1);
}

/** Whether code of the function that declares a variable gives it another value later. */
function isReassigned(scope: Env, name: string): boolean {
  const frame = scope.enclosingFrame();
  const root = frame?.function.node ?? scope.module?.ast.program;
  return root ? assignments(root).names.has(name) : true;
}

/** Whether code of its class gives a member another value after the constructor. */
function isChangedMember(instance: ObjectValue, member: string): boolean {
  for (let at = instance.proto; at; at = at.proto) {
    const owner = at.props.get('constructor')?.value;
    if (owner?.kind === 'function' && assignments(owner.node).members.has(member)) return true;
  }
  return false;
}

const assigned = new WeakMap<t.Node, { names: Set<string>; members: Set<string> }>();

/** Names that are assigned anywhere below a node, and members of `this` that are, outside of constructors. */
function assignments(root: t.Node): { names: Set<string>; members: Set<string> } {
  let found = assigned.get(root);
  if (found) return found;
  found = { names: new Set(), members: new Set() };
  collect(root, found, false);
  assigned.set(root, found);
  return found;
}

function collect(node: t.Node, found: { names: Set<string>; members: Set<string> }, inConstructor: boolean): void {
  const target = t.isAssignmentExpression(node) ? node.left : t.isUpdateExpression(node) ? node.argument : null;
  if (target) for (const name of Object.keys(t.getBindingIdentifiers(target, false, true))) found.names.add(name);
  if (t.isMemberExpression(target) && t.isThisExpression(target.object) && !inConstructor && t.isIdentifier(target.property)) found.members.add(target.property.name);
  const isConstructor = t.isClassMethod(node, { kind: 'constructor' });
  for (const key of t.VISITOR_KEYS[node.type] ?? []) {
    const child = (node as unknown as Record<string, t.Node | (t.Node | null)[] | null | undefined>)[key];
    for (const one of Array.isArray(child) ? child : [child]) if (one) collect(one, found, isConstructor || (inConstructor && !t.isFunction(node)));
  }
}
