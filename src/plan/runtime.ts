import { EDGE_BUILTINS } from '../../rules/runtime/builtins.js';
import { PACKAGES, packageRuntime } from '../../rules/runtime/packages.js';
import { END_SIGNALS } from '../../rules/runtime/startup.js';
import { diagnostic } from '../diagnostics.js';
import { sourceOf } from '../emit/module-writer.js';
import type { TargetGraph, TargetImport } from '../emit/target-graph.js';
import { ExpressNames } from '../express/express-names.js';
import { walk } from '../lower/templates.js';
import type { AppModel, Diagnostic, Endpoint, RuntimeNeed, SourceSpan, StartupEffect } from '../model.js';
import { importedFiles } from '../source/imports.js';
import type { SourceProject } from '../source/project.js';
import { spanOf } from '../source/span.js';
import { moduleState } from './module-state.js';

export interface RuntimeInput {
  project: SourceProject;
  model: AppModel;
  graph: TargetGraph;
  /** The source file that an emitted one was made from, null for files of ours. */
  sourceFileOf(path: string): string | null;
}

/** Where an endpoint can run, and why. */
export interface RuntimeFinding {
  need: RuntimeNeed;
  diagnostics: Diagnostic[];
}

/** Something that the edge runtime does not have, and the emitted files that lead to it. */
interface NodeNeed {
  files: string[];
  what: string;
  to: TargetImport['to'] | null;
  /** Whether a file of the user's brings it in, not one of our helpers. */
  own: boolean;
}

/** Decides from the import graph of the output where endpoints can run. */
export class RuntimeAnalysis {
  /** One warning for each module that only works in a process that stays. */
  readonly diagnostics: Diagnostic[];
  private readonly longLived: ReadonlySet<string>;

  constructor(private readonly input: RuntimeInput) {
    const found = longLivedModules(input.project, input.model);
    this.diagnostics = found.map(({ diagnostic }) => diagnostic);
    this.longLived = new Set(found.map(({ file }) => file));
  }

  /** @param places route files with the methods that answer the endpoint there */
  native(endpoint: Endpoint, places: readonly { file: string; methods: readonly string[] }[]): RuntimeFinding {
    const starts = places.map(({ file, methods }) => this.startsOf(file, methods));
    const reached = starts.flatMap(({ files }) => [...this.input.graph.reach(files).keys()]);
    const isLongLived = reached.some((file) => this.longLived.has(this.input.sourceFileOf(file) ?? ''));
    const need = starts.map(({ files, direct }) => this.firstNeed(files, direct)).find((one) => one !== null) ?? null;
    const diagnostics = need ? [this.explain(need, endpoint)] : [];
    return { need: isLongLived ? 'long-lived' : need ? 'nodejs' : 'any', diagnostics };
  }

  /** A bridged endpoint always needs Node, for Express itself does. */
  bridged(endpoint: Endpoint): RuntimeNeed {
    const starts = [...endpoint.chain, ...endpoint.after].flatMap((link) => [
      link.function.expression.file,
      ...(link.function.kind === 'user' ? [link.function.function.file] : []),
    ]);
    const reached = new Set(starts);
    for (const file of reached) for (const other of importedFiles(this.input.project, this.input.project.module(file))) reached.add(other);
    return [...reached].some((file) => this.longLived.has(file)) ? 'long-lived' : 'nodejs';
  }

  /** Why a route file cannot run on the edge runtime; null where it can. */
  edgeObstacle(file: string): string | null {
    const { graph } = this.input;
    const direct = graph.node(file).imports;
    const need = this.firstNeed(filesIn(direct), direct);
    const own = graph.node(file).nodeGlobal;
    return need ? this.pathText(need, file) : own && `${file} → ${own}`;
  }

  /** What the export of a route file for an endpoint imports. */
  private startsOf(file: string, methods: readonly string[]): { files: string[]; direct: TargetImport[] } {
    const node = this.input.graph.node(file);
    const used = new Set(methods.flatMap((method) => [...(node.methods.get(method) ?? [])]));
    const direct = node.imports.filter(({ names }) => names.length === 0 || names.some((name) => used.has(name)));
    return { files: filesIn(direct), direct };
  }

  /** The nearest need of Node; one that the user's own code has is named before those of our helpers. */
  private firstNeed(starts: readonly string[], direct: readonly TargetImport[]): NodeNeed | null {
    const from = this.input.graph.reach(starts);
    const needs: NodeNeed[] = direct.flatMap(({ to }) => (needsNode(to) ? [{ files: [], what: nameOf(to), to, own: true }] : []));
    for (const [file] of from) {
      const { imports, nodeGlobal } = this.input.graph.node(file);
      const files = trail(file, from);
      const own = this.input.sourceFileOf(file) !== null;
      for (const { to } of imports) if (needsNode(to)) needs.push({ files, what: nameOf(to), to, own });
      if (nodeGlobal) needs.push({ files, what: nodeGlobal, to: null, own });
    }
    return needs.find(({ own, to }) => own && isKnown(to)) ?? needs.find(({ own }) => own) ?? needs[0] ?? null;
  }

