import type express from 'express';
import fc from 'fast-check';
import createError from 'http-errors';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createHttpError,
  errorResponse,
  HttpError,
  notFoundResponse,
  withStatus,
} from '../../../src/emit/helpers/errors';
import { MAJORS } from './support/majors';
import { serve, summary, webRequest, type RequestInit, type Server } from './support/server';

const HEADERS = [
  'content-type',
  'content-security-policy',
  'x-content-type-options',
  'retry-after',
  'www-authenticate',
];

/** What the app under test fails with; a response status set before goes in `status`. */
let failure: { error: unknown; status?: number };

function failingApp(factory: typeof express, env: string): express.Express {
  const app = factory();
  app.set('env', env);
  app.disable('x-powered-by');
  app.use('/fail', (_request, response, next) => {
    if (failure.status) response.status(failure.status);
    next(failure.error);
  });
  return app;
}

afterEach(() => vi.unstubAllEnvs());

describe.each(MAJORS)('the final handler of Express $major', ({ express: factory }) => {
  describe.each(['production', 'development'])('in %s', (env) => {
    let server: Server;
    beforeAll(async () => {
      vi.spyOn(console, 'error').mockImplementation(() => {});
      server = await serve(failingApp(factory, env));
    });
    afterAll(async () => {
      vi.restoreAllMocks();
      await server.close();
    });

    async function same(request: RequestInit, respond: (request: Request) => Response): Promise<void> {
      vi.stubEnv('NODE_ENV', env);
      const expected = await summary(await server.send(request), HEADERS);
      expect(await summary(respond(webRequest(request)), HEADERS)).toEqual(expected);
    }

    const noStack = Object.assign(new Error('no stack'), { stack: undefined, status: 503 });
    const errors: [string, unknown, number?][] = [
      ['an Error', new Error('boom <b>"it\'s"</b> & two  spaces   three\nline')],
      ['an Error with a status', Object.assign(new Error('x'), { status: 404 })],
      ['an Error with a statusCode', Object.assign(new Error('x'), { statusCode: 422 })],
      ['an Error with both', Object.assign(new Error('x'), { status: 401, statusCode: 403 })],
      ['an invalid status before a valid statusCode', Object.assign(new Error('x'), { status: 200, statusCode: 409 })],
      ['a status as a string', Object.assign(new Error('x'), { status: '404' })],
      ['a status without a phrase', Object.assign(new Error('x'), { status: 499 })],
      ['a status of 600', Object.assign(new Error('x'), { status: 600 })],
      ['no status, the response has one', new Error('x'), 418],
      ['no status, the response has a success', new Error('x'), 201],
      [
        'headers',
        Object.assign(new Error('x'), { status: 429, headers: { 'Retry-After': 3, 'WWW-Authenticate': ['a', 'b'] } }),
      ],
      ['headers without a status', Object.assign(new Error('x'), { headers: { 'Retry-After': '3' } })],
      ['headers that are text', Object.assign(new Error('x'), { status: 429, headers: 'Retry-After: 3' })],
      [
        'headers that the page sets itself',
        Object.assign(new Error('x'), { status: 400, headers: { 'Content-Type': 'a/b' } }),
      ],
      ['a string', 'plain text'],
      ['an object', { message: 'not shown', status: 402 }],
      ['an Error without a stack', noStack],
      ['a number', 42],
      ['a type of http-errors', createError(410, 'gone')],
    ];
    it.each(errors)('takes %s', async (_label, error, status) => {
      failure = { error, status };
      await same({ path: '/fail' }, (request) => errorResponse(error, request, status));
      await same({ path: '/fail', method: 'HEAD' }, (request) => errorResponse(error, request, status));
    });

    it.each([
      ['GET', '/nowhere'],
      ['POST', '/a/b?c=d'],
      ['HEAD', '/x'],
      ['DELETE', "/it's/%3Cb%3E/%41&amp;"],
      ['GET', '/a|b^c`d{e}'],
    ])('answers %s %s', async (method, path) => {
      await same({ method, path }, notFoundResponse);
    });

    it('answers any path', async () => {
      await fc.assert(
        fc.asyncProperty(fc.webPath(), async (path) =>
          same({ path: new URL(`/x${path}`, 'http://h').pathname }, notFoundResponse),
        ),
        { numRuns: 50 },
      );
    });
  });
});

describe('errorResponse', () => {
  it.each([
    ['production', 1],
    ['development', 1],
    ['test', 0],
  ])('logs the error in %s: %i times', (env, times) => {
    vi.stubEnv('NODE_ENV', env);
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const error = new Error('x');
    errorResponse(error, webRequest());
    expect(log.mock.calls).toEqual(Array(times).fill([error]));
    log.mockRestore();
  });
});

describe('HttpError', () => {
  it.each([400, 401, 404, 405, 406, 412, 413, 415, 416, 418, 422, 500, 501, 503, 505])(
    '%i is as http-errors makes it',
    (status) => {
      const details = { type: 'some.type', limit: 3 };
      for (const message of [undefined, 'some message']) {
        const theirs = message === undefined ? createError(status, details) : createError(status, message, details);
        const ours = createHttpError(status, message, details);
        expect(ours).toBeInstanceOf(HttpError);
        const { name, message: text, status: code, statusCode, expose } = theirs;
        expect(ours).toMatchObject({ name, message: text, status: code, statusCode, expose });
        expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
        expect(ours.stack?.split('\n')[0]).toBe(theirs.stack?.split('\n')[0]);
        expect(ours.stack).toContain('errors.test.ts');
      }
    },
  );
});

describe('withStatus', () => {
  const failures: [string, () => unknown][] = [
    ['an Error', () => new SyntaxError('bad')],
    ['an Error with a status', () => Object.assign(new Error('x'), { status: 418 })],
    ['an Error with a statusCode', () => Object.assign(new Error('x'), { statusCode: 418 })],
    ['an Error with a strange status', () => Object.assign(new Error('x'), { status: 'none' })],
    ['an Error with an unknown status', () => Object.assign(new Error('x'), { status: 799 })],
    ['a string', () => 'some text'],
  ];
  it.each(failures)('treats %s as http-errors does', (_label, make) => {
    const props = { body: 'text', type: 'entity.parse.failed' };
    const theirs = createError(400, make() as Error, props);
    const ours = withStatus(make(), 400, props) as createError.HttpError;
    const { name, message, status, statusCode, expose } = theirs;
    expect(ours).toMatchObject({ name, message, status, statusCode, expose });
    expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
  });

  it('keeps the error and its class', () => {
    const error = new SyntaxError('bad');
    expect(withStatus(error, 400)).toBe(error);
  });
});
