import type * as t from '@babel/types';
import type { Draft } from './draft.js';
import type { RuleContext } from './rule.js';

/** How an answer leaves the code: as the returned value, or through the `resolve` of a promise around callbacks. */
export type Sink = 'return' | 'executor';

/** Where in the function a statement stands. */
export interface Position {
  /** True when nothing of the function runs after the list. */
  tail: boolean;
  sink: Sink;
  /** True in a function inside of the lowered one. */
  nested: boolean;
  /** True inside a `try` whose catch clause does more than `next(err)`: what is thrown there stays there. */
  caught: boolean;
}

/** Local variables that replace folding where branches decide status or headers. */
export interface FlowVariables {
  status: t.Identifier | null;
  headers: t.Identifier | null;
  /** Holds an answer while more code runs. */
  response: t.Identifier | null;
  /** True when the headers belong to the caller, who adds them to whatever answers in the end. */
  external: boolean;
  /** True in a helper that sets headers on what its caller gives it. */
  isSetter: boolean;
}

/** Thrown when folding cannot express what the function does; it is lowered again with the variable. */
export class NeedsVariable extends Error {
  constructor(readonly variable: 'status' | 'headers' | 'external' | 'response') {
    super(variable);
  }
}

export interface FlowOptions {
  context: RuleContext;
  variables: FlowVariables;
  /** The content type that a link before the function has set. */
  typeBefore: string | null;
  /** Whether it calls a helper that may set a content type. */
  isTypedByHelper: boolean;
  isResponse(node: t.Node): boolean;
  isNext(node: t.Node): boolean;
  /** A call of a lowered helper that answers. */
  isAnswerCall(node: t.Node): boolean;
  /** A call of a lowered helper that makes a callback, which answers through the promise around it. */
  isCallbackCall(node: t.Node): boolean;
  /** A call of a lowered helper that may let the request go on. */
  isGuardCall(node: t.Node): boolean;
  /** A call of a lowered helper that may hand an error on. */
  isThrowingCall(node: t.Node): boolean;
  /** Names of the parameters of a promise around callbacks. */
  promiseNames(): { resolve: string; reject: string };
  /** The value of `next()`: the state that the function has established, or null for nothing. */
  continuation(): t.Expression | null;
  /** A free name for a variable of our own. */
  claim(...candidates: string[]): t.Identifier;
  /** Names that error handlers read. */
  errorReads: ReadonlySet<string>;
  /** Type argument of the promise around callbacks. */
  promiseType: string | null;
  /** True for middleware: what neither answers nor goes on must never look as if it went on. */
  isMiddleware: boolean;
}

/** What was learnt about a function while it was lowered. */
export interface FlowOutcome {
  mayAnswer: boolean;
  mayContinue: boolean;
  /** It may return this text instead, for `next('route')` or `next('router')`: what remains of these is left out. */
  leaves: 'route' | 'router' | null;
  /** Gives a promise although it is not an async function. */
  async: boolean;
  /** The content type that is set where it calls `next()`; `unknown` where that is not always the same. */
  typeOnward?: string | null;
  /** It answers with a view or a file, whose errors Express hands to `next`. */
  failsLate?: boolean;
  /** A path ends without an answer and without `next()`: Express would leave the request hanging. */
  unanswered: boolean;
}

/** What came of one statement. */
export interface Step {
  statements: t.Statement[];
  draft?: Draft;
  /** How many of the following statements were taken along. */
  consumed?: number | 'rest';
}
