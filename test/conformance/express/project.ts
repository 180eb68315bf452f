import { existsSync, lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { ExpressMajor } from '../../../src/model.js';
import type { CaseRun } from '../load.js';
import { REPOSITORY, WORK, writeTree, type Tree } from '../work-folder.js';

/** Where a case stands as an Express project of its own: what the compiler reads. */
export function sourceFolder({ major, slug }: CaseRun): string {
  return path.join(WORK, 'sources', String(major), slug);
}

/** The file that Node loads to run a case: TypeScript is run from a transpiled copy. */
export function runnableEntry(run: CaseRun): string {
  const folder = isTypeScript(run) ? path.join(WORK, 'transpiled', String(run.major), run.slug) : sourceFolder(run);
  return path.join(folder, 'app.js');
}

/** Writes every case as a project, with Express of its major within reach. */
export function writeProjects(runs: CaseRun[]): void {
  for (const major of new Set(runs.map((run) => run.major))) {
    for (const kind of ['sources', 'transpiled']) linkExpress(path.join(WORK, kind, String(major)), major);
  }
  for (const run of runs) {
    const files = projectFiles(run);
    writeTree(sourceFolder(run), files);
    if (isTypeScript(run)) writeTree(path.dirname(runnableEntry(run)), transpiled(files));
  }
}

function isTypeScript({ definition }: CaseRun): boolean {
  return definition.language === 'ts';
}

function projectFiles(run: CaseRun): Tree {
  const { app, files = {} } = run.definition;
  const entry = isTypeScript(run) ? 'app.ts' : 'app.js';
  const isModule = !isTypeScript(run) && /^(import|export) /m.test(app);
  const manifest = {
    name: run.slug,
    private: true,
    main: 'app.js',
    ...(isModule && { type: 'module' }),
    ...dependencies([app, ...Object.values(files)].join('\n'), run),
  };
  const tree: Tree = new Map([
    [entry, app.trimStart()],
    ['package.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ]);
  if (isTypeScript(run)) tree.set('tsconfig.json', `${JSON.stringify({ compilerOptions: TSCONFIG }, null, 2)}\n`);
  for (const [file, content] of Object.entries(files)) tree.set(file, content.trimStart());
  return tree;
}

const TSCONFIG = { target: 'es2022', module: 'commonjs', esModuleInterop: true, strict: true, skipLibCheck: true };

/** Ranges of the packages that cases use, as in this package's own manifest. */
const PACKAGES: Record<string, string> = { cors: '^2.8.6', 'cookie-parser': '^1.4.7', jsonwebtoken: '^9.0.3' };
const TYPES: Record<string, string> = { express: '^5.0.6', cors: '^2.8.19', 'cookie-parser': '^1.4.10' };

function dependencies(code: string, run: CaseRun): Record<string, Record<string, string>> {
  const used = Object.entries(PACKAGES).filter(([name]) => code.includes(`'${name}'`));
  const packages = { express: run.major === 4 ? '^4.22.3' : '^5.3.0', ...Object.fromEntries(used) };
  if (!isTypeScript(run)) return { dependencies: packages };
  const types = Object.entries(TYPES).flatMap(([name, range]) => (name in packages ? [[`@types/${name}`, range]] : []));
  return { dependencies: packages, devDependencies: Object.fromEntries(types) };
}

function transpiled(files: Tree): Tree {
  return new Map(
    [...files].flatMap(([file, content]): [string, string][] => {
      if (!file.endsWith('.ts')) return [[file, String(content)]];
      const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true };
      const { outputText } = ts.transpileModule(String(content), { compilerOptions, fileName: file });
      return [[file.replace(/\.ts$/, '.js'), outputText]];
    }),
  ).set('package.json', '{}\n');
}

/** `express` in `node_modules` above the projects is the major's; everything else is found further up. */
export function linkExpress(folder: string, major: ExpressMajor): void {
  const link = path.join(folder, 'node_modules', 'express');
  const target = path.join(REPOSITORY, 'node_modules', major === 4 ? 'express4' : 'express');
  mkdirSync(path.dirname(link), { recursive: true });
  if (existsSync(link)) return;
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
  try {
    symlinkSync(target, link, 'dir');
  } catch (error) {
    // Another test file was faster.
    if (!existsSync(link)) throw error;
  }
}
