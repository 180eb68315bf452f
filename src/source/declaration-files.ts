import { createRequire } from 'node:module';
import path from 'node:path';
import type { ts } from '@ts-morph/common';
import { loadTypeScript } from './typescript.js';

/** Where the compiler finds the library files that ts-morph keeps in memory. */
export const LIBRARY = '/express-to-next-library';

type ParseOptions = ts.ScriptTarget | ts.CreateSourceFileOptions;

/** The same declarations serve every program of a run, and parsing them is most of the work. */
const parsed = new Map<string, ts.SourceFile | undefined>();
let libraries: ReadonlyMap<string, string> | null = null;
let nodeTypes: string | null = null;

/** Folder of the declarations of Node that this package brings along: those that a new target installs, too. */
export function typesOfNode(): string {
  nodeTypes ??= path.dirname(createRequire(import.meta.url).resolve('@types/node/package.json'));
  return nodeTypes;
}

/** Whether the file is a library file, which is on no disk. */
export function isLibrary(name: string): boolean {
  return name.startsWith(`${LIBRARY}/`);
}

/**
 * Parses a declaration file once: of the language, of Node, or of an installed package.
 *
 * @param name absolute
 * @returns undefined where there is no such file
 */
export function declarationFile(name: string, options: ParseOptions): ts.SourceFile | undefined {
  const { languageVersion, impliedNodeFormat } = typeof options === 'object' ? options : { languageVersion: options, impliedNodeFormat: undefined };
  const key = `${languageVersion}:${impliedNodeFormat}:${name}`;
  if (!parsed.has(key)) {
    const text = isLibrary(name) ? libraryText(path.posix.basename(name)) : loadTypeScript().ts.sys.readFile(name);
    parsed.set(key, text === undefined ? undefined : parse(name, text, options));
  }
  return parsed.get(key);
}

function libraryText(name: string): string | undefined {
  libraries ??= new Map(loadTypeScript().getLibFiles().map(({ fileName, text }) => [fileName, text]));
  return libraries.get(name);
}

/** Comments of declarations say nothing to the checker. */
function parse(name: string, text: string, options: ParseOptions): ts.SourceFile {
  const { ts } = loadTypeScript();
  const jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
  return ts.createSourceFile(name, text, typeof options === 'object' ? { ...options, jsDocParsingMode } : { languageVersion: options, jsDocParsingMode });
}
