import type { FileChange, MigrationResult } from '../migrate.js';
import { diagnosticsText } from './diagnostics-text.js';
import { differencesText } from './differences-text.js';
import type { Style } from './style.js';
import { count, totalsLine } from './totals.js';

const SIGNS = { add: '+', change: '~', remove: '-' } as const;

/** What a run wrote into the target, or would write. */
export function migrationText({ plan, changes, unchanged, kept }: MigrationResult, wrote: boolean, style: Style): string {
  const more = [diagnosticsText(plan, style), differencesText(plan, style)].filter((text) => text !== '').map((text) => `\n${text}`);
  const lines = [
    ...changes.map((change) => `${sign(change, style)} ${change.path}`),
    ...kept.map((file) => `${style.dim('=')} ${file} ${style.dim('(edited by you, left as it is)')}`),
    ...(changes.length > 0 || kept.length > 0 ? [''] : []),
    summary(changes, unchanged.length, wrote),
    style.bold(totalsLine(plan.totals)),
  ];
  return `${lines.join('\n')}\n${more.join('')}`;
}

function summary(changes: readonly FileChange[], unchanged: number, wrote: boolean): string {
  if (changes.length === 0) return `Nothing to change: ${count(unchanged, 'file')} up to date.`;
  const kinds = (['add', 'change', 'remove'] as const).flatMap((kind) => {
    const files = changes.filter((change) => change.kind === kind).length;
    const word = { add: 'added', change: 'changed', remove: 'removed' }[kind];
    return files > 0 ? [`${files} ${word}`] : [];
  });
  return `${wrote ? 'Done' : 'Would be done'}: ${count(changes.length, 'file')} (${kinds.join(', ')}), ${unchanged} unchanged.`;
}

function sign({ kind }: FileChange, style: Style): string {
  return { add: style.good, change: style.warn, remove: style.bad }[kind](SIGNS[kind]);
}
