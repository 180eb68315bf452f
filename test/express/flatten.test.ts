import { afterAll, describe, expect, test } from 'vitest';
import { removeProjects } from './support/project.js';
import { chainOf, listed, read } from './support/read.js';

afterAll(removeProjects);

const HEAD = `
  const express = require('express');
  const app = express();
  const named = (name) => ({ [name]: (req, res, next) => next() })[name];
  const [one, two, three] = ['one', 'two', 'three'].map(named);
  const mw1 = (req, res, next) => next(), mw2 = (req, res, next) => next(), mw3 = (req, res, next) => next();
  const h1 = (req, res) => res.end(), h2 = (req, res) => res.end(), h3 = (req, res) => res.end();
  const err1 = (err, req, res, next) => next(err), err2 = (err, req, res, next) => next(err);
  const notFound = (req, res) => res.status(404).end();
`;
const app = (body: string, major: 4 | 5 = 5) => read(`${HEAD}\n${body}\nmodule.exports = app;`, { major });

describe('the chain of an endpoint', () => {
  test('has what was registered before it, and after it what was registered later', () => {
    const result = app(`
      app.use(mw1);
      app.get('/a', mw2, h1);
      app.use(mw3);
      app.get('/b', h2);
      app.use(notFound);
      app.use(err1);`);
    expect(chainOf(result, 'GET /a')).toEqual({ chain: ['mw1', 'mw2', 'h1'], after: ['mw3', 'notFound', '!err1'] });
    expect(chainOf(result, 'GET /b')).toEqual({ chain: ['mw1', 'mw3', 'h2'], after: ['notFound', '!err1'] });
  });

  test('leaves out what cannot match', () => {
    const result = app(`
      app.use('/api', mw1);
      app.use('/apiary', mw2);
      app.post('/api/x', h2);
      app.get('/api/x', h1);
      app.get('/other', h3);
      app.use('/other', err1);`);
    expect(chainOf(result, 'GET /api/x')).toEqual({ chain: ['mw1', 'h1'], after: [] });
    expect(chainOf(result, 'GET /other')).toEqual({ chain: ['h3'], after: ['!err1'] });
  });

  test('marks what only some requests meet', () => {
    const result = app(`
      app.use('/users/me', mw1);
      app.use('/:section', mw2);
      app.use(/x/, mw3);
      app.get('/users/:id', h1);`);
    expect(chainOf(result, 'GET /users/:id').chain).toEqual(['?mw1', 'mw2', '?mw3', 'h1']);
  });

  test('knows middleware inside a sibling router at an overlapping path', () => {
    const result = app(`
      const a = express.Router(), b = express.Router();
      a.use(mw1);
      a.get('/x', h1);
      b.use('/y', mw2);
      b.get('/y', h2);
      app.use('/api', a);
      app.use('/api', b);
      app.use('/else', mw3);`);
    expect(chainOf(result, 'GET /api/y')).toEqual({ chain: ['mw1', 'mw2', 'h2'], after: [] });
    expect(chainOf(result, 'GET /api/x')).toEqual({ chain: ['mw1', 'h1'], after: [] });
  });

  test('holds earlier and later routes of the same request', () => {
    const result = app(`
      app.all('/*all', mw1);
      app.get('/u/:id', h1);
      app.get('/u/new', h2);
      app.get('/:kind/new', h3);`);
    expect(chainOf(result, 'GET /u/new')).toEqual({ chain: ['mw1', 'h1', 'h2'], after: ['h3'] });
    expect(chainOf(result, 'GET /u/:id')).toEqual({ chain: ['mw1', 'h1'], after: ['?h2', '?h3'] });
    expect(chainOf(result, 'ALL /*all').after).toEqual(['?h1', '?h2', '?h3']);
  });

  test('a GET route comes before a HEAD route, not the other way round', () => {
    const result = app(`app.get('/a', h1); app.head('/a', h2); app.get('/a', h3);`);
    expect(chainOf(result, 'HEAD /a')).toEqual({ chain: ['h1', 'h2'], after: ['h3'] });
    expect(chainOf(result, 'GET /a')).toEqual({ chain: ['h1'], after: ['h3'] });
  });

  test('error handlers stand where they stand: in a route, in a router, around its mount', () => {
    const result = app(`
      const router = express.Router();
      router.use(mw1);
      router.use(err1);
      router.get('/a', h1, err2);
      router.use(err1);
      app.use('/r', router);
      app.use(err2);`);
    expect(chainOf(result, 'GET /r/a')).toEqual({ chain: ['mw1', '!err1', 'h1', '!err2'], after: ['!err1', '!err2'] });
  });

  test('handlers of one call share a number, of several calls not', () => {
    const result = app(`app.get('/a', mw1, h1); app.get('/a', h2);`);
    const [first] = result.endpoints;
    expect(first.chain.map(({ route }) => route)).toEqual([first.chain[0].route, first.chain[0].route]);
    expect(first.after[0].route).not.toBe(first.chain[0].route);
  });

  test('middleware with several paths applies when one of them does', () => {
    const result = app(`app.use(['/x', '/a'], mw1); app.use(['/x', '/y'], mw2); app.get('/a/b', h1);`);
    expect(chainOf(result, 'GET /a/b').chain).toEqual(['mw1', 'h1']);
  });
});

