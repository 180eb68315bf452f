import { existsSync } from 'node:fs';

/** The folder of this package, whether the code runs from `src` or from `dist/src`. */
export const PACKAGE_ROOT: URL = ['../', '../../']
  .map((folder) => new URL(folder, import.meta.url))
  .find((folder) => existsSync(new URL('package.json', folder)))!;
