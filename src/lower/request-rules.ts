import type { RequestRule } from './rule.js';
import { get, headers } from '../../rules/request/headers.js';
import { body, cookies, params, query, signedCookies } from '../../rules/request/parsed.js';
import { hostname, ip, protocol, secure, xhr } from '../../rules/request/peer.js';
import { baseUrl, method, originalUrl, path, url } from '../../rules/request/url.js';

/** Members of `req` that are read as properties. */
export const REQUEST_PROPERTIES: ReadonlyMap<string, RequestRule> = new Map(
  Object.entries({
    baseUrl,
    body,
    cookies,
    headers,
    hostname,
    ip,
    method,
    originalUrl,
    params,
    path,
    protocol,
    query,
    secure,
    signedCookies,
    url,
    xhr,
  }),
);

/** Members of `req` that are called. */
export const REQUEST_METHODS: ReadonlyMap<string, RequestRule> = new Map(Object.entries({ get, header: get }));

/**
 * Members that Express, Node or a package put on `req`. A name that is on none of these lists is state of the app's own,
 * established by one of its middlewares (`req.user`).
 */
export const FOREIGN_MEMBERS: ReadonlySet<string> = new Set([
  'accepts', 'acceptsCharset', 'acceptsCharsets', 'acceptsEncoding', 'acceptsEncodings', 'acceptsLanguage',
  'acceptsLanguages', 'aborted', 'app', 'complete', 'connection', 'csrfToken', 'destroy', 'emit', 'file', 'files', 'flash',
  'fresh', 'host', 'httpVersion', 'ips', 'is', 'isAuthenticated', 'isUnauthenticated', 'logIn', 'logOut', 'login',
  'logout', 'next', 'off', 'on', 'once', 'param', 'pause', 'pipe', 'range', 'rawHeaders', 'read', 'res', 'resume', 'route',
  'secret', 'session', 'sessionID', 'sessionStore', 'setEncoding', 'setTimeout', 'socket', 'stale', 'statusCode',
  'subdomains', 'trailers', 'unpipe',
]);
