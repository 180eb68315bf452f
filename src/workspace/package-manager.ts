import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { diagnostic, UserError } from '../diagnostics.js';
import { readPackageJson } from '../source/package-json.js';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

const LOCKFILES: Record<string, PackageManager> = {
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
};

/** The package manager of a folder: its own or its workspace's `packageManager` field or lockfile, else npm. */
export function detectPackageManager(folder: string): PackageManager {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const declared = fs.existsSync(at) ? (readPackageJson(at) as { packageManager?: string } | null)?.packageManager : undefined;
    const name = /^(npm|pnpm|yarn|bun)@/.exec(declared ?? '')?.[1];
    if (name) return name as PackageManager;
    const lockfile = Object.keys(LOCKFILES).find((file) => fs.existsSync(path.join(at, file)));
    if (lockfile) return LOCKFILES[lockfile];
    // Beyond the repository nothing concerns the folder.
    if (fs.existsSync(path.join(at, '.git')) || path.dirname(at) === at) return 'npm';
  }
}

/**
 * Installs the dependencies of a folder. What the package manager prints goes to standard error.
 *
 * @throws {UserError} E2N357 when it cannot be run or fails
 */
export async function installDependencies(folder: string): Promise<void> {
  const command = `${detectPackageManager(folder)} install`;
  const [program, ...args] = command.split(' ');
  const reason = await new Promise<string | undefined>((resolve) => {
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(code === 0 ? undefined : `it ended with ${signal ?? `code ${code}`}`));
  });
  if (reason !== undefined) throw new UserError(diagnostic('E2N357', { command, path: folder, reason }));
}
