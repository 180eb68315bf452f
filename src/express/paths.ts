/**
 * Path patterns of Express 4 (path-to-regexp 0.1) and Express 5 (path-to-regexp 8) as tokens, and what can be said about
 * two of them: whether some request path matches both, and whether one matches everything that the other matches.
 * Both answers err on the safe side.
 */
import type { ExpressMajor, PathPattern } from '../model.js';

export type PathToken =
  | { kind: 'literal'; text: string }
  /** One named (or, for `(regexp)` groups of Express 4, numbered) piece of a segment. */
  | { kind: 'param'; name: string; optional: boolean; repeat: boolean; constraint?: string }
  /** Any text, slashes included; `empty` when it may be nothing. Without a name in Express 4. */
  | { kind: 'wildcard'; name?: string; empty: boolean }
  /** An optional part (`{…}` of Express 5, `x?` of Express 4). */
  | { kind: 'group'; tokens: PathToken[] };

/** A pattern that this grammar does not have; Express throws for it when the route is declared. */
export class PathSyntaxError extends Error {}

/** Parses a string pattern. @throws {PathSyntaxError} where Express would throw */
export function parsePath(pattern: string, major: ExpressMajor): PathToken[] {
  if (major === 4) return mergeLiterals(parseExpress4(pattern));
  const tokens = new Express5Parser(pattern).parse();
  checkExpress5(tokens);
  return mergeLiterals(tokens);
}

/** path-to-regexp 8 wants text between two captures, and no more than 256 ways to choose the optional parts. */
function checkExpress5(tokens: PathToken[]): void {
  if (countChoices(tokens) > 256) throw new PathSyntaxError('Too many path combinations');
  for (const choice of optionalChoices(tokens, 256)) {
    choice.forEach((token, index) => {
      const before = choice[index - 1];
      if (token.kind !== 'literal' && before && before.kind !== 'literal') throw new PathSyntaxError('Missing text between captures');
    });
  }
}

function countChoices(tokens: PathToken[]): number {
  return tokens.reduce((count, token) => (token.kind === 'group' ? count * (1 + countChoices(token.tokens)) : count), 1);
}

function mergeLiterals(tokens: PathToken[]): PathToken[] {
  const merged: PathToken[] = [];
  for (const token of tokens) {
    const last = merged.at(-1);
    if (token.kind === 'literal' && last?.kind === 'literal') last.text += token.text;
    else merged.push(token.kind === 'group' ? { ...token, tokens: mergeLiterals(token.tokens) } : { ...token });
  }
  return merged;
}

const IDENTIFIER = /[$_\p{ID_Start}][$\u200c\u200d\p{ID_Continue}]*/uy;

/** path-to-regexp 8, `parse()`: names are identifiers or quoted, `*name`, `{optional}`, `\` escapes. */
class Express5Parser {
  private at = 0;

  constructor(private readonly pattern: string) {}

  parse(): PathToken[] {
    const tokens = this.sequence(false);
    if (this.at < this.pattern.length) throw new PathSyntaxError(`Unexpected ${this.pattern[this.at]} at ${this.at}`);
    return tokens;
  }

  private sequence(inGroup: boolean): PathToken[] {
    const tokens: PathToken[] = [];
    while (this.at < this.pattern.length) {
      const character = this.pattern[this.at];
      if (character === '}') {
        if (inGroup) break;
        throw new PathSyntaxError(`Unexpected } at ${this.at}`);
      }
      this.at++;
      tokens.push(this.token(character));
    }
    return tokens;
  }

  private token(character: string): PathToken {
    switch (character) {
      case '\\': {
        const text = this.pattern[this.at++];
        if (text === undefined) throw new PathSyntaxError('Unexpected end after \\');
        return { kind: 'literal', text };
      }
      case ':':
        return { kind: 'param', name: this.name(), optional: false, repeat: false };
      case '*':
        return { kind: 'wildcard', name: this.name(), empty: false };
      case '{': {
        const tokens = this.sequence(true);
        if (this.pattern[this.at++] !== '}') throw new PathSyntaxError('Missing }');
        return { kind: 'group', tokens };
      }
      default:
        if ('()[]+?!'.includes(character)) throw new PathSyntaxError(`Unexpected ${character} at ${this.at - 1}`);
        return { kind: 'literal', text: character };
    }
  }

