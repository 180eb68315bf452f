import * as t from '@babel/types';
import MagicString from 'magic-string';
import { expect, test } from 'vitest';
import { pathTo, removeStaleTags } from '../../src/emit/jsdoc.js';
import { walk } from '../../src/lower/templates.js';
import { parseSource } from '../../src/source/parse.js';
import type { SourceModule } from '../../src/source/project.js';

/** The comment above the innermost function, once that has become `code`. */
function after(source: string, code: string): string {
  const module = { file: 'a.js', absolute: '/a.js', code: source, ...parseSource('a.js', source, true) } satisfies SourceModule;
  let last: t.Node | null = null;
  walk(module.ast.program, (node) => void (t.isFunction(node) && (last = node)));
  const { start, end } = last! as t.Node;
  const text = new MagicString(source);
  removeStaleTags(module, pathTo(module.ast.program, { start: start!, end: end! }), code, text);
  return text.toString();
}

const CASES: [what: string, source: string, code: string, expected: string][] = [
  [
    'parameters that are gone, and the result',
    '/**\n * Sends a page.\n *\n * @param {import("express").Response} res\n * @param {unknown[]} all the list\n * @returns {void}\n */\nfunction send(req, res, all) {}',
    'function send(request, all) {}',
    '/**\n * Sends a page.\n *\n * @param {unknown[]} all the list\n */\nfunction send(req, res, all) {}',
  ],
  ['a comment of nothing else goes', '/**\n * @param req\n * @param res\n */\nexport const a = (req, res) => {};', '(request) => {}', 'export const a = (req, res) => {};'],
  ['a declared type', '/** @type {import("express").RequestHandler} */\nexports.a = (req, res) => {};', '(request) => {}', 'exports.a = (req, res) => {};'],
  [
    'the empty line before the tags goes with the last of them',
    '/**\n * What it does.\n *\n * @param {Request} req\n */\nfunction a(req) {}',
    'function a(request) {}',
    '/**\n * What it does.\n */\nfunction a(req) {}',
  ],
  [
    'a factory keeps its parameters and no longer returns a handler',
    '/**\n * Lets roles in.\n *\n * @param {string} role\n * @returns {import("express").RequestHandler}\n */\nfunction allow(role) {\n  return (req, res, next) => next();\n}',
    '(request) => {}',
    '/**\n * Lets roles in.\n *\n * @param {string} role\n */\nfunction allow(role) {\n  return (req, res, next) => next();\n}',
  ],
  ['an arrow in an arrow', '/** @param {string} role */\nconst allow = (role) => (req, res) => {};', '(request) => {}', '/** @param {string} role */\nconst allow = (role) => (req, res) => {};'],
  ['a member of a class', 'class A {\n  /** @param req */\n  list(req) {}\n}', 'list(request) {}', 'class A {\n  list(req) {}\n}'],
  ['other tags stay', '/**\n * @route GET /a\n * @param req the request\n *   of the client\n * @access public\n */\nfunction a(req) {}', 'function a(request) {}', '/**\n * @route GET /a\n * @access public\n */\nfunction a(req) {}'],
  ['types with braces, names in brackets', '/**\n * @param {{ a: { b: 1 } }} [res={}]\n * @param {{ c: 1 }} d\n */\nfunction a(res, d) {}', 'function a(request, d) {}', '/**\n * @param {{ c: 1 }} d\n */\nfunction a(res, d) {}'],
  ['a comment that is no documentation', '// @param req\nfunction a(req) {}', 'function a(request) {}', '// @param req\nfunction a(req) {}'],
];

test.each(CASES)('%s', (_what, source, code, expected) => {
  expect(after(source, code)).toBe(expected);
});
