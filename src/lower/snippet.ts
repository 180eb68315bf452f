import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { programPath } from './ast.js';
import { parseForPrinting } from './templates.js';

export type FunctionForm = 'expression' | 'object method' | 'class method';

export interface Snippet {
  program: NodePath<t.Program>;
  function: NodePath<t.Function>;
  /** What to subtract from an offset in the snippet to get one in the function's own text. */
  offset: number;
}

/**
 * The text around a function that makes it a program of its own. It stands as far in as its line did: recast takes that
 * much off the lines below when it prints the function.
 */
const FRAMES: Record<FunctionForm, { before: string; after: string }> = {
  expression: { before: '_ =\n', after: '\n' },
  'object method': { before: '({\n', after: '\n})' },
  'class method': { before: 'class _ {\n', after: '\n}' },
};

/** Parses the text of one function, cut out of its file. */
export function parseSnippet(code: string, form: FunctionForm, language: 'js' | 'ts', indentation: string): Snippet {
  const frame = FRAMES[form];
  const before = frame.before + indentation;
  const program = programPath(parseForPrinting(before + code + frame.after, language));
  const found = findFunction(program, form);
  return { program, function: found, offset: before.length };
}

function findFunction(program: NodePath<t.Program>, form: FunctionForm): NodePath<t.Function> {
  let found: NodePath<t.Function> | undefined;
  program.traverse({
    Function(path) {
      found ??= path;
      path.stop();
    },
  });
  if (!found) throw new Error(`no function in a snippet of form ${form}`);
  return found;
}
