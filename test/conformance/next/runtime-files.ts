import type { NextMajor } from '../../../src/model.js';
import type { Tree } from '../work-folder.js';

/** Path that answers as soon as the server does. */
export const PROBE = '/conformance-is-up';

/**
 * The modules of the joint app that all cases share.
 *
 * @param next params are a plain object in Next 14, a promise from 15 on
 */
export function runtimeFiles(next: NextMajor): Tree {
  const context = next === 14 ? '{ params: Awaitable<P> }' : '{ params: Promise<P> }';
  return new Map([
    ['bench/without-prefix.ts', WITHOUT_PREFIX.replace('CONTEXT', context)],
    [`app${PROBE}/route.ts`, `export const dynamic = 'force-dynamic';\n\nexport const GET = () => new Response('up');\n`],
  ]);
}

const WITHOUT_PREFIX = `import { NextRequest } from 'next/server';

// Methods are compared bivariantly: a context that is a promise in the case is a value or a promise here (Next 14).
type Awaitable<P> = P & Promise<P>;
type Context<P> = CONTEXT;
type Answer = Response | void | Promise<Response | void>;
type Handler<P> = (request: NextRequest, context: Context<P>) => Answer;

/** A handler that sees the request as if its case were alone, at the root of the server. */
export function withoutPrefix<P>(prefix: string, handler: Handler<P>): Handler<P> {
  return (request, context) => handler(at(withoutPrefixOf(prefix, request.url), request), context);
}

/** The same request for another URL. */
export function at(url: string, request: NextRequest): NextRequest {
  const { method, headers, body, signal } = request;
  return new NextRequest(url, { method, headers, body, signal, ...(body && { duplex: 'half' }) });
}

/** A URL with the first folder taken off its path. */
export function withoutPrefixOf(prefix: string, url: string): string {
  const { origin } = new URL(url);
  const rest = url.slice(origin.length + prefix.length);
  return origin + (rest.startsWith('/') ? rest : '/' + rest);
}
`;
