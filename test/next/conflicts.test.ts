import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPath } from '../../src/emit/helpers/match-path.js';
import { routing } from '../../src/express/flatten.js';
import type { AppModel, Layer, LinkFunction, Router } from '../../src/model.js';
import { placeShapes, type PlacedShape } from '../../src/next/conflicts.js';
import { toShapes, type ParamSource, type Params } from '../../src/next/segments.js';
import type { ExistingEntry } from '../../src/next/target.js';
import { PlaceLinks, type PlacedLink } from '../../src/plan/place-links.js';

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

/** What a handler reads in the file that Next picks. */
function read(source: ParamSource, params: Record<string, string | string[]>, matched: Record<string, unknown>): unknown {
  switch (source.kind) {
    case 'constant':
      return source.value;
    case 'matched':
      return matched[source.name];
    case 'undefined':
      return undefined;
    case 'joined':
      return source.prefix + (params[source.segment] as string[]).join('/');
    default:
      return params[source.segment];
  }
}

function readAll(sources: Params, params: Record<string, string | string[]>, matched: Record<string, unknown>): Record<string, unknown> {
  const all = Object.entries(sources).map(([name, source]) => [name, read(source, params, matched)]);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

const part = fc.constantFrom('/a', '/b', '/c', '/:x', '/:y', '/:x-:y', '/a.:x');
const declaredPath = fc
  .tuple(fc.array(part, { maxLength: 3 }), fc.constantFrom('', '', '', '/*rest', '{/:opt}', '/*rest/a'))
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
  path: fc.array(fc.constantFrom('a', 'b', 'c', 'other', 'z', 'b-c', 'a.b'), { maxLength: 5 }).map((parts) => `/${parts.join('/')}`),
});

/** The model of an app with nothing but these routes. */
function modelOf(declared: Declared[]): AppModel {
  const site = { file: 'app.js', start: 0, end: 1, line: 1, column: 1 };
  const handler: LinkFunction = { kind: 'opaque', expression: site, reason: 'a test' };
  const stack = declared.map(({ method, path }, index): Layer => ({
    kind: 'route',
    method,
    paths: [{ kind: 'string', value: path }],
    handlers: [handler],
    site: { ...site, start: index },
    conditions: [],
  }));
  const app: Router = { id: 'app', kind: 'app', created: site, mergeParams: false, caseSensitive: false, strict: false, stack, params: [], settings: {}, locals: {}, engines: [] };
  return { expressMajor: 5, entry: 'app.js', root: 'app', routers: { app }, startup: [], reached: [], diagnostics: [] };
}

/** The first link of a file that runs for a request, and what it reads. */
function answerIn(links: PlacedLink[], path: string, params: Record<string, string | string[]>): Answer {
  for (const { link, isCertain, tests, params: sources } of links) {
    const request = new Request(`http://localhost${path}`);
    const match = tests.map(({ source, flags, lists }) => matchPath(request, new RegExp(source, flags), lists)).find(Boolean);
    if (isCertain || match) return { id: String(link.route), params: readAll(sources, params, match ?? {}) };
  }
  return null;
}

describe('the files of an app, against Next and Express', () => {
  it('answer what reaches them with the route that Express chooses, with its params', () => {
    fc.assert(
      fc.property(
        fc.array(declaration, { minLength: 1, maxLength: 6 }),
        fc.array(request, { minLength: 30, maxLength: 30 }),
        (declared, requests) => {
          const { placed } = place(declared);
          const places = new PlaceLinks(routing(modelOf(declared)), 5);
          const all = new Map(placed.map(({ folder, segments }) => [folder, segments]));
          for (const { method, path } of requests) {
            const file = nextFile([...all.keys()], path);
            if (!file) continue;
            const links = places.linksAt(all.get(file.folder)!, method);
            const where = `${method} ${path} in ${file.folder} of ${JSON.stringify(declared)}`;
            expect(answerIn(links, path, file.params), where).toEqual(expressAnswer(declared, method, path));
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
