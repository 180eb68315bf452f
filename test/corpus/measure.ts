import { createHash } from 'node:crypto';
import { compile } from '../../src/compile.js';
import type { Compilation } from '../../src/compile-types.js';
import { UserError } from '../../src/diagnostics.js';
import type { PlannedEndpoint, Totals } from '../../src/model.js';

/** What became of one code base, or why it was refused. */
export type Measured = Row | { refused: string };

export interface Row {
  totals: Totals;
  /** Why endpoints are not native, the most frequent reason first. */
  reasons: { text: string; endpoints: number }[];
  /** Whether two runs gave the same bytes. */
  same: boolean;
  /** Files that do not pass the type check of `next build` with the packages that are installed in the checkout. */
  unchecked: number;
  seconds: number;
  megabytes: number;
}

/**
 * Migrates a code base in memory, twice; nothing of it is executed or written.
 *
 * @throws what a mistake of ours throws
 */
export async function measure(folder: string): Promise<Measured> {
  try {
    const start = performance.now();
    const first = await compile(folder);
    const seconds = (performance.now() - start) / 1000;
    const megabytes = process.resourceUsage().maxRSS / 1024;
    const same = digest(first) === digest(await compile(folder));
    const { totals, endpoints, diagnostics } = first.plan;
    return { totals, reasons: reasonsOf(endpoints), same, unchecked: diagnostics.filter(({ code }) => code === 'E2N310').length, seconds, megabytes };
  } catch (error) {
    if (error instanceof UserError) return { refused: error.message };
    throw error;
  }
}

function reasonsOf(endpoints: readonly PlannedEndpoint[]): Row['reasons'] {
  const counts = new Map<string, number>();
  for (const { outcome, diagnostics } of endpoints) {
    const first = diagnostics.find(({ severity }) => severity !== 'info');
    if (outcome !== 'native' && first) counts.set(first.message, (counts.get(first.message) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([text, count]) => ({ text, endpoints: count }));
}

function digest({ plan, files }: Compilation): string {
  const hash = createHash('sha256').update(JSON.stringify(plan));
  for (const { path: name, content } of files) hash.update(name).update(content);
  return hash.digest('hex');
}
