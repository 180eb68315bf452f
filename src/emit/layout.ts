import path from 'node:path';
import type { TargetApp } from '../next/target.js';

/** Where source files land in the target. */
export interface Layout {
  appDir: string;
  serverDir: string;
  /** Folder of the helper modules below `serverDir`. */
  httpDir: string;
  /** Target path of a source file, relative to the target. */
  pathOf(file: string): string;
  /** Target path of the original of a file that is rewritten for native routes, for the bridge. */
  originalPathOf(file: string): string;
  /** Target path of a file or folder that is no module; `''` is the root of the target. */
  assetPathOf(file: string): string;
  /** Specifier under which `fromFile` of the target imports `toFile` of the target. */
  specifier(fromFile: string, toFile: string): string;
}

/**
 * Lays the source tree below the server folder: names and structure stay, a common `src/` goes.
 *
 * @param files every source file that may be carried over
 */
export function layoutFor(target: TargetApp, files: readonly string[]): Layout {
  const common = commonFolder(files);
  const tops = new Set(files.map((file) => file.slice(common.length).split('/')[0]));
  const httpDir = `${target.serverDir}/${['http', 'web', 'next-http'].find((name) => !tops.has(name))}`;
  const below = (file: string) => path.posix.normalize(file.startsWith('..') ? file.replaceAll('../', '_/') : `${file}/`.startsWith(common) ? file.slice(common.length) : file);
  return {
    appDir: target.appDir,
    serverDir: target.serverDir,
    httpDir,
    pathOf: (file) => `${target.serverDir}/${below(file)}`,
    assetPathOf: (file) => {
      // Beside the modules where it stood among them, else where the working directory finds it too.
      const isAmongCode = common === '' ? tops.has(file.split('/')[0]) : `${file}/`.startsWith(common);
      return isAmongCode ? path.posix.join(target.serverDir, below(file) || '.') : outside(file, target.serverDir);
    },
    originalPathOf: (file) => `${target.serverDir}/express/${below(file)}`,
    specifier: (fromFile, toFile) => specifierOf(target, fromFile, toFile),
  };
}

/** What Next gives a meaning of its own at the root of an app. */
const RESERVED = /^(?:app|pages|src|public|node_modules|out|\.next|\.git|\.gitignore|package(?:-lock)?\.json|tsconfig\.json|next\.config\.\w+|(?:proxy|middleware|instrumentation)\.\w+)$/;

/** The target has the same names at its root, as far as they are free. */
function outside(file: string, serverDir: string): string {
  if (file.startsWith('..')) return `${serverDir}/${file.replaceAll('../', '_/')}`;
  return RESERVED.test(file.split('/')[0]) || file.split('/')[0] === serverDir.split('/')[0] ? `${serverDir}/${file}` : file;
}

/** The import prefix that the output uses: that of the target, or of the `tsconfig.json` that a new app gets. */
export function aliasOf(target: TargetApp): TargetApp['alias'] {
  return target.kind === 'empty' ? { prefix: '@/', folder: '' } : target.alias;
}

function specifierOf(target: TargetApp, fromFile: string, toFile: string): string {
  const bare = toFile.replace(/(?:\.d)?\.(?:[mc]?[jt]sx?)$/, '').replace(/\/index$/, '');
  const alias = aliasOf(target);
  const isNear = path.posix.dirname(fromFile) === path.posix.dirname(toFile);
  if (alias && bare.startsWith(alias.folder) && !isNear) return alias.prefix + bare.slice(alias.folder.length);
  const relative = path.posix.relative(path.posix.dirname(fromFile), bare);
  return relative.startsWith('.') ? relative : `./${relative}`;
}

/** The folder that all files share, with a slash at its end; '' when some file stands at the root. */
function commonFolder(files: readonly string[]): string {
  const [first, ...others] = files.filter((file) => !file.startsWith('..')).map((file) => file.split('/').slice(0, -1));
  if (!first) return '';
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && other[same] === first[same]) same++;
    length = same;
  }
  // Only build roots are dropped (`src/`, `lib/`); a domain folder says something.
  const kept = first.slice(0, length).filter((name) => ['src', 'lib', 'server', 'app', 'source'].includes(name));
  return kept.length === length && length > 0 ? `${kept.join('/')}/` : '';
}
