import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExpressMajor, TargetFile } from '../../../src/model.js';
import { REPOSITORY, type Tree } from '../work-folder.js';
import { readCaseConfig, type CaseConfig } from './config.js';
import { slugConflict } from './conflicts.js';
import type { CaseProxy } from './proxies.js';
import { printReExport, routeExports } from './re-export.js';
import { withoutAlias } from './specifiers.js';

/** The output of one case as it lies in the joint app. */
export interface LaidCase {
  /** Path below which it answers: `/body-json`. */
  prefix: string;
  /** The runs that are tested on it: both majors where their outputs are the same. */
  titles: string[];
  /** Its files in the joint app. */
  files: Tree;
  proxy?: CaseProxy;
  config: CaseConfig;
}

const ROUTE = /^app\/(?:(.*)\/)?route\.(?:ts|js)$/;
const PROXY = /^(?:proxy|middleware)\.(?:ts|js)$/;
const PUBLIC = 'public/';
const CONFIG = /^next\.config\.\w+$/;
/** The joint app has its own. */
const OF_THE_APP = /^(?:package\.json|tsconfig\.json|next-env\.d\.ts|\.gitignore|.*\.md)$/;

/**
 * Puts the output of one case below a prefix.
 *
 * @param slug name of the case in paths
 * @param major whose Express the files find; absent where the output has none
 * @throws Error for output that cannot be laid: it would break the build for all, or Next would not serve it
 */
export async function lay(slug: string, titles: string[], files: TargetFile[], major?: ExpressMajor): Promise<LaidCase> {
  const prefix = `/${slug}`;
  const root = `cases/${major ?? 'any'}/${slug}`;
  const laid: Tree = new Map();
  const folders: string[] = [];
  let proxy: CaseProxy | undefined;
  let config: string | undefined;

  for (const { path: name, content } of files) {
    if (OF_THE_APP.test(name)) continue;
    if (CONFIG.test(name)) {
      config = String(content);
      continue;
    }
    const code = typeof content === 'string' ? ownText(content, name, root) : content;
    laid.set(`${root}/${name}`, code);
    if (name.startsWith(PUBLIC)) laid.set(`${PUBLIC}${slug}/${name.slice(PUBLIC.length)}`, content);
    if (PROXY.test(name)) proxy = { prefix, file: `${root}/${name}`, code: String(code) };
    const route = ROUTE.exec(name);
    if (!route) continue;
    folders.push(route[1] ?? '');
    const file = `app/${slug}/${name.slice('app/'.length).replace(/\.js$/, '.ts')}`;
    laid.set(file, printReExport({ file, original: `${root}/${name}`, prefix, exports: routeExports(String(code)) }));
  }
  const conflict = slugConflict(folders);
  if (conflict) throw new Error(`two names for one position: ${conflict}`);
  return { prefix, titles, files: laid, ...(proxy && { proxy }), config: await readCaseConfig(config, prefix) };
}

/**
 * What a file says when its case is not alone: `@/` has no one meaning, the working directory is that of all cases, and what
 * one case declares for everybody is heard by everybody.
 *
 * @param root folder of the case in the joint app
 */
function ownText(code: string, file: string, root: string): string {
  if (file.endsWith('.d.ts')) return code.replace(/^declare module '([^']+)';$/gm, (line, name: string) => (hasTypes(name) ? '' : line));
  return withoutAlias(code, file).replaceAll('process.cwd()', `(process.cwd() + '/${root}')`);
}

/**
 * A case without `@types/express` declares the module as untyped, which would take the types from every other case. Types
 * that only came along with a package are those of no case.
 */
function hasTypes(name: string): boolean {
  return `@types/${name}` in devDependencies;
}

const { devDependencies } = JSON.parse(readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
