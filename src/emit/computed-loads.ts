import path from 'node:path';
import * as t from '@babel/types';
import MagicString from 'magic-string';
import { walk } from '../lower/templates.js';
import { folderFiles, kindAt } from '../source/folder-files.js';
import { parseSource } from '../source/parse.js';
import type { SourceModule, SourceProject } from '../source/project.js';
import { PathReader } from './source-paths.js';

/** A folder with more code than this is no folder of modules of one kind. */
const MAX_CANDIDATES = 200;
const CODE = /(?<!\.d)\.[mc]?[jt]s$|\.json$/;

/**
 * A project whose modules load others by relative names. Node takes any string for `require(path.join(__dirname, file))`;
 * a bundler looks for the modules that `` require(`./${file}`) `` can mean. The names in a folder that is loaded in this
 * way are listed in place of `fs.readdirSync`: the code of a bundle stands in no folder.
 */
export function withRelativeLoads(project: SourceProject): SourceProject {
  const settled = new Map<string, SourceModule>();
  const module = (file: string): SourceModule => {
    const known = settled.get(file);
    if (known) return known;
    const made = settle(project.module(file), project);
    settled.set(file, made);
    return made;
  };
  return Object.create(project, { module: { value: module } }) as SourceProject;
}

function settle(module: SourceModule, project: SourceProject): SourceModule {
  if (!/\b(?:require|import)\(\s*(?!['"\s])/.test(module.code)) return module;
  const text = new MagicString(module.code);
  const reader = new PathReader(project, module);
  const loaded = new Set<string>();
  walk(module.ast.program, (node) => {
    const argument = computedArgument(node);
    const spelled = argument && relativeForm(argument, reader, module);
    if (!spelled) return;
    text.overwrite(argument.start!, argument.end!, spelled.code);
    if (spelled.folder) loaded.add(spelled.folder);
  });
  if (loaded.size > 0) listFolders(module, text, reader, loaded);
  if (!text.hasChanged()) return module;
  const code = text.toString();
  return { ...module, code, ...parseSource(module.file, code, module.format === 'esm') };
}

/** What `require` or `import()` is given where it is no string. */
function computedArgument(node: t.Node): t.Expression | null {
  if (!t.isCallExpression(node) || !(t.isImport(node.callee) || t.isIdentifier(node.callee, { name: 'require' }))) return null;
  const [argument] = node.arguments;
  return t.isExpression(argument) && !t.isStringLiteral(argument) ? argument : null;
}

interface RelativeForm {
  code: string;
  /** The folder whose modules it may mean; null where it means one. */
  folder: string | null;
}

/** A computed path as a specifier relative to its module; null where reading does not know where it starts. */
function relativeForm(argument: t.Expression, reader: PathReader, module: SourceModule): RelativeForm | null {
  const whole = reader.value(argument);
  if (whole) return whole.isUrl ? null : { code: quoted(relativeTo(module, whole.at)), folder: null };
  const parts = partsOf(argument, reader, module.code);
  if (!parts) return null;
  const folder = parts.at.endsWith('/') ? parts.at.slice(0, -1) : path.dirname(parts.at);
  if (candidatesIn(folder).length === 0) return null;
  const code = `\`${inTemplate(relativeTo(module, parts.at))}${parts.rest}\``;
  return { code, folder };
}

/** A known start and the text of a template for what follows it. */
function partsOf(node: t.Node, reader: PathReader, code: string): { at: string; rest: string } | null {
  const sliceOf = (one: t.Node) => code.slice(one.start!, one.end!);
  if (t.isTemplateLiteral(node)) {
    const start = reader.templateStart(node);
    if (!start || start.isUrl) return null;
    return { at: start.at, rest: code.slice(node.quasis[1].end!, node.end! - 1) };
  }
  if (t.isBinaryExpression(node, { operator: '+' })) {
    const left = reader.value(node.left);
    const before = left && !left.isUrl ? { at: left.at, rest: '' } : partsOf(node.left, reader, code);
    const text = t.isStringLiteral(node.right) ? inTemplate(node.right.value) : `\${${sliceOf(node.right)}}`;
    return before && { at: before.at, rest: before.rest + text };
  }
  if (!t.isCallExpression(node)) return null;
  const start = reader.callStart(node);
  if (!start) return node.arguments.length === 1 && reader.isPathCall(node) ? partsOf(node.arguments[0], reader, code) : null;
  const rest = node.arguments.slice(start.count).map((one) => (t.isStringLiteral(one) ? inTemplate(one.value) : `\${${sliceOf(one)}}`));
  return { at: start.start.at.replace(/\/?$/, '/'), rest: rest.join('/') };
}

/** The modules below a folder that a computed name may mean. */
function candidatesIn(folder: string): string[] {
  if (kindAt(folder) !== 'folder' || kindAt(path.join(folder, 'node_modules')) === 'folder') return [];
  const found = folderFiles(folder).map(({ file }) => path.join(folder, file)).filter((file) => CODE.test(file));
  return found.length > MAX_CANDIDATES ? [] : found;
}

function listFolders(module: SourceModule, text: MagicString, reader: PathReader, loaded: ReadonlySet<string>): void {
  walk(module.ast.program, (node) => {
    if (!t.isCallExpression(node) || node.arguments.length !== 1) return;
    const at = reader.listedFolder(node);
    if (at === null || !loaded.has(at)) return;
    const names = new Set(folderFiles(at).map(({ file }) => file.split('/')[0]));
    text.overwrite(node.start!, node.end!, `[${[...names].sort().map(quoted).join(', ')}]`);
  });
}

/** The specifier of a load of one of several modules, and these modules, absolute. */
export interface OpenLoad {
  /** The start of its template, up to the last slash: the folder relative to the module. */
  head: t.TemplateElement;
  folder: string;
  candidates: string[];
}

/** `` require(`./models/${name}.js`) ``. */
export function openLoad(node: t.Node, module: Pick<SourceModule, 'absolute'>): OpenLoad | null {
  const argument = computedArgument(node);
  if (!t.isTemplateLiteral(argument)) return null;
  const [head, ...others] = argument.quasis;
  const start = head.value.cooked ?? '';
  if (!/^\.{1,2}\//.test(start)) return null;
  const base = path.resolve(path.dirname(module.absolute), start);
  const isFolder = start.endsWith('/');
  const folder = isFolder ? base : path.dirname(base);
  const tail = others.at(-1)?.value.cooked ?? '';
  const fits = (file: string) => (isFolder || file.startsWith(base)) && (/\.\w+$/.test(tail) ? file.endsWith(tail) : true);
  return { head, folder, candidates: candidatesIn(folder).filter(fits) };
}

/** The start of the template as it is from another place, where the folder is somewhere else. */
export function movedHead(load: OpenLoad, fromFolder: string, toFolder: string): string {
  const start = load.head.value.raw;
  const name = start.slice(start.lastIndexOf('/') + 1);
  const relative = path.posix.relative(fromFolder, toFolder);
  return `${relative.startsWith('.') ? relative : relative === '' ? '.' : `./${relative}`}/${name}`;
}

function relativeTo(module: SourceModule, at: string): string {
  const relative = path.relative(path.dirname(module.absolute), at).split(path.sep).join('/');
  const dotted = relative.startsWith('.') ? relative : relative === '' ? '.' : `./${relative}`;
  return at.endsWith('/') && !dotted.endsWith('/') ? `${dotted}/` : dotted;
}

const quoted = (value: string) => `'${value.replace(/[\\']/g, '\\$&')}'`;
const inTemplate = (value: string) => value.replace(/[\\`]|\$\{/g, '\\$&');
