import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Compilation, Compile } from '../../src/compile-types.js';
import type { NextMajor, Plan } from '../../src/model.js';
import { answeredPaths } from '../../src/plan/plan.js';
import type { Answer, Difference } from '../../src/verify/answer.js';
import { sourceFolder, writeProjects } from './express/project.js';
import { startExpress } from './express/server.js';
import { refusedRequests } from './credentials.js';
import { groupBy } from './group-by.js';
import type { CaseRun } from './load.js';
import { buildApp, type JointApp } from './next/build.js';
import { nextFolder } from './next/install.js';
import { lay, type LaidCase } from './next/lay.js';
import { startNext, type NextServer } from './next/server.js';
import { typeErrors } from './next/types.js';
import { compareReplays, inParallel, replay } from './replay.js';

/** What came of one case on one major of Express. */
export interface Verdict {
  run: CaseRun;
  /** Absent when the compiler failed. */
  plan?: Plan;
  /** Why the case could not be compared, or what is wrong with its code: one text each. */
  problems: string[];
  /** Differences that are on the closed list, and those that are not. */
  known: Set<string>;
  unknown: { request: string; difference: Difference }[];
  /** Requests that Express refuses with 401 or 403. */
  refused: string[];
}

/**
 * Migrates every case, builds the outputs as one app and compares it with real Express.
 *
 * @param say told how far the bench is
 * @param options.folder name of the folder for the joint apps: two benches with different cases take each other's builds away
 * @param options.atOnce how many programs may be compiled at the same time
 * @returns a verdict for each run, in order
 */
export async function runBench(compile: Compile, runs: CaseRun[], next: NextMajor, say: (text: string) => void, { folder = '', atOnce = 1 } = {}): Promise<Verdict[]> {
  const verdicts = new Map(runs.map((run): [string, Verdict] => [run.title, { run, problems: [], known: new Set(), unknown: [], refused: [] }]));
  const blame = (titles: string[], problem: string) => titles.forEach((title) => verdicts.get(title)!.problems.push(problem));

  writeProjects(runs);
  const expected = await answersOfExpress(runs);
  for (const run of runs) verdicts.get(run.title)!.refused = refusedRequests(run, expected.get(run.title)!);
  say(`${runs.length} cases answered by Express`);

  const laid = await layAll(await compileAll(compile, runs, next, verdicts, atOnce), runs, blame);
  say(`${laid.length} outputs to build`);

  for (const app of jointApps(laid, next, folder)) {
    for (const { laid: { titles }, reason } of await buildApp(app)) blame(titles, `breaks next build:\n${reason}`);
    say(`built ${app.cases.length} outputs`);
    const [errorsByPrefix] = await Promise.all([typeErrors(app), compareAll(app, runs, expected, verdicts)]);
    for (const [prefix, errors] of errorsByPrefix) {
      const { titles } = app.cases.find((one) => one.prefix === prefix)!;
      blame(titles, `does not pass the type check:\n${errors.join('\n')}`);
    }
    say('compared');
  }
  return [...verdicts.values()];
}

async function answersOfExpress(runs: CaseRun[]): Promise<Map<string, Answer[]>> {
  const answers = new Map<string, Answer[]>();
  const express = await startExpress(runs);
  try {
    await inParallel(runs, async (run) => {
      const origin = express.origins.get(run.title);
      if (!origin) throw new Error(`${run.title} does not start: ${express.failures.get(run.title)}`);
      answers.set(run.title, await replay(run, origin));
    });
  } finally {
    express.stop();
  }
  return answers;
}

