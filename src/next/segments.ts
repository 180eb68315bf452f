import type { ExpressMajor, PathPattern } from '../model.js';
import { parseExpressPath, type PathToken, type PathVariant } from './express-paths.js';
import { escapeRegExp, pathRegExp, type PathPart, type PathRegExp } from './path-regexp.js';

/** One folder below `app/`. */
export type Segment =
  /** `text` is the segment as it stands in the URL, percent-encoded where a browser would encode it. */
  { kind: 'literal'; text: string } | { kind: 'dynamic'; name: string } | { kind: 'catchAll'; name: string };

/** How the value of an Express parameter is had from the `params` that Next hands to a route handler. */
export type ParamSource =
  /** A string: `params[segment]`. */
  | { kind: 'segment'; segment: string }
  /**
   * An array: `params[segment]`, behind an empty string where `rooted` (Express 5 `*name` without a slash before it).
   */
  | { kind: 'segments'; segment: string; rooted: boolean }
  /** A string: `prefix + params[segment].join('/')` (Express 4 `*`). */
  | { kind: 'joined'; segment: string; prefix: '' | '/' }
  /** Always this value at this file. */
  | { kind: 'constant'; value: string | string[] }
  /** The key is there and its value is `undefined` (an absent optional parameter of Express 4). */
  | { kind: 'undefined' }
  /** What the regular expression of the path captured under this name. */
  | { kind: 'matched'; name: string };

export type Params = Record<string, ParamSource>;

/** One file name of Next that takes (a part of) the requests of an Express path. */
export interface RouteShape {
  segments: Segment[];
  /** Parameters of all patterns together, as `mergeParams` gives them: an inner name hides an outer one. */
  params: Params;
  /** Parameters of each pattern alone: what a router without `mergeParams` sees. */
  own: Params[];
  /** False where the folders take more than Express does: the regular expression decides, and reads the parameters. */
  exact: boolean;
  /** What Express matches, for files that other paths reach too; null where one expression cannot say it. */
  regexp: PathRegExp | null;
}

export type Shapes = { ok: true; shapes: RouteShape[] } | { ok: false; reason: string };

/** What decides about a path besides its patterns. */
export interface ShapeOptions {
  /** `use`: what is below matches as well; the shapes are those of the prefix itself. */
  prefix?: boolean;
  caseSensitive?: boolean;
  /** A slash at the end counts. */
  strict?: boolean;
  /** Index of the first pattern whose parameters the layer sees: those of its router, and with `mergeParams` of the mounts. */
  seenFrom?: number;
}

/**
 * Finds the folders that stand for an Express path.
 *
 * Folders match case-sensitively, and Next does not tell `/x` from `/x/` (with `skipTrailingSlashRedirect`).
 *
 * @param patterns the prefix of every mount and the route's own pattern, outermost first
 * @param expressMajor whose path grammar holds
 * @returns the shapes in the order in which Express would try them, or the construct that no folder can express
 */
export function toShapes(patterns: PathPattern[], expressMajor: ExpressMajor, options: ShapeOptions = {}): Shapes {
  let shapes: Draft[] = [{ segments: [], params: {}, own: [], exact: true, parts: [] }];
  for (const [index, pattern] of patterns.entries()) {
    const isMount = index < patterns.length - 1;
    const pieces = pattern.kind === 'regexp' && !isMount ? regexpPieces(pattern, shapes[0]) : toPieces(pattern, expressMajor, isMount, options);
    if (!pieces.ok) return pieces;
    const isSeen = index >= (options.seenFrom ?? 0);
    shapes = shapes.flatMap((outer) => pieces.pieces.map((piece) => append(outer, piece, isSeen)));
  }
  const finished = distinct(shapes.flatMap((draft) => withOuter(finish(draft, expressMajor, options))));
  if (finished.some(({ segments }) => isNexts(segments))) return { ok: false, reason: 'a path that Next keeps for itself' };
  const isUnclear = finished.some((shape) => (!shape.exact && !shape.regexp) || (!shape.regexp && finished.some((other) => other !== shape && overlap(shape.segments, other.segments))));
  if (isUnclear) return { ok: false, reason: 'a path that one regular expression cannot say' };
  return { ok: true, shapes: finished };
}

