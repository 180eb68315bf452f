import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { nearestPackageFolder, readPackageJson, type PackageJson } from './package-json.js';
import { mappedPaths, readTsConfig, starMatch, type TsConfig } from './tsconfig.js';

/** Where a specifier leads. `file` is relative to the source root, POSIX style. */
export type Resolution =
  | { kind: 'file'; file: string }
  | { kind: 'json'; file: string }
  | { kind: 'package'; name: string; subpath: string }
  | { kind: 'builtin'; name: string }
  | { kind: 'missing' };

/** Files that are imported like modules and are none. */
const NO_CODE = /\.(?:css|scss|sass|less|styl|svg|png|jpe?g|gif|webp|woff2?|ttf|html?|md|txt)$/i;

/** A declaration file without code beside it is a module of types, and comes last. */
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.d.ts'];
const BUILTINS = new Set(builtinModules);
/** TypeScript sources are imported under the name of the file that they compile to. */
const COMPILED: Record<string, string[]> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function sourceFile(base: string): string | null {
  if (isFile(base) && !/\.d\.[mc]?ts$/.test(base)) return base;
  const extension = path.extname(base);
  for (const source of COMPILED[extension] ?? []) {
    const candidate = base.slice(0, -extension.length) + source;
    if (isFile(candidate)) return candidate;
  }
  return EXTENSIONS.map((suffix) => base + suffix).find(isFile) ?? null;
}

/** Node's and TypeScript's lookup of a path without or with extension: file, then folder. */
export function findSource(base: string): string | null {
  return sourceFile(base) ?? findFolderIndex(base);
}

function findFolderIndex(base: string): string | null {
  if (!statSync(base, { throwIfNoEntry: false })?.isDirectory()) return null;
  const main = existsSync(path.join(base, 'package.json')) ? readPackageJson(base)?.main : undefined;
  return (main && findSource(path.join(base, main))) || sourceFile(path.join(base, 'index'));
}

/** Resolves specifiers of one project; answers are cached, the file system is taken to stand still. */
export class Resolver {
  private readonly cache = new Map<string, Resolution>();
  private readonly tsconfigs = new Map<string, TsConfig | null>();
  private readonly packages = new Map<string, PackageJson | null>();
  private workspace: Map<string, string> | null = null;

  constructor(private readonly root: string) {}

  /** The nearest `package.json` at or above a file of the project. */
  packageOf(absolute: string): { folder: string; json: PackageJson } | null {
    const folder = nearestPackageFolder(path.dirname(absolute));
    if (!folder) return null;
    if (!this.packages.has(folder)) this.packages.set(folder, readPackageJson(folder));
    const json = this.packages.get(folder);
    return json ? { folder, json } : null;
  }

  /** The nearest `tsconfig.json` at or above a folder, not beyond the root. */
  tsconfigOf(folder: string): TsConfig | null {
    const known = this.tsconfigs.get(folder);
    if (known !== undefined) return known;
    const parent = path.dirname(folder);
    const beyond = folder === this.root || parent === folder;
    const config = readTsConfig(folder) ?? (beyond ? null : this.tsconfigOf(parent));
    this.tsconfigs.set(folder, config);
    return config;
  }

  /** @param fromFile absolute path of the importing file */
  resolve(specifier: string, fromFile: string): Resolution {
    const key = `${path.dirname(fromFile)}\0${specifier}`;
    const known = this.cache.get(key);
    if (known) return known;
    const answer = this.lookUp(specifier, fromFile);
    this.cache.set(key, answer);
    return answer;
  }

  private lookUp(specifier: string, fromFile: string): Resolution {
    if (specifier.startsWith('node:')) return { kind: 'builtin', name: specifier.slice(5) };
    if (/^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..') {
      const base = path.resolve(path.dirname(fromFile), specifier);
      return (
        this.fileAnswer(/(^|\/)\.{0,2}$/.test(specifier) ? findFolderIndex(base) : findSource(base)) ?? {
          kind: 'missing',
        }
      );
    }
    if (specifier.startsWith('#')) {
      const imported = this.importsEntry(specifier, fromFile);
      if (imported) return imported;
    }
    const name = packageName(specifier);
    const mapped = this.mappedFile(specifier, name, fromFile);
    if (mapped) return mapped;
    const aliased = this.aliasedFile(specifier, name, fromFile);
    if (aliased) return aliased;
    if (BUILTINS.has(specifier)) return { kind: 'builtin', name: specifier };
    const subpath = specifier.slice(name.length + 1);
    return this.workspaceFile(name, subpath) ?? { kind: 'package', name, subpath };
  }

  /**
   * What the `paths` of a tsconfig lead to. `"*": ["node_modules/*", "types/*"]`, as older configurations have it, names
   * packages and declarations of packages, which are no source.
   */
  private mappedFile(specifier: string, name: string, fromFile: string): Resolution | null {
    const config = this.tsconfigOf(path.dirname(fromFile));
    for (const candidate of config ? mappedPaths(config, specifier) : []) {
      const file = findSource(candidate);
      if (!file || path.relative(this.root, file).split(path.sep).includes('node_modules')) continue;
      if (/\.d\.[mc]?ts$/.test(file) && this.isDependency(name, fromFile)) continue;
      return this.fileAnswer(file);
    }
    return null;
  }

