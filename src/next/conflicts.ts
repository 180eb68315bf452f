import {
  folderOf,
  freeName,
  positionKey,
  renameParams,
  type Params,
  type RouteShape,
  type Segment,
} from './segments.js';
import type { ExistingEntry } from './target.js';

/** An endpoint with the folders that stand for it. */
export interface ShapedEndpoint {
  /** Any key of the caller's that is unique. */
  id: string;
  shapes: RouteShape[];
}

/** One shape of one endpoint at its final place. */
export interface PlacedShape {
  endpoint: string;
  /** Index in the endpoint's shapes. */
  shape: number;
  /** Below the app folder: `api/users/[id]`, `''` for the root. */
  folder: string;
  segments: Segment[];
  /** How each Express parameter is read there, with the final segment names. */
  params: Params;
  own: Params[];
  /** As in {@link RouteShape}. */
  exact: boolean;
  regexp: RouteShape['regexp'];
}

/** Why an endpoint cannot be written at its place. */
export interface Clash {
  endpoint: string;
  folder: string;
  /**
   * `route`, `page`, `pages`, `pages-api`: the file already answers there. `public`: a static file answers first.
   * `optional-catch-all`: an existing `[[...x]]` takes this very place, and Next refuses both.
   */
  kind: ExistingEntry['kind'] | 'optional-catch-all';
  /** The existing file. */
  file: string;
}

export interface Placement {
  placed: PlacedShape[];
  clashes: Clash[];
}

/** A position of the folder tree, by what stands there rather than by its name. */
interface Node {
  /** Literal children by folder text. */
  literals: Map<string, Node>;
  dynamic: NamedNode | null;
  catchAll: NamedNode | null;
}

interface NamedNode extends Node {
  /** Names that were asked for, with how often. */
  wishes: Map<string, number>;
  /** Name that a file of the target already has there. */
  fixed: string | null;
  name: string;
}

const newNode = (): Node => ({ literals: new Map(), dynamic: null, catchAll: null });
const newNamed = (): NamedNode => ({ ...newNode(), wishes: new Map(), fixed: null, name: '' });

/**
 * Gives every shape its folder.
 *
 * Next allows one name for each position of the tree (`You cannot use different slug names for the same dynamic path`)
 * and each name once in a path; 15 finds out only when a request comes in. So names are unified here: the name of an
 * existing file, else the one asked for most often, else the first.
 *
 * @param endpoints in the order of declaration
 * @param existing files of the target that are not about to be replaced
 */
export function placeShapes(endpoints: ShapedEndpoint[], existing: ExistingEntry[] = []): Placement {
  const root = newNode();
  for (const entry of existing) {
    if (entry.kind === 'route' || entry.kind === 'page') fixNames(root, existingSegments(entry.folder));
  }
  for (const { shapes } of endpoints) for (const { segments } of shapes) wishNames(root, segments);
  chooseNames(root, new Set());

  const placed = endpoints.flatMap(({ id, shapes }) => shapes.map((shape, index) => place(root, id, shape, index)));
  return { placed, clashes: placed.flatMap((shape) => clashesOf(shape, existing)) };
}

// ---------------------------------------------------------------------------------------------------------------------
// Names
// ---------------------------------------------------------------------------------------------------------------------

type ExistingSegment = Segment | { kind: 'optionalCatchAll'; name: string };

/** Reads back a folder spelling. */
function existingSegments(folder: string): ExistingSegment[] {
  return folder
    .split('/')
    .filter((name) => name !== '')
    .map((name): ExistingSegment => {
      const optional = /^\[\[\.\.\.(.+)\]\]$/.exec(name);
      if (optional) return { kind: 'optionalCatchAll', name: optional[1] };
      const rest = /^\[\.\.\.(.+)\]$/.exec(name);
      if (rest) return { kind: 'catchAll', name: rest[1] };
      const dynamic = /^\[(.+)\]$/.exec(name);
      if (dynamic) return { kind: 'dynamic', name: dynamic[1] };
      return { kind: 'literal', text: name.replaceAll('%5F', '_') };
    });
}

/** The node of a segment below `node`, made where there is none. */
function child(node: Node, segment: Segment): Node {
  if (segment.kind === 'literal') {
    const known = node.literals.get(segment.text) ?? newNode();
    node.literals.set(segment.text, known);
    return known;
  }
  return (node[segment.kind] ??= newNamed());
}

function fixNames(root: Node, segments: ExistingSegment[]): void {
  let node = root;
  for (const segment of segments) {
    if (segment.kind === 'optionalCatchAll') return;
    node = child(node, segment);
    if ('fixed' in node && segment.kind !== 'literal') (node as NamedNode).fixed ??= segment.name;
  }
}

function wishNames(root: Node, segments: Segment[]): void {
  let node = root;
  for (const segment of segments) {
    node = child(node, segment);
    if (segment.kind === 'literal') continue;
    const { wishes } = node as NamedNode;
    wishes.set(segment.name, (wishes.get(segment.name) ?? 0) + 1);
  }
}

/** Chooses top down, since a name must not stand above itself. */
function chooseNames(node: Node, above: ReadonlySet<string>): void {
  for (const literal of node.literals.values()) chooseNames(literal, above);
  for (const named of [node.dynamic, node.catchAll]) {
    if (!named) continue;
    const [wish = 'value'] = [...named.wishes].sort(([, a], [, b]) => b - a).map(([name]) => name);
    named.name = named.fixed ?? freeName(wish.replace(/(\D)\d+$/, '$1'), above);
    chooseNames(named, new Set([...above, named.name]));
  }
}

// ---------------------------------------------------------------------------------------------------------------------
// Places
// ---------------------------------------------------------------------------------------------------------------------

function place(root: Node, endpoint: string, shape: RouteShape, index: number): PlacedShape {
  const renamed = new Map<string, string>();
  let node = root;
  const segments = shape.segments.map((segment): Segment => {
    node = child(node, segment);
    if (segment.kind === 'literal') return segment;
    const { name } = node as NamedNode;
    renamed.set(segment.name, name);
    return { ...segment, name };
  });
  return {
    endpoint,
    shape: index,
    folder: folderOf({ segments }),
    segments,
    params: renameParams(shape.params, renamed),
    own: shape.own.map((params) => renameParams(params, renamed)),
    exact: shape.exact,
    regexp: shape.regexp,
  };
}

function clashesOf({ endpoint, folder, segments }: PlacedShape, existing: ExistingEntry[]): Clash[] {
  const key = positionKey(segments);
  const url = segments.every((segment) => segment.kind === 'literal')
    ? segments.map((segment) => segment.text).join('/')
    : null;
  return existing.flatMap(({ kind, file, folder: taken }): Clash[] => {
    if (kind === 'public') return taken === url ? [{ endpoint, folder, kind, file }] : [];
    const other = existingSegments(taken);
    const last = other.at(-1);
    if (last?.kind === 'optionalCatchAll') {
      // It stands for its parent folder and for the catch-all below it; Next refuses a second file for either.
      const parent = positionKey(other.slice(0, -1) as Segment[]);
      const both = [parent, parent === '' ? '[...]' : `${parent}/[...]`];
      return both.includes(key) ? [{ endpoint, folder, kind: 'optional-catch-all', file }] : [];
    }
    return positionKey(other as Segment[]) === key ? [{ endpoint, folder, kind, file }] : [];
  });
}
