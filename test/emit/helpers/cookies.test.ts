import cookieParser from 'cookie-parser';
import { sign } from 'cookie-signature';
import type { CookieOptions as ExpressOptions } from 'express';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAJORS } from './support/majors';
import { serve, webRequest, type Server } from './support/server';
import { writeTarget } from './support/target';

type Cookies = typeof import('../../../src/emit/helpers/cookies');
type Options = Parameters<Cookies['serializeCookie']>[2];

const SECRETS = [undefined, '', 'keyboard cat', ['new', 'old'], []];

describe.each(MAJORS)('cookies of Express $major', ({ major, express }) => {
  const target = writeTarget(['cookies'], major);
  let cookies: Cookies;
  let server: Server;
  let secret: string | string[] | undefined;
  let seen: unknown[];
  /** What the app does with its response. */
  let write: (response: import('express').Response) => void;

  beforeAll(async () => {
    cookies = await target.load<Cookies>('cookies');
    const app = express();
    app.use((request, response, next) => cookieParser(secret)(request, response, next));
    app.use((request, response) => {
      seen = [request.cookies, request.signedCookies];
      try {
        write(response);
      } catch (error) {
        response.setHeader('x-error', (error as Error).constructor.name);
      }
      response.end();
    });
    server = await serve(app);
  });
  beforeEach(() => void (write = () => {}));
  afterAll(async () => {
    target.remove();
    await server.close();
  });

  describe('reading', () => {
    async function same(header: string | undefined): Promise<void> {
      const init = { headers: header === undefined ? undefined : { cookie: header } };
      await server.send(init);
      const request = webRequest(init);
      const ours = [cookies.parseCookies(request, secret), cookies.parseSignedCookies(request, secret)];
      expect(ours).toEqual(seen);
      expect(ours.map((each) => Object.entries(each))).toEqual(seen.map((each) => Object.entries(each as object)));
    }

    const signed = ['s:value.signature', 's:', 's:.', 's', 's:no dot'];
    const valid = ['keyboard cat', 'new', 'old', 'other'].map((key) =>
      encodeURIComponent(`s:${sign('j:{"a":1}', key)}`),
    );

    const headers = [
      undefined,
      'a=1',
      'a=1; b=2',
      'a=1;b=2',
      ' a = 1 ;\tb\t=\t2\t',
      'a=1; a=2',
      'a',
      'a; b=1; c',
      '=x',
      ';;',
      'a=b=c',
      'a="quoted; b=2',
      'a="quoted value"',
      'a="',
      'a=""',
      'a="x',
      'a=x"',
      'a=%20%C3%A9',
      'a=%zz%20',
      'a=+',
      'a=j:{"b":1}',
      'a=j%3A%7B%22b%22%3A1%7D',
      'a=j:0',
      'a=j:null',
      'a=j:bad',
      'a=j:',
      'a=j:"text"',
      'a=j:[1]',
      '__proto__=1; toString=2; constructor=3',
      'a=é',
      ...signed.map((value) => `a=${value}; b=1`),
      ...valid.map((value) => `a=${value}`),
    ];
    it.each(SECRETS.flatMap((each) => headers.map((header) => [each, header] as const)))(
      'with secret %j: %j',
      async (key, header) => {
        secret = key;
        await same(header);
      },
    );

    it('anything', async () => {
      secret = 'keyboard cat';
      const text = fc.string({
        unit: fc.constantFrom('a', 'b', '=', ';', ' ', '\t', '"', '%', '2', '0', 'j', 's', ':', '.', '{', '}', ','),
      });
      await fc.assert(
        fc.asyncProperty(text, async (header) => same(`x${header}x`)),
        { numRuns: 500 },
      );
    });
  });

  describe('writing', () => {
    async function same(value: unknown, options: ExpressOptions | undefined, name = 'sid'): Promise<string | null> {
      vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_123 });
      try {
        const given = { ...options };
        write = (response) => (options ? response.cookie(name, value, options) : response.cookie(name, value));
        const { headers } = await server.send();
        const write4or5 = () => cookies.serializeCookie(name, value, options as Options, secret);
        const ours = attempt(write4or5);
        expect(ours).toEqual({ cookie: headers.get('set-cookie'), error: headers.get('x-error') });
        expect({ ...options }).toEqual(given);
        return ours.cookie;
      } finally {
        vi.useRealTimers();
      }
    }

    function attempt(work: () => string): { cookie: string | null; error: string | null } {
      try {
        return { cookie: work(), error: null };
      } catch (error) {
        return { cookie: null, error: (error as Error).constructor.name };
      }
    }

    const values: unknown[] = [
      'abc',
      '',
      'a b;c,é"',
      'é😀',
      1,
      0,
      true,
      null,
      undefined,
      { a: 1 },
      [1, 'x'],
      new Date(0),
      BigInt(10),
      'j:x',
      's:x',
      '\ud800',
    ];
    it.each(values)('value %s', async (value) => {
      secret = undefined;
      await same(value, undefined);
      await same(value, {});
    });

    const options: unknown[] = [
      { maxAge: 0 },
      { maxAge: 1500 },
      { maxAge: -1 },
      { maxAge: 999.9 },
      { maxAge: null },
      { maxAge: undefined },
      { maxAge: NaN },
      { maxAge: Infinity },
      { maxAge: '60000' },
      { maxAge: 'soon' },
      { maxAge: '' },
      { maxAge: 1e20 },
      { maxAge: 60000, expires: new Date(0) },
      { expires: new Date(0) },
      { expires: new Date(NaN) },
      { expires: '2020-01-01' },
      { expires: null },
      { expires: undefined },
      { maxAge: 'soon', expires: new Date(0) },
      { domain: 'example.com' },
      { domain: '.example.com' },
      { domain: 'a b' },
      { domain: 'x;y' },
      { domain: '' },
      { path: '/admin' },
      { path: '' },
      { path: null },
      { path: undefined },
      { path: '/a;b' },
      { path: '/é' },
      { httpOnly: true },
      { httpOnly: false },
      { secure: true },
      { partitioned: true },
      { priority: 'low' },
      { priority: 'Medium' },
      { priority: 'HIGH' },
      { priority: 'none' },
      { priority: '' },
      { sameSite: true },
      { sameSite: false },
      { sameSite: 'lax' },
      { sameSite: 'Strict' },
      { sameSite: 'NONE' },
      { sameSite: 'other' },
      { sameSite: '' },
      { encode: (text: string) => `"${text}"` },
      { encode: (text: string) => `${text};` },
      { encode: undefined },
      {
        maxAge: 5000,
        domain: 'x.y',
        path: '/p',
        httpOnly: true,
        secure: true,
        partitioned: true,
        priority: 'high',
        sameSite: 'none',
      },
      { signed: true },
      { signed: false },
    ];
    it.each(options)('options %j', async (option) => {
      for (const key of ['keyboard cat', ['new', 'old'], undefined]) {
        secret = key;
        await same('some value', option as ExpressOptions);
        await same({ a: 1 }, option as ExpressOptions);
      }
    });

    it.each(['a', 'a b', 'a=b', 'é', '', '__Host-a', 'a;b'])('name %j', async (name) => {
      await same('x', {}, name);
    });

    it('reads back what it signed', async () => {
      secret = ['new', 'old'];
      const cookie = (await same({ a: 'é' }, { signed: true }))?.split(';')[0];
      const request = webRequest({ headers: { cookie: `${cookie}; plain=1` } });
      expect(cookies.parseSignedCookies(request, secret)).toEqual({ sid: { a: 'é' } });
      expect(cookies.parseSignedCookies(request, ['newer', 'new'])).toEqual({ sid: { a: 'é' } });
      expect(cookies.parseSignedCookies(request, 'other')).toEqual({ sid: false });
      expect(cookies.parseCookies(request, secret)).toEqual({ plain: '1' });
    });

    const clearing: unknown[] = [
      undefined,
      {},
      { path: '/admin', domain: 'x.y' },
      { maxAge: 60000 },
      { expires: new Date(1e12) },
      { maxAge: 0, httpOnly: true, secure: true, sameSite: 'lax' },
      { path: undefined },
      { expires: undefined },
      { signed: true },
    ];
    it.each(clearing)('clearing with %j', async (option) => {
      vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_123 });
      secret = 'keyboard cat';
      write = (response) => (option ? response.clearCookie('sid', option) : response.clearCookie('sid'));
      const { headers } = await server.send();
      expect(cookies.clearCookie('sid', option as Options, secret)).toBe(headers.get('set-cookie'));
      vi.useRealTimers();
    });
  });
});
