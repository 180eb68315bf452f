import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../conformance/work-folder.js';
import { loadExamples } from '../rules/examples.js';
import { rulesDocument } from './rules-document.js';

test('docs/rules.md is what `npm run docs` writes', () => {
  expect(readFileSync(path.join(REPOSITORY, 'docs/rules.md'), 'utf8')).toBe(rulesDocument(loadExamples()));
});
