/** Path patterns of Express 4 (path-to-regexp 0.1) and Express 5 (path-to-regexp 8), as tokens. */
import type { ExpressMajor } from '../model.js';

/** A piece of a pattern. */
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
      if (token.kind !== 'literal' && before && before.kind !== 'literal')
        throw new PathSyntaxError('Missing text between captures');
    });
  }
}

function countChoices(tokens: PathToken[]): number {
  return tokens.reduce(
    (count, token) => (token.kind === 'group' ? count * (1 + countChoices(token.tokens)) : count),
    1,
  );
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
  const scan = new RegExp(
    `\\\\(?:.|$)|(/)?(\\.)?:(\\w+)(\\(.*?\\))?(\\*)?([?+])?|(${group})([?+])?|\\*|([^\\\\(*])([?+])|[^\\\\*]`,
    'gy',
  );
  while (scan.lastIndex < pattern.length) {
    const match = scan.exec(pattern);
    if (!match) throw new PathSyntaxError(`Cannot read ${pattern}`);
    const [whole, slash = '', dot = '', name, capture, star, modifier, raw, rawModifier, character, characterModifier] =
      match;
    if (name !== undefined) {
      const repeat = star !== undefined || modifier === '+';
      const param: PathToken = {
        kind: 'param',
        name,
        optional: false,
        repeat,
        ...(capture && { constraint: capture.slice(1, -1) }),
      };
      const parts: PathToken[] = slash + dot === '' ? [param] : [{ kind: 'literal', text: slash + dot }, param];
      tokens.push(...(modifier === '?' ? [{ kind: 'group' as const, tokens: parts }] : parts));
      if (star) anonymous++;
    } else if (raw !== undefined) {
      const captured = pattern[match.index - 1] !== '/';
      const constraint = rawModifier === '+' ? `(?:${raw.slice(1, -1)})+` : raw.slice(1, -1);
      tokens.push({
        kind: 'param',
        name: captured ? String(anonymous++) : '',
        optional: rawModifier === '?',
        repeat: false,
        constraint,
      });
    } else if (whole === '*') {
      tokens.push({ kind: 'wildcard', empty: true });
      anonymous++;
    } else if (RAW_REGEXP.test(whole)) throw new PathSyntaxError(`${pattern} is a regular expression in part`);
    else if (characterModifier === '?') tokens.push({ kind: 'group', tokens: [{ kind: 'literal', text: character }] });
    else if (characterModifier === '+') {
      tokens.push({
        kind: 'param',
        name: '',
        optional: false,
        repeat: false,
        constraint: `${escapeRegExp(character)}+`,
      });
    } else tokens.push({ kind: 'literal', text: whole.startsWith('\\') ? whole.slice(1) : whole });
  }
  return tokens;
}

/** Text as a regular expression that matches just it. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Token lists without groups. */
export function optionalChoices(tokens: PathToken[], limit: number): PathToken[][] {
  let all: PathToken[][] = [[]];
  for (const token of tokens) {
    const own = token.kind === 'group' ? [[], ...optionalChoices(token.tokens, limit)] : [[token]];
    all = all.flatMap((head) => own.map((tail) => [...head, ...tail]));
    if (all.length > limit) return all;
  }
  return all;
}
