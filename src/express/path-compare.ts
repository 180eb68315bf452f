/**
 * What can be said about two patterns: whether some request path matches both, and whether one matches everything that
 * the other matches. Both answers err on the safe side.
 */
import type { ExpressMajor, PathPattern } from '../model.js';
import { escapeRegExp, optionalChoices, parsePath, type PathToken } from './path-syntax.js';

/** One step of a pattern as compared: a segment, or any number of segments. */
type Step =
  | { kind: 'literal'; text: string }
  /** Any one non-empty segment. */
  | { kind: 'any' }
  /** A segment that some texts match; `test` decides for a literal where it can, at times too generously (not `exact`). */
  | { kind: 'some'; test: RegExp | null; exact: boolean }
  /** Zero or more segments, whatever they are. */
  | { kind: 'rest' }
  /** One or more segments, or nothing but a slash (`/a/*` of Express 4). */
  | { kind: 'tail' }
  /** Zero or more segments, of which this page does not say which. */
  | { kind: 'unsaid' };

/** A pattern made of mount prefixes and, last, the pattern of the layer itself. */
export interface AbsolutePattern {
  parts: PathPattern[];
  /** `use`: matches everything below as well. */
  prefix: boolean;
  major: ExpressMajor;
  caseSensitive?: boolean;
  strict?: boolean;
}

type Steps = readonly Step[];

const ANYTHING: Steps = [{ kind: 'rest' }];
const UNSAID: Steps = [{ kind: 'unsaid' }];
const MAX_ALTERNATIVES = 32;

/** False only when no request path can match both. */
export function overlaps(a: AbsolutePattern, b: AbsolutePattern): boolean {
  const ignoreCase = !(a.caseSensitive && b.caseSensitive);
  return alternatives(a).some((left) => alternatives(b).some((right) => meet(left, right, ignoreCase)));
}

/** True only when every request path that `b` matches is matched by `a`. */
export function covers(a: AbsolutePattern, b: AbsolutePattern): boolean {
  if (a.parts.some((part) => part.kind !== 'string')) return false;
  const ignoreCase = !a.caseSensitive;
  if (a.strict && !a.prefix && (!b.strict || [a, b].some(endsStrictly))) return false;
  if (
    !ignoreCase &&
    !b.caseSensitive &&
    alternatives(a)
      .flat()
      .some((step) => step.kind === 'some' || (step.kind === 'literal' && /[a-z]/i.test(step.text)))
  )
    return false;
  const own = alternatives(a);
  return alternatives(b).every((right) => own.some((left) => contains(left, right, ignoreCase)));
}

/** In strict routing a slash at the end counts, of which steps know nothing. */
function endsStrictly({ parts }: AbsolutePattern): boolean {
  const last = parts[parts.length - 1];
  return last.kind !== 'string' || /.\/$|\*$|[)}?+]$/.test(last.value);
}

function meet(a: Steps, b: Steps, ignoreCase: boolean): boolean {
  if (a.length === 0) return b.every(mayBeEmpty);
  if (b.length === 0) return a.every(mayBeEmpty);
  const [[x, ...restA], [y, ...restB]] = [a, b];
  if (mayBeEmpty(x)) return meet(restA, b, ignoreCase) || meet(a, restB, ignoreCase);
  if (mayBeEmpty(y)) return meet(a, restB, ignoreCase) || meet(restA, b, ignoreCase);
  return segmentsMeet(x, y, ignoreCase) && meet(restA, restB, ignoreCase);
}

function mayBeEmpty(step: Step): boolean {
  return step.kind === 'rest' || step.kind === 'tail' || step.kind === 'unsaid';
}

function segmentsMeet(x: Step, y: Step, ignoreCase: boolean): boolean {
  if (x.kind === 'literal' && y.kind === 'literal') return sameText(x.text, y.text, ignoreCase);
  if (x.kind === 'literal' && y.kind === 'some') return y.test === null || y.test.test(x.text);
  if (y.kind === 'literal' && x.kind === 'some') return x.test === null || x.test.test(y.text);
  return true;
}

function contains(a: Steps, b: Steps, ignoreCase: boolean): boolean {
  if (b.length === 0) return a.every((step) => step.kind === 'rest');
  if (a.length === 0) return false;
  const [[x, ...restA], [y, ...restB]] = [a, b];
  if (x.kind === 'unsaid') return false;
  if (x.kind === 'rest') return restA.length === 0 || contains(restA, b, ignoreCase) || contains(a, restB, ignoreCase);
  if (mayBeEmpty(y)) return false;
  if (x.kind === 'tail') return contains([{ kind: 'rest' }, ...restA], restB, ignoreCase);
  return segmentContains(x, y, ignoreCase) && contains(restA, restB, ignoreCase);
}

function segmentContains(x: Step, y: Step, ignoreCase: boolean): boolean {
  if (x.kind === 'any') return true;
  if (x.kind === 'literal') return y.kind === 'literal' && sameText(x.text, y.text, ignoreCase);
  if (x.kind !== 'some' || y.kind !== 'literal' || x.test === null || !x.exact) return false;
  return ignoreCase ? x.test.test(y.text) && x.test.test(y.text.toLowerCase()) : new RegExp(x.test.source).test(y.text);
}

