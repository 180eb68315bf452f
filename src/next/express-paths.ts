import type { ExpressMajor } from '../model.js';

/** One piece of an Express path without its optional parts. */
export type PathToken =
  | { kind: 'text'; value: string }
  /**
   * `:name`: one segment or a part of one; `pattern` is the regular expression that Express 4 takes behind it. A `*` in it
   * stands for a group of its own, with the number `star`.
   */
  | { kind: 'param'; name: string; pattern?: string; star?: number }
  /** Express 5 `*name`: at least one character, slashes included. */
  | { kind: 'wildcard'; name: string }
  /** Express 4 `*`: any number of characters, slashes included. `index` is its number in `req.params`. */
  | { kind: 'star'; index: number }
  /** Express 4 `(a|b)`: a regular expression; `index` is its number in `req.params`, null for one that does not count. */
  | { kind: 'group'; source: string; index: number | null };

/** One reading of a path: every optional part either present or left out. */
export interface PathVariant {
  tokens: PathToken[];
  /** Names whose optional part is left out here. */
  absent: string[];
}

export type ParsedPath = { ok: true; variants: PathVariant[] } | { ok: false; reason: string };

type Token = PathToken | { kind: 'optional'; tokens: Token[] };

/** Thrown while parsing, turned into `ok: false` by {@link parseExpressPath}. */
class Inexpressible extends Error {}

/** More optional parts than this make more files than a person would want to read. */
const MOST_VARIANTS = 16;

/**
 * Reads an Express path string.
 *
 * The grammars are those of path-to-regexp 0.1 (Express 4) and path-to-regexp 8 (Express 5).
 *
 * @param path the path as given to Express
 * @param expressMajor which grammar holds
 * @returns its variants, those with an optional part before those without it (the order in which Express tries them),
 *   or the construct that no file name of Next can express
 */
export function parseExpressPath(path: string, expressMajor: ExpressMajor): ParsedPath {
  try {
    const tokens = expressMajor === 5 ? parseExpress5(path) : parseExpress4(path);
    const variants = expand(tokens);
    if (variants.length > MOST_VARIANTS)
      return { ok: false, reason: `more than ${MOST_VARIANTS} combinations of optional parts` };
    return { ok: true, variants };
  } catch (error) {
    if (error instanceof Inexpressible) return { ok: false, reason: error.message };
    throw error;
  }
}

function expand(tokens: Token[]): PathVariant[] {
  const [first, ...rest] = tokens;
  if (first === undefined) return [{ tokens: [], absent: [] }];
  const tails = expand(rest);
  if (first.kind !== 'optional') {
    return tails.map((tail) => ({ tokens: [first, ...tail.tokens], absent: tail.absent }));
  }
  const present = expand([...first.tokens, ...rest]);
  const absent = namesIn(first.tokens);
  return [...present, ...tails.map((tail) => ({ tokens: tail.tokens, absent: [...absent, ...tail.absent] }))];
}

function namesIn(tokens: Token[]): string[] {
  return tokens.flatMap((token) => {
    if (token.kind === 'optional') return namesIn(token.tokens);
    if (token.kind === 'group') return token.index === null ? [] : [String(token.index)];
    return token.kind === 'param' || token.kind === 'wildcard' ? [token.name] : [];
  });
}

/** Appends text to the last token where that is text already. */
function pushText(tokens: Token[], value: string): void {
  const last = tokens.at(-1);
  if (last?.kind === 'text') last.value += value;
  else tokens.push({ kind: 'text', value });
}

// ---------------------------------------------------------------------------------------------------------------------
// Express 5: path-to-regexp 8
// ---------------------------------------------------------------------------------------------------------------------

const NAME_5 = /[$_\p{ID_Start}][$\u200c\u200d\p{ID_Continue}]*/uy;
const QUOTED_NAME_5 = /"((?:[^"\\]|\\.)+)"/uy;
/** Characters that path-to-regexp 8 keeps for later use and throws on. */
const RESERVED_5 = '()[]+?!}';

