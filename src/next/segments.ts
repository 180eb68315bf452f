import type { ExpressMajor, PathPattern } from '../model.js';
import { parseExpressPath, type PathToken, type PathVariant } from './express-paths.js';

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
  | { kind: 'undefined' };

export type Params = Record<string, ParamSource>;

/** One file name of Next that takes (a part of) the requests of an Express path. */
export interface RouteShape {
  segments: Segment[];
  /** Parameters of all patterns together, as `mergeParams` gives them: an inner name hides an outer one. */
  params: Params;
  /** Parameters of each pattern alone: what a router without `mergeParams` sees. */
  own: Params[];
  /**
   * True when Express answers here only with a slash at the end: Express 4's `/files/*` takes `/files/`, not `/files`.
   */
  slashOnly: boolean;
}

export type Shapes = { ok: true; shapes: RouteShape[] } | { ok: false; reason: string };

/**
 * Finds the folders that stand for an Express path.
 *
 * Folders match case-sensitively and Next does not tell `/x` from `/x/` (with `skipTrailingSlashRedirect`): that
 * Express may (`strict routing`) or may not (`case sensitive routing`) is for the caller to weigh.
 *
 * @param patterns the prefix of every mount and the route's own pattern, outermost first
 * @param expressMajor whose path grammar holds
 * @returns the shapes in the order in which Express would try them, or the construct that no folder can express
 */
export function toShapes(patterns: PathPattern[], expressMajor: ExpressMajor): Shapes {
  let shapes: RouteShape[] = [{ segments: [], params: {}, own: [], slashOnly: false }];
  for (const [index, pattern] of patterns.entries()) {
    const pieces = toPieces(pattern, expressMajor, index < patterns.length - 1);
    if (!pieces.ok) return pieces;
    shapes = shapes.flatMap((outer) => pieces.pieces.map((piece) => append(outer, piece)));
  }
  shapes = distinct(shapes);
  if (shapes.some(({ segments }) => isNexts(segments)))
    return { ok: false, reason: 'a path that Next keeps for itself' };
  if (shapes.some((shape, index) => shapes.slice(index + 1).some((later) => overlap(shape.segments, later.segments)))) {
    return { ok: false, reason: 'optional parts that can be read in two ways' };
  }
  return { ok: true, shapes };
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
  if (shape.slashOnly && !pathname.endsWith('/')) return false;
  const parts = pathname.replace(/\/$/, '').split('/').slice(1);
  const { segments } = shape;
  const open = segments.at(-1)?.kind === 'catchAll';
  if (open ? parts.length < segments.length : parts.length !== segments.length) return false;
  return segments.every((segment, index) =>
    segment.kind === 'literal' ? segment.text === parts[index] : parts[index] !== '',
  );
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
  slashOnly: boolean;
}

type Pieces = { ok: true; pieces: Piece[] } | { ok: false; reason: string };

function toPieces(pattern: PathPattern, expressMajor: ExpressMajor, mount: boolean): Pieces {
  if (pattern.kind === 'regexp') return { ok: false, reason: `the RegExp path /${pattern.source}/${pattern.flags}` };
  if (pattern.kind === 'unknown') return { ok: false, reason: `a path that reading does not settle: ${pattern.text}` };
  // Express is not strict by default: a slash at the end of a pattern is optional.
  const path = pattern.value.replace(expressMajor === 5 ? /\/+$/ : /\/$/, '');
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
    pieces.push(...found.pieces);
  }
  return { ok: true, pieces };
}

