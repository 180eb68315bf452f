import type { Diagnostic, Plan, SourceSpan } from '../model.js';
import { severityPaint, type Style } from './style.js';
import { printable } from './text-width.js';
import { count } from './totals.js';

const RANK = { error: 0, warning: 1, info: 2 };

/** `file:line:column`. */
export function place({ file, line, column }: SourceSpan): string {
  return `${file}:${line}:${column}`;
}

/** One diagnostic: `file:line:column code message`, and what to do in a line below. */
export function diagnosticText(diagnostic: Diagnostic, style: Style, endpoints = 0): string {
  const where = diagnostic.span ? `${place(diagnostic.span)} ` : '';
  const shared = endpoints > 1 ? style.dim(` (${count(endpoints, 'endpoint')})`) : '';
  const code = severityPaint(style, diagnostic.severity)(diagnostic.code);
  const hint = diagnostic.hint ? `  ${style.dim(printable(diagnostic.hint))}\n` : '';
  // What a program printed when it failed has several lines.
  const message = diagnostic.message.split('\n').map(printable).join('\n    ');
  return `${printable(where)}${code} ${message}${shared}\n${hint}`;
}

/** Says of one endpoint what holds for nearly all: that it needs Node, and the imports that lead there. */
export const NEEDS_NODE = 'E2N410';

/** All diagnostics of a plan but {@link NEEDS_NODE}, each once, the serious first and then by place. */
export function diagnosticsText(plan: Plan, style: Style): string {
  const found = new Map<string, { diagnostic: Diagnostic; endpoints: number }>();
  const add = (diagnostic: Diagnostic, endpoints: number) => {
    const key = JSON.stringify([diagnostic.code, diagnostic.message, diagnostic.span && place(diagnostic.span)]);
    const known = found.get(key);
    if (known) known.endpoints += endpoints;
    else found.set(key, { diagnostic, endpoints });
  };
  for (const diagnostic of plan.diagnostics) add(diagnostic, 0);
  for (const endpoint of plan.endpoints) {
    for (const diagnostic of endpoint.diagnostics) if (diagnostic.code !== NEEDS_NODE) add(diagnostic, 1);
  }
  return [...found.values()]
    .sort((a, b) => byGravity(a.diagnostic, b.diagnostic))
    .map(({ diagnostic, endpoints }) => diagnosticText(diagnostic, style, endpoints))
    .join('');
}

function byGravity(a: Diagnostic, b: Diagnostic): number {
  const gravity = RANK[a.severity] - RANK[b.severity];
  if (gravity !== 0) return gravity;
  const [left, right] = [a.span?.file ?? '', b.span?.file ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  return (a.span?.start ?? 0) - (b.span?.start ?? 0);
}
