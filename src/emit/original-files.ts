import * as t from '@babel/types';
import MagicString from 'magic-string';
import { walk } from '../lower/templates.js';
import type { SourceSpan, TargetFile } from '../model.js';
import { packageRange } from './dependencies.js';
import type { Emission } from './emission.js';
import { sourceOf } from './module-writer.js';
import { respellReferences } from './references.js';
import { viewEngines } from './view-engines.js';

/**
 * The original modules of the app, for the bridge: those that hold Express under `express/`, unchanged but for specifiers
 * that lead out of there; all others are the ones that native routes use too, so that state in them stays one.
 *
 * @param moved statements that the target carries out elsewhere
 */
export function originalFiles(entry: string, emission: Emission, moved: readonly SourceSpan[]): TargetFile[] {
  const { project, layout } = emission;
  const files = new Map<string, TargetFile>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    const path = layout.originalPathOf(file);
    files.set(file, { path, content: '' });
    const module = project.module(file);
    const text = new MagicString(module.code);
    const place = (other: string): string => {
      const isOriginal = !other.endsWith('.json') && (emission.isRewritten(other) || reachesRewritten(other, emission));
      if (isOriginal) visit(other);
      else emission.need(other, '*');
      return isOriginal ? layout.originalPathOf(other) : layout.pathOf(other);
    };
    walk(module.ast.program, (node) => {
      const source = sourceOf(node);
      if (!source) return;
      const resolved = project.resolve(source.value, file);
      if (resolved.kind === 'package') emission.packages.add(resolved.name);
      if (resolved.kind !== 'file' && resolved.kind !== 'json') return;
      const specifier = relativeSpecifier(path, place(resolved.file));
      if (specifier !== source.value) text.overwrite(source.start! + 1, source.end! - 1, specifier);
    });
    respellReferences(module, text, project, path, place);
    for (const name of viewEngines(module, text, (engine) => packageRange(engine, project) !== null)) emission.packages.add(name);
    for (const span of moved) if (span.file === file) text.remove(span.start, span.end);
    files.set(file, { path, content: emission.placePaths(text.toString(), file) });
  };
  visit(entry);
  return [...files.values()];
}

const reaching = new WeakMap<Emission, Map<string, boolean>>();

/** A file that imports a rewritten one must import its original here, so it is an original itself. */
function reachesRewritten(file: string, emission: Emission): boolean {
  const known = reaching.get(emission) ?? new Map<string, boolean>();
  reaching.set(emission, known);
  const found = known.get(file) ?? searchRewritten(file, emission, new Set());
  known.set(file, found);
  return found;
}

/** Looks through all that `file` imports; only a search that began here may be remembered, for modules import each other in circles. */
function searchRewritten(file: string, emission: Emission, seen: Set<string>): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  return importedFiles(file, emission).some((other) => emission.isRewritten(other) || searchRewritten(other, emission, seen));
}

function importedFiles(file: string, { project }: Emission): string[] {
  const files: string[] = [];
  walk(project.module(file).ast.program, (node) => {
    const source = sourceOf(node);
    if (!source || (t.isImportDeclaration(node) && node.importKind === 'type')) return;
    const resolved = project.resolve(source.value, file);
    if (resolved.kind === 'file') files.push(resolved.file);
  });
  return files;
}

function relativeSpecifier(from: string, to: string): string {
  const source = from.split('/').slice(0, -1);
  const bare = to.endsWith('.json') ? to : to.replace(/(?:\.d)?\.[mc]?[jt]sx?$/, '');
  const target = bare.split('/');
  let same = 0;
  while (same < source.length && same < target.length - 1 && source[same] === target[same]) same++;
  const up = source.slice(same).map(() => '..');
  const path = [...up, ...target.slice(same)].join('/');
  return path.startsWith('.') ? path : `./${path}`;
}
