import { describe, expect, it } from 'vitest';
import type { Answer, Difference } from '../../src/verify/answer.js';
import { compareAnswers } from '../../src/verify/compare.js';
import { expressETag } from '../../src/verify/express-etag.js';
import { IdPairs } from '../../src/verify/leeway.js';
import { answer } from './answers.js';

const request = { method: 'GET', path: '/x' };
const later = (seconds: number) => Date.parse('2026-03-01T12:00:00Z') + seconds * 1000;

function unknown(expected: Answer, actual: Answer, more: { again?: Answer; ids?: IdPairs } = {}): Difference[] {
  return compareAnswers(expected, actual, { request, ...more }).filter((difference) => difference.known === undefined);
}

const kinds = (differences: Difference[]) => differences.map(({ kind, name }) => (name ? `${kind} ${name}` : kind));

describe('the comparer can fail', () => {
  const expected = answer({
    status: 201,
    headers: [
      ['Location', '/users/1'],
      ['Access-Control-Allow-Origin', 'https://a.example'],
      ['Set-Cookie', 'sid=1; Path=/; HttpOnly'],
    ],
    json: { id: 1, tags: ['a', 'b'], nested: { on: true, none: null } },
  });
  const json = { id: 1, tags: ['a', 'b'], nested: { on: true, none: null } };
  const changed = (parts: Partial<Answer>): Answer => ({ ...expected, ...parts });
  const withHeader = (name: string, value: string | undefined) =>
    changed({
      headers: expected.headers.flatMap(([key, old]): [string, string][] =>
        key !== name ? [[key, old]] : value === undefined ? [] : [[key, value]],
      ),
    });
  const withJson = (value: unknown) => changed({ body: Buffer.from(JSON.stringify(value)) });

  it('finds nothing in an answer compared with itself', () => {
    expect(unknown(expected, changed({}))).toEqual([]);
  });

  it.each<[string, Answer, string[]]>([
    ['another status', changed({ status: 200 }), ['status']],
    ['no answer', answer({ failure: 'ECONNREFUSED', status: 0 }), ['failure']],
    ['another redirect', withHeader('Location', '/users/2'), ['header location']],
    ['a lost redirect', withHeader('Location', undefined), ['header location']],
    ['a wider CORS', withHeader('Access-Control-Allow-Origin', '*'), ['header access-control-allow-origin']],
    ['a header too much', changed({ headers: [...expected.headers, ['X-New', '1']] }), ['header x-new']],
    ['a lost cookie', withHeader('Set-Cookie', undefined), ['cookie sid']],
    ['a cookie without HttpOnly', withHeader('Set-Cookie', 'sid=1; Path=/'), ['cookie sid']],
    ['another path of a cookie', withHeader('Set-Cookie', 'sid=1; Path=/a; HttpOnly'), ['cookie sid']],
    ['another cookie value', withHeader('Set-Cookie', 'sid=2; Path=/; HttpOnly'), ['cookie sid']],
    ['another value', withJson({ ...json, id: 2 }), ['body $.id']],
    ['another type', withJson({ ...json, id: '1' }), ['body $.id']],
    ['another order', withJson({ ...json, tags: ['b', 'a'] }), ['body $.tags[0]', 'body $.tags[1]']],
    ['a missing element', withJson({ ...json, tags: ['a'] }), ['body $.tags.length']],
    ['a missing key', withJson({ ...json, nested: { on: true } }), ['body $.nested.none']],
    ['a new key', withJson({ ...json, extra: 1 }), ['body $.extra']],
    ['null for a value', withJson({ ...json, nested: null }), ['body $.nested']],
    ['text that is no JSON', changed({ body: Buffer.from('oops') }), ['body']],
    ['an empty body', changed({ body: Buffer.from('') }), ['body']],
    ['a cut body', changed({ cut: 'connection' }), ['body']],
  ])('%s', (_name, actual, differences) => {
    expect(kinds(unknown(expected, actual))).toEqual(differences);
  });

  it('tells both sides', () => {
    expect(unknown(expected, changed({ status: 500 }))).toEqual([{ kind: 'status', expected: '201', actual: '500' }]);
    expect(unknown(expected, withJson({ ...json, id: 2 }))).toEqual([
      { kind: 'body', name: '$.id', expected: '1', actual: '2' },
    ]);
  });
});

