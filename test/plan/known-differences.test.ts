import { describe, expect, it } from 'vitest';
import { compiled } from '../compiled.js';

const app = (routes: string) => ({
  'package.json': JSON.stringify({ name: 'shop', main: 'app.js', dependencies: { express: '^5.0.0', cors: '^2.8.6' } }),
  'app.js': `const express = require('express');\nconst cors = require('cors');\nconst app = express();\n${routes}\nmodule.exports = app;\n`,
});
const ALWAYS = ['header-case', 'powered-by', 'next-vary', 'framing', 'letter-case'];
const ALL_OWN = ['automatic-options', 'unhandled-request', 'error-page', 'etag', 'json-charset'];

async function met(routes: string): Promise<Record<string, number>> {
  const { differences } = await compiled(app(routes));
  return Object.fromEntries(differences.filter(({ code }) => !ALWAYS.includes(code)).map(({ code, endpoints }) => [code, endpoints]));
}

describe('the known differences that an app meets', () => {
  it.each<[string, string, Record<string, number>]>([
    ['one that answers JSON', "app.get('/', (req, res) => res.json({}));", Object.fromEntries(ALL_OWN.map((code) => [code, 1]))],
    ['one that sends text', "app.get('/', (req, res) => res.send('x'));", { 'automatic-options': 1, 'unhandled-request': 1, 'error-page': 1, etag: 1 }],
    ['one that redirects', "app.get('/', (req, res) => res.redirect('/x'));", { 'automatic-options': 1, 'unhandled-request': 1, 'error-page': 1 }],
    [
      'JSON in a helper',
      "const ok = (res, data) => res.json(data);\napp.get('/', (req, res) => ok(res, 1));\napp.get('/b', (req, res) => res.redirect('/x'));",
      { 'automatic-options': 2, 'unhandled-request': 2, 'error-page': 2, etag: 1, 'json-charset': 1 },
    ],
    ['ETags that are off', "app.set('etag', false);\napp.get('/', (req, res) => res.send('x'));", { 'automatic-options': 1, 'unhandled-request': 1, 'error-page': 1 }],
    [
      'handlers of its own for what fails and what is not there',
      "app.get('/', (req, res) => res.send('x'));\napp.use((req, res) => res.status(404).send('no'));\napp.use((err, req, res, next) => res.status(500).send('oops'));",
      { etag: 1 },
    ],
    ['app-wide CORS', "app.use(cors());\napp.get('/', (req, res) => res.redirect('/x'));", { 'unhandled-request': 1, 'error-page': 1 }],
    ['a body of a GET request', "app.use(express.json());\napp.get('/', (req, res) => res.redirect(req.body.to));", { 'automatic-options': 1, 'unhandled-request': 1, 'error-page': 1, 'get-body': 1 }],
    ['a bridged endpoint', "app.get('/', (req, res) => { res.foo(); });", {}],
  ])('%s', async (_, routes, expected) => {
    expect(await met(routes)).toEqual(expected);
  });
});

describe('--deny', () => {
  const routes = "app.get('/a', (req, res) => res.json({}));\napp.get('/b', (req, res) => res.redirect('/a'));";

  it('bridges the endpoints that meet it, and only those', async () => {
    const shop = await compiled(app(routes), { deny: ['json-charset'] });
    expect([shop.endpoint('GET /a').outcome, shop.endpoint('GET /b').outcome]).toEqual(['bridged', 'native']);
    expect(shop.messages).toContain('E2N230 It would meet the denied difference json-charset: no charset on application/json.');
    expect(shop.differences.map(({ code }) => code)).not.toContain('json-charset');
  });

  it('leaves what the app answers elsewhere to the original app', async () => {
    const shop = await compiled(app(`${routes}\napp.use((req, res) => res.status(404).json({}));`), { deny: ['json-charset'] });
    expect(shop.text('app/[...path]/route.ts')).toContain('export const GET = express;');
  });

  it.each(ALWAYS)('%s is an error', async (code) => {
    const shop = await compiled(app(routes), { deny: [code] });
    expect(shop.diagnostics).toContainEqual(expect.objectContaining({ code: 'E2N052', severity: 'error', message: expect.stringContaining(code) }));
  });

  it('is nothing where the app does not meet it', async () => {
    const shop = await compiled(app("app.get('/b', (req, res) => res.redirect('/a'));"), { deny: ['json-charset', 'get-body'] });
    expect(shop.endpoint('GET /b').outcome).toBe('native');
    expect(shop.messages.join()).not.toMatch(/E2N052|E2N230/);
  });
});
