/**
 * The vocabulary of the whole program, as plain serialisable data.
 *
 * Stages hand these types on: `express/` produces an {@link AppModel} and its {@link Endpoint}s, `plan/` a {@link Plan}.
 * AST nodes never appear here; code is named by the {@link SourceSpan} where it stands.
 */

/** A stretch of the user's code. `file` is relative to the source root, POSIX style; line and column count from 1. */
export interface SourceSpan {
  file: string;
  /** Offset of the first character. */
  start: number;
  /** Offset behind the last character. */
  end: number;
  line: number;
  column: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** Something that the user should know; `code` is a key of the diagnostics catalogue (`src/diagnostics.ts`). */
export interface Diagnostic {
  code: string;
  severity: Severity;
  message: string;
  /** Absent where no place in the code is to blame. */
  span?: SourceSpan;
  /** What the user can do about it. */
  hint?: string;
}

/** The methods a `route.ts` can export; everything else is legacy. Source: NEXT docs, file-conventions/route. */
export const ROUTE_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type RouteMethod = (typeof ROUTE_METHODS)[number];

/** An upper-case HTTP method, or `ALL` for `app.all`. */
export type Method = string;

export type ExpressMajor = 4 | 5;
export type NextMajor = 14 | 15 | 16;

// ---------------------------------------------------------------------------------------------------------------------
// The app model: what the Express program is
// ---------------------------------------------------------------------------------------------------------------------

/** A path as given to `use` or to a method; arrays of paths become several patterns. */
export type PathPattern =
  | { kind: 'string'; value: string }
  | { kind: 'regexp'; source: string; flags: string }
  /** The value could not be found by reading. */
  | { kind: 'unknown'; text: string; span: SourceSpan };

/** A value known by reading: an argument of a factory, an option, a setting. */
export type StaticValue =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'undefined' }
  | { kind: 'regexp'; source: string; flags: string }
  | { kind: 'array'; items: StaticValue[] }
  /** `complete` is false when a spread or a computed key could not be read. */
  | { kind: 'object'; entries: Record<string, StaticValue>; complete: boolean }
  | { kind: 'function'; link: LinkFunction }
  | { kind: 'unknown'; text: string };

/** The call that made a function: `validate(schema)`, `auth('admin')`, `asyncHandler(controller.list)`. */
export interface FactoryCall {
  /** The function called. */
  function: SourceSpan;
  /** The call itself, where it stands. */
  call: SourceSpan;
  /** Value and place of each argument. */
  arguments: { value: StaticValue; span: SourceSpan }[];
}

/** How a value that start-up code made is reached from anywhere else. */
export type Place =
  | { kind: 'literal'; value: string | number | boolean | null }
  /** A name at the top level of a module. */
  | { kind: 'name'; file: string; name: string }
  | { kind: 'member'; object: Place; name: string }
  /** Made by an expression that ran once; `scope` tells runs of the same expression apart, `names` says what its local names stand for. */
  | { kind: 'made'; expression: SourceSpan; scope: number; suggested: string; names: Record<string, Place> };

/** A function of a chain, resolved as far as reading can. */
export type LinkFunction =
  | {
      kind: 'user';
      /** The function node (declaration, expression, arrow or method) that Express would call. */
      function: SourceSpan;
      /** Number of parameters as `fn.length` counts them: 4 makes an error handler. */
      arity: number;
      /** Declared name, property or method name, where it has one. */
      name?: string;
      /** The argument as written at the registration. */
      expression: SourceSpan;
      /** Where the function closes over a call of user code (outermost call last); empty for module-level functions. */
      factories: FactoryCall[];
      /** `this` of the function where it was bound or belongs to a class: the expression of the receiver, if known. */
      receiver?: SourceSpan;
      /** True when every free variable of `expression` is a module-level binding of the file in which it stands. */
      moduleLevel: boolean;
      /** What the other free names of `expression` stand for (`service`, `this.service`), where all of them can be reached. */
      names?: Record<string, Place>;
      /** Its text, where it stands for what remains of the function there. */
      rewritten?: string;
      /** The object that it is a member of, where that can be reached. */
      home?: { object: Place; member: string };
    }
  | {
      kind: 'package';
      /** npm name, or `express` for its built-ins. */
      package: string;
      /** `json` in `express.json()`, `authenticate` in `passport.authenticate()`; `default` for the module itself. */
      member: string;
      /** False when the export itself was registered (`app.use(helmet)`), true when it was called first. */
      called: boolean;
      arguments: { value: StaticValue; span: SourceSpan }[];
      expression: SourceSpan;
      moduleLevel: boolean;
      /** As for functions of the user: `passport` in `module.exports = (app, passport) => …`. */
      names?: Record<string, Place>;
    }
  /** Not resolved: the chain that holds it cannot become native. */
  | {
      kind: 'opaque';
      expression: SourceSpan;
      reason: string;
      /** What a condition chooses between, where it only decides which function it is. */
      choice?: { among: LinkFunction[]; moduleLevel: boolean; names?: Record<string, Place> };
    };

