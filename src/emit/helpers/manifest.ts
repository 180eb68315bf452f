/**
 * What the modules beside this file are, as data: the migrator copies those in use, and what they need, into the target.
 * A file `<name>.express4.ts` takes the place of `<name>.ts` when the source app runs on Express 4. Imports between
 * helpers are type-checked against `<name>.ts`, so both files of a pair have the same exports.
 */

/** One module of the target's `http` folder. */
export interface HelperModule {
  /** Names that other code may import, types included. */
  exports: readonly string[];
  /** Other helpers that it imports. */
  imports: readonly string[];
  /** npm packages that it imports, with the range that was tested. */
  dependencies: Readonly<Record<string, string>>;
  /** npm packages that only the type check needs. */
  devDependencies: Readonly<Record<string, string>>;
  /** Node modules that it imports; a module with none runs on the edge runtime too. */
  builtins: readonly string[];
}

const NOTHING = { imports: [], dependencies: {}, devDependencies: {}, builtins: [] } as const;

const QS = { dependencies: { qs: '^6.17.1' }, devDependencies: { '@types/qs': '^6.15.1' } };

/** Every helper by its name: the name of its file in the target without the extension. */
export const HELPERS = {
  address: {
    ...NOTHING,
    exports: ['Trust', 'clientIp', 'clientIps', 'host', 'hostname', 'protocol', 'subdomains'],
    builtins: ['node:net'],
  },
  attachment: { ...NOTHING, exports: ['contentDisposition'], builtins: ['node:path'] },
  body: {
    ...NOTHING,
    exports: ['BodyFormat', 'BodyOptions', 'BodyParser', 'ParsedBody', 'bodyParser', 'readBody'],
    imports: ['body-bytes', 'content-type', 'errors'],
  },
  'body-bytes': { ...NOTHING, exports: ['readBytes'], imports: ['body-inflate', 'errors'] },
  'body-inflate': { ...NOTHING, exports: ['inflate'], imports: ['errors'], builtins: ['node:stream', 'node:zlib'] },
  'body-json': { ...NOTHING, exports: ['JsonOptions', 'json'], imports: ['body'] },
  'body-raw': { ...NOTHING, exports: ['raw'], imports: ['body'] },
  'body-text': { ...NOTHING, exports: ['TextOptions', 'text'], imports: ['body'] },
  'body-urlencoded': { ...NOTHING, ...QS, exports: ['UrlencodedOptions', 'urlencoded'], imports: ['body', 'errors'] },
  bridge: {
    ...NOTHING,
    exports: ['bridge', 'exchange'],
    imports: ['loopback'],
    builtins: ['node:http', 'node:net', 'node:stream', 'node:zlib'],
  },
  conditional: { ...NOTHING, exports: ['conditional'], imports: ['fresh'] },
  'content-type': { ...NOTHING, exports: ['ContentType', 'contentType', 'hasBody', 'matchesType'] },
  cookies: {
    ...NOTHING,
    exports: [
      ...['CookieOptions', 'Cookies', 'CookieSecret'],
      ...['clearCookie', 'parseCookies', 'parseSignedCookies', 'serializeCookie'],
    ],
    builtins: ['node:crypto'],
  },
  cors: { ...NOTHING, exports: ['CorsOptions', 'CorsOrigin', 'corsHeaders', 'preflight'] },
  'cors-dynamic': {
    ...NOTHING,
    exports: ['DynamicCorsOptions', 'OptionsFunction', 'OriginFunction', 'resolveCors'],
    imports: ['cors'],
  },
  errors: {
    ...NOTHING,
    exports: ['HttpError', 'HttpErrorProps', 'createHttpError', 'withStatus', 'errorResponse', 'notFoundResponse'],
    imports: ['escape'],
    builtins: ['node:http'],
  },
  escape: { ...NOTHING, exports: ['escapeHtml', 'encodeUrl'] },
  files: {
    exports: ['SendFileOptions', 'download', 'sendFile'],
    imports: ['attachment', 'errors'],
    dependencies: { 'mime-types': '^3.0.2', 'range-parser': '^1.3.0' },
    devDependencies: { '@types/mime-types': '^3.0.1', '@types/range-parser': '^1.2.7' },
    builtins: ['node:fs', 'node:fs/promises', 'node:path', 'node:stream'],
  },
  fresh: { ...NOTHING, exports: ['isFresh'] },
  'header-values': {
    ...NOTHING,
    exports: ['contentTypeFor', 'contentTypeHeader', 'contentTypeOfFile', 'setHeader', 'setHeaders'],
    dependencies: { 'mime-types': '^3.0.2' },
    devDependencies: { '@types/mime-types': '^3.0.1' },
    builtins: ['node:path'],
  },
  headers: { ...NOTHING, exports: ['addHeaders', 'mergeHeaders'] },
  jsonp: { ...NOTHING, exports: ['jsonp'], imports: ['send'] },
  listening: { ...NOTHING, exports: ['listening'], builtins: ['node:http'] },
  loopback: { ...NOTHING, exports: ['loopback'], builtins: ['node:stream'] },
  'match-path': { ...NOTHING, exports: ['matchPath'] },
  'method-override': { ...NOTHING, exports: ['OverriddenHandlers', 'withMethodOverride'], imports: ['errors', 'headers'], builtins: ['node:http'] },
  negotiation: {
    ...NOTHING,
    exports: ['accepts', 'acceptsCharsets', 'acceptsEncodings', 'acceptsLanguages', 'isType'],
    dependencies: { accepts: '^2.0.0', 'type-is': '^2.1.0' },
    devDependencies: { '@types/accepts': '^1.3.7', '@types/type-is': '^1.6.7' },
  },
  'query-extended': { ...NOTHING, ...QS, exports: ['ParsedQuery', 'parseQuery'] },
  'query-simple': { ...NOTHING, exports: ['ParsedQuery', 'parseQuery'], builtins: ['node:querystring'] },
  range: {
    ...NOTHING,
    exports: ['parseRange'],
    dependencies: { 'range-parser': '^1.3.0' },
    devDependencies: { '@types/range-parser': '^1.2.7' },
  },
  redirect: { ...NOTHING, exports: ['redirect'], imports: ['escape'], builtins: ['node:http'] },
  'request-stream': { ...NOTHING, exports: ['requestStream'], builtins: ['node:stream', 'node:stream/web'] },
  stream: { ...NOTHING, exports: ['streamBody'], builtins: ['node:stream'] },
  shared: { ...NOTHING, exports: ['shared'] },
  'through-express': {
    ...NOTHING,
    exports: ['ExpressLink', 'Known', 'Continuation', 'throughExpress', 'throughErrorHandler', 'resultsOf'],
    imports: ['bridge', 'response-status'],
    dependencies: { express: '^5.3.0' },
    devDependencies: { '@types/express': '^5.0.6' },
    builtins: ['node:http', 'node:net', 'node:stream', 'node:stream/promises', 'node:timers/promises'],
  },
  'response-status': { ...NOTHING, exports: ['withResponseStatus', 'responseStatus'] },
  send: { ...NOTHING, exports: ['JsonFormat', 'json', 'send', 'sendStatus'], builtins: ['node:http'] },
  'view-engine': {
    ...NOTHING,
    exports: ['Engine', 'ViewOptions', 'createViews'],
    imports: ['response-status', 'send'],
    builtins: ['node:fs', 'node:path'],
  },
  'written-body': { ...NOTHING, exports: ['BodyWriter', 'writeBody'] },
} as const satisfies Record<string, HelperModule>;

export type HelperName = keyof typeof HELPERS;

/** The helpers that have a file of their own for Express 4. */
export const EXPRESS_4_FILES: readonly HelperName[] = [
  'attachment',
  'body-inflate',
  'body-urlencoded',
  'content-type',
  'cookies',
  'files',
  'fresh',
  'match-path',
  'header-values',
  'query-extended',
  'redirect',
  'send',
];

/** What helpers need otherwise for Express 4: the packages in the versions that Express 4 has itself. */
export const EXPRESS_4: Partial<Record<HelperName, Partial<HelperModule>>> = {
  'body-urlencoded': { builtins: ['node:querystring'] },
  files: {
    dependencies: { mime: '^1.6.0', 'range-parser': '~1.2.1' },
    devDependencies: { '@types/mime': '^1.3.5', '@types/range-parser': '^1.2.7' },
  },
  'header-values': { dependencies: { mime: '^1.6.0' }, devDependencies: { '@types/mime': '^1.3.5' } },
  negotiation: { dependencies: { accepts: '^1.3.8', 'type-is': '^1.6.18' } },
  range: { dependencies: { 'range-parser': '~1.2.1' } },
  'through-express': { dependencies: { express: '^4.22.3' } },
};
