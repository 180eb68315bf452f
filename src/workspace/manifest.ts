import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { diagnostic, UserError } from '../diagnostics.js';
import { OWN_FOLDER } from './paths.js';

/** Where the manifest lies in the target. It belongs into version control, beside the files that it lists. */
export const MANIFEST = `${OWN_FOLDER}/manifest.json`;

/** What one source has put into the target. */
export interface SourceRecord {
  /** The `--route` patterns converted so far; null when all endpoints are. */
  routes: string[] | null;
  /** SHA-256 of every file that we wrote and own, by path. Files merged into the user's own are not among them. */
  files: Record<string, string>;
}

/** Who wrote which file, so that a later run knows what the user has changed since. */
export interface Manifest {
  version: 1;
  /** By path of the source relative to the target, POSIX style. */
  sources: Record<string, SourceRecord>;
}

/** Reads the manifest of a target; an empty one when there is none.
 *
 * @throws {UserError} E2N359 when it is damaged: taken for empty, it would make every file of ours one of the user's
 */
export function readManifest(target: string): Manifest {
  const file = path.join(target, MANIFEST);
  if (!fs.existsSync(file)) return { version: 1, sources: {} };
  try {
    const manifest = JSON.parse(fs.readFileSync(file, 'utf8')) as Manifest;
    if (manifest.version !== 1) throw new Error(`version ${String(manifest.version)} is of another express-to-next`);
    for (const { routes, files } of Object.values(manifest.sources)) {
      const isValid = (routes === null || Array.isArray(routes)) && Object.values(files).every((hash) => typeof hash === 'string');
      if (!isValid) throw new Error('it is not in the form that express-to-next writes');
    }
    return manifest;
  } catch (error) {
    throw new UserError(diagnostic('E2N359', { file, reason: error instanceof Error ? error.message : String(error) }));
  }
}

/** The text of a manifest: the same for the same content, whatever the order in which it came about. */
export function printManifest({ version, sources }: Manifest): string {
  const ordered = Object.fromEntries(
    sortedEntries(sources).map(([source, { routes, files }]) => [source, { routes, files: Object.fromEntries(sortedEntries(files)) }]),
  );
  return `${JSON.stringify({ version, sources: ordered }, null, 2)}\n`;
}

/** The name of a source in the manifest. */
export function sourceKey(target: string, source: string): string {
  return path.relative(path.resolve(target), path.resolve(source)).split(path.sep).join('/') || '.';
}

/** Paths of the files that earlier runs wrote into the target for a source, and that are ours. */
export function filesWrittenFor(source: string, target: string): ReadonlySet<string> {
  return new Set(Object.keys(readManifest(target).sources[sourceKey(target, source)]?.files ?? {}));
}

/** SHA-256 in hexadecimal. */
export function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function sortedEntries<T>(record: Record<string, T>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
