import type { ts } from '@ts-morph/common';
import { diagnostic } from '../diagnostics.js';
import type { Diagnostic, TargetFile } from '../model.js';
import { loadTypeScript } from '../source/typescript.js';
import { eraseTypes } from './erase-types.js';
import { pathInTarget, TargetProgram, type CheckedTarget } from './target-program.js';
import { applyRepairs, repairsFor, type Repair } from './type-repairs.js';

export interface SettleOptions {
  /** Whether we wrote the file or rewrote it: only such a file may be changed. Others are checked where they are TypeScript sources. */
  generated(path: string): boolean;
  /** Helpers are tested on their own, and checking them takes as long as all the rest. */
  trusted(path: string): boolean;
  sourceLanguage: 'js' | 'ts';
  /** `compilerOptions` of the target. */
  compilerOptions: Readonly<Record<string, unknown>>;
  /** Root of the source, from which the types of packages are found. */
  packagesFrom: string;
  /** Path of the file that declares packages without types. */
  declarations: string;
}

export interface SettledFiles {
  files: TargetFile[];
  /** New path by old one, for the files that became JavaScript. */
  renamed: ReadonlyMap<string, string>;
  diagnostics: Diagnostic[];
}

/** A repair may uncover the next error; what four rounds do not settle, no annotation will. */
const ROUNDS = 4;

/** Names that nothing declares: no matter of types, the code fails when it gets there. */
const UNDECLARED = new Set([2304, 2552, 18004]);

/**
 * Makes the emitted TypeScript pass the type check of `next build`.
 *
 * Errors are mended by annotations. Where none helps, a file that comes from JavaScript stays JavaScript, its types taken
 * out; one that comes from TypeScript stays as it is and is reported. Nothing is ever silenced by a comment.
 *
 * @param files everything that is emitted, before it is formatted
 */
export async function settleTypes(files: readonly TargetFile[], options: SettleOptions): Promise<SettledFiles> {
  return new Settler(files, options).settle();
}

class Settler {
  private readonly texts: Map<string, string>;
  /** `@types` packages of the target, without their scope. */
  private readonly types: string[];
  private readonly program: TargetProgram;
  private readonly renamed = new Map<string, string>();
  private readonly diagnostics: Diagnostic[] = [];
  /** Files for whose errors there is no repair. */
  private readonly stuck = new Map<string, ts.Diagnostic[]>();

  constructor(
    private readonly files: readonly TargetFile[],
    private readonly options: SettleOptions,
  ) {
    this.texts = new Map(files.filter(isText).map((file) => [file.path, String(file.content)]));
    this.types = typePackages(this.texts.get('package.json'));
    this.program = new TargetProgram({ ...options, types: this.types });
  }

  settle(): SettledFiles {
    this.declareUntyped(this.program.check(this.texts));
    for (let open = this.checkedFiles(); open.length > 0; open = this.giveUp()) {
      for (let round = 0; open.length > 0; round++) {
        const target = this.program.check(this.texts);
        const repairs: Repair[] = [];
        open = open.filter((file) => !this.isSettled(file, target, round < ROUNDS, repairs));
        this.apply(repairs);
      }
    }
    return { files: this.written(), renamed: this.renamed, diagnostics: this.diagnostics };
  }

  private checkedFiles(): string[] {
    const { generated, trusted, sourceLanguage } = this.options;
    return [...this.texts.keys()].filter((file) => isChecked(file) && !trusted(file) && (sourceLanguage === 'ts' || generated(file)));
  }

  /** Looks at one file and collects what mends it; false when it has to be looked at again. */
  private isSettled(file: string, target: CheckedTarget, mayRepair: boolean, repairs: Repair[]): boolean {
    const source = target.source(file);
    const errors = source ? target.errors(file) : [];
    if (!source || errors.length === 0) return true;
    const found = mayRepair && this.options.generated(file) ? repairsFor(errors, source, target.checker(), (other) => this.isEditable(other)) : [];
    repairs.push(...found);
    if (found.length === 0) this.stuck.set(file, errors);
    return found.length === 0;
  }

  /** A JavaScript module that was rewritten anyway may get a type in a comment; one that is carried over stays as it is. */
  private isEditable(source: ts.SourceFile): boolean {
    const file = pathInTarget(source.fileName);
    return file !== null && /\.[cm]?js$/.test(file) && this.texts.has(file) && this.options.generated(file);
  }