/** A shape under construction. */
interface Draft extends Omit<RouteShape, 'regexp'> {
  parts: PathPart[];
  /** Set for the path of a RegExp, which stands for itself. */
  regexp?: PathRegExp | null;
}

function finish({ parts, ...draft }: Draft, major: ExpressMajor, options: ShapeOptions): RouteShape {
  const { prefix = false, caseSensitive = false, strict = false } = options;
  const regexp = draft.regexp !== undefined ? prefixed(draft.regexp, prefix) : pathRegExp(parts, { major, prefix, caseSensitive, strict });
  return { ...draft, exact: draft.exact && (!strict || prefix), regexp };
}

/**
 * The folder of a shape below `app/`, `''` for the root: `api/users/[id]`.
 */
export function folderOf(shape: { segments: Segment[] }): string {
  return shape.segments.map(folderName).join('/');
}

/**
 * Whether Next, with `skipTrailingSlashRedirect`, hands a request for this path to the shape's file (other files aside)
 * and Express would answer there.
 *
 * @param shape the shape
 * @param pathname path of a URL, still percent-encoded
 */
export function matches(shape: RouteShape, pathname: string): boolean {
  if (!shape.exact && shape.regexp && !new RegExp(shape.regexp.source, shape.regexp.flags).test(pathname)) return false;
  const parts = pathname.replace(/\/$/, '').split('/').slice(1);
  const { segments } = shape;
  const open = segments.at(-1)?.kind === 'catchAll';
  if (open ? parts.length < segments.length : parts.length !== segments.length) return false;
  return segments.every((segment, index) =>
    segment.kind === 'literal' ? segment.text === parts[index] : parts[index] !== '',
  );
}

/** A part of a segment, or several segments, may be nothing at all: then the folder around takes the request. */
function withOuter(shape: RouteShape): RouteShape[] {
  const { segments, regexp } = shape;
  if (shape.exact || !regexp || segments.length === 0 || segments.at(-1)!.kind === 'literal') return [shape];
  const outer = segments.slice(0, -1);
  const test = new RegExp(regexp.source, regexp.flags);
  const isTaken = ['x', '1', 'x-x', 'x.x'].some((sample) => {
    const path = outer.map((segment) => `/${segment.kind === 'literal' ? segment.text : sample}`).join('');
    return test.test(path || '/') || test.test(`${path}/`);
  });
  return isTaken ? [shape, { ...shape, segments: outer, params: {}, own: shape.own.map(() => ({})) }] : [shape];
}

/** The name of a segment's folder; Next's docs, file-conventions: private folders, dynamic routes. */
export function folderName(segment: Segment): string {
  switch (segment.kind) {
    case 'literal':
      // A folder with a leading underscore is private; `%5F` is the one escape that Next decodes in a folder's name.
      return segment.text.replace(/^_/, '%5F');
    case 'dynamic':
      return `[${segment.name}]`;
    case 'catchAll':
      return `[...${segment.name}]`;
  }
}

// ---------------------------------------------------------------------------------------------------------------------
// One pattern
// ---------------------------------------------------------------------------------------------------------------------

/** What one pattern adds to a shape. */
interface Piece {
  segments: Segment[];
  params: Params;
  exact: boolean;
  part: Omit<PathPart, 'isSeen'>;
  regexp?: PathRegExp | null;
}

type Pieces = { ok: true; pieces: Piece[] } | { ok: false; reason: string };

