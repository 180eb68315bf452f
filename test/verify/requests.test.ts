import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/diagnostics.js';
import { madeUpPath, pathMatcher } from '../../src/verify/endpoint-path.js';
import { madeUpRequests } from '../../src/verify/made-up-requests.js';
import { readRequestsFile, type ScriptedRequest } from '../../src/verify/requests-file.js';
import { Session } from '../../src/verify/session.js';
import { temporaryFolder } from '../workspace/trees.js';
import { answer } from './answers.js';

function read(requests: unknown): ScriptedRequest[] {
  const file = path.join(temporaryFolder(), 'requests.json');
  fs.writeFileSync(file, typeof requests === 'string' ? requests : JSON.stringify(requests));
  return readRequestsFile(file);
}

describe('the requests file', () => {
  it('fills in what is left out', () => {
    expect(read([{ path: '/x' }])).toEqual([
      { name: 'GET /x', origin: 'file', method: 'GET', path: '/x', headers: {}, save: {}, cookies: false },
    ]);
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '[{', /JSON/],
    ['no list', {}, /it is no list/],
    ['no path', [{ path: '/a' }, { method: 'GET' }], /request 2: 'path'/],
    ['an unknown key', [{ path: '/', heders: {} }], /request 1: 'heders' is unknown; did you mean 'headers'\?/],
    ['a relative path', [{ path: 'x' }], /'path'/],
    ['a value that nobody saves', [{ path: '/{{id}}' }], /\{\{id\}\} is not saved/],
    ['a value that is saved too late', [{ path: '/{{id}}', save: { id: 'body.id' } }], /not saved/],
    ['a place that is none', [{ path: '/', save: { id: 'status' } }], /'save'/],
    ['two bodies', [{ path: '/', body: {}, form: {} }], /both/],
    ['a form with numbers', [{ path: '/', form: { a: 1 } }], /'form'/],
  ])('refuses %s', (_name, requests, message) => {
    expect(() => read(requests)).toThrow(UserError);
    expect(() => read(requests)).toThrow(message);
  });

  it('refuses a file that is not there', () => {
    expect(() => readRequestsFile('/nonexistent/requests.json')).toThrow(UserError);
  });
});

