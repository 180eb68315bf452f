import { beforeAll, expect, test } from 'vitest';
import { KNOWN_DIFFERENCES } from '../../rules/differences/index.js';
import { compile } from '../../src/compile.js';
import type { CompileOptions } from '../../src/compile-types.js';
import { runBench, type Verdict } from './bench.js';
import type { CaseRun } from './load.js';
import { alone } from './lock.js';
import { chosenNext } from './next/install.js';
import { explain, passes } from './report.js';

// `--deny CODE`: the bridge answers exactly where it says so, and without --deny the difference is there.

const APP = `
const express = require('express');

const app = express();

app.get('/books', (req, res) => res.json({ books: [] }));
app.get('/fails', (req, res) => res.json({ length: req.query.list.length }));

module.exports = app;
`;

/** Requests that meet each of the differences. */
const REQUESTS: Record<string, CaseRun['definition']['requests']> = {
  'automatic-options': ['GET /books', 'OPTIONS /books'],
  'unhandled-request': ['GET /books', 'PUT /books', 'GET /nowhere', 'GET /books/1'],
  'error-page': ['GET /books', 'GET /fails'],
  etag: ['GET /books', { method: 'GET', path: '/books', headers: { 'if-none-match': 'W/"c-xr9SMqQCxt+ttIOInn2u1PwQdKo"' } }],
  'json-charset': ['GET /books'],
};

const bridging = KNOWN_DIFFERENCES.filter(({ denied }) => denied === 'bridge').map(({ code }) => code);

const RUNS = bridging.flatMap((code) =>
  ['met', 'denied'].map((state): CaseRun => {
    const slug = `difference-${code}-${state}`;
    return { title: slug, area: 'differences', slug, major: 5, definition: { section: '13', app: APP, requests: REQUESTS[code] } };
  }),
);

async function denying(source: string, options: CompileOptions = {}) {
  const [, code, state] = /difference-([a-z-]+)-(met|denied)$/.exec(source)!;
  return compile(source, { ...options, ...(state === 'denied' && { deny: [code] }) });
}

let verdicts: Map<string, Verdict>;

beforeAll(async () => {
  const quiet = () => {};
  const all = await alone(() => runBench(denying, RUNS, chosenNext(), quiet, { folder: 'deny' }), quiet);
  verdicts = new Map(all.map((verdict) => [verdict.run.title, verdict]));
}, 30 * 60_000);

test.each(bridging)('%s', (code) => {
  const [met, denied] = ['met', 'denied'].map((state) => verdicts.get(`difference-${code}-${state}`)!);
  for (const verdict of [met, denied]) expect(passes(verdict), explain(verdict)).toBe(true);
  expect([...met.known]).toContain(code);
  expect([...denied.known]).not.toContain(code);
});
