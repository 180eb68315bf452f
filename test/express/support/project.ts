import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExpressMajor } from '../../../src/model.js';

/** Files of a small project by relative name. */
export type Files = Record<string, string>;

const made: string[] = [];
const modules = path.resolve(import.meta.dirname, '../../../node_modules');

/** Writes a project that runs on the given major of Express; gives its folder. */
export function writeProject(files: Files, major: ExpressMajor = 5): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'e2n-')));
  made.push(root);
  mkdirSync(path.join(root, 'node_modules'));
  symlinkSync(path.join(modules, major === 4 ? 'express4' : 'express'), path.join(root, 'node_modules/express'));
  for (const name of ['cors', 'cookie-parser'])
    symlinkSync(path.join(modules, name), path.join(root, 'node_modules', name));
  const all = { 'package.json': '{"name":"case"}', ...files };
  for (const [name, code] of Object.entries(all)) {
    // Packages are links to those of the repository: a file of theirs would be overwritten for everyone.
    if (/^node_modules\/(?:express|cors|cookie-parser)\//.test(name)) throw new Error(`${name} is linked, not written.`);
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), code);
  }
  return root;
}

/** Removes every project written since the last call. */
export function removeProjects(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
}
