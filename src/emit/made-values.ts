import { parseExpression } from '@babel/parser';
import * as t from '@babel/types';
import type { Place, SourceSpan } from '../model.js';
import { resolveClass } from '../plan/resolve-callee.js';
import type { SourceProject } from '../source/project.js';
import { spanOf } from '../source/span.js';

/** A value of the start-up code that becomes a constant of its module. */
export interface MadeConstant {
  name: string;
  /** Its expression, with what its names stand for written in. */
  text: string;
}

type Made = Extract<Place, { kind: 'made' }>;

/** Every `made` place below a place, innermost first. */
function madePlaces(place: Place): Made[] {
  if (place.kind === 'member') return madePlaces(place.object);
  return place.kind === 'made' ? [...Object.values(place.names).flatMap(madePlaces), place] : [];
}

/** One key for one value: the same expression run in the same scope. */
export function madeKey({ expression, scope }: Made): string {
  return `${expression.file}:${expression.start}:${scope}`;
}

/** Files in which the places of a function are made. */
export function filesOfPlaces(names: Record<string, Place> | undefined, home: { object: Place } | undefined): string[] {
  const all: Place[] = [...Object.values(names ?? {}), ...(home ? [home.object] : [])];
  return all.flatMap(madePlaces).map(({ expression }: { expression: SourceSpan }) => expression.file);
}

/** The class of the source that `new X(…)` makes an object of, or null. */
export function classMadeBy(project: SourceProject, { file, start, end }: SourceSpan): SourceSpan | null {
  const { code } = project.module(file);
  const node = parseExpression(code.slice(start, end), { plugins: ['typescript', 'decorators-legacy'] });
  const found = t.isNewExpression(node) && t.isExpression(node.callee) ? resolveClass(project, file, node.callee) : null;
  return found && spanOf(found.module.file, found.node);
}
