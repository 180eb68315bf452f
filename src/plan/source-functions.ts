import * as t from '@babel/types';
import { indentationAt } from '../source/indentation.js';
import type { FunctionForm } from '../lower/snippet.js';
import { walk } from '../lower/templates.js';
import type { SourceSpan } from '../model.js';
import type { SourceModule, SourceProject } from '../source/project.js';

/** A function of the user's, found again by its place. */
export interface FoundFunction {
  module: SourceModule;
  node: t.Function;
  form: FunctionForm;
  code: string;
  /** White space at the start of the line on which it starts. */
  indentation: string;
}

const cache = new WeakMap<t.File, Map<string, t.Function>>();

function functionsOf(module: SourceModule): Map<string, t.Function> {
  let found = cache.get(module.ast);
  if (!found) {
    found = new Map();
    walk(module.ast.program, (node) => {
      if (t.isFunction(node)) found!.set(`${node.start}:${node.end}`, node);
    });
    cache.set(module.ast, found);
  }
  return found;
}

/** The function that stands exactly at a span, or null. */
export function functionAt(project: SourceProject, span: SourceSpan): FoundFunction | null {
  const module = project.module(span.file);
  const node = functionsOf(module).get(`${span.start}:${span.end}`);
  if (!node) return null;
  return { module, node, form: formOf(node), code: module.code.slice(span.start, span.end), indentation: indentationAt(module.code, span.start) };
}

function formOf(node: t.Function): FunctionForm {
  if (t.isObjectMethod(node)) return 'object method';
  return t.isClassMethod(node) || t.isClassPrivateMethod(node) ? 'class method' : 'expression';
}

/** Text of a span as reports name it: on one line, cut where it is long. */
export function shortTextOf(project: SourceProject, span: SourceSpan): string {
  const text = textOf(project, span).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Text of a span. */
export function textOf(project: SourceProject, span: SourceSpan): string {
  return project.module(span.file).code.slice(span.start, span.end);
}