  private explain(need: NodeNeed, endpoint: Endpoint): Diagnostic {
    const last = need.files.at(-1);
    const source = last === undefined ? endpoint.site.file : this.input.sourceFileOf(last);
    const span = source && need.to ? this.importSpan(source, need.to) : null;
    return diagnostic('E2N410', { path: this.pathText(need, endpoint.site.file) }, span ?? undefined);
  }

  private pathText(need: NodeNeed, start: string): string {
    const labels = need.files.map((file) => this.input.sourceFileOf(file) ?? file);
    return [...new Set([start, ...labels, need.what])].join(' → ');
  }

  private importSpan(file: string, to: TargetImport['to']): SourceSpan | null {
    const { project } = this.input;
    let found: SourceSpan | null = null;
    walk(project.module(file).ast.program, (node) => {
      const source = found ? null : sourceOf(node);
      const resolved = source && project.resolve(source.value, file);
      if (source && resolved && 'name' in resolved && to.kind === resolved.kind && to.name === resolved.name) found = spanOf(file, source);
    });
    return found;
  }
}

const filesIn = (imports: readonly TargetImport[]) => imports.flatMap(({ to }) => (to.kind === 'file' ? [to.path] : []));

function needsNode(to: TargetImport['to']): to is Exclude<TargetImport['to'], { kind: 'file' }> {
  if (to.kind === 'builtin') return !EDGE_BUILTINS.has(to.name);
  return to.kind === 'package' && packageRuntime(to.name).need !== 'any';
}

function isKnown(to: TargetImport['to'] | null): boolean {
  return to?.kind !== 'package' || PACKAGES.has(to.name);
}

function nameOf(to: Exclude<TargetImport['to'], { kind: 'file' }>): string {
  if (to.kind === 'builtin') return `node:${to.name}`;
  return isKnown(to) ? `${to.name} (${packageRuntime(to.name).reason})` : to.name;
}

/** The files from a start to `file`. */
function trail(file: string, from: ReadonlyMap<string, string | null>): string[] {
  const before = from.get(file);
  return before ? [...trail(before, from), file] : [file];
}

// ---------------------------------------------------------------------------------------------------------------------
// What needs a process that stays
// ---------------------------------------------------------------------------------------------------------------------

const WHAT: Partial<Record<StartupEffect['kind'], string>> = {
  timer: 'A timer or a queue runs',
  listener: 'Events of the process are listened to',
  websocket: 'WebSockets are served',
};

/** Modules that keep something between requests or act without one, each with its reason; at most once per module. */
function longLivedModules(project: SourceProject, model: AppModel): { file: string; diagnostic: Diagnostic }[] {
  const found = new Map<string, Diagnostic>();
  const express = new ExpressNames(project, model, (file) => model.reached.includes(file));
  // A variable for the server is set when the app listens, not by requests.
  const states = moduleState(project, model.reached).filter(({ file, name }) => !express.of(file).has(name));
  for (const state of states) {
    if (found.has(state.file)) continue;
    const names = states.filter(({ file }) => file === state.file).map(({ name }) => (name === 'default' ? 'what it exports' : name));
    const span = { file: state.file, start: state.start, end: state.start + 1, line: state.line, column: state.column };
    found.set(state.file, diagnostic('E2N401', { names: names.join(', ') }, span));
  }
  for (const { kind, site, text, call } of model.startup) {
    const what = WHAT[kind];
    // A delay is over before anyone asks.
    const isDelay = kind === 'timer' && !call && !/\bsetInterval\b/.test(text);
    if (!what || isDelay || found.has(site.file) || (kind === 'listener' && !isLastingListener(text))) continue;
    found.set(site.file, diagnostic('E2N402', { what }, site));
  }
  for (const file of model.reached) {
    if (found.has(file) || file.endsWith('.json')) continue;
    const use = longLivedPackage(project, file);
    if (use) found.set(file, diagnostic('E2N403', { name: use.name, reason: packageRuntime(use.name).reason }, use.span));
  }
  return [...found].map(([file, one]) => ({ file, diagnostic: one }));
}

/** `process.on('message', …)`; at signals that end it, Next closes its server itself. */
function isLastingListener(text: string): boolean {
  const event = /^process\s*\.\s*(?:on|once|addListener)\(\s*['"`](\w+)['"`]/.exec(text)?.[1];
  return event !== undefined && !END_SIGNALS.has(event) && !/^(?:uncaughtException|unhandledRejection|exit|beforeExit|warning)$/.test(event);
}

function longLivedPackage(project: SourceProject, file: string): { name: string; span: SourceSpan } | null {
  let found: { name: string; span: SourceSpan } | null = null;
  walk(project.module(file).ast.program, (node) => {
    const source = found ? null : sourceOf(node);
    const resolved = source && project.resolve(source.value, file);
    if (source && resolved?.kind === 'package' && packageRuntime(resolved.name).need === 'long-lived') found = { name: resolved.name, span: spanOf(file, source) };
  });
  return found;
}
