import { ROUTE_METHODS, type Method, type RouteMethod } from '../model.js';
import type { PlacedShape } from './conflicts.js';
import { freeName, type Params, type ParamSource, type Segment } from './segments.js';

/** A placed endpoint with what decides whether Express would pick it. */
export interface RankedShape extends PlacedShape {
  method: Method;
  /** `case sensitive routing` of its router. */
  caseSensitive?: boolean;
}

/** Requests that Express answers with one endpoint and Next hands to the file of another. */
export interface PrecedenceViolation {
  /** The endpoint that Express would answer with. */
  endpoint: string;
  methods: RouteMethod[];
  /** Folder of the file that Next chooses. */
  file: string;
  /** True when the endpoint answers every request with these methods that reaches the file. */
  whole: boolean;
  /** A path that shows it. */
  example: string;
  /** How the endpoint's parameters are read in that file; null where that depends on the request. */
  params: Params | null;
}

/** Paths that the same shapes take, named by one of them. */
interface PathClass {
  example: string;
  /** Those whose file Next may choose; never empty. */
  next: RankedShape[];
  /** Those that Express may answer with: it does not mind the case. */
  express: RankedShape[];
}

/**
 * Finds where Next's choice of file (static before dynamic before catch-all, methods ignored) differs from the order in
 * which the Express program declares its routes.
 *
 * @param shapes every shape of every endpoint that gets a file, in the order of declaration
 * @returns one entry for each pair of endpoint and file, in the order of declaration
 */
export function precedence(shapes: RankedShape[]): PrecedenceViolation[] {
  const found = new Map<string, PrecedenceViolation>();
  /** Who answers what reaches a file, by method and file; null where nobody does. */
  const answers = new Map<string, Set<string | null>>();
  for (const { example, next, express } of pathClasses(shapes)) {
    const { folder } = chosenFile(next);
    for (const method of ROUTE_METHODS) {
      const answering = expressChoice(express, method);
      const visit = `${method} ${folder}`;
      answers.set(visit, (answers.get(visit) ?? new Set()).add(answering?.endpoint ?? null));
      const inFile = next.some((shape) => shape.folder === folder && shape.endpoint === answering?.endpoint);
      if (answering && !inFile) note(found, answering, chosenFile(next), method, example);
    }
  }
  for (const violation of found.values()) {
    violation.whole = violation.methods.every((method) => answers.get(`${method} ${violation.file}`)!.size === 1);
  }
  const order = new Map(shapes.map((shape, index) => [shape.endpoint, index]));
  return [...found.values()].sort((a, b) => order.get(a.endpoint)! - order.get(b.endpoint)!);
}

function note(
  found: Map<string, PrecedenceViolation>,
  answering: RankedShape,
  file: RankedShape,
  method: RouteMethod,
  example: string,
): void {
  const key = `${answering.endpoint} ${file.folder}`;
  const params = paramsIn(answering, file);
  const known = found.get(key);
  if (!known) {
    found.set(key, {
      endpoint: answering.endpoint,
      methods: [method],
      file: file.folder,
      whole: false,
      example,
      params,
    });
    return;
  }
  if (!known.methods.includes(method)) known.methods.push(method);
  // Another shape of the same endpoint: which of the two it is depends on the request.
  if (JSON.stringify(known.params) !== JSON.stringify(params)) known.params = null;
}

/**
 * How an endpoint reads its parameters in the file of another shape that matches the same request.
 *
 * @returns null where a parameter is spread over several params of the file, or is a part of one
 */
export function paramsIn(
  shape: Pick<PlacedShape, 'segments' | 'params'>,
  file: Pick<PlacedShape, 'segments'>,
): Params | null {
  const params: Params = {};
  for (const [name, source] of Object.entries(shape.params)) {
    const there = 'segment' in source ? sourceIn(source, shape.segments, file.segments) : source;
    if (!there) return null;
    params[name] = there;
  }
  return params;
}

type SegmentSource = Extract<ParamSource, { segment: string }>;

