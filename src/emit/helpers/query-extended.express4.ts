/** The query string as Express reads it with its `extended` parser (the default of Express 4). */
import { parse } from 'qs';

/**
 * A value is a string, an array or an object of values; a missing key is `undefined`. Typed `any` because code that
 * expects one kind of value (`Number(query.page)`, `query.name.trim()`) would otherwise need a check or a cast at every
 * use.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type ParsedQuery = Record<string, any>;

/** Parses the query string of the request: `a[b]=1` gives `{ a: { b: '1' } }`, `a[]=1&a[]=2` gives `{ a: ['1', '2'] }`. */
export function parseQuery(request: Request): ParsedQuery {
  return parse(new URL(request.url).search.slice(1), { allowPrototypes: true, arrayLimit: 1000 });
}
