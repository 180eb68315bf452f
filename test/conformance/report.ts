import type { Outcome } from '../../src/model.js';
import type { Verdict } from './bench.js';
import { groupBy } from './group-by.js';

/** Whether Next answers as Express does, apart from known differences, with code that builds. */
export function passes({ problems, unknown }: Verdict): boolean {
  return problems.length === 0 && unknown.length === 0;
}

/** What is wrong with a case, for the developer who reads the failed test. */
export function explain({ run, problems, unknown }: Verdict): string {
  const differences = withoutConsequences(unknown).map(({ request, difference: { kind, name, expected, actual } }) =>
    [`${request}: ${kind}${name ? ` ${name}` : ''}`, `    Express: ${shortened(expected)}`, `    Next:    ${shortened(actual)}`].join('\n'),
  );
  return [run.title, ...[...problems, ...differences].map((text) => `  ${text.replaceAll('\n', '\n  ')}`)].join('\n');
}

/** Where the status differs the headers do too: status and body tell which answer it was. */
function withoutConsequences(unknown: Verdict['unknown']): Verdict['unknown'] {
  const ofOtherStatus = new Set(unknown.filter(({ difference }) => difference.kind === 'status').map(({ request }) => request));
  return unknown.filter(({ request, difference: { kind } }) => !ofOtherStatus.has(request) || kind === 'status' || kind === 'body');
}

function shortened(text = '(nothing)'): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

/** The worst outcome among the endpoints of a case: one bridged endpoint makes a bridged case. */
export function outcomeOf({ plan }: Verdict): Outcome | undefined {
  const outcomes = new Set(plan?.endpoints.map(({ outcome }) => outcome));
  return (['legacy', 'bridged', 'native'] as const).find((outcome) => outcomes.has(outcome));
}

/** The cases that should come out native: the others are about what Next cannot do. */
export function portable(verdicts: Verdict[]): Verdict[] {
  return verdicts.filter(({ run }) => run.definition.expect === 'native');
}

/** What the bench found for some of its cases. */
export interface Tally {
  /** Name of the area, or `all`. */
  area: string;
  cases: number;
  equal: number;
  /** Cases by the worst outcome of their endpoints. */
  native: number;
  bridged: number;
  legacy: number;
  /** Cases that meet a known difference. */
  known: number;
  /** Differences that are on no list, over all requests. */
  unknown: number;
  portable: number;
  portableNative: number;
}

/** One tally for each area, by name, and one for all cases. */
export function tallies(verdicts: Verdict[]): Tally[] {
  const areas = [...groupBy(verdicts, ({ run }) => run.area)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...areas, ['all', verdicts] as const].map(([area, group]) => tally(area, group));
}

function tally(area: string, verdicts: Verdict[]): Tally {
  const having = (outcome: Outcome, among = verdicts) => among.filter((verdict) => outcomeOf(verdict) === outcome).length;
  return {
    area,
    cases: verdicts.length,
    equal: verdicts.filter(passes).length,
    native: having('native'),
    bridged: having('bridged'),
    legacy: having('legacy'),
    known: verdicts.filter(({ known }) => known.size > 0).length,
    unknown: verdicts.reduce((sum, { unknown }) => sum + unknown.length, 0),
    portable: portable(verdicts).length,
    portableNative: having('native', portable(verdicts)),
  };
}

export const COLUMNS = ['area', 'cases', 'equal', 'native', 'bridged', 'legacy', 'known', 'unknown', 'portable native'] as const;

/** The cells of a tally, in the order of {@link COLUMNS}. */
export function cells({ area, cases, equal, native, bridged, legacy, known, unknown, ...ofPortable }: Tally): string[] {
  return [area, ...[cases, equal, native, bridged, legacy, known, unknown].map(String), share(ofPortable)];
}

/** Rounded down: 100 % is all of them. */
function share({ portable: all, portableNative }: Pick<Tally, 'portable' | 'portableNative'>): string {
  return all === 0 ? '-' : `${portableNative}/${all} ${(Math.floor((portableNative / all) * 1000) / 10).toFixed(1)} %`;
}

/** A table for the terminal, with one line per area. */
export function table(verdicts: Verdict[]): string {
  return columns([[...COLUMNS], ...tallies(verdicts).map(cells)]);
}

/** Rows for the terminal: the first column to the left, the others to the right. */
export function columns(rows: readonly string[][]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => `${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')}\n`).join('');
}
