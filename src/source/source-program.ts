import path from 'node:path';
import type { ts } from '@ts-morph/common';
import { ambientFiles } from './ambient.js';
import { declarationFile, isLibrary, LIBRARY, typesOfNode } from './declaration-files.js';
import type { SourceProject } from './project.js';
import { loadTypeScript, type TypeScript } from './typescript.js';

/** The source as the compiler sees it. Nothing is loaded until the first question. */
export class SourceProgram {
  private readonly roots: Set<string>;
  private program: ts.Program | null = null;
  private readonly own = new Map<string, ts.SourceFile | undefined>();

  /** @param files to look at, relative to the root; others that are asked for join them, which costs a new program */
  constructor(
    private readonly project: SourceProject,
    files: readonly string[] = [],
  ) {
    this.roots = new Set(files.filter((file) => /\.[cm]?[jt]sx?$/.test(file)).map((file) => project.absolute(file)));
  }

  get ts(): TypeScript {
    return loadTypeScript().ts;
  }

  /** Every file of the source itself that takes part, ambient declarations included. */
  ownFiles(): ts.SourceFile[] {
    return this.load()
      .getSourceFiles()
      .filter(({ fileName }) => !isLibrary(fileName) && !fileName.includes('/node_modules/'));
  }

  checker(): ts.TypeChecker {
    return this.load().getTypeChecker();
  }

  /** @param file relative to the root */
  file(file: string): ts.SourceFile | undefined {
    const absolute = this.project.absolute(file);
    const known = this.load().getSourceFile(absolute);
    if (known) return known;
    this.roots.add(absolute);
    this.program = this.make(this.program ?? undefined);
    return this.program.getSourceFile(absolute);
  }

  private load(): ts.Program {
    this.program ??= this.make(undefined);
    return this.program;
  }

  private make(oldProgram: ts.Program | undefined): ts.Program {
    const ambient = ambientFiles(this.project).map((file) => this.project.absolute(file));
    return this.ts.createProgram({ rootNames: [...this.roots, ...ambient], options: this.options(), host: this.host(), ...(oldProgram && { oldProgram }) });
  }

  private options(): ts.CompilerOptions {
    const { tsconfig, root } = this.project;
    const isTypeScript = tsconfig !== null && path.basename(tsconfig.file) === 'tsconfig.json';
    const { lib, types, experimentalDecorators, jsx } = isTypeScript ? tsconfig.compilerOptions : {};
    // Under `strict` alone the checker knows `undefined`, and of elements only with the option after it.
    const wanted = { strict: true, noUncheckedIndexedAccess: true, allowJs: true, checkJs: false, noEmit: true, skipLibCheck: true, esModuleInterop: true };
    const modules = { target: 'es2022', module: 'esnext', moduleResolution: 'bundler', moduleDetection: 'force', resolveJsonModule: true };
    const { options } = this.ts.convertCompilerOptionsFromJson({ ...wanted, ...modules, ...(lib ? { lib } : {}), experimentalDecorators, ...(jsx ? { jsx: 'preserve' } : {}) }, root);
    const paths = tsconfig?.paths.map(({ pattern, targets }) => [pattern, targets] as const) ?? [];
    return {
      ...options,
      types: ['node', ...(Array.isArray(types) ? (types as string[]).filter((name) => name !== 'node') : [])],
      ...(paths.length > 0 && { paths: Object.fromEntries(paths.map(([pattern, targets]) => [pattern, [...targets]])) }),
      ...(tsconfig?.baseUrl && { baseUrl: tsconfig.baseUrl, ignoreDeprecations: '6.0' }),
    };
  }

  private host(): ts.CompilerHost {
    const { ts } = this;
    const { sys } = ts;
    const { root } = this.project;
    return {
      fileExists: (name) => !isLibrary(name) && sys.fileExists(name),
      readFile: (name) => sys.readFile(name),
      directoryExists: (name) => sys.directoryExists(name),
      getDirectories: (name) => sys.getDirectories(name),
      realpath: (name) => sys.realpath!(name),
      getSourceFile: (name, options) => this.sourceFile(name, options),
      getDefaultLibLocation: () => LIBRARY,
      getDefaultLibFileName: (options) => `${LIBRARY}/${ts.getDefaultLibFileName(options)}`,
      getCurrentDirectory: () => root,
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      writeFile: () => undefined,
      // Node's declarations are always ours, also for packages that bring some: two of them contradict each other.
      resolveTypeReferenceDirectiveReferences: (names, file, _redirect, options) =>
        names.map((one) => {
          const name = typeof one === 'string' ? one : one.fileName;
          if (name !== 'node') return ts.resolveTypeReferenceDirective(name, file, options, sys as ts.ModuleResolutionHost);
          return { resolvedTypeReferenceDirective: { primary: true, resolvedFileName: `${typesOfNode()}/index.d.ts` }, failedLookupLocations: [] } as never;
        }),
    };
  }

  private sourceFile(name: string, options: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
    if (isLibrary(name) || name.includes('/node_modules/')) return declarationFile(name, options);
    if (!this.own.has(name)) {
      const text = this.ts.sys.readFile(name);
      this.own.set(name, text === undefined ? undefined : this.ts.createSourceFile(name, text, options, true));
    }
    return this.own.get(name);
  }
}
