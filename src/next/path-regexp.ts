import type { ExpressMajor } from '../model.js';
import type { PathToken } from './express-paths.js';

/** A regular expression that matches what Express matches with a path, for where a folder's name says too little. */
export interface PathRegExp {
  source: string;
  flags: string;
  /** Names of the parameters that it captures; numbers are counted, as for groups without a name. */
  names: string[];
  /** Names whose value Express 5 splits at slashes. */
  lists: string[];
  /** Names that are there with the value `undefined`: optional parts of Express 4 that are left out. */
  absent: string[];
}

/** One pattern of a layer, in one of its readings. */
export interface PathPart {
  tokens: readonly PathToken[];
  absent: readonly string[];
  /** Whether the layer sees the parameters of this pattern. */
  isSeen: boolean;
}

export interface PathRegExpOptions {
  major: ExpressMajor;
  /** `use`: everything below matches as well. */
  prefix: boolean;
  caseSensitive: boolean;
  strict: boolean;
}

/**
 * Writes the regular expression of a path below its mounts.
 *
 * It matches what path-to-regexp 0.1 (Express 4) or 8 (Express 5) matches, in as few signs as that can be said; parameters
 * are named groups. Mounts have to be texts and whole segments: then one expression says what Express tries in turn.
 *
 * @param parts prefixes of the mounts and the layer's own path, outermost first, without slashes at their ends
 */
export function pathRegExp(parts: readonly PathPart[], options: PathRegExpOptions): PathRegExp | null {
  const mounts = parts.slice(0, -1);
  if (mounts.some(({ tokens }) => !isPlain(tokens))) return null;
  // Without a slash in front it could begin within a segment of the mount.
  if (parts.slice(1).some(({ tokens: [first] }) => first && !(first.kind === 'text' && first.value.startsWith('/')))) return null;
  const names = parts.flatMap(({ tokens, isSeen }) => (isSeen ? namesOf(tokens) : []));
  if (parts.some(({ tokens }) => new Set(namesOf(tokens)).size < namesOf(tokens).length)) return null;
  const captured = names.filter((name, index) => names.indexOf(name, index + 1) < 0);
  if (captured.some((name) => !/^(?:\d+|[A-Za-z_$][\w$]*)$/.test(name))) return null;
  // Express 4 keeps a parameter from running over the group before it, in a way of its own.
  if (parts.some(({ tokens }) => hasParamBehindGroup(tokens))) return null;
  const source = parts
    .map((part, index) => {
      // An inner parameter hides an outer one of the same name.
      const hidden = parts.slice(index + 1).flatMap(({ tokens, isSeen }) => (isSeen ? namesOf(tokens) : []));
      const source = sourceOf(part, options.major, (name) => part.isSeen && !hidden.includes(name));
      return index > 0 && takesBareMount(part.tokens) ? source.replace('\\/', '(?=\\/|$)\\/?') : source;
    })
    .join('');
  const end = options.prefix ? '(?=\\/|$)' : options.strict ? '$' : '\\/?$';
  return {
    source: `^${source}${options.prefix && source === '' ? '' : end}`,
    flags: options.caseSensitive ? '' : 'i',
    names: captured,
    lists: parts.flatMap(({ tokens, isSeen }) => (isSeen ? tokens.flatMap((token) => (token.kind === 'wildcard' ? [token.name] : [])) : [])),
    absent: options.major === 4 ? parts.flatMap(({ absent, isSeen }) => (isSeen ? [...absent] : [])) : [],
  };
}

/** `/` and `/*` below a mount: Express hands `/` to what is mounted, whether the request for the mount had a slash or not. */
function takesBareMount([first, second, third]: readonly PathToken[]): boolean {
  return first?.kind === 'text' && first.value === '/' && (!second || (!third && (second.kind === 'star' || (second.kind === 'param' && !!second.pattern))));
}

/** A group and a parameter in one segment. */
function hasParamBehindGroup(tokens: readonly PathToken[]): boolean {
  let isBehind = false;
  return tokens.some((token) => {
    if (token.kind === 'group') isBehind = true;
    else if (token.kind === 'text' && token.value.includes('/')) isBehind = false;
    return token.kind === 'param' && isBehind;
  });
}

/** Texts and parameters that are whole segments. */
function isPlain(tokens: readonly PathToken[]): boolean {
  return tokens.every((token, index) => {
    if (token.kind === 'text') return true;
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    const isWhole = before?.kind === 'text' && before.value.endsWith('/') && (!after || (after.kind === 'text' && after.value.startsWith('/')));
    return token.kind === 'param' && !token.pattern && isWhole;
  });
}

function namesOf(tokens: readonly PathToken[]): string[] {
  return tokens.flatMap((token) => {
    if (token.kind === 'param') return token.star === undefined ? [token.name] : [token.name, String(token.star)];
    if (token.kind === 'wildcard') return [token.name];
    return (token.kind === 'star' || token.kind === 'group') && token.index !== null ? [String(token.index)] : [];
  });
}