function sourceIn(source: SegmentSource, segments: Segment[], file: Segment[]): ParamSource | null {
  const index = segments.findIndex((segment) => segment.kind !== 'literal' && segment.name === source.segment);
  const rest = file.slice(index);
  const [there] = rest;
  if (there === undefined) return null;
  if (there.kind !== 'literal') return there.kind === segments[index].kind ? { ...source, segment: there.name } : null;
  const values = rest.flatMap((segment) => (segment.kind === 'literal' ? [decodeURIComponent(segment.text)] : []));
  if (source.kind === 'segment') return { kind: 'constant', value: values[0] };
  if (values.length < rest.length) return null;
  if (source.kind === 'segments') return { kind: 'constant', value: source.rooted ? ['', ...values] : values };
  return { kind: 'constant', value: source.prefix + values.join('/') };
}

// ---------------------------------------------------------------------------------------------------------------------
// Who answers
// ---------------------------------------------------------------------------------------------------------------------

/** The first endpoint in the order of declaration; a HEAD request runs a GET route (Express's docs, `app.get`). */
function expressChoice(matching: RankedShape[], method: RouteMethod): RankedShape | undefined {
  return matching.find(
    (shape) => shape.method === method || shape.method === 'ALL' || (method === 'HEAD' && shape.method === 'GET'),
  );
}

/**
 * Next sorts folders position by position: literal, then `[x]`, then `[...x]`
 * (next/dist/shared/lib/router/utils/sorted-routes).
 */
function chosenFile(matching: RankedShape[]): RankedShape {
  return matching.reduce((best, shape) => (compareRank(shape.segments, best.segments) < 0 ? shape : best));
}

const RANK = { literal: 0, dynamic: 1, catchAll: 2 } as const;

function compareRank(a: Segment[], b: Segment[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = RANK[a[index].kind] - RANK[b[index].kind];
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

// ---------------------------------------------------------------------------------------------------------------------
// Path classes
// ---------------------------------------------------------------------------------------------------------------------

/** Walks the tree of all shapes at once: each step takes a text that some shape has there, or one that none has. */
function pathClasses(shapes: RankedShape[]): PathClass[] {
  // One step beyond the longest shape stands for every deeper path: only catch-alls are left there.
  const deepest = 1 + Math.max(0, ...shapes.map((shape) => shape.segments.length));
  const classes: PathClass[] = [];
  const walk = (alive: RankedShape[], path: string[]): void => {
    classes.push(
      ...classesAt(
        alive.filter((shape) => endsAt(shape, path.length)),
        path,
      ),
    );
    if (path.length === deepest) return;
    for (const text of textsAt(alive, path.length)) {
      const next = alive.filter((shape) => accepts(shape, path.length, text));
      if (next.length > 0) walk(next, [...path, text]);
    }
  };
  walk(shapes, []);
  return classes;
}

function endsAt({ segments }: RankedShape, depth: number): boolean {
  return segments.length === depth || (segments.length < depth && segments.at(-1)?.kind === 'catchAll');
}

/** Every literal at a depth, and a text that is none of them. */
function textsAt(alive: RankedShape[], depth: number): string[] {
  const literals = new Set(
    alive.flatMap(({ segments }) => (segments[depth]?.kind === 'literal' ? [segments[depth].text] : [])),
  );
  const lower = new Set([...literals].map((text) => text.toLowerCase()));
  return [...literals, freeName('other', lower)];
}

function accepts({ segments, caseSensitive }: RankedShape, depth: number, text: string): boolean {
  const segment = segments[depth];
  if (segment === undefined) return segments.at(-1)?.kind === 'catchAll';
  if (segment.kind !== 'literal' || segment.text === text) return true;
  return !caseSensitive && segment.text.toLowerCase() === text.toLowerCase();
}

/** The path without and, where that makes a difference to Express, with a slash at its end. */
function classesAt(ending: RankedShape[], path: string[]): PathClass[] {
  const next = ending.filter(({ segments }) =>
    segments.every((segment, index) => segment.kind !== 'literal' || segment.text === path[index]),
  );
  if (next.length === 0) return [];
  const example = `/${path.join('/')}`;
  const plain = { example, next, express: ending.filter((shape) => !shape.slashOnly) };
  return plain.express.length === ending.length ? [plain] : [plain, { example: `${example}/`, next, express: ending }];
}
