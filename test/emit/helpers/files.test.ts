import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { ErrorRequestHandler, Response as ExpressResponse } from 'express';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAJORS } from './support/majors';
import { serve, webRequest, type RequestInit, type Server } from './support/server';
import { writeTarget } from './support/target';

type Files = typeof import('../../../src/emit/helpers/files');
type Options = Parameters<Files['sendFile']>[2];
type ExpressOptions = NonNullable<Parameters<ExpressResponse['download']>[2]>;

const HEADERS = [
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-length',
  'content-range',
  'content-security-policy',
  'content-type',
  'etag',
  'last-modified',
  'x-extra',
];
const TEXT = 'The quick brown fox jumps over the lazy dog.';
const FILES: Record<string, string | Buffer> = {
  'fox.txt': TEXT,
  'empty.txt': '',
  'page.html': '<p>é</p>',
  'script.js': '1',
  'module.mjs': '1',
  'data.json': '{}',
  'image.png': Buffer.from([0, 255]),
  'image.svg': '<svg/>',
  'movie.mp4': 'm',
  'style.css': 'a{}',
  'notes.md': '#',
  'archive.tar.gz': 'z',
  'UPPER.TXT': 'x',
  json: 'no dot',
  'odd name é %41 "q".txt': 'odd',
  '.hidden': 'h',
  '.dir/inside.txt': 'i',
  'folder/index.html': 'index',
  'folder/other.txt': 'other',
  'bare/x.txt': 'x',
  'large.bin': Buffer.alloc(200_000, 7),
};

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'files-')));
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), content);
    utimesSync(join(root, name), 1_600_000_000.123, 1_600_000_000.123);
  }
});
afterAll(() => rmSync(root, { recursive: true }));

