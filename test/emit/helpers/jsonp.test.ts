import type { Express } from 'express';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAJORS } from './support/majors';
import { serve, type Server } from './support/server';
import { writeTarget } from './support/target';

type Jsonp = typeof import('../../../src/emit/helpers/jsonp');

describe.each(MAJORS)('jsonp as Express $major sends it', ({ major, express }) => {
  const target = writeTarget(['jsonp'], major);
  let helper: Jsonp;
  let app: Express;
  let server: Server;
  let value: unknown;

  beforeAll(async () => {
    helper = await target.load<Jsonp>('jsonp');
    app = express();
    app.disable('etag');
    app.set('query parser', (text: string | null) => ({ callback: text === null ? undefined : (JSON.parse(decodeURIComponent(text)) as unknown) }));
    app.use((_request, response) => void response.jsonp(value));
    server = await serve(app);
  });
  afterAll(async () => {
    target.remove();
    await server.close();
  });

  async function same(callback: unknown): Promise<void> {
    const query = callback === undefined ? '' : `?${encodeURIComponent(JSON.stringify(callback))}`;
    const theirs = await fetch(`http://127.0.0.1:${server.port}/${query}`);
    const ours = helper.jsonp(callback, value);
    const shown = async (answer: Response) => [answer.headers.get('content-type'), answer.headers.get('x-content-type-options'), await answer.text()];
    expect(await shown(ours)).toEqual(await shown(theirs));
  }

  it.each([[undefined], ['cb'], [''], ['a.b[0].$c'], ['alert(1);//'], [['one', 'two']], [[]], [{ a: 1 }]])('with the callback %j', async (callback) => {
    value = { a: '\u2028\u2029</script>' };
    await same(callback);
  });

  it('with any name and any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.jsonValue(), async (callback, json) => {
        value = json;
        await same(callback);
      }),
      { numRuns: 50 },
    );
  });
});
