import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../src/diagnostics.js';
import { bodyText } from '../../src/verify/answer.js';
import { send } from '../../src/verify/client.js';
import { startSource, type RunningServer } from '../../src/verify/express-server.js';
import { temporaryFolder, writeTree, type Tree } from '../workspace/trees.js';

const servers: RunningServer[] = [];
afterEach(async () => void (await Promise.all(servers.splice(0).map((server) => server.stop()))));

/** A project that finds Express in our own `node_modules`. */
function project(files: Tree, packageJson: object = {}): string {
  const folder = temporaryFolder();
  fs.symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  writeTree(folder, { 'package.json': JSON.stringify(packageJson), ...files });
  return folder;
}

async function start(source: string): Promise<RunningServer> {
  const server = await startSource(source, { env: { ...process.env, NODE_ENV: 'production', PORT: '3000' } });
  servers.push(server);
  return server;
}

const hello = async ({ url }: RunningServer) => bodyText(await send(url, { method: 'GET', path: '/' }));

async function failureOf(source: string): Promise<UserError> {
  const error: unknown = await start(source).then(() => undefined, (reason: unknown) => reason);
  if (error instanceof UserError) return error;
  throw new Error('it started');
}

const APP = "const app = require('express')(); app.get('/', (req, res) => res.send('hello'));";

describe('startSource', () => {
  it('runs a program that listens on a port of its own, taken or not', async () => {
    const taken = net.createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as net.AddressInfo;
    const server = await start(project({ 'server.js': `${APP} app.listen(${port}, '0.0.0.0', () => {});` }));
    expect(await hello(server)).toBe('hello');
    expect(server.url).not.toContain(`:${port}`);
    taken.close();
  });

  it.each<[string, Tree, object?]>([
    ['one that listens after a while', { 'server.js': `${APP} setTimeout(() => app.listen(process.env.PORT), 300);` }],
    ['one that listens when it is the main module', { 'server.js': `${APP} if (require.main === module) app.listen(3000); module.exports = {};` }],
    ['an app that is exported', { 'app.js': `${APP} module.exports = app;` }],
    ['an app that is exported by name', { 'app.js': `${APP} module.exports = { app, other: 1 };` }],
    ['an HTTP server that is exported', { 'app.js': `${APP} module.exports = require('http').createServer(app);` }],
    ['an ES module that listens', { 'src/main.mjs': "import express from 'express'; const app = express(); app.get('/', (q, r) => r.send('hello')); await null; app.listen({ port: 3000 });" }, { main: 'src/main.mjs' }],
    ['an ES module that exports', { 'index.js': "import express from 'express'; const app = express(); app.get('/', (q, r) => r.send('hello')); export default app;" }, { type: 'module' }],
    ['TypeScript as CommonJS', { 'src/app.ts': "import express, { type Express } from 'express'; const app: Express = express(); app.get('/', (q, r) => { r.send('hello'); }); export default app;" }],
    ['TypeScript as an ES module', { 'src/app.ts': "import express from 'express'; const app = express(); app.get('/', (q, r) => void r.send('hello')); await null; export { app };" }, { type: 'module' }],
    ['the file that a script names', { 'api.js': `${APP} app.listen(1);`, 'index.js': 'throw new Error()' }, { scripts: { start: 'node api.js' } }],
    ['the app, where another server listens first', { 'server.js': `require('http').createServer((q, r) => r.end('metrics')).listen(9000); ${APP} app.listen(3000);` }],
    ['the file that starts, after one that only prepares', { 'seed.js': '', 'server.js': `${APP} app.listen(1);` }, { scripts: { start: 'node seed.js && node server.js' } }],
  ])('runs %s', async (_name, files, packageJson) => {
    expect(await hello(await start(project(files, packageJson)))).toBe('hello');
  });

  it('runs one file', async () => {
    const folder = project({ 'a.js': 'throw new Error()', 'b.js': `${APP} app.listen(1);` }, { main: 'a.js' });
    expect(await hello(await start(path.join(folder, 'b.js')))).toBe('hello');
  });

  it('runs in the folder of the package', async () => {
    const folder = project({ 'src/server.js': "require('express')().get('/', (req, res) => res.send(process.cwd())).listen(1)" }, { main: 'src/server.js' });
    expect(await hello(await start(folder))).toBe(folder);
  });

  it('says why a program does not start', async () => {
    const crash = await failureOf(project({ 'server.js': "console.log('connecting'); throw new Error('no database')" }));
    expect(crash.diagnostic.code).toBe('E2N502');
    expect(crash.message).toMatch(/server\.js ended with code 1\.\nconnecting[^]*no database/);
    expect((await failureOf(project({ 'server.js': 'module.exports = { a: 1 }' }))).diagnostic.code).toBe('E2N503');
  });

  it('ends everything that the program started', async () => {
    const folder = project({
      'server.js': `${APP}
        const child = require('child_process').spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'], { stdio: 'ignore' });
        process.on('SIGTERM', () => {});
        app.get('/pid', (req, res) => res.send(process.pid + ' ' + child.pid)); app.listen(1);`,
    });
    const server = await start(folder);
    const pids = bodyText(await send(server.url, { method: 'GET', path: '/pid' })).split(' ').map(Number);
    await server.stop();
    for (const pid of pids) await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(/ESRCH/), { timeout: 10_000 });
    expect((await send(server.url, { method: 'GET', path: '/' })).failure).toBe('ECONNREFUSED');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('leaves nothing behind when we are ended by %s', async (signal) => {
    const folder = project({ 'server.js': `${APP} app.listen(1);` });
    const script = path.join(temporaryFolder(), 'verify.mts');
    fs.writeFileSync(
      script,
      `import { startSource } from ${JSON.stringify(path.resolve('src/verify/express-server.ts'))};
       const { url } = await startSource(${JSON.stringify(folder)}, { env: process.env });
       console.log(url);
       setInterval(() => {}, 1000);`,
    );
    const ours = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve) => ours.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())));
    expect((await send(url, { method: 'GET', path: '/' })).status).toBe(200);
    const ended = new Promise((resolve) => ours.once('exit', (_code, how) => resolve(how)));
    ours.kill(signal);
    expect(await ended).toBe(signal);
    await vi.waitFor(async () => expect((await send(url, { method: 'GET', path: '/' })).failure).toBe('ECONNREFUSED'), { timeout: 10_000 });
  });
});
