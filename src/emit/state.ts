import { parse } from '@babel/parser';
import * as t from '@babel/types';
import { walk } from '../lower/templates.js';

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

function isChanged(ast: t.File, names: ReadonlySet<string>): boolean {
  let changed = false;
  const root = (node: t.Node): string => (t.isMemberExpression(node) ? root(node.object) : t.isIdentifier(node) ? node.name : '');
  walk(ast.program, (node) => {
    if (t.isAssignmentExpression(node) && names.has(root(node.left))) changed = true;
    if (t.isUpdateExpression(node) && names.has(root(node.argument))) changed = true;
    if (t.isUnaryExpression(node, { operator: 'delete' }) && names.has(root(node.argument))) changed = true;
    if (t.isCallExpression(node) && t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property)) {
      if (MUTATORS.has(node.callee.property.name) && names.has(root(node.callee.object))) changed = true;
    }
    return !changed;
  });
  return changed;
}
