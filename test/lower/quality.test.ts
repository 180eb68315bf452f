import { expect, test } from 'vitest';
import { parseExample } from '../rules/example.js';
import { loadExamples } from '../rules/examples.js';
import { lostComments, textOf } from '../rules/outcome.js';

// What typical handlers become, to be read: pieces of Express apps in the form of the examples of rules (rules/README.md). A
// changed text is a change for every user: read it before it is taken over (`vitest -u`).

test.each(loadExamples('test/lower/quality').map((one) => [one.name, one] as const))('%s', { timeout: 60_000 }, async (_, one) => {
  const text = await textOf(one);
  const { before, after } = parseExample(text);
  expect(lostComments(before!, after)).toEqual([]);
  await expect(text).toMatchFileSnapshot(one.file);
});
