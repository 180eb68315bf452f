import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { diagnostic, UserError } from '../diagnostics.js';
import type { NextMajor } from '../model.js';
import { readPackageJson, type PackageJson } from '../source/package-json.js';
import { readTsConfig } from '../source/tsconfig.js';
import { readNextConfig } from './next-config.js';
import { isNextMajor } from './versions.js';

/** A file of the target that already answers requests. */
export interface ExistingEntry {
  /** Relative to the target. */
  file: string;
  kind: 'route' | 'page' | 'pages-api' | 'pages' | 'public';
  /** Folder spelling of the URL without groups and slots: `api/users/[id]`, `''` for the root. */
  folder: string;
}

/** An import prefix that `tsconfig.json` maps to a folder: `@/` to `src/`. */
export interface PathAlias {
  prefix: string;
  /** Folder relative to the target, `''` for the target itself, else with a slash at its end. */
  folder: string;
}

/** What is in the folder that `migrate` writes into. */
export interface TargetApp {
  dir: string;
  exists: boolean;
  /** `empty` may be scaffolded, `next` is written into, `other` is refused by {@link assertTarget}. */
  kind: 'empty' | 'next' | 'other';
  /** Installed, else what `package.json` asks for; null for a new app or a range that names no version. */
  nextMajor: NextMajor | null;
  /** The version or range that `nextMajor` was read from. */
  nextVersion: string | null;
  appDir: 'app' | 'src/app';
  serverDir: 'server' | 'src/server';
  /** The alias under which files of `serverDir` can be imported. */
  alias: PathAlias | null;
  typescript: boolean;
  entries: ExistingEntry[];
  /** Files relative to the target, null where there is none. */
  proxy: string | null;
  instrumentation: string | null;
  nextConfig: string | null;
  tsconfig: string | null;
  /** `cacheComponents: true` forbids `dynamic` and `runtime` in routes. */
  cacheComponents: boolean;
  packageJson: PackageJson | null;
}

/** What a folder may hold and still be empty in the eyes of the user; create-next-app allows the same and more. */
const HARMLESS = new Set([
  '.express-to-next',
  '.git',
  '.gitignore',
  '.gitattributes',
  '.DS_Store',
  'Thumbs.db',
  '.idea',
  '.vscode',
  'LICENSE',
]);

/**
 * Reads the target folder; writes and runs nothing.
 *
 * @param dir the folder, which need not exist
 * @throws {UserError} E2N003 when its `package.json` does not parse
 */
export function inspectTarget(dir: string): TargetApp {
  const exists = existsSync(dir) && statSync(dir).isDirectory();
  const names = exists ? readdirSync(dir) : [];
  const packageJson = exists ? readPackageJson(dir) : null;
  const nextConfig = firstOf(dir, ['next.config.js', 'next.config.mjs', 'next.config.ts']);
  const range = packageJson?.dependencies?.next ?? packageJson?.devDependencies?.next ?? null;
  const kind =
    range !== null || nextConfig !== null ? 'next' : names.every((name) => HARMLESS.has(name)) ? 'empty' : 'other';
  const nextVersion = kind === 'next' ? (installedNext(dir) ?? range) : null;
  const appDir = appDirOf(dir);
  const serverDir = appDir === 'app' ? 'server' : 'src/server';
  const tsconfig = firstOf(dir, ['tsconfig.json']);
  return {
    dir,
    exists: existsSync(dir),
    kind: exists || !existsSync(dir) ? kind : 'other',
    nextMajor: majorOf(nextVersion),
    nextVersion,
    appDir,
    serverDir,
    alias: aliasFor(dir, serverDir),
    typescript: tsconfig !== null,
    entries: kind === 'next' ? findEntries(dir, appDir) : [],
    proxy: firstOf(dir, both(['proxy.ts', 'proxy.js', 'middleware.ts', 'middleware.js'])),
    instrumentation: firstOf(dir, both(['instrumentation.ts', 'instrumentation.js'])),
    nextConfig,
    tsconfig,
    cacheComponents:
      nextConfig !== null && readNextConfig(readFileSync(path.join(dir, nextConfig), 'utf8')).cacheComponents,
    packageJson,
  };
}

/**
 * The target as it would be without the files that an earlier run wrote for the same source: this run makes them anew.
 *
 * @param own their paths, relative to the target
 */
