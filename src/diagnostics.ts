import type { Diagnostic, Severity, SourceSpan } from './model.js';

/** One entry of the catalogue: its severity, its title and what the user can do. `{name}` is filled in from the facts. */
interface DiagnosticKind {
  severity: Severity;
  message: string;
  hint?: string;
}

/**
 * Every diagnostic that the program can give, by code. E2N0xx: input; E2N1xx: discovery; E2N2xx: lowering and chains;
 * E2N3xx: target; E2N4xx: runtime; E2N5xx: verify. Codes are never reused.
 */
export const DIAGNOSTICS = {
  E2N001: { severity: 'error', message: 'The source {path} does not exist.', hint: 'Give a folder with a package.json, or one file.' },
  E2N002: { severity: 'error', message: 'No Express app was found in {path}.', hint: 'Point at the folder whose modules call express(), or at the file that does.' },
  E2N003: { severity: 'error', message: '{file} does not parse: {reason}', hint: 'Mend the syntax error and run again.' },
  E2N301: {
    severity: 'error',
    message: 'The target {path} is not empty and not a Next app.',
    hint: 'Give an empty or new folder, or the folder of a Next app (its package.json depends on next).',
  },
  E2N302: { severity: 'error', message: 'The target uses Next {version}; 14, 15 and 16 are supported.', hint: 'Upgrade Next in the target first.' },
  E2N303: {
    severity: 'warning',
    message: '{file} could not be edited: {reason}. It needs: {settings}',
    hint: 'Add these settings by hand; without them some endpoints answer differently.',
  },
} as const satisfies Record<string, DiagnosticKind>;

export type DiagnosticCode = keyof typeof DIAGNOSTICS;

/**
 * Makes a diagnostic from the catalogue.
 *
 * @param code key of {@link DIAGNOSTICS}
 * @param facts values for the `{placeholders}` of the message
 * @param span the place in the user's code
 */
export function diagnostic(code: DiagnosticCode, facts: Record<string, string | number> = {}, span?: SourceSpan): Diagnostic {
  const kind: DiagnosticKind = DIAGNOSTICS[code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
  return {
    code,
    severity: kind.severity,
    message: fill(kind.message),
    ...(span && { span }),
    ...(kind.hint && { hint: fill(kind.hint) }),
  };
}

/** A mistake of the user that ends the run: printed as one diagnostic, never as a stack trace. */
export class UserError extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.name = 'UserError';
  }
}