function piecesOf(variant: PathVariant, expressMajor: ExpressMajor): Pieces {
  const absent: Params = {};
  if (expressMajor === 4) for (const name of variant.absent) absent[name] = { kind: 'undefined' };

  const rooted = variant.tokens[0]?.kind === 'star' || variant.tokens[0]?.kind === 'wildcard';
  const groups = splitAtSlashes(variant.tokens);
  const lead = groups[0];
  if (!rooted && lead.length > 0)
    return { ok: false, reason: 'a path that does not start with a slash, and so never matches,' };
  if (rooted && variant.tokens.length > 1) return { ok: false, reason: 'text behind a wildcard' };

  const parts = rooted ? groups : groups.slice(1);
  const slashOnly = parts.length > 1 && parts.at(-1)!.length === 0;
  if (parts.at(-1)?.length === 0) parts.pop();

  const segments: Segment[] = [];
  const params: Params = {};
  for (const [index, part] of parts.entries()) {
    const made = toSegment(part, index === parts.length - 1);
    if (!made.ok) return made;
    segments.push(made.segment);
    const [token] = part;
    if (token.kind === 'text' || made.segment.kind === 'literal') continue;
    params[token.kind === 'star' ? String(token.index) : token.name] = sourceOf(token.kind, made.segment.name, rooted);
  }
  const piece: Piece = { segments, params: { ...absent, ...params }, slashOnly };
  return { ok: true, pieces: [piece, ...withoutCatchAll(piece, variant.tokens.at(-1), rooted)] };
}

/**
 * The paths that an unanchored wildcard takes besides those of a catch-all folder, which wants at least one segment.
 */
function withoutCatchAll(piece: Piece, last: PathToken | undefined, rooted: boolean): Piece[] {
  const outer = piece.segments.slice(0, -1);
  if (last?.kind === 'star') {
    const value: ParamSource = { kind: 'constant', value: rooted ? '/' : '' };
    return [{ segments: outer, params: { ...piece.params, [String(last.index)]: value }, slashOnly: outer.length > 0 }];
  }
  if (last?.kind === 'wildcard' && rooted) {
    return [
      {
        segments: outer,
        params: { ...piece.params, [last.name]: { kind: 'constant', value: ['', ''] } },
        slashOnly: false,
      },
    ];
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

function toSegment(part: PathToken[], last: boolean): { ok: true; segment: Segment } | { ok: false; reason: string } {
  const [token, ...others] = part;
  if (token === undefined) return { ok: false, reason: 'an empty segment' };
  if (others.length > 0) {
    const names = part.filter((each) => each.kind !== 'text').length;
    return {
      ok: false,
      reason: names > 1 ? 'several parameters in one segment' : 'text beside a parameter in one segment',
    };
  }
  switch (token.kind) {
    case 'text':
      return toLiteral(token.value);
    case 'param':
      return { ok: true, segment: { kind: 'dynamic', name: segmentName(token.name) } };
    case 'wildcard':
    case 'star':
      if (!last) return { ok: false, reason: 'a wildcard that is not the end' };
      return {
        ok: true,
        segment: { kind: 'catchAll', name: token.kind === 'star' ? 'path' : segmentName(token.name) },
      };
  }
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

function toLiteral(text: string): { ok: true; segment: Segment } | { ok: false; reason: string } {
  const no = (reason: string) => ({ ok: false as const, reason: `${reason} ('${text}')` });
  if (!RAW_URL_SEGMENT.test(text))
    return no('a character that clients send percent-encoded, so that it never matches,');
  if (text === '.' || text === '..') return no('a dot segment');
  // Next's docs, file-conventions: slots (`@x`), route groups (`(x)`) and intercepting routes (`(.)x`).
  if (/^[@(]/.test(text)) return no('a name that Next reads as a slot or a group');
  // webpack reads `!` in the name of a file as its own syntax; Next 14 and 15 build with it.
  if (text.includes('!')) return no('an exclamation mark');
  // Next decodes `%5F` in folder names, so no folder stands for a URL that has it.
  if (/%5f/i.test(text)) return no('an encoded underscore');
  return {
    ok: true,
    segment: { kind: 'literal', text: text.replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase()) },
  };
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

function append(outer: RouteShape, piece: Piece): RouteShape {
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
    slashOnly: piece.slashOnly && piece.segments.length > 0,
  };
}

/** `name`, or `name2`, … where it is taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
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
      if (other === shape || positionKey(other.segments) !== positionKey(shape.segments)) return true;
      if (otherIndex < index) return other.slashOnly && !shape.slashOnly;
      return !(shape.slashOnly && !other.slashOnly && JSON.stringify(shape.params) === JSON.stringify(other.params));
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