export function withoutOwnFiles(target: TargetApp, own: ReadonlySet<string>): TargetApp {
  const notOwn = (file: string | null) => (file !== null && own.has(file) ? null : file);
  return {
    ...target,
    entries: target.entries.filter(({ file }) => !own.has(file)),
    proxy: notOwn(target.proxy),
    instrumentation: notOwn(target.instrumentation),
  };
}

/**
 * Refuses a target that must not be written into.
 *
 * @throws {UserError} E2N301 when it is neither empty nor a Next app, E2N302 when its Next is not supported
 */
export function assertTarget(target: TargetApp): void {
  if (target.kind === 'other') throw new UserError(diagnostic('E2N301', { path: target.dir }));
  if (target.nextVersion !== null && target.nextMajor === null && /\d/.test(target.nextVersion)) {
    throw new UserError(diagnostic('E2N302', { version: target.nextVersion }));
  }
}

const both = (names: string[]) => [...names, ...names.map((name) => `src/${name}`)];

function firstOf(dir: string, names: string[]): string | null {
  return names.find((name) => existsSync(path.join(dir, name))) ?? null;
}

/** The version of Next that the folder would load: in a monorepo it may be installed further up. */
function installedNext(dir: string): string | null {
  for (let at = path.resolve(dir); ; at = path.dirname(at)) {
    const file = path.join(at, 'node_modules/next/package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
    if (path.dirname(at) === at) return null;
  }
}

function majorOf(version: string | null): NextMajor | null {
  const major = Number(/^[^\d]*(\d+)/.exec(version ?? '')?.[1]);
  return isNextMajor(major) ? major : null;
}

/** Next reads `src/app` only where there is no `app`. */
function appDirOf(dir: string): TargetApp['appDir'] {
  if (existsSync(path.join(dir, 'app'))) return 'app';
  return existsSync(path.join(dir, 'src/app')) || existsSync(path.join(dir, 'src/pages')) ? 'src/app' : 'app';
}

function aliasFor(dir: string, serverDir: string): PathAlias | null {
  for (const { pattern, targets } of readTsConfig(dir)?.paths ?? []) {
    if (!pattern.endsWith('/*') || !targets[0]?.endsWith('/*')) continue;
    const folder = path.relative(dir, targets[0].slice(0, -2)).split(path.sep).join('/');
    if (folder === '') return { prefix: pattern.slice(0, -1), folder: '' };
    if (`${serverDir}/`.startsWith(`${folder}/`)) return { prefix: pattern.slice(0, -1), folder: `${folder}/` };
  }
  return null;
}

// ---------------------------------------------------------------------------------------------------------------------
// What answers already
// ---------------------------------------------------------------------------------------------------------------------

function findEntries(dir: string, appDir: string): ExistingEntry[] {
  const pagesDir = appDir === 'app' ? 'pages' : 'src/pages';
  const entries = [
    ...filesUnder(dir, appDir).flatMap((file) => appEntry(file, appDir)),
    ...filesUnder(dir, pagesDir).flatMap((file) => pagesEntry(file, pagesDir)),
    ...filesUnder(dir, 'public').map((file): ExistingEntry => ({
      file,
      kind: 'public',
      folder: file.slice('public/'.length),
    })),
  ];
  return entries.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Files below a folder, relative to `dir`, POSIX style. */
function filesUnder(dir: string, folder: string): string[] {
  const root = path.join(dir, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(root, name)).isFile())
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`);
}

function appEntry(file: string, appDir: string): ExistingEntry[] {
  const kind = /(?:^|\/)(route|page)\.(?:[jt]sx?|mdx?)$/.exec(file)?.[1] as 'route' | 'page' | undefined;
  if (!kind) return [];
  const folders = file
    .slice(appDir.length + 1)
    .split('/')
    .slice(0, -1);
  if (folders.some((name) => name.startsWith('_'))) return [];
  // Groups and slots leave no trace in the URL (Next's docs, file-conventions: route groups, parallel routes).
  const folder = folders.filter((name) => !/^\(.*\)$/.test(name) && !name.startsWith('@')).join('/');
  return [{ file, kind, folder }];
}

function pagesEntry(file: string, pagesDir: string): ExistingEntry[] {
  const name = file.slice(pagesDir.length + 1).replace(/\.(?:[jt]sx?|mdx?)$/, '');
  if (/^_(?:app|document|error)$/.test(name)) return [];
  return [{ file, kind: name.startsWith('api/') ? 'pages-api' : 'pages', folder: name.replace(/(?:^|\/)index$/, '') }];
}
