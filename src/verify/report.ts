import { KNOWN_DIFFERENCES } from '../../rules/differences/index.js';
import type { Outcome, PlannedEndpoint } from '../model.js';
import type { Difference } from './answer.js';
import type { ScriptedRequest } from './requests-file.js';

/** `known`: different only in ways that are on the closed list. */
export type Verdict = 'equal' | 'known' | 'different';

/** One request, sent to both sides. */
export interface Check {
  name: string;
  origin: ScriptedRequest['origin'];
  method: string;
  /** As Express got it. */
  path: string;
  /** Method and path of the endpoint in Express syntax; absent where no endpoint is meant. */
  endpoint?: { method: string; path: string };
  /** Status of each side, 0 where no answer came. */
  status: { express: number; next: number };
  verdict: Verdict;
  differences: Difference[];
  /** What is wrong with the request itself: it does not do on Express what it was written for. */
  problems: string[];
}

export interface EndpointResult {
  method: string;
  path: string;
  outcome: Outcome;
  requests: number;
  /** The worst of its requests; `untested` when there is none. */
  verdict: Verdict | 'untested';
}

/** What `verify` found. Plain data. */
export interface VerifyReport {
  endpoints: EndpointResult[];
  checks: Check[];
  /** Known differences that occurred, with the number of requests that show them. */
  known: { code: string; title: string; reason: string; requests: number }[];
  totals: {
    endpoints: number;
    endpointsEqual: number;
    endpointsDifferent: number;
    endpointsUntested: number;
    requests: number;
    requestsEqual: number;
    requestsDifferent: number;
  };
  /** What the user should know about the comparison itself. */
  notes: string[];
}

/** Puts the results together. */
export function makeReport(endpoints: readonly PlannedEndpoint[], checks: Check[], notes: string[]): VerifyReport {
  const results = endpoints.map((endpoint) => resultOf(endpoint, checks));
  const differing = checks.filter(({ verdict }) => verdict === 'different').length;
  const having = (...verdicts: EndpointResult['verdict'][]) => results.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    endpoints: results,
    checks,
    known: KNOWN_DIFFERENCES.map(({ code, title, reason }) => ({
      code,
      title,
      reason,
      requests: checks.filter(({ differences }) => differences.some(({ known }) => known === code)).length,
    })).filter(({ requests }) => requests > 0),
    totals: {
      endpoints: results.length,
      endpointsEqual: having('equal', 'known'),
      endpointsDifferent: having('different'),
      endpointsUntested: having('untested'),
      requests: checks.length,
      requestsEqual: checks.length - differing,
      requestsDifferent: differing,
    },
    notes,
  };
}

/** The verdict on some differences. */
export function verdictOf(differences: readonly Difference[], problems: readonly string[]): Verdict {
  if (problems.length > 0 || differences.some(({ known }) => known === undefined)) return 'different';
  return differences.length > 0 ? 'known' : 'equal';
}

function resultOf({ method, path, outcome }: PlannedEndpoint, checks: readonly Check[]): EndpointResult {
  const own = checks.filter(({ endpoint }) => endpoint?.method === method && endpoint.path === path);
  const worst = (['different', 'known', 'equal'] as const).find((verdict) => own.some((check) => check.verdict === verdict));
  return { method, path, outcome, requests: own.length, verdict: worst ?? 'untested' };
}