function toPieces(pattern: PathPattern, expressMajor: ExpressMajor, mount: boolean, options: ShapeOptions): Pieces {
  if (pattern.kind === 'regexp') return { ok: false, reason: `the RegExp path /${pattern.source}/${pattern.flags}` };
  if (pattern.kind === 'unknown') return { ok: false, reason: `a path that reading does not settle: ${pattern.text}` };
  // Express is not strict by default: a slash at the end of a pattern is optional.
  const isLoose = mount || options.prefix || !options.strict || pattern.value === '/';
  const path = isLoose ? pattern.value.replace(expressMajor === 5 ? /\/+$/ : /\/$/, '') : pattern.value;
  const where = `in the path '${pattern.value}'`;
  const parsed = parseExpressPath(path, expressMajor);
  if (!parsed.ok) return { ok: false, reason: `${parsed.reason} ${where}` };
  // A mount takes the longest reading and never tries another, so its optional parts are not plain alternatives.
  if (mount && parsed.variants.length > 1) return { ok: false, reason: `optional parts of a mount ${where}` };
  const pieces: Piece[] = [];
  for (const variant of parsed.variants) {
    const found = piecesOf(variant, expressMajor);
    if (!found.ok) return { ok: false, reason: `${found.reason} ${where}` };
    if (mount && found.pieces.some((piece) => piece.segments.at(-1)?.kind === 'catchAll')) {
      return { ok: false, reason: `a wildcard in a mount ${where}` };
    }
    if (mount && found.pieces.some((piece) => !piece.exact)) return { ok: false, reason: `a part of a segment in a mount ${where}` };
    pieces.push(...found.pieces);
  }
  return { ok: true, pieces };
}

function piecesOf(variant: PathVariant, expressMajor: ExpressMajor): Pieces {
  const absent: Params = {};
  if (expressMajor === 4) for (const name of variant.absent) absent[name] = { kind: 'undefined' };

  const { tokens } = variant;
  if (expressMajor === 5 && tokens.some((token, index) => token.kind !== 'text' && index > 0 && tokens[index - 1].kind !== 'text')) {
    return { ok: false, reason: 'parameters without text between them, which Express 5 refuses,' };
  }
  const rooted = tokens[0]?.kind === 'star' || tokens[0]?.kind === 'wildcard';
  const groups = splitAtSlashes(tokens);
  if (!rooted && groups[0].length > 0)
    return { ok: false, reason: 'a path that does not start with a slash, and so never matches,' };
  const part = { tokens, absent: variant.absent };
  if (rooted && tokens.length > 1) {
    return { ok: true, pieces: [{ segments: [{ kind: 'catchAll', name: 'path' }], params: absent, exact: false, part }] };
  }
  const parts = rooted ? groups : groups.slice(1);
  const slashOnly = parts.length > 1 && parts.at(-1)!.length === 0;
  if (parts.at(-1)?.length === 0) parts.pop();

  const segments: Segment[] = [];
  const params: Params = {};
  let exact = !slashOnly;
  for (const [index, tokensOfPart] of parts.entries()) {
    const made = toSegment(tokensOfPart, index === parts.length - 1);
    if (!made.ok) return made;
    segments.push(made.segment);
    const [token] = tokensOfPart;
    if (made.exact && (token.kind === 'param' || token.kind === 'wildcard' || token.kind === 'star') && made.segment.kind !== 'literal')
      params[token.kind === 'star' ? String(token.index) : token.name] = sourceOf(token.kind, made.segment.name, rooted);
    exact &&= made.exact;
    // A catch-all takes what follows, too.
    if (made.segment.kind === 'catchAll') break;
  }
  const piece: Piece = { segments, params: { ...absent, ...params }, exact, part };
  return { ok: true, pieces: exact ? [piece, ...withoutCatchAll(piece, tokens.at(-1), rooted)] : [piece] };
}

/**
 * The paths that an unanchored wildcard takes besides those of a catch-all folder, which wants at least one segment.
 */
function withoutCatchAll(piece: Piece, last: PathToken | undefined, rooted: boolean): Piece[] {
  const outer = piece.segments.slice(0, -1);
  if (last?.kind === 'star') {
    const value: ParamSource = { kind: 'constant', value: rooted ? '/' : '' };
    // `/files/*` takes `/files/`, not `/files`; alone, `/*` takes everything.
    return [{ ...piece, segments: outer, params: { ...piece.params, [String(last.index)]: value }, exact: outer.length === 0 }];
  }
  if (last?.kind === 'wildcard' && rooted) {
    return [{ ...piece, segments: outer, params: { ...piece.params, [last.name]: { kind: 'constant', value: ['', ''] } } }];
  }
  return [];
}

function splitAtSlashes(tokens: PathToken[]): PathToken[][] {
  const groups: PathToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind !== 'text') {
      groups.at(-1)!.push(token);
      continue;
    }
    for (const [index, text] of token.value.split('/').entries()) {
      if (index > 0) groups.push([]);
      const group = groups.at(-1)!;
      const before = group.at(-1);
      if (before?.kind === 'text') group[group.length - 1] = { kind: 'text', value: before.value + text };
      else if (text !== '') group.push({ kind: 'text', value: text });
    }
  }
  return groups;
}

