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

const COLUMNS = ['area', 'cases', 'equal', 'native', 'bridged', 'legacy', 'known', 'unknown'] as const;

/** A table with one line per area, and how many of the cases that should come out native did. */
export function table(verdicts: Verdict[]): string {
  const areas = [...groupBy(verdicts, ({ run }) => run.area)].map(([area, group]) => row(area, group));
  const rows = [[...COLUMNS], ...areas, row('all', verdicts)];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  const lines = rows.map((cells) => cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '));
  const portable = verdicts.filter(({ run }) => run.definition.expect === 'native');
  const native = portable.filter((verdict) => outcomeOf(verdict) === 'native').length;
  return `${lines.join('\n')}\n${native} of ${portable.length} portable cases are native\n`;
}

function row(area: string, verdicts: Verdict[]): string[] {
  const count = (test: (verdict: Verdict) => boolean) => String(verdicts.filter(test).length);
  const outcomes = (['native', 'bridged', 'legacy'] as const).map((outcome) => count((verdict) => outcomeOf(verdict) === outcome));
  return [
    area,
    String(verdicts.length),
    count(passes),
    ...outcomes,
    count(({ known }) => known.size > 0),
    String(verdicts.reduce((sum, { unknown }) => sum + unknown.length, 0)),
  ];
}