describe('headers and cookies', () => {
  const header = (name: string, value: string) => answer({ headers: [[name, value]] });

  it.each([
    ['Content-Type', 'text/html; charset=utf-8', 'text/html;charset=UTF-8'],
    ['Content-Type', 'text/plain; charset=utf-8', 'Text/Plain; Charset="utf-8"'],
    ['Access-Control-Allow-Methods', 'GET,HEAD,PUT', 'GET, HEAD, PUT'],
    ['Cache-Control', 'public, max-age=0', 'public,max-age=0'],
    ['Last-Modified', 'Sun, 01 Mar 2026 12:00:00 GMT', 'Sun, 01 Mar 2026 12:00:30 GMT'],
    ['Set-Cookie', 'a=1; Path=/; HttpOnly', 'a=1; HttpOnly; Path=/'],
    ['Set-Cookie', 'a=1; Path=/; SameSite=Lax; Secure', 'a=1; path=/; samesite=lax; secure'],
    ['Set-Cookie', 'a=1; Expires=Sun, 01 Mar 2026 12:00:00 GMT', 'a=1; Expires=Sun, 01 Mar 2026 12:00:03 GMT'],
    ['Retry-After', '60', '58'],
  ])('%s: %s is %s', (name, left, right) => {
    expect(unknown(header(name, left), header(name, right))).toEqual([]);
  });

  it.each([
    ['Content-Type', 'text/html; charset=utf-8', 'text/html'],
    ['Content-Type', 'text/html; charset=utf-8', 'text/plain; charset=utf-8'],
    ['Access-Control-Allow-Methods', 'GET,PUT', 'GET'],
    ['Last-Modified', 'Sun, 01 Mar 2026 12:00:00 GMT', 'Sun, 01 Mar 2026 13:00:00 GMT'],
    ['Set-Cookie', 'a=1; Expires=Sun, 01 Mar 2026 12:00:00 GMT', 'a=1; Expires=Sun, 01 Mar 2026 12:01:00 GMT'],
    ['Set-Cookie', 'a=1; Max-Age=60', 'a=1; Max-Age=60000'],
    ['Set-Cookie', 'a=1; SameSite=Lax', 'a=1; SameSite=None'],
    ['Retry-After', '60', '3600'],
  ])('%s: %s is not %s', (name, left, right) => {
    expect(unknown(header(name, left), header(name, right))).toHaveLength(1);
  });

  it('compares an expiry with the moment of its answer', () => {
    const early = answer({ headers: [['Set-Cookie', 'a=1; Expires=Sun, 01 Mar 2026 12:10:00 GMT']] });
    const right = answer({ headers: [['Set-Cookie', 'a=1; Expires=Sun, 01 Mar 2026 12:11:30 GMT']], receivedAt: later(90) });
    const wrong = answer({ headers: [['Set-Cookie', 'a=1; Expires=Sun, 01 Mar 2026 12:12:30 GMT']], receivedAt: later(90) });
    expect(unknown(early, right)).toEqual([]);
    expect(kinds(unknown(early, wrong))).toEqual(['cookie a']);
  });

  it('keeps two cookies of one name in order', () => {
    const both = (first: string, second: string) => answer({ headers: [['Set-Cookie', first], ['Set-Cookie', second]] });
    expect(unknown(both('a=1', 'a=2'), both('a=1', 'a=2'))).toEqual([]);
    expect(kinds(unknown(both('a=1', 'a=2'), both('a=2', 'a=1')))).toEqual(['cookie a', 'cookie a']);
    expect(kinds(unknown(both('a=1', 'a=2'), answer({ headers: [['Set-Cookie', 'a=1']] })))).toEqual(['cookie a']);
  });
});

