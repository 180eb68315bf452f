/** Writes what is made from rules and cases: the list of the packages with a rule, and pages. `npm run docs`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadCases } from '../conformance/load.js';
import { REPOSITORY } from '../conformance/work-folder.js';
import { loadExamples } from '../rules/examples.js';
import { MIDDLEWARE, middlewareFolders, middlewareIndex } from '../rules/middleware-folders.js';
import { rulesDocument } from './rules-document.js';

// In this order: the pages are made of the rules that the list names.
writeFileSync(path.join(MIDDLEWARE, 'index.ts'), middlewareIndex(middlewareFolders()));
const { middlewareDocument } = await import('./middleware-document.js');

const folder = path.join(REPOSITORY, 'docs');
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'middleware.md'), middlewareDocument(await loadCases('**/*')));
writeFileSync(path.join(folder, 'rules.md'), rulesDocument(loadExamples()));
