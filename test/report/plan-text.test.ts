import { describe, expect, it } from 'vitest';
import { planChainsText, planText } from '../../src/report/plan-text.js';
import { styleOf } from '../../src/report/style.js';
import { cutTo, printable, textWidth } from '../../src/report/text-width.js';
import { planned, planOf, span } from '../plans.js';

const style = styleOf({ color: false });
const kept = { code: 'E2N201', severity: 'warning' as const, message: 'res is kept', hint: 'Return it.', span: span('src/a.js', 3, 5) };
const plan = planOf(
  [
    planned('GET /users/:id', {
      links: [
        { name: 'requireAuth', placement: 'guard', reason: 'reads a header', span: span('src/auth.js', 7, 1) },
        { name: '(anonymous)', placement: 'handler', reason: '', span: span('src/users.js', 10, 20) },
      ],
    }),
    planned('POST /日本語', { outcome: 'bridged', diagnostics: [kept] }),
    planned('PUT /日本語', { outcome: 'bridged', diagnostics: [kept] }),
    planned('PROPFIND /x', { outcome: 'legacy', links: [{ name: 'x', placement: 'bridged', reason: 'no such method in Next', span: span('a.js') }] }),
  ],
  [
    { code: 'E2N402', severity: 'info', message: 'a timer' },
    { code: 'E2N003', severity: 'error', message: 'b.js does not parse', span: span('b.js', 1, 1) },
  ],
);

describe('planText', () => {
  it('aligns the table, adds up, and lists each diagnostic once, the serious first', () => {
    expect(planText(plan, style)).toBe(`METHOD    PATH        OUTCOME  FILE                     REASON
GET       /users/:id  native   app/users/[id]/route.ts
POST      /日本語     bridged  app/日本語/route.ts      E2N201 res is kept
PUT       /日本語     bridged  app/日本語/route.ts      E2N201 res is kept
PROPFIND  /x          legacy   -                        no such method in Next

4 endpoints: 1 native, 2 bridged, 1 legacy

b.js:1:1 E2N003 b.js does not parse
src/a.js:3:5 E2N201 res is kept (2 endpoints)
  Return it.
E2N402 a timer
`);
  });

  it('leaves the reasons out when there is none', () => {
    expect(planText(planOf(['GET /a']), style)).toBe('METHOD  PATH  OUTCOME  FILE\nGET     /a    native   app/a/route.ts\n\n1 endpoint: 1 native, 0 bridged, 0 legacy\n');
    expect(planText(planOf([]), style)).toBe('0 endpoints: 0 native, 0 bridged, 0 legacy\n');
  });

  it('says which known differences the app meets, and in one line which ones every Next app has', () => {
    const difference = { reason: 'So it is.', denied: 'bridge' as const };
    const differences = [
      { ...difference, code: 'etag', title: 'no ETag', endpoints: 1 },
      { ...difference, code: 'json-charset', title: 'no charset', endpoints: 2 },
      { ...difference, code: 'framing', title: 'lengths', denied: 'error' as const, endpoints: 2 },
    ];
    expect(planText({ ...planOf(['GET /a', 'GET /b']), differences }, style).split('\n\n').at(-1)).toBe(`Next answers differently in these known ways (--deny CODE refuses one):
  etag          no ETag (1 endpoint)
  json-charset  no charset (2 endpoints)
  always: framing
`);
  });

  it('does not let the source steer the terminal', () => {
    const text = planText(planOf(['GET /\u001b[31mred']), style);
    expect(text).not.toContain('\u001b');
  });
});

describe('planChainsText', () => {
  it('shows every link with where it goes and why', () => {
    expect(planChainsText(plan, style).split('\n\n')[0]).toBe(
      [
        'GET /users/:id  native  app/users/[id]/route.ts',
        '  guard    requireAuth  src/auth.js:7:1     reads a header',
        '  handler  (anonymous)  src/users.js:10:20',
      ].join('\n'),
    );
  });
});

describe('what keeps an endpoint on Node', () => {
  const needs = { code: 'E2N410', severity: 'info' as const, message: 'Needs Node: a.js → node:fs.' };
  const onNode = planOf([planned('GET /a', { runtime: 'nodejs', diagnostics: [needs] })]);

  it('is told with the links of its chain only, since it holds for nearly all', () => {
    expect(planText(onNode, style)).toBe('METHOD  PATH  OUTCOME  FILE\nGET     /a    native   app/a/route.ts\n\n1 endpoint: 1 native, 0 bridged, 0 legacy\n');
    expect(planChainsText(onNode, style)).toContain('GET /a  native  app/a/route.ts  runtime: nodejs\n  E2N410 Needs Node: a.js → node:fs.\n');
  });
});

describe('text width', () => {
  it.each([
    ['abc', 3],
    ['日本語', 6],
    ['é', 1],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['ｱ', 1],
    ['ｆ', 2],
    ['한국', 4],
    ['', 0],
  ])('%s takes %i columns', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it('cuts between characters, never through one', () => {
    expect(cutTo('日本語', 6)).toBe('日本語');
    expect(cutTo('日本語', 5)).toBe('日本…');
    expect(cutTo('日本語', 4)).toBe('日…');
    expect(printable('a\n\u001b[1mb\u0007')).toBe('a [1mb ');
  });
});
