import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RuntimeChoice } from '../compile-types.js';
import { diagnostic } from '../diagnostics.js';
import { ROUTE_METHODS, type AppModel, type ChainLink, type Diagnostic, type NextMajor, type RouteMethod, type RuntimeNeed, type SourceSpan, type TargetFile } from '../model.js';
import { mergeNextConfig, NO_SETTINGS, type NextSettings } from '../next/next-config.js';
import { mergePackageJson, mergeTsconfigPaths } from '../next/merge.js';
import { scaffold } from '../next/scaffold.js';
import { folderName, type Segment } from '../next/segments.js';
import type { TargetApp } from '../next/target.js';
import { NEXT_VERSIONS } from '../next/versions.js';
import { compileChain, type NativeChain, type Step } from '../plan/chain.js';
import type { LoweringStore } from '../plan/lowering-store.js';
import type { Decision } from '../plan/outcomes.js';
import { parse } from '@babel/parser';
import type { SourceProject } from '../source/project.js';
import { AppFiles, type RouteExport, type RouteFile } from './app-files.js';
import { carriedDependencies, hasTypes } from './dependencies.js';
import { CannotReference, Emission } from './emission.js';
import { helperFiles } from './helper-files.js';
import type { Layout } from './layout.js';
import { originalFiles } from './original-files.js';
import { holdsState } from './state.js';
import { format, styleOf } from './text-file.js';
import { sourceOf } from './module-writer.js';
import { walk } from '../lower/templates.js';
import type { WrapperPlan } from './wrapper-text.js';

export interface EmitOptions {
  project: SourceProject;
  model: AppModel;
  target: TargetApp;
  next: NextMajor;
  decisions: readonly Decision[];
  store: LoweringStore;
  layout: Layout;
  runtime: RuntimeChoice;
}

export interface EmittedApp {
  ok: true;
  files: TargetFile[];
  diagnostics: Diagnostic[];
  fileOf(index: number): string | undefined;
  runtimeOf(index: number): RuntimeNeed;
}

/** Endpoints that turned out not to be expressible; they are bridged and everything is made again. */
export interface RefusedEndpoints {
  ok: false;
  refused: { index: number; reason: Diagnostic }[];
}

/** Makes all files of the target. */
export async function emitApp(options: EmitOptions): Promise<EmittedApp | RefusedEndpoints> {
  const emitter = new AppEmitter(options);
  return emitter.emit();
}

class AppEmitter {
  private readonly emission: Emission;
  private readonly appFiles: AppFiles;
  private readonly wrappers: WrapperPlan[];
  private readonly wrapperOf = new Map<number, WrapperPlan>();
  private readonly notFound: NativeChain | null;
  private readonly diagnostics: Diagnostic[] = [];

  constructor(private readonly options: EmitOptions) {
    const { project, model, layout, store, next, decisions } = options;
    this.notFound = this.compileNotFound();
    const used = usedInPlace(decisions, this.notFound, store);
    this.emission = new Emission(project, layout, model.expressMajor, store.environment.settings, mixedFiles(model, used), registrationSpans(model), used);
    this.appFiles = new AppFiles({
      emission: this.emission,
      stateName: store.environment.stateName,
      dynamic: NEXT_VERSIONS[next].routeDynamic,
      hasAfter: NEXT_VERSIONS[next].after,
      runtime: () => (options.runtime === 'auto' ? null : options.runtime),
    });
    this.wrappers = this.groupWrappers();
  }

