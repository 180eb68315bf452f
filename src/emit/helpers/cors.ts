/** Cross-origin resource sharing, as the `cors` package for Express does it. */

/**
 * Who may read the answers: `*` everyone, a text that origin (it is sent as it is), `true` or something that matches the
 * origin of the request that origin, and what is falsy nobody: then no header is sent at all.
 */
export type CorsOrigin = boolean | string | RegExp | (boolean | string | RegExp)[] | null | undefined;

export interface CorsOptions {
  /** `*` by default. What a function allows has to be found before, by `resolveCors`. */
  origin?: CorsOrigin | ((...args: never[]) => void);
  /** `GET,HEAD,PUT,PATCH,POST,DELETE` by default. */
  methods?: string | string[];
  /** Request headers that may be sent; those that the preflight asks for by default. */
  allowedHeaders?: string | string[];
  /** Another name of `allowedHeaders`. */
  headers?: string | string[];
  /** Response headers that scripts may read. */
  exposedHeaders?: string | string[];
  credentials?: boolean;
  /** How long a preflight may be remembered, in seconds. */
  maxAge?: number | string;
  /** Status of the answer to a preflight; 204 by default. */
  optionsSuccessStatus?: number;
}

/** The headers that the answer to the request needs; those of a preflight if its method is `OPTIONS`. */
export function corsHeaders(request: Request, options: CorsOptions = {}): Headers {
  const { origin, methods } = { origin: '*', methods: 'GET,HEAD,PUT,PATCH,POST,DELETE', ...options };
  const headers = new Headers();
  if (!origin) return headers;
  if (typeof origin === 'function') throw new TypeError('what a function allows has to be found before');
  const set = (name: string, value: string | string[] | null | undefined) => {
    if (value?.length) headers.set(name, String(value));
  };

  set('Access-Control-Allow-Origin', allowedOrigin(request.headers.get('origin'), origin));
  if (origin !== '*') headers.append('Vary', 'Origin');
  if (options.credentials === true) headers.set('Access-Control-Allow-Credentials', 'true');
  set('Access-Control-Expose-Headers', options.exposedHeaders);

  if (request.method === 'OPTIONS') {
    const allowed = options.allowedHeaders || options.headers;
    if (!allowed) headers.append('Vary', 'Access-Control-Request-Headers');
    set('Access-Control-Allow-Methods', methods);
    set('Access-Control-Allow-Headers', allowed || request.headers.get('access-control-request-headers'));
    set('Access-Control-Max-Age', options.maxAge?.toString());
  }
  return headers;
}

/** The answer to a preflight: no body, {@link corsHeaders}. */
export function preflight(request: Request, options: CorsOptions = {}): Response {
  return new Response(null, { status: options.optionsSuccessStatus ?? 204, headers: corsHeaders(request, options) });
}

function allowedOrigin(requested: string | null, origin: NonNullable<CorsOrigin>): string | null {
  if (typeof origin === 'string') return origin;
  return requested !== null && matches(requested, origin) ? requested : null;
}

function matches(requested: string, origin: NonNullable<CorsOrigin>): boolean {
  if (Array.isArray(origin)) return origin.some((each) => matches(requested, each));
  if (typeof origin === 'string') return requested === origin;
  return origin instanceof RegExp ? origin.test(requested) : origin;
}
