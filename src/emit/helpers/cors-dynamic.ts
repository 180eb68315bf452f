/** Cross-origin resource sharing with rules that a function finds for each request, as the `cors` package takes them. */
import type { NextRequest } from 'next/server';
import type { CorsOptions, CorsOrigin } from './cors';

/** Says by calling back which origins are allowed; what is falsy is none. */
export type OriginFunction = (
  origin: string | undefined,
  callback: (error: unknown, origin?: CorsOrigin) => void,
) => void;

export interface DynamicCorsOptions extends Omit<CorsOptions, 'origin'> {
  origin?: CorsOrigin | OriginFunction;
}

/** Says by calling back which options are in force. */
export type OptionsFunction = (
  request: NextRequest,
  callback: (error: unknown, options?: DynamicCorsOptions) => void,
) => void;

/**
 * Finds the options that are in force for a request: `corsHeaders(request, await resolveCors(request, options))`.
 *
 * @throws what the functions call back with as an error
 */
export async function resolveCors(
  request: Request,
  options: DynamicCorsOptions | OptionsFunction = {},
): Promise<CorsOptions> {
  const given =
    typeof options === 'function' ? await called<DynamicCorsOptions>((back) => options(request as NextRequest, back)) : options;
  const { origin, ...rest }: DynamicCorsOptions = { origin: '*', ...given };
  if (typeof origin !== 'function') return { ...rest, origin };
  const requested = request.headers.get('origin') ?? undefined;
  return { ...rest, origin: await called<CorsOrigin>((back) => origin(requested, back)) };
}

/** The value that a function passes to its callback. */
function called<Value>(call: (callback: (error: unknown, value?: Value) => void) => void): Promise<Value | undefined> {
  return new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value))));
}
