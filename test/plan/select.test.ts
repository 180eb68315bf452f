import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/diagnostics.js';
import { selectRoutes } from '../../src/plan/select.js';

const ENDPOINTS = ['GET /', 'GET /users', 'POST /users', 'GET /users/:id', 'DELETE /users/:id', 'ALL /admin/*rest', 'GET /admin/stats', 'GET /a.b'].map(
  (name) => {
    const [method, path] = name.split(' ');
    return { method, path };
  },
);

const names = (...patterns: string[]) => selectRoutes(ENDPOINTS, patterns).map(({ method, path }) => `${method} ${path}`);

function errorOf(...patterns: string[]) {
  try {
    selectRoutes(ENDPOINTS, patterns);
  } catch (error) {
    if (error instanceof UserError) return error.diagnostic;
  }
  throw new Error('no UserError');
}

describe('selectRoutes', () => {
  it.each<[string[], string[]]>([
    [['GET /users/:id'], ['GET /users/:id']],
    [['get /users/'], ['GET /users']],
    [['/users'], ['GET /users', 'POST /users']],
    [['/users*'], ['GET /users', 'POST /users', 'GET /users/:id', 'DELETE /users/:id']],
    [['/users/*'], ['GET /users/:id', 'DELETE /users/:id']],
    [['POST *'], ['POST /users']],
    [['*'], ENDPOINTS.map(({ method, path }) => `${method} ${path}`)],
    [['/'], ['GET /']],
    [['/a.b'], ['GET /a.b']],
    [['ALL /admin/*rest'], ['ALL /admin/*rest']],
    [['/admin/*'], ['ALL /admin/*rest', 'GET /admin/stats']],
    [['POST *', 'GET /'], ['GET /', 'POST /users']],
  ])('%j', (patterns, expected) => {
    expect(names(...patterns)).toEqual(expected);
  });

  it('names the nearest endpoints for a pattern that means none', () => {
    expect(errorOf('GET /', 'GET /user/:id')).toMatchObject({
      code: 'E2N050',
      message: "No endpoint matches --route 'GET /user/:id'.",
      hint: expect.stringContaining("Did you mean 'GET /users/:id' or "),
    });
    expect(errorOf('/uesrs').hint).toContain("'/users'");
    expect(errorOf('/axb').code).toBe('E2N050');
    expect(() => selectRoutes([], ['/x'])).toThrow();
  });

  it.each(['', '  ', 'users', 'GET users', 'GET /a /b', 'G3T /a'])('refuses %j', (pattern) => {
    expect(errorOf(pattern).code).toBe('E2N051');
  });
});
