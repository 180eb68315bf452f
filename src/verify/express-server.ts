import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { diagnostic, UserError } from '../diagnostics.js';
import { namedEntries, scannedEntries } from '../express/entries.js';
import { PACKAGE_ROOT } from '../package-root.js';
import { openProject, type SourceProject } from '../source/project.js';
import { Program } from './child-process.js';

/** A server that answers at `url` until it is stopped. */
export interface RunningServer {
  url: string;
  stop(): Promise<void>;
}

export interface StartOptions {
  env: NodeJS.ProcessEnv;
  /** Port to listen on; absent: any free one. */
  port?: number;
}

/** Milliseconds in which a source has to listen: programs connect to databases first. */
const START_LIMIT = 30_000;
/** Milliseconds after which an app that is exported is taken although the program still does something. */
const LISTEN_BY_ITSELF = 4_000;
/** Milliseconds in which the Express app may follow another HTTP server of the same program. */
const OTHER_SERVERS = 500;

const PRELOAD = fileURLToPath(new URL('src/verify/child/listen.cjs', PACKAGE_ROOT));

/**
 * Runs the source as it is, on a free loopback port whatever port it wants.
 *
 * @param source a folder or one file
 * @throws {UserError} E2N502 when it ends or does not listen in time, E2N503 when nothing in it listens
 */
export async function startSource(source: string, options: StartOptions): Promise<RunningServer> {
  const project = openProject(source);
  const named = namedEntries(project);
  const entries = named.length > 0 ? named : scannedEntries(project);
  let failure: string | undefined;
  for (const entry of entries) {
    const started = await startEntry(project, entry, options);
    if ('url' in started) return started;
    failure ??= started.failure;
  }
  if (failure !== undefined) throw new UserError(diagnostic('E2N502', { reason: failure }));
  throw new UserError(diagnostic('E2N503', { files: entries.length > 0 ? entries.join(', ') : source }));
}

type Started = RunningServer | { failure?: string };

interface Listening {
  type: 'listening' | 'nothing';
  port: number;
  express: boolean;
}

async function startEntry(project: SourceProject, entry: string, { env, port }: StartOptions): Promise<Started> {
  const program = new Program(['--require', PRELOAD, ...loaderFor(project, entry), project.absolute(entry)], {
    cwd: project.root,
    env: { ...env, ...(port !== undefined && { EXPRESS_TO_NEXT_PORT: String(port) }) },
  });
  const outcome = await Promise.race([listening(program), program.ended, limit(program)]);
  if (typeof outcome !== 'string' && outcome.type === 'listening') {
    return { url: `http://127.0.0.1:${outcome.port}`, stop: () => program.stop() };
  }
  await program.stop();
  if (typeof outcome !== 'string' || outcome === 'code 0') return {};
  return { failure: `${entry} ${outcome === 'time' ? 'does not listen' : `ended with ${outcome}`}.${outputOf(program)}` };
}

/** The first Express app that listens; another server only when no app follows it. */
function listening(program: Program): Promise<Listening> {
  return new Promise((resolve) => {
    program.onMessage((message) => {
      const found = message as unknown as Listening;
      if (found.type === 'nothing' || found.express) resolve(found);
      else setTimeout(() => resolve(found), OTHER_SERVERS);
    });
  });
}

function limit(program: Program): Promise<'time'> {
  setTimeout(() => program.send('adopt'), LISTEN_BY_ITSELF).unref();
  return new Promise((resolve) => void setTimeout(() => resolve('time'), START_LIMIT).unref());
}

/** TypeScript runs through tsx: the one of the source, which knows its version of the language, else ours. */
function loaderFor(project: SourceProject, entry: string): string[] {
  if (!/\.[cm]?tsx?$/.test(entry)) return [];
  const [theirs, ours] = [path.join(project.root, 'package.json'), import.meta.url].map((from) => resolveTsx(from));
  return ['--import', pathToFileURL((theirs ?? ours)!).href];
}

function resolveTsx(from: string): string | undefined {
  try {
    return createRequire(from).resolve('tsx');
  } catch {
    return undefined;
  }
}

function outputOf(program: Program): string {
  return program.lastOutput === '' ? '' : `\n${program.lastOutput}`;
}
