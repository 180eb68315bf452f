import type { ExpressMajor } from '../../src/model.js';
import type { VerifyRequest } from '../../src/verify/answer.js';
import type { SectionRow } from './sections.js';

/** A request of a case: `'GET /path'`, or its parts. A body that is no string is sent as JSON, with the type if none is given. */
export type CaseRequest = string | { method: string; path: string; headers?: Record<string, string>; body?: unknown };

/** One small Express program and the requests that show what it does. */
export interface ConformanceCase {
  /** The section of Express's semantics that it proves: 1 settings, 2 paths, 3 chain, 4 errors, 5 methods, 6 request, … */
  section: string;
  /** The rows of `sections.ts` that its requests show; a case that is about no row in particular has none. */
  covers?: SectionRow[];
  /** Which majors of Express run it; each counts as a case of its own. Absent: both. */
  express?: ExpressMajor | ExpressMajor[];
  /** Language of `app` and of the file it is written to. Absent: JavaScript. */
  language?: 'js' | 'ts';
  /** What the compiler should make of every endpoint. Printed, never looked at by the compiler or by the comparison. */
  expect?: 'native' | 'bridged';
  /** Source of `app.js` or `app.ts`: `module.exports = app` or `export default app` at its end. */
  app: string;
  /** The other files, by path relative to it. */
  files?: Record<string, string>;
  /** Sent in order to one server; what one changes the next sees. */
  requests: CaseRequest[];
}

/** Gives a case its type. */
export function defineCase(definition: ConformanceCase): ConformanceCase {
  return definition;
}

/** The majors of Express on which a case runs. */
export function majorsOf({ express = [4, 5] }: ConformanceCase): ExpressMajor[] {
  return Array.isArray(express) ? express : [express];
}

/** A request of a case as it goes over the wire. */
export function toVerifyRequest(request: CaseRequest): VerifyRequest {
  if (typeof request === 'string') {
    const [method, path] = request.split(' ');
    return { method, path };
  }
  const { method, path, headers, body } = request;
  if (body === undefined || typeof body === 'string') return { method, path, ...(headers && { headers }), ...(body !== undefined && { body }) };
  return { method, path, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
