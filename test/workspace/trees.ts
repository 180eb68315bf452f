import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Files by path relative to a folder. */
export type Tree = Record<string, string>;

/** A new folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'express-to-next-')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a tree into a folder. */
export function writeTree(folder: string, tree: Tree): void {
  for (const [file, content] of Object.entries(tree)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
}

/** Reads everything below a folder; links by where they lead, our own folder only when asked for. */
export function readTree(folder: string, own = false): Tree {
  if (!fs.existsSync(folder)) return {};
  const tree: Tree = {};
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isSymbolicLink()) tree[entry.name] = `-> ${fs.readlinkSync(file)}`;
    else if (entry.isFile()) tree[entry.name] = fs.readFileSync(file, 'utf8');
    else if (own || entry.name !== '.express-to-next') {
      for (const [name, content] of Object.entries(readTree(file, own))) tree[`${entry.name}/${name}`] = content;
    }
  }
  return tree;
}
