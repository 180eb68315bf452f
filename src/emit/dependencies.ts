import { LOADED_BY_NAME } from '../../rules/runtime/loaded-by-name.js';
import { installedFolder, readPackageJson } from '../source/package-json.js';
import { declaredRange, installedVersion } from '../source/package-version.js';
import type { SourceProject } from '../source/project.js';

/**
 * Ranges of the packages that the output imports, as the source has them. A package that it uses without naming it (npm puts
 * what others need in reach, and so do workspaces) gets the range of the installed version.
 */
export function carriedDependencies(packages: Iterable<string>, project: SourceProject): { dependencies: Record<string, string>; devDependencies: Record<string, string> } {
  const json = project.packageJson;
  const dependencies: Record<string, string> = {};
  const devDependencies: Record<string, string> = {};
  const all = new Set(packages);
  // A set grows while it is walked.
  for (const name of all) {
    loadedBy(name, project).forEach((other) => all.add(other));
    const range = packageRange(name, project);
    if (range) dependencies[name] = range;
    const types = typesPackage(name);
    const typesRange = json?.devDependencies?.[types] ?? json?.dependencies?.[types];
    if (typesRange) devDependencies[types] = typesRange;
  }
  return { dependencies, devDependencies };
}

/** Dependencies of the source that a package loads by itself: its peers, and what its options name. */
function loadedBy(name: string, project: SourceProject): string[] {
  const folder = installedFolder(name, project.root);
  const installed = folder ? readPackageJson(folder) : null;
  const peers = [...Object.keys(installed?.peerDependencies ?? {}), ...Object.keys(installed?.peerDependenciesMeta ?? {}), ...(LOADED_BY_NAME[name] ?? [])];
  return peers.filter((peer) => project.packageJson?.dependencies?.[peer] !== undefined && peer !== 'express');
}

/** The range of a package that the source declares or finds installed; null for what is no package there. */
export function packageRange(name: string, project: SourceProject): string | null {
  const installed = installedVersion(name, project.root);
  return declaredRange(name, project) ?? (installed && `^${installed}`);
}

function typesPackage(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
}
