import * as t from '@babel/types';

/** What an expression or function needs from around it. */
export interface FreeNames {
  names: Set<string>;
  /** It uses the `this`, `super` or `arguments` of its surroundings. */
  usesThis: boolean;
  /** It loads modules while it runs. */
  loads: boolean;
}

const cache = new WeakMap<t.Node, FreeNames>();

/** The free variables of a node: the names that it uses without declaring them. */
export function freeNames(node: t.Node): FreeNames {
  let found = cache.get(node);
  if (!found) {
    found = { names: new Set(), usesThis: false, loads: false };
    visit(node, found, new Set());
    cache.set(node, found);
  }
  return found;
}

function visit(node: t.Node, found: FreeNames, bound: ReadonlySet<string>): void {
  if (isType(node)) return;
  switch (node.type) {
    case 'Identifier':
      if (!bound.has(node.name)) found.names.add(node.name);
      if (node.name === 'arguments' && !bound.has('arguments')) found.usesThis = true;
      return;
    case 'ThisExpression':
    case 'Super':
      if (!bound.has('this')) found.usesThis = true;
      return;
    case 'Import':
    case 'ImportExpression':
      found.loads = true;
      break;
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      visit(node.object, found, bound);
      if (node.computed) visit(node.property, found, bound);
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
  if (node.type === 'CallExpression' && t.isIdentifier(node.callee, { name: 'require' })) found.loads = true;
  const inner = t.isScopable(node) || t.isCatchClause(node) ? new Set([...bound, ...declaredIn(node)]) : bound;
  visitChildren(node, found, inner);
}

function isType(node: t.Node): boolean {
  return (
    (node.type.startsWith('TS') && !t.isExpression(node) && node.type !== 'TSParameterProperty') ||
    node.type === 'TypeAnnotation' ||
    node.type === 'TypeParameterDeclaration' ||
    node.type === 'TypeParameterInstantiation'
  );
}

function visitChildren(node: t.Node, found: FreeNames, bound: ReadonlySet<string>): void {
  for (const key of t.VISITOR_KEYS[node.type] ?? []) {
    const child = (node as unknown as Record<string, t.Node | (t.Node | null)[] | null | undefined>)[key];
    if (Array.isArray(child)) for (const item of child) item && visit(item, found, bound);
    else if (child) visit(child, found, bound);
  }
}

function visitFunction(node: t.Function, found: FreeNames, bound: ReadonlySet<string>): void {
  const own = new Set(bound);
  if (!t.isArrowFunctionExpression(node)) own.add('this').add('arguments');
  if (t.isFunctionExpression(node) && node.id) own.add(node.id.name);
  for (const parameter of node.params) for (const name of bindingNames(parameter)) own.add(name);
  if (t.isBlockStatement(node.body)) for (const name of varNames(node.body)) own.add(name);
  if ('key' in node && node.computed) visit(node.key as t.Node, found, bound);
  for (const parameter of node.params) visit(parameter, found, own);
  visit(node.body, found, own);
}

function visitClass(node: t.Class, found: FreeNames, bound: ReadonlySet<string>): void {
  if (node.superClass) visit(node.superClass, found, bound);
  const own = new Set(bound).add('this');
  if (node.id) own.add(node.id.name);
  for (const member of node.body.body) {
    if (t.isFunction(member)) visitFunction(member, found, own);
    else if (member.type === 'StaticBlock') visitChildren(member, found, new Set([...own, ...declaredIn(member)]));
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
