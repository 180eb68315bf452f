import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { helperFiles } from '../../../../src/emit/helper-files';
import type { HelperName } from '../../../../src/emit/helpers/manifest';

/** A folder of helpers as a migrated app has it. */
export interface Target {
  folder: string;
  load<Module>(name: HelperName): Promise<Module>;
  remove(): void;
}

/** Inside the package, so that the npm packages are found; ignored by git. */
const WORK = fileURLToPath(new URL('../../../../.work/helpers/', import.meta.url));

/** Writes helpers, with all that they import, as they are written for a source app on that major of Express. */
export function writeTarget(names: HelperName[], expressMajor: 4 | 5): Target {
  mkdirSync(WORK, { recursive: true });
  const folder = mkdtempSync(join(WORK, `express${expressMajor}-`));
  for (const { path, content } of helperFiles(names, { expressMajor }).files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return {
    folder,
    load: (name) => import(join(folder, 'http', `${name}.ts`)),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
