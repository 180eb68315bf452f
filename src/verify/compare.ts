import { KNOWN_DIFFERENCES } from '../../rules/differences/index.js';
import type { Answer, Difference, VerifyRequest } from './answer.js';
import { compareBodies } from './compare-body.js';
import { compareCookies } from './compare-cookies.js';
import { compareHeaders } from './compare-headers.js';
import type { IdPairs, Leeway } from './leeway.js';

export interface CompareContext {
  request: VerifyRequest;
  /** Paths of the app's routes in Express syntax. */
  routes?: readonly string[];
  /** What Express answered to the same request a second time: proof of which values are new each time. */
  again?: Answer;
  /** True when `again` came from the very process that gave the first answer, not from one that was started anew. */
  sameProcess?: boolean;
  /** Ids of the run: with it, random ids may differ as long as they stand for each other throughout. */
  ids?: IdPairs;
}

/**
 * Compares what Express answered with what Next answered: status, headers, cookies and body. The reason phrase is left
 * out, since HTTP/2 has none.
 *
 * @param expected Express's answer
 * @param actual Next's answer
 * @returns every difference; those on the closed list of `rules/differences/` carry its code in `known`
 */
export function compareAnswers(expected: Answer, actual: Answer, context: CompareContext): Difference[] {
  return differences(expected, actual, context).map((difference) => {
    const rule = KNOWN_DIFFERENCES.find(({ applies }) =>
      applies(expected, actual, { request: context.request, ...(context.routes && { routes: context.routes }), difference }),
    );
    return rule ? { ...difference, known: rule.code } : difference;
  });
}

function differences(expected: Answer, actual: Answer, { again, sameProcess, ids }: CompareContext): Difference[] {
  if (expected.failure !== undefined || actual.failure !== undefined) {
    if (expected.failure === actual.failure) return [];
    return [{ kind: 'failure', expected: outcomeOf(expected), actual: outcomeOf(actual) }];
  }
  // A second answer of another status is another answer: it proves nothing about the values of this one.
  const second = again?.status === expected.status ? again : undefined;
  const leeway: Leeway = {
    proven: second !== undefined,
    fresh: second !== undefined && !sameProcess,
    clock: { expected: expected.receivedAt, actual: actual.receivedAt },
    ...(ids && { ids }),
  };
  const status: Difference[] =
    expected.status === actual.status
      ? []
      : [{ kind: 'status', expected: String(expected.status), actual: String(actual.status) }];
  return [
    ...status,
    ...compareHeaders(expected, actual, second, leeway),
    ...compareCookies(expected, actual, second, leeway),
    ...compareBodies(expected, actual, second, leeway),
  ];
}

function outcomeOf(answer: Answer): string {
  return answer.failure ?? `answered ${answer.status}`;
}