describe('paths of endpoints', () => {
  test('a router mounted twice, arrays of paths, and the slash of a root route', () => {
    const result = app(`
      const r = express.Router();
      r.get('/', h1);
      r.get(['/a', '/b/'], h2);
      app.use(['/v1', '/v2'], r);
      app.use(r);`);
    expect(listed(result)).toEqual([
      'GET /v1',
      'GET /v1/a',
      'GET /v1/b/',
      'GET /v2',
      'GET /v2/a',
      'GET /v2/b/',
      'GET /',
      'GET /a',
      'GET /b/',
    ]);
  });

  test('regular expressions and unknown values', () => {
    const result = app(`
      const r = express.Router();
      r.get(/^\\/x/i, h1);
      app.use('/api', r);
      app.get(process.env.ROUTE, h2);
      app.use(process.env.BASE, r);`);
    expect(listed(result)).toEqual(['GET /api/^\\/x/i', 'GET /<process.env.ROUTE>', 'GET /<process.env.BASE>/^\\/x/i']);
    expect(result.endpoints[1].patterns).toMatchObject([{ kind: 'unknown', text: 'process.env.ROUTE' }]);
    expect(result.model.diagnostics.map(({ code }) => code)).toEqual(['E2N103', 'E2N103']);
  });

  test('the routers on the way, with mergeParams and mounts', () => {
    const result = app(`
      const inner = express.Router({ mergeParams: true });
      inner.get('/:b', h1);
      const outer = express.Router();
      outer.use('/:a/in', inner);
      app.use('/out', outer);`);
    const [endpoint] = result.endpoints;
    expect(endpoint.path).toBe('/out/:a/in/:b');
    expect(endpoint.routers.map(({ mount, mergeParams }) => [mount, mergeParams])).toEqual([
      ['/', false],
      ['/out', false],
      ['/out/:a/in', true],
    ]);
    expect(endpoint.patterns).toEqual(['/out', '/:a/in', '/:b'].map((value) => ({ kind: 'string', value })));
    expect(endpoint.chain[0]).toMatchObject({ mount: '/out/:a/in', path: '/out/:a/in/:b' });
  });

  test('a router mounted below itself ends', () => {
    const result = app(`const r = express.Router(); r.get('/a', h1); r.use('/again', r); app.use(r);`);
    expect(listed(result)).toEqual(['GET /a']);
  });
});

describe('case and strictness decide what covers', () => {
  test('case sensitive routers', () => {
    const result = app(`
      const r = express.Router({ caseSensitive: true });
      r.get('/Users', h1);
      r.get('/users', h2);
      app.use(r);`);
    expect(chainOf(result, 'GET /users')).toEqual({ chain: ['h2'], after: [] });
  });

  test('the setting of the app', () => {
    const result = app(`app.set('case sensitive routing', true); app.get('/A', h1); app.get('/a', h2);`);
    expect(chainOf(result, 'GET /a').chain).toEqual(['h2']);
    const plain = app(`app.get('/A', h1); app.get('/a', h2);`);
    expect(chainOf(plain, 'GET /a').chain).toEqual(['h1', 'h2']);
  });
});

describe('conditions', () => {
  test('of a layer make it a maybe; those that the endpoint shares do not', () => {
    const result = app(`
      if (process.env.DEBUG) {
        app.use(mw1);
        app.get('/debug', h1);
      } else app.use(mw2);
      app.get('/a', h2);`);
    // What stands in the other branch is no part of it.
    expect(chainOf(result, 'GET /debug')).toEqual({ chain: ['mw1', 'h1'], after: [] });
    expect(chainOf(result, 'GET /a').chain).toEqual(['?mw1', '?mw2', 'h2']);
    expect(result.endpoints[0].conditions.map(({ text }) => text)).toEqual(['process.env.DEBUG']);
    expect(result.endpoints[1].conditions).toEqual([]);
  });

  test('of one run of a test say nothing about another run', () => {
    const result = app(`
      for (const name of ['a', 'b']) {
        if (process.env[name]) app.use(mw1);
        else app.get('/' + name, h1);
      }
      for (const name of ['c', 'd']) if (process.env[name]) { app.use('/', mw2); app.get('/' + name, h2); }`);
    expect(chainOf(result, 'GET /a').chain).toEqual(['h1']);
    expect(chainOf(result, 'GET /b').chain).toEqual(['?mw1', 'h1']);
    expect(chainOf(result, 'GET /d').chain).toEqual(['?mw1', '?mw1', '?mw2', 'mw2', 'h2']);
  });
});
