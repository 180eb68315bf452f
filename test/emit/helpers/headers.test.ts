import { describe, expect, it } from 'vitest';
import { mergeHeaders } from '../../../src/emit/helpers/headers';

describe('mergeHeaders', () => {
  it('adds what the response does not have', async () => {
    const response = Response.json({ a: 1 }, { status: 201, statusText: 'Made', headers: { 'X-Own': 'own' } });
    const pending = new Headers({ 'X-Own': 'pending', 'X-Other': 'other', 'Content-Type': 'text/plain' });
    const merged = mergeHeaders(response, pending);
    expect([merged.status, merged.statusText, await merged.json()]).toEqual([201, 'Made', { a: 1 }]);
    expect(Object.fromEntries(merged.headers)).toEqual({
      'content-type': 'application/json',
      'x-own': 'own',
      'x-other': 'other',
    });
    expect(Object.fromEntries(pending)).toEqual({
      'content-type': 'text/plain',
      'x-own': 'pending',
      'x-other': 'other',
    });
  });

  it('keeps every cookie, earlier ones first', () => {
    const response = new Response(null, {
      headers: [
        ['Set-Cookie', 'c=3'],
        ['Set-Cookie', 'd=4; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
      ],
    });
    const pending = new Headers([
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'c=2'],
    ]);
    expect(mergeHeaders(response, pending).headers.getSetCookie()).toEqual([
      'a=1',
      'c=2',
      'c=3',
      'd=4; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    ]);
  });

  it.each([
    ['Origin', 'Accept', 'Origin, Accept'],
    ['Origin, Accept', 'accept,  Cookie', 'Origin, Accept, Cookie'],
    ['*', 'Accept', '*'],
    ['Origin', '*', '*'],
    ['', 'Accept', 'Accept'],
  ])('joins Vary: %j and %j', (pending, own, joined) => {
    const merged = mergeHeaders(new Response(null, { headers: { Vary: own } }), new Headers({ Vary: pending }));
    expect(merged.headers.get('vary')).toBe(joined);
  });

  it('takes a Vary that only one side has', () => {
    expect(mergeHeaders(new Response(null), new Headers({ Vary: 'Origin' })).headers.get('vary')).toBe('Origin');
    expect(mergeHeaders(new Response(null, { headers: { Vary: 'Origin' } }), new Headers()).headers.get('vary')).toBe(
      'Origin',
    );
  });

  it('takes a response whose headers cannot be changed', () => {
    const merged = mergeHeaders(Response.redirect('http://localhost/x', 303), new Headers({ 'Set-Cookie': 'a=1' }));
    expect([merged.status, merged.headers.get('location'), merged.headers.get('set-cookie')]).toEqual([
      303,
      'http://localhost/x',
      'a=1',
    ]);
  });

  it('passes a body on as it streams', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) =>
          ++pulled > 3 ? controller.close() : controller.enqueue(new TextEncoder().encode(`${pulled}`)),
      },
      { highWaterMark: 0 },
    );
    const merged = mergeHeaders(new Response(body), new Headers({ 'X-Added': '1' }));
    expect(pulled).toBe(0);
    expect(await merged.text()).toBe('123');
  });

  it.each([204, 205, 304])('takes a %i', (status) => {
    expect(mergeHeaders(new Response(null, { status }), new Headers({ 'X-Added': '1' })).status).toBe(status);
  });
});
