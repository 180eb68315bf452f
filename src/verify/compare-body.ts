import { mediaType, type Answer, type Difference } from './answer.js';
import { compareJson, excerpt } from './compare-json.js';
import { ABSENT, type Leeway } from './leeway.js';
import { sameText } from './same-value.js';
import { unpackedBody } from './unpacked-body.js';

/**
 * Compares two bodies: as JSON when Express says it is JSON and both sides are, else as text or bytes. Compressed ones
 * are compared unpacked; of bodies that were not read to their end the lines that both sides have.
 *
 * @param again Express's second answer, if there is one
 */
export function compareBodies(expected: Answer, actual: Answer, again: Answer | undefined, leeway: Leeway): Difference[] {
  if (expected.cut !== actual.cut) {
    return [{ kind: 'body', expected: endOf(expected), actual: endOf(actual) }];
  }
  const [left, right] = [unpackedBody(expected), unpackedBody(actual)];
  if (Buffer.compare(left, right) === 0) return [];

  const second = again && unpackedBody(again);
  if (expected.cut) return comparePrefix(left, right, second, leeway);
  const json = isJson(expected) ? [left, right].map(parseJson) : [undefined, undefined];
  if (json[0] && json[1]) {
    return compareJson(json[0].value, json[1].value, (second && parseJson(second)?.value) ?? ABSENT, leeway);
  }
  return compareText(left, right, second, leeway);
}

function compareText(expected: Buffer, actual: Buffer, again: Buffer | undefined, leeway: Leeway): Difference[] {
  const [left, right] = [textOf(expected), textOf(actual)];
  if (left === undefined || right === undefined) {
    return [{ kind: 'body', expected: describe(expected), actual: describe(actual) }];
  }
  const second = again && textOf(again);
  const here = { ...leeway, proven: leeway.proven && second !== undefined };
  if (sameText(left, right, second ?? ABSENT, here)) return [];
  return [{ kind: 'body', expected: around(left, right), actual: around(right, left) }];
}

/** How much of a stream is there when its time is up depends on the machine; what is there has to be the same. */
function comparePrefix(expected: Buffer, actual: Buffer, again: Buffer | undefined, leeway: Leeway): Difference[] {
  const lines = [expected, actual, ...(again ? [again] : [])].map((body) => body.toString('latin1').split('\n'));
  const whole = Math.max(0, Math.min(...lines.map((side) => side.length)) - 1);
  const [left, right, second] = lines.map((side) => Buffer.from(side.slice(0, whole).join('\n'), 'latin1'));
  if (whole === 0) {
    const shorter = Math.min(expected.length, actual.length);
    return compareText(expected.subarray(0, shorter), actual.subarray(0, shorter), again?.subarray(0, shorter), leeway);
  }
  return compareText(left, right, second, leeway);
}

function isJson(answer: Answer): boolean {
  return /^application\/(.+\+)?json$/.test(mediaType(answer));
}

function parseJson(body: Buffer): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(body.toString()) as unknown };
  } catch {
    return undefined;
  }
}

function textOf(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

function endOf(answer: Answer): string {
  const read = `${answer.body.length} bytes`;
  switch (answer.cut) {
    case undefined:
      return `ended after ${read}`;
    case 'time':
      return `still open at the time limit, after ${read}`;
    case 'size':
      return `longer than the size limit of ${read}`;
    case 'connection':
      return `connection cut after ${read}`;
  }
}

function describe(body: Buffer): string {
  return textOf(body) === undefined ? `${body.length} bytes, ${body.subarray(0, 16).toString('hex')}…` : excerpt(body.toString());
}

/** The text from shortly before the place where it leaves the other one. */
function around(text: string, other: string): string {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  const start = at <= 60 ? 0 : at - 40;
  return `${start > 0 ? '…' : ''}${excerpt(text.slice(start))}`;
}
