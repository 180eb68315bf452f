import * as t from '@babel/types';
import type { Diagnostic, ExpressMajor, SourceSpan } from '../model.js';
import type { MountedAt } from '../plan/app-values.js';
import { lowerAppReads } from './app-reads.js';
import { ControlFlow } from './control-flow.js';
import { type FlowOutcome, type FlowVariables, NeedsVariable } from './flow-types.js';
import { lowerExpressRequest, type ExpressReach } from './express-request.js';
import { finishFunction } from './finish.js';
import { lowerFinishListeners } from './finish-listeners.js';
import { lowerHelperCalls } from './helper-calls.js';
import { dropOwnMethods, lowerMethodCalls } from './method-calls.js';
import { normalizeParameters } from './parameters.js';
import { lowerRequestReads } from './request-reads.js';
import { lowerFormat } from './response-format.js';
import { rejectContexts } from './contexts.js';
import { lowerCloseListeners } from './stream-events.js';
import { lowerResponseReads } from './response-reads.js';
import { lowerRequestStream } from './request-stream.js';
import { continuation, establishedType, lowerRequestState } from './request-state.js';
import { defectText } from '../diagnostics.js';
import { CannotLower, type AppSettings } from './rule.js';
import { responseType } from './response-type.js';
import { splitMaybeErrors } from './maybe-errors.js';
import { settlePaths } from './settled-paths.js';
import type { FunctionForm } from './snippet.js';
import type { ValueKind } from './value-kind.js';
import { lowerViewCallbacks } from './view-callbacks.js';
import { Workpiece } from './workpiece.js';

/**
 * `option`: an option of a parser, called with the request; state that it sets goes to variables around it.
 * `helper`: takes the response from a handler and answers, or sets headers. `reader`: takes the request and returns a value.
 */
export type FunctionRole = 'handler' | 'middleware' | 'error' | 'helper' | 'reader' | 'option';

/** What a parameter of a helper, or an argument of its call, stands for. */
export type ParameterRole = 'request' | 'response' | 'next' | 'value';

/** A function of the user's that takes `req` or `res`, lowered, as its callers see it. */
export interface HelperCall {
  /**
   * It answers, it answers or lets the request go on, it makes a callback that answers, it sets headers on what it is given,
   * or it only reads.
   */
  kind: 'answer' | 'guard' | 'callback' | 'setter' | 'reader';
  lowered: LoweredFunction;
  /** How many of its parameters are values of the user's: what it needs of the request stands behind them where it took none. */
  values: number;
  /** Where it stands: `file:start`. */
  key: string;
}

/** Everything that lowering a function depends on. */
export interface FunctionInput {
  code: string;
  form: FunctionForm;
  /** White space at the start of the line on which the function starts: what its text is indented by. */
  indentation: string;
  language: 'js' | 'ts';
  role: FunctionRole;
  /** `inline`: the body moves into `route.ts`. `in place`: the function stays in its module with a new signature. */
  placement: 'inline' | 'in place';
  /** Language of the file that will hold the result. */
  output: 'js' | 'ts';
  major: ExpressMajor;
  settings: AppSettings;
  hasBodyParser: boolean;
  hasCookieParser: boolean;
  /** True when links before the function set headers, which go on whatever it answers. */
  headersBefore: boolean;
  /** Whether one of them sets `Cache-Control`. */
  cacheBefore: boolean;
  /** The content type that one of them sets; `unknown` where it is not always the same. */
  typeBefore: string | null;
  /** Whether links before the function may have set `res.locals`. */
  localsBefore: boolean;
  /** Path of the route as it was registered; null where the function is no handler of one. */
  routePath: string | null;
  /** Absolute pattern of the mount prefix, `/` for none. */
  mount: string;
  /** Values of free names where the app says what they may be: parameters of a factory. */
  constants?: ReadonlyMap<string, readonly string[]>;
  /** State that links before this one establish: keys such as `user` or `locals.user`. */
  provided: ReadonlySet<string>;
  /** What middleware that runs in Express, before this function, has put on Express's request. */
  express: ExpressReach | null;
  /** Whether a name of the module is imported from a package whose middleware runs in Express. */
  isExpressPackage(name: string): boolean;
  /** Name under which a state key travels. */
  stateName(key: string): string;
  /** Type of a state value in TypeScript, where the source says one. */
  stateType(key: string): string | null;
  /** Type that the function declares for `req.body`, in words that its module knows. */
  bodyType?: string | null;
  /** Roles of the parameters of a helper; handlers have theirs by position. */
  parameters?: readonly ParameterRole[];
  /** Lowers the function that a call with `req` or `res` among its arguments calls, or says why that cannot be. */
  lowerCall(callee: t.Expression, roles: readonly ParameterRole[]): HelperCall | string;
  /** Methods that the function adds to the response, which others become functions of. */
  ownMethods: ReadonlySet<string>;
  /** Methods that middleware before the function adds to the response. */
  methods: ReadonlySet<string>;
  /** Lowers one of these, or says why that cannot be. */
  lowerMethod(name: string): HelperCall | string;
  /** Names that the app's error handlers read. */
  errorReads: ReadonlySet<string>;
  /** Whether `req.app` is the root app, and the name of that in the file. */
  isRootApp: boolean;
  appName: string | null;
  /** Whether some code of the program names a status without a body. */
  knowsBodiless: boolean;
  /** Other apps and routers by the names under which the function knows them. */
  otherApps: ReadonlyMap<string, MountedAt | null>;
  /** Names declared at the top level of the file. */
  moduleNames: readonly string[];
  /** The header that an expression names, or those that the object has, by what the module says of it. */
  headerNames(node: t.Expression, isLocal: boolean): string[] | null;
  /** Kind of a constant that is declared at the top level of the file. */
  kindOfConstant(name: string): ValueKind;
  /** Kind of the expression at these offsets of the function's text, by types; `unknown` where types cannot tell. */
  kindAt(start: number, end: number): ValueKind;
  /** The place of these offsets of the function's text. */
  spanOf(start: number, end: number): SourceSpan;
}