  /**
   * What `module-alias` (`_moduleAliases` and `_moduleDirectories` of package.json), `rootpath` or a `NODE_PATH` in a script add
   * to the folders where Node looks for packages.
   */
  private aliasedFile(specifier: string, name: string, fromFile: string): Resolution | null {
    const owner = this.packageOf(fromFile);
    if (!owner) return null;
    const { json, folder } = owner;
    for (const [alias, target] of Object.entries(json._moduleAliases ?? {})) {
      if (specifier !== alias && !specifier.startsWith(`${alias}/`)) continue;
      return this.fileAnswer(findSource(path.join(folder, target, specifier.slice(alias.length))));
    }
    if (this.isDependency(name, fromFile)) return null;
    const nodePath = Object.values(json.scripts ?? {}).flatMap((script) => /\bNODE_PATH=(\S+)/.exec(script)?.[1].split(':') ?? []);
    const folders = [...(json._moduleDirectories ?? []), ...(json.dependencies?.rootpath ? ['.'] : []), ...nodePath];
    const found = folders.map((one) => findSource(path.resolve(folder, one, specifier))).find((file) => file && !path.relative(this.root, file).startsWith('node_modules'));
    return this.fileAnswer(found ?? null);
  }

  private isDependency(name: string, fromFile: string): boolean {
    const json = this.packageOf(fromFile)?.json;
    return BUILTINS.has(name) || [json?.dependencies, json?.devDependencies].some((list) => list?.[name] !== undefined);
  }

  private fileAnswer(absolute: string | null): Resolution | null {
    // Front ends import these; what a bundler makes of them is no code that Express runs.
    if (!absolute || NO_CODE.test(absolute)) return null;
    const file = path.relative(this.root, absolute).split(path.sep).join('/');
    return { kind: absolute.endsWith('.json') ? 'json' : 'file', file };
  }

  /** `imports` of package.json: exact and starred keys, the first condition behind which there is a source. */
  private importsEntry(specifier: string, fromFile: string): Resolution | null {
    const owner = this.packageOf(fromFile);
    for (const [pattern, target] of Object.entries(owner?.json.imports ?? {})) {
      const star = starMatch(pattern, specifier);
      if (!owner || star === null) continue;
      for (const value of stringsIn(target)) {
        const filled = value.replaceAll('*', star);
        if (!filled.startsWith('.')) return this.lookUp(filled, fromFile);
        const answer = this.fileAnswer(findSource(path.resolve(owner.folder, filled)));
        if (answer) return answer;
      }
    }
    return null;
  }

  /** A package of the same workspace is source, not a dependency; only packages inside the root count. */
  private workspaceFile(name: string, subpath: string): Resolution | null {
    const folder = this.workspacePackages().get(name);
    if (!folder) return null;
    if (subpath)
      return this.fileAnswer(findSource(path.join(folder, subpath)) ?? findSource(path.join(folder, 'src', subpath)));
    const json = readPackageJson(folder);
    const entries = [json?.main, json?.module, 'src/index', 'index'].filter((entry) => entry !== undefined);
    for (const entry of entries) {
      const file =
        findSource(path.join(folder, entry.replace(/^(\.\/)?(dist|build|lib)\//, 'src/'))) ??
        findSource(path.join(folder, entry));
      if (file) return this.fileAnswer(file);
    }
    return null;
  }

  private workspacePackages(): Map<string, string> {
    this.workspace ??= findWorkspacePackages(this.root);
    return this.workspace;
  }
}

function stringsIn(target: unknown): string[] {
  if (typeof target === 'string') return [target];
  return typeof target === 'object' && target !== null ? Object.values(target).flatMap(stringsIn) : [];
}

function workspacePatterns(folder: string): string[] {
  const listed = readPackageJson(folder)?.workspaces;
  if (listed) return Array.isArray(listed) ? listed : (listed.packages ?? []);
  const pnpm = path.join(folder, 'pnpm-workspace.yaml');
  if (!existsSync(pnpm)) return [];
  return [...readFileSync(pnpm, 'utf8').matchAll(/^\s*-\s*['"]?([^'"\n#]+?)['"]?\s*$/gm)].map((match) => match[1]);
}

/** Names of the workspace's packages with their folders; the workspace root may be above the project. */
function findWorkspacePackages(root: string): Map<string, string> {
  const found = new Map<string, string>();
  for (let folder = root; ; folder = path.dirname(folder)) {
    const patterns = workspacePatterns(folder).map(
      (pattern) => `${pattern.replace(/^\.\//, '').replace(/\/$/, '')}/package.json`,
    );
    const files =
      patterns.length === 0 ? [] : globSync(patterns, { cwd: folder, ignore: ['**/node_modules/**'], absolute: true });
    for (const file of files) {
      const name = readPackageJson(path.dirname(file))?.name;
      if (name) found.set(name, path.dirname(file));
    }
    if (patterns.length > 0 || path.dirname(folder) === folder || existsSync(path.join(folder, '.git'))) return found;
  }
}

/** Names in a folder, sorted as the file system would give them to `fs.readdirSync`; null where it is no folder. */
export function listFolder(absolute: string): { name: string; directory: boolean }[] | null {
  try {
    return readdirSync(realpathSync(absolute), { withFileTypes: true })
      .map((entry) => ({ name: entry.name, directory: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return null;
  }
}

/** The package that a specifier names: `@scope/name` of `@scope/name/sub`. */
export function packageName(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
