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
  const usual = ['server', 'index', 'app', 'main', 'src/server', 'src/index', 'src/app', 'src/main'];
  const found = [...mentioned, ...config, ...main, ...(scripts.start === undefined ? [] : ['server.js']), ...usual];
  return [...new Set(found.map((name) => sourceOf(project, name)).filter((file) => file !== null))];
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
    candidates.push(path.join(rootDir ?? project.root, inner), path.join(project.root, 'src', inner), path.join(project.root, inner));
  } else if (/^\.?\/?(dist|build|lib|out)\//.test(name)) {
    const inner = name.replace(/^\.?\/?(dist|build|lib|out)\//, '');
    candidates.push(path.join(project.root, 'src', inner), path.join(project.root, inner));
  }
  for (const candidate of [...candidates.map((file) => file.replace(/\.[mc]?jsx?$/, '')), ...candidates, absolute]) {
    const file = findSource(candidate);
    const relative = file && path.relative(project.root, file).split(path.sep).join('/');
    if (relative && !relative.startsWith('..') && !relative.includes('node_modules/') && /\.[mc]?[jt]sx?$|\/[^.]+$|^[^.]+$/.test(relative)) return relative;
  }
  return null;
}

/** Source files that call Express, for projects that name no entry: those that no other such file imports come first. */
export function scannedEntries(project: SourceProject): string[] {
  const mentions = project.files().filter((file) => /\bexpress\b/.test(readFileSync(project.absolute(file), 'utf8')));
  const imported = new Set<string>();
  for (const file of project.files()) {
    const code = readFileSync(project.absolute(file), 'utf8');
    for (const [, specifier] of code.matchAll(/(?:from|require\(|import\(|import)\s*['"]([^'"]+)['"]/g)) {
      const resolution = project.resolve(specifier, file);
      if (resolution.kind === 'file' && resolution.file !== file && mentions.includes(resolution.file)) imported.add(`${file}\0${resolution.file}`);
    }
  }
  const importersOf = (file: string) => [...imported].filter((pair) => pair.endsWith(`\0${file}`)).map((pair) => pair.split('\0')[0]);
  const creators = mentions.filter((file) => /\bexpress\s*\(/.test(readFileSync(project.absolute(file), 'utf8')));
  const above = creators.flatMap(importersOf);
  return [...new Set([...above.filter((file) => importersOf(file).length === 0), ...above, ...creators, ...mentions])];
}
