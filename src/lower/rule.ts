import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import type { DiagnosticCode } from '../diagnostics.js';
import type { ExpressMajor } from '../model.js';
import type { AppValue, AppValues } from '../plan/app-values.js';
import type { KnownViews, Views } from '../plan/views.js';
import type { ValueKind } from './value-kind.js';

/** A construct for which there is no faithful rule; it ends the lowering of the function. */
export class CannotLower extends Error {
  constructor(
    readonly reason: string,
    readonly node: t.Node,
  ) {
    super(reason);
  }
}

/** Settings of the Express app that change what a member of `req` or `res` does. */
export interface AppSettings {
  /** `custom`: the app's own function, which the settings module holds; `unknown`: reading cannot tell. */
  queryParser: 'simple' | 'extended' | 'none' | 'custom' | 'unknown';
  /**
   * What `trust proxy` was set to, unless nothing is trusted: the text of a plain value, `module` where the settings module
   * holds it, `unknown` where reading cannot tell.
   */
  trustProxy?: { kind: 'text'; text: string } | { kind: 'module' } | { kind: 'unknown' };
  /** `subdomain offset` when it is not 2; null where reading cannot tell. */
  subdomainOffset?: string | null;
  /** Settings and locals that handlers may read, with the names under which modules know the app. */
  values: AppValues;
  /** How views are found and rendered. */
  views: Views;
  /** Text of the options object for `json spaces`, `json replacer`, `json escape`, when one is set; `$settings` is the settings module's. */
  json?: string;
  /** The setting `jsonp callback name` when it is not the default; null where reading cannot tell. */
  jsonpCallback?: string | null;
  /** True when a setting decides the text of JSON in a way for which there is no rule. */
  jsonIsCustom?: boolean;
  /** Secret of cookie-parser, which the settings module holds; null where reading cannot tell. */
  cookieSecret?: AppValue | null;
}

/** What rules may ask and order while a function is lowered. */
export interface RuleContext {
  major: ExpressMajor;
  settings: AppSettings;
  /** True when a body parser has run before the function; without one `req.body` is undefined. */
  hasBodyParser: boolean;
  /** True when cookie-parser has run before the function. */
  hasCookieParser: boolean;
  /** True when links before the function set headers, which go on whatever it answers. */
  headersBefore: boolean;
  /** True when one of them sets `Cache-Control`. */
  cacheBefore: boolean;
  /** Path of the route as it was registered, for its handlers. */
  routePath: string | null;
  /** Identifier of the request in the lowered function. */
  request(): t.Identifier;
  /** Identifier of the parsed body, which the caller hands in. */
  body(): t.Identifier;
  /** Identifier of the resolved path parameters. */
  params(): t.Identifier;
  /** Identifier of the headers set so far; the function keeps them in a variable from then on. */
  headers(): t.Identifier;
  /** Identifier of a value that is computed from the request once at the top: `query`, `cookies`. */
  prologue(name: string, init: string): t.Identifier;
  /** Identifier of request state (`req.user`) that an earlier link has established. */
  state(key: string): t.Identifier;
  /** Orders the import of a helper module's export and returns its identifier. */
  helper(name: string): t.Identifier;
  /** The secret of cookie-parser; undefined where it has none. */
  cookieSecret(node: t.Node): t.Expression | undefined;
  /**
   * How the app renders views.
   *
   * @throws CannotLower where native code cannot
   */
  views(node: t.Node): KnownViews;
  /** Identifier of `res.locals`; null where nothing can have set any. */
  viewLocals(): t.Identifier | null;
  /** Adds a diagnostic to the endpoints that the function serves. */
  note(code: DiagnosticCode, node: t.Node): void;
  /** Orders an import from `next/server`. */
  next(name: 'NextResponse' | 'after'): t.Identifier;
  /** Mount prefix of the router: a literal in handlers, a variable in helpers that several of them call. */
  baseUrl(node: t.Node): t.Expression;
  /** Whether a node is the function's `next`. */
  isNext(node: t.Node): boolean;
  /** Whether a variable goes to the links behind the function, as request state. */
  isHandedOn(name: string): boolean;
  /** Whether a status may be none, a text, or one without a body. */
  isOpenStatus(node: t.Expression): boolean;
  /** The text that an expression stands for, or the names of the object's properties, in lower case; null where reading cannot tell. */
  headerNames(node: t.Expression): string[] | null;
  /** Whether a value may be a function, which Express would call: a name of which nothing says that it is none. */
  mayBeFunction(node: t.Node): boolean;
  /** What is known of a value of the user's code by reading and, on demand, by types. */
  kindOf(node: t.Node): ValueKind;
}

/** A read of `req.<member>`; for a method, `call` is the call around it. */
export interface RequestUse {
  member: NodePath<t.MemberExpression | t.OptionalMemberExpression>;
  call: NodePath<t.CallExpression> | null;
}

/** How one member of `req` is read on the web platform. */
export interface RequestRule {
  /** The expression that takes the place of the read, or of the call for methods; null where the rule has replaced more. */
  lower(use: RequestUse, context: RuleContext): t.Expression | null;
}

/** What one call on `res` does: it changes the answer that is being built, or it gives the answer. */
export type ResponseStep =
  /** `isOpen`: it may be one that `Response` takes otherwise than Express. */
  | { kind: 'status'; status: t.Expression; isOpen?: boolean }
  /** `shared`: also written to the caller's headers, and repeated only where a file would otherwise set its own. */
  | { kind: 'header'; action: 'set' | 'append'; name: t.Expression; value: t.Expression; shared?: boolean }
  | { kind: 'header'; action: 'remove'; name: t.Expression }
  /**
   * Header names or values that only the running program knows: statements on a `Headers` object. `names` are those that may
   * be set, in lower case; null where reading cannot tell.
   */
  | { kind: 'headers'; names: readonly string[] | null; edit(headers: t.Identifier): t.Statement[] }
  /** The reason phrase. */
  | { kind: 'phrase'; text: t.Expression }
  /** Status and headers are on their way: only the body may follow. */
  | { kind: 'head' }
  | { kind: 'answer'; answer: Answer };

/** An answer before status and headers are folded in. */
export type Answer =
  /** `NextResponse.json(data, init)`. */
  | { kind: 'json'; data: t.Expression }
  /**
   * `new NextResponse(body, init)`; `type` is the content type that Express adds unless one was set. `unchecked`: Node's own
   * `end`, which does not look whether the client has the answer already.
   */
  | { kind: 'body'; body: t.Expression; type: string | null; bare: boolean; unchecked?: boolean }
  /** A call of a helper whose last argument is the init; `caught` takes the error of one that is awaited. */
  | { kind: 'helper'; name: string; arguments: t.Expression[]; status?: t.Expression; isAsync?: boolean; caught?: t.Expression };

/** How one member of `res` is written on the web platform. */
export interface ResponseRule {
  lower(call: t.CallExpression, context: RuleContext): ResponseStep[];
}
