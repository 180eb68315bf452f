import path from 'node:path';
import type { Compile } from '../compile-types.js';
import { diagnostic, UserError } from '../diagnostics.js';
import type { Plan } from '../model.js';
import { readManifest, sourceKey, type Manifest } from '../workspace/manifest.js';
import type { Difference } from './answer.js';
import { send } from './client.js';
import { compareAnswers, type CompareContext } from './compare.js';
import { answeredPaths } from '../plan/plan.js';
import { pathMatcher } from './endpoint-path.js';
import { startSource, type RunningServer } from './express-server.js';
import { legacyPort } from './legacy-port.js';
import { IdPairs } from './leeway.js';
import { madeUpRequests } from './made-up-requests.js';
import { buildTarget, freePort, nextProgram, startTarget } from './next-server.js';
import { play, type Played } from './play.js';
import { makeReport, verdictOf, type Check, type VerifyReport } from './report.js';
import { readRequestsFile, type ScriptedRequest } from './requests-file.js';

export interface VerifyOptions {
  /** The Express source. Absent: the one that the target was migrated from, else the working directory. */
  source?: string;
  /** The Next app. Absent: the working directory. */
  target?: string;
  /** File with requests to send besides those made up from the endpoint table. */
  requests?: string;
  /** Origin of a running Express server, instead of starting the source. */
  expressUrl?: string;
  /** Origin of a running Next server, instead of building and starting the target. */
  nextUrl?: string;
  /** Environment of both servers besides our own. */
  env?: Record<string, string>;
  /** Told what is going on. */
  onProgress?: (message: string) => void;
}

/** Both sides are told this host, so that what they put into their answers is the same. */
const HOST = 'localhost:3000';
/** Clocks in answers and tokens count seconds: a second run later than this shows them to be clocks. */
const CLOCK_STEP = 1_100;

/**
 * Starts the source on Express and the target on Next, sends both the same requests and compares the answers. This runs
 * the user's code.
 *
 * Express answers the whole script twice, in two processes that know nothing of each other: what differs between the two
 * is new each time and compared by its shape only. A server given by URL cannot be started anew; there only the requests
 * that read are sent twice.
 *
 * @param compile the compiler core, for the endpoint table
 * @throws {UserError} when a side cannot be started or the requests cannot be read
 */
export async function verifyWith(compile: Compile, options: VerifyOptions): Promise<VerifyReport> {
  const target = path.resolve(options.target ?? '.');
  const source = options.source ?? sourceOf(target);
  for (const [option, url] of [['--express-url', options.expressUrl], ['--next-url', options.nextUrl]] as const) {
    if (url !== undefined) await assertAnswers(option, url);
  }
  const scripted = options.requests === undefined ? [] : readRequestsFile(options.requests);
  // Before Express has been played for half a minute.
  if (options.nextUrl === undefined) nextProgram(target);
  const plan = await planOf(compile, source, target);
  const madeUp = madeUpRequests(plan.endpoints, plan.expressMajor);
  const script = [...scripted, ...madeUp.requests];

  const run = new Run(source, target, options, await freePort());
  const express = await run.express(script);
  const next = await run.next(script, plan);
  const checks = compareRuns(script, express, next, plan);
  const untried = madeUp.untried.filter((route) => !checks.some(({ endpoint }) => endpoint?.method === route.method && endpoint.path === route.path));
  return makeReport(plan.endpoints, checks, notesOn(untried, options));
}

/** The source that the target was migrated from; where that is not one, the working directory. */
function sourceOf(target: string): string {
  const sources = Object.keys(readManifest(target).sources);
  return sources.length === 1 ? path.join(target, sources[0]) : '.';
}

async function planOf(compile: Compile, source: string, target: string): Promise<Plan> {
  const { sources }: Manifest = readManifest(target);
  const routes = sources[sourceKey(target, source)]?.routes;
  const { plan } = await compile(source, { out: target, ...(routes && { routes }) });
  return plan;
}

async function assertAnswers(option: string, value: string): Promise<void> {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new UserError(diagnostic('E2N508', { option, value }));
  }
  const { failure } = await send(value, { method: 'GET', path: '/' });
  // A page that takes its time is an answer; nobody there is none.
  if (failure !== undefined && !failure.startsWith('no answer')) throw new UserError(diagnostic('E2N507', { url: value, reason: failure }));
}

/** What both sides were asked, and what Express answered the second time. */
interface ExpressRun {
  first: Played[];
  second: (Played['answer'] | undefined)[];
  /** False when one and the same process answered both times. */
  anew: boolean;
}

