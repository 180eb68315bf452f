import type { Diagnostic, Method, Outcome, Plan, RuntimeNeed, Totals } from '../model.js';

/** What `plan --json` prints. Its shape is a promise to scripts: keys are only ever added. */
export interface PlanJson {
  endpoints: {
    method: Method;
    /** In Express syntax. */
    path: string;
    outcome: Outcome;
    /** Null for legacy endpoints. */
    file: string | null;
    runtime: RuntimeNeed;
    diagnostics: DiagnosticJson[];
  }[];
  /** Entries of the closed list of known differences that the app meets; `endpoints` counts those that may. */
  differences: { code: string; title: string; endpoints: number }[];
  /** What concerns no single endpoint. */
  diagnostics: DiagnosticJson[];
  totals: Totals;
}

/** A diagnostic; the place is null where nothing in the code is to blame. */
export interface DiagnosticJson {
  code: string;
  file: string | null;
  line: number | null;
  column: number | null;
  message: string;
}

export function planJson(plan: Plan): PlanJson {
  const { endpoints, native, bridged, legacy } = plan.totals;
  return {
    endpoints: plan.endpoints.map(({ method, path, outcome, file, runtime, diagnostics }) => ({
      method,
      path,
      outcome,
      file: file ?? null,
      runtime,
      diagnostics: diagnostics.map(diagnosticJson),
    })),
    differences: plan.differences.map(({ code, title, endpoints: count }) => ({ code, title, endpoints: count })),
    diagnostics: plan.diagnostics.map(diagnosticJson),
    totals: { endpoints, native, bridged, legacy },
  };
}

function diagnosticJson({ code, span, message }: Diagnostic): DiagnosticJson {
  return { code, file: span?.file ?? null, line: span?.line ?? null, column: span?.column ?? null, message };
}
