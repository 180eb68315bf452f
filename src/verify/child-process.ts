import { spawn, type ChildProcess, type Serializable } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** Lines of a program's output that are kept for the message when it fails. */
const KEPT_LINES = 40;
/** Milliseconds in which a program may end by itself when it is asked to. */
const PATIENCE = 2_000;

const running = new Set<Program>();

/** A child process with everything that it starts; ended at the latest with our own process. */
export class Program {
  private readonly child: ChildProcess;
  private output = '';
  /** How it ended: `code 1`, `SIGKILL`, or why it could not be started. */
  readonly ended: Promise<string>;

  /** Starts a Node program in a process group of its own, with a channel for messages. */
  constructor(args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
    guard();
    this.child = spawn(process.execPath, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    running.add(this);
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output = lastLines(this.output + chunk.toString())));
    }
    // `close` comes when the output is complete; a grandchild may hold it open after `exit`.
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => resolve(error.message));
      this.child.once('exit', (code, signal) => setTimeout(() => resolve(signal ?? `code ${code}`), 50));
    });
  }

  /** The last lines that it printed. */
  get lastOutput(): string {
    return stripVTControlCharacters(this.output).trim();
  }

  onMessage(listener: (message: Serializable) => void): void {
    this.child.on('message', listener);
  }

  send(message: Serializable): void {
    if (this.child.connected) this.child.send(message);
  }

  /** Ends the whole group, gently at first. */
  async stop(): Promise<void> {
    this.signal('SIGTERM');
    const timer = setTimeout(() => this.signal('SIGKILL'), PATIENCE);
    await this.ended;
    clearTimeout(timer);
    this.kill();
  }

  /** Ends what is left of the group at once. */
  kill(): void {
    this.signal('SIGKILL');
    running.delete(this);
  }

  private signal(name: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, name);
    } catch {
      // The group is gone already.
    }
  }
}

let guarded = false;

/** Sees to it that no program outlives our own process, whatever ends it. */
function guard(): void {
  if (guarded) return;
  guarded = true;
  const killAll = () => [...running].forEach((program) => program.kill());
  process.on('exit', killAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const end = () => {
      killAll();
      // As if there were no handler: the caller sees that a signal ended us.
      process.removeListener(signal, end);
      process.kill(process.pid, signal);
    };
    process.on(signal, end);
  }
}

function lastLines(text: string): string {
  return text.split('\n').slice(-KEPT_LINES - 1).join('\n');
}
