/**
 * Migrates real code bases in memory and prints one row for each: `npm run corpus -- [--write] <folder>…`.
 *
 * A folder is a checkout (it has a package.json) or holds checkouts. Each code base is compiled in a process of its own, so that its peak memory
 * is its own; the exit code is 1 where one crashed or two runs differ. `--write` writes the table into docs/corpus.md.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkouts, type Checkout } from './checkouts.js';
import { corpusDocument, share, type Result } from './document.js';
import { measure, type Measured } from './measure.js';

const SELF = fileURLToPath(import.meta.url);
const PAGE = fileURLToPath(new URL('../../docs/corpus.md', import.meta.url));
/** A code base that takes longer counts as a crash. */
const TIMEOUT = 10 * 60_000;

function result({ name, folder }: Checkout): Result {
  try {
    const text = execFileSync(process.execPath, ['--import', 'tsx', SELF, '--one', folder], { encoding: 'utf8', timeout: TIMEOUT, stdio: ['ignore', 'pipe', 'pipe'] });
    // The page names code bases, not where they lie on some machine.
    return { name, measured: JSON.parse(text.replaceAll(folder, name)) as Measured };
  } catch {
    return { name, measured: null };
  }
}

function print({ name, measured }: Result): void {
  const head = name.slice(-44).padEnd(45);
  if (measured === null) return console.log(`${head} CRASHED`);
  if ('refused' in measured) return console.log(`${head} refused: ${measured.refused}`);
  const { totals, reasons, same, seconds, megabytes } = measured;
  const numbers = [totals.endpoints, totals.native, totals.bridged, totals.legacy].map((n) => String(n).padStart(8)).join('');
  const [top] = reasons;
  console.log(`${head}${numbers}${seconds.toFixed(1).padStart(7)} s${megabytes.toFixed(0).padStart(6)} MB  ${same ? '' : 'TWO RUNS DIFFER  '}${top ? `${top.endpoints}× ${top.text}`.slice(0, 100) : ''}`);
}

const args = process.argv.slice(2);
if (args[0] === '--one') {
  console.log(JSON.stringify(await measure(args[1])));
} else {
  const folders = args.filter((argument) => argument !== '--write');
  if (folders.length === 0) {
    console.error('usage: npm run corpus -- [--write] <folder of checkouts>…');
    process.exit(1);
  }
  console.log(`${'code base'.padEnd(45)}endpoints  native bridged  legacy     time   memory  top reason`);
  const results = folders.flatMap((folder) => checkouts(path.resolve(folder))).map((checkout) => {
    const one = result(checkout);
    print(one);
    return one;
  });
  console.log(share(results));
  if (args.includes('--write')) writeFileSync(PAGE, corpusDocument(results));
  process.exitCode = results.every(({ measured }) => measured !== null && (!('same' in measured) || measured.same)) ? 0 : 1;
}
