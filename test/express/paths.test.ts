import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  covers,
  joinPaths,
  overlaps,
  parsePath,
  type AbsolutePattern,
  type PathToken,
} from '../../src/express/paths.js';
import type { ExpressMajor } from '../../src/model.js';
import { matches } from './support/real-matcher.js';

const pieces: Record<ExpressMajor, string[]> = {
  4: [
    'a',
    'b',
    'A',
    'ab',
    ':x',
    ':y',
    ':x?',
    '*',
    'a*',
    ':x(\\d+)',
    ':x([a-c]{2})',
    '(.*)',
    'ab?c',
    'a+',
    ':x+',
    ':y*',
    ':x.:y',
    ':x-:y',
    '(a|b)',
    'a.b',
  ],
  5: ['a', 'b', 'A', 'ab', ':x', ':y', '*s', 'a*s', ':x.:y', 'a{b}', '{a}', ':x-b', 'a.b', '\\:a', ':"q x"'],
};

const requests = fc
  .tuple(
    fc.array(fc.constantFrom('a', 'b', 'ab', 'abc', 'aab', 'ac', '1', '12', 'A', 'a.b', 'a-b', ':a', 'b.1'), {
      maxLength: 4,
    }),
    fc.boolean(),
  )
  .map(([segments, slash]) => `/${segments.join('/')}${slash && segments.length > 0 ? '/' : ''}`);

function patterns(major: ExpressMajor) {
  const path = fc
    .tuple(
      fc.array(fc.constantFrom(...pieces[major]), { maxLength: 3 }),
      major === 5 ? fc.constantFrom('', '{/:o}', '{/*r}', '/') : fc.constantFrom('', '/'),
    )
    .map(([segments, tail]) => `/${segments.join('/')}${segments.length > 0 ? tail : ''}`);
  return fc.record({
    parts: fc.array(path, { minLength: 1, maxLength: 2 }),
    prefix: fc.boolean(),
    caseSensitive: fc.boolean(),
    strict: fc.boolean(),
  });
}

type Written = { parts: string[]; prefix: boolean; caseSensitive: boolean; strict: boolean };

function absolute(pattern: Written, major: ExpressMajor): AbsolutePattern {
  return { ...pattern, parts: pattern.parts.map((value) => ({ kind: 'string', value })), major };
}

/** Whether Express takes the path; null for patterns that it refuses (two parameters of one name). */
function taken(pattern: Written, path: string, major: ExpressMajor): boolean | null {
  try {
    return matches(pattern, path, major);
  } catch {
    return null;
  }
}

test('alternatives cover a word in their own letters only where case counts', () => {
  const covering = (word: string, caseSensitive: boolean) => {
    const pattern = (path: string) => absolute({ parts: [path], prefix: false, caseSensitive, strict: false }, 4);
    return covers(pattern('/(a|b)'), pattern(word));
  };
  expect([covering('/a', true), covering('/A', true), covering('/A', false)]).toEqual([true, false, true]);
});

