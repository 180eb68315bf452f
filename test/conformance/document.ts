import type { NextMajor } from '../../src/model.js';
import { KNOWN_DIFFERENCES } from '../../rules/differences/index.js';
import type { Verdict } from './bench.js';
import { PACKAGE_COLUMNS, packageCells, packageTallies } from './packages.js';
import { cells, COLUMNS, outcomeOf, portable, tallies } from './report.js';

/** `docs/conformance.md`: what the whole bench found. The same cases and outcomes give the same text. */
export function conformanceDocument(verdicts: Verdict[], next: NextMajor): string {
  const open = portable(verdicts).filter((verdict) => outcomeOf(verdict) !== 'native');
  return `${[
    '# Conformance',
    `What \`npm run conformance\` found on Next ${next}; the command writes this file. Each case is a small Express program, migrated,
built and compared with real Express, answer by answer (\`test/conformance/README.md\`). A case that runs on both majors of Express
counts twice.`,
    markdownTable([...COLUMNS], tallies(verdicts).map(cells)),
    `*equal*: every answer is that of Express, apart from known differences, and the code passes \`next build\` and \`tsc --strict\`.
*native*, *bridged*, *legacy*: by the worst outcome among the endpoints of a case. *known*: cases that meet a known difference.
*unknown*: differences on no list. *portable native*: the share of native ones among the cases that Next can answer without Express.`,
    '## Packages',
    'Endpoints of the cases that use the middleware of a package (`docs/middleware.md` says what becomes of it).',
    markdownTable([...PACKAGE_COLUMNS], packageTallies(verdicts).map(packageCells)),
    '## Known differences',
    'How many cases meet each entry of the closed list (`rules/differences/`).',
    markdownTable(['code', 'what', 'cases'], KNOWN_DIFFERENCES.map(({ code, title }) => [code, title, String(verdicts.filter(({ known }) => known.has(code)).length)])),
    '## Portable cases that are not native',
    open.length === 0 ? 'None.' : open.map(({ run, plan }) => `- ${run.title}: ${reasonOf(plan)}`).join('\n'),
  ].join('\n\n')}\n`;
}

function reasonOf(plan: Verdict['plan']): string {
  const endpoint = plan?.endpoints.find(({ outcome }) => outcome !== 'native');
  const [first] = endpoint?.diagnostics ?? [];
  return first ? `${first.code} ${first.message}` : 'the compiler fails';
}

/** A table of Markdown. */
export function markdownTable(head: string[], rows: string[][]): string {
  const line = (row: string[]) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}