  async emit(): Promise<EmittedApp | RefusedEndpoints> {
    const { decisions, model } = this.options;
    const files: TargetFile[] = [];
    const refused = this.writeRoutes(files);
    if (refused.length > 0) return { ok: false, refused };
    const isBridged = decisions.some((decision) => decision.outcome === 'bridged');
    files.push(...this.appFiles.sharedFiles(this.wrappers));
    if (isBridged) files.push(...this.bridgeFiles());
    files.push(...this.emission.moduleFiles());
    const stateful = isBridged ? this.sharedState(files) : [];
    if (stateful.length > 0) return { ok: false, refused: stateful };
    const helpers = helperFiles([...this.emission.helpers], { expressMajor: model.expressMajor });
    for (const file of helpers.files) files.push({ path: `${this.options.layout.httpDir}/${file.path.slice('http/'.length)}`, content: file.content });
    const all = dedupe(files);
    all.push(...this.projectFiles(all, helpers, isBridged));
    return {
      ok: true,
      files: (await this.formatAll(all)).sort((a, b) => (a.path < b.path ? -1 : 1)),
      diagnostics: this.diagnostics,
      fileOf: (index) => this.fileOf(index),
      runtimeOf: () => 'any',
    };
  }

  // --- chains shared by all endpoints ---------------------------------------------------------------------------------------

  /** What answers a request that no route takes: the app-wide links without any route's own. */
  private compileNotFound(): NativeChain | null {
    const { model, store } = this.options;
    const root = model.routers[model.root];
    const links = root.stack.flatMap((layer): ChainLink[] => {
      if (layer.kind !== 'use' || !layer.paths.some((one) => one.kind === 'string' && (one.value === '/' || one.value === ''))) return [];
      const isError = layer.handler.kind === 'user' && layer.handler.arity === 4;
      return [{ function: layer.handler, role: isError ? 'error' : 'middleware', applies: 'always', mount: '/', path: '/', router: root.id, site: layer.site, conditions: layer.conditions }];
    });
    const chain = compileChain({ method: 'ALL', chain: links.filter((link) => link.role !== 'error'), after: links.filter((link) => link.role === 'error') }, store);
    return chain.ok ? chain : null;
  }

  private isAppWide(step: Step): boolean {
    return step.link.router === this.options.model.root && step.link.path === '/' && step.link.role === 'middleware';
  }

  private leadingSteps(chain: NativeChain): Step[] {
    const end = chain.steps.findIndex((step) => !this.isAppWide(step));
    return end < 0 ? chain.steps : chain.steps.slice(0, end);
  }

  /** Endpoints with the same app-wide links share one wrapper; the commonest is called `route`. */
  private groupWrappers(): WrapperPlan[] {
    const groups = new Map<string, { plan: WrapperPlan; members: (number | 'not found')[] }>();
    const add = (chain: NativeChain, member: number | 'not found') => {
      const steps = this.leadingSteps(chain);
      const key = [...steps, ...chain.errors].map((step) => `${step.link.site.file}:${step.link.site.start}:${step.link.function.expression.start}`).join();
      const group = groups.get(key) ?? { plan: { name: '', steps, errors: chain.errors, hasHeaders: false, hasFinish: false, mayBeSilent: false }, members: [] };
      groups.set(key, group);
      group.members.push(member);
      const { terminal } = chain;
      const own = chain.steps.slice(steps.length);
      group.plan.hasHeaders ||= own.some((step) => step.kind === 'cors' || step.kind === 'headers' || (step.kind === 'guard' && !!step.lowered.headers));
      group.plan.hasHeaders ||= (terminal.kind === 'inline' || terminal.kind === 'call') && !!terminal.lowered.headers;
      group.plan.hasFinish ||= own.some((step) => step.kind === 'guard' && !!step.lowered.onFinish);
      group.plan.mayBeSilent ||= (terminal.kind === 'inline' || terminal.kind === 'call') && terminal.lowered.outcome.unanswered;
    };
    this.options.decisions.forEach((decision, index) => decision.chain && add(decision.chain, index));
    if (this.notFound) add(this.notFound, 'not found');
    const sorted = [...groups.values()].sort((a, b) => b.members.length - a.members.length);
    const throwing = this.options.decisions.some((decision) => decision.chain && throwsItself(decision.chain));
    sorted.forEach(({ plan, members }, index) => {
      plan.name = index === 0 ? 'route' : `route${index + 1}`;
      // Something thrown may carry a status, which only the wrapper turns into an answer.
      if (throwing && plan.steps.length === 0 && plan.errors.length === 0) plan.mapsErrors = true;
      for (const member of members) if (member !== 'not found') this.wrapperOf.set(member, plan);
    });
    this.notFoundWrapper = sorted.find(({ members }) => members.includes('not found'))?.plan ?? null;
    return sorted.map(({ plan }) => plan);
  }