  private apply(repairs: readonly Repair[]): void {
    for (const source of new Set(repairs.map((repair) => repair.source))) {
      this.texts.set(pathInTarget(source.fileName)!, applyRepairs(source.text, repairs.filter((repair) => repair.source === source)));
    }
  }

  /**
   * Decides on the files that no repair mends.
   *
   * @returns the files to look at once more, because what they import has become JavaScript
   */
  private giveUp(): string[] {
    const converted = [...this.stuck].filter(([file]) => this.options.sourceLanguage === 'js' && this.options.generated(file));
    for (const [file, errors] of this.stuck) if (!converted.some(([one]) => one === file)) this.diagnostics.push(this.report('E2N310', file, errors));
    this.stuck.clear();
    for (const [file, errors] of converted) {
      const path = file.replace(/\.(c|m)?tsx?$/, '.$1js');
      this.texts.set(path, eraseTypes(this.texts.get(file)!));
      this.texts.delete(file);
      this.renamed.set(file, path);
      const lost = errors.filter((error) => UNDECLARED.has(error.code));
      this.diagnostics.push(lost.length > 0 ? this.report('E2N312', path, lost) : this.report('E2N311', path, errors));
    }
    return converted.length > 0 ? this.checkedFiles().filter((file) => this.options.generated(file)) : [];
  }

  private report(code: 'E2N310' | 'E2N311' | 'E2N312', file: string, errors: readonly ts.Diagnostic[]): Diagnostic {
    const [first] = errors;
    const line = first.file && first.start !== undefined ? lineAt(first.file.text, first.start) : '';
    const others = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    const text = loadTypeScript().ts.flattenDiagnosticMessageText(first.messageText, ' ');
    const reason = this.program.withoutFolders(text).replace(/\s+/g, ' ').replace(/\.$/, '');
    return diagnostic(code, { file, reason: `${reason}${others}`, line });
  }

  /**
   * `strict` refuses to import a package without types, unless some file declares it. Of a package that is not installed
   * nothing is known: JavaScript loses nothing by its declaration, TypeScript would lose the types that it has. Types that came
   * with another package are not what JavaScript was written for; its own files would be read by them, too.
   */
  private declareUntyped(target: CheckedTarget): void {
    const { declarations, sourceLanguage, trusted } = this.options;
    const imports = [...target.untyped].flatMap(([file, list]) => list.filter(({ kind }) => !trusted(file) && (isTypeScript(file) || kind === 'by chance')));
    const wanted = imports.filter(({ specifier, kind }) => kind !== 'missing' || (sourceLanguage === 'js' && !this.types.includes(typesName(specifier))));
    const names = [...new Set(wanted.map(({ specifier }) => specifier))].sort();
    if (names.length > 0) this.texts.set(declarations, `// Packages that come without types.\n${names.map((name) => `declare module '${name}';\n`).join('')}`);
  }

  private written(): TargetFile[] {
    const { declarations } = this.options;
    const added = this.texts.has(declarations) && !this.files.some((file) => file.path === declarations) ? [{ path: declarations, content: '' }] : [];
    return [...this.files, ...added].map((file) => {
      const path = this.renamed.get(file.path) ?? file.path;
      const text = this.texts.get(path);
      return text === undefined ? file : { ...file, path, content: text };
    });
  }
}

function isText(file: TargetFile): boolean {
  return typeof file.content === 'string' && /\.(?:[cm]?[jt]sx?|json)$/.test(file.path);
}

function isTypeScript(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

function isChecked(path: string): boolean {
  return isTypeScript(path) && !/\.d\.[cm]?ts$/.test(path) && !/^next\.config\./.test(path);
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? undefined : end).trim();
}

/** The `@types` packages of the target, whose globals TypeScript takes in without an import. */
function typePackages(packageJson: string | undefined): string[] {
  const json = JSON.parse(packageJson ?? '{}') as { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };
  const names = Object.keys({ ...json.dependencies, ...json.devDependencies }).filter((name) => name.startsWith('@types/'));
  return names.map((name) => name.slice('@types/'.length)).filter((name) => !['node', 'react', 'react-dom'].includes(name));
}

/** `bar` of `bar/sub`, `foo__bar` of `@foo/bar`: the name below `@types`. Source: DefinitelyTyped's README. */
function typesName(specifier: string): string {
  const [scope, name] = specifier.split('/');
  return scope.startsWith('@') ? `${scope.slice(1)}__${name}` : scope;
}
