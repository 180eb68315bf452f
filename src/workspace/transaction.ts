import fs from 'node:fs';
import path from 'node:path';
import { diagnostic, UserError } from '../diagnostics.js';
import type { Change } from './change-set.js';
import { hashOf } from './manifest.js';
import { insideTarget, OWN_FOLDER } from './paths.js';

/**
 * All-or-nothing writing.
 *
 * A run first stages everything in a folder of its own below `.express-to-next/`: `new/<n>` and `old/<n>` hold what the
 * n-th change writes and replaces, `journal.json` lists the changes. Renaming that folder to `transaction` is the moment
 * that decides: before it a kill leaves the old tree and some rubbish, after it the new tree is certain, since whoever
 * finds a transaction carries it out. Each file gets its content by a rename, so none is ever half written. An error
 * that is no kill (a folder without permission) turns the journal into `undo.json`, and everything is put back.
 */
const TRANSACTION = `${OWN_FOLDER}/transaction`;
const STAGING = 'staging-';

interface Step {
  path: string;
  /** SHA-256 of the content, null where there is no file. */
  before: string | null;
  after: string | null;
}

interface Journal {
  /** The process that writes. */
  owner: number;
  steps: Step[];
  /** Folders that did not exist before, relative to the target, outermost first. */
  folders: string[];
}

/**
 * Writes all changes, or none.
 *
 * @param target absolute path of the target, which is made when it does not exist
 * @throws {UserError} E2N354 when another run is writing, E2N356 when writing failed (everything is then as it was)
 */
export function applyChanges(target: string, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  const made = madeFolders(target);
  try {
    const journal = begin(target, changes);
    try {
      carryOut(target, journal);
    } catch (error) {
      fs.renameSync(path.join(target, TRANSACTION, 'journal.json'), path.join(target, TRANSACTION, 'undo.json'));
      putBack(target, journal);
      end(target);
      throw error;
    }
    end(target);
  } catch (error) {
    removeEmpty(made);
    if (error instanceof UserError) throw error;
    throw new UserError(diagnostic('E2N356', { path: target, reason: error instanceof Error ? error.message : String(error) }));
  }
}

/** What {@link recover} found. */
export type Recovery = 'nothing' | 'undone' | 'finished';

/** Whether the target is between two trees, because a run was killed while it wrote. */
export function isInterrupted(target: string): boolean {
  return fs.existsSync(path.join(target, TRANSACTION));
}

/**
 * Ends what a killed run began: undone when it was not decided yet, else carried out.
 *
 * @throws {UserError} E2N354 when that run is still alive, E2N355 when a file changed since, so that no end is safe
 */
export function recover(target: string): Recovery {
  const rubbish = removeStaging(target);
  if (!isInterrupted(target)) return rubbish ? 'undone' : 'nothing';

  const [journal, undo] = ['journal.json', 'undo.json'].map((name) => readJournal(path.join(target, TRANSACTION, name)));
  const found = journal ?? undo;
  if (found && isRunning(found.owner)) {
    throw new UserError(diagnostic('E2N354', { pid: found.owner, path: target }));
  }
  const changed = found ? changedSince(target, found) : [];
  if (changed.length > 0) throw new UserError(diagnostic('E2N355', { files: changed.join(', ') }));
  if (journal) carryOut(target, journal);
  else if (undo) putBack(target, undo);
  end(target);
  return undo ? 'undone' : 'finished';
}

// ---------------------------------------------------------------------------------------------------------------------
// The stages of a transaction
// ---------------------------------------------------------------------------------------------------------------------

/** Stages the changes and takes the target: of two runs only one can make the transaction. */
function begin(target: string, changes: readonly Change[]): Journal {
  const staging = path.join(target, OWN_FOLDER, `${STAGING}${process.pid}`);
  try {
    const journal = stage(target, changes, staging);
    fs.renameSync(staging, path.join(target, TRANSACTION));
    return journal;
  } catch (error) {
    fs.rmSync(staging, { recursive: true, force: true });
    if (!isInterrupted(target)) throw error;
    const owner = readJournal(path.join(target, TRANSACTION, 'journal.json'))?.owner ?? '?';
    throw new UserError(diagnostic('E2N354', { pid: owner, path: target }));
  }
}

