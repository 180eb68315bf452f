import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typeQuestions, type TypeQuestions } from '../../src/plan/type-questions.js';
import { openProject } from '../../src/source/project.js';
import { removeProjects, writeProject } from '../express/support/project.js';

afterAll(removeProjects);

/** Code with the value between marks, and what Express takes it for. */
const KINDS: [code: string, kind: string][] = [
  ['declare function f(): string; export const a = «f()»;', 'string'],
  ['declare const n: 1 | 2; export const a = «n»;', 'number'],
  ['declare const b: boolean; export const a = «b»;', 'boolean'],
  ['declare const u: { id: number }; export const a = «u»;', 'object'],
  ['declare const u: { id: number }[]; export const a = «u»;', 'object'],
  ['declare const u: { id: number }[]; export const a = «u[0]»;', 'maybe undefined'],
  ['declare const u: Record<string, number>; export const a = «u.x»;', 'maybe undefined'],
  ['declare const u: { id: number } | undefined; if (u) f(«u»); declare function f(x: unknown): void; export {};', 'object'],
  ['declare const u: { id: number } | null; export const a = «u»;', 'unknown'],
  ['declare const u: string | { id: number }; export const a = «u»;', 'unknown'],
  ['import { readFileSync } from "node:fs"; export const a = «readFileSync("x")»;', 'buffer'],
  ['export const a = «new Uint8Array(1)»;', 'unknown'],
  ['export const a = «new Date()»;', 'object'],
  ['declare const p: Promise<string>; export const a = «p»;', 'unknown'],
  ['declare function f(): void; export const a = «f()»;', 'unknown'],
  ['declare const e: {}; export const a = «e»;', 'unknown'],
  ['declare const x: any; export const a = «x.y»;', 'unknown'],
  ['declare const g: bigint; export const a = «g»;', 'unknown'],
];

const fileOf = (index: number) => `src/kind-${index}.ts`;

describe('kinds of values', () => {
  let questions: TypeQuestions;

  beforeAll(() => {
    const files = Object.fromEntries(KINDS.map(([code], index) => [fileOf(index), code.replace(/[«»]/g, '')]));
    questions = typeQuestions(openProject(writeProject({ ...files, 'tsconfig.json': '{}' })), fileOf(0), KINDS.map((_, index) => fileOf(index)));
  });

  test.each(KINDS.map(([code, kind], index) => [code, kind, index] as const))('%s', (code, kind, index) => {
    expect(questions.kindAt(fileOf(index), code.indexOf('«'), code.indexOf('»') - 1)).toBe(kind);
  });
});

const AUGMENTED = `
import type { Account } from '../account';
declare global {
  namespace Express {
    interface Request { user?: { id: number; role: 'admin' | 'user' }; token: string; tags?: string[]; account?: Account; load(): void; since: Date; flags: (boolean | null)[] }
    interface Locals { lang: 'de' | 'en'; body?: unknown }
  }
}
`;

const EXTENDED = `
import type { Request } from 'express';
export interface WithTrace extends Request { trace: string; token: number }
export interface Other { trace: number; alone: string }
`;

const STATE: [key: string, type: string | null][] = [
  ['user', "{ id: number; role: 'admin' | 'user' } | undefined"],
  ['tags', 'string[] | undefined'],
  ['flags', '(boolean | null)[]'],
  ['locals.lang', "'de' | 'en'"],
  ['trace', 'string'],
  ['account', "{ name: string; plan?: 'free' | 'paid' } | undefined"],
  // Two declarations that differ, a class, a method, unknown, another interface's member, nothing.
  ['token', null],
  ['since', null],
  ['load', null],
  ['locals.body', null],
  ['alone', null],
  ['gone', null],
];

describe('types of request state', () => {
  let questions: TypeQuestions;

  beforeAll(() => {
    const root = writeProject({
      'tsconfig.json': '{}',
      'src/app.ts': 'import type { WithTrace } from "./trace"; export const f = (req: WithTrace) => req;',
      'src/trace.ts': EXTENDED,
      'src/account.ts': "export interface Account { name: string; plan?: 'free' | 'paid' }",
      'src/types/express.d.ts': AUGMENTED,
    });
    questions = typeQuestions(openProject(root), 'src/app.ts', ['src/app.ts']);
  });

  test.each(STATE)('%s', (key, type) => {
    expect(questions.stateType(key)).toBe(type);
  });
});

test('JavaScript is read by its syntax alone', () => {
  const questions = typeQuestions(openProject(writeProject({ 'app.js': 'const a = "x"; a;' })), 'app.js', ['app.js']);
  expect(questions.kindAt('app.js', 15, 16)).toBe('unknown');
  expect(questions.stateType('user')).toBe(null);
});
