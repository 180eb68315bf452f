/**
 * Migrates real code bases in memory and prints one row for each: `npm run corpus -- <folder>…`.
 *
 * A folder is a checkout (it has a package.json) or holds checkouts. Nothing of theirs is executed or written. Every checkout
 * is compiled twice in a process of its own, so that its peak memory is its own; the exit code is 1 where one crashed or the
 * two runs differ.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '../../src/compile.js';
import type { Compilation } from '../../src/compile-types.js';
import { UserError } from '../../src/diagnostics.js';
import type { PlannedEndpoint, Totals } from '../../src/model.js';

interface Row {
  totals: Totals;
  reason: string;
  same: boolean;
  seconds: number;
  megabytes: number;
}

const SELF = fileURLToPath(import.meta.url);

function checkouts(folder: string): string[] {
  if (existsSync(path.join(folder, 'package.json'))) return [folder];
  const below = readdirSync(folder).map((name) => path.join(folder, name));
  return below.filter((one) => existsSync(path.join(one, 'package.json'))).sort();
}

/** The reason that keeps most endpoints from being native, and how many. */
function topReason(endpoints: readonly PlannedEndpoint[]): string {
  const counts = new Map<string, number>();
  for (const { outcome, diagnostics } of endpoints) {
    const first = diagnostics.find(({ severity }) => severity !== 'info');
    if (outcome !== 'native' && first) counts.set(first.message, (counts.get(first.message) ?? 0) + 1);
  }
  const [top] = [...counts].sort(([, a], [, b]) => b - a);
  return top ? `${top[1]}× ${top[0]}` : '';
}

function digest({ plan, files }: Compilation): string {
  const hash = createHash('sha256').update(JSON.stringify(plan));
  for (const { path: name, content } of files) hash.update(name).update(content);
  return hash.digest('hex');
}

async function measure(checkout: string): Promise<Row> {
  const start = performance.now();
  const first = await compile(checkout);
  const seconds = (performance.now() - start) / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const same = digest(first) === digest(await compile(checkout));
  return { totals: first.plan.totals, reason: topReason(first.plan.endpoints), same, seconds, megabytes };
}

/** @returns whether the checkout was compiled, twice to the same bytes; code that is no Express app counts as good */
function report(checkout: string): boolean {
  const name = checkout.split(path.sep).slice(-1)[0].slice(0, 44).padEnd(45);
  let answer: Row | { refused: string };
  try {
    answer = JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', SELF, '--one', checkout], { encoding: 'utf8' })) as typeof answer;
  } catch {
    console.log(`${name} CRASHED`);
    return false;
  }
  if ('refused' in answer) {
    console.log(`${name} refused: ${answer.refused}`);
    return true;
  }
  const { totals, reason, same, seconds, megabytes } = answer;
  const numbers = [totals.endpoints, totals.native, totals.bridged, totals.legacy].map((n) => String(n).padStart(8)).join('');
  const cost = `${seconds.toFixed(1).padStart(7)} s${megabytes.toFixed(0).padStart(6)} MB`;
  console.log(`${name}${numbers}${cost}  ${same ? '' : 'TWO RUNS DIFFER  '}${reason.slice(0, 100)}`);
  return same;
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--one') {
  const answer = await measure(rest[0]).catch((error: unknown) => {
    if (error instanceof UserError) return { refused: error.message };
    throw error;
  });
  console.log(JSON.stringify(answer));
} else if (!first) {
  console.error('usage: npm run corpus -- <folder of checkouts>…');
  process.exitCode = 2;
} else {
  console.log(`${'checkout'.padEnd(45)}endpoints  native bridged  legacy     time   memory  top reason`);
  const good = [first, ...rest].flatMap((folder) => checkouts(path.resolve(folder))).map(report);
  process.exitCode = good.every(Boolean) ? 0 : 1;
}
