/** Answers for clients that have what they ask for already. */
import { isFresh } from './fresh';

/** The response, or a 304 without a body where the request shows by its `ETag` or `Last-Modified` that the client has it. */
export function conditional(request: Request, response: Response): Response {
  if (!isFresh(request, response.headers, response.status)) return response;
  const headers = new Headers(response.headers);
  headers.delete('Content-Type');
  return new Response(null, { status: 304, headers });
}
