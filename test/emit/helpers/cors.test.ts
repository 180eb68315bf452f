import cors, { type CorsOptions as PackageOptions, type CorsOptionsDelegate } from 'cors';
import type { ErrorRequestHandler, Request as ExpressRequest } from 'express';
import express from 'express';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corsHeaders, preflight, type CorsOptions } from '../../../src/emit/helpers/cors';
import { resolveCors, type DynamicCorsOptions } from '../../../src/emit/helpers/cors-dynamic';
import { serve, webRequest, type Answer, type Server } from './support/server';

let options: unknown;
let server: Server;

beforeAll(async () => {
  const app = express();
  app.use((request, response, next) => cors(options as PackageOptions)(request, response, next));
  app.use((_request, response) => void response.status(299).end());
  app.use(
    ((error, _request, response, _next) => void response.status(500).end(error.message)) satisfies ErrorRequestHandler,
  );
  server = await serve(app);
});
afterAll(() => server.close());

/** The headers that cors sets, without regard to their order. */
function corsOf({ headers }: { headers: Headers }): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name === 'vary' || name.startsWith('access-control-')));
}

const ORIGINS = [undefined, 'https://a.example', 'https://b.example', 'http://localhost:3000', 'null'];
const REQUESTS = ORIGINS.flatMap((origin) =>
  [undefined, 'X-One, x-two'].map((asked) => ({
    ...(origin !== undefined && { origin }),
    ...(asked !== undefined && { 'access-control-request-headers': asked, 'access-control-request-method': 'PUT' }),
  })),
);

async function each(
  given: unknown,
  compare: (theirs: Answer, request: Request) => Promise<void> | void,
): Promise<void> {
  options = given;
  for (const method of ['GET', 'POST', 'OPTIONS']) {
    for (const headers of REQUESTS) {
      const init = { method, headers: headers as Record<string, string> };
      await compare(await server.send(init), webRequest(init));
    }
  }
}

function same(theirs: Answer, request: Request, used: CorsOptions | undefined): void {
  expect(corsOf({ headers: corsHeaders(request, used) })).toEqual(corsOf(theirs));
  if (request.method !== 'OPTIONS') return;
  const answer = preflight(request, used);
  expect(corsOf(answer)).toEqual(corsOf(theirs));
  // 299: cors left the request to the handler after it.
  if (theirs.status !== 299) expect(answer.status).toBe(theirs.status);
}

const STATIC: (CorsOptions | undefined)[] = [
  undefined,
  {},
  { origin: '*' },
  { origin: true },
  { origin: false },
  { origin: undefined },
  { origin: '' },
  { origin: null },
  { origin: 'https://a.example' },
  { origin: ['https://a.example', 'https://b.example'] },
  { origin: [] },
  { origin: /\.example$/ },
  { origin: ['http://localhost:3000', /^https:\/\/b/] },
  { origin: [false, true] },
  { origin: ['*'] },
  { methods: ['GET', 'PUT'] },
  { methods: 'GET, PUT' },
  { methods: [] },
  { allowedHeaders: ['X-A', 'X-B'] },
  { allowedHeaders: 'X-A,X-B' },
  { allowedHeaders: '' },
  { allowedHeaders: [] },
  { headers: ['X-C'] },
  { allowedHeaders: ['X-A'], headers: ['X-C'] },
  { exposedHeaders: ['X-A', 'X-B'] },
  { exposedHeaders: 'X-A' },
  { exposedHeaders: [] },
  { credentials: true },
  { credentials: false },
  { credentials: 'yes' as never },
  { maxAge: 600 },
  { maxAge: 0 },
  { maxAge: '60' },
  { optionsSuccessStatus: 200 },
  { origin: true, credentials: true, exposedHeaders: 'X-A', allowedHeaders: 'X-B', methods: 'GET', maxAge: 1 },
];

describe('static options', () => {
  it.each(STATIC)('%j', async (given) => {
    await each(given, (theirs, request) => same(theirs, request, given));
  });

  it('any', async () => {
    const origin = fc.constantFrom<CorsOptions['origin']>(
      '*',
      true,
      false,
      'https://a.example',
      ['https://a.example', /b/],
      /a/,
    );
    const names = fc.oneof(
      fc.constantFrom('', 'X-A', 'X-A, X-B'),
      fc.array(fc.constantFrom('X-A', 'X-B'), { maxLength: 2 }),
    );
    const any = fc.record(
      {
        origin,
        methods: names,
        allowedHeaders: names,
        headers: names,
        exposedHeaders: names,
        credentials: fc.boolean(),
        maxAge: fc.nat(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(any, async (given) => each(given, (theirs, request) => same(theirs, request, given))),
      { numRuns: 20 },
    );
  });

  it('with preflightContinue', async () => {
    await each({ preflightContinue: true, origin: true }, (theirs, request) => {
      expect(theirs.status).toBe(299);
      expect(corsOf({ headers: corsHeaders(request, { origin: true }) })).toEqual(corsOf(theirs));
    });
  });
});

describe('options that a function finds', () => {
  const dynamic: [string, DynamicCorsOptions][] = [
    ['one origin', { origin: (origin, callback) => callback(null, origin === 'https://a.example') }],
    [
      'an origin by a list',
      { origin: (_origin, callback) => setImmediate(() => callback(null, ['https://b.example'])) },
    ],
    ['everyone', { origin: (_origin, callback) => callback(null, '*'), credentials: true }],
    ['no answer', { origin: (_origin, callback) => callback(null) }],
    ['those without an origin', { origin: (origin, callback) => callback(null, !origin) }],
    ['none, with an error', { origin: (_origin, callback) => callback(new Error('refused')) }],
    [
      'by throwing',
      {
        origin: () => {
          throw new Error('refused');
        },
      },
    ],
    ['nothing new', { origin: 'https://a.example' }],
    ['nothing at all', {}],
    ['an origin that is not set', { origin: undefined }],
  ];
  async function compare(theirs: Answer, request: Request, resolved: Promise<CorsOptions>): Promise<void> {
    const found = await resolved.catch((error: Error) => error);
    if (found instanceof Error) expect([500, found.message]).toEqual([theirs.status, theirs.text]);
    else same(theirs, request, found);
  }

  it.each(dynamic)('allows %s', async (_label, given) => {
    await each(given, (theirs, request) => compare(theirs, request, resolveCors(request, given)));
  });

  it('finds all options', async () => {
    const choose = (path: string) => (path === '/' ? { origin: true, maxAge: 5 } : undefined);
    const theirs: CorsOptionsDelegate<ExpressRequest> = (request, callback) => callback(null, choose(request.path));
    await each(theirs, (answer, request) =>
      compare(
        answer,
        request,
        resolveCors(request, (given, back) => back(null, choose(new URL(given.url).pathname))),
      ),
    );
    await each(((_request, callback) => callback(new Error('x'))) as CorsOptionsDelegate, (answer, request) =>
      compare(
        answer,
        request,
        resolveCors(request, (_given, back) => back(new Error('x'))),
      ),
    );
    await each(((_request, callback) => callback(null, undefined)) as CorsOptionsDelegate, (answer, request) =>
      compare(
        answer,
        request,
        resolveCors(request, (_given, back) => back(null)),
      ),
    );
  });
});
