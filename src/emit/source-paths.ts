import path from 'node:path';
import { parse } from '@babel/parser';
import * as t from '@babel/types';
import MagicString from 'magic-string';
import { walk } from '../lower/templates.js';
import type { SourceModule, SourceProject } from '../source/project.js';
import { topBindings } from './bindings.js';

/** A path that an expression of the source stands for: where it would lead in the source. */
export interface SourcePath {
  /** Absolute; a slash at its end is kept. */
  at: string;
  /** `import.meta.url` and what `new URL` makes of it. */
  isUrl: boolean;
  /** Whether it starts from the module, or from the working directory of the source. */
  from: 'module' | 'cwd';
  /** Offset in `at` behind which a variable's value was left: what comes before it is rewritten with that variable. */
  variable: string | null;
}

/** Where paths of the source lead in the target. */
export interface PathPlaces {
  /**
   * Notes that the output uses a path.
   *
   * @param open true when more segments follow that only the running program knows
   * @returns the path relative to the target
   */
  place(at: string, open: boolean, isConstant: boolean): string;
}

const MAX_DEPTH = 8;
const FILE_FUNCTIONS = /^(?:readFile|createReadStream|readdir|opendir|access|exists|stat|lstat|open|copyFile|cp)(?:Sync)?$/;

/** Finds out what paths expressions of one module stand for. Names mean what they mean at the top of that module. */
export class PathReader {
  constructor(
    private readonly project: SourceProject,
    private readonly module: SourceModule,
  ) {}

  /** The path that an expression always has; null where it is none, or not known. */
  value(node: t.Node, depth = 0): SourcePath | null {
    if (depth > MAX_DEPTH) return null;
    if (t.isIdentifier(node)) return this.name(node.name, depth);
    if (t.isTSAsExpression(node) || t.isTSNonNullExpression(node) || t.isParenthesizedExpression(node)) return this.value(node.expression, depth);
    if (t.isMemberExpression(node)) return this.member(node, depth);
    if (t.isNewExpression(node)) return this.url(node, depth);
    if (t.isCallExpression(node)) return this.call(node, depth);
    if (t.isBinaryExpression(node, { operator: '+' })) {
      const left = this.value(node.left, depth + 1);
      return left && t.isStringLiteral(node.right) ? added(left, node.right.value) : null;
    }
    if (t.isTemplateLiteral(node) && node.expressions.length === 1) return this.templateStart(node, depth);
    return null;
  }

  /** The path at the start of a template literal. */
  templateStart(node: t.TemplateLiteral, depth = 0): SourcePath | null {
    const [first] = node.expressions;
    const base = first && node.quasis[0].value.cooked === '' ? this.value(first, depth + 1) : null;
    return base && added(base, node.quasis[1].value.cooked ?? '');
  }

  /** The path that the first arguments of `path.join` or `path.resolve` have, and how many these are. */
  callStart(node: t.CallExpression, depth = 0): { start: SourcePath; count: number } | null {
    const name = this.builtin(node.callee, 'path');
    if (name !== 'join' && name !== 'resolve') return null;
    const [first, ...rest] = node.arguments;
    const isRelative = name === 'resolve' && t.isStringLiteral(first);
    let start = isRelative ? this.fromCwd(first.value) : first && this.value(first, depth + 1);
    if (!start || start.isUrl) return null;
    let count = 1;
    for (const argument of rest) {
      if (!t.isStringLiteral(argument)) break;
      start = { ...start, at: name === 'resolve' ? path.resolve(start.at, argument.value) : path.join(start.at, argument.value) };
      count++;
    }
    return { start, count };
  }

  /** A file named relative to the working directory in a call of `fs`. */
  fileArgument(node: t.CallExpression): { literal: t.StringLiteral; at: string } | null {
    const name = this.builtin(node.callee, 'fs') ?? this.builtin(node.callee, 'fs/promises');
    const [first] = node.arguments;
    if (!name || !FILE_FUNCTIONS.test(name) || !t.isStringLiteral(first) || path.isAbsolute(first.value)) return null;
    return { literal: first, at: this.fromCwd(first.value).at };
  }

  /** Whether a call only puts a path together. */
  isPathCall(node: t.CallExpression): boolean {
    return ['join', 'resolve', 'normalize'].includes(this.builtin(node.callee, 'path') ?? '');
  }

  /** The folder that `fs.readdirSync` lists. */
  listedFolder(node: t.CallExpression): string | null {
    if (this.builtin(node.callee, 'fs') !== 'readdirSync') return null;
    const folder = this.value(node.arguments[0]);
    return folder && !folder.isUrl ? folder.at.replace(/(.)\/$/, '$1') : null;
  }

  private fromCwd(value: string): SourcePath {
    return { at: path.resolve(this.project.root, value), isUrl: false, from: 'cwd', variable: null };
  }

  private own(at: string, isUrl = false): SourcePath {
    return { at, isUrl, from: 'module', variable: null };
  }

