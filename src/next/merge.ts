import { applyEdits, modify, parse, type FormattingOptions, type JSONPath } from 'jsonc-parser';

/** Dependencies of a `package.json`: package to range. */
export type Dependencies = Readonly<Record<string, string>>;

export interface Wanted {
  dependencies?: Dependencies;
  devDependencies?: Dependencies;
}

/**
 * Adds dependencies to a `package.json` and keeps its layout. What is there already keeps its range: the user chose it.
 *
 * @param text the file's text
 * @returns the new text
 */
export function mergePackageJson(text: string, wanted: Wanted): string {
  const current = parse(text) as Record<string, Record<string, string> | undefined>;
  const has = (name: string) => [current.dependencies, current.devDependencies].some((group) => group && name in group);
  let merged = text;
  for (const group of ['dependencies', 'devDependencies'] as const) {
    for (const [name, range] of Object.entries(wanted[group] ?? {})) {
      if (!has(name))
        merged = setJson(merged, [group, name], range, current[group] && ((names) => placeOf(name, names)));
    }
  }
  return merged;
}

/**
 * Adds an import prefix to a `tsconfig.json`.
 *
 * @param pattern such as `@/*`
 * @param target such as `./*`, relative to `baseUrl` where the file sets one
 * @returns the new text; unchanged where the pattern is mapped already
 */
export function mergeTsconfigPaths(text: string, pattern: string, target: string): string {
  const current = parse(text) as { compilerOptions?: { paths?: Record<string, string[]> } } | undefined;
  if (current?.compilerOptions?.paths?.[pattern]) return text;
  return setJson(text, ['compilerOptions', 'paths', pattern], [target]);
}

/** Sets compiler options that the file does not set. */
export function mergeCompilerOptions(text: string, options: Readonly<Record<string, unknown>>): string {
  const current = (parse(text) as { compilerOptions?: Record<string, unknown> } | undefined)?.compilerOptions ?? {};
  return Object.entries(options)
    .filter(([name]) => !(name in current))
    .reduce((merged, [name, value]) => setJson(merged, ['compilerOptions', name], value), text);
}

/** Adds the lines that a `.gitignore` does not have; `/.next/`, `.next` and `.next/` count as the same. */
export function mergeGitignore(text: string, lines: readonly string[]): string {
  const bare = (line: string) => line.trim().replace(/^\/|\/$/g, '');
  const present = new Set(text.split('\n').map(bare));
  const missing = lines.filter((line) => !present.has(bare(line)));
  if (missing.length === 0) return text;
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${text}${separator}${missing.join('\n')}\n`;
}

function setJson(
  text: string,
  path: JSONPath,
  value: unknown,
  getInsertionIndex?: (names: string[]) => number,
): string {
  const edits = modify(text, path, value, {
    formattingOptions: layoutOf(text),
    ...(getInsertionIndex && { getInsertionIndex }),
  });
  return applyEdits(text, edits);
}

/** The place of a name in a sorted list; the end of a list that is not sorted. */
function placeOf(name: string, names: string[]): number {
  const sorted = names.every((each, index) => index === 0 || names[index - 1] <= each);
  const index = sorted ? names.findIndex((each) => each > name) : -1;
  return index === -1 ? names.length : index;
}

/** How the file is indented, after its first indented line. */
function layoutOf(text: string): FormattingOptions {
  const indentation = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    insertSpaces: !indentation.startsWith('\t'),
    tabSize: indentation.startsWith('\t') ? 1 : indentation.length,
    eol,
  };
}
