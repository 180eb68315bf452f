import type { Server } from 'node:http';
import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import type { Compile } from '../../src/compile-types.js';
import { UserError } from '../../src/diagnostics.js';
import type { VerifyReport } from '../../src/verify/report.js';
import { verifyWith, type VerifyOptions } from '../../src/verify/verify.js';
import { planOf } from '../plans.js';
import { temporaryFolder, writeTree } from '../workspace/trees.js';

/** The source: state, random ids, clocks, a login. */
const SOURCE = `
const express = require('express');
const { randomUUID } = require('node:crypto');
const app = express();
app.use(express.json());
const items = [];
app.get('/items', (req, res) => res.json(items));
app.post('/items', (req, res) => {
  const item = { id: randomUUID(), number: items.length + 1, at: new Date(), name: req.body.name };
  items.push(item);
  res.status(201).location('/items/' + item.id).json(item);
});
app.get('/items/:id', (req, res) => {
  const item = items.find(({ id }) => id === req.params.id);
  if (!item) return res.status(404).json({ error: 'none' });
  res.json(item);
});
app.get('/host', (req, res) => res.json({ host: req.get('host'), env: process.env.NODE_ENV }));
app.listen(8080);
`;

const ENDPOINTS = ['GET /items', 'POST /items', 'GET /items/:id', 'GET /host'];
const REQUESTS = [
  { name: 'make', method: 'POST', path: '/items', body: { name: 'a' }, save: { id: 'body.id', where: 'header.location' }, expect: 201 },
  { name: 'read by id', path: '/items/{{id}}', expect: 200 },
  { name: 'read by location', path: '{{where}}', expect: 200 },
  { name: 'none', path: '/items/none', expect: 404 },
];

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** Stands in for the Next app: the same in other words, with a mistake if wanted. */
async function standIn(mistake?: 'status' | 'id' | 'number' | 'time'): Promise<string> {
  const app = express();
  app.disable('x-powered-by').use(express.json());
  const items: { id: string; number: number; at: Date; name: string }[] = [];
  app.get('/items', (_req, res) => void res.json(items));
  app.post('/items', (req, res) => {
    const item = {
      id: crypto.randomUUID(),
      number: items.length + (mistake === 'number' ? 0 : 1),
      at: new Date(Date.now() + (mistake === 'time' ? 3_600_000 : 0)),
      name: (req.body as { name: string }).name,
    };
    items.push(item);
    res.status(mistake === 'status' ? 200 : 201).location(`/items/${item.id}`).json(item);
  });
  app.get('/items/:id', (req, res) => {
    const item = items.find(({ id }) => id === req.params.id);
    if (item) res.json(mistake === 'id' ? { ...item, id: crypto.randomUUID() } : item);
    else res.status(404).json({ error: 'none' });
  });
  app.get('/host', (req, res) => void res.json({ host: req.get('host'), env: 'production' }));
  const server = await new Promise<Server>((resolve) => {
    const started = app.listen(0, '127.0.0.1', () => resolve(started));
  });
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const compile: Compile = () => Promise.resolve({ plan: planOf(ENDPOINTS), files: [] });

function sourceFolder(requests: unknown = REQUESTS): string {
  const folder = temporaryFolder();
  fs.symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  writeTree(folder, { 'package.json': '{}', 'server.js': SOURCE, 'requests.json': JSON.stringify(requests) });
  return folder;
}

async function verified(options: VerifyOptions & { requests?: string }, folder = sourceFolder()): Promise<VerifyReport> {
  return verifyWith(compile, { source: folder, target: folder, requests: path.join(folder, 'requests.json'), ...options });
}

const differing = ({ checks }: VerifyReport) =>
  checks.flatMap(({ name, differences }) =>
    differences.filter(({ known }) => !known).map(({ kind, name: what }) => `${name}: ${kind}${what ? ` ${what}` : ''}`),
  );

describe('verify', () => {
  it('finds two equal sides equal, new ids and clocks and all', async () => {
    const report = await verified({ nextUrl: await standIn() });
    expect(differing(report)).toEqual([]);
    expect(report.totals).toEqual({
      endpoints: 4,
      endpointsEqual: 4,
      endpointsDifferent: 0,
      endpointsUntested: 0,
      requests: 14,
      requestsEqual: 14,
      requestsDifferent: 0,
    });
    expect(report.endpoints.map(({ method, path: route, requests }) => [method, route, requests])).toEqual([
      ['GET', '/items', 1],
      ['POST', '/items', 2],
      ['GET', '/items/:id', 4],
      ['GET', '/host', 1],
    ]);
    expect(report.known.map(({ code }) => code)).toEqual(['powered-by']);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it.each<['status' | 'id' | 'number' | 'time', string[]]>([
    ['status', ['make: status']],
    ['number', ['make: body $.number', 'read by id: body $.number', 'read by location: body $.number', 'GET /items: body $[0].number']],
    ['time', ['make: body $.at', 'read by id: body $.at', 'read by location: body $.at', 'GET /items: body $[0].at']],
    ['id', ['read by id: body $.id', 'read by location: body $.id']],
  ])('finds a wrong %s', async (mistake, expected) => {
    const report = await verified({ nextUrl: await standIn(mistake) });
    const found = differing(report);
    expect(found.slice(0, expected.length)).toEqual(expected);
    expect(report.totals.requestsDifferent).toBeGreaterThan(0);
  });

  it('compares two given servers', async () => {
    const [expressUrl, nextUrl] = [await standIn(), await standIn()];
    const report = await verified({ expressUrl, nextUrl });
    expect(differing(report)).toEqual([]);
    expect(report.notes).toHaveLength(2);
    expect(differing(await verified({ expressUrl: await standIn(), nextUrl: await standIn('id') }))).not.toEqual([]);
  });

  it('counts a request for the route of its method, not for app.all in front of it', async () => {
    const both: Compile = () => Promise.resolve({ plan: planOf(['ALL /host', 'GET /host']), files: [] });
    const folder = sourceFolder([{ path: '/host' }, { method: 'POST', path: '/host' }]);
    const report = await verifyWith(both, { source: folder, target: folder, requests: path.join(folder, 'requests.json'), nextUrl: await standIn() });
    const counted = report.checks.slice(0, 2).map(({ endpoint }) => endpoint?.method);
    expect(counted).toEqual(['GET', 'ALL']);
  });

  it('reports a request that does not do what it was written for', async () => {
    const folder = sourceFolder([{ path: '/host', save: { x: 'body.nothing' }, expect: 418 }]);
    const { checks } = await verified({ nextUrl: await standIn() }, folder);
    expect(checks[0]).toMatchObject({
      verdict: 'different',
      problems: [expect.stringContaining('body.nothing'), 'Express answers 200, the file expects 418'],
    });
  });

  it('takes the source from the manifest of the target', async () => {
    const folder = sourceFolder();
    const target = temporaryFolder();
    const manifest = { version: 1, sources: { [path.relative(target, folder)]: { routes: null, files: {} } } };
    writeTree(target, { '.express-to-next/manifest.json': JSON.stringify(manifest) });
    const report = await verifyWith(compile, { target, nextUrl: await standIn() });
    expect(report.totals.requests).toBe(10);
  });

  it.each<[string, VerifyOptions]>([
    ['E2N501', { requests: '/nonexistent.json' }],
    ['E2N507', { nextUrl: 'http://127.0.0.1:1' }],
    ['E2N508', { nextUrl: 'localhost:3000' }],
    ['E2N508', { expressUrl: 'http://127.0.0.1:3000/api' }],
    ['E2N504', {}],
  ])('says %s for %j', async (code, options) => {
    const folder = temporaryFolder();
    writeTree(folder, { 'package.json': '{}', 'server.js': "require('http').createServer((q, r) => r.end()).listen(1)" });
    const error: unknown = await verifyWith(compile, { source: folder, target: folder, ...options }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).diagnostic.code).toBe(code);
  });
});
