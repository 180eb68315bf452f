import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runBench, type Verdict } from './bench.js';
import { compilePool } from './compile-pool.js';
import { conformanceDocument } from './document.js';
import { withSteadyProbes } from './credentials.js';
import { loadCases } from './load.js';
import { alone } from './lock.js';
import { chosenNext } from './next/install.js';
import { PACKAGE_COLUMNS, packageCells, packageTallies } from './packages.js';
import { columns, explain, passes, table } from './report.js';
import { REPOSITORY, WORK } from './work-folder.js';

// Each case migrated, built and compared with real Express: one Next build for all of them (README.md of this folder).

const next = chosenNext();
const runs = await loadCases();
const verdicts = new Map<string, Verdict>();

beforeAll(async () => {
  const started = Date.now();
  const say = (text: string) => process.stdout.write(`conformance, Next ${next}: ${text} after ${Math.round((Date.now() - started) / 1000)} s\n`);
  const pool = compilePool();
  const all = await alone(async () => runBench(pool.compile, await withSteadyProbes(runs), next, say, { atOnce: 8 }), say).finally(() => pool.stop());
  for (const verdict of all) verdicts.set(verdict.run.title, verdict);
  mkdirSync(WORK, { recursive: true });
  writeFileSync(path.join(WORK, `failures-${next}.txt`), all.filter((verdict) => !passes(verdict)).map(explain).join('\n\n'));
  process.stdout.write(`\n${table(all)}\n`);
  const packages = packageTallies(all);
  if (packages.length > 0) process.stdout.write(`${columns([[...PACKAGE_COLUMNS], ...packages.map(packageCells)])}\n`);
  writeDocument(all);
}, 30 * 60_000);

/** Only all cases on the newest Next say what the document says. */
function writeDocument(all: Verdict[]): void {
  if (process.env.E2N_DOCUMENT === undefined || process.env.E2N_CASE !== undefined || next !== 16) return;
  const file = path.join(REPOSITORY, process.env.E2N_DOCUMENT);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, conformanceDocument(all, next));
}

test('there are cases', () => {
  expect(runs).not.toEqual([]);
});

// Of these cases, the test of each compares what is refused.
test('requests without credentials, and with wrong ones, are among those that are compared', () => {
  if (process.env.E2N_CASE !== undefined) return;
  const refused = [...verdicts.values()].flatMap((verdict) => verdict.refused.map((request) => `${verdict.run.title} ${request}`));
  expect(refused.length).toBeGreaterThan(100);
});

test.each(runs.map(({ title }) => title))('%s', (title) => {
  const verdict = verdicts.get(title)!;
  if (passes(verdict)) return;
  const text = explain(verdict);
  // The place in this file says nothing: the text is all there is to read.
  throw Object.assign(new Error(text), { stack: text });
});
