import { header, type Answer, type Difference } from './answer.js';
import { expressETag } from './express-etag.js';
import { ABSENT, type Leeway } from './leeway.js';
import { sameText } from './same-value.js';
import { unpackedBody } from './unpacked-body.js';

/** Lists whose members mean the same in any spacing (RFC 9110, 5.6.1). */
const LISTS = new Set([
  'accept-ranges',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-expose-headers',
  'allow',
  'cache-control',
  'vary',
]);

/**
 * Seconds that count down to a fixed moment or up from one, so that they tell how fast the requests came: RFC 9110,
 * 10.2.3; RFC 9111, 5.1; draft-ietf-httpapi-ratelimit-headers.
 */
const COUNTERS = new Set(['retry-after', 'age', 'ratelimit-reset', 'x-ratelimit-reset']);
const SAME_COUNT = 10;

/**
 * Compares the headers of two answers by name; Set-Cookie is not among them (see `compare-cookies.ts`).
 *
 * @param again Express's second answer, if there is one
 */
export function compareHeaders(expected: Answer, actual: Answer, again: Answer | undefined, leeway: Leeway): Difference[] {
  const names = new Set([...expected.headers, ...actual.headers].map(([name]) => name.toLowerCase()));
  names.delete('set-cookie');
  const found: Difference[] = [];
  for (const name of [...names].sort()) {
    const [left, right] = [header(expected, name), header(actual, name)];
    if (sameHeader(name, left, right, again && { value: header(again, name) }, leeway)) continue;
    if (name === 'etag' && isOwnTag(expected) && isOwnTag(actual)) continue;
    found.push({
      kind: 'header',
      name,
      ...(left !== undefined && { expected: left }),
      ...(right !== undefined && { actual: right }),
    });
  }
  const cases = differingCase(expected, actual);
  if (cases) found.push(cases);
  return found;
}

function sameHeader(
  name: string,
  expected: string | undefined,
  actual: string | undefined,
  again: { value: string | undefined } | undefined,
  leeway: Leeway,
): boolean {
  if (expected === undefined || actual === undefined) {
    // A header that Express itself sends only sometimes.
    return again !== undefined && leeway.proven && (again.value === undefined) !== (expected === undefined);
  }
  const canonical = (value: string) => canonicalValue(name, value);
  if (COUNTERS.has(name) && Math.abs(Number(expected) - Number(actual)) <= SAME_COUNT) return true;
  const proven = leeway.proven && again?.value !== undefined;
  const second = again?.value === undefined ? ABSENT : canonical(again.value);
  return sameText(canonical(expected), canonical(actual), second, { ...leeway, proven });
}

/** Whether Express made the tag from the body: it then says nothing that the body, which is compared, does not. */
function isOwnTag(answer: Answer): boolean {
  return header(answer, 'etag')?.replace('W/', '') === expressETag(unpackedBody(answer));
}

function canonicalValue(name: string, value: string): string {
  if (name === 'content-type') return canonicalType(value);
  return LISTS.has(name) ? value.split(',').map((item) => item.trim()).join(', ') : value;
}

/** `Text/HTML;charset=UTF-8` and `text/html; charset=utf-8` are one type (RFC 9110, 8.3.1 and 8.3.2). */
function canonicalType(value: string): string {
  const [type, ...parameters] = value.split(';').map((part) => part.trim());
  const canonical = parameters
    .filter((parameter) => parameter !== '')
    .map((parameter) => {
      const [key, text = ''] = parameter.split(/=(.*)/s);
      const unquoted = text.replace(/^"(.*)"$/s, '$1');
      return `${key.toLowerCase()}=${key.toLowerCase() === 'charset' ? unquoted.toLowerCase() : unquoted}`;
    });
  return [type.toLowerCase(), ...canonical.sort()].join('; ');
}

/** One difference for all header names that are spelt differently. */
function differingCase(expected: Answer, actual: Answer): Difference | undefined {
  const theirs = new Map(actual.headers.map(([name]) => [name.toLowerCase(), name]));
  const differing = new Set(
    expected.headers.map(([name]) => name).filter((name) => (theirs.get(name.toLowerCase()) ?? name) !== name),
  );
  if (differing.size === 0) return undefined;
  return {
    kind: 'header case',
    expected: [...differing].join(', '),
    actual: [...differing].map((name) => theirs.get(name.toLowerCase())).join(', '),
  };
}
