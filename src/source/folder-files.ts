import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What is never taken along with a folder: dependencies, version control, secrets, droppings of file managers. */
const LEFT_OUT = /^(?:node_modules|\.git|\.next|\.env(?!\.(?:example|sample|template)$)(?:\..+)?|\.DS_Store|Thumbs\.db)$/;

/** A folder's files: relative POSIX paths, sorted, with their sizes. */
export function folderFiles(folder: string): { file: string; size: number }[] {
  const found: { file: string; size: number }[] = [];
  const visit = (at: string): void => {
    for (const entry of readdirSync(path.join(folder, at), { withFileTypes: true })) {
      const name = at ? `${at}/${entry.name}` : entry.name;
      if (LEFT_OUT.test(entry.name)) continue;
      if (entry.isDirectory()) visit(name);
      else if (entry.isFile()) found.push({ file: name, size: statSync(path.join(folder, name)).size });
    }
  };
  visit('');
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** What stands at an absolute path. */
export function kindAt(at: string): 'file' | 'folder' | null {
  const stat = statSync(at, { throwIfNoEntry: false });
  return stat?.isFile() ? 'file' : stat?.isDirectory() ? 'folder' : null;
}

/** The bytes of a file. */
export function bytesOf(at: string): Uint8Array {
  return readFileSync(at);
}

/** Size of a file in bytes. */
export function sizeOf(at: string): number {
  return statSync(at).size;
}
