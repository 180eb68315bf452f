/**
 * Values inside an answer that are new each time: points in time, random ids, signed tokens. They are found by their
 * notation, so that the text around them can still be compared letter by letter.
 */
export type Atom =
  /** A point in time, as milliseconds since the epoch. */
  | { kind: 'moment'; text: string; notation: string; time: number }
  | { kind: 'id'; text: string; notation: 'uuid' | 'object id' }
  /** A JSON web token (RFC 7519); `content` is its header and its claims, which are compared like any JSON. */
  | { kind: 'token'; text: string; content: unknown };

const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';

/** Notations in order of precedence; each named group tells how its text is read. */
const NOTATIONS = new RegExp(
  [
    String.raw`(?<token>eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*)`,
    String.raw`(?<iso>\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)`,
    String.raw`(?<http>${WEEKDAY}, \d\d ${MONTH} \d{4} \d\d:\d\d:\d\d GMT)`,
    String.raw`(?<date>${WEEKDAY} ${MONTH} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4}(?: \([^)]*\))?)`,
    String.raw`(?<uuid>\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b)`,
    String.raw`(?<object>\b[0-9a-f]{24}\b)`,
    String.raw`(?<milliseconds>\b[12]\d{12}\b)`,
  ].join('|'),
  'g',
);

/** Splits a text into what stays and what is new each time; the skeleton holds a mark where an atom stood. */
export function atomise(text: string): { skeleton: string; atoms: Atom[] } {
  const atoms: Atom[] = [];
  const skeleton = text.replace(NOTATIONS, (...match) => {
    const [notation, found] = Object.entries(match.at(-1) as Record<string, string | undefined>).find(
      (group): group is [string, string] => group[1] !== undefined,
    )!;
    const atom = atomOf(notation, found);
    if (!atom) return found;
    atoms.push(atom);
    return `\0${atom.kind}\0`;
  });
  return { skeleton, atoms };
}

function atomOf(notation: string, text: string): Atom | undefined {
  if (notation === 'token') {
    const content = readToken(text);
    return content === undefined ? undefined : { kind: 'token', text, content };
  }
  if (notation === 'uuid') return { kind: 'id', text, notation: 'uuid' };
  if (notation === 'object') return { kind: 'id', text, notation: 'object id' };
  const time = notation === 'milliseconds' ? Number(text) : Date.parse(text);
  const form = notation === 'iso' ? text.replace(/\d/g, '0') : notation;
  return Number.isNaN(time) ? undefined : { kind: 'moment', text, notation: form, time };
}

function readToken(text: string): unknown {
  try {
    const [head, claims] = text.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    return { header: JSON.parse(head) as unknown, claims: JSON.parse(claims) as unknown };
  } catch {
    return undefined;
  }
}

/** A number as a point in time, when it is one of this era in seconds or milliseconds since the epoch. */
export function momentOfNumber(value: number): { unit: 'seconds' | 'milliseconds'; time: number } | undefined {
  // 2001-09-09 to 2065: as many digits as every clock of the last and the next decades shows.
  if (value >= 1e9 && value < 3e9) return { unit: 'seconds', time: value * 1000 };
  if (value >= 1e12 && value < 3e12) return { unit: 'milliseconds', time: value };
  return undefined;
}
