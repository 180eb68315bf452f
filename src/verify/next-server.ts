import fs from 'node:fs';
import { createRequire } from 'node:module';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { diagnostic, UserError } from '../diagnostics.js';
import { Program } from './child-process.js';
import type { RunningServer } from './express-server.js';

/** Milliseconds in which `next start` has to listen. */
const START_LIMIT = 30_000;
/** What lies in a target beside the code that a build is made of. */
const NO_CODE = new Set(['node_modules', '.next', '.git', '.express-to-next']);

/**
 * Builds the target when it has no build or changed since.
 *
 * @throws {UserError} E2N504 when Next is not installed, E2N505 when the build fails
 */
export async function buildTarget(target: string, env: NodeJS.ProcessEnv): Promise<void> {
  const next = nextProgram(target);
  if (isBuilt(target)) return;
  const program = new Program([next, 'build'], { cwd: target, env });
  const ended = await program.ended;
  program.kill();
  if (ended !== 'code 0') throw new UserError(diagnostic('E2N505', { path: target, reason: `it ended with ${ended}.\n${program.lastOutput}` }));
}

/**
 * Runs `next start` on a loopback port.
 *
 * @param port absent: any free one
 * @throws {UserError} E2N504 when Next is not installed, E2N506 when it does not listen
 */
export async function startTarget(target: string, env: NodeJS.ProcessEnv, port?: number): Promise<RunningServer> {
  port ??= await freePort();
  const program = new Program([nextProgram(target), 'start', '-p', String(port), '-H', '127.0.0.1'], { cwd: target, env });
  const outcome = await Promise.race([accepts(port), program.ended]);
  if (outcome === true) return { url: `http://127.0.0.1:${port}`, stop: () => program.stop() };
  await program.stop();
  const how = outcome === false ? 'it does not listen' : `it ended with ${outcome}`;
  throw new UserError(diagnostic('E2N506', { path: target, reason: `${how}.\n${program.lastOutput}` }));
}

/**
 * The command line of the Next that is installed for a target.
 *
 * @throws {UserError} E2N504 when there is none
 */
export function nextProgram(target: string): string {
  try {
    const manifest = createRequire(path.resolve(target, 'package.json')).resolve('next/package.json');
    return path.join(path.dirname(manifest), 'dist/bin/next');
  } catch {
    throw new UserError(diagnostic('E2N504', { path: target }));
  }
}

/** Whether the target has a build that is younger than all of its code. */
function isBuilt(target: string): boolean {
  const build = fs.statSync(path.join(target, '.next/BUILD_ID'), { throwIfNoEntry: false });
  return build !== undefined && !hasYounger(target, build.mtimeMs);
}

function hasYounger(folder: string, time: number): boolean {
  return fs.readdirSync(folder, { withFileTypes: true }).some((entry) => {
    if (NO_CODE.has(entry.name)) return false;
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? hasYounger(file, time) : (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > time;
  });
}

/** A port that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Whether something accepts connections on the port, in time. */
async function accepts(port: number): Promise<boolean> {
  for (const end = Date.now() + START_LIMIT; Date.now() < end; ) {
    if (await connects(port)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50).unref());
  }
  return false;
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