async function compileAll(compile: Compile, runs: CaseRun[], next: NextMajor, verdicts: Map<string, Verdict>, atOnce: number) {
  const compiled = new Map<CaseRun, Compilation>();
  await inParallel(runs, async (run) => {
    const verdict = verdicts.get(run.title)!;
    try {
      const compilation = await compile(sourceFolder(run), { next });
      verdict.plan = compilation.plan;
      const defects = compilation.plan.endpoints.flatMap(({ diagnostics }) => diagnostics.filter(({ message }) => message.includes('a defect of express-to-next')));
      verdict.problems.push(...new Set(defects.map(({ message }) => message)));
      compiled.set(run, compilation);
    } catch (error) {
      verdict.problems.push(`the compiler fails: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }, atOnce);
  return runs.flatMap((run) => (compiled.has(run) ? [{ run, compilation: compiled.get(run)! }] : []));
}

/** Lays the outputs below their prefixes; one prefix serves both majors where they gave the same output without Express. */
async function layAll(
  compiled: { run: CaseRun; compilation: Compilation }[],
  runs: CaseRun[],
  blame: (titles: string[], problem: string) => void,
): Promise<LaidCase[]> {
  const groups = groupBy(compiled, ({ run, compilation }) => `${run.slug} ${outputKey(run, compilation)}`);
  const several = new Set(runs.filter(({ slug, major }) => runs.some((other) => other.slug === slug && other.major !== major)).map(({ slug }) => slug));
  const laid: LaidCase[] = [];
  for (const group of groups.values()) {
    const [{ run, compilation }] = group;
    const titles = group.map((one) => one.run.title);
    const slug = group.length > 1 || !several.has(run.slug) ? run.slug : `${run.slug}-${run.major}`;
    try {
      laid.push(await lay(slug, titles, compilation.files, usesExpress(compilation) ? run.major : undefined));
    } catch (error) {
      blame(titles, `cannot be laid: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return laid;
}

function outputKey({ major }: CaseRun, compilation: Compilation): string {
  const hash = createHash('sha256');
  for (const { path: file, content } of compilation.files) {
    if (file !== 'package.json') hash.update(file).update('\0').update(content).update('\0');
  }
  return hash.digest('hex') + (usesExpress(compilation) ? major : '');
}

function usesExpress({ files }: Compilation): boolean {
  return files.some(({ path: file, content }) => /\.[cm]?[jt]s$/.test(file) && /['"]express['"]/.test(String(content)));
}

/** Settings of the whole server divide the cases: each combination is an app of its own. */
function jointApps(laid: LaidCase[], next: NextMajor, folder: string): JointApp[] {
  const groups = groupBy(laid, ({ config }) => JSON.stringify(config.global));
  return [...groups].map(([settings, cases]) => ({
    folder: path.join(nextFolder(next), folder, createHash('sha256').update(settings).digest('hex').slice(0, 8)),
    next,
    cases,
  }));
}

/** Runs that share an output also share its state, so each of them gets a server of its own. */
function passes(app: JointApp, runs: CaseRun[]): { run: CaseRun; prefix: string }[][] {
  const byTitle = new Map(runs.map((run) => [run.title, run]));
  return [0, 1]
    .map((pass) => app.cases.flatMap(({ titles, prefix }) => (titles[pass] ? [{ run: byTitle.get(titles[pass])!, prefix }] : [])))
    .filter((pass) => pass.length > 0);
}

async function compareAll(app: JointApp, runs: CaseRun[], expected: Map<string, Answer[]>, verdicts: Map<string, Verdict>): Promise<void> {
  for (const [pass, runsOfPass] of passes(app, runs).entries()) {
    const server = await startNext(app, `server-${pass}.log`);
    try {
      await comparePass(server, runsOfPass, expected, verdicts);
    } finally {
      await server.stop();
    }
  }
}

async function comparePass(
  server: NextServer,
  pass: { run: CaseRun; prefix: string }[],
  expected: Map<string, Answer[]>,
  verdicts: Map<string, Verdict>,
): Promise<void> {
  await inParallel(pass, async ({ run, prefix }) => {
    const verdict = verdicts.get(run.title)!;
    const actual = await replay(run, server.origin, { prefix });
    for (const { request, differences } of compareReplays(run, expected.get(run.title)!, actual, verdict.plan ? answeredPaths(verdict.plan) : [])) {
      for (const difference of differences) {
        if (difference.known) verdict.known.add(difference.known);
        else verdict.unknown.push({ request, difference });
      }
    }
  });
}
