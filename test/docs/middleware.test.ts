import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadCases } from '../conformance/load.js';
import { REPOSITORY } from '../conformance/work-folder.js';
import { middlewareDocument } from './middleware-document.js';

test('docs/middleware.md is what `npm run docs` writes', async () => {
  expect(readFileSync(path.join(REPOSITORY, 'docs/middleware.md'), 'utf8')).toBe(middlewareDocument(await loadCases('**/*')));
});
