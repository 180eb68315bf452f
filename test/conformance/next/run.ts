import { spawn } from 'node:child_process';

/** A finished command: its exit code and all that it printed. */
export interface Finished {
  code: number | null;
  output: string;
}

/** Runs a Node script to its end. */
export function runNode(script: string, args: string[], cwd: string, env: Record<string, string> = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd, env: nextEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** The environment for Next: production as on a server, without the marks of the test runner that Next or an app may look at. */
export function nextEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST$|FORCE_COLOR)/.test(name)));
  return { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', NEXT_IGNORE_INCORRECT_LOCKFILE: '1', ...more };
}
