import { diffArrays } from 'diff';
import { atomise, momentOfNumber, type Atom } from './atoms.js';
import { compareJson } from './compare-json.js';
import { ABSENT, type Leeway } from './leeway.js';

/** How far apart two points in time may lie: a script runs a while, and the first hit of a Next route loads it. */
const SAME_MOMENT = 120_000;

/**
 * Whether two texts are equal, or equal but for what may differ.
 *
 * @param again what Express sent in its second answer; {@link ABSENT} where it sent none
 */
export function sameText(expected: string, actual: string, again: string | typeof ABSENT, leeway: Leeway): boolean {
  if (expected === actual) return true;
  if (leeway.proven && again === expected && leeway.fresh) return false;
  const second = leeway.proven && again !== expected ? again : ABSENT;

  const [mine, theirs] = [atomise(expected), atomise(actual)];
  const mySecond = second === ABSENT ? undefined : atomise(second);
  if (mine.atoms.length === 0 || mine.atoms.length !== theirs.atoms.length) {
    return second !== ABSENT && matchesTemplate(expected, second, actual);
  }
  const skeleton =
    mine.skeleton === theirs.skeleton ||
    (mySecond !== undefined && matchesTemplate(mine.skeleton, mySecond.skeleton, theirs.skeleton));
  return skeleton && mine.atoms.every((atom, i) => sameAtom(atom, theirs.atoms[i], mySecond?.atoms[i], leeway));
}

function sameAtom(expected: Atom, actual: Atom, again: Atom | undefined, leeway: Leeway): boolean {
  if (expected.text === actual.text) return true;
  if (expected.kind !== actual.kind || (leeway.fresh && again?.text === expected.text)) return false;
  switch (expected.kind) {
    case 'moment':
      return (
        actual.kind === 'moment' &&
        expected.notation === actual.notation &&
        (sameMoment(expected.time, actual.time, leeway) ||
          (again?.kind === 'moment' && drawn(expected.time, again.time)))
      );
    case 'id':
      return actual.kind === 'id' && expected.notation === actual.notation && sameId(expected, actual, again, leeway);
    case 'token': {
      const second = again?.kind === 'token' ? again.content : ABSENT;
      const proven = leeway.proven && second !== ABSENT;
      return actual.kind === 'token' && compareJson(expected.content, actual.content, second, { ...leeway, proven }).length === 0;
    }
  }
}

function sameId(expected: Atom, actual: Atom, again: Atom | undefined, leeway: Leeway): boolean {
  if (leeway.ids) return leeway.ids.agree(expected.text, actual.text);
  return again !== undefined;
}

/** Whether two points in time are equally far from the answers that hold them. */
function sameMoment(expected: number, actual: number, leeway: Leeway): boolean {
  return Math.abs(expected - leeway.clock.expected - (actual - leeway.clock.actual)) <= SAME_MOMENT;
}

/** Whether Express's own two points in time were drawn at random: its second run starts within minutes of the first. */
function drawn(expected: number, again: number): boolean {
  return Math.abs(again - expected) > 60 * SAME_MOMENT;
}

/** As {@link sameText}, for numbers. */
export function sameNumber(expected: number, actual: number, again: number | typeof ABSENT, leeway: Leeway): boolean {
  if (expected === actual) return true;
  const repeated = leeway.proven && again === expected;
  if (repeated && leeway.fresh) return false;
  const volatile = leeway.proven && again !== ABSENT && !repeated;
  const [mine, theirs] = [momentOfNumber(expected), momentOfNumber(actual)];
  if (!mine) return volatile;
  if (mine.unit === theirs?.unit && sameMoment(mine.time, theirs.time, leeway)) return true;
  return volatile && drawn(mine.time, momentOfNumber(again)?.time ?? Infinity);
}

/** A text longer than this is not searched for what two runs have in common. */
const TEMPLATE_LIMIT = 100_000;

/** Whether `actual` has everything that Express's two texts have in common, in order, and no more than gaps between. */
function matchesTemplate(first: string, second: string, actual: string): boolean {
  if (Math.max(first.length, second.length) > TEMPLATE_LIMIT) return false;
  const changes = diffArrays(words(first), words(second), { maxEditLength: 1000 });
  if (!changes) return false;
  const pieces: (string | undefined)[] = [];
  for (const [i, { added, removed, value }] of changes.entries()) {
    const text = value.join('');
    // Two random values may share a `/` or a `.` by chance: between gaps only a word counts as common.
    const common = !added && !removed && (i === 0 || i === changes.length - 1 || /[\p{L}\p{N}\0]/u.test(text));
    if (common) pieces.push(text);
    else if (pieces.at(-1) !== undefined || pieces.length === 0) pieces.push(undefined);
  }
  const escaped = pieces.map((piece) => piece?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') ?? '[^]*?');
  return new RegExp(`^${escaped.join('')}$`).test(actual);
}

/** Words (with the characters of base64url, percent escapes and numbers) and what stands between them. */
function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}_%~+=-]+|[^]/gu) ?? [];
}