/** Starts servers, plays the script, and ends the servers whatever happens. */
class Run {
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly source: string,
    private readonly target: string,
    private readonly options: VerifyOptions,
    private readonly nextPort: number,
  ) {
    // `next start` sets PORT to where it listens, and apps put it into URLs of theirs: the source is told the same number.
    // Where the source listens is decided elsewhere.
    this.env = { NEXT_TELEMETRY_DISABLED: '1', ...process.env, NODE_ENV: 'production', ...options.env, PORT: String(nextPort) };
  }

  async express(script: ScriptedRequest[]): Promise<ExpressRun> {
    const { expressUrl } = this.options;
    if (expressUrl !== undefined) {
      this.say(`sending ${script.length} requests to Express`);
      const first = await play(script, expressUrl, { ...hostFor(expressUrl), twice: true });
      return { first, second: first.map(({ again }) => again), anew: false };
    }
    const started = Date.now();
    const first = await this.withSource((url) => play(script, url, { host: HOST }));
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, started + CLOCK_STEP - Date.now())));
    const second = await this.withSource((url) => play(script, url, { host: HOST }));
    return { first, second: second.map(({ answer }) => answer), anew: true };
  }

  async next(script: ScriptedRequest[], plan: Plan): Promise<Played[]> {
    const { nextUrl } = this.options;
    if (nextUrl !== undefined) {
      this.say(`sending ${script.length} requests to Next`);
      return play(script, nextUrl, hostFor(nextUrl));
    }
    this.say('building the Next app');
    await buildTarget(this.target, this.env);
    // What stays on Express needs an Express server of its own behind the Next app.
    const legacy = plan.totals.legacy > 0 ? legacyPort(this.target) : undefined;
    const behind = legacy === undefined ? undefined : await startSource(this.source, { env: this.env, port: legacy });
    try {
      this.say('starting the Next app');
      return await using(await startTarget(this.target, this.env, this.nextPort), (url) => play(script, url, { host: HOST }));
    } finally {
      await behind?.stop();
    }
  }

  private async withSource(act: (url: string) => Promise<Played[]>): Promise<Played[]> {
    this.say('starting the Express source');
    return using(await startSource(this.source, { env: this.env }), act);
  }

  private say(message: string): void {
    this.options.onProgress?.(message);
  }
}

async function using<T>(server: RunningServer, act: (url: string) => Promise<T>): Promise<T> {
  try {
    return await act(server.url);
  } finally {
    await server.stop();
  }
}

/** A server on this machine is told the common host; another may serve several hosts and is told its own. */
function hostFor(url: string): { host?: string } {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname) ? { host: HOST } : {};
}

function compareRuns(script: readonly ScriptedRequest[], express: ExpressRun, next: readonly Played[], plan: Plan): Check[] {
  const ids = new IdPairs();
  const matchers = plan.endpoints.map(({ method, path: pattern }) => ({ method, path: pattern, regexp: pathMatcher(pattern, plan.expressMajor) }));
  return script.map((scripted, i) => {
    const { request, answer, missing } = express.first[i];
    const again = express.second[i];
    const differences = compareWithSecond(answer, next[i].answer, { request, ids, routes: answeredPaths(plan), ...(again && { again, sameProcess: !express.anew }) });
    const unexpected = scripted.expect !== undefined && answer.status !== scripted.expect;
    const problems = [...missing, ...(unexpected ? [`Express answers ${answer.status}, the file expects ${scripted.expect}`] : [])];
    const pathname = request.path.split('?')[0];
    const methods = [request.method, 'ALL', ...(request.method === 'HEAD' ? ['GET'] : [])];
    const first = matchers.find(({ method, regexp }) => methods.includes(method) && regexp?.test(pathname));
    // In front of the route for a method, `app.all` on the same path is a part of its chain.
    const own = first?.method === 'ALL' && matchers.find(({ method, path: pattern }) => pattern === first.path && method === request.method);
    const endpoint = own || first;
    return {
      name: scripted.name,
      origin: scripted.origin,
      method: request.method,
      path: request.path,
      ...(endpoint && { endpoint: { method: endpoint.method, path: endpoint.path } }),
      status: { express: answer.status, next: next[i].answer.status },
      verdict: verdictOf(differences, problems),
      differences,
      problems,
    };
  });
}

/** Where Express itself answers with another status the second time, either answer is right. */
function compareWithSecond(expected: Played['answer'], actual: Played['answer'], context: CompareContext): Difference[] {
  const { again } = context;
  const differences = compareAnswers(expected, actual, context);
  if (!again || again.status === expected.status || again.status !== actual.status) return differences;
  return compareAnswers(again, actual, { ...context, again: expected });
}

function notesOn(untried: readonly { method: string; path: string }[], { expressUrl, nextUrl }: VerifyOptions): string[] {
  return [
    ...untried.map(({ method, path: pattern }) => `no request could be made up for ${method} ${pattern}: add one to the requests file`),
    ...(expressUrl === undefined ? [] : ['the Express server was given: values that are new each time are known only where a request reads']),
    ...(expressUrl === undefined && nextUrl === undefined
      ? []
      : ['a given server keeps its state: run verify against freshly started servers only']),
  ];
}