function stage(target: string, changes: readonly Change[], staging: string): Journal {
  fs.rmSync(staging, { recursive: true, force: true });
  for (const kind of ['new', 'old']) fs.mkdirSync(path.join(staging, kind), { recursive: true });
  for (const [i, { path: file, before, after, modified }] of changes.entries()) {
    const current = insideTarget(target, file);
    if (before) fs.copyFileSync(current, path.join(staging, 'old', String(i)));
    if (!after) continue;
    const staged = path.join(staging, 'new', String(i));
    writeDurably(staged, after, modified);
    if (before) fs.chmodSync(staged, fs.statSync(current).mode);
  }
  const hash = (content: Buffer | null) => content && hashOf(content);
  const journal: Journal = {
    owner: process.pid,
    steps: changes.map(({ path: file, before, after }) => ({ path: file, before: hash(before), after: hash(after) })),
    folders: missingFolders(target, changes),
  };
  const changed = changedSince(target, journal);
  if (changed.length > 0) throw new Error(`${changed.join(', ')} changed while the run was under way`);
  writeDurably(path.join(staging, 'journal.json'), Buffer.from(JSON.stringify(journal)));
  return journal;
}

/** Files that are neither what they were nor what they are to be. */
function changedSince(target: string, { steps }: Journal): string[] {
  return steps.filter((step) => ![step.before, step.after].includes(hashAt(target, step.path))).map((step) => step.path);
}

function carryOut(target: string, { steps }: Journal): void {
  for (const [i, step] of steps.entries()) {
    if (hashAt(target, step.path) === step.after) continue;
    const file = insideTarget(target, step.path);
    if (step.after === null) {
      fs.unlinkSync(file);
      removeEmpty(foldersBetween(target, file));
    } else {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.renameSync(path.join(target, TRANSACTION, 'new', String(i)), file);
    }
  }
}

function putBack(target: string, { steps, folders }: Journal): void {
  for (const [i, step] of steps.entries()) {
    if (hashAt(target, step.path) === step.before) continue;
    const file = insideTarget(target, step.path);
    if (step.before === null) {
      fs.unlinkSync(file);
    } else {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.renameSync(path.join(target, TRANSACTION, 'old', String(i)), file);
    }
  }
  removeEmpty(folders.map((folder) => path.join(target, folder)));
}

/** Removes the transaction, the journal first: what is left of the folder without one means nothing. */
function end(target: string): void {
  const own = path.join(target, TRANSACTION);
  for (const name of ['journal.json', 'undo.json']) fs.rmSync(path.join(own, name), { force: true });
  fs.rmSync(own, { recursive: true, force: true });
  removeEmpty([path.join(target, OWN_FOLDER)]);
}

/** Removes what runs staged that were killed before they decided. */
function removeStaging(target: string): boolean {
  const own = path.join(target, OWN_FOLDER);
  const names = fs.existsSync(own) ? fs.readdirSync(own).filter((name) => name.startsWith(STAGING)) : [];
  const dead = names.filter((name) => !isRunning(Number(name.slice(STAGING.length))));
  for (const name of dead) fs.rmSync(path.join(own, name), { recursive: true, force: true });
  removeEmpty([own]);
  return dead.length > 0;
}

// ---------------------------------------------------------------------------------------------------------------------
// Files and folders
// ---------------------------------------------------------------------------------------------------------------------

/** Writes a file and waits until the disk has it. */
function writeDurably(file: string, content: Uint8Array, modified?: Date): void {
  const handle = fs.openSync(file, 'w');
  try {
    fs.writeFileSync(handle, content);
    if (modified) fs.futimesSync(handle, modified, modified);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Makes our folder in the target; gives the folders that had to be made for it, outermost first. */
function madeFolders(target: string): string[] {
  const own = path.join(target, OWN_FOLDER);
  const first = fs.mkdirSync(own, { recursive: true });
  return first === undefined ? [] : [first, ...foldersBetween(first, path.join(own, 'any'))];
}

/** The folders that the changes need and that do not exist, outermost first. */
function missingFolders(target: string, changes: readonly Change[]): string[] {
  const folders = changes.filter(({ after }) => after).flatMap((change) => foldersBetween(target, insideTarget(target, change.path)));
  return [...new Set(folders)]
    .filter((folder) => !fs.existsSync(folder))
    .sort((a, b) => a.length - b.length)
    .map((folder) => path.relative(target, folder));
}

/** The folders below the target that hold a file, outermost first. */
function foldersBetween(target: string, file: string): string[] {
  const names = path.relative(target, path.dirname(file)).split(path.sep).filter((name) => name !== '');
  return names.map((_, i) => path.join(target, ...names.slice(0, i + 1)));
}

/** Removes those of the folders that are empty, innermost first; the list goes from outer to inner. */
function removeEmpty(folders: readonly string[]): void {
  for (const folder of [...folders].reverse()) {
    if (fs.existsSync(folder) && fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
  }
}

function hashAt(target: string, file: string): string | null {
  const absolute = insideTarget(target, file);
  return fs.statSync(absolute, { throwIfNoEntry: false })?.isFile() ? hashOf(fs.readFileSync(absolute)) : null;
}

function readJournal(file: string): Journal | undefined {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Journal) : undefined;
}

/** Whether another run has the process id. Ours is none: all of a transaction happens in one turn. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
