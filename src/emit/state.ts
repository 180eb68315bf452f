import { parse } from '@babel/parser';
import * as t from '@babel/types';

const COLLECTIONS = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array']);
export const MUTATORS = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'set', 'add', 'delete', 'clear', 'fill']);

/** Whether a module keeps values between requests: a second copy of it would keep others. */
export function holdsState(code: string, language: 'js' | 'ts'): boolean {
  const ast = parseModule(code, language);
  const names = new Set<string>();
  const classes = new Set<string>();
  for (const node of ast.program.body) {
    const declaration = t.isExportNamedDeclaration(node) ? node.declaration : node;
    if (t.isClassDeclaration(declaration) && declaration.id) classes.add(declaration.id.name);
    if (!t.isVariableDeclaration(declaration)) continue;
    for (const { id, init } of declaration.declarations) {
      if (!t.isIdentifier(id)) continue;
      names.add(id.name);
      const made = t.isNewExpression(init) && t.isIdentifier(init.callee) ? init.callee.name : '';
      if (COLLECTIONS.has(made) || classes.has(made)) return true;
    }
  }
  return isChanged(ast, names);
}

/** Whether a module reads values of its own that other code of the same source changes. */
export function readsChangedState(made: string, source: string, language: 'js' | 'ts'): boolean {
  const own = new Set(declaredVariables(parseModule(made, language)));
  const names = new Set(declaredVariables(parseModule(source, language)).filter((name) => own.has(name)));
  return isChanged(parseModule(source, language), names);
}

function parseModule(code: string, language: 'js' | 'ts'): t.File {
  return parse(code, { sourceType: 'unambiguous', plugins: [language === 'ts' ? 'typescript' : 'jsx', 'decorators-legacy'], allowUndeclaredExports: true, allowReturnOutsideFunction: true });
}

function declaredVariables(ast: t.File): string[] {
  return ast.program.body.flatMap((node) => {
    const declaration = t.isExportNamedDeclaration(node) ? node.declaration : node;
    return t.isVariableDeclaration(declaration) ? declaration.declarations.flatMap(({ id }) => (t.isIdentifier(id) ? [id.name] : [])) : [];
  });
}

/** Whether something changes one of these later: what a module does while it is loaded, a second copy of it does as well. */
function isChanged(ast: t.File, names: ReadonlySet<string>): boolean {
  const root = (node: t.Node): string => (t.isMemberExpression(node) ? root(node.object) : t.isIdentifier(node) ? node.name : '');
  const changes = (node: t.Node): boolean => {
    if (t.isAssignmentExpression(node)) return names.has(root(node.left));
    if (t.isUpdateExpression(node) || t.isUnaryExpression(node, { operator: 'delete' })) return names.has(root(node.argument));
    const isMethod = t.isCallExpression(node) && t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property);
    return isMethod && MUTATORS.has(((node.callee as t.MemberExpression).property as t.Identifier).name) && names.has(root((node.callee as t.MemberExpression).object));
  };
  const isLater = (node: t.Node, parent: t.Node | null): boolean => t.isFunction(node) && !(t.isCallExpression(parent) && runsOnLoad(parent.callee));
  const visit = (node: t.Node, parent: t.Node | null, later: boolean): boolean => {
    const now = later || isLater(node, parent);
    return (now && changes(node)) || childrenOf(node).some((child) => visit(child, node, now));
  };
  return visit(ast.program, null, false);
}

/** `names.forEach(…)`, `fs.readdir(folder, …)`: a callback that belongs to the loading of a module. */
function runsOnLoad(callee: t.Node): boolean {
  if (!t.isMemberExpression(callee) || !t.isIdentifier(callee.property)) return false;
  return t.isIdentifier(callee.object, { name: 'fs' }) || ['forEach', 'map', 'filter', 'reduce'].includes(callee.property.name);
}

function childrenOf(node: t.Node): t.Node[] {
  return (t.VISITOR_KEYS[node.type] ?? []).flatMap((key) => {
    const child = (node as unknown as Record<string, t.Node | (t.Node | null)[] | null | undefined>)[key];
    return (Array.isArray(child) ? child : [child]).flatMap((one) => (one ? [one] : []));
  });
}