  private notFoundWrapper: WrapperPlan | null = null;

  // --- route files ------------------------------------------------------------------------------------------------------------

  private routePath(folder: string): string {
    return `${this.options.layout.appDir}/${folder ? `${folder}/` : ''}route.ts`;
  }

  private writeRoutes(files: TargetFile[]): RefusedEndpoints['refused'] {
    const refused: RefusedEndpoints['refused'] = [];
    const routes = this.collectRoutes();
    if (this.needsCatchAll()) this.addCatchAll(routes);
    for (const [folder, route] of routes) {
      try {
        files.push(this.appFiles.routeFile(this.toRouteFile(folder, route)));
      } catch (error) {
        if (!(error instanceof CannotReference)) throw error;
        const reason = diagnostic('E2N201', { reason: error.reason }, error.span);
        for (const index of route.owners) if (this.options.decisions[index].outcome === 'native') refused.push({ index, reason });
        if (refused.length === 0) throw error;
      }
    }
    if (this.answersNotFound() && this.notFound && this.notFoundWrapper) this.appFiles.setNotFound(this.notFound, this.notFoundWrapper);
    return refused;
  }

  private collectRoutes(): Map<string, CollectedRoute> {
    const routes = new Map<string, CollectedRoute>();
    this.options.decisions.forEach((decision, index) => {
      for (const place of decision.places) {
        const route = routes.get(place.folder) ?? { segments: place.segments, exports: [], owners: [] };
        routes.set(place.folder, route);
        route.owners.push(index);
        for (const method of place.methods) {
          if (decision.outcome === 'native') {
            route.exports.push({ kind: 'native', method, chain: decision.chain!, wrapper: this.wrapperOf.get(index)!, params: place.params });
          } else if (decision.outcome === 'bridged') route.exports.push({ kind: 'bridged', method });
        }
      }
    });
    for (const [folder, route] of routes) if (route.exports.length === 0) routes.delete(folder);
    return routes;
  }

  private toRouteFile(folder: string, route: CollectedRoute): RouteFile {
    const exported = new Set(route.exports.map((one) => one.method));
    if (exported.has('GET')) exported.add('HEAD');
    const preflight = exported.has('OPTIONS') ? null : this.preflightFor(route);
    const own = this.hasOwnNotFound() && !route.isCatchAll ? ROUTE_METHODS.filter((method) => !exported.has(method) && !(method === 'OPTIONS' && preflight)) : [];
    return {
      path: this.routePath(folder),
      segments: route.segments.filter((segment) => segment.kind !== 'literal').map((segment) => ({ name: segment.name, type: segment.kind === 'catchAll' ? 'string[]' : 'string' })),
      exports: route.exports.sort((a, b) => ROUTE_METHODS.indexOf(a.method) - ROUTE_METHODS.indexOf(b.method)),
      notFound: route.notFound ?? own,
      preflight,
    };
  }

  /** The wrapper of the file's native exports, when CORS is part of it. */
  private preflightFor(route: CollectedRoute): WrapperPlan | null {
    const wrappers = route.exports.flatMap((one) => (one.kind === 'native' ? [one.wrapper] : []));
    const candidates = route.isCatchAll && this.notFoundWrapper ? [this.notFoundWrapper] : wrappers;
    return candidates.find((wrapper) => wrapper.steps.some((step) => step.kind === 'cors')) ?? null;
  }

  private hasOwnNotFound(): boolean {
    return this.notFound !== null && this.notFound.terminal.kind !== 'not found';
  }

