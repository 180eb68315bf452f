/** Headers that code before a handler wants on whatever the handler answers. */

/**
 * Adds headers to a response, unless it has them; a 204 or 304 gets no content type. Every `Set-Cookie` is kept, the added ones first, and `Vary` names what
 * either of both names.
 *
 * @param response keeps its status and its body; its own headers are not changed
 * @param pending headers set before the response was made
 */
export function mergeHeaders(response: Response, pending: Headers): Response {
  const headers = new Headers(pending);
  // What has no body has no type but one of its own.
  if (response.status === 204 || response.status === 304) headers.delete('Content-Type');
  for (const [name, value] of response.headers) {
    if (name === 'set-cookie') headers.append(name, value);
    else headers.set(name, name === 'vary' ? mergeVary(headers.get(name), value) : value);
  }
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/**
 * Sets headers on those that are there already: each takes the place of one with its name, but `Vary` names what either of
 * both names, and every `Set-Cookie` is kept.
 */
export function addHeaders(headers: Headers, added: Headers): void {
  for (const [name, value] of added) {
    if (name === 'set-cookie') headers.append(name, value);
    else headers.set(name, name === 'vary' ? mergeVary(headers.get(name), value) : value);
  }
}

function mergeVary(...values: (string | null)[]): string {
  const names = values.flatMap((value) => value?.split(',') ?? []).map((name) => name.trim());
  if (names.includes('*')) return '*';
  const lowerCase = names.map((name) => name.toLowerCase());
  return names.filter((name, at) => name && lowerCase.indexOf(name.toLowerCase()) === at).join(', ');
}
