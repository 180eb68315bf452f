import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../../src/plan/nearest.js';
import { exportOf, folderOf, middlewareFolders, middlewareIndex } from './middleware-folders.js';

/** What stands in for all that is still to be filled in. */
export const OPEN = 'TODO';

/** Names of npm packages (validate-npm-package-name: new packages). */
const NAME = /^(?:@[a-z\d~-][a-z\d._~-]*\/)?[a-z\d~-][a-z\d._~-]*$/;

/**
 * Makes the folder of a package's rule, with the rule and its example to be filled in, and puts it on the list of rules.
 *
 * @param folder `rules/middleware`, or what stands in for it
 * @returns the folder of the rule, and the packages with a rule whose names are most like this one: rules to learn from
 * @throws Error for what is no name of a package, or has a rule already
 */
export function makeRule(name: string, folder: string): { made: string; near: string[] } {
  const known = middlewareFolders(folder);
  const near = nearest(folderOf(name), known);
  if (!NAME.test(name)) throw new Error(`'${name}' is no name of an npm package.${near.length > 0 ? ` Did you mean ${near[0]}?` : ''}`);
  const made = path.join(folder, folderOf(name));
  if (existsSync(made)) throw new Error(`${name} has a rule already: ${path.join(made, 'rule.ts')}`);
  mkdirSync(made, { recursive: true });
  writeFileSync(path.join(made, 'rule.ts'), ruleText(name));
  writeFileSync(path.join(made, 'example.md'), exampleText(name));
  writeFileSync(path.join(folder, 'index.ts'), middlewareIndex(middlewareFolders(folder)));
  return { made, near };
}

function ruleText(name: string): string {
  return `import { runsInExpress } from '../../../src/plan/runs-in-express.js';

// ${OPEN}: read what the package does to \`req\` and \`res\`. One that replaces methods of \`res\` cannot run in front of native code;
// rules/README.md shows rules of other kinds.
export const ${exportOf(name)} = runsInExpress('${name}', {
  // ${OPEN}: the members of \`req\` that it sets, for native code behind it to read.
  provides: [],
});
`;
}

function exampleText(name: string): string {
  const local = exportOf(name);
  const example = { js: '```js', http: '```http', end: '```' };
  return `# \`${name}\`

${OPEN}: what becomes of it, in a line or two.

## Before

${example.js}
const ${local} = require('${name}');

app.use(${local}());

app.get('/start', (req, res) => res.json({ started: true }));
${example.end}

## Left alone

${OPEN}: a form that the rule refuses; or take this section out.

${example.js}
app.get('/start', (req, res) => res.json({ started: true }));
${example.end}

## Requests

${example.http}
# ${OPEN}: one that a wrong rule would fail.
GET /start
${example.end}
`;
}