function sameText(a: string, b: string, ignoreCase: boolean): boolean {
  return ignoreCase ? a.toLowerCase() === b.toLowerCase() : a === b;
}

const cache = new WeakMap<AbsolutePattern, Steps[]>();

/** The sequences of steps that a pattern stands for, one for each choice of its optional parts. */
function alternatives(pattern: AbsolutePattern): Steps[] {
  let found = cache.get(pattern);
  if (!found) cache.set(pattern, (found = expand(pattern)));
  return found;
}

function expand({ parts, prefix, major }: AbsolutePattern): Steps[] {
  let all: Steps[] = [[]];
  for (const part of parts) {
    const isMount = part !== parts[parts.length - 1];
    let own = part.kind === 'string' ? stringSteps(part.value, major, isMount || prefix) : [UNSAID];
    // How much of a path a mount takes is settled before the rest is matched, so one that could take more or less of it
    // does not match everything that its steps, put together with the rest, would allow.
    if (isMount && (own.length > 1 || own.some((steps) => steps.some(mayBeEmpty))))
      own = own.map((steps) => [...steps, ...UNSAID]);
    all = all.flatMap((head) => own.map((tail) => [...head, ...tail]));
    if (all.length > MAX_ALTERNATIVES) return [UNSAID];
  }
  return prefix ? all.map((steps) => [...steps, { kind: 'rest' as const }]) : all;
}

function stringSteps(pattern: string, major: ExpressMajor, isPrefix: boolean): Steps[] {
  try {
    // Both majors take slashes off the end of what is written (in 5 `loosen`, in 4 the match is made optional).
    const choices = optionalChoices(parsePath(pattern.replace(/(?<!\\)\/+$/, ''), major), MAX_ALTERNATIVES);
    if (choices.length > MAX_ALTERNATIVES) return [UNSAID];
    return choices.map((tokens) => (endsWithSlash(tokens, isPrefix) ? [...steps(tokens), ...UNSAID] : steps(tokens)));
  } catch {
    return [UNSAID];
  }
}

/** `/a/{b}` without its option asks for the slash at the end, which no step says; only alone is `/` the whole path. */
function endsWithSlash(tokens: PathToken[], isPrefix: boolean): boolean {
  const last = tokens.at(-1);
  return last?.kind === 'literal' && last.text.endsWith('/') && (isPrefix || tokens.length > 1 || last.text.length > 1);
}

/** Cuts tokens at slashes. */
function steps(tokens: PathToken[]): Steps {
  const segments: PathToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind !== 'literal') segments.at(-1)?.push(token);
    else {
      token.text.split('/').forEach((text, index) => {
        if (index > 0) segments.push([]);
        if (text) segments.at(-1)?.push({ kind: 'literal', text });
      });
    }
  }
  const last = segments.length - 1;
  // A second wildcard stops where the text after the first one comes again; which paths that leaves is not said.
  if (tokens.filter((token) => token.kind === 'wildcard').length > 1) return UNSAID;
  return segments.flatMap((segment, index) => {
    if (segment.length > 0) return segmentSteps(segment, index, last);
    // Two slashes in a row ask for two in the request, which no step says.
    return index > 0 && index < last ? UNSAID : [];
  });
}

function segmentSteps(segment: PathToken[], index: number, last: number): Steps {
  const [only] = segment;
  if (segment.length === 1) {
    if (only.kind === 'literal') return [{ kind: 'literal', text: only.text }];
    if (only.kind === 'wildcard' && only.empty)
      return index < last ? UNSAID : index > 1 ? [{ kind: 'tail' }] : ANYTHING;
    if (only.kind === 'wildcard') return [{ kind: 'any' }, { kind: 'rest' }];
    if (only.kind === 'param' && !only.constraint && !only.repeat && !only.optional) return [{ kind: 'any' }];
  }
  const crossesSlashes = segment.some(
    (token) => token.kind === 'wildcard' || (token.kind === 'param' && (token.repeat || mayCross(token))),
  );
  // What the text before such a token says about the first segment is not used: the answer stays "maybe".
  if (crossesSlashes) return UNSAID;
  return [
    {
      kind: 'some',
      test: segmentTest(segment),
      exact: segment.filter((token) => token.kind !== 'literal').length === 1,
    },
  ];
}

/** Whether a constraint could match a slash: only plain classes and words surely do not. */
function mayCross(token: PathToken): boolean {
  return (
    token.kind === 'param' &&
    token.constraint !== undefined &&
    !/^(\\[dw]|[\w|-]|\[[\w-]*(\\[dw])*[\w-]*\]|[+?]|\{\d+(,\d*)?\}|\((?:\?:)?[\w|-]*\))*$/.test(token.constraint)
  );
}

function segmentTest(segment: PathToken[]): RegExp | null {
  const source = segment.map((token) => {
    if (token.kind === 'literal') return escapeRegExp(token.text);
    return token.kind === 'param' && token.constraint
      ? `(?:${token.constraint})${token.optional ? '?' : ''}`
      : '[^/]+?';
  });
  try {
    return new RegExp(`^${source.join('')}$`, 'i');
  } catch {
    return null;
  }
}
