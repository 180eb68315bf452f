import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseQuery as parseExtended } from '../../../src/emit/helpers/query-extended';
import { parseQuery as parseExtended4 } from '../../../src/emit/helpers/query-extended.express4';
import { parseQuery as parseSimple } from '../../../src/emit/helpers/query-simple';
import { MAJORS } from './support/majors';
import { serve, webRequest, type Server } from './support/server';

const QUERIES = [
  '',
  '?',
  '?a=1&b=2',
  '?a=1&a=2&a=3',
  '?a',
  '?a=',
  '?=a',
  '?&&a=1&&',
  '?a=b=c',
  '?a+b=c+d',
  '?a=%20%2B%C3%A9',
  '?a=%zz&b=%E9&%zz=1',
  '?a[b]=1&a[c]=2',
  '?a%5Bb%5D=1',
  '?a[]=1&a[]=2',
  '?a[]=1&a=2',
  '?a=1&a[b]=2',
  '?a[0]=x&a[2]=y',
  '?a[25]=x&a[3]=y',
  '?a[1001]=x',
  '?a[b][c][d][e][f][g][h]=1',
  '?a.b=1',
  '?a[=1&]=2&[]=3',
  '?__proto__=1&__proto__[x]=2&toString=3&constructor[prototype][x]=4',
  `?${Array.from({ length: 30 }, (_, at) => `l[]=${at}`).join('&')}`,
  `?${Array.from({ length: 30 }, (_, at) => `r=${at}`).join('&')}`,
  `?${Array.from({ length: 1100 }, (_, at) => `k${at}=1`).join('&')}`,
];

const key = fc.oneof(
  fc.constantFrom('a', 'b', 'a[b]', 'a[]', 'a[0]', 'a[21]', 'a[b][c]', '__proto__', 'a.b', '%5B'),
  fc.string(),
);
const query = fc
  .array(fc.tuple(key, fc.option(fc.string(), { nil: undefined })), { maxLength: 6 })
  .map((pairs) => `?${pairs.map(([name, value]) => (value === undefined ? name : `${name}=${value}`)).join('&')}`);

const CASES = MAJORS.flatMap(({ major, express }) => [
  { major, express, parser: 'simple', parseQuery: parseSimple },
  { major, express, parser: 'extended', parseQuery: major === 4 ? parseExtended4 : parseExtended },
]);

describe.each(CASES)('the $parser parser of Express $major', ({ express, parser, parseQuery }) => {
  let server: Server;
  let seen: unknown;
  beforeAll(async () => {
    const app = express();
    app.set('query parser', parser);
    app.use((request, response) => {
      seen = request.query;
      response.end();
    });
    server = await serve(app);
  });
  afterAll(() => server.close());

  async function same(search: string): Promise<void> {
    // What a client sends is escaped as the URL standard says, and a server sees no fragment.
    const { pathname, search: escaped } = new URL(`/${search.replaceAll('#', '%23')}`, 'http://localhost');
    const path = pathname + escaped;
    await server.send({ path });
    const ours = parseQuery(webRequest({ path }));
    expect(ours).toEqual(seen);
    expect(Object.entries(ours)).toEqual(Object.entries(seen as object));
    expect(Object.getPrototypeOf(ours)).toBe(Object.getPrototypeOf(seen));
  }

  it.each(QUERIES)('parses %j', same);

  it('parses anything', async () => {
    await fc.assert(fc.asyncProperty(query, same), { numRuns: 300 });
  });
});
