import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAJORS } from './support/majors';
import { serve, summary, webRequest, type RequestInit, type Server } from './support/server';
import { writeTarget } from './support/target';

const HEADERS = ['location', 'content-type', 'vary', 'x-extra'];

describe.each(MAJORS)('redirects of Express $major', ({ major, express }) => {
  const target = writeTarget(['redirect'], major);
  let redirect: typeof import('../../../src/emit/helpers/redirect').redirect;
  let server: Server;
  let to: { url: string | URL; status?: number };

  beforeAll(async () => {
    ({ redirect } = await target.load<typeof import('../../../src/emit/helpers/redirect')>('redirect'));
    const app = express();
    app.use((_request, response) => {
      response.set({ Vary: 'Origin', 'X-Extra': 'kept' });
      if (to.status) response.redirect(to.status, to.url as string);
      else response.redirect(to.url as string);
    });
    server = await serve(app);
  });
  afterAll(async () => {
    target.remove();
    await server.close();
  });

  async function same(url: string | URL, status?: number, init: RequestInit = {}): Promise<void> {
    to = { url, status };
    const expected = await summary(await server.send(init), HEADERS);
    const headers = { Vary: 'Origin', 'X-Extra': 'kept' };
    expect(await summary(redirect(webRequest(init), url, status, { headers }), HEADERS)).toEqual(expected);
  }

  const urls = [
    '/login',
    'login',
    '../up',
    'https://example.com/a?b=c#d',
    '//example.com',
    '/a b/é?q="<script>"\'&x=%20%zz%',
    '/back\\slash',
    '/[brackets]/{braces}/|`^',
    '/\ud800/😀/\udc00\ud800',
    'back',
    '',
    'mailto:someone@example.com',
    new URL('http://example.com/é'),
  ];
  it.each(urls)('to %s', async (url) => {
    for (const accept of ['text/html', 'text/plain', 'image/png']) await same(url, undefined, { headers: { accept } });
  });

  it.each(['https://example.com/from', ''])('back to %j', async (referer) => {
    await same('back', undefined, { headers: { referer } });
    await same('back', undefined, { headers: { referrer: referer } });
  });

  it.each([300, 301, 302, 303, 307, 308, 200, 201, 399])('with status %i', async (status) => {
    await same('/x', status);
    await same('/x', status, { headers: { accept: 'text/html' } });
  });

  const accepts = [
    '',
    '*/*',
    'text/*',
    'text/html',
    'TEXT/HTML',
    'text/plain',
    'application/json',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'text/html;q=0.5, text/plain;q=0.4',
    'text/html;q=0.5, text/plain;q=0.5',
    'text/plain;q=0.5, text/*',
    'text/plain;q=0, */*',
    '*/*, text/html;q=0',
    'text/*;q=0',
    'text/html;level=1',
    'text/html;level=1;q=0.3, text/plain;q=0.2',
    'text/html ; q=0.9 , text/plain',
    '*/*;q=0.1, text/html;q=0.1',
    'application/json, text/javascript, */*; q=0.01',
    'html',
    'text/html;q=x',
    ',,',
  ];
  it.each(accepts)('for a client that accepts %j', async (accept) => {
    await same('/x', undefined, { headers: { accept } });
  });

  it('for any client', async () => {
    const type = fc.constantFrom('text/html', 'text/plain', 'text/*', '*/*', 'image/png', 'application/json');
    const quality = fc.constantFrom('', ';q=0', ';q=0.5', '; q=0.5', ';q=0.9', ';q=1', ';q=1.0');
    const accept = fc
      .uniqueArray(fc.tuple(type, quality), { selector: ([name]) => name })
      .map((ranges) => ranges.map((range) => range.join('')).join(', '));
    await fc.assert(
      fc.asyncProperty(accept, async (value) => same('/x', 302, { headers: { accept: value } })),
      { numRuns: 300 },
    );
  });
});
