/** Makes the folder of a package's rule: `npm run new-rule <package>`. */
import path from 'node:path';
import { REPOSITORY } from '../conformance/work-folder.js';
import { MIDDLEWARE } from './middleware-folders.js';
import { makeRule } from './new-rule.js';

const [name = ''] = process.argv.slice(2);
try {
  const { made, near } = makeRule(name, MIDDLEWARE);
  const folder = path.relative(REPOSITORY, made);
  process.stdout.write(`${folder}/rule.ts
${folder}/example.md

Rules to learn from: ${near.join(', ')}. rules/README.md says what can be in one. Then
  npm install --save-dev ${name}
  npx vitest run test/rules -u
  E2N_CASE='${folder}' npm run conformance
  npm run docs
`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
