import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceProject } from '../source/project.js';
import { findSource } from '../source/resolve.js';

/** Files that the project names as its start, best first, relative to the root. */
export function namedEntries(project: SourceProject): string[] {
  if (project.entryFile) return [project.entryFile];
  const { packageJson } = project;
  const scripts = packageJson?.scripts ?? {};
  const names = ['start', 'start:prod', 'prod', 'dev', 'start:dev', 'serve', 'server', 'develop', 'watch'];
  const mentioned = names.flatMap((name) => filesIn(scripts[name] ?? '', scripts));
  const config = [nodemonExec(project), packageJson?.nodemonConfig?.exec].flatMap((exec) => filesIn(exec ?? '', {}));
  const main = packageJson?.main ? [packageJson.main] : [];
  // `npm start` without a script runs server.js.
  const found = [...mentioned, ...config, ...main, ...(scripts.start === undefined ? ['server.js'] : [])];
  return sourcesOf(project, found);
}

function sourcesOf(project: SourceProject, names: string[]): string[] {
  return [...new Set(names.map((name) => sourceOf(project, name)).filter((file) => file !== null))];
}

function nodemonExec(project: SourceProject): string | undefined {
  const file = path.join(project.root, 'nodemon.json');
  if (!existsSync(file)) return undefined;
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { exec?: string }).exec;
  } catch {
    return undefined;
  }
}

/** Words of a command that may be files; `npm run x` leads to the script `x`. */
function filesIn(command: string, scripts: Record<string, string>, depth = 0): string[] {
  const words = command.split(/[\s"'`;&|()]+/).filter(Boolean);
  return words.flatMap((word, index) => {
    const called = /^(run|start)$/.test(words[index - 1] ?? '') ? scripts[word] : undefined;
    if (called !== undefined && depth < 4) return filesIn(called, scripts, depth + 1);
    const isFile = /\.[mc]?[jt]sx?$/.test(word) || word.includes('/') || word === '.';
    return isFile && !word.startsWith('-') && !word.includes('=') && !word.includes('*') ? [word] : [];
  });
}

/** The source behind a name: what was compiled to `outDir` is looked up under `rootDir`. */
function sourceOf(project: SourceProject, name: string): string | null {
  const absolute = path.resolve(project.root, name);
  const { outDir, rootDir } = project.tsconfig ?? {};
  const candidates: string[] = [];
  if (outDir && absolute.startsWith(outDir + path.sep)) {
    const inner = path.relative(outDir, absolute);
    candidates.push(
      path.join(rootDir ?? project.root, inner),
      path.join(project.root, 'src', inner),
      path.join(project.root, inner),
    );
  } else if (/^\.?\/?(dist|build|lib|out)\//.test(name)) {
    const inner = name.replace(/^\.?\/?(dist|build|lib|out)\//, '');
    candidates.push(path.join(project.root, 'src', inner), path.join(project.root, inner));
  }
  for (const candidate of [...candidates.map((file) => file.replace(/\.[mc]?jsx?$/, '')), ...candidates, absolute]) {
    const file = findSource(candidate);
    const relative = file && path.relative(project.root, file).split(path.sep).join('/');
    if (
      relative &&
      !relative.startsWith('..') &&
      !relative.includes('node_modules/') &&
      /\.[mc]?[jt]sx?$|\/[^.]+$|^[^.]+$/.test(relative)
    )
      return relative;
  }
  return null;
}

const USUAL = ['server', 'index', 'app', 'main'].flatMap((name) => [name, `src/${name}`]);

/**
 * Files that may start the program, for projects that name none: those with usual names, then files at the top of the
 * imports that lead to a source file that names Express (those that listen before the others), then these themselves.
 */
export function scannedEntries(project: SourceProject): string[] {
  const code = new Map(project.files().map((file) => [file, readFileSync(project.absolute(file), 'utf8')]));
  const mentions = [...code.keys()].filter((file) => /['"]express['"]/.test(code.get(file) ?? ''));
  if (mentions.length === 0) return [];
  const importers = importersOf(project, code);
  const tops = new Set<string>();
  const seen = new Set<string>();
  const climb = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const above = importers.get(file) ?? [];
    if (above.length === 0) tops.add(file);
    above.forEach(climb);
  };
  mentions.forEach(climb);
  const listens = (file: string) => /\.listen\s*\(/.test(code.get(file) ?? '');
  const ordered = [...tops].sort((a, b) => Number(listens(b)) - Number(listens(a)) || (a < b ? -1 : 1));
  return [...new Set([...sourcesOf(project, USUAL), ...ordered, ...mentions])];
}

/** Who imports a file, read from the text alone: parsing every file of a project would take longer than it is worth. */
function importersOf(project: SourceProject, code: ReadonlyMap<string, string>): Map<string, string[]> {
  const importers = new Map<string, string[]>();
  for (const [file, text] of code) {
    for (const [, specifier] of text.matchAll(/(?:from|require\(|import\(|import)\s*['"]([^'"]+)['"]/g)) {
      const resolution = project.resolve(specifier, file);
      if (resolution.kind !== 'file' || resolution.file === file) continue;
      const known = importers.get(resolution.file);
      if (known) known.push(file);
      else importers.set(resolution.file, [file]);
    }
  }
  return importers;
}
