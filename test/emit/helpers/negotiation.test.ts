import type { Request as ExpressRequest } from 'express';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAJORS } from './support/majors';
import { serve, webRequest, type RequestInit, type Server } from './support/server';
import { writeTarget } from './support/target';

type Negotiation = typeof import('../../../src/emit/helpers/negotiation');
type Question = [keyof Negotiation, (string | string[])?];

const NAMES = {
  accepts: 'accepts',
  acceptsCharsets: 'acceptsCharsets',
  acceptsEncodings: 'acceptsEncodings',
  acceptsLanguages: 'acceptsLanguages',
  isType: 'is',
} as const;

describe.each(MAJORS)('negotiation as Express $major does it', ({ major, express }) => {
  const target = writeTarget(['negotiation'], major);
  let helper: Negotiation;
  let server: Server;
  let ask: (request: ExpressRequest) => unknown;
  let seen: unknown;

  beforeAll(async () => {
    helper = await target.load<Negotiation>('negotiation');
    const app = express();
    app.use((request, response) => {
      seen = ask(request);
      response.end();
    });
    server = await serve(app);
  });
  afterAll(async () => {
    target.remove();
    await server.close();
  });

  async function same([name, values]: Question, init: RequestInit): Promise<void> {
    ask = (request) =>
      (request[NAMES[name]] as (...args: unknown[]) => unknown)(...(values === undefined ? [] : [values]));
    await server.send(init);
    const ours = helper[name] as (request: Request, values?: string | string[]) => unknown;
    expect(ours(webRequest(init), values)).toEqual(seen);
  }

  const questions: [string, Question, (string | undefined)[]][] = [
    [
      'accept',
      ['accepts', ['json', 'html']],
      [
        undefined,
        '',
        '*/*',
        'text/html',
        'text/*;q=0.5, application/json;q=0.1',
        'image/png',
        'application/json;q=0',
        'text/html, application/xhtml+xml, */*;q=0.8',
      ],
    ],
    ['accept', ['accepts', 'text/html'], [undefined, 'text/*', 'text/plain', 'TEXT/HTML']],
    [
      'accept',
      ['accepts', ['nonsense', 'txt', 'application/vnd.api+json']],
      ['text/plain', 'application/vnd.api+json', 'nonsense'],
    ],
    ['accept', ['accepts'], [undefined, 'text/plain;q=0.2, text/html, */*;q=0.1', 'text/html;level=1']],
    [
      'accept-encoding',
      ['acceptsEncodings', ['gzip', 'br']],
      [undefined, '', 'gzip', 'br;q=0.9, gzip;q=0.1', '*', 'identity', 'gzip;q=0'],
    ],
    ['accept-encoding', ['acceptsEncodings', 'identity'], [undefined, 'gzip', 'identity;q=0', '*;q=0']],
    ['accept-encoding', ['acceptsEncodings'], [undefined, 'gzip, br;q=0.5', '*']],
    [
      'accept-charset',
      ['acceptsCharsets', ['utf-8', 'iso-8859-1']],
      [undefined, 'iso-8859-1', 'utf-8;q=0.1, *;q=0.5', 'x'],
    ],
    ['accept-charset', ['acceptsCharsets'], [undefined, 'utf-8;q=0.2, latin1']],
    [
      'accept-language',
      ['acceptsLanguages', ['en', 'de-AT']],
      [undefined, 'de', 'de-AT', 'en-US,en;q=0.5', 'fr', '*', 'de;q=0.8, en;q=0.3'],
    ],
    ['accept-language', ['acceptsLanguages'], [undefined, 'de, en;q=0.5']],
  ];
  it.each(questions)('%s: %j', async (header, question, values) => {
    for (const value of values) await same(question, { headers: value === undefined ? {} : { [header]: value } });
  });

  it('any Accept header', async () => {
    const type = fc.constantFrom(
      'text/html',
      'text/plain',
      'text/*',
      '*/*',
      'application/json',
      'application/*',
      'image/png',
    );
    const quality = fc.constantFrom('', ';q=0', ';q=0.3', ';q=0.7', ';q=1');
    const accept = fc
      .array(fc.tuple(type, quality), { maxLength: 5 })
      .map((ranges) => ranges.map((range) => range.join('')).join(', '));
    const types = fc.array(fc.constantFrom('json', 'html', 'text/plain', 'png', 'text/html', '.html'), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(accept, types, async (value, given) => same(['accepts', given], { headers: { accept: value } })),
      { numRuns: 150 },
    );
  });

  const contents = [
    undefined,
    'application/json',
    'application/json; charset=utf-8',
    'application/vnd.api+json',
    'text/html',
    'TEXT/HTML',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'nonsense',
  ];
  const types = [
    [],
    'json',
    ['html', 'json'],
    'text/*',
    '*/*',
    '+json',
    'application/*+json',
    'urlencoded',
    'multipart',
    'nonsense',
    'application/json',
  ];
  it.each(types)('is %j', async (given) => {
    for (const type of contents) {
      const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
      for (const body of [undefined, '', 'text', ['a', 'b']])
        await same(['isType', given], { method: 'POST', headers, body });
    }
  });
});
