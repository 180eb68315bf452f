import { parse, type ParserOptions, type ParserPlugin } from '@babel/parser';
import type * as t from '@babel/types';
import { diagnostic, UserError } from '../diagnostics.js';

export type ModuleFormat = 'esm' | 'cjs';
export type Language = 'js' | 'ts';

interface ParsedFile {
  ast: t.File;
  format: ModuleFormat;
  language: Language;
}

const BASE: ParserPlugin[] = ['decorators-legacy', 'importAttributes', 'explicitResourceManagement'];

function pluginSets(file: string, language: Language): ParserPlugin[][] {
  if (language === 'ts') return [[...BASE, 'typescript', ...(file.endsWith('.tsx') ? (['jsx'] as const) : [])]];
  // Flow's grammar changes the meaning of some valid JavaScript (`f<T>(x)`), so it comes only second.
  return [
    [...BASE, 'jsx'],
    [...BASE, 'jsx', 'flow'],
  ];
}

/** `unambiguous` settles most `.js` files; a script with top-level await needs the second try as a module. */
function sourceTypes(file: string, language: Language, packageIsModule: boolean): ParserOptions['sourceType'][] {
  if (/\.c[jt]s$/.test(file)) return ['script'];
  if (/\.m[jt]s$/.test(file) || language === 'ts') return ['module', 'script'];
  return packageIsModule ? ['module', 'script'] : ['unambiguous', 'module'];
}

function hasModuleSyntax(ast: t.File): boolean {
  return ast.program.body.some(
    (node) =>
      node.type === 'ImportDeclaration' ||
      node.type === 'ExportNamedDeclaration' ||
      node.type === 'ExportDefaultDeclaration' ||
      node.type === 'ExportAllDeclaration',
  );
}

function formatOf(file: string, ast: t.File, packageIsModule: boolean): ModuleFormat {
  if (/\.c[jt]s$/.test(file)) return hasModuleSyntax(ast) ? 'esm' : 'cjs';
  if (/\.m[jt]s$/.test(file) || hasModuleSyntax(ast)) return 'esm';
  return packageIsModule && !/\.tsx?$/.test(file) ? 'esm' : 'cjs';
}

/**
 * Parses one file.
 *
 * @param file name as it shall stand in diagnostics, its extension chooses the grammar
 * @param packageIsModule whether the nearest `package.json` says `"type": "module"`
 * @throws {UserError} E2N003 when no grammar accepts the file
 */
export function parseSource(file: string, code: string, packageIsModule: boolean): ParsedFile {
  const language: Language = /\.[mc]?tsx?$/.test(file) ? 'ts' : 'js';
  let failure: unknown;
  for (const sourceType of sourceTypes(file, language, packageIsModule)) {
    for (const plugins of pluginSets(file, language)) {
      try {
        const ast = parse(code, {
          sourceType,
          plugins,
          allowReturnOutsideFunction: true,
          allowUndeclaredExports: true,
          errorRecovery: false,
          ranges: true,
        });
        return { ast, language, format: formatOf(file, ast, packageIsModule) };
      } catch (error) {
        failure ??= error;
      }
    }
  }
  throw parseFailure(file, failure);
}

function parseFailure(file: string, error: unknown): UserError {
  const { message, loc, pos } = error as Error & { loc?: { line: number; column: number }; pos?: number };
  const reason = message.replace(/\s*\(\d+:\d+\)$/, '');
  const span = { file, start: pos ?? 0, end: pos ?? 0, line: loc?.line ?? 1, column: (loc?.column ?? 0) + 1 };
  return new UserError(diagnostic('E2N003', { file, reason }, span));
}