  /** Whether `not-found.ts` is written: the app has an answer of its own, or app-wide links that show on every answer. */
  private answersNotFound(): boolean {
    return this.notFound !== null && (this.hasOwnNotFound() || this.leadingSteps(this.notFound).length > 0) && !this.bridgesTheRest();
  }

  /** Paths that no folder can stand for, and whatever the app answers elsewhere, are left to the original app. */
  private bridgesTheRest(): boolean {
    return this.options.decisions.some((decision) => decision.outcome === 'bridged') && (this.notFound === null || this.options.decisions.some((one) => one.places.length === 0 && one.outcome === 'bridged'));
  }

  private needsCatchAll(): boolean {
    const taken = this.options.target.entries.some((entry) => /^\[\[?\.\.\./.test(entry.folder));
    return !taken && (this.answersNotFound() || this.bridgesTheRest());
  }

  private addCatchAll(routes: Map<string, CollectedRoute>): void {
    const existing = [...routes.keys()].find((folder) => /^\[\.\.\.[^/]+\]$/.test(folder));
    const segments: Segment[] = [{ kind: 'catchAll', name: 'path' }];
    const exports: RouteExport[] = this.bridgesTheRest() ? ROUTE_METHODS.map((method) => ({ kind: 'bridged', method })) : [];
    const isRootFree = !routes.has('') && !this.options.target.entries.some((entry) => entry.folder === '');
    for (const folder of [...(existing ? [] : [folderName(segments[0])]), ...(isRootFree ? [''] : [])]) {
      const hasCors = exports.length === 0 && !!this.notFoundWrapper?.steps.some((step) => step.kind === 'cors');
      const notFound: RouteMethod[] = exports.length > 0 ? [] : ROUTE_METHODS.filter((method) => !(method === 'OPTIONS' && hasCors));
      routes.set(folder, { segments: folder ? segments : [], exports: [...exports], owners: [], isCatchAll: true, notFound });
    }
  }

  private fileOf(index: number): string | undefined {
    const [place] = this.options.decisions[index].places;
    return this.routePath(place ? place.folder : '[...path]');
  }

  // --- the bridge -------------------------------------------------------------------------------------------------------------

  private bridgeFiles(): TargetFile[] {
    const { model, layout } = this.options;
    const listen = model.startup.find((effect) => effect.kind === 'listen');
    const entry = listen?.site.file ?? model.entry;
    const originals = originalFiles(entry, this.emission);
    this.emission.helpers.add('bridge');
    this.emission.helpers.add('listening');
    this.emission.packages.add('express');
    const file = `${layout.httpDir}/express-app.ts`;
    const content = [
      `import { bridge } from '${layout.specifier(file, `${layout.httpDir}/bridge.ts`)}';`,
      `import { listening } from '${layout.specifier(file, `${layout.httpDir}/listening.ts`)}';`,
      '',
      '/** The original Express app, which answers the endpoints that are not native yet. */',
      `export const express = bridge(listening(() => import('${layout.specifier(file, layout.originalPathOf(entry))}')));`,
      '',
    ].join('\n');
    return [...originals, { path: file, content }];
  }

  /** Endpoints whose rewritten modules keep values that the original copies of these modules would keep apart. */
  private sharedState(files: readonly TargetFile[]): RefusedEndpoints['refused'] {
    const { decisions, layout, project } = this.options;
    const originals = new Set(files.map((file) => file.path).filter((file) => file.startsWith(`${layout.serverDir}/express/`)));
    const stateful = new Set(
      this.options.model.reached.filter((file) => {
        const made = files.find((one) => one.path === layout.pathOf(file));
        return made && this.emission.isRewritten(file) && originals.has(layout.originalPathOf(file)) && holdsState(String(made.content), project.module(file).language);
      }),
    );
    if (stateful.size === 0) return [];
    return decisions.flatMap((decision, index) => {
      const shared = decision.chain && [...filesOf(decision.chain, project)].find((file) => stateful.has(file));
      return shared ? [{ index, reason: diagnostic('E2N205', { file: shared }, decision.endpoint.site) }] : [];
    });
  }

  // --- the rest of the project --------------------------------------------------------------------------------------------------

  private projectFiles(files: readonly TargetFile[], helpers: ReturnType<typeof helperFiles>, isBridged: boolean): TargetFile[] {
    const { project, target, next } = this.options;
    const carried = carriedDependencies(this.emission.packages, project);
    const isTypeScript = project.module(this.options.model.entry).language === 'ts';
    if (isTypeScript && isBridged) Object.assign(carried.devDependencies, carriedDependencies(['express'], project).devDependencies);
    const wanted = {
      dependencies: { ...helpers.dependencies, ...carried.dependencies },
      devDependencies: { ...helpers.devDependencies, ...carried.devDependencies },
    };
    const settings: NextSettings = { ...NO_SETTINGS, skipTrailingSlashRedirect: true, serverExternalPackages: [] };
    const untyped = this.untypedModules(files);
    const name = `${project.packageJson?.name ?? path.basename(project.root)}`.replace(/^@/, '').replace('/', '-');
    const own = target.kind === 'empty' ? scaffold(next, name, wanted, { settings, compilerOptions: this.compilerOptions() }) : this.merged(wanted, settings);
    return [...own, ...untyped];
  }

  /** A source that was not written under `strict` is not type-checked under it either. */
  private compilerOptions(): Record<string, unknown> {
    const options = this.options.project.tsconfig?.compilerOptions ?? {};
    const kept = ['strict', 'noImplicitAny', 'strictNullChecks', 'strictPropertyInitialization', 'useUnknownInCatchVariables', 'noImplicitThis', 'experimentalDecorators', 'emitDecoratorMetadata'];
    const own = Object.fromEntries(kept.filter((key) => key in options).map((key) => [key, options[key]]));
    return this.options.project.tsconfig && !('strict' in own) ? { strict: false, ...own } : own;
  }

  private merged(wanted: { dependencies: Record<string, string>; devDependencies: Record<string, string> }, settings: NextSettings): TargetFile[] {
    const { target, next } = this.options;
    const read = (file: string) => readFileSync(path.join(target.dir, file), 'utf8');
    const files: TargetFile[] = [{ path: 'package.json', content: mergePackageJson(read('package.json'), wanted), merged: true }];
    if (target.tsconfig && !target.alias) files.push({ path: target.tsconfig, content: mergeTsconfigPaths(read(target.tsconfig), '@/*', './*'), merged: true });
    if (target.nextConfig) {
      const merged = mergeNextConfig(read(target.nextConfig), target.nextConfig, NEXT_VERSIONS[next], settings);
      if (merged.ok) files.push({ path: target.nextConfig, content: merged.text, merged: true });
      else this.diagnostics.push(merged.diagnostic);
    }
    return files;
  }

  /** `strict` refuses to import a package without types; one declaration file says that it knows. */
  private untypedModules(files: readonly TargetFile[]): TargetFile[] {
    const { project } = this.options;
    const names = new Set<string>();
    for (const file of files) {
      if (!/\.tsx?$/.test(file.path)) continue;
      const ast = parse(String(file.content), { sourceType: 'module', plugins: ['typescript', 'decorators-legacy'], allowUndeclaredExports: true });
      walk(ast.program, (node) => {
        const source = sourceOf(node);
        if (!source || /^(?:[./]|@\/|~\/|node:)/.test(source.value)) return;
        const resolved = project.resolve(source.value, this.options.model.entry);
        if (resolved.kind !== 'builtin' && this.emission.packages.has(packageName(source.value)) && !hasTypes(packageName(source.value), project)) names.add(source.value);
      });
    }
    if (names.size === 0) return [];
    const lines = [...names].sort().map((name) => `declare module '${name}';`);
    return [{ path: `${this.options.layout.serverDir}/untyped-modules.d.ts`, content: `// Packages that come without types.\n${lines.join('\n')}\n` }];
  }

  private async formatAll(files: readonly TargetFile[]): Promise<TargetFile[]> {
    const { project, model, layout } = this.options;
    const style = styleOf(model.reached.filter((file) => !file.endsWith('.json')).slice(0, 40).map((file) => project.module(file)));
    const sources = new Set(model.reached.map((file) => layout.pathOf(file)));
    return Promise.all(
      files.map(async (file) => {
        const isOurs = /\.tsx?$/.test(file.path) && !sources.has(file.path) && !file.path.startsWith(`${layout.serverDir}/express/`) && !file.path.endsWith('.d.ts');
        return isOurs ? { ...file, content: await format(file.path, String(file.content), style) } : file;
      }),
    );
  }
}

interface CollectedRoute {
  segments: Segment[];
  exports: RouteExport[];
  /** Indexes of the decisions that answer in the file. */
  owners: number[];
  isCatchAll?: boolean;
  notFound?: RouteMethod[];
}

function packageName(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function dedupe(files: readonly TargetFile[]): TargetFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

function throwsItself(chain: NativeChain): boolean {
  const codes = [...chain.steps.flatMap((step) => (step.kind === 'guard' ? [step.lowered.code] : [])), ...(chain.terminal.kind === 'inline' || chain.terminal.kind === 'call' ? [chain.terminal.lowered.code] : [])];
  return codes.some((code) => /\bthrow\b|\breject\(/.test(code));
}

/** In-place functions that native endpoints really use. */
function usedInPlace(decisions: readonly Decision[], notFound: NativeChain | null, store: LoweringStore): typeof store.inPlace {
  const lowered = new Set([...decisions.map((decision) => decision.chain), notFound].flatMap((chain) => (chain ? loweredOf(chain) : [])));
  return new Map([...store.inPlace].filter(([, one]) => lowered.has(one.lowered)));
}

function loweredOf(chain: NativeChain) {
  return [
    ...chain.steps.flatMap((step) => (step.kind === 'guard' ? [step.lowered] : [])),
    ...(chain.terminal.kind === 'inline' || chain.terminal.kind === 'call' ? [chain.terminal.lowered] : []),
    ...chain.errors.map((step) => step.lowered),
  ];
}

function registrationSpans(model: AppModel): SourceSpan[] {
  const routers = Object.values(model.routers);
  return [
    ...routers.flatMap((router) => [
      ...router.stack.map((layer) => layer.site),
      ...router.params.map((param) => param.site),
      ...Object.values(router.settings).map((setting) => setting.site),
      ...Object.values(router.locals).map((local) => local.span),
    ]),
    ...model.startup.filter((effect) => effect.kind === 'listen' || effect.kind === 'listener').map((effect) => effect.site),
  ];
}

/** Files that hold Express: their native form is another text. */
function mixedFiles(model: AppModel, inPlace: LoweringStore['inPlace']): Set<string> {
  const files = new Set<string>(registrationSpans(model).map((span) => span.file));
  for (const router of Object.values(model.routers)) files.add(router.created.file);
  for (const { span, definition } of inPlace.values()) files.add((definition ?? span).file);
  return files;
}

/** Files whose modules a chain runs, and what those import. */
function filesOf(chain: NativeChain, project: SourceProject): Set<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file) || file.endsWith('.json')) return;
    found.add(file);
    walk(project.module(file).ast.program, (node) => {
      const source = sourceOf(node);
      const resolved = source && project.resolve(source.value, file);
      if (resolved?.kind === 'file') visit(resolved.file);
    });
  };
  for (const step of chain.steps) if (step.kind === 'guard') visit(step.link.function.expression.file), step.link.function.kind === 'user' && visit(step.link.function.function.file);
  if (chain.terminal.kind !== 'not found') {
    const { link } = chain.terminal;
    // The module of the registration itself is only touched where the handler stands in it.
    if (link.function.kind === 'user') visit(link.function.function.file);
  }
  return found;
}
