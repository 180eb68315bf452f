import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder: its `node_modules` serve the generated projects too. */
export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** Everything that the bench writes; ignored by git and kept between runs. */
export const WORK = path.join(REPOSITORY, '.work', 'conformance');

const CODE = /\.([cm]?[jt]s|json)$/;
/** One time for all files that an app may serve: Express makes ETag and Last-Modified from it, and copies are to agree. */
const SERVED_SINCE = new Date('2024-01-01T00:00:00Z');

/** Path relative to a folder, and content. */
export type Tree = Map<string, string | Uint8Array>;

/**
 * Makes a folder hold exactly these files. Files that are right already are left alone, so that caches which look at the
 * time of a file stay warm. Installed packages are none of its business.
 *
 * @param keep names directly below the folder that are neither read nor removed
 * @returns whether anything had to be changed
 */
export function writeTree(folder: string, files: Tree, keep: readonly string[] = []): boolean {
  let changed = false;
  for (const file of filesBelow(folder, new Set(keep))) {
    if (files.has(file)) continue;
    rmSync(path.join(folder, file));
    changed = true;
  }
  for (const [file, content] of files) {
    const absolute = path.join(folder, file);
    const bytes = Buffer.from(content as Uint8Array);
    if (!existsSync(absolute) || !readFileSync(absolute).equals(bytes)) {
      mkdirSync(path.dirname(absolute), { recursive: true });
      writeFileSync(absolute, bytes);
      changed = true;
    }
    if (!CODE.test(file)) utimesSync(absolute, SERVED_SINCE, SERVED_SINCE);
  }
  return changed;
}

function filesBelow(folder: string, keep: ReadonlySet<string>, prefix = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || (prefix === '' && keep.has(entry.name))) return [];
    const relative = prefix + entry.name;
    return entry.isDirectory() ? filesBelow(path.join(folder, entry.name), new Set(), `${relative}/`) : [relative];
  });
}
