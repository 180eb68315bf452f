import { rmSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { helperFiles } from '../../src/emit/helper-files.js';
import { NO_SETTINGS } from '../../src/next/next-config.js';
import { scaffold } from '../../src/next/scaffold.js';
import { NEXT_VERSIONS } from '../../src/next/versions.js';
import type { Answer } from '../../src/verify/answer.js';
import { bodyText, header } from '../../src/verify/answer.js';
import { send } from '../../src/verify/client.js';
import { compareAnswers } from '../../src/verify/compare.js';
import type { RunningServer } from '../../src/verify/express-server.js';
import { buildTarget, startTarget } from '../../src/verify/next-server.js';
import { chosenNext, nextFolder } from '../conformance/next/install.js';
import { writeTree, type Tree } from '../conformance/work-folder.js';
import { serve, type Server } from '../emit/helpers/support/server.js';
import { REQUESTS } from './bridge/requests.js';

const require = createRequire(import.meta.url);
const MAJOR = chosenNext();
const PACKAGES = { 4: 'express4', 5: 'express' } as const;
const EXPORTS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']
  .map((method) => `handler as ${method}`)
  .join(', ');
const DYNAMIC = NEXT_VERSIONS[MAJOR].routeDynamic
  ? `export const dynamic = '${NEXT_VERSIONS[MAJOR].routeDynamic}';\n`
  : '';

/** A Next app that bridges everything below `/4` and `/5` to an app on that Express, beside a route of its own. */
function targetFiles(): Tree {
  // Next leaves `express` outside the bundle by itself; it has to, for Express requires view engines by computed names.
  const settings = { ...NO_SETTINGS, skipTrailingSlashRedirect: true, serverExternalPackages: ['express4'] };
  const files = scaffold(MAJOR, 'bridged', {}, { settings });
  const tree: Tree = new Map(files.map(({ path: file, content }) => [file, content]));
  for (const { path: file, content } of helperFiles(['bridge'], { expressMajor: 5 }).files)
    tree.set(`server/${file}`, content);
  tree.set('server/store.js', 'exports.items = [];\n');
  tree.set(
    'server/express/create-app.js',
    require('node:fs').readFileSync(path.join(import.meta.dirname, 'bridge/app.cjs')),
  );
  for (const major of [4, 5] as const) {
    tree.set(
      `server/express/app${major}.js`,
      `const express = require('${PACKAGES[major]}');
const createApp = require('./create-app');
const packages = { compression: require('compression'), session: require('express-session'), multer: require('multer') };
module.exports = express().use('/${major}', createApp({ express, ...packages, store: require('../store') }));
`,
    );
    tree.set(
      `app/${major}/[...path]/route.ts`,
      `import { bridge } from '@/server/http/bridge';

${DYNAMIC}const handler = bridge(() => import('@/server/express/app${major}'));

export { ${EXPORTS} };
`,
    );
  }
  tree.set(
    'app/native/route.ts',
    `import { items } from '@/server/store';

${DYNAMIC}export async function GET() {
  return Response.json(items);
}

export async function POST() {
  return Response.json(items.push('from next'));
}
`,
  );
  return tree;
}

const direct = new Map<number, Server>();
let next: RunningServer;
/** `next start` runs there; `app.cjs` serves a file of the working directory. */
let target: string;

beforeAll(async () => {
  target = path.join(nextFolder(MAJOR), 'bridge');
  if (writeTree(target, targetFiles(), ['.next', 'next-env.d.ts', 'tsconfig.json']))
    rmSync(path.join(target, '.next'), { recursive: true, force: true });
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as NodeJS.ProcessEnv;
  await buildTarget(target, env);
  next = await startTarget(target, env);
  vi.spyOn(process, 'cwd').mockReturnValue(target);
  const createApp = require('./bridge/app.cjs') as (packages: object) => http.RequestListener;
  const packages = {
    compression: require('compression'),
    session: require('express-session'),
    multer: require('multer'),
  };
  for (const major of [4, 5] as const) {
    const express = require(PACKAGES[major]);
    direct.set(major, await serve(express().use(`/${major}`, createApp({ express, ...packages }))));
  }
}, 240_000);

afterAll(async () => {
  await Promise.all([...[...direct.values()].map((server) => server.close()), next?.stop()]);
});

const ask = (method: string, where: string, headers: Record<string, string> = {}): Promise<Answer> =>
  send(next.url, { method, path: where, headers });

describe.each([4, 5] as const)(`Express %d behind a route of Next ${MAJOR}`, (major) => {
  it.each(Object.entries(REQUESTS))('answers %s alike', async (_, init) => {
    const request = { ...init, path: `/${major}${init.path}` };
    const host = { host: 'shop.example' };
    const expected = await send(`http://127.0.0.1:${direct.get(major)!.port}`, request, host);
    const actual = await send(next.url, request, host);
    expect(compareAnswers(expected, actual, { request }).filter(({ known }) => known === undefined)).toEqual([]);
  });

  it('keeps a session', async () => {
    const first = await ask('GET', `/${major}/session`);
    const cookie = header(first, 'set-cookie')!.split(';')[0];
    expect(bodyText(await ask('GET', `/${major}/session`, { cookie }))).toBe('{"count":2}');
  });

  it('answers what a stored, compressed body says', async () => {
    const answer = await ask('GET', `/${major}/stored`, { 'accept-encoding': 'gzip' });
    const body = header(answer, 'content-encoding') === 'gzip' ? gunzipSync(answer.body).toString() : bodyText(answer);
    expect(body).toBe('stored compressed');
  });

  it('streams, and tells the app when the client has gone', async () => {
    const closed = async () =>
      JSON.parse(bodyText(await ask('GET', `/${major}/closed`))) as { sse: number; hang: number };
    const before = await closed();
    const stream = open(`/${major}/sse`);
    await vi.waitFor(() => expect(stream.text()).toMatch(/^data: 1\n\ndata: 2\n\ndata: 3\n\n/), PATIENT);
    stream.hangUp();
    const pending = open(`/${major}/hang`);
    await vi.waitFor(async () => expect(bodyText(await ask('GET', `/${major}/hanging`))).toBe(String(before.hang + 1)), PATIENT);
    pending.hangUp();
    await vi.waitFor(async () => expect(await closed()).toEqual({ sse: before.sse + 1, hang: before.hang + 1 }), PATIENT);
  });

  it('fails where the app breaks the connection, and lives on', async () => {
    expect((await ask('GET', `/${major}/destroy`)).status).toBe(500);
    expect(await ask('GET', `/${major}/cut`)).toMatchObject({ status: 200, cut: 'connection' });
    expect((await ask('GET', `/${major}/ip`)).status).toBe(200);
  });
});

it('shares module state between the bridged apps and the routes of Next', async () => {
  await ask('POST', '/4/shared');
  await ask('POST', '/native');
  await ask('POST', '/5/shared');
  const items = ['from express', 'from next', 'from express'];
  for (const where of ['/4/shared', '/5/shared', '/native'])
    expect(JSON.parse(bodyText(await ask('GET', where)))).toEqual(items);
});

/** For what comes when it comes: only a mistake lets it run out. */
const PATIENT = { timeout: 20_000, interval: 20 };

/** An answer as it comes in, until the client hangs up. */
function open(where: string): { text(): string; hangUp(): void } {
  let text = '';
  const request = http.get(`${next.url}${where}`, (response) => {
    response.on('error', () => undefined);
    response.on('data', (chunk: Buffer) => (text += chunk));
  });
  request.on('error', () => undefined);
  return { text: () => text, hangUp: () => void request.destroy() };
}
