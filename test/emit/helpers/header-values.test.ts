import type { ErrorRequestHandler, Express, Response as ExpressResponse } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAJORS } from './support/majors';
import { serve, type Server } from './support/server';
import { writeTarget } from './support/target';

type HeaderValues = typeof import('../../../src/emit/helpers/header-values');

const TYPES = ['txt', '.html', 'json', 'js', 'mjs', 'png', 'ico', 'xml', 'svg', 'unheard', '', 'text/plain', 'text/css; charset=latin1', 'application/x-own', 'application/json', 'text/html;a=b'];

describe.each(MAJORS)('header values as Express $major sets them', ({ major, express }) => {
  const target = writeTarget(['header-values'], major);
  let helper: HeaderValues;
  let server: Server;
  let answer: (response: ExpressResponse) => void;

  beforeAll(async () => {
    helper = await target.load<HeaderValues>('header-values');
    const app: Express = express();
    app.use((_request, response) => {
      answer(response);
      response.end();
    });
    app.use(((_error, _request, response, _next) => void response.status(500).end()) satisfies ErrorRequestHandler);
    server = await serve(app);
  });
  afterAll(async () => {
    target.remove();
    await server.close();
  });

  async function header(name: string, act: (response: ExpressResponse) => void): Promise<string | null> {
    answer = act;
    return (await server.send()).headers.get(name);
  }

  it.each(TYPES)('res.type(%j)', async (type) => {
    expect(helper.contentTypeFor(type)).toBe(await header('content-type', (response) => response.type(type)));
  });

  it.each(TYPES.filter(Boolean))("res.set('Content-Type', %j)", async (type) => {
    expect(helper.contentTypeHeader(type)).toBe(await header('content-type', (response) => response.set('Content-Type', type)));
  });

  it.each(['a.txt', 'a.b.csv', 'LICENSE', 'dir.d/none', '.hidden'])('res.attachment(%j)', async (name) => {
    expect(helper.contentTypeOfFile(name)).toBe(await header('content-type', (response) => response.attachment(name)));
  });

  it.each([['text'], [7], [null], [undefined], [['a', 'b', 3]], [true]])('res.set(name, %j)', async (value) => {
    const headers = new Headers({ 'X-Value': 'before' });
    helper.setHeader(headers, 'X-Value', value);
    expect(headers.get('x-value')).toBe(await header('x-value', (response) => response.set('X-Value', value as string)));
  });

  it('sets each property, and refuses a list of content types', () => {
    const headers = new Headers();
    helper.setHeaders(headers, { 'X-A': 1, 'content-type': 'text/plain' });
    expect(Object.fromEntries(headers)).toEqual({ 'x-a': '1', 'content-type': 'text/plain; charset=utf-8' });
    expect(() => helper.setHeader(headers, 'Content-Type', ['text/plain'])).toThrow(TypeError);
  });
});
