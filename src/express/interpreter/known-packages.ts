import path from 'node:path';
import { globSync } from 'tinyglobby';
import { construct } from './calls.js';
import type { Interpreter } from './interpreter.js';
import {
  arrayOf,
  literal,
  stringOf,
  unknown,
  type Argument,
  type Origin,
  type PackageValue,
  type Value,
} from './values.js';

type Known = (it: Interpreter, given: Argument[], site: Origin) => Value | null;

/** Containers make the class that they are asked for; what they inject into its constructor is not known. */
const fromContainer: Known = (it, given, site) => {
  const [wanted] = given;
  if (wanted?.value.kind !== 'function') return null;
  return construct(
    it,
    wanted.value,
    [{ value: unknown('what the container injects'), origin: site, rest: true }],
    site,
  );
};

/** Files that match a pattern, as loaders of routes and models list them. */
const listFiles: Known = (it, given) => {
  const [pattern, options] = given;
  const text = stringOf(pattern?.value);
  if (text === null) return arrayOf([], false);
  const folder = options?.value.kind === 'object' ? stringOf(options.value.props.get('cwd')?.value) : null;
  const cwd = path.resolve(it.project.root, folder ?? '.');
  const absolute = path.isAbsolute(text);
  const files = globSync(text, { cwd, absolute, ignore: ['**/node_modules/**'], expandDirectories: false }).sort();
  return arrayOf(files.map((file) => ({ value: literal(file) })));
};

/** Functions of packages that decide which modules or objects a program is made of. */
const KNOWN: ReadonlyMap<string, Known> = new Map([
  ['typedi Container.get', fromContainer],
  ['typedi get', fromContainer],
  ['tsyringe container.resolve', fromContainer],
  ['glob globSync', listFiles],
  ['glob sync', listFiles],
  ['fast-glob sync', listFiles],
  ['fast-glob globSync', listFiles],
  ['globby globbySync', listFiles],
  ['tinyglobby globSync', listFiles],
]);

/** What a call of a package gives, for the few whose answer reading can know; null for all others. */
export function knownCall(it: Interpreter, callee: PackageValue, given: Argument[], site: Origin): Value | null {
  const steps = callee.steps
    .map((step) => (step.kind === 'get' ? step.name : '()'))
    .filter((name) => name !== 'default');
  return KNOWN.get(`${callee.package} ${steps.join('.')}`)?.(it, given, site) ?? null;
}
