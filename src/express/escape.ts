import { packageName } from '../source/resolve.js';
import type { Argument, PackageValue, RouterValue, Value } from './interpreter/values.js';

/** The app or router in a value that is handed to code which is not read; objects are looked into one level deep. */
export function escapingRouter(value: Value): RouterValue | null {
  switch (value.kind) {
    case 'router':
      return value;
    case 'choice':
      return firstRouter(value.options.map((option) => option.value));
    case 'array':
      return firstRouter(value.items.map((cell) => cell.value));
    case 'object':
      return firstRouter(
        [...value.props.values()].filter((cell) => !cell.read && !cell.getter).map((cell) => cell.value),
      );
    default:
      return null;
  }
}

function firstRouter(values: Value[]): RouterValue | null {
  return values.find((value) => value.kind === 'router') ?? null;
}

/** Packages that take an app only to serve it or to send it requests. */
const SERVERS = new Set([
  'node:http',
  'node:https',
  'node:http2',
  'spdy',
  'http-graceful-shutdown',
  'http-shutdown',
  '@godaddy/terminus',
  'stoppable',
  'http-terminator',
  'supertest',
  'superagent',
  'chai-http',
  'serverless-http',
  'aws-serverless-express',
  '@vendia/serverless-express',
  '@codegenie/serverless-express',
  'firebase-functions',
  'express-list-endpoints',
  'express-list-routes',
]);

/** Whether a package only serves the app that it is given. */
export function isHarmless(callee: PackageValue): boolean {
  return SERVERS.has(packageName(callee.package)) || SERVERS.has(callee.package);
}

/** Packages that give back the app that they were given, with better methods; `app` where they wrap it in an object. */
const PASSING: ReadonlyMap<string, 'same' | 'app'> = new Map([
  ['express-ws', 'app'],
  ['@awaitjs/express', 'same'],
]);

/** The value that such a package gives back for an app; null for all other packages. */
export function passesThrough(callee: PackageValue, given: Argument[]): Value | null {
  const shape = PASSING.get(callee.package);
  const [first] = given;
  if (!shape || first?.value.kind !== 'router') return null;
  if (shape === 'same') return first.value;
  return { kind: 'object', props: new Map([['app', { value: first.value }]]), proto: null, complete: false };
}
