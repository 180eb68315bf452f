import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExpressMajor, PathPattern } from '../../src/model.js';
import { matchPath as matchPath4 } from '../../src/emit/helpers/match-path.express4.js';
import { matchPath } from '../../src/emit/helpers/match-path.js';
import { folderOf, matches, toShapes, type ParamSource, type RouteShape } from '../../src/next/segments.js';

const require = createRequire(import.meta.url);
const express = { 4: require('express4'), 5: require('express') } as const;

const strings = (...paths: string[]): PathPattern[] => paths.map((value) => ({ kind: 'string', value }));

function folders(major: ExpressMajor, ...paths: string[]): string[] | string {
  const found = toShapes(strings(...paths), major);
  return found.ok ? found.shapes.map(folderOf) : found.reason;
}

describe('toShapes', () => {
  it.each<[ExpressMajor, string[], string[]]>([
    [5, ['/'], ['']],
    [5, [''], ['']],
    [5, ['/api', '/users/:id'], ['api/users/[id]']],
    [5, ['/api/', '/'], ['api']],
    [5, ['/users/:id', '/posts/:id'], ['users/[id]/posts/[id2]']],
    [5, ['/users{/:id}'], ['users/[id]', 'users']],
    [5, ['/a{/:b}/c'], ['a/[b]/c', 'a/c']],
    [5, ['/files/*path'], ['files/[...path]']],
    [5, ['/{*splat}'], ['[...splat]', '']],
    [5, ['*splat'], ['[...splat]', '']],
    [5, ['/:"user id"'], ['[user_id]']],
    [5, ['/_private/x'], ['%5Fprivate/x']],
    [5, ['/caf%c3%a9/a\\+b'], ['caf%C3%A9/a+b']],
    [5, ['/a\\*b'], ['a*b']],
    [5, ['/api/404'], ['api/404']],
    [4, ['*'], ['[...path]', '']],
    [4, ['/files', '/*'], ['files/[...path]', 'files']],
    [4, ['/users/:id?'], ['users/[id]', 'users']],
    [4, ['/users/?'], ['users']],
    [4, ['/v1.0/data\\.json'], ['v1.0/data.json']],
  ])('Express %d, %j: %j', (major, paths, expected) => {
    expect(folders(major, ...paths)).toEqual(expected);
  });

  it.each<[ExpressMajor, string, string]>([
    [5, '/:id?', 'Express 5 refuses'],
    [5, '/*', 'Express 5 refuses'],
    [5, '/a/(b)', 'Express 5 refuses'],
    [5, '/café', 'percent-encoded'],
    [5, '/sp ace', 'percent-encoded'],
    [5, 'users', 'does not start with a slash'],
    [5, '/a//b', 'an empty segment'],
    [5, '/404', 'Next keeps for itself'],
    [5, '/_next/data', 'Next keeps for itself'],
    [4, '/:id((a|b))', 'the pattern of'],
    [4, '/:id*', 'the repetition'],
    [4, '/:id+', 'the repetition'],
    [4, '/[ab]', 'regular expression syntax'],
    [4, '/\\d', 'regular expression syntax'],
  ])('Express %d refuses %j: %s', (major, path, reason) => {
    expect(folders(major, path)).toContain(reason);
  });

  it('names what is not a readable string', () => {
    const span = { file: 'a.js', start: 0, end: 1, line: 1, column: 1 };
    expect(toShapes([{ kind: 'unknown', text: 'config.path', span }], 5)).toMatchObject({ ok: false });
  });

  it.each<[ExpressMajor, string, string[], string]>([
    [5, '/flights/:from-:to', ['flights/[fromTo]'], '^\\/flights\\/(?<from>[^/]+)-(?<to>[^/\\-]+|-)\\/?$'],
    [5, '/:file.json', ['[fileJson]'], '^\\/(?<file>[^/]+)\\.json\\/?$'],
    [5, '/v:major', ['[vMajor]'], '^\\/v(?<major>[^/]+)\\/?$'],
    [5, '/*all/edit', ['[...all]'], '^\\/(?<all>.+)\\/edit\\/?$'],
    [5, '/@me', ['[me]'], '^\\/@me\\/?$'],
    [4, '/wow!', ['[wow]'], '^\\/wow!\\/?$'],
    [4, '/posts/:id(\\d+)', ['posts/[id]'], '^\\/posts\\/(?<id>\\d+)\\/?$'],
    [4, '/(a|b)', ['[value]'], '^\\/(?:a|b)\\/?$'],
    [4, '/a*b', ['[...path]'], '^\\/a(.*)b\\/?$'],
    [4, '/*/edit', ['[...path]'], '^\\/(.*)\\/edit\\/?$'],
    [4, '/a/:path(*)b', ['a/[...pathB]'], '^\\/a\\/(?<path>(.*))b\\/?$'],
  ])('Express %d, %j: %j and an expression', (major, path, expected, source) => {
    const found = toShapes(strings(path), major);
    if (!found.ok) return expect(found.reason).toContain(source);
    expect(found.shapes.map(folderOf)).toEqual(expected);
    expect(found.shapes.map(({ exact, regexp }) => [exact, regexp?.source])).toEqual([[false, source]]);
  });

  it.each<[string, string[]]>([
    ['^\\/reports\\/(\\d{4})-(\\d{2})$', ['reports/[value]']],
    ['^\\/api\\/v1\\/?$', ['api/v1']],
    ['^\\/files\\/(.*)', ['files/[...path]', 'files']],
    ['.*fly$', ['[...path]']],
    ['^\\/(?:a|b)$', ['[value]']],
    ['^\\/a|b$', ['[...path]']],
    ['^\\/commits\\/(\\w+)(?:\\.\\.(\\w+))?$', ['commits/[value]']],
  ])('the RegExp /%s/: %j', (source, expected) => {
    const found = toShapes([{ kind: 'regexp', source, flags: '' }], 5);
    expect(found.ok && found.shapes.map(folderOf)).toEqual(expected);
  });

  it('keeps what each router sees apart from what mergeParams gives', () => {
    const found = toShapes(strings('/:id', '/:id'), 5);
    if (!found.ok) throw new Error(found.reason);
    expect(found.shapes[0].own).toEqual([
      { id: { kind: 'segment', segment: 'id' } },
      { id: { kind: 'segment', segment: 'id2' } },
    ]);
    expect(found.shapes[0].params).toEqual({ id: { kind: 'segment', segment: 'id2' } });
  });
});

