import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeShapes, type PlacedShape } from '../../src/next/conflicts.js';
import { precedence, type RankedShape } from '../../src/next/precedence.js';
import { toShapes, type ParamSource, type Params } from '../../src/next/segments.js';
import type { ExistingEntry } from '../../src/next/target.js';

const require = createRequire(import.meta.url);
const express = require('express');
const { getSortedRoutes } = require('next/dist/shared/lib/router/utils/sorted-routes') as {
  getSortedRoutes: (paths: string[]) => string[];
};
const { getRouteRegex } = require('next/dist/shared/lib/router/utils/route-regex');
const { getRouteMatcher } = require('next/dist/shared/lib/router/utils/route-matcher');

interface Declared {
  method: string;
  path: string;
}

/** Endpoints `GET /a`, … with their index as id. */
function place(declared: Declared[], existing: ExistingEntry[] = []) {
  const endpoints = declared.map(({ path }, index) => {
    const found = toShapes([{ kind: 'string', value: path }], 5);
    if (!found.ok) throw new Error(found.reason);
    return { id: String(index), shapes: found.shapes };
  });
  return placeShapes(endpoints, existing);
}

const get = (...paths: string[]): Declared[] => paths.map((path) => ({ method: 'GET', path }));
const folders = (placed: PlacedShape[]) => placed.map(({ folder }) => folder);
const ranked = (declared: Declared[]): RankedShape[] =>
  place(declared).placed.map((shape) => ({ ...shape, method: declared[Number(shape.endpoint)].method }));
const entry = (kind: ExistingEntry['kind'], folder: string): ExistingEntry => ({
  file: `app/${folder}/${kind}.ts`,
  kind,
  folder,
});

describe('placeShapes', () => {
  it('gives one position one name, the most frequent one', () => {
    const { placed } = place(get('/users/:id', '/users/:userId/posts', '/users/:userId/likes/:id'));
    expect(folders(placed)).toEqual(['users/[userId]', 'users/[userId]/posts', 'users/[userId]/likes/[id]']);
    expect(placed[0].params).toEqual({ id: { kind: 'segment', segment: 'userId' } });
  });

  it('gives a name once in a path', () => {
    const { placed } = place(get('/:id/a/:id', '/:id/a/:other'));
    expect(folders(placed)).toEqual(['[id]/a/[id2]', '[id]/a/[id2]']);
    expect(placed[1].params).toMatchObject({ other: { kind: 'segment', segment: 'id2' } });
  });

  it('keeps the names of the target', () => {
    const existing = [entry('page', 'users/[slug]/edit')];
    expect(folders(place(get('/users/:id', '/users/:id/:slug'), existing).placed)).toEqual([
      'users/[slug]',
      'users/[slug]/[slug2]',
    ]);
  });

  it.each<[string, string, ExistingEntry, string[]]>([
    ['a page', '/about', entry('page', 'about'), ['page']],
    ['a route below other names', '/users/:id', entry('route', 'users/[slug]'), ['route']],
    ['a file of pages/api', '/api/a', entry('pages-api', 'api/a'), ['pages-api']],
    ['a static file', '/a.txt', entry('public', 'a.txt'), ['public']],
    ['the root of an optional catch-all', '/docs', entry('page', 'docs/[[...slug]]'), ['optional-catch-all']],
    ['the rest of an optional catch-all', '/docs/*rest', entry('page', 'docs/[[...slug]]'), ['optional-catch-all']],
    ['nothing: a dynamic folder beside an optional catch-all', '/docs/:id', entry('page', 'docs/[[...slug]]'), []],
    ['nothing: a static file beside a dynamic folder', '/:file', entry('public', 'a.txt'), []],
    ['nothing: another folder', '/about/us', entry('page', 'about'), []],
  ])('finds the clash with %s', (_, path, existing, kinds) => {
    expect(place(get(path), [existing]).clashes.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('precedence', () => {
  it('accepts routes that both sides order alike', () => {
    expect(precedence(ranked(get('/users/new', '/users/:id', '/users/*rest')))).toEqual([]);
  });

  it('finds a dynamic route declared before a static one', () => {
    expect(precedence(ranked(get('/users/:id', '/users/new')))).toEqual([
      {
        endpoint: '0',
        methods: ['GET', 'HEAD'],
        file: 'users/new',
        whole: true,
        example: '/users/new',
        params: { id: { kind: 'constant', value: 'new' } },
      },
    ]);
  });

  it('finds a method that the chosen file does not have', () => {
    const found = precedence(
      ranked([
        { method: 'POST', path: '/users/new' },
        { method: 'ALL', path: '/users/:id' },
      ]),
    );
    expect(found).toMatchObject([{ endpoint: '1', file: 'users/new', whole: true }]);
    expect(found[0].methods).not.toContain('POST');
  });

  it('tells a part of a file from the whole', () => {
    expect(precedence(ranked(get('/:kind/new', '/users/:id')))).toMatchObject([
      { endpoint: '0', file: 'users/[id]', whole: false, example: '/users/new' },
    ]);
  });
});

// ---------------------------------------------------------------------------------------------------------------------
// Against Next's own sorting and Express's own router
// ---------------------------------------------------------------------------------------------------------------------

type Answer = { id: string; params: Record<string, unknown> } | null;

function expressAnswer(declared: Declared[], method: string, path: string): Answer {
  let answer: Answer = null;
  const router = express.Router();
  declared.forEach((each, id) => {
    router[each.method.toLowerCase()](each.path, (req: { params: Record<string, unknown> }) => {
      answer ??= { id: String(id), params: { ...req.params } };
    });
  });
  router({ method, url: path, headers: {} }, { setHeader: () => undefined, end: () => undefined }, () => undefined);
  return answer;
}

/** The file that Next picks, with the params it hands over. */
function nextFile(all: string[], path: string): { folder: string; params: Record<string, string | string[]> } | null {
  const sorted = getSortedRoutes([...new Set(all.map((folder) => `/${folder}`))]);
  // Files without a dynamic part are looked up by name before the others are tried in order.
  for (const wanted of [false, true]) {
    for (const page of sorted.filter((each) => each.includes('[') === wanted)) {
      const params = getRouteMatcher(getRouteRegex(page))(path);
      if (params) return { folder: page.slice(1), params };
    }
  }
  return null;
}

function read(source: ParamSource, params: Record<string, string | string[]>): unknown {
  if (source.kind === 'constant') return source.value;
  return 'segment' in source ? params[source.segment] : undefined;
}

const readAll = (sources: Params, params: Record<string, string | string[]>) =>
  Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, read(source, params)]));

const part = fc.constantFrom('/a', '/b', '/c', '/:x', '/:y');
const declaredPath = fc
  .tuple(fc.array(part, { maxLength: 3 }), fc.constantFrom('', '', '', '/*rest', '{/:opt}'))
  .map(([parts, end]) => parts.join('') + end || '/');
const declaration = fc
  .record({ method: fc.constantFrom('GET', 'GET', 'POST', 'ALL', 'HEAD'), path: declaredPath })
  .filter(({ path }) => {
    const names = path.match(/\w+/g) ?? [];
    return (
      path !== '{/:opt}' &&
      new Set(names.filter((name) => 'xy'.includes(name))).size === names.filter((name) => 'xy'.includes(name)).length
    );
  });
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'HEAD', 'DELETE'),
  path: fc.array(fc.constantFrom('a', 'b', 'c', 'other', 'z'), { maxLength: 5 }).map((parts) => `/${parts.join('/')}`),
});