function sourceOf({ tokens }: PathPart, major: ExpressMajor, isCaptured: (name: string) => boolean): string {
  const capture = (name: string, inner: string) => {
    if (!isCaptured(name)) return /^(?:\[(?:[^\]\\]|\\.)+\][+?]*|\.\*)$/.test(inner) ? inner : `(?:${inner})`;
    return /^\d+$/.test(name) ? `(${inner})` : `(?<${name}>${inner})`;
  };
  const write = major === 5 ? write5 : write4;
  return write(tokens, capture);
}

type Capture = (name: string, inner: string) => string;

// ---------------------------------------------------------------------------------------------------------------------
// Express 4: path-to-regexp 0.1, `pathToRegexp`
// ---------------------------------------------------------------------------------------------------------------------

function write4(tokens: readonly PathToken[], capture: Capture): string {
  let source = '';
  /** Text since the last parameter of the segment, which the next one must not run over. */
  let behind = '';
  let isAfterDot = false;
  for (const token of tokens) {
    switch (token.kind) {
      case 'text':
        source += escapeRegExp(token.value);
        behind = token.value.includes('/') ? '' : behind + token.value;
        break;
      case 'param':
        source += capture(token.name, token.pattern?.replace('*', capture(String(token.star), '.*')) ?? param4(behind, isAfterDot));
        behind = '';
        break;
      case 'star':
        source += capture(String(token.index), '.*');
        behind = '';
        break;
      case 'group':
        source += token.index === null ? `(?:${token.source.replace(/^\?:/, '')})` : capture(String(token.index), token.source);
        break;
      case 'wildcard':
        throw new Error('a wildcard of Express 5 in a path of Express 4');
    }
    isAfterDot = token.kind === 'text' && token.value.endsWith('.');
  }
  return source;
}

function param4(behind: string, isAfterDot: boolean): string {
  if (isAfterDot) return '[^/.]+?';
  if (behind === '') return '[^/]+?';
  return behind.length === 1 ? `[^/${escapeInClass(behind)}]+?` : `(?:(?!\\/|${escapeRegExp(behind)}).)+?`;
}

// ---------------------------------------------------------------------------------------------------------------------
// Express 5: path-to-regexp 8, `toRegExpSource`
// ---------------------------------------------------------------------------------------------------------------------

function write5(tokens: readonly PathToken[], capture: Capture): string {
  let source = '';
  let backtrack = '';
  let wildcardBacktrack = '';
  let previous: 'none' | 'param' | 'wildcard' = 'none';
  /** What the segment has captured so far. */
  let seen = { param: false, wildcard: false };
  tokens.forEach((token, index) => {
    if (token.kind === 'text') {
      source += escapeRegExp(token.value);
      backtrack += token.value;
      if (previous === 'wildcard') wildcardBacktrack += token.value;
      if (token.value.includes('/')) seen = { param: false, wildcard: false };
    } else if (token.kind === 'param') {
      source += capture(token.name, param5(tokens, index, seen, backtrack));
      seen.param = true;
      previous = 'param';
      backtrack = '';
    } else if (token.kind === 'wildcard') {
      source += capture(token.name, wildcard5(seen, backtrack, wildcardBacktrack));
      wildcardBacktrack = '';
      seen.wildcard = true;
      previous = 'wildcard';
      backtrack = '';
    } else throw new Error('a group of Express 4 in a path of Express 5');
  });
  return source;
}

function param5(tokens: readonly PathToken[], index: number, seen: { param: boolean; wildcard: boolean }, backtrack: string): string {
  if (seen.wildcard) return `${negate('/', backtrack)}+`;
  if (meetsWildcard(tokens, index + 1)) return `${negate('/', textAt(tokens, index + 1))}+`;
  if (seen.param) return `${negate('/', backtrack)}+|${escapeRegExp(backtrack)}`;
  return '[^/]+';
}

function wildcard5(seen: { wildcard: boolean }, backtrack: string, wildcardBacktrack: string): string {
  if (seen.wildcard) return `${negate(backtrack, '')}+`;
  return wildcardBacktrack ? `${negate(wildcardBacktrack, '')}+|[^/]+` : '.+';
}

function meetsWildcard(tokens: readonly PathToken[], from: number): boolean {
  for (const token of tokens.slice(from)) {
    if (token.kind === 'wildcard') return true;
    if (token.kind === 'text' && token.value.includes('/')) return false;
  }
  return false;
}

function textAt(tokens: readonly PathToken[], index: number): string {
  const token = tokens[index];
  return token?.kind === 'text' ? token.value : '';
}

/** Anything but these texts. */
function negate(a: string, b: string): string {
  if (b.length > a.length) return negate(b, a);
  const other = a === b ? '' : b;
  if (other.length > 1) return `(?:(?!${escapeRegExp(a)}|${escapeRegExp(other)})[^])`;
  if (a.length > 1) return `(?:(?!${escapeRegExp(a)})[^${escapeInClass(other)}])`;
  return `[^${escapeInClass(a + other)}]`;
}

/** Text as a part of a regular expression literal that matches just it. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function escapeInClass(text: string): string {
  return text.replace(/[\\\]^-]/g, '\\$&');
}
