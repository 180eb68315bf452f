import { expect, test } from 'vitest';
import { REQUEST_METHODS, REQUEST_PROPERTIES } from '../../src/lower/request-rules.js';
import { RESPONSE_RULES } from '../../src/lower/response-rules.js';
import { MIDDLEWARE_RULES } from '../../src/plan/middleware-rules.js';
import { parseExample, programOf, type Example } from './example.js';
import { loadExamples } from './examples.js';
import { isBridged, lostComments, textOf } from './outcome.js';

// The example of each rule: what becomes of it is what stands there, word for word. That both sides answer the same is for the
// bench to tell, which plays them, too. A changed text is a change for every user: read it before it is taken over (`vitest -u`).

const examples = loadExamples();
const named = examples.flatMap(({ example }) => example.names);
const packages = MIDDLEWARE_RULES.map((rule) => rule.package);

test('each member of req and res has an example', () => {
  const request = [...REQUEST_PROPERTIES.keys(), ...REQUEST_METHODS.keys()].map((name) => `req.${name}`);
  const response = [...RESPONSE_RULES.keys()].map((name) => `res.${name}`);
  expect([...request, ...response].filter((name) => !named.includes(name))).toEqual([]);
});

test('each package has an example', () => {
  expect(packages.filter((name) => !named.includes(name))).toEqual([]);
});

test('nothing has two examples', () => {
  expect(named.filter((name, i) => named.indexOf(name) !== i)).toEqual([]);
});

/** How often a text uses what an example is about. */
function uses(text: string, name: string): number {
  const pattern = /^re[qs]\./.test(name) ? `\\.${name.slice(4)}\\b` : `['"]${name}['"]`;
  return [...text.matchAll(new RegExp(pattern, 'g'))].length;
}

test.each(examples.map((one) => [one.name, one] as const))('%s', { timeout: 60_000 }, async (_, one) => {
  const { before, leftAlone, names, requests } = one.example;
  expect(requests, 'requests').not.toEqual([]);
  const shown = programOf((before ?? leftAlone?.piece)!);
  expect(names.filter((name) => uses(shown, name) === 0), 'what the title names and the piece does not use').toEqual([]);
  const text = await textOf(one);
  expectLeftAlone(one.name, parseExample(text));
  await expect(text).toMatchFileSnapshot(one.file);
});

/** What no rule is for is still there: the member of another object, or a module that only has a package's name. */
function expectLeftAlone(name: string, { before, after, leftAlone, names }: Example): void {
  if (before) expect(lostComments(before, after), 'comments that are lost').toEqual([]);
  if (!leftAlone || isBridged(leftAlone.outcome)) return;
  const isPackage = name.startsWith('rules/middleware/');
  for (const one of names) expect(isPackage ? 0 : uses(leftAlone.outcome, one), `${one} was not left alone`).toBe(uses(programOf(leftAlone.piece), one));
}
