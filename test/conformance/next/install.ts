import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { NextMajor } from '../../../src/model.js';
import { isNextMajor, NEXT_VERSIONS } from '../../../src/next/versions.js';
import { REPOSITORY, WORK } from '../work-folder.js';

/** The Next that the bench runs on: 16, or what `E2N_NEXT` says. */
export function chosenNext(): NextMajor {
  const major = Number(process.env.E2N_NEXT ?? 16);
  if (!isNextMajor(major)) throw new Error(`E2N_NEXT=${process.env.E2N_NEXT} is none of 14, 15, 16`);
  return major;
}

/**
 * The folder for the joint apps of one major, with that Next within reach. 16 is a dependency of this package; the others
 * are installed on first use.
 */
export function nextFolder(next: NextMajor): string {
  const folder = path.join(WORK, `next-${next}`);
  if (next === 16 || existsSync(path.join(folder, 'node_modules', 'next', 'package.json'))) return folder;
  mkdirSync(folder, { recursive: true });
  const { dependencies } = NEXT_VERSIONS[next];
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }, null, 2));
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  return folder;
}

/** The executable of Next for a joint app. */
export function nextScript(next: NextMajor): string {
  const home = next === 16 ? REPOSITORY : nextFolder(next);
  return path.join(home, 'node_modules', 'next', 'dist', 'bin', 'next');
}
