import { isReservedName } from '../source/strict-names.js';
import * as t from '@babel/types';
import MagicString from 'magic-string';
import type { SourceModule } from '../source/project.js';
import { freeName } from '../next/segments.js';
import { requiredBy, topBindings, type Imported } from './bindings.js';
import { capital } from './names.js';

/** How a rewritten CommonJS module exports: names of its own, or one value. */
export type ExportShape = 'named' | 'default';

/** `module.exports = …`, `exports.a = …`: the name, or null for the whole. */
function exportTarget(node: t.Node): { name: string | null } | null {
  if (!t.isMemberExpression(node) || node.computed || !t.isIdentifier(node.property)) return null;
  if (t.isIdentifier(node.object, { name: 'module' }) && node.property.name === 'exports') return { name: null };
  const isExports = t.isIdentifier(node.object, { name: 'exports' }) || exportTarget(node.object)?.name === null;
  return isExports ? { name: node.property.name } : null;
}

/** The statement `exports… = value;` and what it exports. */
export function exportAssignment(node: t.Statement): { name: string | null; value: t.Expression } | null {
  if (!t.isExpressionStatement(node) || !t.isAssignmentExpression(node.expression, { operator: '=' })) return null;
  const target = exportTarget(node.expression.left);
  return target && { name: target.name, value: node.expression.right };
}

/** Shape of a CommonJS module after {@link toEsm}. */
export function exportShape(module: SourceModule): ExportShape {
  const all = module.ast.program.body.map(exportAssignment).filter((one) => one !== null);
  const whole = all.find((one) => one.name === null);
  if (!whole) return 'named';
  return isPlainObject(whole.value) ? 'named' : 'default';
}

function isPlainObject(node: t.Expression): node is t.ObjectExpression {
  return (
    t.isObjectExpression(node) &&
    node.properties.every(
      (property) =>
        (t.isObjectProperty(property) || t.isObjectMethod(property)) && !property.computed && t.isIdentifier(property.key),
    )
  );
}

/** Chooses how the rewritten file imports a `require`d module. */
export type ImportStyle = (specifier: string, imported: Imported) => { specifier: string; imported: Imported };

/**
 * Turns the `require`s and exports of a CommonJS module into `import` and `export`.
 *
 * @param edits holds the module's text, with functions already replaced
 * @param gone statements that are no longer in the text
 */
export function toEsm(module: SourceModule, edits: MagicString, style: ImportStyle, gone: ReadonlySet<t.Node>): void {
  for (const node of module.ast.program.body) {
    if (gone.has(node)) continue;
    if (t.isVariableDeclaration(node)) {
      hoistRequires(node, module, edits, style);
      convertRequires(node, edits, style);
    }
    else if (t.isExpressionStatement(node)) convertExport(node, module, edits, style);
  }
  for (const directive of module.ast.program.directives) edits.remove(directive.start!, directive.end!);
}

function convertRequires(node: t.VariableDeclaration, edits: MagicString, style: ImportStyle): void {
  const required = node.declarations.map((one) => requiredBy(one.init));
  if (required.every((one) => one === null)) return;
  const lines = node.declarations.map((declarator, i) => {
    const found = required[i];
    const text = edits.slice(declarator.start!, declarator.end!);
    return found ? importLine(declarator.id, found, style) : `${node.kind} ${text};`;
  });
  edits.overwrite(node.start!, node.end!, lines.join('\n'));
}