  private name(): string {
    if (this.pattern[this.at] === '"') {
      let name = '';
      for (this.at++; this.at < this.pattern.length; this.at++) {
        if (this.pattern[this.at] === '"') {
          this.at++;
          if (name) return name;
          break;
        }
        if (this.pattern[this.at] === '\\') this.at++;
        name += this.pattern[this.at] ?? '';
      }
      throw new PathSyntaxError(`Unterminated quote or empty name at ${this.at}`);
    }
    IDENTIFIER.lastIndex = this.at;
    const name = IDENTIFIER.exec(this.pattern)?.[0];
    if (!name) throw new PathSyntaxError(`Missing parameter name at ${this.at}`);
    this.at += name.length;
    return name;
  }
}

/** What path-to-regexp 0.1 gives to RegExp as it is, and this page does not read. */
const RAW_REGEXP = /[[\]{}^$|]/;

/**
 * path-to-regexp 0.1: `:name`, `:name(regexp)`, `*` and `.` are read, everything else is left to RegExp, so that `?` and
 * `+` repeat the character or group before them. A `*` right after a parameter means further segments.
 *
 * @throws {PathSyntaxError} also for valid patterns with RegExp syntax outside parentheses
 */
function parseExpress4(pattern: string): PathToken[] {
  const tokens: PathToken[] = [];
  let anonymous = 0;
  const group = /\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)/.source;
  const scan = new RegExp(`\\\\(?:.|$)|(/)?(\\.)?:(\\w+)(\\(.*?\\))?(\\*)?([?+])?|(${group})([?+])?|\\*|([^\\\\(*])([?+])|[^\\\\*]`, 'gy');
  while (scan.lastIndex < pattern.length) {
    const match = scan.exec(pattern);
    if (!match) throw new PathSyntaxError(`Cannot read ${pattern}`);
    const [whole, slash = '', dot = '', name, capture, star, modifier, raw, rawModifier, character, characterModifier] = match;
    if (name !== undefined) {
      const repeat = star !== undefined || modifier === '+';
      const param: PathToken = { kind: 'param', name, optional: false, repeat, ...(capture && { constraint: capture.slice(1, -1) }) };
      const parts: PathToken[] = slash + dot === '' ? [param] : [{ kind: 'literal', text: slash + dot }, param];
      tokens.push(...(modifier === '?' ? [{ kind: 'group' as const, tokens: parts }] : parts));
      if (star) anonymous++;
    } else if (raw !== undefined) {
      const captured = pattern[match.index - 1] !== '/';
      const constraint = rawModifier === '+' ? `(?:${raw.slice(1, -1)})+` : raw.slice(1, -1);
      tokens.push({ kind: 'param', name: captured ? String(anonymous++) : '', optional: rawModifier === '?', repeat: false, constraint });
    } else if (whole === '*') {
      tokens.push({ kind: 'wildcard', empty: true });
      anonymous++;
    } else if (RAW_REGEXP.test(whole)) throw new PathSyntaxError(`${pattern} is a regular expression in part`);
    else if (characterModifier === '?') tokens.push({ kind: 'group', tokens: [{ kind: 'literal', text: character }] });
    else if (characterModifier === '+') {
      tokens.push({ kind: 'param', name: '', optional: false, repeat: false, constraint: `${escapeRegExp(character)}+` });
    } else tokens.push({ kind: 'literal', text: whole.startsWith('\\') ? whole.slice(1) : whole });
  }
  return tokens;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

