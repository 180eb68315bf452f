/**
 * What the type check before writing knows of Next, which need not be installed: the part of its public declarations that
 * route handlers can touch. Source: next/server.d.ts, next/types/global.d.ts and what these export, Next 16; 14 and 15
 * declare the same members.
 */

declare module 'next/server' {
  export interface RequestCookie {
    name: string;
    value: string;
  }

  export interface ResponseCookie extends RequestCookie {
    expires?: number | Date | undefined;
    domain?: string | undefined;
    path?: string | undefined;
    secure?: boolean | undefined;
    httpOnly?: boolean | undefined;
    maxAge?: number | undefined;
    partitioned?: boolean | undefined;
    priority?: 'low' | 'medium' | 'high' | undefined;
    sameSite?: true | false | 'lax' | 'strict' | 'none' | undefined;
  }

  class RequestCookies {
    constructor(requestHeaders: Headers);
    [Symbol.iterator](): MapIterator<[string, RequestCookie]>;
    get size(): number;
    get(...args: [name: string] | [RequestCookie]): RequestCookie | undefined;
    getAll(...args: [name: string] | [RequestCookie] | []): RequestCookie[];
    has(name: string): boolean;
    set(...args: [key: string, value: string] | [options: RequestCookie]): this;
    delete(names: string | string[]): boolean | boolean[];
    clear(): this;
    toString(): string;
  }

  class ResponseCookies {
    constructor(responseHeaders: Headers);
    get(...args: [key: string] | [options: ResponseCookie]): ResponseCookie | undefined;
    getAll(...args: [key: string] | [options: ResponseCookie] | []): ResponseCookie[];
    has(name: string): boolean;
    set(...args: [key: string, value: string, cookie?: Partial<ResponseCookie>] | [options: ResponseCookie]): this;
    delete(...args: [key: string] | [options: Omit<ResponseCookie, 'value' | 'expires'>]): this;
    toString(): string;
  }

  class NextURL {
    private readonly internal;
    constructor(input: string | URL, base?: string | URL);
    get buildId(): string | undefined;
    set buildId(buildId: string | undefined);
    get locale(): string;
    set locale(locale: string);
    get defaultLocale(): string | undefined;
    get searchParams(): URLSearchParams;
    get host(): string;
    set host(value: string);
    get hostname(): string;
    set hostname(value: string);
    get port(): string;
    set port(value: string);
    get protocol(): string;
    set protocol(value: string);
    get href(): string;
    set href(url: string);
    get origin(): string;
    get pathname(): string;
    set pathname(value: string);
    get hash(): string;
    set hash(value: string);
    get search(): string;
    set search(value: string);
    get password(): string;
    set password(value: string);
    get username(): string;
    set username(value: string);
    get basePath(): string;
    set basePath(value: string);
    toString(): string;
    toJSON(): string;
    clone(): NextURL;
  }

  interface UrlConfig {
    basePath?: string;
    trailingSlash?: boolean;
  }

  interface NextRequestInit extends globalThis.RequestInit {
    nextConfig?: UrlConfig;
    signal?: AbortSignal;
    duplex?: 'half';
  }

  export class NextRequest extends Request {
    constructor(input: URL | RequestInfo, init?: NextRequestInit);
    get cookies(): RequestCookies;
    get nextUrl(): NextURL;
    get page(): void;
    get ua(): void;
    get url(): string;
  }

  interface NextResponseInit extends globalThis.ResponseInit {
    nextConfig?: UrlConfig;
    url?: string;
  }

  interface MiddlewareResponseInit extends globalThis.ResponseInit {
    request?: { headers?: Headers };
  }

  const INTERNALS: unique symbol;

  export class NextResponse<Body = unknown> extends Response {
    [INTERNALS]: { cookies: ResponseCookies; url?: NextURL; body?: Body };
    constructor(body?: BodyInit | null, init?: NextResponseInit);
    get cookies(): ResponseCookies;
    static json<JsonBody>(body: JsonBody, init?: NextResponseInit): NextResponse<JsonBody>;
    static redirect(url: string | NextURL | URL, init?: number | NextResponseInit): NextResponse<unknown>;
    static rewrite(destination: string | NextURL | URL, init?: MiddlewareResponseInit): NextResponse<unknown>;
    static next(init?: MiddlewareResponseInit): NextResponse<unknown>;
  }

  export function after<T>(task: Promise<T> | (() => T | Promise<T>)): void;
  export function connection(): Promise<void>;
}

declare namespace NodeJS {
  interface Process {
    readonly browser: boolean;
  }

  interface ProcessEnv {
    readonly NODE_ENV: 'development' | 'production' | 'test';
  }
}
