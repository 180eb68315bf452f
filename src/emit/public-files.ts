import path from 'node:path';
import type { TargetFile } from '../model.js';
import type { Rewrite } from '../next/next-config.js';
import type { StaticFolder } from '../plan/static-folders.js';
import { bytesOf } from '../source/folder-files.js';

/** The files of folders that Express served, in `public/`; of two with one name the first counts, as it did. */
export function publicFiles(folders: readonly StaticFolder[]): TargetFile[] {
  const found = new Map<string, TargetFile>();
  for (const { folder, prefix, files } of folders) {
    for (const file of files) {
      const target = `public${prefix}/${file}`;
      if (!found.has(target)) found.set(target, { path: target, content: bytesOf(path.join(folder!, file)) });
    }
  }
  return [...found.values()];
}

/** Next does not serve `public/index.html` at `/`. */
export function indexRewrites(folders: readonly StaticFolder[]): Rewrite[] {
  const hasIndex = folders.some(({ prefix, files }) => prefix === '' && files.includes('index.html'));
  return hasIndex ? [{ source: '/', destination: '/index.html' }] : [];
}
