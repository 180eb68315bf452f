import { headerValues, type Answer, type Difference } from './answer.js';
import { ABSENT, type Leeway } from './leeway.js';
import { sameText } from './same-value.js';

/** A Set-Cookie line, taken apart as browsers do (RFC 6265, 5.2). */
export interface Cookie {
  name: string;
  value: string;
  /** By lower-case name; an attribute without a value has the empty one. */
  attributes: Map<string, string>;
}

/** How far apart two expiries may lie, seen from their answers: `Expires` counts whole seconds. */
const SAME_EXPIRY = 5_000;

/** Reads one Set-Cookie line. */
export function parseCookie(line: string): Cookie {
  const [pair, ...rest] = line.split(';');
  const split = (text: string): [string, string] => {
    const at = text.indexOf('=');
    return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  };
  const [name, value] = split(pair);
  return { name, value, attributes: new Map(rest.map(split).map(([key, text]) => [key.toLowerCase(), text])) };
}

/**
 * Compares the cookies that two answers set: by name, several of one name in order, attributes in any order.
 *
 * @param again Express's second answer, if there is one
 */
export function compareCookies(expected: Answer, actual: Answer, again: Answer | undefined, leeway: Leeway): Difference[] {
  const [mine, theirs, second] = [expected, actual, again].map((answer) => (answer ? cookiesByName(answer) : undefined));
  const found: Difference[] = [];
  for (const name of new Set([...mine!.keys(), ...theirs!.keys()])) {
    const [left, right] = [mine!.get(name) ?? [], theirs!.get(name) ?? []];
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
      const repeated = second?.get(name)?.[i];
      if (!left[i] || !right[i] || !sameCookie(left[i], right[i], repeated, leeway)) {
        found.push({
          kind: 'cookie',
          name,
          ...(left[i] && { expected: left[i].line }),
          ...(right[i] && { actual: right[i].line }),
        });
      }
    }
  }
  return found;
}

type CookieLine = Cookie & { line: string };

function cookiesByName(answer: Answer): Map<string, CookieLine[]> {
  const cookies = new Map<string, CookieLine[]>();
  for (const line of headerValues(answer, 'set-cookie')) {
    const cookie = { ...parseCookie(line), line };
    cookies.set(cookie.name, [...(cookies.get(cookie.name) ?? []), cookie]);
  }
  return cookies;
}

function sameCookie(expected: Cookie, actual: Cookie, again: Cookie | undefined, leeway: Leeway): boolean {
  if (!sameText(expected.value, actual.value, again?.value ?? ABSENT, { ...leeway, proven: leeway.proven && !!again })) {
    return false;
  }
  const names = new Set([...expected.attributes.keys(), ...actual.attributes.keys()]);
  return [...names].every((name) => sameAttribute(name, expected.attributes.get(name), actual.attributes.get(name), leeway));
}

function sameAttribute(name: string, expected: string | undefined, actual: string | undefined, leeway: Leeway): boolean {
  if (expected === undefined || actual === undefined) return false;
  if (expected === actual) return true;
  switch (name) {
    case 'expires': {
      const apart = Date.parse(expected) - leeway.clock.expected - (Date.parse(actual) - leeway.clock.actual);
      return Math.abs(apart) <= SAME_EXPIRY;
    }
    case 'domain':
      // RFC 6265, 5.2.3: a leading dot is ignored, and the case with it.
      return expected.replace(/^\./, '').toLowerCase() === actual.replace(/^\./, '').toLowerCase();
    case 'samesite':
    case 'priority':
      return expected.toLowerCase() === actual.toLowerCase();
    // The rest of a flag is ignored: `Secure` and `Secure=true` are one.
    case 'secure':
    case 'httponly':
    case 'partitioned':
      return true;
    default:
      return false;
  }
}
