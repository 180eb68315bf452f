import type { LoweredFunction } from '../lower/function.js';

/** How native code calls an error handler that Express runs: with the error and the request, and it may throw the next one. */
export const EXPRESS_ERROR_HANDLER: LoweredFunction = {
  ok: true,
  code: 'throw error;',
  isExpression: false,
  async: true,
  outcome: { mayAnswer: true, mayContinue: false, leaves: null, async: true, unanswered: false },
  request: 'request',
  usesRequest: true,
  params: { locals: [], whole: null },
  body: null,
  headers: null,
  takesHeaders: false,
  statusCode: null,
  baseUrl: null,
  onFinish: null,
  uses: [],
  establishes: [],
  helpers: [],
  notes: [],
  calls: [],
  nextImports: [],
  makesCallbacks: false,
  handsErrorsOn: true,
  usesThis: null,
  freeNames: [],
};
