import type { Answer } from '../../src/verify/answer.js';
import { toVerifyRequest, type CaseRequest } from './case.js';
import { writeProjects } from './express/project.js';
import { startExpress } from './express/server.js';
import type { CaseRun } from './load.js';
import { compareReplays, inParallel, replay } from './replay.js';

/** Headers that say nothing of who sends a request; all others may be what a guard looks at. */
const NOT_CREDENTIALS = /^(?:accept.*|content-.*|transfer-encoding|host|origin|access-control-.*|if-.*|range|cache-control|connection|expect|forwarded|via|user-agent|referer|x-forwarded-.*|x-http-method.*|x-method.*|x-requested-with)$/i;

/** Adds to a case its requests without credentials, and with wrong ones: what is guarded on Express has to be on Next. */
function withProbes(run: CaseRun): CaseRun {
  const { requests } = run.definition;
  const all = new Map([...requests, ...requests.flatMap(probesOf)].map((request) => [keyOf(request), request]));
  const probes = [...all.values()].slice(new Set(requests.map(keyOf)).size);
  return { ...run, definition: { ...run.definition, requests: [...requests, ...probes] } };
}

/** The cases with those of these requests that Express answers, and always the same: not with an id that it has just made. */
export async function withSteadyProbes(runs: readonly CaseRun[]): Promise<CaseRun[]> {
  const probed = runs.map(withProbes);
  writeProjects(probed);
  const [once, again] = [await answers(probed), await answers(probed)];
  return probed.map((run, index) => {
    const own = runs[index].definition.requests.length;
    const [first, second] = [once, again].map((all) => all.get(run.title) ?? []);
    const differing = compareReplays(run, first, second, []).map(({ differences }) => differences.some(({ known }) => !known));
    const requests = run.definition.requests.filter((_, at) => at < own || (first[at] && !first[at].failure && !differing[at]));
    return { ...run, definition: { ...run.definition, requests } };
  });
}

async function answers(runs: CaseRun[]): Promise<Map<string, Answer[]>> {
  const found = new Map<string, Answer[]>();
  const server = await startExpress(runs);
  try {
    await inParallel(runs, async (run) => {
      const origin = server.origins.get(run.title);
      if (origin) found.set(run.title, await replay(run, origin, { time: 3_000 }));
    });
  } finally {
    server.stop();
  }
  return found;
}

function probesOf(request: CaseRequest): CaseRequest[] {
  if (typeof request === 'string' || !request.headers) return [];
  const headers = Object.entries(request.headers);
  const isCredential = ([name]: [string, string]) => !NOT_CREDENTIALS.test(name);
  if (!headers.some(isCredential)) return [];
  return [
    { ...request, headers: Object.fromEntries(headers.filter((one) => !isCredential(one))) },
    { ...request, headers: Object.fromEntries(headers.map(([name, value]) => (isCredential([name, value]) ? [name, wrong(value)] : [name, value]))) },
  ];
}

/** A value of the same form that nobody has been given: `Bearer e2n-wrong`, `sid=e2n-wrong`. */
function wrong(value: string): string {
  return value.replace(/[^\s=;,]+$/, 'e2n-wrong');
}

function keyOf(request: CaseRequest): string {
  return JSON.stringify(toVerifyRequest(request));
}

/** The requests of a case that a guard refuses: `GET /me`. */
export function refusedRequests({ definition: { requests } }: CaseRun, answers: readonly Answer[]): string[] {
  const isRefused = ({ status }: Answer) => status === 401 || status === 403;
  return requests.filter((_, at) => isRefused(answers[at])).map((request) => toVerifyRequest(request)).map(({ method, path }) => `${method} ${path}`);
}