// ---------------------------------------------------------------------------------------------------------------------
// Against Express itself
// ---------------------------------------------------------------------------------------------------------------------

type Values = Record<string, unknown>;

/** What Express hands to a route at `path` below nested mounts, or null where it does not answer. */
function expressParams(major: ExpressMajor, patterns: string[], path: string): Values | null {
  let found: Values | null = null;
  let router = express[major].Router({ mergeParams: true });
  router.get(patterns.at(-1), (req: { params: Values }) => void (found = { ...req.params }));
  for (const mount of patterns.slice(0, -1).reverse()) {
    const outer = express[major].Router({ mergeParams: true });
    outer.use(mount, router);
    router = outer;
  }
  router({ method: 'GET', url: path, headers: {} }, {}, () => undefined);
  return found;
}

/** What a route handler at the shape's file reads, with the params that Next decodes segment by segment. */
function nextParams(shape: RouteShape, path: string, major: ExpressMajor): Values {
  if (!shape.exact) return matched(shape, path, major);
  const parts = path.replace(/\/$/, '').split('/').slice(1).map(decodeURIComponent);
  const params: Record<string, string | string[]> = {};
  shape.segments.forEach((segment, index) => {
    if (segment.kind === 'dynamic') params[segment.name] = parts[index];
    if (segment.kind === 'catchAll') params[segment.name] = parts.slice(index);
  });
  return Object.fromEntries(Object.entries(shape.params).map(([name, source]) => [name, read(source, params)]));
}

