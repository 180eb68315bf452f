import type { ExpressMajor, TargetFile } from '../../../src/model.js';
import type { Tree } from '../work-folder.js';
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

  for (const { path, content } of files) {
    if (OF_THE_APP.test(path)) continue;
    if (CONFIG.test(path)) {
      config = String(content);
      continue;
    }
    const code = typeof content === 'string' ? withoutAlias(content, path) : content;
    laid.set(`${root}/${path}`, code);
    if (PROXY.test(path)) proxy = { prefix, file: `${root}/${path}`, code: String(code) };
    const route = ROUTE.exec(path);
    if (!route) continue;
    folders.push(route[1] ?? '');
    const file = `app/${slug}/${path.slice('app/'.length).replace(/\.js$/, '.ts')}`;
    laid.set(file, printReExport({ file, original: `${root}/${path}`, prefix, exports: routeExports(String(code)) }));
  }
  const conflict = slugConflict(folders);
  if (conflict) throw new Error(`two names for one position: ${conflict}`);
  return { prefix, titles, files: laid, ...(proxy && { proxy }), config: await readCaseConfig(config, prefix) };
}
