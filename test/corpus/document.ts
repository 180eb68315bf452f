import type { Measured } from './measure.js';

/** A code base with what became of it; null where the program crashed. */
export interface Result {
  name: string;
  measured: Measured | null;
}

const HEAD = `# Real code bases

What \`npm run corpus -- --write <folder of checkouts>\` found; the command writes this page. Every package that depends on Express is
migrated in memory, twice: nothing of it is run. *type errors*: files of the output that do not pass the type check of
\`next build\` with the packages installed in the checkout. The last column is the reason that keeps most endpoints from being native.

| code base | endpoints | native | bridged | legacy | type errors | seconds | MB | top reason |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
`;

/** The page with one row for each code base, and the share over all of them. */
export function corpusDocument(results: readonly Result[]): string {
  return `${HEAD}${results.map(row).join('\n')}\n\n${share(results)}\n`;
}

/** `1,021 of 1,415 endpoints native (72.1 %)`. */
export function share(results: readonly Result[]): string {
  const totals = results.flatMap(({ measured }) => (measured && 'totals' in measured ? [measured.totals] : []));
  const [endpoints, native] = [totals.reduce((sum, one) => sum + one.endpoints, 0), totals.reduce((sum, one) => sum + one.native, 0)];
  const refused = results.filter(({ measured }) => measured && 'refused' in measured).length;
  const crashed = results.filter(({ measured }) => measured === null).length;
  return `${totals.length} code bases, ${native} of ${endpoints} endpoints native (${((native / Math.max(endpoints, 1)) * 100).toFixed(1)} %), ${refused} without an app that reading finds, ${crashed} crashes.`;
}

function row({ name, measured }: Result): string {
  if (measured === null) return `| ${name} | crashed | | | | | | | |`;
  if ('refused' in measured) return `| ${name} | - | | | | | | | ${cell(measured.refused)} |`;
  const { totals, reasons, same, unchecked, seconds, megabytes } = measured;
  const [top] = reasons;
  const reason = [...(same ? [] : ['two runs differ']), ...(top ? [`${top.endpoints}× ${top.text}`] : [])].join('; ');
  const cells = [name, totals.endpoints, totals.native, totals.bridged, totals.legacy, unchecked, seconds.toFixed(1), megabytes.toFixed(0), cell(reason)];
  return `| ${cells.join(' | ')} |`;
}

function cell(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  return line.length > 160 ? `${line.slice(0, 157)}…` : line;
}
