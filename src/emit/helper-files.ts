import { existsSync, readFileSync } from 'node:fs';
import type { ExpressMajor, TargetFile } from '../model.js';
import { EXPRESS_4, EXPRESS_4_FILES, HELPERS, type HelperModule, type HelperName } from './helpers/manifest.js';

export { HELPERS, type HelperModule, type HelperName };

/** The files of some helpers and what they need, ready to be written into the target. */
export interface HelperFiles {
  /** Path `http/<name>.ts`, sorted. */
  files: TargetFile[];
  /** npm packages for the target's `dependencies`, with ranges. */
  dependencies: Record<string, string>;
  /** npm packages for the target's `devDependencies`: types. */
  devDependencies: Record<string, string>;
  /** Node modules that the helpers import. */
  builtins: string[];
}

/** Whether a module of the target's `http` folder with that name exists. */
export function isHelper(name: string): name is HelperName {
  return Object.hasOwn(HELPERS, name);
}

/** What a helper is and needs when the source app runs on that major of Express. */
export function helperModule(name: HelperName, expressMajor: ExpressMajor): HelperModule {
  return { ...HELPERS[name], ...(expressMajor === 4 && EXPRESS_4[name]) };
}

/**
 * Collects helpers and every helper that those import.
 *
 * @param names keys of {@link HELPERS}
 * @throws Error for a name that is not one: a mistake of ours, never of the user
 */
export function helperFiles(names: readonly string[], options: { expressMajor: ExpressMajor }): HelperFiles {
  const { expressMajor } = options;
  const closure = [...withImports(names, expressMajor)].sort();
  const modules = closure.map((name) => helperModule(name, expressMajor));
  return {
    files: closure.map((name) => ({ path: `http/${name}.ts`, content: readHelper(name, expressMajor) })),
    dependencies: Object.assign({}, ...modules.map((module) => module.dependencies)),
    devDependencies: Object.assign({}, ...modules.map((module) => module.devDependencies)),
    builtins: [...new Set(modules.flatMap((module) => module.builtins))].sort(),
  };
}

function withImports(names: readonly string[], expressMajor: ExpressMajor): Set<HelperName> {
  const found = new Set<HelperName>();
  const visit = (name: string) => {
    if (!isHelper(name)) throw new Error(`There is no helper named ${name}`);
    if (found.has(name)) return;
    found.add(name);
    helperModule(name, expressMajor).imports.forEach(visit);
  };
  names.forEach(visit);
  return found;
}

/** The sources are in `src/emit/helpers` of the package, whether this module runs from `src` or from `dist/src`. */
const SOURCES = ['./helpers/', '../../../src/emit/helpers/']
  .map((folder) => new URL(folder, import.meta.url))
  .find((folder) => existsSync(new URL('errors.ts', folder)));

function readHelper(name: HelperName, expressMajor: ExpressMajor): string {
  const variant = expressMajor === 4 && EXPRESS_4_FILES.includes(name) ? '.express4' : '';
  return readFileSync(new URL(`${name}${variant}.ts`, SOURCES), 'utf8');
}
