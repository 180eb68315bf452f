import type { Plan, PlannedEndpoint, PlannedLink } from '../model.js';
import { diagnosticsText, NEEDS_NODE, place } from './diagnostics-text.js';
import { outcomePaint, type Style } from './style.js';
import { renderTable, type Column } from './table.js';
import { differencesText } from './differences-text.js';
import { padTo, printable, textWidth } from './text-width.js';
import { totalsLine } from './totals.js';

/** A plan for the terminal: the table of endpoints, the totals, every diagnostic. */
export function planText(plan: Plan, style: Style): string {
  return [plan.endpoints.length > 0 ? `${endpointTable(plan, style)}\n` : '', ending(plan, style)].join('');
}

/** As {@link planText}, with every link of each chain, where it goes and why, and what keeps it on Node. */
export function planChainsText(plan: Plan, style: Style): string {
  return [...plan.endpoints.map((endpoint) => `${endpointText(endpoint, style)}\n`), ending(plan, style)].join('');
}

function ending(plan: Plan, style: Style): string {
  return [`${style.bold(totalsLine(plan.totals))}\n`, diagnosticsText(plan, style), differencesText(plan, style)].filter((text) => text !== '').join('\n');
}

function endpointTable(plan: Plan, style: Style): string {
  const columns: Column<PlannedEndpoint>[] = [
    { title: 'METHOD', text: ({ method }) => method, paint: style.bold },
    { title: 'PATH', text: ({ path }) => path },
    { title: 'OUTCOME', text: ({ outcome }) => outcome, paint: (cell, { outcome }) => outcomePaint(style, outcome)(cell) },
    { title: 'FILE', text: ({ file }) => file ?? '-' },
    { title: 'REASON', text: firstReason, paint: style.dim },
  ];
  const silent = plan.endpoints.every((endpoint) => firstReason(endpoint) === '');
  return renderTable(silent ? columns.slice(0, -1) : columns, plan.endpoints, style.width, style.dim);
}

/** Why the endpoint is not native, or what else there is to say of it; empty when there is nothing. */
function firstReason({ outcome, diagnostics, links }: PlannedEndpoint): string {
  const first = diagnostics.find(({ code }) => code !== NEEDS_NODE);
  if (first) return `${first.code} ${first.message}`;
  if (outcome === 'native') return '';
  return links.find(({ placement }) => placement === 'bridged')?.reason ?? '';
}

function endpointText(endpoint: PlannedEndpoint, style: Style): string {
  const { method, path, outcome, file, runtime, links, diagnostics } = endpoint;
  const facts = [outcomePaint(style, outcome)(outcome), file, runtime !== 'any' && `runtime: ${runtime}`].filter(Boolean);
  const rows = links.map((link) => [link.placement, link.name, place(link.span)].map(printable));
  const widths = [0, 1, 2].map((i) => Math.max(0, ...rows.map((row) => textWidth(row[i]))));
  const lines = links.map((link: PlannedLink, r) => {
    const [placement, name, where] = rows[r].map((cell, i) => padTo(cell, widths[i]));
    return `  ${placement}  ${style.bold(name)}  ${style.dim(where)}  ${printable(link.reason)}`.trimEnd();
  });
  const needs = diagnostics.filter(({ code }) => code === NEEDS_NODE).map(({ code, message }) => `  ${code} ${printable(message)}`);
  return [`${style.bold(printable(`${method} ${path}`))}  ${facts.join('  ')}`, ...lines, ...needs.map(style.dim)].map((line) => `${line}\n`).join('');
}
