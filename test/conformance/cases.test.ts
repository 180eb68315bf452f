import { beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/verify/answer.js';
import { writeProjects } from './express/project.js';
import { startExpress, type ExpressServer } from './express/server.js';
import { loadCases, type CaseRun } from './load.js';
import { startNothing } from './nothing-server.js';
import { compareReplays, inParallel, replay } from './replay.js';

// The cases themselves, against real Express alone: what they ask must be answered, always the same, and not by everybody.

const runs = await loadCases();
const [first, second, empty, missing] = [0, 1, 2, 3].map(() => new Map<string, Answer[]>());
let server: ExpressServer;

beforeAll(async () => {
  writeProjects(runs);
  for (const answers of [first, second]) {
    server = await startExpress(runs);
    await inParallel(runs.filter(({ title }) => server.origins.has(title)), async (run) => {
      answers.set(run.title, await replay(run, server.origins.get(run.title)!));
    });
    server.stop();
  }
  for (const [status, answers] of [[200, empty], [404, missing]] as const) {
    const nothing = await startNothing(status);
    await inParallel(runs, async (run) => {
      answers.set(run.title, await replay(run, nothing.origin));
    });
    nothing.stop();
  }
}, 120_000);

const unknown = (run: CaseRun, expected: Answer[] = [], actual: Answer[] = []) =>
  compareReplays(run, expected, actual, []).flatMap(({ request, differences }) =>
    differences.filter(({ known }) => !known).map((difference) => ({ request, ...difference })),
  );

test.each(runs.map((run) => [run.title, run] as const))('%s', (title, run) => {
  expect(server.failures.get(title)).toBeUndefined();
  const [once, again] = [first.get(title), second.get(title)];
  expect(once?.map(({ failure, cut }) => failure ?? cut)).toEqual(run.definition.requests.map(() => undefined));
  expect(unknown(run, once, again), 'two runs on Express differ').toEqual([]);
  expect(unknown(run, once, empty.get(title)), 'a server that answers 200 to all passes').not.toEqual([]);
  expect(unknown(run, once, missing.get(title)), 'a server that answers 404 to all passes').not.toEqual([]);
});

test('no case leaves a rejected promise unhandled', () => {
  expect(server.rejections).toEqual([]);
});
