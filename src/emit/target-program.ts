import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import type { ts } from '@ts-morph/common';
import { PACKAGE_ROOT } from '../package-root.js';
import { declarationFile, LIBRARY, typesOfNode } from '../source/declaration-files.js';
import { loadTypeScript } from '../source/typescript.js';

/** Where the emitted files stand while they are checked: a folder that no disk has. */
const ROOT = '/express-to-next-target';
const NEXT_TYPES = `${ROOT}/.types/next.d.ts`;
const PACKAGE_TYPES = `${ROOT}/.types/packages.d.ts`;
/** "Cannot use namespace as a type": all that a declaration without content says to the use of its types. */
const TYPE_OF_MISSING_PACKAGE = 2709;

export interface TargetProgramOptions {
  /** `compilerOptions` of the target's `tsconfig.json`, as written there. */
  compilerOptions: Readonly<Record<string, unknown>>;
  /** Folder from which packages, and so their types, are found: the root of the source. */
  packagesFrom: string;
  /** Names of the `@types` packages that the target installs, besides Node's. */
  types: readonly string[];
  /**
   * A source in TypeScript knows which types it needs, and gets the others through these; one in JavaScript may have some in its
   * `node_modules` by chance, which the target will not have.
   */
  sourceLanguage: 'js' | 'ts';
}

/** A package that an emitted file imports, and of which no types were found. */
export interface UntypedImport {
  specifier: string;
  /** `missing` where it is not installed; `untyped` where it is, without types; `by chance` where others brought types. */
  kind: 'missing' | 'untyped' | 'by chance';
}

/** One look at all emitted files: the checker and what it says. */
export interface CheckedTarget {
  checker(): ts.TypeChecker;
  source(path: string): ts.SourceFile | undefined;
  errors(path: string): ts.Diagnostic[];
  /** By path of the importing file. */
  untyped: ReadonlyMap<string, UntypedImport[]>;
}

/** Type-checks files as `next build` will, in memory. Later checks reuse what did not change. */
export class TargetProgram {
  private readonly options: ts.CompilerOptions;
  private readonly packageOptions: ts.CompilerOptions;
  private readonly own = new Map<string, { text: string; source: ts.SourceFile }>();
  private readonly cache: ts.ModuleResolutionCache;
  private readonly ts = loadTypeScript().ts;
  private files: ReadonlyMap<string, string> = new Map();
  private program: ts.Program | undefined;
  private readonly untyped = new Map<string, UntypedImport[]>();
  private packages = '';

  constructor(private readonly target: TargetProgramOptions) {
    this.options = compilerOptions(target, this.ts);
    // The alias of the target means nothing inside a package.
    const { paths: _paths, baseUrl: _baseUrl, ...inPackages } = this.options;
    this.packageOptions = inPackages;
    this.cache = this.ts.createModuleResolutionCache(target.packagesFrom, (name) => name, inPackages);
  }

