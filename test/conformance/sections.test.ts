import { expect, test } from 'vitest';
import { loadCases } from './load.js';
import { SECTION_ROWS } from './sections.js';

// Whether the cases together show everything that Express does (sections.ts).

const runs = await loadCases('**/*');
const covered = new Set(runs.flatMap(({ definition }): string[] => definition.covers ?? []));

/** Rows whose cases are being written: what is shown by then goes from the list, and nothing is ever added. */
const OPEN = new Set<string>([
  '1 case sensitive routing',
  '1 strict routing',
  '3 the number of parameters makes an error handler',
  '4 an error handler under a path',
  '4 404: HEAD',
  '2.1 strict',
  '2.1 case sensitive',
  '2.1 use("/") matches everything',
  '2.2 4: optional and repeated letters, groups',
  '2.2 escaped special characters',
  '2.2 5: quoted names',
  '2.3 flags decide',
  '2.3 named groups',
  '2.3 prefix given to use',
  '2.4 fresh for each layer',
  '2.4 malformed encoding is a 400',
  '2.4 numbered parameters of parent and child',
  '2.4 assigning to req.params',
  '2.5 an array of names',
  '2.5 once for each value',
  '2.5 not for a method without a route',
  "2.5 next('route') and errors",
  '2.5 an absent name is skipped, values are decoded',
]);

test('each row of the sections is shown by a case', () => {
  expect(SECTION_ROWS.filter((row) => !covered.has(row) && !OPEN.has(row))).toEqual([]);
});

test('no row has been given up', () => {
  expect([...OPEN].filter((row) => !SECTION_ROWS.includes(row))).toEqual([]);
});
