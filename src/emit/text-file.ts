import * as prettier from 'prettier';
import type { SourceModule } from '../source/project.js';

/** How the user writes code, read off the source files. */
export interface CodeStyle {
  singleQuote: boolean;
  semi: boolean;
  useTabs: boolean;
  tabWidth: number;
  printWidth: number;
}

/** Reads the style of the majority of lines. */
export function styleOf(modules: readonly Pick<SourceModule, 'code'>[]): CodeStyle {
  const text = modules.map((module) => module.code).join('\n');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const fourSpaces = count(/^ {4}\S/gm) > 0 && count(/^ {2}\S/gm) === 0;
  return {
    singleQuote: count(/'/g) >= count(/"/g),
    semi: count(/;[^\S\n]*$/gm) >= count(/^(?!\s*(?:\/\/|\*)).*[\w)\]'"][^\S\n]*$/gm) / 2,
    useTabs: count(/^\t/gm) > count(/^ {2}/gm),
    tabWidth: fourSpaces ? 4 : 2,
    printWidth: 100,
  };
}

/** Formats a file that we made. */
export async function format(path: string, code: string, style: CodeStyle): Promise<string> {
  return prettier.format(code, { ...style, filepath: path, trailingComma: 'all', objectWrap: 'collapse' } as prettier.Options);
}
