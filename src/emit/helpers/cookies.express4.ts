/**
 * Cookies as cookie-parser reads them and as Express's `res.cookie` writes them.
 *
 *     const { sid } = parseCookies(request);
 *     headers.append('Set-Cookie', serializeCookie('sid', token, { httpOnly: true }));
 *
 * Node built-ins: node:crypto.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The values by name. A value is a string, or what a JSON cookie (`j:…`) holds; a signed cookie that was tampered with is
 * `false`. Typed `any` because code that expects one kind of value would otherwise need a check at every use.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Cookies = Record<string, any>;

/** Cookies are signed with the first secret, and accepted when signed with any. */
export type CookieSecret = string | string[] | undefined;

export interface CookieOptions {
  domain?: string;
  /** `encodeURIComponent` by default. */
  encode?: (value: string) => string;
  expires?: Date;
  httpOnly?: boolean;
  /** In milliseconds; sets `Expires` too. */
  maxAge?: number | null;
  partitioned?: boolean;
  /** `/` by default. */
  path?: string | null;
  priority?: 'low' | 'medium' | 'high' | (string & {});
  /** `true` is `strict`. */
  sameSite?: boolean | 'lax' | 'strict' | 'none' | (string & {});
  secure?: boolean;
  /** Whether to sign the value; needs a secret. */
  signed?: boolean;
}

/** The cookies of the request. With a secret, the signed ones are left to {@link parseSignedCookies}. */
export function parseCookies(request: Request, secret?: CookieSecret): Cookies {
  const cookies = readCookies(request);
  if (secret?.length) {
    for (const [name, value] of Object.entries(cookies)) if (value.startsWith('s:')) delete cookies[name];
  }
  return withJson(cookies);
}

/** The signed cookies of the request: the value that was signed, or `false` where the signature is wrong. */
export function parseSignedCookies(request: Request, secret?: CookieSecret): Cookies {
  const secrets = [secret || []].flat();
  const signed: Cookies = Object.create(null);
  for (const [name, value] of Object.entries(readCookies(request))) {
    if (secrets.length > 0 && value.startsWith('s:')) signed[name] = unsign(value.slice(2), secrets);
  }
  return withJson(signed);
}

/**
 * The `Set-Cookie` header for a cookie.
 *
 * @param value an object is written as JSON
 * @param secret for `options.signed`
 * @throws TypeError for a name, a value or an option that cannot be written; Error for `signed` without a secret
 */
export function serializeCookie(
  name: string,
  value: unknown,
  options: CookieOptions = {},
  secret?: CookieSecret,
): string {
  const { domain, path, priority, sameSite } = options;
  let text = typeof value === 'object' ? `j:${JSON.stringify(value)}` : String(value);
  if (options.signed) text = `s:${sign(text, [secret].flat()[0])}`;
  const encoded = (options.encode || encodeURIComponent)(text);
  const maxAge = options.maxAge == null ? undefined : Number(options.maxAge);
  const expires = maxAge === undefined || isNaN(maxAge) ? options.expires : new Date(Date.now() + maxAge);

  check(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name), 'argument name');
  check(/^("?)[\x21\x23-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]*\1$/.test(encoded), 'argument val');
  check(maxAge === undefined || isFinite(maxAge), 'option maxAge');
  check(!domain || DOMAIN.test(domain), 'option domain');
  check(!path || /^[\x20-\x3A\x3D-\x7E]*$/.test(path), 'option path');
  check(!expires || (expires instanceof Date && !isNaN(expires.getTime())), 'option expires');

  return [
    `${name}=${encoded}`,
    maxAge !== undefined && `Max-Age=${Math.floor(maxAge / 1000)}`,
    domain && `Domain=${domain}`,
    path !== '' && `Path=${path ?? '/'}`,
    expires && `Expires=${expires.toUTCString()}`,
    options.httpOnly && 'HttpOnly',
    options.secure && 'Secure',
    options.partitioned && 'Partitioned',
    priority && `Priority=${oneOf(['Low', 'Medium', 'High'], priority, 'priority')}`,
    sameSite && `SameSite=${oneOf(['Strict', 'Lax', 'None'], sameSite === true ? 'Strict' : sameSite, 'sameSite')}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/**
 * The `Set-Cookie` header that deletes a cookie. `path` and `domain` must be those that it was set with. Options with
 * `maxAge` or `expires` keep the cookie, with an empty value, as in Express 4.
 */
export function clearCookie(name: string, options?: CookieOptions, secret?: CookieSecret): string {
  return serializeCookie(name, '', { expires: new Date(1), ...options }, secret);
}

const DOMAIN = /^([.]?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)([.][a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;

function check(valid: boolean, what: string): void {
  if (!valid) throw new TypeError(`${what} is invalid`);
}

function oneOf(names: string[], value: string, option: string): string {
  const found = names.find((name) => name.toLowerCase() === value.toLowerCase());
  if (!found) throw new TypeError(`option ${option} is invalid`);
  return found;
}

/** The cookies as they were sent, decoded; of two with one name the first counts. */
function readCookies(request: Request): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [, name, value] = /^[ \t]*([^=]*?)[ \t]*=[ \t]*([^]*?)[ \t]*$/.exec(pair) ?? [];
    if (name === undefined || value === undefined || Object.hasOwn(cookies, name)) continue;
    cookies[name] = decode(value.replace(/^"([^]*)"$|^"$/, '$1'));
  }
  return cookies;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function withJson(cookies: Cookies): Cookies {
  for (const [name, value] of Object.entries(cookies)) {
    if (typeof value === 'string' && value.startsWith('j:')) cookies[name] = parseJson(value.slice(2)) || value;
  }
  return cookies;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sign(value: string, secret: string | undefined): string {
  if (!secret) throw new Error('cookieParser("secret") required for signed cookies');
  return `${value}.${createHmac('sha256', secret).update(value).digest('base64').replace(/=+$/, '')}`;
}

function unsign(signed: string, secrets: string[]): string | false {
  const value = signed.slice(0, signed.lastIndexOf('.'));
  const bytes = Buffer.from(signed);
  const matches = secrets.some((secret) => {
    const expected = Buffer.from(sign(value, secret));
    return expected.length === bytes.length && timingSafeEqual(expected, bytes);
  });
  return matches && value;
}