/** A registration that only happens under a condition that reading cannot decide (`if (process.env.X)`). */
export interface Condition {
  /** The text of the test, negated with a leading `!` for an else branch. */
  text: string;
  span: SourceSpan;
  /** Which run of the test it is (a test in a loop has several): equal numbers hold together, opposite ones never do. */
  test: number;
}

interface LayerBase {
  /** The registration call. */
  site: SourceSpan;
  conditions: Condition[];
}

/** One entry of a router's ordered stack. `use(path, a, b)` makes two layers; `get(path, a, b)` makes one route. */
export type Layer = LayerBase &
  (
    | { kind: 'use'; paths: PathPattern[]; handler: LinkFunction }
    | { kind: 'mount'; paths: PathPattern[]; router: string }
    /** `made` tells the objects that `route(path)` makes apart, whose methods belong together: `next('route')` leaves all of them. */
    | { kind: 'route'; method: Method; paths: PathPattern[]; handlers: LinkFunction[]; made?: number }
  );

export interface Router {
  id: string;
  kind: 'app' | 'router';
  /** The creating call. */
  created: SourceSpan;
  mergeParams: boolean;
  caseSensitive: boolean;
  strict: boolean;
  stack: Layer[];
  /** `app.param(name, fn)`. */
  params: { name: string; handler: LinkFunction; site: SourceSpan }[];
  /** `app.set/enable/disable`, last value wins; apps only. */
  settings: Record<string, Setting>;
  /** `app.locals.x = value`. */
  locals: Record<string, { span: SourceSpan; conditional: boolean }>;
  /** `app.engine(extension, engine)` in the order of the calls; `extension` is null where reading cannot tell. */
  engines: { extension: string | null; engine: SourceSpan; site: SourceSpan; conditional: boolean }[];
}

/** What an app was told with `set`, `enable` or `disable`. */
export interface Setting {
  /** Unknown where it was set under a condition. */
  value: StaticValue;
  site: SourceSpan;
  /** The conditions under which it was set, and what it is where they do not hold. */
  conditional?: { conditions: Condition[]; value: StaticValue; otherwise: Setting | null };
}

/** Something the program does besides answering requests. */
export interface StartupEffect {
  kind: 'listen' | 'timer' | 'listener' | 'websocket' | 'connect' | 'other';
  /** The statement. */
  site: SourceSpan;
  /** Where the statement stands in a function: the statement at the top of a module whose execution leads there. */
  trigger?: SourceSpan;
  /** The call of a package that acts: the member called, and whether it is one of an object that the program made. */
  call?: { package: string; member: string; held: boolean };
  text: string;
}

/** What the Express program is: apps and routers, each an ordered stack of layers. */
export interface AppModel {
  expressMajor: ExpressMajor;
  /** The file in which the root app is created. */
  entry: string;
  /** Id of the app that listens or is exported. */
  root: string;
  routers: Record<string, Router>;
  startup: StartupEffect[];
  /** Every file that the app reaches through imports, relative to the source root. */
  reached: string[];
  diagnostics: Diagnostic[];
}