export interface LoweredFunction {
  ok: true;
  /** In place: the text of the function. Inline: the text of its statements. */
  code: string;
  /** Inline: the code is one `return`, of an arrow that was nothing but an expression. */
  isExpression: boolean;
  async: boolean;
  outcome: FlowOutcome;
  /** Name of the request in the code. */
  request: string;
  usesRequest: boolean;
  /** Path parameters by the name that the code uses for them; `whole` names the variable for all of them. */
  params: { locals: { name: string; local: string }[]; whole: string | null };
  /** Name of the variable that holds the parsed body, when it is read. */
  body: string | null;
  /** Name of the headers that the caller adds to the answer, when some are set on the way to `next()`. */
  headers: string | null;
  /** A helper: it sets headers on those that its caller gives it. */
  takesHeaders: boolean;
  /** Name of the status that was set before an error, when an error handler reads it. */
  statusCode: string | null;
  /** Name of the mount prefix that a helper is given. */
  baseUrl: string | null;
  /** Name of the caller's function that takes work for when the answer is known. */
  onFinish: string | null;
  /** State read from earlier links. */
  uses: { key: string; local: string }[];
  /** State keys that the function returns when it lets the request pass. */
  establishes: string[];
  /** Those that it sets before it may hand an error on. */
  failsBehind: string[];
  /** Exports of helper modules, with the names that the code has for them. */
  helpers: { name: string; local: string }[];
  /** What the user should know of the code. */
  notes: Diagnostic[];
  /** Functions of the user's that were lowered because this one calls them. */
  calls: string[];
  /** Methods of the response that it calls as functions: their place, and the name that the code has for them. */
  methods: { key: string; local: string }[];
  nextImports: string[];
  /** It makes callbacks, and takes the functions of the promise around them. */
  makesCallbacks: boolean;
  /** It may hand an error on. */
  handsErrorsOn: boolean;
  /** Whose `this` it uses: that of the object it is called on, or, in an arrow function, that of the code around it. */
  usesThis: 'own' | 'surrounding' | null;
  /** Module-level names and globals that the lowered code refers to. */
  freeNames: string[];
}

export interface NotLowered {
  ok: false;
  reason: string;
  /** Offsets in the function's text. */
  start: number;
  end: number;
}

/**
 * Rewrites `(req, res, next)` into a function on the web platform, or says which construct prevents it.
 *
 * Folding status and headers into the answer is tried first; where branches or later code forbid it, the function is
 * lowered again with a variable for them.
 */
export function lowerFunction(input: FunctionInput): LoweredFunction | NotLowered {
  const wanted: Wanted = { status: false, headers: false, external: false, response: false };
  for (let attempt = 0; attempt < 5; attempt++) {
    const piece = new Workpiece(input);
    try {
      return attemptLowering(piece, input, wanted);
    } catch (error) {
      if (error instanceof NeedsVariable && !wanted[error.variable]) {
        wanted[error.variable] = true;
        if (error.variable === 'external') wanted.headers = true;
        continue;
      }
      if (error instanceof NeedsVariable) return failure(piece, 'status or headers that depend on branches', null);
      if (error instanceof CannotLower) return failure(piece, error.reason, error.node);
      return failure(piece, `this function: ${defectText(error)}`, null);
    }
  }
  return { ok: false, reason: 'status or headers that depend on branches', start: 0, end: input.code.length };
}

/** Variables that an attempt before has asked for. */
type Wanted = Record<NeedsVariable['variable'], boolean>;

function failure(piece: Workpiece, reason: string, node: t.Node | null): NotLowered {
  const { start, end } = piece.place(node);
  return { ok: false, reason, start, end };
}

