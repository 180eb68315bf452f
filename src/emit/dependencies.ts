import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackageJson } from '../source/package-json.js';
import type { SourceProject } from '../source/project.js';

/** Ranges of the packages that the output imports, as the source has them. */
export function carriedDependencies(packages: Iterable<string>, project: SourceProject): { dependencies: Record<string, string>; devDependencies: Record<string, string> } {
  const json = project.packageJson;
  const dependencies: Record<string, string> = {};
  const devDependencies: Record<string, string> = {};
  for (const name of packages) {
    const range = json?.dependencies?.[name] ?? json?.devDependencies?.[name] ?? json?.peerDependencies?.[name];
    if (range) dependencies[name] = range;
    const types = typesPackage(name);
    const typesRange = json?.devDependencies?.[types] ?? json?.dependencies?.[types];
    if (typesRange) devDependencies[types] = typesRange;
  }
  return { dependencies, devDependencies };
}

function typesPackage(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
}

/** Whether TypeScript finds types for a package as the source has it installed; an unknown package has none. */
export function hasTypes(name: string, project: SourceProject): boolean {
  const json = project.packageJson;
  const types = typesPackage(name);
  if (json?.devDependencies?.[types] ?? json?.dependencies?.[types]) return true;
  for (let at = project.root; ; at = path.dirname(at)) {
    const file = path.join(at, 'node_modules', name, 'package.json');
    if (existsSync(file)) {
      const own = JSON.parse(readFileSync(file, 'utf8')) as PackageJson & { types?: string; typings?: string };
      return Boolean(own.types ?? own.typings) || JSON.stringify(own.exports ?? '').includes('"types"') || existsSync(path.join(path.dirname(file), 'index.d.ts'));
    }
    if (path.dirname(at) === at) return false;
  }
}
