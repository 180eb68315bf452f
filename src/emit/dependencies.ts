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
  for (const name of packages) {
    const range = packageRange(name, project);
    if (range) dependencies[name] = range;
    const types = typesPackage(name);
    const typesRange = json?.devDependencies?.[types] ?? json?.dependencies?.[types];
    if (typesRange) devDependencies[types] = typesRange;
  }
  return { dependencies, devDependencies };
}

/** The range of a package that the source declares or finds installed; null for what is no package there. */
export function packageRange(name: string, project: SourceProject): string | null {
  const installed = installedVersion(name, project.root);
  return declaredRange(name, project) ?? (installed && `^${installed}`);
}

function typesPackage(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
}
