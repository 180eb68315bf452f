import type { AppModel, Diagnostic, NextMajor, Plan, PlannedDifference, PlannedEndpoint } from '../model.js';
import type { EmittedApp } from '../emit/app.js';
import type { Decision, Decisions } from './outcomes.js';

/** Paths at which the app answers, in Express syntax: those of its routes, and what middleware over a prefix answers. */
export function answeredPaths({ endpoints, prefixes }: Pick<Plan, 'endpoints' | 'prefixes'>): string[] {
  return [...endpoints.map(({ path }) => path), ...prefixes.flatMap((prefix) => [prefix, `${prefix}/*`])];
}

/** The plan as data, from the decisions as they were really carried out. */
export function toPlan(
  model: AppModel,
  { endpoints: decisions, unmatched }: Pick<Decisions, 'endpoints' | 'unmatched'>,
  next: NextMajor,
  emitted: EmittedApp,
  { differences, errors }: { differences: PlannedDifference[]; errors: Diagnostic[] },
): Plan {
  const endpoints = decisions.map((decision, index): PlannedEndpoint => {
    const { endpoint, outcome, links, diagnostics } = decision;
    const file = outcome === 'legacy' ? undefined : emitted.fileOf(index);
    const runtime = emitted.runtimeOf(index);
    return {
      method: endpoint.method,
      path: endpoint.path,
      outcome,
      ...(file && { file }),
      runtime: runtime.need,
      links,
      diagnostics: [...diagnostics, ...runtime.diagnostics],
      site: endpoint.site,
    };
  });
  const count = (outcome: Decision['outcome']) => decisions.filter((decision) => decision.outcome === outcome).length;
  return {
    next,
    expressMajor: model.expressMajor,
    endpoints,
    prefixes: unmatched.flatMap(({ prefix }) => (prefix === '/' ? [] : [prefix])),
    differences,
    diagnostics: [...errors, ...model.diagnostics, ...emitted.diagnostics],
    totals: { endpoints: decisions.length, native: count('native'), bridged: count('bridged'), legacy: count('legacy') },
  };
}
