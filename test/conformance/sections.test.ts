import { expect, test } from 'vitest';
import { loadCases } from './load.js';
import { SECTION_ROWS } from './sections.js';

// Whether the cases together show everything that Express does (sections.ts).

const runs = await loadCases('**/*');
const covered = new Set(runs.flatMap(({ definition }): string[] => definition.covers ?? []));

test('each row of the sections is shown by a case', () => {
  expect(SECTION_ROWS.filter((row) => !covered.has(row))).toEqual([]);
});
