import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { installedFolder } from './package-json.js';

/** What the code of an installed package does to requests and answers, as far as its text tells. */
export interface PackageReading {
  /** Members that it sets on `req`. */
  sets: ReadonlySet<string>;
  /** It sets members whose names only a running program knows. */
  setsAny: boolean;
  /** It has functions with the parameters of an error handler. */
  handlesErrors: boolean;
  /** It looks at the address of the client. */
  readsAddress: boolean;
}

/** More than this is a framework, not a middleware. */
const MOST_FILES = 80;
const MOST_BYTES = 1_000_000;

/** Methods of `res` that native code answers without: a package that puts its own in their place has to have Express's answers. */
const REPLACES_ANSWERS = /\.(?:json|jsonp|send|sendStatus|sendFile|download|redirect|render)\s*=(?!=)|\bres(?:ponse)?\s*\[[^\]]+\]\s*=(?!=)|(?:assign|definePropert(?:y|ies)|setPrototypeOf)\(\s*_?res(?:ponse)?\b|__proto__/;

/** What it finds of the app, its settings, or another order of middleware, is not there in front of native code. */
const NEEDS_APP = /\b_?(?:req|request|res|response)\.app\b|\b_?req(?:uest)?\.(?:url|method|route|params|baseUrl|originalUrl|headers)\s*=(?!=)|\bapp\.(?:use|get|set|engine|locals)\b/;

/** `req.flash = …`, `req.query.page = …`. */
const SETS = /\b_?req(?:uest)?\.([A-Za-z_$][\w$]*)(?:\.[\w$]+|\[[^\]]+\])*\s*=(?!=)/g;
const SETS_ANY = /\b_?req(?:uest)?\s*\[[^\]]+\]\s*=(?!=)|(?:assign|definePropert(?:y|ies))\(\s*_?req(?:uest)?\b/;
const ERROR_HANDLER = /\(\s*_?e(?:rr(?:or)?)?\s*,\s*_?req(?:uest)?\s*,\s*_?res(?:ponse)?\s*,\s*_?next\s*\)/;
const ADDRESS = /remoteAddress|x-forwarded-for|\.ips?\b/i;

const readings = new Map<string, PackageReading | null>();

/**
 * Reads the code of an installed package.
 *
 * @param root folder of the source
 * @returns null where it is not installed, cannot be read, or does what only an app of its own can give it
 */
export function readPackage(name: string, root: string): PackageReading | null {
  const folder = installedFolder(name, root);
  if (!folder) return null;
  const known = readings.get(folder);
  if (known !== undefined) return known;
  const code = codeOf(folder);
  const reading = code === null || REPLACES_ANSWERS.test(code) || NEEDS_APP.test(code) ? null : {
    sets: new Set([...code.matchAll(SETS)].map(([, member]) => member)),
    setsAny: SETS_ANY.test(code),
    handlesErrors: ERROR_HANDLER.test(code),
    readsAddress: ADDRESS.test(code),
  };
  readings.set(folder, reading);
  return reading;
}

/** Whether the code of an installed package asks where it stands, as it does to read files beside it. */
export function readsOwnFiles(name: string, root: string): boolean {
  const folder = installedFolder(name, root);
  return folder !== null && /\b__dirname\b|\bimport\.meta\.(?:url|dirname)\b/.test(codeOf(folder) ?? '');
}

/** The code of a package without its comments; null where there is too much of it, or where it was made unreadable. */
function codeOf(folder: string): string | null {
  const ignore = ['**/node_modules/**', '**/{test,tests,__tests__,docs,example,examples,bench,benchmark}/**', '**/*.{test,spec,min,config}.*', '**/Gruntfile.js'];
  const files = globSync('**/*.{js,cjs,mjs}', { cwd: folder, ignore }).sort();
  if (files.length === 0 || files.length > MOST_FILES) return null;
  const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const isMinified = texts.some((text) => text.length > 2000 && text.length / text.split('\n').length > 300);
  if (isMinified || texts.reduce((sum, text) => sum + text.length, 0) > MOST_BYTES) return null;
  return texts.join('\n').replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