/** `const routes = { users: require('./users') }` → `import users from './users'` in front of `const routes = { users }`. */
function hoistRequires(node: t.VariableDeclaration, module: SourceModule, edits: MagicString, style: ImportStyle): void {
  const lines: string[] = [];
  const taken = new Set(topBindings(module).keys());
  const visit = (value: t.Node | null | undefined): void => {
    if (t.isArrayExpression(value)) return value.elements.forEach((element) => hoist(element, null));
    if (!t.isObjectExpression(value)) return;
    for (const property of value.properties) {
      if (t.isObjectProperty(property)) hoist(property.value, t.isIdentifier(property.key) && !property.computed ? property : null);
    }
  };
  const hoist = (value: t.Node | null | undefined, property: t.ObjectProperty | null): void => {
    const found = requiredBy(value);
    if (!found) return visit(value);
    const wanted = property ? (property.key as t.Identifier).name : wordOf(found.specifier);
    // `{ delete: require('./delete') }`
    const name = freeName([wanted, `${wanted}Module`, 'moduleExports'].find((one) => t.isValidIdentifier(one))!, taken);
    taken.add(name);
    lines.push(importLine(t.identifier(name), found, style));
    const isShort = property && (property.key as t.Identifier).name === name;
    edits.overwrite((isShort ? property : value)!.start!, value!.end!, name);
  };
  for (const { init } of node.declarations) visit(init);
  if (lines.length > 0) edits.appendLeft(node.start!, `${lines.join('\n')}\n\n`);
}

function importLine(id: t.Node, found: { specifier: string; imported: Imported }, style: ImportStyle): string {
  const { specifier, imported } = style(found.specifier, found.imported);
  if (t.isIdentifier(id)) return `import ${clause(imported, id.name)} from '${specifier}';`;
  const names = (id as t.ObjectPattern).properties.map((property) => {
    const { key, value } = property as t.ObjectProperty;
    const [name, local] = [(key as t.Identifier).name, (value as t.Identifier).name];
    return name === local ? name : `${name} as ${local}`;
  });
  return `import { ${names.join(', ')} } from '${specifier}';`;
}

/** The part of an import statement before `from`. */
export function clause(imported: Imported, local: string): string {
  if (imported.kind === 'namespace') return `* as ${local}`;
  if (imported.kind === 'name') return imported.name === local ? `{ ${local} }` : `{ ${imported.name} as ${local} }`;
  return local;
}

function convertExport(node: t.ExpressionStatement, module: SourceModule, edits: MagicString, style: ImportStyle): void {
  const found = exportAssignment(node);
  const bare = requiredBy(node.expression);
  if (bare) return void edits.overwrite(node.start!, node.end!, `import '${style(bare.specifier, bare.imported).specifier}';`);
  if (!found) return declareGlobal(node, module, edits);
  const declared = topBindings(module);
  const holder = wholeName(module);
  if (found.name !== null && holder) return exportMember(holder, found.name, found.value, node, declared, edits);
  if (found.name !== null) return exportName(found.name, found.value, node, declared, edits);
  if (isPlainObject(found.value)) return exportObject(found.value, node, declared, edits);
  const name = holder && !t.isIdentifier(found.value) ? holder : null;
  edits.overwrite(node.start!, found.value.start!, name ? `const ${name} = ` : 'export default ');
  if (name) edits.append(`\nexport default ${name};\n`);
}

/** `verifyToken = (req, res, next) => …` without a declaration makes a global in CommonJS; an ES module is strict and throws. */
function declareGlobal(node: t.ExpressionStatement, module: SourceModule, edits: MagicString): void {
  const name = assignedGlobal(node);
  if (name === null || topBindings(module).has(name)) return;
  const [first] = module.ast.program.body.filter((one) => assignedGlobal(one) === name);
  if (first === node) edits.appendLeft(node.start!, 'let ');
}

function assignedGlobal(node: t.Statement): string | null {
  if (!t.isExpressionStatement(node) || !t.isAssignmentExpression(node.expression, { operator: '=' })) return null;
  return t.isIdentifier(node.expression.left) ? node.expression.left.name : null;
}

/** Name of the one value that the module exports, where further exports are properties of it; one without a name gets one. */
function wholeName(module: SourceModule): string | null {
  const all = module.ast.program.body.map(exportAssignment).filter((one) => one !== null);
  const whole = all.find((one) => one.name === null);
  if (!whole || t.isIdentifier(whole.value)) return whole ? (whole.value as t.Identifier).name : null;
  if (isPlainObject(whole.value) || all.length === 1) return null;
  return nameOfFile(module);
}

