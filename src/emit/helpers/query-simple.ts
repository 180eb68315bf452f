/**
 * The query string as Express reads it with its `simple` parser (the default of Express 5).
 *
 * Node built-ins: node:querystring.
 */
import { parse } from 'node:querystring';

/**
 * A value is a string, or an array of strings when its key is repeated; a missing key is `undefined`. Typed `any` because
 * code that expects one kind of value (`Number(query.page)`, `query.name.trim()`) would otherwise need a check or a cast
 * at every use.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type ParsedQuery = Record<string, any>;

/**
 * Parses the query string of the request.
 *
 * Brackets mean nothing (`a[b]=1` gives the key `a[b]`), `+` is a space, a malformed escape stays as it is, and only the
 * first 1000 pairs count. The result has no prototype.
 */
export function parseQuery(request: Request): ParsedQuery {
  return parse(new URL(request.url).search.slice(1));
}