describe('a session', () => {
  const request = (parts: Partial<ScriptedRequest>): ScriptedRequest => ({ ...read([{ path: '/' }])[0], ...parts });

  it('keeps values of an answer and fills them in', () => {
    const session = new Session();
    const save = { token: 'body.user.tokens[1].value', id: 'body.id', where: 'header.location', sid: 'cookie.sid', all: 'body' };
    const given = answer({
      headers: [['Location', '/things/7'], ['Set-Cookie', 'sid=abc%3D; Path=/; HttpOnly']],
      json: { id: 12, user: { tokens: [{}, { value: 't-1' }] } },
    });
    expect(session.keep(request({ save }), given)).toEqual([]);
    const filled = session.fill(
      request({
        method: 'POST',
        path: '{{where}}?id={{id}}',
        headers: { Authorization: 'Bearer {{token}}', 'X-Sid': '{{sid}}' },
        body: { kind: 'json', value: { a: ['{{id}}', 1], b: null } },
      }),
    );
    expect(filled).toEqual({
      method: 'POST',
      path: '/things/7?id=12',
      headers: { Authorization: 'Bearer t-1', 'X-Sid': 'abc%3D', 'Content-Type': 'application/json' },
      body: '{"a":["12",1],"b":null}',
    });
  });

  it('says what is not in an answer', () => {
    const save = { a: 'body.a.b', b: 'header.x', c: 'cookie.c' };
    expect(new Session().keep(request({ save }), answer({ body: 'no JSON' }))).toHaveLength(3);
  });

  it('sends forms and raw bodies', () => {
    const session = new Session();
    expect(session.fill(request({ body: { kind: 'form', fields: { a: 'x y', b: ['1', '2'] } } }))).toMatchObject({
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'a=x+y&b=1&b=2',
    });
    expect(session.fill(request({ headers: { 'content-type': 'text/csv' }, body: { kind: 'text', text: 'a,b' } }))).toMatchObject({
      headers: { 'content-type': 'text/csv' },
      body: 'a,b',
    });
    expect(session.fill(request({ headers: { 'content-type': 'application/vnd.api+json' }, body: { kind: 'json', value: 1 } })).headers).toEqual({
      'content-type': 'application/vnd.api+json',
    });
  });

  it('has a jar of its own', () => {
    const session = new Session();
    const jar = (parts: Partial<ScriptedRequest> = {}) => session.fill(request({ cookies: true, ...parts })).headers?.Cookie;
    const set = (...lines: string[]) => session.keep(request({ cookies: true }), answer({ headers: lines.map((line) => ['Set-Cookie', line]) }));
    expect(jar()).toBeUndefined();
    set('a=1; Path=/', 'b=2; Path=/admin', 'c=3');
    expect(jar()).toBe('a=1; c=3');
    expect(jar({ path: '/admin/x', headers: { cookie: 'z=0' } })).toBe('z=0; a=1; b=2; c=3');
    set('a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'c=4; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
    expect(jar()).toBe('c=4');
    expect(session.fill(request({})).headers).toEqual({});
  });
});

describe('paths of endpoints', () => {
  it.each<[string, 4 | 5, string | undefined]>([
    ['/', 5, '/'],
    ['/users/:id', 5, '/users/1'],
    ['/flights/:from-:to', 5, '/flights/1-1'],
    ['/files/*path', 5, '/files/a/b'],
    ['/a{/:b}/c', 5, '/a/1/c'],
    ['/café %C3%A9/:x', 5, '/caf%C3%A9%20%C3%A9/1'],
    ['/users/:id(\\d+)', 4, '/users/1'],
    ['/:lang(en|de)/x', 4, '/en/x'],
    ['/:id?', 4, '/1'],
    ['/files/*', 4, '/files/a/b'],
    ['/^\\/x.y$/', 4, undefined],
    ['/:code([A-Z]{7})', 4, undefined],
  ])('%s on Express %i: %s', (pattern, major, made) => {
    expect(madeUpPath(pattern, major)).toBe(made);
    if (made !== undefined && !made.includes('%')) expect(pathMatcher(pattern, major)!.test(made)).toBe(true);
  });

  it('match requests', () => {
    const matches = (pattern: string, path: string, major: 4 | 5 = 5) => pathMatcher(pattern, major)!.test(path);
    expect(matches('/users/:id', '/Users/7/')).toBe(true);
    expect(matches('/users/:id', '/users/7/x')).toBe(false);
    expect(matches('/users', '/users/7')).toBe(false);
    expect(matches('/a.b', '/axb')).toBe(false);
    expect(matches('/users/:id(\\d+)', '/users/x', 4)).toBe(false);
    expect(matches('/^\\/x\\d+$/', '/x12', 4)).toBe(true);
    expect(matches('/', '/')).toBe(true);
  });
});

describe('madeUpRequests', () => {
  it('tries every endpoint, a method that is missing, and a preflight; what changes things comes last', () => {
    const endpoints = ['POST /users', 'GET /users', 'DELETE /users/:id', 'GET /users/:id', 'ALL /any', 'GET /^\\/re$/'].map((name) => {
      const [method, path] = name.split(' ');
      return { method, path };
    });
    const { requests, untried } = madeUpRequests(endpoints, 4);
    expect(requests.map(({ origin, method, path }) => `${origin}: ${method} ${path}`)).toEqual([
      'endpoint: GET /users',
      'endpoint: GET /users/1',
      'endpoint: GET /any',
      'preflight: OPTIONS /users',
      'preflight: OPTIONS /users/1',
      'preflight: OPTIONS /any',
      'endpoint: POST /users',
      'endpoint: DELETE /users/1',
      'missing method: DELETE /users',
      'missing method: PUT /users/1',
    ]);
    expect(untried).toEqual([{ method: 'GET', path: '/^\\/re$/' }]);
    expect(requests[3].headers['Access-Control-Request-Method']).toBe('POST');
  });
});
