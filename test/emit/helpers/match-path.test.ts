import { describe, expect, it } from 'vitest';
import { matchPath as matchPath4 } from '../../../src/emit/helpers/match-path.express4.js';
import { matchPath } from '../../../src/emit/helpers/match-path.js';

const request = (path: string) => new Request(`http://localhost${path}`);

describe('matchPath', () => {
  it('gives the decoded parameters, named and numbered', () => {
    expect(matchPath(request('/a%20b/c/d?x=/y'), /^\/(?<name>[^/]+)\/(.*)$/)).toEqual({ name: 'a b', 0: 'c/d' });
    expect(matchPath(request('/x'), /^\/y$/)).toBeNull();
  });

  it('counts groups, not what looks like one', () => {
    expect(matchPath(request('/(a)-b'), /^\/\(([a])\)-(?:x|([(b]))$/)).toEqual({ 0: 'a', 1: 'b' });
  });

  it('splits lists before it decodes', () => {
    expect(matchPath(request('/files/a%2Fb/c'), /^\/files\/(?<path>.+)$/, ['path'])).toEqual({ path: ['a/b', 'c'] });
  });

  it('leaves out what did not match, as Express 5 does; Express 4 keeps the key', () => {
    const optional = /^\/a(?:\/(?<id>\d+))?$/;
    expect(Object.keys(matchPath(request('/a'), optional)!)).toEqual([]);
    expect(Object.keys(matchPath4(request('/a'), optional)!)).toEqual(['id']);
  });
});