function read(source: ParamSource, params: Record<string, string | string[]>): unknown {
  switch (source.kind) {
    case 'segment':
      return params[source.segment];
    case 'segments':
      return source.rooted ? ['', ...params[source.segment]] : params[source.segment];
    case 'joined':
      return source.prefix + (params[source.segment] as string[]).join('/');
    case 'constant':
      return source.value;
    case 'undefined':
    case 'matched':
      return undefined;
  }
}

/** What the helper of the target reads with the expression of a shape. */
function matched({ regexp }: RouteShape, path: string, major: ExpressMajor): Values {
  const { source, flags, lists, absent } = regexp!;
  const match: typeof matchPath = major === 5 ? matchPath : matchPath4;
  const request = new Request(`http://localhost${path}`);
  return { ...Object.fromEntries(absent.map((name) => [name, undefined])), ...match(request, new RegExp(source, flags), lists) };
}

const word = fc.constantFrom('a', 'b', 'api');
const name = fc.constantFrom('id', 'x', 'y');
const plainPart = fc.oneof(
  word.map((w) => `/${w}`),
  name.map((n) => `/:${n}`),
  word.map((w) => `/${w}`),
);
const lastPart = {
  5: fc.oneof(
    name.map((n) => `{/:${n}}`),
    name.map((n) => `/*${n}`),
    name.map((n) => `{/*${n}}`),
    name.map((n) => `/{*${n}}`),
    word.map((w) => `{/${w}}`),
    word.map((w) => `{${w}}`),
    fc.constantFrom('', '/', '*all', '{/}', '-:id', '.json', '/:a-:b', '/:a.:b', '/v:x', '/:f{.:e}', '/*w/edit', '/x*w', '/@me'),
  ),
  4: fc.oneof(
    name.map((n) => `/:${n}?`),
    word.map((w) => `/${w}?`),
    fc.constantFrom('', '/', '*', '/*', '/?', '-:id', '.json', '(b)?', '/:a-:b', '/:a.:b', '/v:x', '/:f.:e?', '/*/edit', '/x*', '/:n(\\d+)', '/:n([a-z]+)', '/:n(*)', '/:n(.*)x', '/(a|b)', '/@me'),
  ),
};
const path = (major: ExpressMajor) =>
  fc
    .tuple(fc.array(plainPart, { maxLength: 2 }), lastPart[major], fc.array(plainPart, { maxLength: 1 }))
    .map(([before, odd, after]) => [...before, odd, ...after].join(''));
const mount = fc.array(plainPart, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(''));
const url = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'api', 'c', 'a%2Fb', 'v-1', 'a-b-a', 'a.b', 'a.b.json', 'v1', '12', 'edit', 'xa', '@me'), { maxLength: 5 }), fc.boolean())
  .map(([parts, slash]) => `/${parts.join('/')}${slash && parts.length > 0 ? '/' : ''}`);

describe.each<ExpressMajor>([4, 5])('the shapes of an Express %d path', (major) => {
  it('take the requests that Express takes, with the same params', () => {
    const patterns = fc
      .tuple(fc.array(mount, { maxLength: 1 }), path(major))
      .map(([mounts, last]) => [...mounts, last]);
    fc.assert(
      fc.property(patterns, fc.array(url, { minLength: 20, maxLength: 20 }), (paths, urls) => {
        const found = toShapes(strings(...paths), major);
        if (!found.ok) return;
        for (const each of urls) {
          const taking = found.shapes.filter((shape) => matches(shape, each));
          const expected = expressParams(major, paths, each);
          expect(taking.length > 0, `${paths.join(' + ')} at ${each}`).toBe(expected !== null);
          // A wildcard of Express takes a slash at the end of the path as well; Next's catch-all drops it.
          const wild = taking[0]?.exact && taking[0].segments.at(-1)?.kind === 'catchAll' && each.endsWith('/');
          if (expected && !wild)
            expect(nextParams(taking[0], each, major), `${paths.join(' + ')} at ${each}`).toEqual(expected);
        }
      }),
      { numRuns: 600 },
    );
  });
});
