import { beforeAll, expect, test, vi } from 'vitest';
import { compile } from '../../src/compile.js';
import type { CompileOptions } from '../../src/compile-types.js';
import type * as chain from '../../src/plan/chain.js';
import { allSteps, linkKey, type Block, type Step } from '../../src/plan/steps.js';
import { runBench, type Verdict } from './bench.js';
import { withSteadyProbes } from './credentials.js';
import { sourceFolder } from './express/project.js';
import { loadCases, type CaseRun } from './load.js';
import { alone } from './lock.js';
import { chosenNext } from './next/install.js';
import { explain, passes } from './report.js';

// Auth is never lost: each placement of a guard is taken out of what was decided, one at a time, and the requests without
// credentials have to show it.

/** Cases with guards of every kind: functions, groups, middleware in Express, over prefixes, in the proxy. */
const CASES = `{${[
  'middleware/{guard-on-router,guard-in-nested-router,guard-under-parameter,guard-throws-to-handler,two-guards-and-state}',
  'middleware/{stateless-prefix-guard,token-guard,jwt-guard,roles-factory,unless-path,async-guard}',
  'packages/{basic-auth-package,express-jwt-per-route}',
  'errors/state-in-error-handler',
].join()}}`;

/** The placement that is left out while a program is compiled, and those that were met. */
const mutation = vi.hoisted(() => ({ without: null as string | null, met: new Set<string>() }));

vi.mock('../../src/plan/chain.js', async (original) => {
  const real = await original<typeof chain>();
  const compileChain: typeof real.compileChain = (...input) => {
    const compiled = real.compileChain(...input);
    if (!compiled.ok) return compiled;
    for (const step of allSteps(compiled)) if (guards(step)) mutation.met.add(placement(step));
    return { ...compiled, steps: withoutPlacement(compiled).steps };
  };
  return { ...real, compileChain };
});

/** Whether a step may refuse a request. */
function guards(step: Step): boolean {
  if (step.kind === 'group') return step.steps.some(guards);
  return step.kind === 'express' || (step.kind === 'guard' && (step.lowered.outcome.mayAnswer || /\bthrow\b/.test(step.lowered.code)));
}

function placement(step: Step): string {
  return `${step.kind} ${linkKey(step.link)}`;
}

function withoutPlacement<B extends Pick<Block, 'steps'>>(block: B): B {
  const kept = block.steps.filter((step) => placement(step) !== mutation.without);
  return { ...block, steps: kept.map((step) => (step.kind === 'group' || step.kind === 'try' ? withoutPlacement(step) : step)) };
}

async function compiledWithout(source: string, options: CompileOptions | undefined, without: string | null) {
  mutation.without = without;
  mutation.met = new Set();
  try {
    return await compile(source, options);
  } finally {
    mutation.without = null;
  }
}

interface Mutant {
  run: CaseRun;
  without: string;
}

const sound = await withSteadyProbes((await loadCases(CASES)).filter(({ major }) => major === 5));

/** One program for each placement of a guard. */
async function mutantsOf(run: CaseRun): Promise<Mutant[]> {
  await compiledWithout(sourceFolder(run), { next: chosenNext() }, null);
  return [...mutation.met].map((without, index) => ({ run: { ...run, title: `${run.title} without ${without}`, slug: `${run.slug}-without-${index}` }, without }));
}

const mutants: Mutant[] = [];
for (const run of sound) mutants.push(...(await mutantsOf(run)));

let verdicts: Map<string, Verdict>;

beforeAll(async () => {
  const quiet = () => {};
  const bySource = new Map(mutants.map(({ run, without }) => [sourceFolder(run), without]));
  const compiling = (source: string, options?: CompileOptions) => compiledWithout(source, options, bySource.get(source) ?? null);
  const all = await alone(() => runBench(compiling, [...sound, ...mutants.map(({ run }) => run)], chosenNext(), quiet, { folder: 'lost-guards' }), quiet);
  verdicts = new Map(all.map((verdict) => [verdict.run.title, verdict]));
}, 30 * 60_000);

test.each(sound.map(({ title }) => title))('%s keeps its guards', (title) => {
  const verdict = verdicts.get(title)!;
  expect(passes(verdict), explain(verdict)).toBe(true);
  expect(verdict.refused).not.toEqual([]);
  expect(mutants.filter(({ run }) => run.title.startsWith(`${title} `))).not.toEqual([]);
});

test.each(mutants.map(({ run: { title } }) => title))('%s is noticed', (title) => {
  const verdict = verdicts.get(title)!;
  expect(passes(verdict)).toBe(false);
  expect(explain(verdict)).toMatch(/status\n\s+Express: (?:401|403)\n/);
});
