/** What a client accepts and what it sent, as Express's `req.accepts…` and `req.is` tell. */
import negotiate from 'accepts';
import typeIs from 'type-is';

/** The best of the types for the client, spelled as given (`json`, `text/html`), or `false`; without types, its own list. */
export function accepts(request: Request): string[];
export function accepts(request: Request, types: string | readonly string[]): string | false;
export function accepts(request: Request, types: string | readonly string[] = []): string | string[] | false {
  return negotiate(withHeaders(request)).types([types].flat());
}

/** The best of the charsets for the client, or `false`; without charsets, its own list. */
export function acceptsCharsets(request: Request): string[];
export function acceptsCharsets(request: Request, charsets: string | readonly string[]): string | false;
export function acceptsCharsets(request: Request, charsets: string | readonly string[] = []): string | string[] | false {
  return negotiate(withHeaders(request)).charsets([charsets].flat());
}

/** The best of the content encodings for the client, or `false`; without encodings, its own list. */
export function acceptsEncodings(request: Request): string[];
export function acceptsEncodings(request: Request, encodings: string | readonly string[]): string | false;
export function acceptsEncodings(request: Request, encodings: string | readonly string[] = []): string | string[] | false {
  return negotiate(withHeaders(request)).encodings([encodings].flat());
}

/** The best of the languages for the client, or `false`; without languages, its own list. */
export function acceptsLanguages(request: Request): string[];
export function acceptsLanguages(request: Request, languages: string | readonly string[]): string | false;
export function acceptsLanguages(request: Request, languages: string | readonly string[] = []): string | string[] | false {
  return negotiate(withHeaders(request)).languages([languages].flat());
}

/**
 * The first of the types (`json`, `text/*`, `+xml`) that the body of the request has: spelled as given, or the type itself
 * where a wildcard was given; without types, the type itself.
 *
 * @returns `false` when the body has none of them, `null` when there is no body
 */
export function isType(request: Request, types: string | readonly string[] = []): string | false | null {
  return typeIs(withHeaders(request), [types].flat());
}

/** As much of a Node request as the packages look at. */
function withHeaders(request: Request): Parameters<typeof negotiate>[0] {
  return { headers: Object.fromEntries(request.headers) } as Parameters<typeof negotiate>[0];
}
