import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { JointApp } from './build.js';
import { nextScript } from './install.js';
import { nextEnvironment } from './run.js';
import { PROBE } from './runtime-files.js';

/** A joint app under `next start`. */
export interface NextServer {
  origin: string;
  stop(): Promise<void>;
}

/**
 * Starts a built app; every start is fresh, so that in-memory state begins anew.
 *
 * @param log name of the server's log below `.next` of the app's folder
 * @throws Error when the server ends instead of answering
 */
export async function startNext({ folder, next }: JointApp, log: string): Promise<NextServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [nextScript(next), 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: folder,
    env: nextEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(path.join(folder, '.next', log));
  child.stdout.pipe(file);
  child.stderr.pipe(file);
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));

  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  while (!(await answers(origin))) {
    if (child.exitCode !== null) throw new Error(`next start ended with ${child.exitCode}: see ${file.path}`);
    if (Date.now() > deadline) throw new Error('next start did not answer within a minute');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    origin,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

function answers(origin: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get(`${origin}${PROBE}`, (response) => {
      response.resume();
      resolve(true);
    });
    request.on('error', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = http.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