describe.each([4, 5] as const)('Express %i', (major) => {
  test('a path that two patterns match makes them overlap, and what covers takes all', () => {
    let both = 0;
    let covering = 0;
    fc.assert(
      fc.property(
        patterns(major),
        patterns(major),
        fc.array(requests, { minLength: 20, maxLength: 20 }),
        (a, b, paths) => {
          const [left, right] = [absolute(a, major), absolute(b, major)];
          for (const path of paths) {
            const [byA, byB] = [taken(a, path, major), taken(b, path, major)];
            if (byA && byB) {
              both++;
              if (!overlaps(left, right)) throw new Error(`${path} matches both, but they are said not to overlap`);
            }
            if (byA === false && byB && covers(left, right))
              throw new Error(`${path} matches only the pattern said to be covered`);
            if (byA && byB && covers(left, right)) covering++;
          }
        },
      ),
      { numRuns: 1500 },
    );
    // The property would hold for "overlaps everything, covers nothing" too, or for paths that nothing matches.
    expect(both).toBeGreaterThan(100);
    expect(covering).toBeGreaterThan(50);
  });

  test('a pattern parses if and only if Express accepts it', () => {
    const text = fc.string({
      unit: fc.constantFrom('/', 'a', ':', '*', '{', '}', '(', ')', '?', '+', '\\', '.', '-', '"', '1'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, (value) => {
        const pattern = `/${value}`;
        const parses = accepts(() => parsePath(pattern, major));
        const real = accepts(() => matches({ parts: [pattern], prefix: false }, '/x', major));
        // Express 4 hands anything to RegExp; what that refuses need not be refused here, and braces are not read.
        if (major === 4) return parses || !real || /[{}]/.test(pattern);
        // Express 5 takes slashes off the end first, even an escaped one, and refuses groups with too many combinations.
        return parses === real || /\\\/+$/.test(pattern) || (pattern.match(/\{/g)?.length ?? 0) > 3;
      }),
      { numRuns: 1500 },
    );
  });
});

function accepts(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}

describe('overlaps and covers', () => {
  const pattern = (text: string, prefix = false, major: ExpressMajor = 5): AbsolutePattern => ({
    parts: text.split(' ').map((value) => ({ kind: 'string', value })),
    prefix,
    major,
  });

  test.each([
    ['/users', '/users', true],
    ['/users', '/books', false],
    ['/users/:id', '/users/new', true],
    ['/users/:id', '/users', false],
    ['/a/:id', '/b/:id', false],
    ['/:a/:b', '/x', false],
    ['/*all', '/x/y', true],
    ['/api /users', '/api/users', true],
    ['/api /users', '/users', false],
    ['/u{/:id}', '/u', true],
  ])('%s and %s overlap: %s', (a, b, expected) => {
    expect(overlaps(pattern(a), pattern(b))).toBe(expected);
    expect(overlaps(pattern(b), pattern(a))).toBe(expected);
  });

  test.each([
    ['/', true, '/anything/at/all', true],
    ['/api', true, '/api/users/:id', true],
    ['/api', true, '/apiary', false],
    ['/api/:version', true, '/api/v1/users', true],
    ['/api/v1', true, '/api/:version/users', false],
    ['/users/:id', false, '/users/new', true],
    ['/users/new', false, '/users/:id', false],
    ['/{*all}', false, '/x', true],
    ['/*all', false, '/', false],
    ['/a{/:b}', false, '/a/c', true],
    ['/a', false, '/a{/:b}', false],
  ])('%s (prefix: %s) covers %s: %s', (a, prefix, b, expected) => {
    expect(covers(pattern(a, prefix), pattern(b))).toBe(expected);
  });

  test('a constraint of Express 4 decides for literals', () => {
    expect(overlaps(pattern('/u/:id(\\d+)', false, 4), pattern('/u/new', false, 4))).toBe(false);
    expect(overlaps(pattern('/u/:id(\\d+)', false, 4), pattern('/u/12', false, 4))).toBe(true);
    expect(overlaps(pattern('/u/:id(\\d+)', false, 4), pattern('/u/:name', false, 4))).toBe(true);
  });

  test('regular expressions and unknown values may overlap anything and cover nothing', () => {
    const span = { file: 'a', start: 0, end: 0, line: 1, column: 1 };
    for (const part of [
      { kind: 'regexp', source: '^/x', flags: '' } as const,
      { kind: 'unknown', text: 'x', span } as const,
    ]) {
      const open: AbsolutePattern = { parts: [part], prefix: false, major: 5 };
      expect(overlaps(open, pattern('/y'))).toBe(true);
      expect(covers(open, pattern('/y'))).toBe(false);
      expect(covers({ ...pattern('/'), prefix: true }, open)).toBe(true);
    }
  });
});

test.each<[string, ExpressMajor, PathToken[]]>([
  [
    '/a/:id',
    5,
    [
      { kind: 'literal', text: '/a/' },
      { kind: 'param', name: 'id', optional: false, repeat: false },
    ],
  ],
  [
    '/*rest',
    5,
    [
      { kind: 'literal', text: '/' },
      { kind: 'wildcard', name: 'rest', empty: false },
    ],
  ],
  [
    '/f{.:ext}',
    5,
    [
      { kind: 'literal', text: '/f' },
      {
        kind: 'group',
        tokens: [
          { kind: 'literal', text: '.' },
          { kind: 'param', name: 'ext', optional: false, repeat: false },
        ],
      },
    ],
  ],
  [
    '/:id(\\d+)',
    4,
    [
      { kind: 'literal', text: '/' },
      { kind: 'param', name: 'id', optional: false, repeat: false, constraint: '\\d+' },
    ],
  ],
  [
    '/u/:id?',
    4,
    [
      { kind: 'literal', text: '/u' },
      {
        kind: 'group',
        tokens: [
          { kind: 'literal', text: '/' },
          { kind: 'param', name: 'id', optional: false, repeat: false },
        ],
      },
    ],
  ],
  [
    '/f/*',
    4,
    [
      { kind: 'literal', text: '/f/' },
      { kind: 'wildcard', empty: true },
    ],
  ],
])('the tokens of %s in Express %i', (pattern, major, expected) => {
  expect(parsePath(pattern, major)).toEqual(expected);
});

test.each([
  ['', '/', '/'],
  ['/', '/', '/'],
  ['/api', '/', '/api'],
  ['/api/', '/users', '/api/users'],
  ['/api', 'users', '/api/users'],
  ['/api', '*', '/api*'],
  ['/api', '{/:id}', '/api{/:id}'],
])('%s + %s = %s', (prefix, path, joined) => {
  expect(joinPaths(prefix, path)).toBe(joined);
});
