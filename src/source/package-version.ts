import { installedFolder, readPackageJson } from './package-json.js';
import type { SourceProject } from './project.js';

/** The version of a package as it is installed for the source; null where it is not. */
export function installedVersion(name: string, root: string): string | null {
  const folder = installedFolder(name, root);
  return (folder && readPackageJson(folder)?.version) ?? null;
}

/** The range under which the source declares a package; null where it does not. */
export function declaredRange(name: string, { packageJson }: Pick<SourceProject, 'packageJson'>): string | null {
  return packageJson?.dependencies?.[name] ?? packageJson?.devDependencies?.[name] ?? packageJson?.peerDependencies?.[name] ?? null;
}

/** The major version of a package: the installed one, else the first that its range allows. */
export function packageMajor(name: string, project: Pick<SourceProject, 'packageJson' | 'root'>): number | null {
  const version = installedVersion(name, project.root) ?? declaredRange(name, project);
  const major = version && /(\d+)/.exec(version)?.[1];
  return major ? Number(major) : null;
}
