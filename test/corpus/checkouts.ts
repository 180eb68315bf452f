import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

/** A package of a checkout that holds an Express app. */
export interface Checkout {
  /** `shop`, or `shop/packages/api` for a package inside of a checkout. */
  name: string;
  folder: string;
}

const LEFT_OUT = ['**/node_modules/**', '**/{test,tests,__tests__,e2e,fixtures,examples,docs,dist,build}/**'];

/**
 * The packages with Express below a folder.
 *
 * @param folder a checkout (it has a package.json), or a folder of checkouts
 */
export function checkouts(folder: string): Checkout[] {
  const isOne = existsSync(path.join(folder, 'package.json'));
  const roots = isOne ? [folder] : readdirSync(folder).map((name) => path.join(folder, name)).sort();
  return roots.flatMap((root) => packagesOf(root).map((inner) => ({ name: path.join(path.basename(root), inner), folder: path.join(root, inner) })));
}

/** The root where it depends on Express itself, else each package below that does. */
function packagesOf(root: string): string[] {
  if (dependsOnExpress(path.join(root, 'package.json'))) return ['.'];
  const below = globSync('**/package.json', { cwd: root, ignore: LEFT_OUT, deep: 5 }).sort();
  return below.filter((file) => dependsOnExpress(path.join(root, file))).map((file) => path.dirname(file));
}

function dependsOnExpress(file: string): boolean {
  if (!existsSync(file)) return false;
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: Record<string, string> };
  return 'express' in dependencies;
}
