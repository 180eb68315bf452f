'use strict';
/**
 * Loaded into the process of the source before its own code (`node --require`). Every HTTP server that the program starts
 * listens on a free loopback port instead of its own, and the port is reported to the parent. Where the program ends its
 * start without listening, an Express app (or an HTTP server) that its main module exports is listened with.
 *
 * Messages to the parent: `{ type: 'listening', port, express }` and `{ type: 'nothing' }`. From the parent: `'adopt'`,
 * not to wait any longer for the program to listen.
 */
const http = require('node:http');
const { pathToFileURL } = require('node:url');

const listen = http.Server.prototype.listen;
/** A port that the parent wants, for the first server; 0 lets the system choose. */
let port = Number(process.env.EXPRESS_TO_NEXT_PORT ?? 0);
delete process.env.EXPRESS_TO_NEXT_PORT;
let listening = false;

http.Server.prototype.listen = function (...args) {
  listening = true;
  const callback = args.find((argument) => typeof argument === 'function');
  const options = { host: '127.0.0.1', port };
  port = 0;
  this.once('listening', () => report({ type: 'listening', port: this.address().port, express: this.listeners('request').some(isApp) }));
  return callback ? listen.call(this, options, callback) : listen.call(this, options);
};

// The parent may be gone already; then there is nobody to tell.
const report = (message) => process.connected && process.send(message);

/** An Express app is a function with these members; a router has no settings. */
const isApp = (value) => typeof value === 'function' && typeof value.handle === 'function' && typeof value.set === 'function';

async function adopt() {
  if (listening) return;
  const main = await mainExports();
  if (listening) return;
  const candidates = [main, main?.default, main?.default?.default].flatMap((value) => [value, ...membersOf(value)]);
  const app = candidates.find(isApp);
  const server = candidates.find((value) => value instanceof http.Server);
  if (server ?? app) (server ?? http.createServer(app)).listen(0);
  else report({ type: 'nothing' });
}

/** What the main module exports: of a CommonJS one Node keeps it, an ES module is in the cache of imports by now. */
async function mainExports() {
  const exported = require.main?.exports;
  if (exported && (typeof exported === 'function' || Object.keys(exported).length > 0)) return exported;
  return import(pathToFileURL(process.argv[1]).href).catch(() => undefined);
}

function membersOf(value) {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

process.once('beforeExit', () => void adopt());
process.on('message', (message) => message === 'adopt' && void adopt());
// The channel to the parent is no reason to stay alive.
process.channel?.unref();