  /** @param files text by path relative to the target: everything that is emitted */
  check(files: ReadonlyMap<string, string>): CheckedTarget {
    this.files = new Map([...files].map(([name, text]) => [`${ROOT}/${name}`, text]));
    let program = this.make();
    const packages = this.missingPackages();
    if (packages !== this.packages) {
      this.packages = packages;
      program = this.make();
    }
    return {
      checker: () => program.getTypeChecker(),
      source: (file) => program.getSourceFile(`${ROOT}/${file}`),
      errors: (file) => {
        const source = program.getSourceFile(`${ROOT}/${file}`);
        const errors = source ? [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)] : [];
        return packages === '' ? errors : errors.filter((error) => error.code !== TYPE_OF_MISSING_PACKAGE);
      },
      untyped: this.untyped,
    };
  }

  /** Paths in a message, as the user knows them. */
  withoutFolders(message: string): string {
    return message.replaceAll(`${ROOT}/`, '').replace(/(["'])\/[^"']*?\/node_modules\//g, '$1');
  }

  private make(): ts.Program {
    const roots = [...this.files.keys()].filter((name) => /\.[cm]?tsx?$/.test(name));
    this.program = this.ts.createProgram({
      rootNames: [NEXT_TYPES, PACKAGE_TYPES, ...roots],
      options: this.options,
      host: this.host(),
      oldProgram: this.program,
    });
    return this.program;
  }

  /** Packages that are not installed are taken for `any`. */
  private missingPackages(): string {
    const names = [...this.untyped.values()].flat().flatMap(({ specifier, kind }) => (kind === 'missing' ? [specifier] : []));
    return [...new Set(names)].sort().map((name) => `declare module '${name}';\n`).join('');
  }

  private host(): ts.CompilerHost {
    const { sys } = this.ts;
    const isOwn = (name: string) => name.startsWith(`${ROOT}/`);
    const fileExists = (name: string) => (isOwn(name) ? this.files.has(name) : sys.fileExists(name));
    return {
      fileExists,
      readFile: (name) => (isOwn(name) ? this.files.get(name) : sys.readFile(name)),
      directoryExists: (name) => (isOwn(name) ? true : sys.directoryExists(name)),
      getDirectories: (name) => (isOwn(name) ? [] : sys.getDirectories(name)),
      realpath: (name) => (isOwn(name) ? name : sys.realpath!(name)),
      getSourceFile: (name, options) => this.sourceFile(name, options),
      getDefaultLibLocation: () => LIBRARY,
      getDefaultLibFileName: (options) => `${LIBRARY}/${this.ts.getDefaultLibFileName(options)}`,
      getCurrentDirectory: () => ROOT,
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      writeFile: () => undefined,
      resolveModuleNameLiterals: (names, file) => names.map((name) => this.resolve(name.text, file, fileExists)),
      resolveTypeReferenceDirectiveReferences: (names, file) => names.map((name) => this.resolveTypes(typeof name === 'string' ? name : name.fileName, file)),
    };
  }

  // --- files --------------------------------------------------------------------------------------------------------------

  private sourceFile(name: string, options: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
    if (!name.startsWith(`${ROOT}/`)) return declarationFile(name, options);
    const text = this.textOf(name);
    if (text === undefined) return undefined;
    const known = this.own.get(name);
    if (known?.text === text) return known.source;
    const source = this.ts.createSourceFile(name, text, options, true);
    this.own.set(name, { text, source });
    return source;
  }

  private textOf(name: string): string | undefined {
    if (name === NEXT_TYPES) return readFileSync(new URL('src/emit/stubs/next.d.ts', PACKAGE_ROOT), 'utf8');
    return name === PACKAGE_TYPES ? this.packages : this.files.get(name);
  }

  // --- modules ------------------------------------------------------------------------------------------------------------

  private resolve(specifier: string, file: string, fileExists: (name: string) => boolean): ts.ResolvedModuleWithFailedLookupLocations {
    if (!file.startsWith(`${ROOT}/`)) return this.resolvePackage(specifier, file);
    const isNext = specifier === 'next' || specifier.startsWith('next/');
    if (isNext || isBuiltin(specifier)) return { resolvedModule: undefined };
    const own: ts.ModuleResolutionHost = { fileExists, readFile: (name) => this.files.get(name), directoryExists: () => true, getCurrentDirectory: () => ROOT };
    const inTarget = this.ts.resolveModuleName(specifier, file, this.options, own);
    if (inTarget.resolvedModule) return inTarget;
    if (this.isLocal(specifier)) return { resolvedModule: undefined };
    const installed = this.resolvePackage(specifier, `${this.target.packagesFrom}/index.ts`);
    const isByChance = this.isByChance(installed.resolvedModule?.resolvedFileName);
    const found = isByChance ? { resolvedModule: undefined } : installed;
    const kind = isByChance ? 'by chance' : !found.resolvedModule ? 'missing' : /\.[cm]?jsx?$/.test(found.resolvedModule.resolvedFileName) ? 'untyped' : null;
    const name = file.slice(ROOT.length + 1);
    const others = (this.untyped.get(name) ?? []).filter((one) => one.specifier !== specifier);
    this.untyped.set(name, kind ? [...others, { specifier, kind }] : others);
    return found;
  }

  private isByChance(fileName = ''): boolean {
    const name = /\/node_modules\/@types\/([^/]+)\//.exec(fileName)?.[1];
    return this.target.sourceLanguage === 'js' && name !== undefined && !this.target.types.includes(name);
  }

  private resolvePackage(specifier: string, file: string): ts.ResolvedModuleWithFailedLookupLocations {
    return this.ts.resolveModuleName(specifier, file, this.packageOptions, this.ts.sys as ts.ModuleResolutionHost, this.cache);
  }

  private isLocal(specifier: string): boolean {
    const prefixes = Object.keys(this.options.paths ?? {}).map((pattern) => pattern.replace(/\*.*$/, ''));
    return /^\.{0,2}\//.test(specifier) || prefixes.some((prefix) => prefix !== '' && specifier.startsWith(prefix));
  }

  /** Node's types are always ours, also for packages that bring some: two of them contradict each other. */
  private resolveTypes(name: string, file: string): ts.ResolvedTypeReferenceDirectiveWithFailedLookupLocations {
    if (name === 'node') {
      return { resolvedTypeReferenceDirective: { primary: true, resolvedFileName: `${typesOfNode()}/index.d.ts` }, failedLookupLocations: [] } as never;
    }
    const from = file.startsWith(`${ROOT}/`) ? `${this.target.packagesFrom}/index.ts` : file;
    return this.ts.resolveTypeReferenceDirective(name, from, this.packageOptions, this.ts.sys as ts.ModuleResolutionHost);
  }
}

/** Path of an emitted file by the name that the program knows it under; null for any other file. */
export function pathInTarget(fileName: string): string | null {
  return fileName.startsWith(`${ROOT}/`) ? fileName.slice(ROOT.length + 1) : null;
}

/** The options as TypeScript 5 takes them, which is what a new target installs: some defaults are others in 6. */
function compilerOptions(target: TargetProgramOptions, typescript: typeof ts): ts.CompilerOptions {
  const { plugins: _plugins, types: _types, incremental: _incremental, ...written } = target.compilerOptions;
  const defaults = { strict: false, target: 'ES2017', module: 'esnext', moduleResolution: 'bundler', noUncheckedSideEffectImports: false };
  const { options } = typescript.convertCompilerOptionsFromJson({ ...defaults, ...written }, ROOT);
  return { ...options, noEmit: true, jsx: typescript.JsxEmit.Preserve, skipLibCheck: true, allowJs: true, types: ['node', ...target.types] };
}
