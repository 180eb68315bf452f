import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WORK } from './work-folder.js';

const LOCK = path.join(WORK, 'bench.lock');

/**
 * Does something while no other process does it: two benches in one work folder would take each other's files away. Waits for
 * the other; a lock whose process has gone counts for nothing.
 *
 * @param say told when it has to wait
 */
export async function alone<T>(act: () => Promise<T>, say: (text: string) => void): Promise<T> {
  mkdirSync(WORK, { recursive: true });
  for (let waited = false; !tryLock(); waited = true) {
    if (!waited) say(`waiting for process ${readHolder()}, which runs the bench already`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  try {
    return await act();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function tryLock(): boolean {
  if (!isRunning(readHolder())) rmSync(LOCK, { force: true });
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function readHolder(): number {
  try {
    return Number(readFileSync(LOCK, 'utf8'));
  } catch {
    return 0;
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
