import { createRequire } from 'node:module';
import type { ts } from '@ts-morph/common';

/** The compiler that ts-morph brings along, never the user's. */
export type TypeScript = typeof ts;

type Bundle = typeof import('@ts-morph/common');

let bundle: Bundle | null = null;

/** Loads TypeScript on first use: most of what the program does needs none of it, and it takes a third of a second. */
export function loadTypeScript(): { ts: TypeScript; getLibFiles: Bundle['getLibFiles'] } {
  bundle ??= createRequire(import.meta.url)('@ts-morph/common') as Bundle;
  return bundle;
}
