import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const LOCK = path.join(tmpdir(), 'express-to-next-bench.lock');

/**
 * Does something while no other process of this machine does it: two benches in one work folder would take each other's files
 * away, and two checkouts at once slow each other down until requests time out. Waits for the other; a lock whose process has
 * gone counts for nothing.
 *
 * @param say told when it has to wait
 */
export async function alone<T>(act: () => Promise<T>, say: (text: string) => void): Promise<T> {
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
