import { MIDDLEWARE_RULES } from '../../src/plan/middleware-rules.js';
import { markdownTable } from '../conformance/document.js';
import { usesPackage } from '../conformance/packages.js';
import type { CaseRun } from '../conformance/load.js';

/** `docs/middleware.md`: what becomes of the middleware of each package, from its rule, and the cases that show it. */
export function middlewareDocument(runs: readonly CaseRun[]): string {
  const rules = [...MIDDLEWARE_RULES].sort((a, b) => (a.package < b.package ? -1 : 1));
  return `${[
    '# Middleware of packages',
    `What becomes of it; \`npm run docs\` writes this page from the rules (\`rules/middleware/\`) and the cases of the bench
(\`test/conformance/cases/\`), which run the real package on the side of Express. Where Express stays in front of native code, the
report names the package (E2N212). [Rules](rules.md) shows an example of each. A package without a rule is bridged, and named with the reason.
How many endpoints were native in the last run of the whole bench is in \`docs/conformance.md\`.`,
    markdownTable(
      ['package', 'what becomes of it', 'cases'],
      rules.map(({ package: name, about }) => [`\`${name}\``, about, casesOf(name, runs)]),
    ),
  ].join('\n\n')}\n`;
}

/** How many cases use a package; their names where they are few. */
function casesOf(name: string, runs: readonly CaseRun[]): string {
  const using = runs.filter((run) => run.area !== 'rules' && usesPackage(run, name));
  const names = [...new Set(using.map(({ title }) => title.replace(/ \(Express \d\)$/, '')))];
  // A figure for all of them would be another one with each case.
  if (names.length > 100) return 'nearly all';
  return names.length > 4 ? `${names.length}` : names.join(', ') || 'none';
}