  private name(name: string, depth: number): SourcePath | null {
    const binding = topBindings(this.module).get(name);
    if (!binding && name === '__dirname') return this.own(path.dirname(this.module.absolute));
    if (!binding && name === '__filename') return this.own(this.module.absolute);
    if (binding?.kind !== 'local' || binding.declared !== 'const') return null;
    const init = this.initOf(name);
    const value = init && this.value(init, depth + 1);
    return value && { ...value, variable: name };
  }

  private initOf(name: string): t.Node | null {
    for (const statement of this.module.ast.program.body) {
      const declaration = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
      if (!t.isVariableDeclaration(declaration)) continue;
      const found = declaration.declarations.find(({ id }) => t.isIdentifier(id, { name }));
      if (found) return found.init ?? null;
    }
    return null;
  }

  private member(node: t.MemberExpression, depth: number): SourcePath | null {
    if (node.computed || !t.isIdentifier(node.property)) return null;
    const { name } = node.property;
    if (t.isMetaProperty(node.object)) {
      if (name === 'url') return this.own(this.module.absolute, true);
      if (name === 'filename') return this.own(this.module.absolute);
      return name === 'dirname' ? this.own(path.dirname(this.module.absolute)) : null;
    }
    const url = name === 'pathname' ? this.value(node.object, depth + 1) : null;
    return url?.isUrl ? { ...url, isUrl: false } : null;
  }

  private url(node: t.NewExpression, depth: number): SourcePath | null {
    const [relative, base] = node.arguments;
    if (!t.isIdentifier(node.callee, { name: 'URL' }) || !t.isStringLiteral(relative) || !base) return null;
    const from = this.value(base, depth + 1);
    if (!from?.isUrl || /^[a-z]+:/i.test(relative.value)) return null;
    const folder = from.at.endsWith('/') ? from.at : path.dirname(from.at);
    return { ...from, at: keepSlash(path.resolve(folder, relative.value), relative.value) };
  }

  private call(node: t.CallExpression, depth: number): SourcePath | null {
    const [first] = node.arguments;
    if (t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.object, { name: 'process' }) && t.isIdentifier(node.callee.property, { name: 'cwd' })) return this.fromCwd('.');
    if (this.builtin(node.callee, 'url') === 'fileURLToPath') {
      const url = first && this.value(first, depth + 1);
      return url?.isUrl ? { ...url, isUrl: false } : null;
    }
    const name = this.builtin(node.callee, 'path');
    if (name === 'dirname' || name === 'normalize') {
      const value = first && this.value(first, depth + 1);
      return value && !value.isUrl ? { ...value, at: name === 'dirname' ? path.dirname(value.at) : path.normalize(value.at) } : null;
    }
    const start = this.callStart(node, depth);
    return start && start.count === node.arguments.length ? start.start : null;
  }

  /** Name of the function of a Node module that a callee is. */
  private builtin(callee: t.Node, wanted: string): string | null {
    const [holder, name] = t.isMemberExpression(callee) && !callee.computed && t.isIdentifier(callee.object) && t.isIdentifier(callee.property) ? [callee.object.name, callee.property.name] : [null, t.isIdentifier(callee) ? callee.name : null];
    const binding = topBindings(this.module).get(holder ?? name ?? '');
    if (binding?.kind !== 'import') return null;
    const resolved = this.project.resolve(binding.specifier, this.module.file);
    if (resolved.kind !== 'builtin' || resolved.name !== wanted) return null;
    if (holder) return binding.imported.kind === 'name' && binding.imported.name !== 'promises' ? null : name;
    return binding.imported.kind === 'name' ? binding.imported.name : null;
  }
}

function added(base: SourcePath, text: string): SourcePath | null {
  return base.isUrl ? null : { ...base, at: keepSlash(path.normalize(base.at + text), text) };
}

const keepSlash = (at: string, text: string) => (text.endsWith('/') && !at.endsWith('/') ? `${at}/` : at);

/**
 * Rewrites the paths in emitted code that start from the place of its module: the bundler gives `__dirname` and
 * `import.meta` values of their own (webpack, Turbopack), and the module stands elsewhere now. The working directory of
 * `next start` is the folder of the app.
 *
 * @param code a module, or the statements of a function
 * @param places is told every path that is used
 */