type MadeSegment = { ok: true; segment: Segment; exact: boolean } | { ok: false; reason: string };

function toSegment(part: PathToken[], last: boolean): MadeSegment {
  const [token, ...others] = part;
  if (token === undefined) return { ok: false, reason: 'an empty segment' };
  if (others.length === 0) {
    if (token.kind === 'text') return toLiteral(token.value);
    if (token.kind === 'param' && !token.pattern) return { ok: true, segment: { kind: 'dynamic', name: segmentName(token.name) }, exact: true };
    if (token.kind === 'wildcard' || token.kind === 'star') {
      return { ok: true, segment: { kind: 'catchAll', name: token.kind === 'star' ? 'path' : segmentName(token.name) }, exact: last };
    }
  }
  const isOne = part.every((each) => each.kind === 'text' || (each.kind === 'param' && each.star === undefined && isWithinSegment(each.pattern)) || (each.kind === 'group' && isWithinSegment(each.source)));
  const names = part.filter((each) => each.kind === 'param' || each.kind === 'wildcard').map((each) => each.name);
  const name = segmentName(names.length > 0 ? camelCase(part.map((each) => (each.kind === 'text' ? each.value : 'name' in each ? each.name : ''))) : isOne ? 'value' : 'path');
  return { ok: true, segment: isOne ? { kind: 'dynamic', name } : { kind: 'catchAll', name }, exact: false };
}

/** Whether a regular expression is made of nothing that could match a slash; generous in what it takes for one. */
export function isWithinSegment(source = ''): boolean {
  return /^(?:\\[dw.-]|\[(?!\^)(?:[\w.~ -]|\\[dw.-])+\]|[\w~-]|[+?|*]|\{\d+(?:,\d*)?\}|\((?:\?:|\?<\w+>)?|\))*$/.test(source);
}

/** `from`, `to` → `fromTo`; the name of the folder in front of the first says what it is. */
function camelCase(words: string[]): string {
  const parts = words.flatMap((word) => word.split(/[^A-Za-z0-9_]+/)).filter(Boolean);
  return parts.map((word, index) => (index === 0 ? word : word[0].toUpperCase() + word.slice(1))).join('');
}

function sourceOf(kind: 'param' | 'wildcard' | 'star', segment: string, rooted: boolean): ParamSource {
  if (kind === 'param') return { kind: 'segment', segment };
  if (kind === 'wildcard') return { kind: 'segments', segment, rooted };
  return { kind: 'joined', segment, prefix: rooted ? '/' : '' };
}

/** A name that Next takes between the brackets and that is an identifier in TypeScript. */
function segmentName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+$/, '');
  if (plain === '') return 'value';
  return /^\d/.test(plain) ? `_${plain}` : plain;
}

// ---------------------------------------------------------------------------------------------------------------------
// Literals
// ---------------------------------------------------------------------------------------------------------------------

/** Express compares with the raw path, in which a client has encoded everything else. */
const RAW_URL_SEGMENT = /^(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+$/;

function toLiteral(text: string): MadeSegment {
  if (!RAW_URL_SEGMENT.test(text))
    return { ok: false, reason: `a character that clients send percent-encoded, so that it never matches, ('${text}')` };
  if (text === '.' || text === '..') return { ok: false, reason: `a dot segment ('${text}')` };
  if (isNoFolder(text)) return { ok: true, segment: { kind: 'dynamic', name: segmentName(camelCase([text])) }, exact: false };
  return {
    ok: true,
    segment: { kind: 'literal', text: text.replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase()) },
    exact: true,
  };
}

