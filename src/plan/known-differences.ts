import { KNOWN_DIFFERENCES } from '../../rules/differences/index.js';
import { diagnostic } from '../diagnostics.js';
import type { AppModel, Diagnostic, PlannedDifference } from '../model.js';
import type { EndpointFacts } from './answer-facts.js';
import { appFacts, endpointFacts } from './endpoint-facts.js';
import type { LoweringStore } from './lowering-store.js';
import { bridge, bridgeTogether, type Decisions } from './outcomes.js';

/** What came of the denied differences. */
export interface Denied {
  /** One for each denied difference that no form of output avoids. */
  errors: Diagnostic[];
  /** True when requests that no route takes have to be answered by the original app, too. */
  bridgesUnmatched: boolean;
}

/**
 * Bridges the native endpoints that meet a denied difference, where the original Express code then answers exactly.
 *
 * @param codes codes of known differences
 */
export function denyDifferences(codes: readonly string[], decisions: Decisions, model: AppModel, store: LoweringStore): Denied {
  const denied = KNOWN_DIFFERENCES.filter(({ code }) => codes.includes(code));
  if (denied.length === 0) return { errors: [], bridgesUnmatched: false };
  const facts = allFacts(decisions, model, store);
  const errors: Diagnostic[] = [];
  for (const { code, title, reason, denied: how, meets } of denied) {
    const meeting = decisions.endpoints.filter((_, index) => meets(facts[index]));
    if (how === 'error' && meeting.length > 0) errors.push(diagnostic('E2N052', { code, title, reason }));
    if (how === 'error') continue;
    for (const decision of meeting) {
      // Without a place, so that the report says it once for all of them.
      if (decision.outcome === 'native') bridge(decision, diagnostic('E2N230', { code, title }));
    }
  }
  bridgeTogether(decisions);
  return { errors, bridgesUnmatched: denied.some(({ denied: how }) => how === 'bridge') };
}

/** The known differences that the planned app meets, and how many of its endpoints may. */
export function differencesMet(decisions: Decisions, model: AppModel, store: LoweringStore): PlannedDifference[] {
  const facts = allFacts(decisions, model, store);
  return KNOWN_DIFFERENCES.flatMap(({ code, title, reason, denied, meets }) => {
    const endpoints = facts.filter((one) => one.outcome !== 'legacy' && meets(one)).length;
    return endpoints > 0 ? [{ code, title, reason, denied, endpoints }] : [];
  });
}

function allFacts(decisions: Decisions, model: AppModel, store: LoweringStore): EndpointFacts[] {
  const { endpoints, exports } = decisions;
  const app = appFacts(model, decisions, store.environment.statics.published.length > 0);
  return endpoints.map((decision, index) => {
    const chains = exports.flatMap(({ chain, owners }) => (chain && owners.includes(index) ? [chain] : []));
    return endpointFacts(decision, chains, app, store);
  });
}