describe('placement and precedence, against Next and Express', () => {
  it('place what Next accepts, and name every request that the two answer differently', () => {
    fc.assert(
      fc.property(
        fc.array(declaration, { minLength: 1, maxLength: 6 }),
        fc.array(request, { minLength: 30, maxLength: 30 }),
        (declared, requests) => {
          const shapes = ranked(declared);
          const all = folders(shapes);
          const violations = precedence(shapes);
          const examples = violations.flatMap(({ methods, example }) =>
            methods.map((method) => ({ method, path: example })),
          );
          for (const { method, path } of [...requests, ...examples]) {
            const file = nextFile(all, path);
            const answer = expressAnswer(declared, method, path);
            if (!file) continue;
            const where = `${method} ${path} of ${JSON.stringify(declared)}`;
            const here = violations.filter(
              (violation) => violation.file === file.folder && violation.methods.includes(method as 'GET'),
            );
            const whole = here.filter((violation) => violation.whole);
            if (whole.length > 0) expect(answer?.id, where).toBe(whole[0].endpoint);
            if (!answer) continue;
            const own = shapes.find((shape) => shape.endpoint === answer.id && shape.folder === file.folder);
            const violation = here.find(({ endpoint }) => endpoint === answer.id);
            if (own) expect(readAll(own.params, file.params), where).toEqual(answer.params);
            else expect(violation, where).toBeDefined();
            if (!own && violation?.params) expect(readAll(violation.params, file.params), where).toEqual(answer.params);
          }
          for (const { endpoint, file, methods, example } of violations) {
            expect(nextFile(all, example)?.folder).toBe(file);
            expect(methods.map((method) => expressAnswer(declared, method, example)?.id)).toContain(endpoint);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