/** Texts that Next reads otherwise in the name of a folder. */
function isNoFolder(text: string): boolean {
  // Next's docs, file-conventions: slots (`@x`), route groups (`(x)`) and intercepting routes (`(.)x`).
  if (/^[@(]/.test(text)) return true;
  // webpack reads `!` in the name of a file as its own syntax (Next 14 and 15 build with it); Next decodes `%5F`.
  return text.includes('!') || /%5f/i.test(text);
}

/** Next answers these itself; with a route at `/404` or `/500` Next 15 does not build. */
const NEXTS_OWN = new Set(['404', '500', '_error', '_not-found']);

function isNexts([first, second]: Segment[]): boolean {
  if (first?.kind !== 'literal') return false;
  return first.text === '_next' || (second === undefined && NEXTS_OWN.has(first.text));
}

// ---------------------------------------------------------------------------------------------------------------------
// Putting pieces together
// ---------------------------------------------------------------------------------------------------------------------

function append(outer: Draft, piece: Piece, isSeen: boolean): Draft {
  const taken = new Set(outer.segments.flatMap((segment) => (segment.kind === 'literal' ? [] : [segment.name])));
  const renamed = new Map<string, string>();
  const segments = piece.segments.map((segment): Segment => {
    if (segment.kind === 'literal') return segment;
    const name = freeName(segment.name, taken);
    taken.add(name);
    renamed.set(segment.name, name);
    return { ...segment, name };
  });
  const own = renameParams(piece.params, renamed);
  return {
    segments: [...outer.segments, ...segments],
    params: { ...outer.params, ...own },
    own: [...outer.own, own],
    // Express hands `/` to what is mounted, whether the request for the mount had a slash or not.
    exact: outer.exact && piece.exact,
    parts: [...outer.parts, { ...piece.part, isSeen }],
    ...(piece.regexp !== undefined && { regexp: piece.regexp }),
  };
}

// ---------------------------------------------------------------------------------------------------------------------
// RegExp paths
// ---------------------------------------------------------------------------------------------------------------------

type RegExpPattern = Extract<PathPattern, { kind: 'regexp' }>;

/** The folders of the literal text in front, and one segment or a catch-all for the rest. */
function regexpPieces({ source, flags }: RegExpPattern, outer: Draft): Pieces {
  const no = (reason: string): Pieces => ({ ok: false, reason: `${reason} in the path /${source}/${flags}` });
  if (/[gy]/.test(flags)) return no('a RegExp that keeps its place from request to request');
  const prefix = outer.segments.map((segment) => (segment.kind === 'literal' ? `\\/${escapeRegExp(segment.text)}` : null));
  if (prefix.includes(null)) return no('parameters in front of a RegExp');
  const isAnchored = source.startsWith('^') && !hasTopLevelChoice(source);
  if (!isAnchored && prefix.length > 0) return no('a RegExp without ^ below a mount');
  const names = groupNames(source);
  const regexp: PathRegExp = { source: isAnchored ? `^${prefix.join('')}${source.slice(1)}` : source, flags, names, lists: [], absent: [] };
  const { segments, rest } = isAnchored ? literalStart(source.slice(1)) : { segments: [], rest: source };
  const base = { params: {}, exact: false, part: { tokens: [], absent: [] }, regexp };
  const core = rest.replace(/(?:\\?\/\??)?\$$/, '').replace(/^\?$/, '');
  if (core === '' && rest.endsWith('$')) return { ok: true, pieces: [{ ...base, segments }] };
  if (rest.endsWith('$') && isWithinSegment(core)) {
    return { ok: true, pieces: [{ ...base, segments: [...segments, { kind: 'dynamic', name: 'value' }] }] };
  }
  return { ok: true, pieces: [{ ...base, segments: [...segments, { kind: 'catchAll', name: 'path' }] }] };
}

/** `^\/reports\/(…)`: the segments that are written out, and what follows them. */
function literalStart(source: string): { segments: Segment[]; rest: string } {
  const segments: Segment[] = [];
  let rest = source;
  for (;;) {
    const found = /^\\?\/((?:[\w~-]|\\[.-])+)(?=\\?\/(?!\??\$?$)|(?:\\?\/\??)?\$$)/.exec(rest);
    if (!found) return { segments, rest: rest.replace(/^\\?\//, '') };
    segments.push({ kind: 'literal', text: found[1].replaceAll('\\', '') });
    rest = rest.slice(found[0].length);
  }
}

function hasTopLevelChoice(source: string): boolean {
  let depth = 0;
  for (const [sign] of source.matchAll(/\\.|\[(?:[^\]\\]|\\.)*\]|[()|]/g)) {
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === '|' && depth === 0) return true;
  }
  return false;
}

/** Names of the capturing groups; those without one are numbered by themselves (router 2 and Express 4, `lib/layer.js`). */
function groupNames(source: string): string[] {
  let unnamed = 0;
  return [...source.matchAll(/\\.|\[(?:[^\]\\]|\\.)*\]|\((?:\?<([A-Za-z_$][\w$]*)>|(?!\?))/g)].flatMap(([text, name]) => (text.startsWith('(') ? [name ?? String(unnamed++)] : []));
}

/**
 * For `use`: what the expression matches first has to end where a segment does, or the layer is skipped; null for one that
 * could match less or more than that at first (router 2, `lib/layer.js`; Express 4, `lib/router/index.js`, `trim_prefix`).
 */
function prefixed(regexp: PathRegExp | null, prefix: boolean): PathRegExp | null {
  if (!prefix || !regexp || regexp.source.endsWith('$')) return regexp;
  const alternatives = [...regexp.source.matchAll(/\((?:\?:|\?<\w+>)?([^()]*)\)/g)].map(([, text]) => text.split('|'));
  const isUnclear = alternatives.some((texts) => texts.some((text, index) => texts.some((other, at) => at !== index && other.startsWith(text))));
  if (isUnclear || mayEndEarlier(regexp.source) || hasTopLevelChoice(regexp.source)) return null;
  return { ...regexp, source: `${regexp.source}(?=\\/|$)` };
}

/**
 * Whether a shorter match, which the expression would only try next, could end at a slash: all that repeats has to be within
 * a segment, or to run to the end of the path.
 */
function mayEndEarlier(source: string): boolean {
  const tokens = [...source.replace(/\.[*+]\)*$/, '').matchAll(/\\.|\[(?:[^\]\\]|\\.)*\]|\(\?(?:[:=!]|<[=!]|<\w+>)|[*+?]\??|\{\d+(?:,\d*)?\}\??|[^]/g)].map(([text]) => text);
  return tokens.some((token, index) => {
    if (!/^(?:[*+?]\??|\{\d.*)$/.test(token)) return false;
    const atom = tokens[index - 1] ?? '';
    const mayBeSlash = /^(?:[./)]|\\[/DWS])$/.test(atom) || (atom.startsWith('[') && new RegExp(atom).test('/'));
    return mayBeSlash || (token.length > 1 && token.endsWith('?'));
  });
}

