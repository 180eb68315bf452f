import type { PlacedShape } from './conflicts.js';
import type { Params, ParamSource, Segment } from './segments.js';

/**
 * How a layer reads its parameters in the file of another shape that takes the same request.
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

const RANK = { literal: 0, dynamic: 1, catchAll: 2 } as const;

/**
 * Which of two files Next asks first for a path that both take: negative for the first. Next sorts folders position by
 * position: literal, then `[x]`, then `[...x]` (next/dist/shared/lib/router/utils/sorted-routes).
 */
export function compareRank(a: Segment[], b: Segment[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = RANK[a[index].kind] - RANK[b[index].kind];
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
