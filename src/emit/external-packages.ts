import path from 'node:path';
import { LOADS_BY_NAME, PACKAGES } from '../../rules/runtime/packages.js';
import { readsOwnFiles } from '../source/package-reading.js';
import { installedFolder, readPackageJson } from '../source/package-json.js';

/**
 * Packages whose imports Next optimises on its own, which makes it compile them: one of them among
 * `serverExternalPackages` stops the build. Source: Next, `optimizePackageImports` in server/config.js (those of the list
 * that a server may import).
 */
const COMPILED_BY_NEXT = new Set(['date-fns', 'lodash-es', 'ramda', 'rxjs', 'effect']);

/** What Next is made of: left out of its own bundles, it does not even build. */
const OF_NEXT = new Set(['next', 'react', 'react-dom']);

/** The packages that `serverExternalPackages` may name, sorted. */
export function externalPackages(packages: Iterable<string>): string[] {
  return [...packages].filter((name) => !OF_NEXT.has(name) && !COMPILED_BY_NEXT.has(name) && !name.startsWith('@effect/')).sort();
}

/**
 * Those of some packages that are better bundled, though the original app uses them, too: an import of an ES module from
 * outside of the bundle makes the modules around it asynchronous, and a `require` of these gives a promise. Plain code does as
 * well as a copy, and of packages with a form for `import` and one for `require` Node itself would load both.
 *
 * @param linked packages whose middleware runs in Express, which stay as they are
 */
export function bundledPackages(packages: Iterable<string>, linked: ReadonlySet<string>, root: string): Set<string> {
  return new Set([...packages].filter((name) => {
    const known = PACKAGES.get(name)?.need;
    return known === 'any' || (known === undefined && !linked.has(name) && hasTwoForms(name, root));
  }));
}

function hasTwoForms(name: string, root: string): boolean {
  const folder = installedFolder(name, root);
  const json = folder && readPackageJson(folder);
  const text = JSON.stringify((json && json.exports) ?? '');
  return /"import":/.test(text) && /"require":/.test(text);
}

/** Those of some packages that no bundler can follow, since they load others by computed names. */
export function loadingByName(packages: Iterable<string>): string[] {
  return [...packages].filter((name) => LOADS_BY_NAME.has(name));
}

/** Those of some packages that read files beside their own modules, where a bundle would not find them. */
export function readingOwnFiles(packages: Iterable<string>, root: string): string[] {
  return [...packages].filter((name) => readsOwnFiles(name, root));
}

/**
 * Native packages that Turbopack cannot even trace: its reader of `node-pre-gyp` settings wants `napi_versions` in every
 * `binary` of a `package.json`, which packages from before Node-API do not have (turbopack-ecmascript,
 * references/node.rs), and stops the build without it.
 */
export function untraceablePackages(packages: Iterable<string>, root: string): string[] {
  return [...packages].sort().filter((name) => {
    const folder = installedFolder(name, root);
    const json = folder && readPackageJson(folder);
    return !!json && json.binary?.module_path !== undefined && json.binary.napi_versions === undefined;
  });
}

/** Where the module stands that loads such a package as Node does, out of the bundler's sight. */
export function nativeLoader(httpDir: string, name: string): { path: string; content: string } {
  const file = path.posix.join(httpDir, 'native', `${name.replace(/^@/, '').replace('/', '-')}.js`);
  const comment = `/** Loads ${name} at run time: Turbopack cannot trace native packages from before Node-API. */\n`;
  return { path: file, content: `${comment}module.exports = require(/* turbopackIgnore: true */ '${name}');\n` };
}
