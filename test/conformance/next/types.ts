import path from 'node:path';
import { REPOSITORY } from '../work-folder.js';
import type { JointApp } from './build.js';
import { runNode } from './run.js';

/**
 * Checks the types of a joint app in one go, as strictly as a new app of ours is.
 *
 * @returns errors by the prefix of the case in whose files they are
 * @throws Error for errors outside all cases, which are ours
 */
export async function typeErrors({ folder, cases }: JointApp): Promise<Map<string, string[]>> {
  const tsc = path.join(REPOSITORY, 'node_modules', 'typescript', 'bin', 'tsc');
  const { output } = await runNode(tsc, ['--noEmit', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', 'types.tsbuildinfo'], folder);
  const prefixes = new Set(cases.map(({ prefix }) => prefix));
  const errors = new Map<string, string[]>();
  for (const line of output.split('\n').filter((text) => /error TS\d+/.test(text))) {
    const [, prefix = ''] = /^(?:cases\/\w+|app)(\/[\w-]+)\//.exec(line) ?? [];
    if (!prefixes.has(prefix)) throw new Error(`a type error outside the cases: ${line}`);
    errors.set(prefix, [...(errors.get(prefix) ?? []), line]);
  }
  return errors;
}
