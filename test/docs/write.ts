/** Writes the pages that are made from rules and cases: `npm run docs`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadCases } from '../conformance/load.js';
import { REPOSITORY } from '../conformance/work-folder.js';
import { middlewareDocument } from './middleware-document.js';

const folder = path.join(REPOSITORY, 'docs');
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'middleware.md'), middlewareDocument(await loadCases('**/*')));