// ---------------------------------------------------------------------------------------------------------------------
// Comparing
// ---------------------------------------------------------------------------------------------------------------------

/** `name`, or `name2`, … where it is taken. */
export function freeName(name: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}${number}`;
  return free;
}

/** The same parameters with other segment names; names that are not in `renamed` stay. */
export function renameParams(params: Params, renamed: ReadonlyMap<string, string>): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, source]) => [
      name,
      'segment' in source ? { ...source, segment: renamed.get(source.segment) ?? source.segment } : source,
    ]),
  );
}

/**
 * Leaves out what Express never gets to (an earlier shape takes the same paths) and what a later shape takes just the
 * same.
 */
function distinct(shapes: RouteShape[]): RouteShape[] {
  return shapes.filter((shape, index) =>
    shapes.every((other, otherIndex) => {
      if (other === shape || !other.exact || positionKey(other.segments) !== positionKey(shape.segments)) return true;
      const isSame = !shape.exact && shape.regexp?.names.length === 0 && JSON.stringify(shape.params) === JSON.stringify(other.params);
      return otherIndex > index && !isSame;
    }),
  );
}

/** A text that is equal for two lists of segments if they stand at the same place of the tree, whatever their names. */
export function positionKey(segments: Segment[]): string {
  return segments
    .map((segment) => (segment.kind === 'literal' ? segment.text : segment.kind === 'dynamic' ? '[]' : '[...]'))
    .join('/');
}

/** Whether some path has a place in both. */
export function overlap(a: Segment[], b: Segment[]): boolean {
  const [first, ...restA] = a;
  const [other, ...restB] = b;
  if (first === undefined || other === undefined) return first === other;
  if (first.kind === 'literal' && other.kind === 'literal' && first.text !== other.text) return false;
  if (first.kind === 'catchAll' || other.kind === 'catchAll') return true;
  return overlap(restA, restB);
}
