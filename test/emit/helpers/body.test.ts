import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BodyParser } from '../../../src/emit/helpers/body';
import { MAJORS } from './support/majors';
import { serve, webRequest, type RequestInit, type Server } from './support/server';
import { writeTarget } from './support/target';

type Kind = 'json' | 'urlencoded' | 'text' | 'raw';
/** One parser: its kind and its options. */
type Setup = [Kind, Record<string, unknown>?];

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const TEXT_TYPE = { 'content-type': 'text/plain' };
const BYTES_TYPE = { 'content-type': 'application/octet-stream' };

function post(headers: Record<string, string>, body?: RequestInit['body'], method = 'POST'): RequestInit {
  return { method, headers, body };
}

/** What a handler sees of a value: prototypes and bytes included, the position of chunk borders not. */
function visible(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return { bytes: value.toString('hex') };
  if (value instanceof Error) {
    const { received, ...details } = { ...value } as Record<string, unknown>;
    const { name, message, status, statusCode, expose } = value as Error & Record<string, unknown>;
    const kind = value instanceof SyntaxError ? 'SyntaxError' : 'Error';
    const keys = Object.keys(value);
    return {
      kind,
      keys,
      name,
      message,
      status,
      statusCode,
      expose,
      received: typeof received,
      details: visible(details),
    };
  }
  if (Array.isArray(value)) return value.map(visible);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, visible(item)]);
  return { prototype: Object.getPrototypeOf(value) === null ? 'none' : 'object', entries };
}

