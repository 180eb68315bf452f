import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { readTree, temporaryFolder, writeTree } from '../workspace/trees.js';
import { parseExample } from './example.js';
import { loadExamples } from './examples.js';
import { makeRule, OPEN } from './new-rule.js';

test('a new rule is on the list, and has an example to be filled in', () => {
  const folder = temporaryFolder();
  writeTree(folder, { 'cors/rule.ts': '', 'index.ts': '' });
  expect(makeRule('@shop/auth-guard', folder)).toEqual({ made: path.join(folder, 'shop__auth-guard'), near: ['cors'] });

  const { 'index.ts': index, 'shop__auth-guard/rule.ts': rule, 'shop__auth-guard/example.md': example } = readTree(folder);
  expect(index.match(/export .*/g)).toEqual(["export { cors } from './cors/rule.js';", "export { shopAuthGuard } from './shop__auth-guard/rule.js';"]);
  expect(rule).toContain("export const shopAuthGuard = runsInExpress('@shop/auth-guard', {");
  expect(ts.transpileModule(rule, { reportDiagnostics: true }).diagnostics).toEqual([]);
  expect(parseExample(example)).toMatchObject({ names: ['@shop/auth-guard'], requests: [{ method: 'GET', path: '/start' }] });
  expect([rule, example].every((text) => text.includes(OPEN))).toBe(true);
});

test('a package that has a rule keeps it', () => {
  const folder = temporaryFolder();
  writeTree(folder, { 'cors/rule.ts': 'mine', 'index.ts': 'list' });
  expect(() => makeRule('cors', folder)).toThrow(`cors has a rule already: ${path.join(folder, 'cors/rule.ts')}`);
  expect(readTree(folder)).toEqual({ 'cors/rule.ts': 'mine', 'index.ts': 'list' });
});

test.each(['', 'Cors', '../cors', 'cors/lib', '@shop', '.cors'])('%j is no name of a package', (name) => {
  const folder = temporaryFolder();
  writeTree(folder, { 'cors/rule.ts': '', 'index.ts': '' });
  expect(() => makeRule(name, folder)).toThrow(`'${name}' is no name of an npm package. Did you mean cors?`);
});

test('each example is filled in', () => {
  expect(loadExamples().filter(({ text }) => text.includes(OPEN)).map(({ name }) => name)).toEqual([]);
});
