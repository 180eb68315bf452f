import type { Difference } from './answer.js';
import { ABSENT, type Leeway } from './leeway.js';
import { sameNumber, sameText } from './same-value.js';

/** Differences reported of one body; more of them tell nothing new. */
const MOST = 20;

type Json = unknown;

/**
 * Compares two JSON values: object keys in any order, everything else exactly, but for what the leeway allows.
 *
 * @param again the value of Express's second answer, {@link ABSENT} where there is none
 * @returns one difference for each place, named by its path (`$.items[0].id`); empty when equal
 */
export function compareJson(expected: Json, actual: Json, again: Json, leeway: Leeway): Difference[] {
  const found: Difference[] = [];
  walk({ expected, actual, again: leeway.proven ? again : ABSENT }, '$', leeway, found);
  return found.slice(0, MOST);
}

interface Triple {
  expected: Json;
  actual: Json;
  again: Json;
}

function walk(values: Triple, path: string, leeway: Leeway, found: Difference[]): void {
  const { expected, actual, again } = values;
  if (Array.isArray(expected) && Array.isArray(actual)) return walkArray(expected, actual, again, path, leeway, found);
  if (isObject(expected) && isObject(actual)) return walkObject(expected, actual, again, path, leeway, found);
  if (!sameLeaf(values, leeway)) found.push(differenceAt(path, expected, actual));
}

function sameLeaf({ expected, actual, again }: Triple, leeway: Leeway): boolean {
  // A second answer that has nothing here, or something of another type, proves nothing about the value.
  const here = { ...leeway, proven: leeway.proven && typeof again === typeof expected };
  if (typeof expected === 'string' && typeof actual === 'string') {
    return sameText(expected, actual, typeof again === 'string' ? again : ABSENT, here);
  }
  if (typeof expected === 'number' && typeof actual === 'number') {
    return sameNumber(expected, actual, typeof again === 'number' ? again : ABSENT, here);
  }
  if (typeof expected === 'boolean' && typeof actual === 'boolean') {
    return expected === actual || (here.proven && again !== expected);
  }
  return expected === null && actual === null;
}

function walkArray(expected: Json[], actual: Json[], again: Json, path: string, leeway: Leeway, found: Difference[]): void {
  const second = Array.isArray(again) ? again : undefined;
  const lengthIsVolatile = second !== undefined && second.length !== expected.length;
  if (expected.length !== actual.length && !lengthIsVolatile) {
    found.push(differenceAt(`${path}.length`, expected.length, actual.length));
  }
  for (let i = 0; i < Math.min(expected.length, actual.length); i++) {
    const inSecond = second && i < second.length ? second[i] : ABSENT;
    walk({ expected: expected[i], actual: actual[i], again: inSecond }, `${path}[${i}]`, leeway, found);
  }
}

function walkObject(
  expected: Record<string, Json>,
  actual: Record<string, Json>,
  again: Json,
  path: string,
  leeway: Leeway,
  found: Difference[],
): void {
  const second = isObject(again) ? again : undefined;
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const at = (object: Record<string, Json>) => (Object.hasOwn(object, key) ? object[key] : ABSENT);
    const values = { expected: at(expected), actual: at(actual), again: second ? at(second) : ABSENT };
    const isThere = (values.expected === ABSENT) === (values.actual === ABSENT);
    const presenceIsVolatile = second !== undefined && (values.again === ABSENT) !== (values.expected === ABSENT);
    const place = /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
    if (isThere) walk(values, place, leeway, found);
    else if (!presenceIsVolatile) found.push(differenceAt(place, values.expected, values.actual));
  }
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function differenceAt(path: string, expected: Json, actual: Json): Difference {
  return {
    kind: 'body',
    name: path,
    ...(expected !== ABSENT && { expected: excerpt(JSON.stringify(expected)) }),
    ...(actual !== ABSENT && { actual: excerpt(JSON.stringify(actual)) }),
  };
}

/** The text, or its beginning when it is long. */
export function excerpt(text: string, most = 300): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length} characters)`;
}
