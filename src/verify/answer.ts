import type { EndpointFacts } from '../plan/answer-facts.js';

/** One request, as it goes over the wire. */
export interface VerifyRequest {
  method: string;
  /** Path and query, sent as it stands: nothing is resolved, collapsed or escaped. */
  path: string;
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array;
}

/** What a server sent back, as it came over the wire: nothing is decoded, followed or merged. */
export interface Answer {
  status: number;
  /** Name and value of every header line, in order, names as sent. */
  headers: [name: string, value: string][];
  /** The bytes of the body without the transfer coding. */
  body: Uint8Array;
  /** Set when the body was not read to its end: our time or size limit, or the server cut the connection. */
  cut?: 'time' | 'size' | 'connection';
  /** Set when no answer came at all; then `status` is 0. */
  failure?: string;
  /** When the answer's head arrived, in milliseconds since the epoch. */
  receivedAt: number;
}

/** Something in which the second answer differs from the first. Plain data. */
export interface Difference {
  kind: 'failure' | 'status' | 'header' | 'header case' | 'cookie' | 'body';
  /** Header or cookie name, or the JSON path inside the body. */
  name?: string;
  /** What Express sent; absent where it sent nothing. */
  expected?: string;
  /** What Next sent; absent where it sent nothing. */
  actual?: string;
  /** Code of the known difference (`rules/differences/`) that covers it; a difference without one is a bug. */
  known?: string;
}

/** What a known difference may look at besides the two answers. */
export interface DifferenceContext {
  request: VerifyRequest;
  /** Paths of the app's routes in Express syntax, where they are known. */
  routes?: readonly string[];
  /** The one difference that is judged. */
  difference: Difference;
}

/**
 * One entry of the closed list of DESIGN section 2.8: a way in which Next itself answers differently. It judges one
 * difference at a time, so an answer that also differs elsewhere stays different.
 */
export interface KnownDifference {
  code: string;
  title: string;
  /** Why it is accepted, for the report. */
  reason: string;
  /** What `--deny` makes of it: a bridge where the original Express code then answers exactly, else an error. */
  denied: 'bridge' | 'error';
  /** Whether an endpoint meets it, as far as reading can tell. */
  meets(endpoint: EndpointFacts): boolean;
  applies(expected: Answer, actual: Answer, context: DifferenceContext): boolean;
}

/** The values of one header in order; several lines of a name are several values. */
export function headerValues(answer: Answer, name: string): string[] {
  const wanted = name.toLowerCase();
  return answer.headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
}

/** All lines of one header joined as HTTP allows (RFC 9110, 5.3), or undefined when it is absent. */
export function header(answer: Answer, name: string): string | undefined {
  const values = headerValues(answer, name);
  return values.length > 0 ? values.join(', ') : undefined;
}

/** The media type in lower case without parameters; empty when there is no Content-Type. */
export function mediaType(answer: Answer): string {
  return (header(answer, 'content-type') ?? '').split(';')[0].trim().toLowerCase();
}

/** The body as text, for looking into it; bytes that are no UTF-8 become U+FFFD. */
export function bodyText(answer: Answer): string {
  return new TextDecoder().decode(answer.body);
}
