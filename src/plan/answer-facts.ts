import type { Method, Outcome } from '../model.js';

/** What reading tells of the answers of the whole app. */
export interface AppFacts {
  /** Express makes ETags: the setting `etag` is not off. */
  makesETags: boolean;
  /** The setting `case sensitive routing` is off. */
  ignoresCase: boolean;
  /** Something of the app's own answers every request that no route takes. */
  answersUnknown: boolean;
  /** Something of the app's own answers every OPTIONS request. */
  answersOptions: boolean;
  /** The package `compression` packs its answers. */
  compresses: boolean;
  /** Files of it go to `public/`. */
  publishesFiles: boolean;
}

/** What reading tells of the answers of one endpoint. */
export interface EndpointFacts {
  app: AppFacts;
  outcome: Outcome;
  method: Method;
  /** Whether it may answer with JSON, and with a body that it makes itself (a file is none). */
  answers: { json: boolean; body: boolean };
  /** An error handler of the app answers what it throws. */
  handlesErrors: boolean;
  /** Its path has letters, whose case Express does not mind. */
  ignoresCase: boolean;
  readsBody: boolean;
  /** Sets headers, and holds text with letters of Latin-1 beyond ASCII. */
  setsLatin: boolean;
  /** Reads the query as text: `req.url`, `req.originalUrl`. */
  readsQueryText: boolean;
  /** Reads the query of the simple parser as a whole. */
  readsSimpleQuery: boolean;
}
