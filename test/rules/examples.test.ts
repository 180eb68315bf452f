import { expect, test } from 'vitest';
import { REQUEST_METHODS, REQUEST_PROPERTIES } from '../../src/lower/request-rules.js';
import { RESPONSE_RULES } from '../../src/lower/response-rules.js';
import { MIDDLEWARE_RULES } from '../../src/plan/middleware-rules.js';
import { parseExample, programOf } from './example.js';
import { isInstalled, loadExamples } from './examples.js';
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
  const member = name.startsWith('req.') || name.startsWith('res.') ? `\\.${name.slice(4)}\\b` : `['"]${name}['"]`;
  return [...text.matchAll(new RegExp(member, 'g'))].length;
}

test.each(examples.filter(isInstalled).map((one) => [one.name, one] as const))('%s', { timeout: 60_000 }, async (_, one) => {
  const { before, names, requests } = one.example;
  expect(requests, 'requests').not.toEqual([]);
  expect(names.filter((name) => uses(programOf(before), name) === 0), 'what the title names and the piece does not use').toEqual([]);
  const text = await textOf(one);
  const { after, leftAlone } = parseExample(text);
  expect(lostComments(before, after), 'comments that are lost').toEqual([]);
  if (leftAlone && !isBridged(leftAlone.outcome)) {
    const [piece, outcome] = [leftAlone.piece.app, leftAlone.outcome].map((code) => names.map((name) => uses(code, name)));
    expect(outcome, 'what was not left alone').toEqual(piece);
  }
  await expect(text).toMatchFileSnapshot(one.file);
});