// ---------------------------------------------------------------------------------------------------------------------
// Comparing
// ---------------------------------------------------------------------------------------------------------------------

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
  if (!ignoreCase && !b.caseSensitive && alternatives(a).flat().some((step) => step.kind === 'some' || (step.kind === 'literal' && /[a-z]/i.test(step.text)))) return false;
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
  return x.test.test(y.text) && x.test.test(y.text.toLowerCase());
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
    if (isMount && (own.length > 1 || own.some((steps) => steps.some(mayBeEmpty)))) own = own.map((steps) => [...steps, ...UNSAID]);
    all = all.flatMap((head) => own.map((tail) => [...head, ...tail]));
    if (all.length > MAX_ALTERNATIVES) return [UNSAID];
  }
  return prefix ? all.map((steps) => [...steps, { kind: 'rest' as const }]) : all;
}

function stringSteps(pattern: string, major: ExpressMajor, isPrefix: boolean): Steps[] {
  try {
    // Both majors take slashes off the end of what is written (in 5 `loosen`, in 4 the match is made optional).
    const choices = optionalChoices(parsePath(pattern.replace(/(?<!\\)\/+$/, ''), major));
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

/** Token lists without groups. */
function optionalChoices(tokens: PathToken[], limit = MAX_ALTERNATIVES): PathToken[][] {
  let all: PathToken[][] = [[]];
  for (const token of tokens) {
    const own = token.kind === 'group' ? [[], ...optionalChoices(token.tokens, limit)] : [[token]];
    all = all.flatMap((head) => own.map((tail) => [...head, ...tail]));
    if (all.length > limit) return all;
  }
  return all;
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
    if (only.kind === 'wildcard' && only.empty) return index < last ? UNSAID : index > 1 ? [{ kind: 'tail' }] : ANYTHING;
    if (only.kind === 'wildcard') return [{ kind: 'any' }, { kind: 'rest' }];
    if (only.kind === 'param' && !only.constraint && !only.repeat && !only.optional) return [{ kind: 'any' }];
  }
  const crossesSlashes = segment.some((token) => token.kind === 'wildcard' || (token.kind === 'param' && (token.repeat || mayCross(token))));
  // What the text before such a token says about the first segment is not used: the answer stays "maybe".
  if (crossesSlashes) return UNSAID;
  return [{ kind: 'some', test: segmentTest(segment), exact: segment.filter((token) => token.kind !== 'literal').length === 1 }];
}

/** Whether a constraint could match a slash: only plain classes and words surely do not. */
function mayCross(token: PathToken): boolean {
  return token.kind === 'param' && token.constraint !== undefined && !/^(\\[dw]|[\w|-]|\[[\w-]*(\\[dw])*[\w-]*\]|[+?]|\{\d+(,\d*)?\}|\((?:\?:)?[\w|-]*\))*$/.test(token.constraint);
}

function segmentTest(segment: PathToken[]): RegExp | null {
  const source = segment.map((token) => {
    if (token.kind === 'literal') return escapeRegExp(token.text);
    return token.kind === 'param' && token.constraint ? `(?:${token.constraint})${token.optional ? '?' : ''}` : '[^/]+?';
  });
  try {
    return new RegExp(`^${source.join('')}$`, 'i');
  } catch {
    return null;
  }
}

/** Joins a mount prefix and a path as Express does when it matches: `/api` + `/` is `/api`. */
export function joinPaths(prefix: string, path: string): string {
  const head = prefix.replace(/\/+$/, '');
  if (path === '' || path === '/') return head === '' ? '/' : head;
  return path.startsWith('/') || path.startsWith('{') || path.startsWith('*') ? head + path : `${head}/${path}`;
}

/** A pattern as it is shown: a RegExp between slashes, an unknown value as its text. */
export function patternText(pattern: PathPattern): string {
  switch (pattern.kind) {
    case 'string':
      return pattern.value;
    case 'regexp':
      return `/${pattern.source}/${pattern.flags}`;
    case 'unknown':
      return `<${pattern.text}>`;
  }
}
