import fs from 'node:fs';
import { diagnostic, UserError } from '../diagnostics.js';
import type { TargetFile } from '../model.js';
import { checkSyntax } from './check-syntax.js';
import { hashOf, MANIFEST, printManifest, readManifest, type Manifest, type SourceRecord } from './manifest.js';
import { insideTarget } from './paths.js';

/** One file that becomes another, appears (`before` is null) or goes (`after` is null). */
export interface Change {
  path: string;
  before: Buffer | null;
  after: Buffer | null;
  /** Time of the last change that the file shall have. */
  modified?: Date;
}

/** What a run would do to the target. Plain data: making it writes nothing. */
export interface ChangeSet {
  /** In the order in which they are shown and written: by path, our own manifest last. */
  changes: Change[];
  /** Files that are already as they should be. */
  unchanged: string[];
  /** Files of ours that the user edited, and for which this run has nothing new. */
  kept: string[];
}

/** Whose output the files are. */
export interface Origin {
  /** Name of the source in the manifest, see `sourceKey`. */
  source: string;
  routes: string[] | null;
}

/**
 * Compares what would be written with what is there.
 *
 * A file that we own and the user edited since is left alone when we would write the same as last time, and refuses the
 * whole run when not. Files of ours that are no longer made go, unless they were edited.
 *
 * @param target absolute path of the target
 * @param files everything that the compiler made for the target
 * @throws {UserError} E2N350 (edited), E2N351 (the user's own file), E2N352 (outside), E2N353 (does not parse), E2N359
 */
export function changeSet(target: string, files: readonly TargetFile[], origin: Origin): ChangeSet {
  const manifest = readManifest(target);
  const record: SourceRecord = manifest.sources[origin.source] ?? { routes: origin.routes, files: {} };
  const others = new Set(
    Object.entries(manifest.sources).flatMap(([source, { files: theirs }]) => (source === origin.source ? [] : Object.keys(theirs))),
  );
  const set: ChangeSet = { changes: [], unchanged: [], kept: [] };
  const refused: Record<'E2N350' | 'E2N351', string[]> = { E2N350: [], E2N351: [] };
  const owned: Record<string, string> = {};

  for (const file of byPath(files)) {
    const state = stateOf(target, file, record.files[file.path]);
    if (!file.merged) owned[file.path] = hashOf(state.after);
    if (state.verdict === 'unchanged') set.unchanged.push(file.path);
    else if (state.verdict === 'kept') set.kept.push(file.path);
    else if (state.verdict === 'write') set.changes.push({ path: file.path, before: state.before, after: state.after, ...(file.modified && { modified: file.modified }) });
    else refused[state.verdict].push(file.path);
  }
  for (const gone of goneFiles(target, record, files, others)) {
    if (gone.verdict === 'remove') set.changes.push({ path: gone.path, before: gone.before, after: null });
    else if (gone.verdict === 'settings') owned[gone.path] = record.files[gone.path];
    else refused.E2N350.push(gone.path);
  }

  for (const [code, paths] of Object.entries(refused) as ['E2N350' | 'E2N351', string[]][]) {
    if (paths.length > 0) throw new UserError(diagnostic(code, { files: paths.join(', ') }));
  }
  for (const { path, after } of set.changes) if (after) checkSyntax(path, after);
  set.changes.sort((a, b) => (a.path < b.path ? -1 : 1));
  const next = { ...manifest, sources: { ...manifest.sources, [origin.source]: { routes: origin.routes, files: owned } } };
  return withManifest(target, set, next);
}

type FileState =
  | { verdict: 'unchanged' | 'kept' | 'E2N350' | 'E2N351'; after: Buffer }
  | { verdict: 'write'; after: Buffer; before: Buffer | null };

/** @param written hash of what an earlier run wrote there */
function stateOf(target: string, file: TargetFile, written: string | undefined): FileState {
  const after = Buffer.from(file.content);
  const before = readIfThere(insideTarget(target, file.path));
  if (before === null || file.merged) {
    return before?.equals(after) ? { verdict: 'unchanged', after } : { verdict: 'write', after, before };
  }
  if (before.equals(after)) return { verdict: 'unchanged', after };
  if (written === undefined) return { verdict: 'E2N351', after };
  if (hashOf(before) === written) return { verdict: 'write', after, before };
  return { verdict: hashOf(after) === written ? 'kept' : 'E2N350', after };
}

type GoneFile = { path: string; verdict: 'edited' | 'settings' } | { path: string; verdict: 'remove'; before: Buffer };

/** Files that an earlier run of this source wrote and this one does not make. */
function goneFiles(target: string, record: SourceRecord, files: readonly TargetFile[], others: Set<string>): GoneFile[] {
  const made = new Set(files.map(({ path }) => path));
  return Object.entries(record.files).flatMap(([path, written]): GoneFile[] => {
    const before = made.has(path) || others.has(path) ? null : readIfThere(insideTarget(target, path));
    if (before === null) return [];
    // A new app gets its settings once; from then on they are the user's, and no later run makes them again.
    if (isSetting(path)) return [{ path, verdict: 'settings' }];
    return [hashOf(before) === written ? { path, verdict: 'remove', before } : { path, verdict: 'edited' }];
  });
}

function isSetting(path: string): boolean {
  return /^(?:\.[^/]+|[^/]+\.json|next\.config\.\w+)$/.test(path);
}

function withManifest(target: string, set: ChangeSet, manifest: Manifest): ChangeSet {
  const after = Buffer.from(printManifest(manifest));
  const before = readIfThere(insideTarget(target, MANIFEST));
  if (before?.equals(after)) return set;
  return { ...set, changes: [...set.changes, { path: MANIFEST, before, after }] };
}

/** @throws Error for two files of one path, a mistake of ours that would depend on their order */
function byPath(files: readonly TargetFile[]): TargetFile[] {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const twice = sorted.find((file, i) => i > 0 && sorted[i - 1].path === file.path);
  if (twice) throw new Error(`${twice.path} was made twice`);
  return sorted;
}

function readIfThere(file: string): Buffer | null {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? fs.readFileSync(file) : null;
}
