import type { Check, EndpointResult, VerifyReport } from '../verify/report.js';
import { outcomePaint, type Style } from './style.js';
import { renderTable, type Column } from './table.js';
import { printable } from './text-width.js';
import { count } from './totals.js';

/** A comparison for the terminal: the endpoints, what differs in full, what is known to differ by code, the totals. */
export function verifyText(report: VerifyReport, style: Style): string {
  const differing = report.checks.filter(({ verdict }) => verdict === 'different');
  const parts = [
    report.endpoints.length > 0 ? endpointTable(report, style) : '',
    differing.map((check) => checkText(check, style)).join('\n'),
    knownText(report, style),
    report.notes.map((note) => `note: ${note}\n`).join(''),
    totalsText(report, style),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function endpointTable({ endpoints, checks }: VerifyReport, style: Style): string {
  const failures = ({ method, path }: EndpointResult) =>
    checks.filter(({ endpoint, verdict }) => verdict === 'different' && endpoint?.method === method && endpoint.path === path).length;
  const columns: Column<EndpointResult>[] = [
    { title: 'METHOD', text: ({ method }) => method, paint: style.bold },
    { title: 'PATH', text: ({ path }) => path },
    { title: 'OUTCOME', text: ({ outcome }) => outcome, paint: (cell, { outcome }) => outcomePaint(style, outcome)(cell) },
    { title: 'REQUESTS', text: ({ requests }) => String(requests) },
    {
      title: 'RESULT',
      text: (endpoint) => resultText(endpoint, failures(endpoint)),
      paint: (cell, { verdict }) => (verdict === 'different' ? style.bad : verdict === 'untested' ? style.warn : style.good)(cell),
    },
  ];
  return renderTable(columns, endpoints, style.width, style.dim);
}

function resultText({ verdict }: EndpointResult, failures: number): string {
  if (verdict === 'different') return `different in ${count(failures, 'request')}`;
  return verdict === 'untested' ? 'not tested' : 'equal';
}

function checkText({ name, method, path, differences, problems }: Check, style: Style): string {
  const request = `${method} ${path}`;
  const title = name === request ? request : `${request}  (${name})`;
  const lines = [
    ...problems,
    ...differences.flatMap(({ kind, name: what, expected, actual, known }) =>
      known === undefined ? [`${kind}${what === undefined ? '' : ` ${what}`}`, `  Express: ${shown(expected)}`, `  Next:    ${shown(actual)}`] : [],
    ),
  ];
  return [`${style.bad('different')} ${style.bold(printable(title))}`, ...lines.map((line) => `  ${line}`)].map((line) => `${line}\n`).join('');
}

function shown(value: string | undefined): string {
  return value === undefined ? '(nothing)' : JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"');
}

function knownText({ known }: VerifyReport, style: Style): string {
  if (known.length === 0) return '';
  const rows = known.map(({ code, title, requests }) => ({ code, title, requests: count(requests, 'request') }));
  const table = renderTable(
    [
      { title: 'KNOWN DIFFERENCE', text: ({ code }) => code },
      { title: 'IN', text: ({ requests }) => requests },
      { title: 'WHAT', text: ({ title }) => title, paint: style.dim },
    ],
    rows,
    style.width,
    style.dim,
  );
  return table;
}

function totalsText({ totals, checks }: VerifyReport, style: Style): string {
  const { endpoints, endpointsEqual, endpointsDifferent, endpointsUntested, requests, requestsEqual, requestsDifferent } = totals;
  const untested = endpointsUntested > 0 ? `, ${endpointsUntested} not tested` : '';
  const outside = checks.filter(({ endpoint, verdict }) => verdict === 'different' && !endpoint).length;
  const ofNoEndpoint = outside > 0 ? ` (${outside} of them for no endpoint: another path or method, or a preflight)` : '';
  return [
    style.bold(`${count(endpoints, 'endpoint')}: ${endpointsEqual} equal, ${endpointsDifferent} different${untested}`),
    style.bold(`${count(requests, 'request')}: ${requestsEqual} equal, ${requestsDifferent} different${ofNoEndpoint}`),
  ].map((line) => `${line}\n`).join('');
}
