import { posix } from 'node:path';
import * as t from '@babel/types';
import MagicString from 'magic-string';
import { walk } from '../lower/templates.js';
import type { SourceSpan, TargetFile } from '../model.js';
import { movedHead, openLoad, type OpenLoad } from './computed-loads.js';
import { packageRange } from './dependencies.js';
import type { Emission } from './emission.js';
import { sourceOf } from './module-writer.js';
import type { SourceModule } from '../source/project.js';
import { respellReferences } from './references.js';
import type { SharedCall, SharedMiddleware } from './shared-middleware.js';
import { viewEngines } from './view-engines.js';

/**
 * The original modules of the app, for the bridge: those that hold Express under `express/`, unchanged but for specifiers
 * that lead out of there; all others are the ones that native routes use too, so that state in them stays one.
 *
 * @param moved statements that the target carries out elsewhere
 * @param shared middleware that is made once for native routes and these modules
 */
export function originalFiles(entry: string, emission: Emission, moved: readonly SourceSpan[], shared: SharedMiddleware): TargetFile[] {
  const { project, layout } = emission;
  const files = new Map<string, TargetFile>();
  const isOriginal = (file: string) => emission.isRewritten(file) || reachesRewritten(file, emission);
  const visit = (file: string): void => {
    if (files.has(file)) return;
    const path = layout.originalPathOf(file);
    files.set(file, { path, content: '' });
    const module = project.module(file);
    const text = new MagicString(module.code);
    const place = (other: string): string => {
      const stays = !other.endsWith('.json') && isOriginal(other);
      if (stays) visit(other);
      else emission.need(other, '*');
      return stays ? layout.originalPathOf(other) : layout.pathOf(other);
    };
    /** One folder stands for all of its modules: if one of them is an original here, all are. */
    const placeOpenLoad = (load: OpenLoad): void => {
      const candidates = load.candidates.map((one) => emission.fileOf(one));
      const folder = `${emission.fileOf(load.folder)}/_`;
      const hasOriginal = candidates.some((one) => !one.endsWith('.json') && isOriginal(one));
      if (hasOriginal) candidates.filter((one) => !one.endsWith('.json')).forEach(visit);
      else candidates.forEach((one) => emission.need(one, '*'));
      const to = posix.dirname(hasOriginal ? layout.originalPathOf(folder) : layout.pathOf(folder));
      text.overwrite(load.head.start!, load.head.end!, movedHead(load, posix.dirname(path), to));
    };
    walk(module.ast.program, (node) => {
      const load = openLoad(node, module);
      if (load) placeOpenLoad(load);
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
    share(module, text, shared.inFile(file), relativeSpecifier(path, `${layout.httpDir}/shared.ts`));
    for (const span of moved) if (span.file === file) text.remove(span.start, span.end);
    files.set(file, { path, content: emission.placePaths(text.toString(), file) });
  };
  visit(entry);
  return [...files.values()];
}

/** Lets calls that make middleware give what native routes have, or make it for them. */
function share(module: SourceModule, text: MagicString, calls: readonly SharedCall[], specifier: string): void {
  if (calls.length === 0) return;
  const isTaken = /\bshared\b/.test(module.code);
  const local = isTaken ? 'sharedMiddleware' : 'shared';
  for (const { span, name } of calls) {
    text.appendLeft(span.start, `${local}('${name}', () => `);
    text.appendRight(span.end, ')');
  }
  const load = module.format === 'esm' ? `import { ${isTaken ? `shared as ${local}` : local} } from '${specifier}';` : `const { ${isTaken ? `shared: ${local}` : local} } = require('${specifier}');`;
  text.appendLeft(module.ast.program.body[0].start!, `${load}\n`);
}

const importsOf = new WeakMap<Emission, Map<string, string[]>>();

/** A file that imports a rewritten one must import its original here, so it is an original itself. */
function reachesRewritten(file: string, emission: Emission): boolean {
  const seen = new Set([file]);
  // A set grows while it is walked; imports may go round in circles.
  for (const one of seen) {
    for (const other of importedFiles(one, emission)) {
      if (emission.isRewritten(other)) return true;
      seen.add(other);
    }
  }
  return false;
}

/** The modules that a file loads when it runs. */
function importedFiles(file: string, emission: Emission): string[] {
  const known = importsOf.get(emission) ?? new Map<string, string[]>();
  importsOf.set(emission, known);
  const found = known.get(file);
  if (found) return found;
  const files: string[] = [];
  const module = emission.project.module(file);
  walk(module.ast.program, (node) => {
    for (const one of openLoad(node, module)?.candidates ?? []) if (!one.endsWith('.json')) files.push(emission.fileOf(one));
    const source = sourceOf(node);
    if (!source || (t.isImportDeclaration(node) && node.importKind === 'type')) return;
    const resolved = emission.project.resolve(source.value, file);
    if (resolved.kind === 'file') files.push(resolved.file);
  });
  known.set(file, files);
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
