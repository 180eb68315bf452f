import { fork } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseRun } from '../load.js';
import { WORK } from '../work-folder.js';
import { runnableEntry } from './project.js';

/** The cases on real Express. */
export interface ExpressServer {
  /** Origin of each case's own server, by title. */
  origins: Map<string, string>;
  /** Why a case did not start, by title. */
  failures: Map<string, string>;
  /** Reasons of rejected promises that nobody handled. */
  rejections: string[];
  stop(): void;
}

type Message = { rejected: string } | { ports: Record<string, number>; failures: Record<string, string> };

/**
 * Starts all cases in one child process; each start is fresh, so that their in-memory state begins anew.
 * `writeProjects` has been called before.
 */
export async function startExpress(runs: CaseRun[]): Promise<ExpressServer> {
  mkdirSync(WORK, { recursive: true });
  const child = fork(fileURLToPath(new URL('./host.mjs', import.meta.url)), {
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = createWriteStream(path.join(WORK, 'express.log'));
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);

  const rejections: string[] = [];
  const { ports, failures } = await new Promise<Extract<Message, { ports: unknown }>>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the Express process ended with ${code}`)));
    child.on('message', (message: Message) => ('ports' in message ? resolve(message) : rejections.push(message.rejected)));
    child.send(Object.fromEntries(runs.map((run) => [run.title, runnableEntry(run)])));
  });
  return {
    origins: new Map(Object.entries(ports).map(([title, port]) => [title, `http://127.0.0.1:${port}`])),
    failures: new Map(Object.entries(failures)),
    rejections,
    stop: () => child.kill(),
  };
}