// ---------------------------------------------------------------------------------------------------------------------
// Endpoints: one (method, path) with everything that runs for it
// ---------------------------------------------------------------------------------------------------------------------

/** How surely a link runs for the endpoint: `maybe` where a path pattern or a condition decides at run time. */
export type Applies = 'always' | 'maybe';

export interface ChainLink {
  function: LinkFunction;
  /** `middleware` before or between routes, `handler` in a route, `error` with four parameters. */
  role: 'middleware' | 'handler' | 'error';
  applies: Applies;
  /** Absolute mount prefix in Express syntax under which the link's router stands (`req.baseUrl` of the router). */
  mount: string;
  /** Absolute pattern of the layer itself in Express syntax. */
  path: string;
  router: string;
  site: SourceSpan;
  conditions: Condition[];
  /** Set on handlers: which registration call they belong to; handlers of one call share it (`next('route')` leaves it). */
  route?: number;
  /** Set on handlers of an object that `route(path)` made: equal numbers in one router are one object. */
  made?: number;
  /** Set on callbacks of `app.param`: the name of the parameter whose value they are given. */
  param?: string;
}

/** One (method, absolute path) with its chain, in the order in which Express would run it. */
export interface Endpoint {
  /** `GET`, … or `ALL`. */
  method: Method;
  /** Absolute path in Express syntax: `/api/users/:id`. For a RegExp, its source between slashes. */
  path: string;
  /** Prefix of every mount and the route's own pattern, outermost first. */
  patterns: PathPattern[];
  site: SourceSpan;
  /** Links that may run before or at the route, the route's own handlers included. */
  chain: ChainLink[];
  /** Links that may run after it: what `next()` of the last handler reaches, and the error handlers. */
  after: ChainLink[];
  /** Mounts from the root to the router of the route. */
  routers: { id: string; mount: string; mergeParams: boolean }[];
  conditions: Condition[];
}

// ---------------------------------------------------------------------------------------------------------------------
// The plan: what will be written, and why
// ---------------------------------------------------------------------------------------------------------------------

export type Outcome = 'native' | 'bridged' | 'legacy';

/** Where a link of a chain goes (DESIGN section 3). */
export type Placement = 'dropped' | 'config' | 'proxy' | 'guard' | 'handler' | 'error handler' | 'bridged';

export interface PlannedLink {
  name: string;
  placement: Placement;
  reason: string;
  span: SourceSpan;
}

export type RuntimeNeed = 'any' | 'nodejs' | 'long-lived';

export interface PlannedEndpoint {
  method: Method;
  path: string;
  outcome: Outcome;
  /** Target file relative to the Next app, absent for legacy endpoints. */
  file?: string;
  runtime: RuntimeNeed;
  links: PlannedLink[];
  diagnostics: Diagnostic[];
  site: SourceSpan;
}

export interface Totals {
  endpoints: number;
  native: number;
  bridged: number;
  legacy: number;
}

/** An entry of the closed list of known differences (`rules/differences/`) that the app meets. */
export interface PlannedDifference {
  code: string;
  title: string;
  reason: string;
  /** What `--deny` makes of it. */
  denied: 'bridge' | 'error';
  /** How many endpoints may meet it, as far as reading can tell. */
  endpoints: number;
}

export interface Plan {
  next: NextMajor;
  expressMajor: ExpressMajor;
  endpoints: PlannedEndpoint[];
  /** Literal prefixes below which middleware of the app answers what no route takes. */
  prefixes: string[];
  differences: PlannedDifference[];
  /** What concerns no single endpoint. */
  diagnostics: Diagnostic[];
  totals: Totals;
}

/** A file that `migrate` would write, relative to the target. */
export interface TargetFile {
  path: string;
  content: string | Uint8Array;
  /** Time of the last change, for files that are carried over and sent to clients with it (`Last-Modified`). */
  modified?: Date;
  /**
   * True where `content` is an existing file of the user's with our additions (`package.json`, `next.config`, …): only
   * such a file may replace one that we did not write.
   */
  merged?: boolean;
}