function attemptLowering(
  piece: Workpiece,
  input: FunctionInput,
  wanted: Wanted,
): LoweredFunction {
  normalizeParameters(piece);
  dropOwnMethods(piece);
  rejectContexts(piece);
  splitMaybeErrors(piece);
  settlePaths(piece);
  lowerExpressRequest(piece);
  lowerFormat(piece);
  lowerViewCallbacks(piece);
  lowerCloseListeners(piece);
  if (input.role === 'option' && piece.node().params.length > 0) piece.claimRequest();
  lowerRequestStream(piece);
  lowerRequestState(piece);
  const variables = flowVariables(piece, input, wanted);
  piece.headersVariable = variables.headers;
  lowerAppReads(piece);
  lowerMethodCalls(piece, variables);
  lowerHelperCalls(piece, variables);
  lowerRequestReads(piece);
  lowerFinishListeners(piece);
  lowerResponseReads(piece, variables);
  if (input.role === 'reader' || input.role === 'option') return finishFunction(piece, { mayAnswer: false, mayContinue: false, leaves: null, async: false, unanswered: false });
  const references = piece.responseReferences();
  const flow = new ControlFlow({
    context: piece.context,
    variables,
    typeBefore: input.typeBefore,
    isTypedByHelper: piece.isTypedByHelper,
    isResponse: (node) => references.response.has(node),
    isNext: (node) => references.next.has(node),
    isAnswerCall: (node) => piece.isAnswerCall(node),
    isCallbackCall: (node) => piece.callbackCalls.has(node),
    isGuardCall: (node) => piece.guardCalls.has(node),
    isThrowingCall: (node) => piece.throwingCalls.has(node),
    promiseNames: () => piece.promiseNames(),
    continuation: () => continuation(piece),
    claim: (...candidates) => t.identifier(piece.names.claim(...candidates)),
    errorReads: input.errorReads,
    promiseType: input.output === 'ts' ? promiseType(input.role, piece) : null,
    isMiddleware: input.role === 'middleware',
  });
  const handsErrorsOn = references.next.size > 0;
  if (input.role === 'helper' && givesFunction(piece)) {
    piece.makesCallbacks = true;
    flow.callbackMaker(piece.block());
    if (wanted.external) throw new CannotLower('a callback made by a helper, with headers of the caller', piece.node());
    return finishFunction(piece, flow.outcome, handsErrorsOn);
  }
  flow.body(piece.block());
  if (input.role === 'middleware' && flow.outcome.unanswered) {
    throw new CannotLower('a path that neither answers nor calls next()', piece.node());
  }
  if (input.role === 'helper') checkHelper(flow.outcome, piece);
  if (flow.mayValidate && variables.external) piece.note('E2N227', piece.node());
  return finishFunction(piece, flow.outcome, handsErrorsOn);
}

function flowVariables(piece: Workpiece, input: FunctionInput, wanted: Wanted): FlowVariables {
  const isSetter = input.role === 'helper' && wanted.external;
  if (input.typeBefore === 'unknown' && wanted.headers && !wanted.external) {
    throw new CannotLower('headers that branches decide, behind a middleware that sets a content type at times', piece.node());
  }
  return {
    status: wanted.status ? piece.localVariable('status', 'responseStatus', 'let $name = 200;') : null,
    headers: wanted.headers
      ? wanted.external
        ? piece.callerHeaders(isSetter)
        : piece.localVariable('headers', 'responseHeaders', input.typeBefore ? `const $name = new Headers({ 'Content-Type': '${input.typeBefore}' });` : 'const $name = new Headers();')
      : null,
    response: wanted.response ? piece.localVariable('response', 'answer', input.output === 'ts' ? `let $name: ${responseType(input)} | undefined;` : 'let $name;') : null,
    external: wanted.external,
    isSetter,
  };
}

/** Whether a helper uses the response in functions alone, and gives these back: `handleError(res)` in `.catch(handleError(res))`. */
function givesFunction(piece: Workpiece): boolean {
  const all = [piece.responseBinding, piece.nextBinding].flatMap((name) => piece.referencesOf(name));
  const isNested = all.length > 0 && all.every((path) => path.getFunctionParent() !== piece.snippet.function);
  return isNested && piece.block().body.some((node) => t.isReturnStatement(node) && t.isFunction(node.argument));
}

/** A helper answers, throws or lets the request go on, on every path, or it does none of these. */
function checkHelper(outcome: FlowOutcome, piece: Workpiece): void {
  if (outcome.leaves || (outcome.mayContinue && piece.established.size > 0)) throw new CannotLower('a helper that hands something on with next()', piece.node());
  const acts = outcome.mayAnswer || outcome.mayContinue;
  if (acts && outcome.unanswered) throw new CannotLower('a helper that answers on some paths only', piece.node());
  if (!acts && outcome.unanswered && !piece.setsHeaders()) throw new NeedsVariable('external');
}

function promiseType(role: FunctionRole, piece: Workpiece): string {
  const response = responseType(piece.input);
  if (role !== 'middleware') return response;
  return `${response} | ${establishedType(piece) ?? 'undefined'}`;
}
