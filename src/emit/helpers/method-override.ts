/**
 * Requests that are sent with POST because a form, or a proxy, knows no other method.
 *
 * Node built-ins: node:http (the names of the methods).
 */
import { METHODS } from 'node:http';
import type { NextRequest } from 'next/server';
import { notFoundResponse } from './errors';
import { mergeHeaders } from './headers';

type Handler<Context> = (request: NextRequest, context: Context) => Response | void | Promise<Response | void>;

/** Who answers: the handlers of the path, and for methods that have none `otherwise`, or `original`, which gets the request as it was sent. */
export interface OverriddenHandlers<Context> {
  GET?: Handler<Context>;
  POST?: Handler<Context>;
  PUT?: Handler<Context>;
  PATCH?: Handler<Context>;
  DELETE?: Handler<Context>;
  otherwise?: Handler<Context>;
  original?: Handler<Context>;
}

/**
 * Makes a POST handler that answers as the method which the request names, as `method-override` for Express does.
 *
 * @param names where the method stands: names of headers, which begin with `X-`, and of parameters of the query; the last that holds one counts
 */
export function withMethodOverride<Context = { params: Promise<any> }>(
  names: readonly string[],
  { original, otherwise = notFoundResponse, ...handlers }: OverriddenHandlers<Context>,
): (request: NextRequest, context: Context) => Promise<Response> {
  const headers = names.filter((name) => /^x-/i.test(name));
  return async (request, context) => {
    const method = names.reduce((found, name) => methodIn(request, name) ?? found, 'POST');
    const handler = handlers[method as keyof typeof handlers];
    if (handler || !original) Object.defineProperty(request, 'method', { value: method });
    const response = (await (handler ?? original ?? otherwise)(request, context)) ?? new Response(null, { status: 500 });
    const isPlain = headers.length === 0 || (!handler && original);
    return isPlain ? response : mergeHeaders(response, new Headers({ Vary: headers.join(', ') }));
  };
}

function methodIn(request: NextRequest, name: string): string | undefined {
  const value = /^x-/i.test(name) ? request.headers.get(name)?.split(',')[0]?.trim() : request.nextUrl.searchParams.get(name);
  const method = value?.toUpperCase() ?? '';
  return METHODS.includes(method) ? method : undefined;
}