export function placePaths(code: string, reader: PathReader, places: PathPlaces, language: 'js' | 'ts', kind: 'module' | 'statements' = 'module'): string {
  if (!/__(?:dir|file)name|import\.meta|process\.cwd\(\)|\bresolve\(|\breadFile|Stream\(|\breaddir|Sync\(/.test(code)) return code;
  const [head, tail] = kind === 'module' ? ['', ''] : ['async function _() {\n', '\n}'];
  const ast = parse(head + code + tail, {
    sourceType: kind === 'module' ? 'unambiguous' : 'module',
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowUndeclaredExports: true,
    plugins: [language === 'ts' ? 'typescript' : 'jsx', 'decorators-legacy', 'importAttributes'],
  });
  const text = new MagicString(head + code + tail);
  walk(ast.program, (node, parent) => !new Rewriter(reader, places, text, parent).rewrite(node));
  const placed = text.toString();
  return placed.slice(head.length, placed.length - tail.length);
}

/** Rewrites one expression. */
class Rewriter {
  constructor(
    private readonly reader: PathReader,
    private readonly places: PathPlaces,
    private readonly text: MagicString,
    private readonly parent: t.Node | null,
  ) {}

  /** @returns whether the expression has been dealt with as a whole */
  rewrite(node: t.Node): boolean {
    if (isNoValue(node, this.parent)) return false;
    const file = t.isCallExpression(node) ? this.reader.fileArgument(node) : null;
    if (file) {
      const place = this.places.place(file.at, false, false);
      if (place !== path.posix.normalize(file.literal.value)) this.text.overwrite(file.literal.start!, file.literal.end!, quoted(place));
      return false;
    }
    const value = this.reader.value(node);
    if (value) return this.whole(node, value);
    return t.isCallExpression(node) ? this.callStart(node) : t.isTemplateLiteral(node) ? this.templateStart(node) : false;
  }

  private whole(node: t.Node, value: SourcePath): boolean {
    if (t.isIdentifier(node) && value.variable === node.name) return true;
    // Only what is made from the address matters; alone, it goes to createRequire and the like.
    if (value.isUrl && t.isMemberExpression(node)) return true;
    const isConstant = t.isVariableDeclarator(this.parent);
    const place = this.places.place(value.at, isOpen(node, this.parent), isConstant);
    if (this.staysRight(node, value, place)) return true;
    this.text.overwrite(node.start!, node.end!, this.printed(node, value, place));
    return true;
  }

  /** `path.join(assets, 'x')` is right when `assets` is, and `path.join(process.cwd(), 'x')` where that is the place. */
  private staysRight(node: t.Node, value: SourcePath, place: string): boolean {
    if (value.variable === null && value.from === 'module') return false;
    const start = t.isCallExpression(node) ? this.reader.callStart(node) : null;
    const base = start && t.isCallExpression(node) ? this.reader.value(node.arguments[0]) : null;
    if (!base) return value.from === 'cwd';
    return path.posix.join(this.places.place(base.at, true, true), path.relative(base.at, value.at).split(path.sep).join('/')) === path.posix.normalize(place);
  }

  private printed(node: t.Node, value: SourcePath, place: string): string {
    if (value.isUrl) return `new URL(${quoted(place)}, \`file://\${process.cwd()}/\`)`;
    if (t.isCallExpression(node) && this.reader.callStart(node)) return `${this.sliceOf(node.callee)}(process.cwd(), ${quoted(place)})`;
    return place === '' ? 'process.cwd()' : `\`\${process.cwd()}/${inTemplate(place)}\``;
  }

  private sliceOf(node: t.Node): string {
    return this.text.original.slice(node.start!, node.end!);
  }

  /** `path.join(__dirname, 'views', name)`. */
  private callStart(node: t.CallExpression): boolean {
    const found = this.reader.callStart(node);
    if (!found) return false;
    const { start, count } = found;
    const place = this.places.place(start.at, true, false);
    const [first] = node.arguments;
    const base = this.reader.value(first);
    const isRight = base && (base.variable !== null || base.from === 'cwd') && path.posix.join(this.places.place(base.at, true, true), path.relative(base.at, start.at)) === path.posix.normalize(place);
    if (!isRight) this.text.overwrite(first.start!, node.arguments[count - 1].end!, place === '' ? 'process.cwd()' : `process.cwd(), ${quoted(place)}`);
    for (const rest of node.arguments.slice(count)) walk(rest, (inner, parent) => !new Rewriter(this.reader, this.places, this.text, parent ?? node).rewrite(inner));
    return true;
  }

  /** `${__dirname}/views/${name}`. */
  private templateStart(node: t.TemplateLiteral): boolean {
    const start = this.reader.templateStart(node);
    if (!start || start.isUrl) return false;
    const place = this.places.place(start.at, true, false);
    const isRight = start.variable !== null || start.from === 'cwd';
    if (!isRight) this.text.overwrite(node.quasis[0].start!, node.quasis[1].end!, `\${process.cwd()}/${inTemplate(place)}`);
    return true;
  }
}

const inTemplate = (value: string) => value.replace(/[\\`]|\$\{/g, '\\$&');
const quoted = (value: string) => `'${value.replace(/[\\']/g, '\\$&')}'`;

/** Identifiers that name something instead of standing for a value. */
function isNoValue(node: t.Node, parent: t.Node | null): boolean {
  if (!t.isIdentifier(node)) return false;
  if (t.isMemberExpression(parent)) return parent.property === node && !parent.computed;
  if (t.isObjectProperty(parent)) return parent.key === node && !parent.computed;
  if (t.isVariableDeclarator(parent)) return parent.id === node;
  return t.isFunction(parent) || t.isImportSpecifier(parent) || t.isExportSpecifier(parent) || t.isAssignmentPattern(parent);
}

/** `__dirname + '/views/' + name`: more follows. */
function isOpen(node: t.Node, parent: t.Node | null): boolean {
  return t.isBinaryExpression(parent, { operator: '+' }) && parent.left === node;
}
