import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import { diagnostic, UserError } from '../diagnostics.js';
import type { SourceSpan } from '../model.js';

/** What the program reads from a `package.json`. */
export interface PackageJson {
  name?: string;
  version?: string;
  type?: 'module' | 'commonjs';
  main?: string;
  module?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, unknown>;
  imports?: Record<string, unknown>;
  exports?: unknown;
  workspaces?: string[] | { packages?: string[] };
  /** Settings of `module-alias`. */
  _moduleAliases?: Record<string, string>;
  _moduleDirectories?: string[];
  nodemonConfig?: { exec?: string };
  /** Settings of `node-pre-gyp`, in packages with native code. */
  binary?: { module_path?: string; napi_versions?: number[] };
}

/**
 * Reads the `package.json` of a folder.
 *
 * @returns null where the folder has none
 * @throws {UserError} E2N003 when it is no JSON object
 */
export function readPackageJson(folder: string): PackageJson | null {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as PackageJson;
    throw new SyntaxError('it is not an object');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(diagnostic('E2N003', { file, reason }, firstError(file, text)));
  }
}

/** Where a JSON text goes wrong: `JSON.parse` tells it in words only, and not in all versions of Node. */
function firstError(file: string, text: string): SourceSpan {
  const errors: ParseError[] = [];
  parse(text, errors);
  const { offset, length } = errors[0] ?? { offset: 0, length: 0 };
  const before = text.slice(0, offset).split('\n');
  return {
    file,
    start: offset,
    end: offset + length,
    line: before.length,
    column: before[before.length - 1].length + 1,
  };
}

/** The nearest folder at or above `folder` that holds a `package.json`, or null. */
export function nearestPackageFolder(folder: string): string | null {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, 'package.json'))) return at;
    if (path.dirname(at) === at) return null;
  }
}

/** The folder in which a package is installed for a project, or null; what is above the project is in reach, too. */
export function installedFolder(name: string, root: string): string | null {
  for (let folder = root; ; folder = path.dirname(folder)) {
    const installed = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(installed, 'package.json'))) return installed;
    if (path.dirname(folder) === folder) return null;
  }
}
