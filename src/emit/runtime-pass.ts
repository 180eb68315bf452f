import { parse } from '@babel/parser';
import * as t from '@babel/types';
import type { RuntimeChoice } from '../compile-types.js';
import { diagnostic } from '../diagnostics.js';
import type { AppModel, Diagnostic, RouteMethod, TargetFile } from '../model.js';
import type { TargetApp } from '../next/target.js';
import type { Decisions } from '../plan/outcomes.js';
import { RuntimeAnalysis, type RuntimeFinding } from '../plan/runtime.js';
import type { SourceProject } from '../source/project.js';
import { aliasOf, type Layout } from './layout.js';
import { TargetGraph } from './target-graph.js';

export interface RuntimePassOptions {
  project: SourceProject;
  model: AppModel;
  target: TargetApp;
  layout: Layout;
  choice: RuntimeChoice;
  decisions: Decisions;
  /** Path of the route file of a folder below the app folder. */
  routePath(folder: string): string;
}

export interface RuntimeResult {
  /** All files, route files with their `runtime` where one is wanted. */
  files: TargetFile[];
  findings: RuntimeFinding[];
  diagnostics: Diagnostic[];
}

/** Says where every endpoint can run, and writes `export const runtime` where the user asks for it. */
export function runtimePass(files: readonly TargetFile[], options: RuntimePassOptions): RuntimeResult {
  const { project, model, target, layout, choice, decisions } = options;
  const sources = new Map(model.reached.flatMap((file) => [layout.pathOf(file), layout.originalPathOf(file)].map((path) => [path, file] as const)));
  const graph = new TargetGraph(files, aliasOf(target));
  const analysis = new RuntimeAnalysis({ project, model, graph, sourceFileOf: (path) => sources.get(path) ?? null });
  const findings = decisions.endpoints.map((decision, index): RuntimeFinding => {
    if (decision.outcome !== 'native') return { need: analysis.bridged(decision.endpoint), diagnostics: [] };
    return analysis.native(decision.endpoint, placesOf(decisions, index).map(({ folder, methods }) => ({ file: options.routePath(folder), methods })));
  });
  const isFrozen = target.cacheComponents && decisions.endpoints.some(({ outcome, endpoint }) => outcome === 'native' && endpoint.method === 'GET');
  const diagnostics = [...analysis.diagnostics, ...(isFrozen ? [diagnostic('E2N413')] : [])];
  if (choice === 'auto') return { files: [...files], findings, diagnostics };
  if (target.cacheComponents) {
    return { files: [...files], findings, diagnostics: [...diagnostics, diagnostic('E2N412', { runtime: choice })] };
  }
  const flagged = files.map((file) => {
    if (!isRouteFile(file, layout)) return file;
    const obstacle = choice === 'edge' ? analysis.edgeObstacle(file.path) : null;
    if (obstacle) diagnostics.push(diagnostic('E2N411', { file: file.path, path: obstacle }));
    return obstacle ? file : { ...file, content: withRuntime(String(file.content), choice) };
  });
  return { files: flagged, findings, diagnostics };
}

/** The files in which an endpoint answers, with the methods of each. */
function placesOf({ exports }: Decisions, index: number): { folder: string; methods: RouteMethod[] }[] {
  const own = exports.filter(({ owners }) => owners.includes(index));
  return [...new Set(own.map(({ folder }) => folder))].map((folder) => ({ folder, methods: own.filter((one) => one.folder === folder).map(({ method }) => method) }));
}

function isRouteFile(file: TargetFile, layout: Layout): boolean {
  return file.path.startsWith(`${layout.appDir}/`) && /(?:^|\/)route\.[jt]s$/.test(file.path) && !file.merged;
}

/** Next reads the value from the text of the file: it has to be a literal. */
function withRuntime(code: string, runtime: 'nodejs' | 'edge'): string {
  const { body } = parse(code, { sourceType: 'module', plugins: ['typescript'] }).program;
  const end = body.findLast((node) => t.isImportDeclaration(node))?.end ?? 0;
  return `${code.slice(0, end)}\n\nexport const runtime = '${runtime}';\n${code.slice(end)}`;
}
