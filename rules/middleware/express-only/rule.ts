import type { StaticValue } from '../../../src/model.js';
import type { MiddlewareRule, PackageLink } from '../../../src/plan/middleware-rule.js';

interface ExpressOnly {
  /** Members of `req` that it sets or replaces, for native code behind it to read. */
  provides: readonly string[];
  /** Members that others have set, and that it may put something new in the place of. */
  replaces?: readonly string[];
  /** Methods that it puts on `req`, for native code behind it to call there. */
  methods?: readonly string[];
  /** True for what changes a body that was parsed before it, and makes none itself. */
  needsBody?: boolean;
  /** True for what may put something else in the place of any part of the request: all is read from Express behind it. */
  isOpen?: boolean;
  /** Options that say under which other names it puts things on `req`: with one of them, all is read from Express, too. */
  naming?: readonly string[];
  /** True for what goes on with what other middleware left on `req`, such as a session. */
  readsOthers?: (link: PackageLink) => boolean;
  /** True for what keeps values between requests in the instance that a call makes: there may be only one. */
  keepsState?: boolean;
  /** True for what tells clients apart by their address. */
  readsAddress?: boolean;
  /** Exports, or methods of what an export makes, that are middleware once called; all where there is no list. */
  members?: readonly string[];
  /** Exports that are middleware as they are. */
  uncalled?: readonly string[];
}

/** passport goes without a session where it is told so; `initialize()` only prepares. */
function readsSession({ member, arguments: args }: PackageLink): boolean {
  if (member === 'initialize') return false;
  const options = args.map((one) => one.value).find((value) => value.kind === 'object');
  const session = options?.kind === 'object' ? options.entries.session : undefined;
  return !(session?.kind === 'literal' && session.value === false);
}

/** Whether one of these options may be among an argument. */
function mayHave(value: StaticValue, options: readonly string[]): boolean {
  if (value.kind === 'object') return !value.complete || options.some((name) => name in value.entries);
  return value.kind === 'unknown';
}

/**
 * Packages whose middleware runs as it is, in Express, in front of native code. Each was read for what it does to `req`
 * and `res`: one that replaces methods of `res` (`res.json`, `res.render`) cannot be here, for native code does not call them.
 */
const PACKAGES: Record<string, ExpressOnly> = {
  celebrate: { provides: [], isOpen: true, members: ['celebrate'] },
  'cls-rtracer': { provides: [], members: ['expressMiddleware'] },
  'connect-ensure-login': { provides: [], readsOthers: () => true },
  'connect-flash': { provides: [], methods: ['flash'], readsOthers: () => true },
  'cookie-session': { provides: ['session', 'sessionOptions'] },
  csurf: { provides: [], methods: ['csrfToken'], readsOthers: () => true },
  'express-basic-auth': { provides: ['auth'] },
  'express-fileupload': { provides: ['files', 'body'] },
  'express-http-context': { provides: [], members: ['middleware'], uncalled: ['middleware'] },
  'express-jwt': { provides: ['auth', 'user'], naming: ['requestProperty', 'resultProperty', 'userProperty'] },
  'express-mongo-sanitize': { provides: ['body', 'query'], needsBody: true },
  'express-oauth2-jwt-bearer': { provides: ['auth'], members: ['auth', 'claimCheck', 'claimEquals', 'claimIncludes', 'requiredScopes', 'scopeIncludesAny'], readsOthers: () => true },
  'express-openapi-validator': { provides: [], isOpen: true, members: ['middleware'] },
  'express-paginate': { provides: ['query', 'skip', 'offset', 'locals.paginate'], members: ['middleware'] },
  'express-rate-limit': { provides: ['rateLimit'], naming: ['requestPropertyName'], keepsState: true, readsAddress: true },
  'express-request-id': { provides: ['id'], naming: ['attributeName'] },
  'express-session': { provides: ['session', 'sessionID', 'sessionStore'], keepsState: true },
  'express-slow-down': { provides: ['slowDown'], keepsState: true, readsAddress: true },
  'express-useragent': { provides: ['useragent', 'locals.useragent'], members: ['express', 'useragentMiddleware'] },
  'express-validation': { provides: [], isOpen: true },
  'express-validator': { provides: [], isOpen: true },
  'express-winston': { provides: [], members: ['logger'] },
  'express-xss-sanitizer': { provides: [], isOpen: true, members: ['xss'] },
  hpp: { provides: ['body', 'query', 'bodyPolluted', 'queryPolluted'], needsBody: true },
  'http-proxy-middleware': { provides: [], members: ['createProxyMiddleware', 'legacyCreateProxyMiddleware'] },
  multer: { provides: ['file', 'files', 'body'], members: ['any', 'array', 'fields', 'none', 'single'] },
  nocache: { provides: [] },
  'pino-http': { provides: ['log', 'id'] },
  passport: {
    provides: ['user', 'authInfo', 'account'],
    // A login begins a new session (passport/lib/sessionmanager.js).
    replaces: ['session', 'sessionID'],
    methods: ['logIn', 'login', 'logOut', 'logout', 'isAuthenticated', 'isUnauthenticated'],
    naming: ['assignProperty'],
    members: ['initialize', 'session', 'authenticate'],
    readsOthers: readsSession,
  },
  'request-ip': { provides: ['clientIp'], naming: ['attributeName'], members: ['mw'], readsAddress: true },
  'response-time': { provides: [] },
  'serve-favicon': { provides: [] },
  'swagger-ui-express': { provides: [], members: ['setup', 'serve', 'serveFiles', 'serveWithOptions'], uncalled: ['serve'] },
  'xss-clean': { provides: ['body', 'query'], needsBody: true },
};

function aboutOf({ provides, methods = [], isOpen, keepsState, readsAddress }: ExpressOnly): string {
  const members = [...provides.map((name) => `\`req.${name}\``), ...methods.map((name) => `\`req.${name}()\``)];
  return [
    'Runs in Express, in front of native code.',
    isOpen ? 'What it did to the request is read from there.' : members.length > 0 ? `Native code behind it has ${members.join(', ')}.` : '',
    keepsState ? 'It keeps values between requests, so native and bridged endpoints share one of it.' : '',
    readsAddress ? 'It tells clients apart by their address, which Next only knows from `X-Forwarded-For`.' : '',
  ].filter(Boolean).join(' ');
}

export const expressOnly: readonly MiddlewareRule[] = Object.entries(PACKAGES).map(([name, known]) => ({
  package: name,
  about: aboutOf(known),
  place(link: PackageLink) {
    // `single` in `multer().single()`, `isEmail` in `body('mail').isEmail()`
    const member = link.member.split('.').at(-1)!;
    const isMiddleware = link.called ? !known.members || known.members.includes(member) : known.uncalled?.includes(member);
    if (!isMiddleware) return { kind: 'unsupported', reason: `${name}.${link.member}, which is no middleware that is known` };
    const { provides, methods = [], replaces = [], needsBody = false, keepsState = false, readsAddress = false } = known;
    const isOpen = known.isOpen || (known.naming !== undefined && (member === 'unless' || link.arguments.some(({ value }) => mayHave(value, known.naming!))));
    return { kind: 'express', provides: member === 'initialize' ? [] : provides, methods, replaces, readsOthers: known.readsOthers?.(link) ?? false, needsBody, isOpen, keepsState, readsAddress };
  },
}));
