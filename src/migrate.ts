import path from 'node:path';
import type { Compilation, Compile, CompileOptions } from './compile-types.js';
import { diagnostic, UserError } from './diagnostics.js';
import type { Plan, TargetFile } from './model.js';
import { matchesRoute, parseRoutePattern } from './plan/select.js';
import { changeSet, type Change } from './workspace/change-set.js';
import { unifiedDiff } from './workspace/diff.js';
import { readManifest, sourceKey } from './workspace/manifest.js';
import { installDependencies } from './workspace/package-manager.js';
import { applyChanges, isInterrupted, recover } from './workspace/transaction.js';

export interface MigrateOptions extends CompileOptions {
  /** Folder of the Next app. */
  out: string;
  /** Write nothing; the result still holds the diff. */
  dryRun?: boolean;
  /** Run the target's package manager after writing. */
  install?: boolean;
}

export interface FileChange {
  path: string;
  kind: 'add' | 'change' | 'remove';
}

export interface MigrationResult {
  plan: Plan;
  files: TargetFile[];
  /** What the run changes in the target, or would change if it were no dry run; by path, our own manifest last. */
  changes: FileChange[];
  /** Paths that were written; empty for a dry run. */
  written: string[];
  /** Paths that already were as they should be. */
  unchanged: string[];
  /** Paths that the user edited since we wrote them, left alone because this run has nothing new for them. */
  kept: string[];
  /** Unified diff of all changes. */
  diff: string;
}

/**
 * Writes the Next app for an Express source, or shows what would be written.
 *
 * Routes selected in earlier runs stay converted: `routes` adds to them.
 *
 * @param compile the compiler core
 * @throws {UserError} for input that cannot be compiled and a target that must not be written; then nothing was written
 */
export async function migrateWith(compile: Compile, source: string, options: MigrateOptions): Promise<MigrationResult> {
  const target = path.resolve(options.out);
  if (!options.dryRun) recover(target);
  else if (isInterrupted(target)) throw new UserError(diagnostic('E2N358', { path: target }));

  const key = sourceKey(target, source);
  const earlier = readManifest(target).sources[key];
  const { routes, compilation } = await compileRoutes(compile, source, options, earlier && { routes: earlier.routes });
  const { plan, files } = compilation;
  const error = plan.diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw new UserError(error);

  const { changes, unchanged, kept } = changeSet(target, files, { source: key, routes });
  if (!options.dryRun) {
    applyChanges(target, changes);
    if (options.install) await installDependencies(target);
  }
  return {
    plan,
    files,
    changes: changes.map(({ path: file, ...change }) => ({ path: file, kind: kindOf(change) })),
    written: options.dryRun ? [] : changes.filter(({ after }) => after).map(({ path: file }) => file),
    unchanged,
    kept,
    diff: unifiedDiff(changes),
  };
}

/** Compiles with the routes of this run and of all earlier ones; null stands for all endpoints. */
async function compileRoutes(
  compile: Compile,
  source: string,
  { out, next, runtime, deny, routes: wanted }: MigrateOptions,
  earlier: { routes: string[] | null } | undefined,
): Promise<{ routes: string[] | null; compilation: Compilation }> {
  const options: CompileOptions = { out, ...(next && { next }), ...(runtime && { runtime }), ...(deny && { deny }) };
  if (!wanted || earlier?.routes === null) return { routes: null, compilation: await compile(source, options) };
  const routes = [...new Set([...(earlier?.routes ?? []), ...wanted])].sort();
  try {
    return { routes, compilation: await compile(source, { ...options, routes }) };
  } catch (error) {
    // A route of an earlier run may be gone from the source; only those of this run have to be there.
    if (!(error instanceof UserError) || error.diagnostic.code !== 'E2N050' || !earlier) throw error;
    const { plan } = await compile(source, options);
    const alive = routes.filter((text) => wanted.includes(text) || plan.endpoints.some((route) => matchesRoute(parseRoutePattern(text), route)));
    return { routes: alive, compilation: await compile(source, { ...options, routes: alive }) };
  }
}

function kindOf({ before, after }: Pick<Change, 'before' | 'after'>): FileChange['kind'] {
  if (after === null) return 'remove';
  return before === null ? 'add' : 'change';
}
