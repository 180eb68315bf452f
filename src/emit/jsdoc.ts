import * as t from '@babel/types';
import type MagicString from 'magic-string';
import type { SourceModule } from '../source/project.js';

/** A tag of a documentation comment with the text that belongs to it; offsets in the comment. */
interface Tag {
  name: string;
  /** What `@param` documents, without brackets and default. */
  parameter: string | null;
  start: number;
  end: number;
}

/** The nodes from the root down to the one with this span; empty where there is none. */
export function pathTo(root: t.Node, span: { start: number; end: number }): t.Node[] {
  const path: t.Node[] = [];
  for (let node: t.Node | undefined = root; node; ) {
    path.push(node);
    if (node.start === span.start && node.end === span.end) return path;
    node = childrenOf(node).find((child) => child.start! <= span.start && span.end <= child.end!);
  }
  return [];
}

function childrenOf(node: t.Node): t.Node[] {
  const children = (t.VISITOR_KEYS[node.type] ?? []).flatMap((key) => (node as unknown as Record<string, t.Node | (t.Node | null)[] | null>)[key] ?? []);
  return children.filter((child) => child !== null);
}

/**
 * Takes out of the comment above a function what is no longer true once it is rewritten: the parameters that it has no more
 * (`req`, `res`, `next`), what it returns, and the type that describes Express's signature. TypeScript reads these in
 * JavaScript, too.
 *
 * @param path the nodes around the function, outermost first, with the function at the end
 * @param code its new text
 */
export function removeStaleTags(module: SourceModule, path: readonly t.Node[], code: string, text: MagicString): void {
  const header = /^[^]*?(?:=>|\)\s*(?::[^{]*)?\{)/.exec(code)?.[0] ?? code;
  const isGone = (name: string) => !new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(header);
  const own = commentAbove(path, path.length - 1);
  if (own) removeTags(own, module, text, ({ name, parameter }) => (parameter === null ? /^(?:returns?|type)$/.test(name) : isGone(parameter.split('.')[0])));
  const factory = factoryIndex(path);
  const above = factory === null ? null : commentAbove(path, factory);
  if (above && above !== own) removeTags(above, module, text, ({ name }) => /^returns?$/.test(name));
}

/** `const guard = (role) => (req, res, next) => …` and `function guard(role) { return (req, res, next) => … }`. */
function factoryIndex(path: readonly t.Node[]): number | null {
  for (let i = path.length - 2; i >= 0; i--) {
    if (t.isFunction(path[i])) return i;
    if (!t.isReturnStatement(path[i]) && !t.isBlockStatement(path[i])) return null;
  }
  return null;
}

/** The last documentation comment above the statement or member that the function is the value of. */
function commentAbove(path: readonly t.Node[], index: number): t.Comment | null {
  for (let i = index; i >= 0; i--) {
    if (i < index && t.isFunction(path[i])) return null;
    const comment = path[i].leadingComments?.filter((one) => one.type === 'CommentBlock' && one.value.startsWith('*')).pop();
    if (comment) return comment;
    const isHolder = t.isStatement(path[i]) || t.isClassMethod(path[i]) || t.isClassProperty(path[i]) || t.isObjectMember(path[i]);
    const isExported = i > 0 && (t.isExportNamedDeclaration(path[i - 1]) || t.isExportDefaultDeclaration(path[i - 1]));
    if (isHolder && !isExported) return null;
  }
  return null;
}

function removeTags(comment: t.Comment, module: SourceModule, text: MagicString, isStale: (tag: Tag) => boolean): void {
  const [start, end] = [comment.start!, comment.end!];
  const written = module.code.slice(start, end);
  const stale = tagsOf(written).filter(isStale);
  if (stale.length === 0) return;
  const left = stale.reduceRight((rest, tag) => rest.slice(0, tag.start) + rest.slice(tag.end), written);
  const lines = left.split('\n').map((line) => line.trimEnd());
  // The empty line that stood before the tags stands before nothing now.
  while (lines.length > 2 && /^\s*\*$/.test(lines[lines.length - 2])) lines.splice(-2, 1);
  if (/[^\s*/]/.test(left)) text.overwrite(start, end, lines.join('\n'));
  else text.remove(start, end + (/^\s*/.exec(module.code.slice(end))?.[0].length ?? 0));
}

/** Each tag reaches to the next one, or to the end of the comment; it goes with its whole lines. */
function tagsOf(comment: string): Tag[] {
  const found = [...comment.matchAll(/(?<=^|\n|\/\*\*)([^\S\n]*\*?[^\S\n]*)@(\w+)/g)];
  return found.map((match, i) => {
    const isOneLine = !comment.includes('\n');
    const end = found[i + 1]?.index ?? (isOneLine ? comment.length - 2 : comment.lastIndexOf('\n') + 1);
    const rest = withoutType(comment.slice(match.index + match[0].length, end));
    const parameter = match[2] === 'param' ? (/^\s*\[?\s*([\w$.]+)/.exec(rest)?.[1] ?? null) : null;
    return { name: match[2], parameter, start: match.index, end };
  });
}

/** `{Record<string, {a: number}>} name` without its type. */
function withoutType(text: string): string {
  const open = /^\s*\{/.exec(text);
  if (!open) return text;
  let depth = 0;
  for (let i = open[0].length - 1; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return text.slice(i + 1);
  }
  return text;
}
