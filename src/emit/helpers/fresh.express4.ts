/** Whether the client's copy is still good, as Express's `req.fresh` tells. */

/**
 * Compares the validators of the request with those of the answer; where the request has two, both have to hold.
 *
 * @param headers of the answer, with its `ETag` or `Last-Modified`
 * @param status of the answer
 */
export function isFresh(request: Request, headers: Headers, status = 200): boolean {
  const { method } = request;
  if ((method !== 'GET' && method !== 'HEAD') || ((status < 200 || status >= 300) && status !== 304)) return false;
  const cacheControl = request.headers.get('cache-control') ?? '';
  if (/(?:^|,)\s*no-cache\s*(?:,|$)/.test(cacheControl)) return false;

  const noneMatch = request.headers.get('if-none-match');
  const since = request.headers.get('if-modified-since');
  if (!noneMatch && !since) return false;
  if (noneMatch && noneMatch !== '*' && !matchesTag(noneMatch, headers.get('etag'))) return false;
  return !since || Date.parse(headers.get('last-modified') ?? '') <= Date.parse(since);
}

/** The weak comparison of RFC 9110, 8.8.3.2, with any of the tags. */
function matchesTag(tags: string, etag: string | null): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return !!etag && tags.split(',').some((tag) => opaque(tag) === opaque(etag));
}