/** `middleware/check-auth.js` → `checkAuth`. */
function wordOf(path: string): string {
  const parts = path.replace(/\.[cm]?[jt]sx?$/, '').split('/');
  const base = parts.at(-1) === 'index' && parts.length > 1 ? parts.at(-2)! : parts.at(-1)!;
  return base.split(/[^A-Za-z0-9]+/).filter(Boolean).map((word, i) => (i === 0 ? word : capital(word))).join('');
}

/** A name for what a module exports as a whole. */
function nameOfFile(module: SourceModule): string {
  const name = wordOf(module.file);
  const declared = topBindings(module);
  return [name, `${name}Module`, 'moduleExports'].find((one) => t.isValidIdentifier(one) && !declared.has(one))!;
}

/** `module.exports.SECRET = SECRET` beside `module.exports = auth`: a member of the one value, and a name of its own for `{ SECRET }`. */
function exportMember(holder: string, name: string, value: t.Expression, node: t.Statement, declared: ReadonlyMap<string, unknown>, edits: MagicString): void {
  edits.overwrite(node.start!, value.start!, `${holder}.${name} = `);
  if (!t.isIdentifier(value) || !declared.has(value.name)) return;
  edits.append(`\nexport { ${value.name === name ? name : `${value.name} as ${name}`} };\n`);
}

/** Names that a module exports beside its one value after {@link toEsm}. */
export function namesBesideWhole(module: SourceModule): Set<string> {
  const declared = topBindings(module);
  const names = module.ast.program.body.map(exportAssignment).flatMap((one) => (one?.name && t.isIdentifier(one.value) && declared.has(one.value.name) ? [one.name] : []));
  return new Set(wholeName(module) === null ? [] : names);
}

function exportName(name: string, value: t.Expression, node: t.Statement, declared: ReadonlyMap<string, unknown>, edits: MagicString): void {
  if (t.isIdentifier(value) && declared.has(value.name)) {
    edits.overwrite(node.start!, node.end!, `export { ${value.name === name ? name : `${value.name} as ${name}`} };`);
  } else if (isReservedName(name) || declared.has(name)) {
    const local = freeName(`${name}_`, new Set(declared.keys()));
    edits.overwrite(node.start!, value.start!, `const ${local} = `);
    edits.appendLeft(node.end!, `\nexport { ${local} as ${name} };`);
  } else edits.overwrite(node.start!, value.start!, `export const ${name} = `);
}

/** `module.exports = { a, b: c, d() {} }`. */
function exportObject(object: t.ObjectExpression, node: t.Statement, declared: ReadonlyMap<string, unknown>, edits: MagicString): void {
  const listed: string[] = [];
  const values: string[] = [];
  for (const property of object.properties) {
    const name = ((property as t.ObjectProperty).key as t.Identifier).name;
    if (t.isObjectMethod(property)) {
      const text = edits.slice(property.start!, property.end!);
      values.push(`export ${property.async ? text.replace(/^async\s+/, 'async function ') : `function ${text}`}`);
      continue;
    }
    const { value } = property as t.ObjectProperty;
    if ((isReservedName(name) || declared.has(name)) && !(t.isIdentifier(value) && declared.has(value.name))) {
      const local = freeName(`${name}_`, new Set(declared.keys()));
      values.push(`const ${local} = ${edits.slice(value.start!, value.end!)};`);
      listed.push(`${local} as ${name}`);
    } else if (t.isIdentifier(value) && declared.has(value.name)) listed.push(value.name === name ? name : `${value.name} as ${name}`);
    else values.push(`export const ${name} = ${edits.slice(value.start!, value.end!)};`);
  }
  const list = listed.length ? [`export { ${listed.join(', ')} };`] : [];
  edits.overwrite(node.start!, node.end!, [...values, ...list].join('\n\n'));
}
