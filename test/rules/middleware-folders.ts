import path from 'node:path';
import { globSync } from 'tinyglobby';
import { REPOSITORY } from '../conformance/work-folder.js';

export const MIDDLEWARE = path.join(REPOSITORY, 'rules/middleware');

/** The folder of a package's rule; that of `@scope/name` is `scope__name`. */
export function folderOf(name: string): string {
  return name.replace(/^@([^/]+)\//, '$1__');
}

/** The name under which a rule is exported: `cookieParser` for `cookie-parser`. */
export function exportOf(name: string): string {
  return name.replace(/^\W+/, '').replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The folders that hold a rule, in the order of their names. */
export function middlewareFolders(folder = MIDDLEWARE): string[] {
  return globSync('*/rule.ts', { cwd: folder }).map((file) => path.dirname(file)).sort();
}

/** `rules/middleware/index.ts`: one line for each folder. */
export function middlewareIndex(folders: readonly string[]): string {
  const lines = folders.map((folder) => `export { ${exportOf(folder.replace('__', '-'))} } from './${folder}/rule.js';\n`);
  return `// The packages with a rule; \`npm run docs\` writes a line for each folder.\n${lines.join('')}`;
}
