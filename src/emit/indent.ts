import { parse } from '@babel/parser';
import * as t from '@babel/types';
import { walk } from '../lower/templates.js';

/**
 * Indents the lines of a function's text below its first, for the place where it stands. Lines inside of template literals
 * are part of their text and stay.
 *
 * @param code a function in any form, printed as if it stood at the start of a line
 * @param indentation of the line on which it will stand
 * @param tabs whether the file is indented by tabs
 */
export function indentBelow(code: string, indentation: string, tabs: boolean): string {
  const literal = code.includes('`') ? templateLines(code) : new Set<number>();
  return code
    .split('\n')
    .map((line, i) => (i === 0 || line.trim() === '' || literal.has(i) ? line : indentation + (tabs ? withTabs(line) : line)))
    .join('\n');
}

/** recast counts a tab as four columns and prints spaces. */
function withTabs(line: string): string {
  return line.replace(/^ +/, (spaces) => '\t'.repeat(Math.floor(spaces.length / 4)) + ' '.repeat(spaces.length % 4));
}

/** Indexes of the lines that begin inside of a template literal. */
function templateLines(code: string): Set<number> {
  const lines = new Set<number>();
  const [before, after] = FRAMES.find(([start, end]) => parses(start + code + end)) ?? ['', ''];
  walk(parseText(before + code + after), (node) => {
    if (!t.isTemplateElement(node)) return;
    for (let line = node.loc!.start.line + 1; line <= node.loc!.end.line; line++) lines.add(line - 1);
  });
  return lines;
}

/** What makes the text of a function a program, for each form of function. */
const FRAMES = [
  ['(', ')'],
  ['', ''],
  ['({', '})'],
  ['class _ {', '}'],
];

function parseText(code: string): t.File {
  return parse(code, { sourceType: 'module', allowReturnOutsideFunction: true, allowSuperOutsideMethod: true, errorRecovery: true, plugins: ['typescript', 'decorators-legacy'] });
}

function parses(code: string): boolean {
  try {
    parseText(code);
    return true;
  } catch {
    return false;
  }
}