function parseExpress5(path: string): Token[] {
  let at = 0;

  function name(): string {
    NAME_5.lastIndex = QUOTED_NAME_5.lastIndex = at;
    const plain = NAME_5.exec(path);
    const quoted = plain ? null : QUOTED_NAME_5.exec(path);
    if (!plain && !quoted) throw new Inexpressible(`a \`${path[at - 1]}\` without a name, which Express 5 refuses`);
    at += (plain ?? quoted)![0].length;
    return plain ? plain[0] : quoted![1].replace(/\\(.)/gu, '$1');
  }

  function until(end: '' | '}'): Token[] {
    const tokens: Token[] = [];
    while (at < path.length) {
      const character = path[at++];
      if (character === end) return tokens;
      if (character === '\\') pushText(tokens, path[at++] ?? '');
      else if (character === ':') tokens.push({ kind: 'param', name: name() });
      else if (character === '*') tokens.push({ kind: 'wildcard', name: name() });
      else if (character === '{') tokens.push({ kind: 'optional', tokens: until('}') });
      else if (RESERVED_5.includes(character)) throw new Inexpressible(`\`${character}\`, which Express 5 refuses`);
      else pushText(tokens, character);
    }
    if (end !== '') throw new Inexpressible('a `{` that is not closed, which Express 5 refuses');
    return tokens;
  }

  return until('');
}

// ---------------------------------------------------------------------------------------------------------------------
// Express 4: path-to-regexp 0.1
// ---------------------------------------------------------------------------------------------------------------------

/** `:name` with what may follow it: a pattern in parentheses, a repetition, `?`. */
const PARAM_4 = /:(\w+)(\(.*?\))?([*+])?(\?)?/y;
/** A group without groups in it, and `?` for an optional one. */
const GROUP_4 = /\(((?:[^()\\*]|\\.)+)\)(\?)?/y;
/** Express 4 leaves these in the regular expression that it builds, so they keep their meaning there. */
const REGEXP_4 = '()[]{}+^$|';

function parseExpress4(path: string): Token[] {
  const tokens: Token[] = [];
  let unnamed = 0;
  let at = 0;
  while (at < path.length) {
    const character = path[at];
    PARAM_4.lastIndex = GROUP_4.lastIndex = at;
    const param = character === ':' ? PARAM_4.exec(path) : null;
    const group = character === '(' ? GROUP_4.exec(path) : null;
    if (param) {
      pushParam4(tokens, param, () => unnamed++);
      at += param[0].length;
    } else if (group && !'*+'.includes(path[at + group[0].length] ?? ' ')) {
      // `/(` is rewritten to `/(?:` (path-to-regexp 0.1).
      const isCounted = path[at - 1] !== '/' && !group[1].startsWith('?');
      const token: PathToken = { kind: 'group', source: group[1], index: isCounted ? unnamed++ : null };
      tokens.push(group[2] ? { kind: 'optional', tokens: [token] } : token);
      at += group[0].length;
    } else {
      at += 1;
      if (character === '*') tokens.push({ kind: 'star', index: unnamed++ });
      else if (character === '?') makeLastOptional(tokens);
      else if (character === '\\') pushText(tokens, escaped4(path[at++] ?? ''));
      else if (REGEXP_4.includes(character)) throw new Inexpressible(`the regular expression syntax \`${character}\``);
      else pushText(tokens, character);
    }
  }
  return tokens;
}

function pushParam4(tokens: Token[], [text, name, pattern, repeat, optional]: RegExpExecArray, count: () => number): void {
  if (repeat) throw new Inexpressible(`the repetition \`${text}\``);
  if (pattern && /\(|\*.*\*|\\\*/.test(pattern.slice(1))) throw new Inexpressible(`the pattern of \`${text}\``);
  const param: PathToken = { kind: 'param', name, ...(pattern && { pattern: pattern.slice(1, -1) }), ...(pattern?.includes('*') && { star: count() }) };
  if (!optional) {
    tokens.push(param);
    return;
  }
  // `?` makes the slash or dot in front of the name optional with it.
  const last = tokens.at(-1);
  const lead = last?.kind === 'text' ? (/\/?\.?$/.exec(last.value)?.[0] ?? '') : '';
  if (lead !== '' && last?.kind === 'text') {
    last.value = last.value.slice(0, -lead.length);
    if (last.value === '') tokens.pop();
  }
  const inner: Token[] = lead === '' ? [] : [{ kind: 'text', value: lead }];
  tokens.push({ kind: 'optional', tokens: [...inner, param] });
}

/** `ab?c`: in a regular expression, and so in Express 4, `?` makes the character before it optional. */
function makeLastOptional(tokens: Token[]): void {
  const last = tokens.at(-1);
  if (last?.kind !== 'text') throw new Inexpressible('the regular expression syntax `?`');
  const character = last.value.slice(-1);
  last.value = last.value.slice(0, -1);
  if (last.value === '') tokens.pop();
  tokens.push({ kind: 'optional', tokens: [{ kind: 'text', value: character }] });
}

function escaped4(character: string): string {
  // `\d`, `\w`, … are classes of characters; only an escaped sign stands for itself.
  if (character === '' || /\w/.test(character))
    throw new Inexpressible(`the regular expression syntax \`\\${character}\``);
  return character;
}
