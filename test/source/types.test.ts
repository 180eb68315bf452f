import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProject } from '../../src/source/project.js';
import { typeOracle, type TypeOracle } from '../../src/source/types.js';
import { removeProjects, writeProject } from '../express/support/project.js';

/** Code with the expression asked about between marks, and the kinds that its value may have. */
const QUESTIONS: [code: string, expected: string[] | 'unknown', file?: string][] = [
  ['const s = "x"; «s»;', ['string']],
  ['let n = 1 + 1; «n»;', ['number']],
  ['const m = new Map<string, number>(); const v = «m.get("a")»;', ['number', 'undefined']],
  ['async function f() { return 1; } const p = «f()»;', ['promise']],
  [
    'async function f(): Promise<string | null> { return null; } async () => «(await f())»; export {};',
    ['null', 'string'],
  ],
  ['export const g = (x: any) => «x»;', 'unknown'],
  ['export const g = (x: unknown) => «x»;', 'unknown'],
  ['import { gone } from "not-installed"; «gone»;', 'unknown'],
  ['const o = { a: 1 }; «o»;', ['object']],
  ['const o: { a?: boolean } = {}; «o.a»;', ['boolean', 'undefined']],
  ['const list = [1, 2]; «list.find((x) => x > 1)»;', ['number', 'undefined']],
  ['«[1]»;', ['array']],
  ['const f = () => 1; «f»;', ['function']],
  ['«new Error("x")»;', ['error']],
  ['import { find } from "@/user"; const u = «find()»;', ['object', 'undefined']],
  ['const users = [{ id: 1 }]; const u = «users.find((x) => x.id)»;', ['object', 'undefined'], 'inferred.js'],
  ['module.exports = (req) => «req.body»;', 'unknown', 'untyped.js'],
  ['const { load } = require("./lib"); const x = «load("a")»;', ['string'], 'requires.js'],
  ['const «a = 1; const b» = 2;', 'unknown'],
];

const fileOf = (index: number): string => QUESTIONS[index][2] ?? `src/question-${index}.ts`;

let oracle: TypeOracle;

beforeAll(() => {
  const marked = QUESTIONS.map(([code], index) => [fileOf(index), code.replace(/[«»]/g, '')]);
  const root = writeProject({
    ...Object.fromEntries(marked),
    'tsconfig.json':
      '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] }, "module": "esnext", "moduleResolution": "bundler" } }',
    'lib.js': 'exports.load = (name) => `${name}.txt`;',
    'src/user.ts': 'export interface User { name?: string } export const find = (): User | undefined => undefined;',
  });
  oracle = typeOracle(openProject(root));
});

afterAll(removeProjects);

test.each(QUESTIONS.map(([code, expected], index) => [code, expected, index] as const))(
  '%s',
  (code, expected, index) => {
    const answer = oracle.typeAt(fileOf(index), code.indexOf('«'), code.indexOf('»') - 1);
    expect(answer === 'unknown' ? answer : [...answer.kinds].sort()).toEqual(expected);
  },
);

test('the text of a type', () => {
  const [code] = QUESTIONS[2];
  expect(oracle.typeTextAt(fileOf(2), code.indexOf('«'), code.indexOf('»') - 1)).toBe('number | undefined');
  expect(oracle.typeTextAt('src/gone.ts', 0, 1)).toBe('unknown');
});
