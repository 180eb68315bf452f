import * as t from '@babel/types';

/** What an expression or function needs from around it. */
export interface FreeNames {
  /** Each name with the members that are read from it; null where it is used as a whole. */
  names: Map<string, Set<string> | null>;
  /** Members read from the surrounding `this`; null where `this`, `super` or `arguments` is used as a whole. */
  thisMembers: Set<string> | null;
  /** It uses the `this`, `super` or `arguments` of its surroundings at all. */
  usesThis: boolean;
  /** Modules that it loads while it runs; null for a specifier that is computed. */
  loads: (string | null)[];
}

/** Names declared so far, by scope: copying them into each inner scope would cost more than looking outwards. */
class Bound {
  private readonly names: ReadonlySet<string>;

  constructor(
    names: string[],
    private readonly outer: Bound | null = null,
  ) {
    this.names = new Set(names);
  }

  has(name: string): boolean {
    return this.names.has(name) || (this.outer?.has(name) ?? false);
  }
}

const cache = new WeakMap<t.Node, FreeNames>();

/** The free variables of a node: the names that it uses without declaring them. */
export function freeNames(node: t.Node): FreeNames {
  let found = cache.get(node);
  if (!found) {
    found = { names: new Map(), thisMembers: new Set(), usesThis: false, loads: [] };
    visit(node, found, new Bound([]));
    cache.set(node, found);
  }
  return found;
}

function visit(node: t.Node, found: FreeNames, bound: Bound): void {
  if (isType(node)) return;
  switch (node.type) {
    case 'Identifier':
      if (!bound.has(node.name)) found.names.set(node.name, null);
      if (node.name === 'arguments' && !bound.has('arguments')) useThis(found, null);
      return;
    case 'ThisExpression':
    case 'Super':
      if (!bound.has('this')) useThis(found, null);
      return;
    case 'ImportExpression':
      found.loads.push(t.isStringLiteral(node.source) ? node.source.value : null);
      break;
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      visitMember(node, found, bound);
      return;
    case 'ObjectProperty':
      if (node.computed) visit(node.key, found, bound);
      visit(node.value, found, bound);
      return;
    case 'LabeledStatement':
      return visit(node.body, found, bound);
    case 'BreakStatement':
    case 'ContinueStatement':
      return;
  }
  if (t.isFunction(node)) return visitFunction(node, found, bound);
  if (t.isClass(node)) return visitClass(node, found, bound);
  if (node.type === 'CallExpression' && (t.isImport(node.callee) || t.isIdentifier(node.callee, { name: 'require' }))) {
    const [specifier] = node.arguments;
    found.loads.push(t.isStringLiteral(specifier) ? specifier.value : null);
  }
  const inner = t.isScopable(node) || t.isCatchClause(node) ? new Bound(declaredIn(node), bound) : bound;
  visitChildren(node, found, inner);
}

function useThis(found: FreeNames, member: string | null): void {
  found.usesThis = true;
  if (member === null) found.thisMembers = null;
  else found.thisMembers?.add(member);
}

function visitMember(node: t.MemberExpression | t.OptionalMemberExpression, found: FreeNames, bound: Bound): void {
  const { object, property } = node;
  const member = !node.computed && t.isIdentifier(property) ? property.name : null;
  if (node.computed) visit(property, found, bound);
  if (member !== null && t.isIdentifier(object) && object.name !== 'arguments') {
    if (bound.has(object.name)) return;
    const known = found.names.get(object.name);
    if (known === undefined) found.names.set(object.name, new Set([member]));
    else known?.add(member);
  } else if (member !== null && t.isThisExpression(object)) {
    if (!bound.has('this')) useThis(found, member);
  } else visit(object, found, bound);
}

function isType(node: t.Node): boolean {
  return (
    (node.type.startsWith('TS') && !t.isExpression(node) && node.type !== 'TSParameterProperty') ||
    node.type === 'TypeAnnotation' ||
    node.type === 'TypeParameterDeclaration' ||
    node.type === 'TypeParameterInstantiation'
  );
}

function visitChildren(node: t.Node, found: FreeNames, bound: Bound): void {
  for (const key of t.VISITOR_KEYS[node.type] ?? []) {
    const child = (node as unknown as Record<string, t.Node | (t.Node | null)[] | null | undefined>)[key];
    if (Array.isArray(child)) for (const item of child) item && visit(item, found, bound);
    else if (child) visit(child, found, bound);
  }
}

function visitFunction(node: t.Function, found: FreeNames, bound: Bound): void {
  const own = new Bound(
    [
      ...(t.isArrowFunctionExpression(node) ? [] : ['this', 'arguments']),
      ...(t.isFunctionExpression(node) && node.id ? [node.id.name] : []),
      ...node.params.flatMap(bindingNames),
      ...(t.isBlockStatement(node.body) ? varNames(node.body) : []),
    ],
    bound,
  );
  if ('key' in node && node.computed) visit(node.key as t.Node, found, bound);
  for (const parameter of node.params) visit(parameter, found, own);
  visit(node.body, found, own);
}

function visitClass(node: t.Class, found: FreeNames, bound: Bound): void {
  if (node.superClass) visit(node.superClass, found, bound);
  const own = new Bound(node.id ? ['this', node.id.name] : ['this'], bound);
  for (const member of node.body.body) {
    if (t.isFunction(member)) visitFunction(member, found, own);
    else if (member.type === 'StaticBlock') visitChildren(member, found, new Bound(declaredIn(member), own));
    else if ('value' in member && member.value) {
      if ('computed' in member && member.computed) visit(member.key, found, bound);
      visit(member.value as t.Node, found, own);
    }
  }
}

function bindingNames(node: t.Node): string[] {
  const inner = node.type === 'TSParameterProperty' ? node.parameter : node;
  return Object.keys(t.getBindingIdentifiers(inner));
}

/** Names that a block or loop declares for itself. */
function declaredIn(node: t.Node): string[] {
  if (t.isForStatement(node)) return t.isVariableDeclaration(node.init) ? bindingNames(node.init) : [];
  if (t.isForXStatement(node)) return t.isVariableDeclaration(node.left) ? bindingNames(node.left) : [];
  if (t.isCatchClause(node)) return node.param ? bindingNames(node.param) : [];
  const body = t.isBlockStatement(node) || t.isProgram(node) || t.isStaticBlock(node) ? node.body : [];
  return body.flatMap((statement) =>
    t.isVariableDeclaration(statement) || t.isFunctionDeclaration(statement) || t.isClassDeclaration(statement)
      ? Object.keys(t.getBindingIdentifiers(statement, false, true))
      : [],
  );
}

/** Names declared with `var` anywhere in a function body. */
function varNames(body: t.BlockStatement): string[] {
  const names: string[] = [];
  const walk = (node: t.Node): void => {
    if (t.isFunction(node) || t.isClass(node) || t.isExpression(node)) return;
    if (t.isVariableDeclaration(node)) {
      if (node.kind === 'var') names.push(...bindingNames(node));
      return;
    }
    for (const key of t.VISITOR_KEYS[node.type] ?? []) {
      const child = (node as unknown as Record<string, t.Node | (t.Node | null)[] | null | undefined>)[key];
      if (Array.isArray(child)) for (const item of child) item && walk(item);
      else if (child) walk(child);
    }
  };
  walk(body);
  return names;
}
