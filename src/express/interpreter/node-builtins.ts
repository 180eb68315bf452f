import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFolder } from '../../source/resolve.js';
import { makeServer } from '../servers.js';
import { callValue } from './calls.js';
import { requiredModule } from './imports.js';
import type { Interpreter } from './interpreter.js';
import {
  arrayOf,
  literal,
  native,
  objectOf,
  stringOf,
  UNDEFINED,
  unknown,
  type Call,
  type PackageValue,
  type Value,
} from './values.js';

type Native = (it: Interpreter, call: Call) => Value;

/** A member of a Node built-in that reading can run; null for all others, and for npm packages. */
export function builtinMember(it: Interpreter, value: PackageValue, key: string): Value | null {
  if (!value.package.startsWith('node:')) return null;
  const steps = value.steps.map((step) => (step.kind === 'get' ? step.name : '()'));
  const name = [value.package.slice(5), ...steps].filter((part) => part !== 'posix' && part !== 'default').join('.');
  const full = `${name}.${key}`;
  const member = Object.hasOwn(MEMBERS, full) ? MEMBERS[full] : undefined;
  if (typeof member === 'string') return literal(member);
  return member ? native(key, (call) => member(it, call)) : null;
}

/** Runs a function of `node:path` on known strings. */
function onPaths(run: (...parts: string[]) => string): Native {
  return (it, call) => {
    const parts = call.arguments.map(({ value, rest }) => (rest ? null : stringOf(value)));
    return parts.includes(null) ? unknown(it.text(call.site), 'string') : literal(run(...(parts as string[])));
  };
}

/** `path.resolve` starts from the working folder, which is taken to be the project's. */
const resolvePath: Native = (it, call) => onPaths((...parts) => path.resolve(it.project.root, ...parts))(it, call);

/** A path of the user's is relative to the folder in which the program is started. */
function absolute(it: Interpreter, call: Call): string | null {
  const text = stringOf(call.arguments[0]?.value);
  return text === null ? null : path.resolve(it.project.root, text);
}

/** What stands in the source folder is taken to stand there at run time as well; what does not may still appear. */
const exists: Native = (it, call) => {
  const file = absolute(it, call);
  return file !== null && existsSync(file) ? literal(true) : unknown(it.text(call.site));
};

const readFolder: Native = (it, call) => {
  const folder = absolute(it, call);
  const entries = folder === null ? null : listFolder(folder);
  const options = call.arguments[1]?.value;
  const typed = options?.kind === 'object' && options.props.has('withFileTypes');
  if (!entries || (options?.kind === 'object' && options.props.has('recursive'))) return arrayOf([], false);
  const values = entries.map(({ name, directory }) => (typed ? directoryEntry(name, directory) : literal(name)));
  const last = call.arguments.at(-1)?.value;
  if (last?.kind === 'function') {
    const given = [literal(null), arrayOf(values.map((value) => ({ value })))].map((value) => ({
      value,
      origin: call.site,
    }));
    return callValue(it, last, given, UNDEFINED, call.site);
  }
  return arrayOf(values.map((value) => ({ value })));
};

function directoryEntry(name: string, directory: boolean): Value {
  return objectOf({
    name: literal(name),
    isDirectory: native('isDirectory', () => literal(directory)),
    isFile: native('isFile', () => literal(!directory)),
  });
}

const stat: Native = (it, call) => {
  const file = absolute(it, call);
  const found = file === null ? undefined : statSync(file, { throwIfNoEntry: false });
  if (!found) return unknown(it.text(call.site));
  return objectOf(
    {
      isDirectory: native('isDirectory', () => literal(found.isDirectory())),
      isFile: native('isFile', () => literal(found.isFile())),
    },
    false,
  );
};

const toPath: Native = (it, call) => {
  const url = stringOf(call.arguments[0]?.value);
  return url?.startsWith('file://') ? literal(fileURLToPath(url)) : unknown(it.text(call.site), 'string');
};

/** `util.inherits(Child, Parent)`. */
const inherits: Native = (_, call) => {
  const [child, parent] = call.arguments.map(({ value }) => value);
  if (child?.kind === 'function' && parent?.kind === 'function') child.superClass = parent;
  return UNDEFINED;
};

const createServer: Native = (it, call) => makeServer(it, call);
const makeRequire: Native = (it) =>
  native('require', (call) => requiredModule(it, call.arguments[0]?.value ?? UNDEFINED, call.site));

const PATH: Record<string, Native | string> = {
  'path.join': onPaths((...parts) => path.join(...parts)),
  'path.resolve': resolvePath,
  'path.dirname': onPaths((file) => path.dirname(file)),
  'path.basename': onPaths((file, suffix) => path.basename(file, suffix)),
  'path.extname': onPaths((file) => path.extname(file)),
  'path.normalize': onPaths((file) => path.normalize(file)),
  'path.relative': onPaths((from, to) => path.relative(from, to)),
  'path.sep': path.sep,
};

const MEMBERS: Record<string, Native | string | undefined> = {
  ...PATH,
  'fs.readdirSync': readFolder,
  'fs.readdir': readFolder,
  'fs.promises.readdir': readFolder,
  'fs/promises.readdir': readFolder,
  'fs.existsSync': exists,
  'fs.statSync': stat,
  'fs.lstatSync': stat,
  'url.fileURLToPath': toPath,
  'util.inherits': inherits,
  'module.createRequire': makeRequire,
  'http.createServer': createServer,
  'http.Server': createServer,
  'https.createServer': createServer,
  'http2.createSecureServer': createServer,
};
