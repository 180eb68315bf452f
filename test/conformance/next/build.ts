import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { NextMajor } from '../../../src/model.js';
import { NEXT_VERSIONS } from '../../../src/next/versions.js';
import { linkExpress } from '../express/project.js';
import { REPOSITORY, WORK, writeTree, type Tree } from '../work-folder.js';
import { printConfig } from './config.js';
import { nextScript } from './install.js';
import type { LaidCase } from './lay.js';
import { printProxies } from './proxies.js';
import { runNode } from './run.js';
import { runtimeFiles } from './runtime-files.js';

/** Cases that share the settings of a whole server, and the folder of their joint app. */
export interface JointApp {
  folder: string;
  next: NextMajor;
  cases: LaidCase[];
}

/** What the build leaves in the folder, and our mark that it passed. */
const NOT_OURS = ['.next', 'next-env.d.ts', 'types.tsbuildinfo'];
const PASSED = path.join('.next', 'conformance-passed');

/**
 * Writes the files of a joint app, without building it.
 *
 * @returns whether anything changed since the last time
 */
export function writeApp({ folder, next, cases }: JointApp): boolean {
  const tree: Tree = new Map([...runtimeFiles(next), ...cases.flatMap(({ files }) => [...files])]);
  const proxies = cases.flatMap(({ proxy }) => (proxy ? [proxy] : []));
  if (proxies.length > 0) tree.set(NEXT_VERSIONS[next].proxyFile, printProxies(proxies, next));
  tree.set('next.config.mjs', printConfig(cases.map(({ config }) => config), settings(next, cases)));
  tree.set('package.json', `${JSON.stringify({ name: 'conformance', private: true }, null, 2)}\n`);
  tree.set('tsconfig.json', `${JSON.stringify(tsconfig(next), null, 2)}\n`);
  const changed = writeTree(folder, tree, NOT_OURS);
  for (const major of [4, 5] as const) linkExpress(path.join(folder, 'cases', String(major)), major);
  return changed;
}

function settings(next: NextMajor, cases: LaidCase[]): Record<string, unknown> {
  const external = [...new Set(cases.flatMap(({ config }) => config.externalPackages))].sort();
  const global = cases[0]?.config.global ?? {};
  const experimental = global.experimental as Record<string, unknown> | undefined;
  return {
    ...global,
    // The types are checked apart, where all errors come out at once and not the first one only.
    typescript: { ignoreBuildErrors: true },
    ...(next < 16 && { eslint: { ignoreDuringBuilds: true } }),
    ...(next === 14
      ? { experimental: { ...experimental, outputFileTracingRoot: REPOSITORY, serverComponentsExternalPackages: external } }
      : { outputFileTracingRoot: REPOSITORY, serverExternalPackages: external }),
    // Next 16 reads nothing above this folder, and node_modules is there.
    ...(next === 16 && { turbopack: { root: REPOSITORY } }),
  };
}

function tsconfig(next: NextMajor): unknown {
  const { compilerOptions, include } = NEXT_VERSIONS[next].tsconfig;
  // TypeScript 6 brings no @types by itself; 5, which outputs use, brings all.
  return { compilerOptions: { ...compilerOptions, types: ['node'] }, include, exclude: ['node_modules'] };
}

/** A case that broke the build, and what the build said of it. */
export type Broken = { laid: LaidCase; reason: string };

/**
 * Builds a joint app. Cases that break the build are taken out of it, and the build is repeated.
 *
 * @returns the cases taken out; the app's `cases` are those that were built
 */
export async function buildApp(app: JointApp): Promise<Broken[]> {
  const broken: Broken[] = [];
  for (;;) {
    const log = await tryBuild(app);
    if (log === undefined) return broken;
    const blamed = blame(log, app.cases);
    const found = blamed.length > 0 ? blamed : await search(app, log);
    broken.push(...found);
    const out = new Set(found.map(({ laid }) => laid));
    app.cases = app.cases.filter((laid) => !out.has(laid));
  }
}

/** @returns undefined when the build passes, else its log */
async function tryBuild(app: JointApp): Promise<string | undefined> {
  mkdirSync(app.folder, { recursive: true });
  const passed = path.join(app.folder, PASSED);
  if (!writeApp(app) && existsSync(passed)) return undefined;
  rmSync(passed, { force: true });
  const { code, output } = await runNode(nextScript(app.next), ['build'], app.folder);
  if (code !== 0) {
    // For who wants to know why a build took so long.
    const log = stripVTControlCharacters(output);
    appendFileSync(path.join(WORK, `builds-${app.next}.log`), `${log}\n\n`);
    return log;
  }
  writeFileSync(passed, '');
  return undefined;
}

/** What follows the line in which a version of Next says that the build has failed. */
function errorPart(log: string): string {
  const start = log.search(/Build error occurred|Failed to compile|build failed|Error:/i);
  return (start < 0 ? log : log.slice(start)).trim();
}

/** The cases whose files or routes the error part of the log names, each with the lines around. */
function blame(log: string, cases: LaidCase[]): Broken[] {
  const lines = errorPart(log).split('\n');
  const bySlug = new Map(cases.map((laid) => [laid.prefix.slice(1), laid]));
  const reasons = new Map<LaidCase, string>();
  lines.forEach((line, index) => {
    for (const [, slug] of line.matchAll(/\/([\w-]+)(?=[/"'\s]|$)/g)) {
      const laid = bySlug.get(slug);
      if (laid && !reasons.has(laid)) reasons.set(laid, lines.slice(Math.max(0, index - 1), index + 12).join('\n'));
    }
  });
  return [...reasons].map(([laid, reason]) => ({ laid, reason }));
}

/** Finds the cases behind an error that names no file. */
async function search(app: JointApp, log: string): Promise<Broken[]> {
  if ((await tryBuild({ ...app, cases: [] })) !== undefined) throw new Error(`next build fails for no case in particular:\n${log}`);
  return (await bisect(app, app.cases)).map((laid) => ({ laid, reason: errorPart(log) }));
}

async function bisect(app: JointApp, cases: LaidCase[]): Promise<LaidCase[]> {
  if (cases.length === 1) return cases;
  const middle = Math.ceil(cases.length / 2);
  const culprits: LaidCase[] = [];
  for (const half of [cases.slice(0, middle), cases.slice(middle)]) {
    if ((await tryBuild({ ...app, cases: half })) !== undefined) culprits.push(...(await bisect(app, half)));
  }
  // Each half builds without the other: what breaks is their being together.
  return culprits.length > 0 ? culprits : cases;
}
