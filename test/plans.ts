import type { Diagnostic, Outcome, Plan, PlannedEndpoint } from '../src/model.js';

/** A place in the source. */
export const span = (file: string, line = 1, column = 1) => ({ file, start: 0, end: 1, line, column });

/** A planned endpoint from `GET /path`; native unless told otherwise. */
export function planned(name: string, parts: Partial<PlannedEndpoint> = {}): PlannedEndpoint {
  const [method, path] = name.split(' ');
  const outcome: Outcome = parts.outcome ?? 'native';
  const file = outcome === 'legacy' ? {} : { file: `app${path.replace(/:(\w+)/g, '[$1]').replace(/\/$/, '')}/route.ts` };
  return { method, path, outcome, ...file, runtime: 'any', links: [], diagnostics: [], site: span('server.js'), ...parts };
}

/** A plan of endpoints, by name or whole, with totals that add up. */
export function planOf(endpoints: readonly (string | PlannedEndpoint)[], diagnostics: Diagnostic[] = []): Plan {
  const all = endpoints.map((endpoint) => (typeof endpoint === 'string' ? planned(endpoint) : endpoint));
  const having = (outcome: Outcome) => all.filter((endpoint) => endpoint.outcome === outcome).length;
  return {
    next: 16,
    expressMajor: 5,
    endpoints: all,
    prefixes: [],
    differences: [],
    diagnostics,
    totals: { endpoints: all.length, native: having('native'), bridged: having('bridged'), legacy: having('legacy') },
  };
}
