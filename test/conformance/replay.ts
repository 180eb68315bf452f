import type { Answer, Difference } from '../../src/verify/answer.js';
import { send } from '../../src/verify/client.js';
import { compareAnswers } from '../../src/verify/compare.js';
import { toVerifyRequest } from './case.js';
import type { CaseRun } from './load.js';

/** Value of Host for requests that name none, so that answers which repeat it agree. */
const HOST = 'conformance.test';

/**
 * Sends a case's requests in order.
 *
 * @param origin where the server listens
 * @param options.prefix path below which the case stands there
 * @param options.time milliseconds within which each answer must come
 */
export async function replay(run: CaseRun, origin: string, options: { prefix?: string; time?: number } = {}): Promise<Answer[]> {
  const { prefix = '', time = 20_000 } = options;
  const answers: Answer[] = [];
  for (const request of run.definition.requests.map(toVerifyRequest)) {
    answers.push(await send(origin, { ...request, path: withPrefix(prefix, request.path) }, { host: HOST, time }));
  }
  return answers;
}

/** Next has no folder for the slash after the prefix: `/` of the case is the prefix itself. */
function withPrefix(prefix: string, path: string): string {
  return prefix === '' ? path : prefix + path.replace(/^\/(?=$|\?)/, '');
}

/** Every difference between two replays of a case, by request. */
export function compareReplays(run: CaseRun, expected: Answer[], actual: Answer[], routes: readonly string[]): { request: string; differences: Difference[] }[] {
  return run.definition.requests.map((definition, index) => {
    const request = toVerifyRequest(definition);
    return {
      request: `${index + 1}. ${request.method} ${request.path}`,
      differences: compareAnswers(expected[index], actual[index], { request, routes }),
    };
  });
}

/** Does something for each item, a few at a time. */
export async function inParallel<T>(items: T[], act: (item: T) => Promise<void>, atOnce = 8): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of queue) await act(item);
    }),
  );
}
