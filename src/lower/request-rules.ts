import type { RequestRule } from './rule.js';
import { fresh, stale } from '../../rules/request/freshness.js';
import { get, headers } from '../../rules/request/headers.js';
import { aborted, rawHeaders, route } from '../../rules/request/message.js';
import {
  accepts,
  acceptsCharset,
  acceptsCharsets,
  acceptsEncoding,
  acceptsEncodings,
  acceptsLanguage,
  acceptsLanguages,
  is,
  range,
} from '../../rules/request/negotiation.js';
import { body, cookies, param, params, query, secret, signedCookies } from '../../rules/request/parsed.js';
import { host, hostname, ip, ips, protocol, secure, socket, subdomains, xhr } from '../../rules/request/peer.js';
import { baseUrl, method, originalUrl, path, url } from '../../rules/request/url.js';

/** Members of `req` that are read as properties. */
export const REQUEST_PROPERTIES: ReadonlyMap<string, RequestRule> = new Map(
  Object.entries({
    aborted,
    baseUrl,
    body,
    connection: socket,
    cookies,
    fresh,
    headers,
    host,
    hostname,
    ip,
    ips,
    method,
    originalUrl,
    params,
    path,
    protocol,
    query,
    rawHeaders,
    route,
    secret,
    secure,
    signedCookies,
    socket,
    stale,
    subdomains,
    url,
    xhr,
  }),
);

/** Members of `req` that are called; those in the singular and `param` are gone in Express 5. */
export const REQUEST_METHODS: ReadonlyMap<string, RequestRule> = new Map(
  Object.entries({
    accepts,
    acceptsCharset,
    acceptsCharsets,
    acceptsEncoding,
    acceptsEncodings,
    acceptsLanguage,
    acceptsLanguages,
    get,
    header: get,
    is,
    param,
    range,
  }),
);

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

/** Those of them that packages put there: an app that assigns one itself means its own. */
export const PACKAGE_MEMBERS: ReadonlySet<string> = new Set([
  'csrfToken', 'file', 'files', 'flash', 'isAuthenticated', 'isUnauthenticated', 'logIn', 'logOut', 'login', 'logout', 'session', 'sessionID', 'sessionStore',
]);

/** Members of Node's streams that few know to be there: an app that assigns one means its own. */
export const STREAM_MEMBERS: ReadonlySet<string> = new Set([
  'addListener', 'asIndexedPairs', 'client', 'closed', 'compose', 'destroyed', 'drop', 'errored', 'eventNames', 'every', 'filter',
  'find', 'flatMap', 'forEach', 'getMaxListeners', 'headersDistinct', 'httpVersionMajor', 'httpVersionMinor', 'isPaused',
  'iterator', 'joinDuplicateHeaders', 'listenerCount', 'listeners', 'map', 'prependListener', 'prependOnceListener', 'push',
  'rawListeners', 'rawTrailers', 'readable', 'readableAborted', 'readableBuffer', 'readableDidRead', 'readableEncoding',
  'readableEnded', 'readableFlowing', 'readableHighWaterMark', 'readableLength', 'readableObjectMode', 'reduce',
  'removeAllListeners', 'removeListener', 'setMaxListeners', 'some', 'statusMessage', 'take', 'toArray', 'trailersDistinct',
  'unshift', 'upgrade', 'wrap',
]);

/**
 * Members of `res` that are Express's or Node's own: on a name that is not on this list the app hangs state of its own
 * (`res.advancedResults = …`), which travels as that of `req` does.
 */
export const RESPONSE_MEMBERS: ReadonlySet<string> = new Set([
  'addListener', 'addTrailers', 'app', 'append', 'appendHeader', 'assignSocket', 'attachment', 'charset',
  'chunkedEncoding', 'clearCookie', 'closed', 'connection', 'contentType', 'cookie', 'cork', 'destroy', 'destroyed',
  'detachSocket', 'download', 'emit', 'end', 'errored', 'eventNames', 'finished', 'flush', 'flushHeaders', 'format',
  'get', 'getHeader', 'getHeaderNames', 'getHeaders', 'getMaxListeners', 'getRawHeaderNames', 'hasHeader', 'header',
  'headersSent', 'json', 'jsonp', 'links', 'listenerCount', 'listeners', 'locals', 'location',
  'maxRequestsOnConnectionReached', 'off', 'on', 'once', 'outputData', 'outputSize', 'pipe', 'prependListener',
  'prependOnceListener', 'rawListeners', 'redirect', 'removeAllListeners', 'removeHeader', 'removeListener', 'render',
  'req', 'send', 'sendDate', 'sendFile', 'sendStatus', 'sendfile', 'set', 'setHeader', 'setHeaders', 'setMaxListeners',
  'setTimeout', 'shouldKeepAlive', 'socket', 'status', 'statusCode', 'statusMessage', 'strictContentLength', 'type',
  'uncork', 'useChunkedEncodingByDefault', 'vary', 'writable', 'writableCorked', 'writableEnded', 'writableFinished',
  'writableHighWaterMark', 'writableLength', 'writableNeedDrain', 'writableObjectMode', 'write', 'writeContinue',
  'writeEarlyHints', 'writeHead', 'writeHeader', 'writeProcessing',
]);