describe('what is new each time', () => {
  const token = (claims: object, signature = 'abc') =>
    [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + `.${signature}`;

  it('lets points in time move with the answer, without any proof', () => {
    const expected = answer({ json: { at: '2026-03-01T12:00:00.000Z', ms: later(0), s: later(0) / 1000 } });
    const right = { at: '2026-03-01T12:00:45.123Z', ms: later(45) + 7, s: later(45) / 1000 };
    expect(unknown(expected, answer({ json: right, receivedAt: later(45) }))).toEqual([]);
    for (const wrong of [{ at: '2026-03-01T13:00:45.123Z' }, { ms: later(45) / 1000 }, { s: later(7200) / 1000 }, { at: '2026-03-01 12:00' }]) {
      expect(unknown(expected, answer({ json: { ...right, ...wrong }, receivedAt: later(45) })), JSON.stringify(wrong)).toHaveLength(1);
    }
  });

  it('holds a value that Express repeats to the letter', () => {
    const expected = answer({ json: { released: '2026-03-01T12:00:00.000Z' } });
    const actual = answer({ json: { released: '2026-03-01T12:00:30.000Z' } });
    expect(unknown(expected, actual)).toEqual([]);
    expect(kinds(unknown(expected, actual, { again: expected }))).toEqual(['body $.released']);
  });

  it('takes what one process repeats for drawn once, not for fixed', () => {
    const of = (id: string, text: string) => answer({ json: { id, text } });
    const ids = new IdPairs();
    const [a, x] = ['1a2b3c4d-0000-4000-8000-000000000001', '2a2b3c4d-0000-4000-8000-000000000002'];
    const differences = (actual: Answer) =>
      compareAnswers(of(a, 'same'), actual, { request, again: of(a, 'same'), sameProcess: true, ids }).map(({ name }) => name);
    expect(differences(of(x, 'same'))).toEqual([]);
    expect(differences(of(x, 'other'))).toEqual(['$.text']);
  });

  it('takes an ETag that Express made from a body for a part of it', () => {
    const of = (body: string, tag = `W/${expressETag(Buffer.from(body))}`) => answer({ headers: [['ETag', tag]], body });
    const [noon, later5] = ['at 2026-03-01T12:00:00Z', 'at 2026-03-01T12:00:05Z'];
    expect(unknown(of(noon), { ...of(later5), receivedAt: later(5) })).toEqual([]);
    expect(kinds(unknown(of(noon), { ...of(later5, '"v2"'), receivedAt: later(5) }))).toEqual(['header etag']);
  });

  it('asks only for the shape of what Express does not repeat', () => {
    const of = (json: unknown) => answer({ json });
    const context = { again: of({ n: 0.7, id: 'k3_x9', text: 'Hello Bob, code 991', fixed: 'a' }) };
    const expected = of({ n: 0.3, id: 'p7-q2', text: 'Hello Bob, code 417', fixed: 'a' });
    expect(unknown(expected, of({ n: 0.9, id: 'zz', text: 'Hello Bob, code 5', fixed: 'a' }), context)).toEqual([]);
    expect(kinds(unknown(expected, of({ n: '0.9', id: 7, text: 'Hello Eve, code 5', fixed: 'b' }), context))).toEqual([
      'body $.n', 'body $.id', 'body $.text', 'body $.fixed',
    ]);
  });

  it('takes random ids one for one', () => {
    const [a, b, x, y] = [1, 2, 3, 4].map((digit) => `${digit}a2b3c4d-0000-4000-8000-00000000000${digit}`);
    const of = (...ids: string[]) => answer({ json: ids.map((id) => ({ id })) });
    expect(kinds(unknown(of(a), of(x)))).toEqual(['body $[0].id']);
    const ids = new IdPairs();
    expect(unknown(of(a, b), of(x, y), { ids })).toEqual([]);
    expect(unknown(of(b, a), of(y, x), { ids })).toEqual([]);
    expect(kinds(unknown(of(a), of(y), { ids }))).toEqual(['body $[0].id']);
  });

  it('compares the claims of a token, not its signature', () => {
    const of = (claims: object, signature: string, seconds: number) =>
      answer({ json: { token: token(claims, signature) }, receivedAt: later(seconds) });
    const iat = later(0) / 1000;
    const expected = of({ sub: 1, role: 'user', iat, exp: iat + 3600 }, 'one', 0);
    expect(unknown(expected, of({ sub: 1, role: 'user', iat: iat + 20, exp: iat + 3620 }, 'two', 20))).toEqual([]);
    expect(kinds(unknown(expected, of({ sub: 1, role: 'admin', iat: iat + 20, exp: iat + 3620 }, 'two', 20)))).toEqual(['body $.token']);
    expect(kinds(unknown(expected, of({ sub: 1, role: 'user', iat: iat + 20, exp: iat + 90020 }, 'two', 20)))).toEqual(['body $.token']);
  });

  it('finds the parts of a page that change, and no others', () => {
    const page = (who: string, nonce: string) => answer({ headers: [['Content-Type', 'text/html']], body: `<p nonce="${nonce}">Hi ${who}</p>` });
    const again = page('Ann', 'bbb');
    expect(unknown(page('Ann', 'aaa'), page('Ann', 'ccc'), { again })).toEqual([]);
    expect(kinds(unknown(page('Ann', 'aaa'), page('Eve', 'ccc'), { again }))).toEqual(['body']);
    expect(kinds(unknown(page('Ann', 'aaa'), page('Ann', 'ccc')))).toEqual(['body']);
  });
});

describe('bodies that do not end', () => {
  const stream = (body: string, cut?: Answer['cut']) => answer({ headers: [['Content-Type', 'text/event-stream']], body, ...(cut && { cut }) });

  it('compares what both sides have', () => {
    expect(unknown(stream('data: 1\n\ndata: 2\n\n', 'time'), stream('data: 1\n\ndata: 2\n\ndata: 3\n\n', 'time'))).toEqual([]);
    expect(kinds(unknown(stream('data: 1\n\ndata: 2\n\n', 'time'), stream('data: 1\n\ndata: 9\n\n', 'time')))).toEqual(['body']);
    expect(kinds(unknown(stream('data: 1\n\n', 'time'), stream('data: 1\n\n')))).toEqual(['body']);
  });
});
