import type { ErrorRequestHandler, Express, Response as ExpressResponse } from 'express';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAJORS } from './support/majors';
import { serve, type Server } from './support/server';
import { writeTarget } from './support/target';

type Send = typeof import('../../../src/emit/helpers/send');

/** What is compared: the type, and the bytes. */
async function shown(answer: { status: number; headers: Headers; body: unknown }, bytes: Uint8Array): Promise<object> {
  const { status, headers } = answer;
  return {
    status,
    type: headers.get('content-type'),
    extra: headers.get('x-extra'),
    body: Buffer.from(bytes).toString('latin1'),
  };
}

describe.each(MAJORS)('values as Express $major sends them', ({ major, express }) => {
  const target = writeTarget(['send'], major);
  let helper: Send;
  let app: Express;
  let server: Server;
  let answer: (response: ExpressResponse) => void;

  beforeAll(async () => {
    helper = await target.load<Send>('send');
    app = express();
    app.disable('etag');
    app.use((_request, response) => answer(response));
    app.use(((_error, _request, response, _next) => void response.status(500).end()) satisfies ErrorRequestHandler);
    server = await serve(app);
  });
  afterAll(async () => {
    target.remove();
    await server.close();
  });

  /** @param respond undefined where Express fails, and the helper must too */
  async function same(
    act: (response: ExpressResponse) => void,
    respond: () => Response,
    init: ResponseInit = {},
  ): Promise<void> {
    answer = (response) => {
      if (init.status) response.status(init.status);
      for (const [name, value] of new Headers(init.headers)) response.setHeader(name, value);
      act(response);
    };
    const theirs = await server.send();
    let ours: Response;
    try {
      ours = respond();
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      expect(theirs.status).toBe(500);
      return;
    }
    expect(await shown(ours, new Uint8Array(await ours.arrayBuffer()))).toEqual(await shown(theirs, theirs.body));
  }

  class WithJson {
    toJSON(): object {
      return { made: 'by toJSON' };
    }
  }
  const values: [string, unknown][] = [
    ['text', 'hello'],
    ['empty text', ''],
    ['text beyond ASCII', 'é😀\u2028'],
    ['a Buffer', Buffer.from([0, 128, 255])],
    ['a Uint8Array', new Uint8Array([1, 2, 3])],
    ['a part of a typed array', new Uint8Array([1, 2, 3]).subarray(1)],
    ['an ArrayBuffer', new ArrayBuffer(2)],
    ['null', null],
    ['undefined', undefined],
    ['true', true],
    ['false', false],
    ['an object', { a: 1, b: undefined, c: NaN, d: new Date(0) }],
    ['an array', [1, 'x', null, undefined]],
    ['a Date', new Date(0)],
    ['a Map', new Map([[1, 2]])],
    ['a toJSON', new WithJson()],
    ['an Error', new Error('x')],
    ['a String object', new String('x')],
    ['zero', 0],
    ['200', 200],
    ['404', 404],
    ['299', 299],
    ['1.5', 1.5],
    ['NaN', NaN],
    ['a BigInt', BigInt(1)],
    ['a symbol', Symbol('x')],
    ['a function', () => {}],
    ['an object with a BigInt', { a: BigInt(1) }],
    ['HTML', '<a href="?x&y">'],
  ];
  const inits: [string, ResponseInit][] = [
    ['nothing', {}],
    ['a status', { status: 418, headers: { 'X-Extra': 'kept' } }],
    ['a type', { headers: { 'Content-Type': 'application/vnd.api+json' } }],
    ['a type with a charset', { headers: { 'Content-Type': 'text/plain; charset=iso-8859-1' } }],
    ['a type with parameters', { headers: { 'Content-Type': 'Text/Plain;charset=x;  format=flowed' } }],
    ['204', { status: 204 }],
    ['205', { status: 205 }],
    ['304', { status: 304, headers: { 'Content-Type': 'text/plain' } }],
  ];
  describe.each(inits)('with %s', (_label, init) => {
    it.each(values)('%s', async (_name, value) => {
      // Express 4 never answers `send(NaN)`.
      if (Number.isNaN(value)) return;
      await same(
        (response) => response.send(value),
        () => helper.send(value, init),
        init,
      );
      await same(
        (response) => response.json(value),
        () => helper.json(value, init),
        init,
      );
    });

    it.each([200, 201, 204, 304, 400, 404, 418, 422, 500, 503, 511, 299, 599])('sendStatus(%i)', async (status) => {
      await same(
        (response) => response.sendStatus(status),
        () => helper.sendStatus(status, init),
        init,
      );
    });
  });

  it.each([
    [{ spaces: 2 }],
    [{ spaces: '\t' }],
    [{ replacer: ['a'] }],
    [{ replacer: (_key: string, value: unknown) => (typeof value === 'number' ? value + 1 : value) }],
    [{ escape: true }],
    [{ spaces: 1, escape: true, replacer: null }],
  ])('JSON settings %j', async (format) => {
    for (const [name, value] of Object.entries(format)) app.set(`json ${name}`, value);
    const value = { a: 1, b: ['</script>&'], c: undefined };
    await same(
      (response) => response.json(value),
      () => helper.json(value, {}, format),
    );
    await same(
      (response) => response.send(value),
      () => helper.send(value, {}, format),
    );
    await same(
      (response) => response.json(undefined),
      () => helper.json(undefined, {}, format),
    );
    for (const name of Object.keys(format)) app.set(`json ${name}`, undefined);
  });

  it('anything that is JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        await same(
          (response) => response.json(value),
          () => helper.json(value),
        );
        if (typeof value !== 'number')
          await same(
            (response) => response.send(value),
            () => helper.send(value),
          );
      }),
      { numRuns: 100 },
    );
  });
});