describe.each(MAJORS)('files as Express $major sends them', ({ major, express }) => {
  const target = writeTarget(['files', 'attachment'], major);
  let files: Files;
  let errors: typeof import('../../../src/emit/helpers/errors');
  let server: Server;
  let answer: (response: ExpressResponse) => void;
  let failure: unknown;

  beforeAll(async () => {
    files = await target.load<Files>('files');
    errors = await target.load<typeof import('../../../src/emit/helpers/errors')>('errors');
    const app = express();
    app.set('env', 'production');
    app.use((_request, response) => {
      failure = undefined;
      answer(response);
    });
    app.use(((error, _request, _response, next) => {
      failure = error;
      next(error);
    }) satisfies ErrorRequestHandler);
    app.set('env', 'test');
    server = await serve(app);
  });
  afterAll(async () => {
    target.remove();
    await server.close();
  });

  async function same(
    act: (response: ExpressResponse) => void,
    respond: (request: Request) => Promise<Response>,
    init: RequestInit = {},
    pending: ResponseInit = {},
  ): Promise<number> {
    answer = (response) => {
      if (pending.status) response.status(pending.status);
      for (const [name, value] of new Headers(pending.headers)) response.setHeader(name, value);
      act(response);
    };
    const theirs = await server.send(init);
    const request = webRequest(init);
    let error: unknown;
    const ours = await respond(request).catch((thrown) => errors.errorResponse((error = thrown), request));
    expect(visible(error)).toEqual(visible(failure));
    // The text of an error page is a stack here, and Next knows the length of it.
    const page = failure !== undefined;
    const names = page ? HEADERS.filter((name) => name !== 'content-length') : HEADERS;
    const pick = (headers: Headers) => Object.fromEntries(names.map((name) => [name, headers.get(name)]));
    // The 404 page of a folder has no length of its own: Next sends it in chunks.
    const notFound = theirs.status === 404 && !page && pending.status !== 404;
    const theirHeaders = { ...pick(theirs.headers), ...(notFound && { 'content-length': null }) };
    expect({ status: ours.status, ...pick(ours.headers) }).toEqual({ status: theirs.status, ...theirHeaders });
    if (!page) expect(Buffer.from(await ours.arrayBuffer()).equals(theirs.body)).toBe(true);
    return ours.status;
  }

  /** Class, status and code of an error; TypeErrors of a wrong call have other texts. */
  function visible(error: unknown): unknown {
    if (!(error instanceof Error)) return error;
    const { name, message, status, statusCode, expose, code } = error as Error & Record<string, unknown>;
    return { name, message: error instanceof TypeError ? '' : message, status, statusCode, expose, code };
  }

  const sending = (path: string, options?: Options, init?: RequestInit, pending?: ResponseInit) =>
    same(
      (response) => response.sendFile(path, { ...options } as ExpressOptions),
      (request) => files.sendFile(request, path, { ...options }, pending),
      init,
      pending,
    );
  const downloading = (
    path: string,
    name: string | undefined,
    options?: Options,
    init?: RequestInit,
    pending?: ResponseInit,
  ) =>
    same(
      (response) => response.download(path, name as string, { ...options } as ExpressOptions),
      (request) => files.download(request, path, name, { ...options }, pending),
      init,
      pending,
    );

  it.each(Object.keys(FILES))('%s', async (name) => {
    await sending(join(root, name));
    await sending(join(root, name), {}, { method: 'HEAD' });
    await sending(name, { root });
    await downloading(join(root, name), undefined);
  });

  const paths = [
    'missing.txt',
    'folder',
    'folder/',
    'bare/',
    'missing/',
    'fox.txt/',
    '../x',
    'folder/../fox.txt',
    '/fox.txt',
    './fox.txt',
    'a\0b',
    '..',
    '.',
    './',
    'folder/..%2f',
    '.dir/',
    `${'n'.repeat(300)}`,
    'fox.txt/inside',
  ];
  it.each(paths)('path %j', async (path) => {
    await sending(path, { root });
    await sending(`${root}/${path}`);
    await downloading(path, undefined, { root });
    await sending(path, { root: relative(process.cwd(), root) });
  });

  it('a relative path without a root', async () => {
    await sending('fox.txt');
    await sending('');
    await downloading(relative(process.cwd(), join(root, 'fox.txt')), undefined);
    await downloading('no such file', undefined);
  });

  const options: Options[] = [
    { dotfiles: 'allow' },
    { dotfiles: 'deny' },
    { dotfiles: 'ignore' },
    { maxAge: 5000 },
    { maxAge: '1d' },
    { maxAge: '2 hours' },
    { maxAge: '10' },
    { maxAge: '1.5h' },
    { maxAge: '90s' },
    { maxAge: '100ms' },
    { maxAge: '3 weeks' },
    { maxAge: '1 min' },
    { maxAge: 'long' },
    { maxAge: -1 },
    { maxAge: Infinity },
    { maxAge: '2y' },
    { maxAge: 1000, immutable: true },
    { immutable: true },
    { cacheControl: false },
    { lastModified: false },
    { acceptRanges: false },
    {
      headers: {
        'X-Extra': 'a',
        'Content-Type': 'text/x',
        'Cache-Control': 'no-store',
        ETag: '"own"',
        'Last-Modified': 'Thu, 01 Jan 1970 00:00:00 GMT',
      },
    },
    { headers: { 'X-Extra': ['a', 'b'] } },
    { headers: { 'content-disposition': 'inline' } },
    { index: false },
    { index: 'other.txt' },
    { index: ['nothing', 'other.txt'] },
    ...(major === 4 ? [{ etag: false } as Options & object] : []),
  ];
  it.each(options)('options %j', async (option) => {
    for (const path of ['fox.txt', '.hidden', '.dir/inside.txt', 'folder/', 'folder']) {
      await sending(path, { root, ...option });
      await sending(join(root, path) + (path.endsWith('/') ? '/' : ''), option);
      await sending(path, { root, ...option }, { headers: { range: 'bytes=0-3' } });
      await downloading(path, undefined, { root, ...option });
    }
  });

  const ETAG = `W/"${TEXT.length.toString(16)}-${(1_600_000_000_123).toString(16)}"`;
  const BEFORE = 'Sun, 13 Sep 2020 12:26:39 GMT';
  const EXACTLY = 'Sun, 13 Sep 2020 12:26:40 GMT';
  const conditions: Record<string, string>[] = [
    { 'if-none-match': ETAG },
    { 'if-none-match': ETAG.slice(2) },
    { 'if-none-match': '"x"' },
    { 'if-none-match': `"x", ${ETAG}` },
    { 'if-none-match': '*' },
    { 'if-none-match': '' },
    { 'if-modified-since': EXACTLY },
    { 'if-modified-since': BEFORE },
    { 'if-modified-since': 'nonsense' },
    { 'if-none-match': '"x"', 'if-modified-since': EXACTLY },
    { 'if-none-match': ETAG, 'if-modified-since': BEFORE },
    { 'if-none-match': '*', 'if-modified-since': BEFORE },
    { 'if-none-match': ETAG, 'cache-control': 'no-cache' },
    { 'if-none-match': ETAG, 'cache-control': 'max-age=0, no-cache' },
    { 'if-none-match': ETAG, 'cache-control': 'max-age=0' },
    { 'if-match': ETAG },
    { 'if-match': '*' },
    { 'if-match': '"x"' },
    { 'if-match': `"x", ${ETAG}` },
    { 'if-unmodified-since': EXACTLY },
    { 'if-unmodified-since': BEFORE },
    { 'if-unmodified-since': 'nonsense' },
    { 'if-match': '"x"', 'if-unmodified-since': EXACTLY },
  ];
  it.each(conditions)('%j', async (headers) => {
    for (const method of ['GET', 'HEAD', 'POST']) await sending('fox.txt', { root }, { method, headers });
    await sending('fox.txt', { root, lastModified: false, headers: { ETag: '"own"' } }, { headers });
    await sending('fox.txt', { root }, { headers: { ...headers, range: 'bytes=1-2' } });
    await sending('fox.txt', { root }, { headers }, { status: 404 });
    await sending('fox.txt', { root }, { headers }, { status: 201 });
    await downloading('fox.txt', undefined, { root }, { headers });
  });

  const ranges = [
    'bytes=0-0',
    'bytes=4-8',
    'bytes=4-',
    'bytes=-4',
    'bytes=0-1000',
    'bytes=1000-',
    'bytes=44-',
    'bytes=-0',
    'bytes=5-2',
    'bytes=0-1,3-4',
    'bytes=0-5,3-9',
    'bytes=0-1,2-3',
    'bytes=',
    'bytes=x',
    'items=0-1',
    'bytes 0-1',
    ' bytes=0-1',
    'bytes=-1000',
    'bytes=0-1,1000-',
  ];
  it.each(ranges)('range %j', async (range) => {
    for (const path of ['fox.txt', 'empty.txt']) {
      await sending(path, { root }, { headers: { range } });
      await sending(path, { root }, { method: 'HEAD', headers: { range } });
    }
    for (const condition of [ETAG, '"x"', EXACTLY, BEFORE, 'nonsense'])
      await sending('fox.txt', { root }, { headers: { range, 'if-range': condition } });
    await sending('fox.txt', { root, lastModified: false }, { headers: { range, 'if-range': EXACTLY } });
    await downloading('fox.txt', undefined, { root }, { headers: { range } });
  });

  it('any single range', async () => {
    const part = fc.option(fc.nat(60), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        part,
        part,
        async (from, to) =>
          void (await sending('fox.txt', { root }, { headers: { range: `bytes=${from ?? ''}-${to ?? ''}` } })),
      ),
      { numRuns: 100 },
    );
  });

  it('keeps status and headers that were set before', async () => {
    const headers = {
      'Content-Type': 'text/x',
      'Cache-Control': 'no-store',
      'X-Extra': 'before',
      'Content-Disposition': 'inline',
    };
    for (const status of [200, 404, 500]) {
      await sending('fox.txt', { root }, {}, { status, headers });
      await sending(
        'fox.txt',
        { root, headers: { 'X-Extra': 'option' } },
        { headers: { range: 'bytes=0-3' } },
        { status, headers },
      );
      await downloading('fox.txt', undefined, { root }, {}, { status, headers });
    }
  });

  const names = [
    'report.pdf',
    'with space.txt',
    'quo"te\\.txt',
    'é.txt',
    '日本.txt',
    'a%41.txt',
    '/some/path/x.txt',
    'semi;colon.txt',
    "it's (1)*.txt",
    '\x80.txt',
    'x\ty',
    '%',
    'ümläut%20.txt',
  ];
  it.each(names)('download named %j', async (name) => {
    await downloading('fox.txt', name, { root });
  });

  it('any name', async () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'é', '日', '"', '\\', '%', '4', '1', ' ', ';', "'", '(', '*', '.', '/', '\u0080'),
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(name, async (given) => void (await downloading('fox.txt', given, { root }))),
      { numRuns: 200 },
    );
  });

  it('sends the error page where the file may not be read', async () => {
    expect(await sending('missing.txt', { root })).toBe(404);
    expect(await sending('../x', { root })).toBe(403);
    expect(await sending('fox.txt', { root }, { headers: { range: 'bytes=1000-' } })).toBe(416);
  });

  it('closes the file when the client goes away', async () => {
    const response = await files.sendFile(webRequest(), join(root, 'large.bin'));
    const reader = response.body!.getReader();
    await reader.read();
    await reader.cancel();
    await expect(
      files.sendFile(webRequest(), join(root, 'large.bin')).then((next) => next.text()),
    ).resolves.toHaveLength(200_000);
  });
});
