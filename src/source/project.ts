import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type * as t from '@babel/types';
import { globSync } from 'tinyglobby';
import { diagnostic, UserError } from '../diagnostics.js';
import type { ExpressMajor } from '../model.js';
import { nearestPackageFolder, readPackageJson, type PackageJson } from './package-json.js';
import { parseSource, type Language, type ModuleFormat } from './parse.js';
import { withStrictNames } from './strict-names.js';
import { Resolver, type Resolution } from './resolve.js';
import type { TsConfig } from './tsconfig.js';

/** One parsed file. */
export interface SourceModule {
  /** Relative to the source root, POSIX style. */
  file: string;
  absolute: string;
  code: string;
  ast: t.File;
  format: ModuleFormat;
  language: Language;
}

/** The user's code, read lazily. */
export interface SourceProject {
  /** Absolute. */
  root: string;
  /** Set when the user pointed at one file: that file, relative to the root. */
  entryFile: string | null;
  packageJson: PackageJson | null;
  expressMajor: ExpressMajor;
  tsconfig: TsConfig | null;
  /**
   * Parses a file once.
   *
   * @param file relative to the root, as {@link Resolution} gives it
   * @throws {UserError} E2N003 when it does not parse
   */
  module(file: string): SourceModule;
  /** @param fromFile relative to the root */
  resolve(specifier: string, fromFile: string): Resolution;
  /** Absolute path of a file given relative to the root. */
  absolute(file: string): string;
  /** Source files of the project (no tests, no dependencies, no build output), relative to the root, sorted. */
  files(): string[];
}

/**
 * Opens the code at `source`. Nothing is parsed yet.
 *
 * @param source a folder or one file
 * @throws {UserError} E2N001 when it does not exist
 */
export function openProject(source: string): SourceProject {
  const absolute = path.resolve(source);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (!stat) throw new UserError(diagnostic('E2N001', { path: source }));
  const folder = stat.isDirectory() ? absolute : path.dirname(absolute);
  const root = stat.isDirectory() ? folder : (nearestPackageFolder(folder) ?? folder);
  return new DiskProject(root, stat.isDirectory() ? null : relative(root, absolute));
}

function relative(root: string, absolute: string): string {
  return path.relative(root, absolute).split(path.sep).join('/');
}

class DiskProject implements SourceProject {
  readonly packageJson: PackageJson | null;
  readonly expressMajor: ExpressMajor;
  readonly tsconfig: TsConfig | null;
  private readonly resolver: Resolver;
  private readonly modules = new Map<string, SourceModule>();
  private listed: string[] | null = null;

  constructor(
    readonly root: string,
    readonly entryFile: string | null,
  ) {
    this.packageJson = readPackageJson(root);
    this.expressMajor = expressMajor(root, this.packageJson);
    this.resolver = new Resolver(root);
    this.tsconfig = this.resolver.tsconfigOf(root);
  }

  absolute(file: string): string {
    return path.resolve(this.root, file);
  }

  module(file: string): SourceModule {
    const known = this.modules.get(file);
    if (known) return known;
    const absolute = this.absolute(file);
    // A byte order mark is no part of the code; Node strips it too.
    const code = readFileSync(absolute, 'utf8').replace(/^\uFEFF/, '');
    const isModule = this.resolver.packageOf(absolute)?.json.type === 'module';
    const parsed = parseSource(file, code, isModule);
    const strict = parsed.format === 'cjs' ? withStrictNames(code, parsed.ast) : null;
    const module: SourceModule = { file, absolute, code: strict ?? code, ...(strict === null ? parsed : parseSource(file, strict, isModule)) };
    this.modules.set(file, module);
    return module;
  }

  resolve(specifier: string, fromFile: string): Resolution {
    return this.resolver.resolve(specifier, this.absolute(fromFile));
  }

  files(): string[] {
    this.listed ??= globSync(['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], {
      cwd: this.root,
      ignore: this.ignored(),
    }).sort();
    return this.listed;
  }

  private ignored(): string[] {
    const output = this.tsconfig?.outDir;
    const outside = !output || output === this.root || relative(this.root, output).startsWith('..');
    return [
      '**/node_modules/**',
      '**/.*/**',
      '**/*.d.{ts,mts,cts}',
      '**/*.{test,spec}.*',
      '**/{test,tests,__tests__,__mocks__,coverage}/**',
      ...(outside ? [] : [`${relative(this.root, output)}/**`]),
    ];
  }
}

function majorOf(version: string | undefined): ExpressMajor | null {
  const major = version?.match(/\d+/)?.[0];
  return major === '4' ? 4 : major === '5' ? 5 : null;
}

/** Installed version first: the range of package.json may allow both. Workspaces hoist, so folders above count too. */
function expressMajor(root: string, json: PackageJson | null): ExpressMajor {
  for (let folder = root; ; folder = path.dirname(folder)) {
    const installed = path.join(folder, 'node_modules', 'express', 'package.json');
    if (existsSync(installed)) {
      const { version } = JSON.parse(readFileSync(installed, 'utf8')) as { version?: string };
      const major = majorOf(version);
      if (major) return major;
    }
    if (path.dirname(folder) === folder || (folder !== root && existsSync(path.join(folder, '.git')))) break;
  }
  const range = json?.dependencies?.express ?? json?.devDependencies?.express ?? json?.peerDependencies?.express;
  return majorOf(range) ?? 5;
}
