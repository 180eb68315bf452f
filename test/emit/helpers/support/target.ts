import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
  const { files, dependencies } = helperFiles(names, { expressMajor });
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  if (expressMajor === 4) linkPackages(folder, Object.keys(dependencies));
  return {
    folder,
    load: (name) => import(join(folder, 'http', `${name}.ts`)),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Lets the helpers find the packages that Express 4 has in other versions than Express 5. */
function linkPackages(folder: string, names: string[]): void {
  const own = fileURLToPath(new URL('../../../../node_modules/express4/node_modules/', import.meta.url));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of names) {
    if (existsSync(join(own, name))) symlinkSync(join(own, name), join(folder, 'node_modules', name));
  }
}
