import * as t from '@babel/types';
import { beforeAll, expect, test, vi } from 'vitest';
import { compile } from '../../src/compile.js';
import type { CompileOptions } from '../../src/compile-types.js';
import { REQUEST_PROPERTIES } from '../../src/lower/request-rules.js';
import { RESPONSE_RULES } from '../../src/lower/response-rules.js';
import type { RequestRule, ResponseRule, ResponseStep } from '../../src/lower/rule.js';
import type { Endpoint } from '../../src/model.js';
import type * as chain from '../../src/plan/chain.js';
import { runBench, type Verdict } from './bench.js';
import type { CaseRun } from './load.js';
import { alone } from './lock.js';
import { chosenNext } from './next/install.js';
import { explain, outcomeOf, passes } from './report.js';

// The bench can fail: the compiler is broken on purpose, one rule at a time, and the bench has to say so.

/** What the compiler is told about the chain of every endpoint while a sabotage is on. */
const links = vi.hoisted(() => ({ keep: null as ((link: Endpoint['chain'][number]) => boolean) | null }));

vi.mock('../../src/plan/chain.js', async (original) => {
  const real = await original<typeof chain>();
  const compileChain: typeof real.compileChain = (place, placed, store) => {
    const { keep } = links;
    return real.compileChain(place, keep ? placed.filter(({ link }) => keep(link)) : placed, store);
  };
  return { ...real, compileChain };
});

interface Sabotage {
  name: string;
  /** Body of the app between `const app = …` and the export. */
  app: string;
  requests: CaseRun['definition']['requests'];
  /** Breaks the compiler; gives what mends it. */
  on(): () => void;
  /** What the bench has to name among the differences. */
  seen: RegExp;
}

/** A rule that does something else until it is put back. */
function replaced<R extends ResponseRule | RequestRule>(rules: ReadonlyMap<string, R>, name: string, other: (real: R) => R) {
  return () => {
    const real = rules.get(name)!;
    const broken = rules as Map<string, R>;
    broken.set(name, other(real));
    return () => void broken.set(name, real);
  };
}

const forgotten = (): ResponseRule => ({ lower: () => [] });

/** The chain without the links of which this holds. */
const without = (isGone: (link: Endpoint['chain'][number]) => boolean) => () => {
  links.keep = (link) => !isGone(link);
  return () => void (links.keep = null);
};

const SABOTAGES: Sabotage[] = [
  {
    name: 'the status is lost',
    app: "app.post('/notes', (req, res) => res.status(201).json({ id: 1 }));",
    requests: ['POST /notes'],
    on: replaced(RESPONSE_RULES, 'status', forgotten),
    seen: /status\n\s+Express: 201\n\s+Next: {4}200/,
  },
  {
    name: 'a guard is left out',
    app: `
const requireKey = (req, res, next) => (req.get('x-key') ? next() : res.status(401).json({ error: 'key' }));
app.get('/secret', requireKey, (req, res) => res.json({ secret: 1 }));`,
    requests: ['GET /secret', { method: 'GET', path: '/secret', headers: { 'x-key': 'k' } }],
    on: without(({ function: fn }) => fn.kind === 'user' && fn.name === 'requireKey'),
    seen: /1\. GET \/secret: status\n\s+Express: 401\n\s+Next: {4}200/,
  },
  {
    name: 'an error handler is left out',
    app: `
app.get('/fails', () => {
  throw new Error('no');
});
app.use((err, req, res, next) => res.status(503).json({ error: err.message }));`,
    requests: ['GET /fails'],
    on: without(({ role }) => role === 'error'),
    seen: /status\n\s+Express: 503\n\s+Next: {4}500/,
  },
  {
    name: 'a header is lost',
    app: "app.get('/list', (req, res) => res.set('X-Total', '3').json([1, 2, 3]));",
    requests: ['GET /list'],
    on: replaced(RESPONSE_RULES, 'set', forgotten),
    seen: /header x-total\n\s+Express: 3/,
  },
  {
    name: 'a redirect gets another status',
    app: "app.get('/old', (req, res) => res.redirect(301, '/new'));",
    requests: ['GET /old'],
    on: replaced(RESPONSE_RULES, 'redirect', ({ lower }) => ({
      lower: (call, context) => lower(call, context).map((step): ResponseStep => {
        if (step.kind !== 'answer' || step.answer.kind !== 'helper') return step;
        return { kind: 'answer', answer: { ...step.answer, status: t.numericLiteral(307) } };
      }),
    })),
    seen: /status\n\s+Express: 301\n\s+Next: {4}307/,
  },
  {
    name: 'a cookie is lost',
    app: "app.post('/login', (req, res) => res.cookie('sid', 'a', { httpOnly: true }).json({ ok: true }));",
    requests: ['POST /login'],
    on: replaced(RESPONSE_RULES, 'cookie', forgotten),
    seen: /cookie sid/,
  },
  {
    name: 'the query is read as the platform reads it',
    app: "app.get('/tags', (req, res) => res.json({ tag: req.query.tag }));",
    requests: ['GET /tags?tag=a&tag=b'],
    on: replaced(REQUEST_PROPERTIES, 'query', () => ({
      lower: (_, context) => context.prologue('query', 'Object.fromEntries($request.nextUrl.searchParams)'),
    })),
    seen: /body \$\.tag/,
  },
  {
    name: 'text is sent as JSON',
    app: "app.get('/', (req, res) => res.send('<h1>hello</h1>'));",
    requests: ['GET /'],
    on: replaced(RESPONSE_RULES, 'send', () => RESPONSE_RULES.get('json')!),
    seen: /header content-type\n\s+Express: text\/html/,
  },
];

const RUNS = SABOTAGES.flatMap(({ app, requests }, index) =>
  ['sound', 'broken'].map((state): CaseRun => {
    const code = `const express = require('express');\n\nconst app = express();\n\n${app.trim()}\n\nmodule.exports = app;\n`;
    const slug = `sabotage-${index}-${state}`;
    return { title: slug, area: 'sabotage', slug, major: 5, definition: { section: '4', expect: 'native', app: code, requests } };
  }),
);

/** Compiles the broken cases with their sabotage, the sound ones without. */
async function sabotaged(source: string, options?: CompileOptions) {
  const [, index, state] = /sabotage-(\d+)-(\w+)$/.exec(source)!;
  const mend = state === 'broken' ? SABOTAGES[Number(index)].on() : () => {};
  try {
    return await compile(source, options);
  } finally {
    mend();
  }
}

let verdicts: Map<string, Verdict>;

beforeAll(async () => {
  const quiet = () => {};
  const all = await alone(() => runBench(sabotaged, RUNS, chosenNext(), quiet, { folder: 'sabotage' }), quiet);
  verdicts = new Map(all.map((verdict) => [verdict.run.title, verdict]));
}, 30 * 60_000);

test.each(SABOTAGES.map(({ name, seen }, index) => [name, index, seen] as const))('%s', (_, index, seen) => {
  const [sound, broken] = ['sound', 'broken'].map((state) => verdicts.get(`sabotage-${index}-${state}`)!);
  expect(passes(sound), explain(sound)).toBe(true);
  expect([sound, broken].map(outcomeOf), explain(broken)).toEqual(['native', 'native']);
  expect(passes(broken)).toBe(false);
  expect(explain(broken)).toMatch(seen);
});