describe.each(MAJORS)('bodies as Express $major reads them', ({ major, express }) => {
  const target = writeTarget(['body', 'body-json', 'body-urlencoded', 'body-text', 'body-raw'], major);
  let readBody: typeof import('../../../src/emit/helpers/body').readBody;
  const makers = {} as Record<Kind, (options?: Record<string, unknown>) => BodyParser>;
  let middleware: RequestHandler[] = [];
  let seen: unknown;
  let server: Server;

  beforeAll(async () => {
    ({ readBody } = await target.load<typeof import('../../../src/emit/helpers/body')>('body'));
    for (const kind of ['json', 'urlencoded', 'text', 'raw'] as const) {
      const module = await target.load<Record<Kind, (typeof makers)[Kind]>>(`body-${kind}`);
      makers[kind] = module[kind];
    }
    const app = express();
    app.use((request, response, next) => {
      let at = 0;
      const step = (error?: unknown): void => {
        const handler = middleware[at++];
        if (error || !handler) return next(error);
        handler(request, response, step);
      };
      step();
    });
    app.use((request, response) => {
      seen = request.body;
      response.end();
    });
    app.use(((error, _request, response, _next) => {
      seen = error;
      response.end();
    }) satisfies ErrorRequestHandler);
    server = await serve(app);
  });
  afterAll(async () => {
    target.remove();
    await server.close();
  });

  async function same(setups: Setup[], init: RequestInit): Promise<unknown> {
    // Express hands the response to `verify` as well.
    const theirs = ({ verify, ...options }: Record<string, unknown> = {}) => ({
      ...options,
      ...(typeof verify === 'function' && {
        verify: (request: unknown, _: unknown, ...rest: unknown[]) => verify(request, ...rest),
      }),
    });
    middleware = setups.map(([kind, options]) => express[kind](theirs(options)));
    await server.send(init);
    const parsers = setups.map(([kind, options]) => makers[kind](options));
    const ours = await readBody(webRequest(init), parsers, major === 4 ? { unparsed: {} } : {}).catch((error) => error);
    expect(visible(ours)).toEqual(visible(seen));
    return ours;
  }

  const all: Setup[] = [['json'], ['urlencoded', { extended: true }], ['text'], ['raw']];

  describe('which parser', () => {
    const kinds: [string, RequestInit][] = [
      ['no body', { method: 'POST' }],
      ['no body, a type', post(JSON_TYPE)],
      ['an announced empty body', post(JSON_TYPE, '')],
      ['a body without a type', post({}, '{}')],
      ['another type', post({ 'content-type': 'application/xml' }, '<a/>')],
      ['a type like JSON', post({ 'content-type': 'application/vnd.api+json' }, '{}')],
      ['JSON', post(JSON_TYPE, '{"a":1}')],
      ['JSON in chunks', post(JSON_TYPE, ['{"a"', ':', '1}'])],
      ['JSON in no chunks', post(JSON_TYPE, [])],
      ['JSON in a DELETE', post(JSON_TYPE, '{"a":1}', 'DELETE')],
      ['JSON with a charset', post({ 'content-type': 'application/json; charset=UTF-8' }, '{"a":"é"}')],
      ['JSON in upper case', post({ 'content-type': 'APPLICATION/JSON' }, '{"a":1}')],
      ['a form', post(FORM_TYPE, 'a=1&b=2')],
      ['an empty form', post(FORM_TYPE, '')],
      ['text', post(TEXT_TYPE, 'hello')],
      ['empty text', post(TEXT_TYPE, '')],
      ['bytes', post(BYTES_TYPE, Buffer.from([0, 1, 254, 255]))],
      ['no bytes', post(BYTES_TYPE, '')],
      ['a trailing semicolon', post({ 'content-type': 'application/json;' }, '{"a":1}')],
      ['a parameter without value', post({ 'content-type': 'application/json; charset' }, '{"a":1}')],
      ['a parameter with an empty value', post({ 'content-type': 'application/json; charset=' }, '{"a":1}')],
      ['a quoted charset', post({ 'content-type': 'text/plain; x="a;b\\"c"; charset="utf-8"' }, 'é')],
      ['an unfinished quote', post({ 'content-type': 'text/plain; charset="utf-8' }, 'é')],
      ['two charsets', post({ 'content-type': 'text/plain; charset=latin1; charset=utf-8' }, 'é')],
      ['spaces in parameters', post({ 'content-type': 'text/plain ; charset = latin1 ' }, 'é')],
      ['no media type', post({ 'content-type': 'json' }, '{}')],
      ['a strange media type', post({ 'content-type': 'a/b/c' }, '{}')],
    ];
    it.each(kinds)('%s', async (_label, init) => {
      await same(all, init);
      await same([['json']], init);
    });

    const types: unknown[] = [
      'json',
      'application/*',
      '*/*',
      '*/json',
      '+json',
      'application/*+json',
      'text',
      'urlencoded',
      'multipart',
      'text/html',
      ['text/plain', 'json'],
      () => true,
      (request: { headers: { get?: unknown; 'x-take'?: string } }) => typeof request.headers.get === 'function' || true,
      () => false,
    ];
    const contentTypes = [
      'application/json',
      'application/vnd.api+json',
      'text/plain',
      'text/html',
      'multipart/mixed',
      'a/+json',
    ];
    it.each(types)('type %j', async (type) => {
      for (const contentType of contentTypes)
        await same([['text', { type }]], post({ 'content-type': contentType }, 'x'));
      await same([['text', { type }]], post({}, 'x'));
    });

    it('refuses a type that could never match', () => {
      expect(() => makers.json({ type: 'jsn' })).toThrow(TypeError);
    });
  });

  describe('json', () => {
    const texts = [
      '{}',
      '[]',
      ' \n\t{"a":[1,{"b":null}]} ',
      '',
      ' ',
      '1',
      '"text"',
      'null',
      'true',
      ' x',
      '{',
      '{"a":}',
      '{"a":1}x',
      "{'a':1}",
    ];
    const strange = [
      '#',
      '####',
      'undefined',
      '\ufeff{"a":1}',
      '{"__proto__":{"x":1}}',
      '{"a":"\u2028"}',
      '[1,2',
      '<html>',
      'a=1&b=2',
      '€',
    ];
    it.each([...texts, ...strange])('%j', async (text) => {
      await same([['json']], post(JSON_TYPE, text));
      await same([['json', { strict: false }]], post(JSON_TYPE, text));
    });

    it('anything', async () => {
      const text = fc.oneof(
        fc.json(),
        fc.string(),
        fc.string({ unit: fc.constantFrom(' ', '\n', '{', '}', '"', '#', '1', 'a', ':') }),
      );
      await fc.assert(
        fc.asyncProperty(
          text,
          fc.boolean(),
          async (body, strict) => void (await same([['json', { strict }]], post(JSON_TYPE, body))),
        ),
        { numRuns: 300 },
      );
    });

    it('a reviver', async () => {
      const reviver = (key: string, value: unknown) => (key === 'date' ? new Date(value as string).getTime() : value);
      expect(await same([['json', { reviver }]], post(JSON_TYPE, '{"date":"2020-01-01"}'))).toEqual({
        date: 1577836800000,
      });
    });
  });

  describe('urlencoded', () => {
    const bodies = [
      'a=1&b=2',
      'a=1&a=2',
      'a',
      'a=',
      '=a',
      '&&',
      'a[b]=1&a[c]=2',
      'a[]=1&a[]=2',
      'a[0]=x&a[2]=y',
      'a[150]=x',
      'a+b=c+d',
      'a=%C3%A9&b=%E9&c=%zz',
      'a.b=1',
      '__proto__=1',
      'toString=1',
      `a${'[b]'.repeat(32)}=1`,
      `a${'[b]'.repeat(33)}=1`,
      `a${'[b]'.repeat(200)}=1`,
      'utf8=%E2%9C%93&a=%C3%A9',
      'utf8=%26%2310003%3B&a=%E9&b=%26%239786%3B',
      Array.from({ length: 1000 }, () => 'a=1').join('&'),
      Array.from({ length: 1001 }, () => 'a=1').join('&'),
      Array.from({ length: 130 }, (_, at) => `a[${at}]=1`).join('&'),
    ];
    const options: Record<string, unknown>[] = [
      {},
      { extended: true },
      { extended: false },
      { extended: true, depth: 1 },
      { extended: true, depth: 0 },
      { extended: true, parameterLimit: 1 },
      { extended: false, parameterLimit: 2 },
      { extended: true, parameterLimit: Infinity },
      { extended: true, charsetSentinel: true, interpretNumericEntities: true },
      { extended: true, defaultCharset: 'iso-8859-1', charsetSentinel: true, interpretNumericEntities: true },
    ];
    it.each(options)('%j', async (option) => {
      for (const body of bodies) await same([['urlencoded', option]], post(FORM_TYPE, body));
      await same(
        [['urlencoded', option]],
        post({ 'content-type': `${FORM_TYPE['content-type']}; charset=iso-8859-1` }, 'a=%E9'),
      );
      await same(
        [['urlencoded', option]],
        post({ 'content-type': `${FORM_TYPE['content-type']}; charset=koi8-r` }, 'a=%E9'),
      );
    });

    it('anything', async () => {
      const name = fc.oneof(fc.constantFrom('a', 'b', 'a[b]', 'a[]', 'a[0]', 'a[b][c]', '__proto__'), fc.string());
      const body = fc
        .array(fc.tuple(name, fc.string()), { maxLength: 6 })
        .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
      await fc.assert(
        fc.asyncProperty(
          body,
          fc.boolean(),
          async (text, extended) => void (await same([['urlencoded', { extended }]], post(FORM_TYPE, text))),
        ),
        { numRuns: 300 },
      );
    });

    it.each([{ parameterLimit: 0 }, { parameterLimit: NaN }, { extended: true, depth: -1 }])('refuses %j', (option) => {
      expect(() => express.urlencoded({ extended: true, ...option })).toThrow(TypeError);
      expect(() => makers.urlencoded(option)).toThrow(TypeError);
    });
  });

  describe('limits', () => {
    const sizes: [unknown, number][] = [
      [undefined, 102400],
      [undefined, 102401],
      [null, 102401],
      [10, 10],
      [10, 11],
      ['10', 11],
      ['1kb', 1024],
      ['1kb', 1025],
      ['1.5KB', 1536],
      ['1.5 kb', 1537],
      ['10b', 11],
      ['0.01mb', 10486],
      [0, 0],
      [0, 1],
      [Infinity, 200000],
    ];
    it.each(sizes)('%j against %i bytes', async (limit, size) => {
      const body = 'x'.repeat(size);
      await same([['text', { limit }]], post(TEXT_TYPE, body));
      await same([['text', { limit }]], post(TEXT_TYPE, [body]));
      await same([['text', { limit }]], post({ ...TEXT_TYPE, 'content-encoding': 'gzip' }, gzipSync(body)));
    });

    it.each(['', 'abc', 'kb'])('refuses %j', (limit) => {
      expect(() => express.json({ limit })).toThrow(TypeError);
      expect(() => makers.json({ limit })).toThrow(TypeError);
    });

    it('holds while the body streams', async () => {
      let sent = 0;
      const stream = new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 1;
          if (sent > 1000) controller.close();
          else controller.enqueue(new Uint8Array(10_000));
        },
      });
      const headers = { ...BYTES_TYPE, 'transfer-encoding': 'chunked' };
      const request = new Request('http://localhost/', {
        method: 'POST',
        headers,
        body: stream,
        duplex: 'half',
      } as object);
      const error = await readBody(request, [makers.raw()]).catch((thrown) => thrown);
      expect(error).toMatchObject({ status: 413, type: 'entity.too.large', received: 110_000, limit: 102_400 });
      expect(sent).toBe(1001);
    });

    it('stops inflating beyond it', async () => {
      const bomb = gzipSync(Buffer.alloc(50_000_000));
      const error = await readBody(webRequest(post({ ...BYTES_TYPE, 'content-encoding': 'gzip' }, bomb)), [
        makers.raw(),
      ]).catch((thrown) => thrown);
      expect(error).toMatchObject({ status: 413, type: 'entity.too.large' });
      expect(error.received).toBeLessThan(1_000_000);
    });

    it('is no matter for a body shorter than announced', async () => {
      const request = new Request('http://localhost/', {
        method: 'POST',
        headers: { ...TEXT_TYPE, 'content-length': '5' },
        body: 'abc',
      });
      const error = await readBody(request, [makers.text()]).catch((thrown) => thrown);
      expect(error).toMatchObject({ status: 400, type: 'request.size.invalid', expected: 5, length: 5, received: 3 });
    });

    it('takes a GET request without its body, as Next gives it', async () => {
      const request = new Request('http://localhost/', { headers: { ...JSON_TYPE, 'content-length': '7' } });
      expect(await readBody(request, [makers.json()])).toEqual({});
    });
  });

  describe('encodings', () => {
    const text = '{"a":"é"}';
    const encodings: [string, Uint8Array | string][] = [
      ['gzip', gzipSync(text)],
      ['GZIP', gzipSync(text)],
      ['deflate', deflateSync(text)],
      ['br', brotliCompressSync(text)],
      ['identity', text],
      ['Identity', text],
      ['nothing', text],
      ['gzip, br', text],
      ['constructor', text],
      ['gzip', 'no gzip at all'],
      ['gzip', gzipSync(text).subarray(0, 18)],
      ['gzip', Buffer.concat([gzipSync(text), gzipSync('x')])],
      ['deflate', 'nothing'],
      ['br', 'nothing at all here'],
      ['gzip', ''],
      ['gzip', gzipSync('')],
    ];
    it.each(encodings)('%s %#', async (encoding, body) => {
      await same([['json']], post({ ...JSON_TYPE, 'content-encoding': encoding }, body));
      await same([['json']], post({ ...JSON_TYPE, 'content-encoding': encoding }, [body]));
      await same([['json', { inflate: false }]], post({ ...JSON_TYPE, 'content-encoding': encoding }, body));
    });
  });

  describe('charsets', () => {
    const utf16be = Buffer.from('\ufeff{"a":"é"}', 'utf16le').swap16();
    const bodies: [string, Uint8Array | string][] = [
      ['utf-8', '{"a":"é"}'],
      ['UTF-8', '{"a":"é"}'],
      ['utf8', '{"a":1}'],
      ['utf-16', Buffer.from('\ufeff{"a":"é"}', 'utf16le')],
      ['utf-16', utf16be],
      ['utf-16le', Buffer.from('{"a":"é"}', 'utf16le')],
      ['utf-16be', utf16be],
      ['iso-8859-1', Buffer.from([0x22, 0x80, 0xe9, 0x22])],
      ['latin1', Buffer.from([0x22, 0x80, 0xe9, 0x22])],
      ['windows-1252', Buffer.from([0x22, 0xe9, 0x22])],
      ['us-ascii', '"plain"'],
      ['koi8-r', Buffer.from([0xc1, 0xc2])],
      ['shift_jis', Buffer.from([0x82, 0xa0])],
      ['gbk', Buffer.from([0xc4, 0xe3])],
      ['nonsense', 'x'],
      ['utf-99', 'x'],
    ];
    it.each(bodies)('%s %#', async (charset, body) => {
      await same([['json', { strict: false }]], post({ 'content-type': `application/json; charset=${charset}` }, body));
      await same([['text']], post({ 'content-type': `text/plain; charset=${charset}` }, body));
      await same([['text', { defaultCharset: charset }]], post(TEXT_TYPE, body));
      await same([['raw']], post({ 'content-type': `application/octet-stream; charset=${charset}` }, body));
      await same([['text', { verify: () => {} }]], post({ 'content-type': `text/plain; charset=${charset}` }, body));
    });

    it('any bytes as UTF-8', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array(), async (bytes) => void (await same([['text']], post(TEXT_TYPE, bytes)))),
        { numRuns: 200 },
      );
    });
  });

  describe('verify', () => {
    it('gets the request, the inflated bytes and the charset', async () => {
      const calls: unknown[] = [];
      const verify = (request: { method: string }, ...rest: unknown[]) => void calls.push([request.method, ...rest]);
      for (const kind of ['json', 'raw', 'urlencoded'] as const) {
        const type = { json: JSON_TYPE, raw: BYTES_TYPE, urlencoded: FORM_TYPE }[kind];
        await same([[kind, { verify, extended: true }]], post({ ...type, 'content-encoding': 'gzip' }, gzipSync('{}')));
        const ours = calls.pop();
        expect(ours).toEqual(calls.pop());
        expect(ours).toEqual(['POST', Buffer.from('{}'), kind === 'raw' ? null : 'utf-8']);
      }
    });

    const failures: [string, () => unknown][] = [
      ['an Error', () => new Error('bad signature')],
      ['an Error with a status', () => Object.assign(new Error('x'), { status: 401 })],
      ['an Error with a type', () => Object.assign(new Error('x'), { type: 'my.type' })],
      ['a string', () => 'bad'],
      ['an object', () => ({ message: 'bad' })],
    ];
    it.each(failures)('throws %s', async (_label, make) => {
      const verify = () => {
        throw make();
      };
      await same([['json', { verify }]], post(JSON_TYPE, '{"a":1}'));
      await same([['raw', { verify }]], post(BYTES_TYPE, 'abc'));
    });
  });
});
