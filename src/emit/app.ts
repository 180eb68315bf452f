import { withDecoratorsWrittenOut } from './decorators.js';
import { settingsFile } from './settings-file.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RuntimeChoice } from '../compile-types.js';
import { diagnostic } from '../diagnostics.js';
import { ROUTE_METHODS, type AppModel, type Diagnostic, type NextMajor, type SourceSpan, type TargetFile } from '../model.js';
import { mergeNextConfig, NO_SETTINGS, type NextSettings } from '../next/next-config.js';
import { mergePackageJson, mergeTsconfigPaths } from '../next/merge.js';
import { scaffold } from '../next/scaffold.js';
import { folderName, type Segment } from '../next/segments.js';
import type { TargetApp } from '../next/target.js';
import { NEXT_VERSIONS } from '../next/versions.js';
import { allSteps, allTerminals, hasCode, letsPreflightsPass, linkKey, loweredIn, type NativeChain, type Step } from '../plan/steps.js';
import { linksOf } from '../plan/error-reads.js';
import { leadingSteps } from '../plan/leading-steps.js';
import type { LoweringStore } from '../plan/lowering-store.js';
import type { StaticFolders } from '../plan/static-folders.js';
import type { RuntimeFinding } from '../plan/runtime.js';
import type { Decisions } from '../plan/outcomes.js';
import { moveToProxy, type PlacedChain, type ProxyGuard } from '../plan/proxy.js';
import { proxyFile } from './proxy-file.js';
import type { LoweredFunction } from '../lower/function.js';
import { covers, showsOnAnswers, type Unmatched } from '../plan/unmatched.js';
import { usesLocals } from '../lower/view-locals.js';
import { placePath } from '../plan/place-links.js';
import { kindAt } from '../source/folder-files.js';
import type { SourceProject } from '../source/project.js';
import { TEMPLATE_ENGINES } from '../../rules/runtime/packages.js';
import { Assets } from './assets.js';
import { AppFiles, type RefusedPreflight, type RouteExport, type RouteFile } from './app-files.js';
import { ambientDeclarations } from './declarations.js';
import { carriedDependencies } from './dependencies.js';
import { CannotReference, Emission } from './emission.js';
import { CannotLink } from './express-links.js';
import { bundledPackages, externalPackages, loadingByName, nativeLoader, readingOwnFiles, untraceablePackages } from './external-packages.js';
import { helperFiles } from './helper-files.js';
import type { Layout } from './layout.js';
import { filesOfPlaces } from './made-values.js';
import { originalFiles } from './original-files.js';
import { SharedMiddleware } from './shared-middleware.js';
import type { SettledFiles } from './language.js';
import { indexRewrites, publicFiles } from './public-files.js';
import { runtimePass } from './runtime-pass.js';
import { settlePass } from './settle-pass.js';
import { declaredNames } from './declared-names.js';
import { startupPass, withPreparation, type StartupResult } from './startup/pass.js';
import { holdsInstances } from './instance-state.js';
import { holdsState, readsChangedState } from './state.js';
import { format, styleOf } from './text-file.js';
import { sourceOf } from './module-writer.js';
import { walk } from '../lower/templates.js';
import { viewsFile } from './views-file.js';
import { isTrivial, type WrapperPlan } from './wrapper-text.js';

export interface EmitOptions {
  project: SourceProject;
  model: AppModel;
  target: TargetApp;
  next: NextMajor;
  decisions: Decisions;
  store: LoweringStore;
  layout: Layout;
  runtime: RuntimeChoice;
  /** True when the original app is to answer requests that no route takes. */
  bridgesUnmatched: boolean;
}

export interface EmittedApp {
  ok: true;
  files: TargetFile[];
  diagnostics: Diagnostic[];
  fileOf(index: number): string | undefined;
  runtimeOf(index: number): RuntimeFinding;
}

/** Endpoints that turned out not to be expressible; they are bridged and everything is made again. */
export interface RefusedEndpoints {
  ok: false;
  refused: { index: number; reason: Diagnostic }[];
  /** Links that cannot run in Express in front of native code: place of the expression → reason. */
  refusedLinks?: ReadonlyMap<string, string>;
  /** Why native code cannot render views after all. */
  refusedViews?: string;
}

/** Makes all files of the target. */
export async function emitApp(options: EmitOptions): Promise<EmittedApp | RefusedEndpoints> {
  try {
    return await new AppEmitter(options).emit();
  } catch (error) {
    if (!(error instanceof CannotLink)) throw error;
    return { ok: false, refused: [], refusedLinks: new Map(error.links.map((span) => [`${span.file}:${span.start}`, error.reason])) };
  }
}

class AppEmitter {
  private readonly assets: Assets;
  private readonly emission: Emission;
  private readonly appFiles: AppFiles;
  private readonly shared: SharedMiddleware;
  private readonly wrappers: WrapperPlan[];
  private readonly wrapperOf = new Map<NativeChain, WrapperPlan>();
  private unmatched: UnmatchedPlan[];
  private readonly proxyGuards: ProxyGuard[];
  private readonly diagnostics: Diagnostic[] = [];

  constructor(private readonly options: EmitOptions) {
    const { project, model, layout, store, next, decisions } = options;
    this.unmatched = decisions.unmatched.map((one) => ({
      ...one,
      ...(options.bridgesUnmatched && { chain: null }),
      name: `unmatched${one.prefix.split(/[^A-Za-z0-9]+/).filter(Boolean).map((word) => word[0].toUpperCase() + word.slice(1)).join('')}`,
      wrapper: null,
    }));
    this.proxyGuards = moveToProxy(this.placedChains(), { project, target: options.target, facts: NEXT_VERSIONS[next], major: model.expressMajor });
    // A prefix whose only answer was the guard's has none of its own any more.
    this.unmatched = this.unmatched.filter((one) => one.prefix === '/' || !this.proxyGuards.some((guard) => guard.prefix === one.prefix && one.chain?.terminal.kind === 'not found' && one.chain.steps.every((step) => step.kind !== 'guard')));
    const guards = this.proxyGuards.map(({ step }) => step.lowered);
    const used = usedInPlace([...decisions.exports, ...this.unmatched], guards, store);
    this.assets = new Assets(project, layout, new Set(model.reached), store.environment.statics.published);
    this.emission = new Emission(project, layout, model.expressMajor, store.environment.settings, new Set([...mixedFiles(model, used), ...[...store.methods.values()].map((method) => method.function.file)]), registrationSpans(model), Object.values(model.routers).map((router) => router.created), store.methods, used, this.assets);
    this.shared = this.sharedMiddleware();
    this.appFiles = new AppFiles({
      shared: this.shared,
      emission: this.emission,
      appSettings: store.environment.settings.values.settings,
      stateName: store.environment.stateName,
      declared: declaredNames([...decisions.exports, ...this.unmatched].flatMap(({ chain }) => chain ?? []), store.environment.stateName),
      dynamic: NEXT_VERSIONS[next].routeDynamic,
      hasAfter: NEXT_VERSIONS[next].after,
    });
    this.wrappers = this.groupWrappers();
  }

  async emit(): Promise<EmittedApp | RefusedEndpoints> {
    const { model } = this.options;
    const files: TargetFile[] = [];
    const refused = this.writeRoutes(files);
    if (refused.length > 0) return { ok: false, refused };
    const isBridged = this.isBridging();
    files.push(...this.appFiles.sharedFiles(this.wrappers));
    if (this.proxyGuards.length > 0) files.push(proxyFile(this.proxyGuards, this.emission, NEXT_VERSIONS[this.options.next]));
    const views = this.viewFiles();
    if (!views.ok) return views;
    files.push(...views.files);
    const texts = [...files, ...this.emission.moduleFiles()].map(({ content }) => String(content));
    if (this.emission.settingsUsed.size > 0) {
      files.push(settingsFile(this.emission, this.options.store.environment.settings, texts));
    }
    const startup = startupPass([...files, ...this.emission.moduleFiles()], { ...this.options, emission: this.emission, nativeRoutes: this.nativeRoutes(), isBridged, linked: this.servingPackages() });
    if (isBridged) files.push(...this.bridgeFiles(startup));
    files.push(...startup.files);
    if (this.options.project.module(model.entry).language === 'ts') files.push(...ambientDeclarations(this.options.project, this.options.layout, isBridged));
    files.push(...this.emission.moduleFiles());
    const stateful = isBridged ? this.sharedState(files) : [];
    if (stateful.length > 0) return { ok: false, refused: stateful };
    const helpers = helperFiles([...this.emission.helpers], { expressMajor: model.expressMajor });
    const copied = helpers.files.map((file) => ({ path: `${this.options.layout.httpDir}/${file.path.slice('http/'.length)}`, content: file.content }));
    files.push(...copied);
    const all = withPreparation(dedupe(files), startup, this.options.layout);
    all.push(...this.projectFiles(helpers, isBridged, startup));
    const runtime = runtimePass(all, { ...this.options, choice: this.options.runtime, routePath: (folder) => this.routePath(folder) });
    const settled = await settlePass(runtime.files, {
      ...this.options,
      helpers: new Set(copied.map((file) => file.path)),
      isRewritten: (file) => this.emission.isRewritten(file),
    });
    return {
      ok: true,
      files: [...(await this.formatAll(settled)), ...this.assets.files(new Set(all.map((file) => file.path))), ...publicFiles(this.statics.published)].sort((a, b) => (a.path < b.path ? -1 : 1)),
      diagnostics: [...this.diagnostics, ...startup.diagnostics, ...this.statics.diagnostics, ...this.assets.diagnostics, ...runtime.diagnostics, ...settled.diagnostics],
      fileOf: (index) => {
        const file = this.fileOf(index);
        return file && (settled.renamed.get(file) ?? file);
      },
      runtimeOf: (index) => runtime.findings[index],
    };
  }

  // --- chains shared by all endpoints ---------------------------------------------------------------------------------------

  /** Every native chain with the path that it is for. */
  private placedChains(): PlacedChain[] {
    const { endpoints, exports } = this.options.decisions;
    const routes = exports.flatMap(({ chain, segments, owners }) => {
      if (!chain) return [];
      const path = placePath(segments, this.options.model.expressMajor);
      return [{ path, chain, links: [...chain.links, ...owners.flatMap((index) => endpoints[index].links)] }];
    });
    const others = this.unmatched.flatMap(({ chain, prefix }) => (chain && prefix !== '/' ? [{ path: prefix, chain, links: [] }] : []));
    return [...routes, ...others];
  }

  /** Code of the app makes errors with a status, which a handler may let through. */
  private hasErrorsWithStatus(): boolean {
    const { model, project } = this.options;
    return model.reached.some((file) => {
      if (file.endsWith('.json')) return false;
      const { code } = project.module(file);
      return /\bhttp-errors\b/.test(code) || (/\bextends\s+\w*Error\b|\bnew\s+Error\b/.test(code) && /\bstatus(?:Code)?\s*[:=](?!=)/.test(code));
    });
  }

  /** Endpoints with the same app-wide links share one wrapper; the commonest is called `route`. */
  private groupWrappers(): WrapperPlan[] {
    const groups = new Map<string, { plan: WrapperPlan; members: NativeChain[] }>();
    const chains = this.nativeChains();
    for (const chain of chains) {
      const steps = leadingSteps(chain, this.options.model.root);
      const key = [...steps, ...chain.errors].map((step) => linkKey(step.link)).join();
      const group = groups.get(key) ?? { plan: { name: '', steps, errors: chain.errors, hasHeaders: false, hasFinish: false, hasLocals: false, mayBeSilent: false }, members: [] };
      groups.set(key, group);
      shareEstablished(group.plan.steps, steps);
      group.members.push(chain);
      const own = { steps: chain.steps.slice(steps.length), terminal: chain.terminal };
      const lowered = loweredIn({ ...chain, ...own, errors: [] });
      // Behind other middleware in Express, what middleware sets stays where it is.
      const isBehindExpress = steps.some((step) => step.kind === 'express');
      group.plan.hasHeaders ||= allSteps(own).some((step) => step.kind === 'cors' || step.kind === 'headers' || (step.kind === 'express' && !isBehindExpress)) || lowered.some((one) => !!one.headers);
      group.plan.hasFinish ||= lowered.some((one) => !!one.onFinish);
      group.plan.hasLocals ||= sharesLocals(chain, steps, lowered);
      group.plan.mayBeSilent ||= allTerminals(own).some((terminal) => hasCode(terminal) && terminal.lowered.outcome.unanswered);
    }
    const throwing = this.options.decisions.exports.some(({ chain }) => chain && throwsItself(chain)) || this.hasErrorsWithStatus();
    // Something thrown may carry a status, which only the wrapper turns into an answer.
    for (const { plan } of groups.values()) if (throwing && plan.errors.length === 0) plan.mapsErrors = true;
    // One that does nothing is not written, and needs no name.
    const sorted = [...groups.values()].sort((a, b) => Number(isTrivial(a.plan)) - Number(isTrivial(b.plan)) || b.members.length - a.members.length);
    sorted.forEach(({ plan, members }, index) => {
      plan.name = index === 0 ? 'route' : `route${index + 1}`;
      for (const member of members) this.wrapperOf.set(member, plan);
    });
    for (const one of this.unmatched) if (one.chain) one.wrapper = this.wrapperOf.get(one.chain) ?? null;
    return sorted.map(({ plan }) => plan);
  }

  private nativeChains(): NativeChain[] {
    const routes = this.options.decisions.exports.flatMap(({ chain }) => (chain ? [chain] : []));
    return [...routes, ...this.unmatched.flatMap((one) => (one.chain && this.isServed(one) ? [one.chain] : []))];
  }

  // --- route files ------------------------------------------------------------------------------------------------------------

  private routePath(folder: string): string {
    return `${this.options.layout.appDir}/${folder ? `${folder}/` : ''}route.ts`;
  }

  private writeRoutes(files: TargetFile[]): RefusedEndpoints['refused'] {
    const refused: RefusedEndpoints['refused'] = [];
    const routes = this.collectRoutes();
    for (const one of this.unmatched) if (this.isServed(one)) this.addCatchAll(one, routes);
    for (const [folder, route] of routes) {
      try {
        files.push(this.appFiles.routeFile(this.toRouteFile(folder, route)));
      } catch (error) {
        if (!(error instanceof CannotReference)) throw error;
        const reason = diagnostic('E2N201', { reason: error.reason }, error.span);
        for (const index of new Set(route.owners)) if (this.options.decisions.endpoints[index].outcome === 'native') refused.push({ index, reason });
        if (refused.length === 0) throw error;
      }
    }
    for (const { chain, wrapper, name } of this.unmatched) if (chain && wrapper) this.appFiles.addUnmatched({ name, chain, wrapper });
    return refused;
  }

  /** Route files that answer some endpoint without the original app. */
  private nativeRoutes(): Set<string> {
    return new Set(this.options.decisions.exports.flatMap(({ chain, folder }) => (chain ? [this.routePath(folder)] : [])));
  }

  private collectRoutes(): Map<string, CollectedRoute> {
    const routes = new Map<string, CollectedRoute>();
    for (const { folder, segments, method, chain, owners } of this.options.decisions.exports) {
      const route = routes.get(folder) ?? { segments, exports: [], owners: [] };
      routes.set(folder, route);
      route.owners.push(...owners);
      route.exports.push(chain ? { kind: 'native', method, chain, wrapper: this.wrapperOf.get(chain)! } : { kind: 'bridged', method });
    }
    return routes;
  }

  private toRouteFile(folder: string, route: CollectedRoute): RouteFile {
    // App-wide CORS answers OPTIONS before a route for it is reached.
    const isAnswered = (one: RouteExport) => one.method === 'OPTIONS' && one.kind === 'native' && one.wrapper.steps.some((step) => step.kind === 'cors' && !letsPreflightsPass(step));
    route.exports = route.exports.filter((one) => !isAnswered(one));
    this.bridgeOtherMethods(route);
    const override = this.options.decisions.overrides.get(folder);
    if (override?.kind === 'original') route.exports = [...route.exports.filter(({ method }) => method !== 'POST'), { kind: 'bridged', method: 'POST' }];
    this.leaveOptionsToNext(route, folder);
    const exported = new Set(route.exports.map((one) => one.method));
    if (exported.has('GET')) exported.add('HEAD');
    const unmatched = route.unmatched ?? this.unmatchedFor(folder);
    const preflight = exported.has('OPTIONS') ? null : this.preflightFor(route, unmatched);
    if (preflight) exported.add('OPTIONS');
    const isOriginals = route.exports.length > 0 && this.nearestUnmatched(folder)?.chain === null;
    const missing = ROUTE_METHODS.filter((method) => !exported.has(method));
    if (isOriginals) route.exports.push(...missing.map((method) => ({ kind: 'bridged' as const, method })));
    const isPostNative = route.exports.every((one) => one.method !== 'POST' || one.kind === 'native');
    return {
      path: this.routePath(folder),
      override: override?.kind === 'native' && isPostNative ? override.names : null,
      segments: route.segments.filter((segment) => segment.kind !== 'literal').map((segment) => ({ name: segment.name, type: segment.kind === 'catchAll' ? 'string[]' : 'string' })),
      exports: route.exports.sort((a, b) => ROUTE_METHODS.indexOf(a.method) - ROUTE_METHODS.indexOf(b.method)),
      unmatched: unmatched?.wrapper ? { name: unmatched.name, methods: missing } : null,
      preflight: preflight && { wrapper: preflight, refused: this.refusedPreflight(route, unmatched) },
    };
  }

  /** Behind a file that is all bridged stands the whole app: it answers preflights and unknown methods, too. */
  private bridgeOtherMethods(route: CollectedRoute): void {
    if (route.exports.length === 0 || route.exports.some((one) => one.kind !== 'bridged')) return;
    const exported = new Set(route.exports.map((one) => one.method));
    // Next answers HEAD with GET.
    if (exported.has('GET')) exported.add('HEAD');
    for (const method of ROUTE_METHODS) if (!exported.has(method)) route.exports.push({ kind: 'bridged', method });
  }

  /** Next lists the methods by itself, which is all there is to it where nothing else shows on the answer. */
  private leaveOptionsToNext(route: CollectedRoute, folder: string): void {
    const others = new Set(route.exports.flatMap(({ method }) => (method === 'OPTIONS' ? [] : method === 'GET' ? ['GET', 'HEAD'] : [method])));
    const isNexts = (one: RouteExport) =>
      one.method === 'OPTIONS' && one.kind === 'native' && one.chain.terminal.kind === 'methods' && one.chain.terminal.methods.length === others.size && !one.chain.steps.some(showsOnAnswers);
    if (!this.unmatchedFor(folder)) route.exports = route.exports.filter((one) => !isNexts(one));
  }

  /** A router below the app lists its methods itself; a route of the app itself falls through to what is behind it. */
  private refusedPreflight(route: CollectedRoute, unmatched: UnmatchedPlan | null): RefusedPreflight {
    const isOfRouter = route.owners.some((index) => this.options.decisions.endpoints[index].endpoint.routers.length > 1);
    const isGuarded = unmatched !== null && unmatched.prefix !== '/';
    const isAnswered = isGuarded || (!isOfRouter && unmatched?.chain?.terminal.kind !== 'not found');
    if (unmatched?.wrapper && isAnswered) return { kind: 'unmatched', name: unmatched.name };
    const methods = new Set<string>(route.exports.filter(takesAll).map((one) => one.method));
    if (methods.has('GET')) methods.add('HEAD');
    return { kind: 'allow', methods: [...methods] };
  }

  /** The wrapper of the file's native exports, when CORS is part of it. */
  private preflightFor(route: CollectedRoute, unmatched: UnmatchedPlan | null): WrapperPlan | null {
    const wrappers = route.exports.flatMap((one) => (one.kind === 'native' ? [one.wrapper] : []));
    const candidates = route.unmatched && unmatched?.wrapper ? [unmatched.wrapper] : wrappers;
    return candidates.find((wrapper) => wrapper.steps.some((step) => step.kind === 'cors')) ?? null;
  }

  /** What answers the methods that a file does not export: the app's own answer of the nearest prefix. */
  private unmatchedFor(folder: string): UnmatchedPlan | null {
    const nearest = this.nearestUnmatched(folder);
    return nearest && nearest.wrapper && this.hasOwnAnswer(nearest) ? nearest : null;
  }

  private nearestUnmatched(folder: string): UnmatchedPlan | undefined {
    return this.unmatched.filter((one) => covers(one.prefix, `/${folder}`)).at(-1);
  }

  private hasOwnAnswer({ chain, prefix }: UnmatchedPlan): boolean {
    return chain !== null && (prefix !== '/' || chain.terminal.kind !== 'not found' || chain.steps.some(showsOnAnswers));
  }

  /** Whether a prefix gets a catch-all: it has an answer of its own, links that show on every answer, or the original app. */
  private isServed(one: UnmatchedPlan): boolean {
    const isTaken = this.options.target.entries.some((entry) => /^\[\[?\.\.\./.test(entry.folder));
    if (isTaken && one.prefix === '/') return false;
    if (one.prefix !== '/') return one.chain !== null || this.isBridging();
    return this.bridgesTheRest() || (one.chain !== null && (this.hasOwnAnswer(one) || leadingSteps(one.chain, this.options.model.root).length > 0));
  }

  private get statics(): StaticFolders {
    return this.options.store.environment.statics;
  }

  private isBridging(): boolean {
    const { endpoints, overrides } = this.options.decisions;
    const isNeeded = endpoints.some((decision) => decision.outcome === 'bridged') || [...overrides.values()].some(({ kind }) => kind === 'original') || this.statics.needsBridge;
    // What the app answers where no route does cannot be written: only the original app can say it.
    return isNeeded || this.unmatched.some(({ chain }) => chain === null);
  }

  /** Paths that no folder can stand for, and whatever the app answers elsewhere, are left to the original app. */
  private bridgesTheRest(): boolean {
    const isUnplaced = this.options.decisions.endpoints.some((one) => one.folders.length === 0 && one.outcome === 'bridged');
    return this.isBridging() && (this.unmatched[0].chain === null || isUnplaced);
  }

  private addCatchAll(one: UnmatchedPlan, routes: Map<string, CollectedRoute>): void {
    const base: Segment[] = one.prefix.split('/').filter(Boolean).map((text) => ({ kind: 'literal', text }));
    const all: Segment = { kind: 'catchAll', name: 'path' };
    const isBridged = one.chain === null || (one.prefix === '/' && this.bridgesTheRest());
    const exports: RouteExport[] = isBridged ? ROUTE_METHODS.map((method) => ({ kind: 'bridged', method })) : [];
    const parent = base.map(folderName).join('/');
    const hasCatchAll = [...routes.keys()].some((folder) => folder.replace(/\/?\[\.\.\.[^/]+\]$/, '') === parent && folder.endsWith(']') && folder.includes('[...'));
    const isFree = (folder: string) => !routes.has(folder) && !this.options.target.entries.some((entry) => entry.folder === folder);
    for (const segments of [...(hasCatchAll ? [] : [[...base, all]]), base]) {
      const folder = segments.map(folderName).join('/');
      if (isFree(folder)) routes.set(folder, { segments, exports: [...exports], owners: [], unmatched: isBridged ? null : one });
    }
  }

  private fileOf(index: number): string | undefined {
    const { endpoints, exports } = this.options.decisions;
    const own = exports.find(({ owners, folder }) => owners.includes(index) && endpoints[index].folders.includes(folder));
    return this.routePath(own?.folder ?? endpoints[index].folders[0] ?? '[...path]');
  }

  // --- views ------------------------------------------------------------------------------------------------------------------

  /** The module that renders views, where native code does. */
  private viewFiles(): { ok: true; files: TargetFile[] } | RefusedEndpoints {
    const { views, values } = this.options.store.environment.settings;
    // Modules are written late, and may be what asks for it.
    this.emission.moduleFiles();
    if (this.emission.viewsUsed.size === 0 || !views.ok) return { ok: true, files: [] };
    try {
      return { ok: true, files: [viewsFile(this.emission, views, values.locals.size > 0)] };
    } catch (error) {
      if (!(error instanceof CannotReference)) throw error;
      return { ok: false, refused: [], refusedViews: `res.render() with ${error.reason}` };
    }
  }

  /** Folders of the views in the target, as far as they hold any. */
  private viewFolders(): string[] {
    const { views } = this.options.store.environment.settings;
    return views.ok ? views.folders.filter((folder) => kindAt(folder) === 'folder').map((folder) => this.emission.placeOf(folder)) : [];
  }

  /** Packages of Express apps that serve native code, which need what the app does to set them up. */
  private servingPackages(): Set<string> {
    return new Set([...this.appFiles.linkedPackages(), ...(this.emission.viewsUsed.size > 0 ? TEMPLATE_ENGINES : [])]);
  }

  // --- the bridge -------------------------------------------------------------------------------------------------------------

  private bridgeFiles({ moved, startsOriginal }: StartupResult): TargetFile[] {
    const { model, layout } = this.options;
    const listen = model.startup.find((effect) => effect.kind === 'listen');
    // A class may hold the call of `listen`; what starts the program is the module that leads there.
    const entry = listen?.trigger?.file ?? listen?.site.file ?? model.entry;
    const originals = originalFiles(entry, this.emission, moved, this.shared);
    this.emission.helpers.add('bridge');
    this.emission.helpers.add('listening');
    this.emission.packages.add('express');
    const file = `${layout.httpDir}/express-app.ts`;
    const original = layout.specifier(file, layout.originalPathOf(entry));
    const content = [
      `import { bridge } from '${layout.specifier(file, `${layout.httpDir}/bridge.ts`)}';`,
      `import { listening } from '${layout.specifier(file, `${layout.httpDir}/listening.ts`)}';`,
      '',
      '/** The original Express app, which answers the endpoints that are not native yet. */',
      ...(startsOriginal
        ? [`export const express = bridge(start);`, '', `const load = listening(() => import('${original}'));`, 'let started: Promise<unknown> | undefined;', '', '/** Runs its start-up code, once. */', 'export function start(): Promise<unknown> {', '  started ??= load();', '  return started;', '}']
        : [`export const express = bridge(listening(() => import('${original}')));`]),
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
        if (!made || !this.emission.isRewritten(file) || !originals.has(layout.originalPathOf(file))) return false;
        const { code, language } = project.module(file);
        return holdsState(String(made.content), language) || readsChangedState(String(made.content), code, language) || holdsInstances(project, file, String(made.content));
      }),
    );
    return decisions.endpoints.flatMap(({ endpoint }, index) => {
      const chains = decisions.exports.flatMap(({ chain, owners }) => (chain && owners.includes(index) ? [chain] : []));
      const split = chains.flatMap((chain) => this.splitInstances(chain, originals)).at(0);
      const shared = split ?? chains.flatMap((chain) => [...filesOf(chain, project)]).find((file) => stateful.has(file));
      return shared ? [{ index, reason: diagnostic('E2N205', { file: shared }, endpoint.site) }] : [];
    });
  }

  /** Where the original app runs beside native code, what keeps values is made once for both. */
  private sharedMiddleware(): SharedMiddleware {
    const shared = new SharedMiddleware(this.options.project);
    if (!this.isBridging()) return shared;
    const chains = [...this.options.decisions.exports, ...this.unmatched].flatMap(({ chain }) => (chain ? [chain] : []));
    for (const step of chains.flatMap(allSteps)) if (step.kind === 'express' && step.keepsState && step.link.function.kind === 'package') shared.add(step.link);
    return shared;
  }

  /** Files whose middleware keeps values (sessions, counters) in one instance here and in another in the original app. */
  private splitInstances(chain: NativeChain, originals: ReadonlySet<string>): string[] {
    const { decisions, layout } = this.options;
    return allSteps(chain).flatMap((step) => {
      if (step.kind !== 'express' || !step.keepsState || this.shared.of(step.link.function.expression)) return [];
      const { file } = step.link.function.expression;
      const made = step.link.function.kind === 'package' ? (step.link.function.arguments[0]?.span.file ?? file) : file;
      // Packages keep it in what the call made: a module that is not written twice makes it once.
      const isOne = !originals.has(layout.originalPathOf(made));
      const { site } = step.link;
      const isBoth = decisions.endpoints.some((one) => one.outcome === 'bridged' && one.endpoint.chain.some((link) => link.site.file === site.file && link.site.start === site.start));
      return !isOne && isBoth ? [made] : [];
    });
  }

  // --- the rest of the project --------------------------------------------------------------------------------------------------

  private projectFiles(helpers: ReturnType<typeof helperFiles>, isBridged: boolean, startup: StartupResult): TargetFile[] {
    const { project, target, next } = this.options;
    const carried = carriedDependencies(this.emission.packages, project);
    const isTypeScript = project.module(this.options.model.entry).language === 'ts';
    if (isTypeScript && isBridged) Object.assign(carried.devDependencies, carriedDependencies(['express'], project).devDependencies);
    const wanted = {
      dependencies: { ...helpers.dependencies, ...carried.dependencies },
      devDependencies: { ...helpers.devDependencies, ...carried.devDependencies },
    };
    const { settings, loaders } = this.packageSettings(isBridged, startup);
    const name = `${project.packageJson?.name ?? path.basename(project.root)}`.replace(/^@/, '').replace('/', '-');
    const files = target.kind === 'empty' ? scaffold(next, name, wanted, { settings, compilerOptions: this.compilerOptions() }) : this.merged(wanted, settings);
    return [...files, ...loaders];
  }

  /** What `next.config` has to say, for the packages of the output above all. */
  private packageSettings(isBridged: boolean, startup: StartupResult): { settings: NextSettings; loaders: TargetFile[] } {
    const { project, layout, next } = this.options;
    const { packages } = this.emission;
    const hasAliases = NEXT_VERSIONS[next].resolveAliasKey !== null;
    const untraceable = hasAliases ? untraceablePackages(packages, project.root) : [];
    const loaders = untraceable.map((name) => ({ name, file: nativeLoader(layout.httpDir, name) }));
    const bundled = bundledPackages(packages, this.appFiles.linkedPackages(), project.root);
    const external = isBridged ? [...packages].filter((name) => !bundled.has(name)) : [...startup.externalPackages, ...loadingByName(packages), ...readingOwnFiles(this.appFiles.linkedPackages(), project.root), ...this.emission.viewPackages];
    const settings: NextSettings = {
      ...NO_SETTINGS,
      skipTrailingSlashRedirect: true,
      serverExternalPackages: externalPackages(new Set([...external].filter((name) => !untraceable.includes(name)))),
      tracingIncludes: this.emission.viewsUsed.size > 0 ? this.viewFolders().map((folder) => `./${folder}/**/*`) : [],
      resolveAlias: Object.fromEntries(loaders.map(({ name, file }) => [name, `./${file.path}`])),
      instrumentation: startup.instrumentation,
      rewrites: { ...NO_SETTINGS.rewrites, beforeFiles: indexRewrites(this.statics.published) },
    };
    return { settings, loaders: loaders.map(({ file }) => file) };
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

  private async formatAll({ files, renamed }: SettledFiles): Promise<TargetFile[]> {
    const { project, model, layout } = this.options;
    const style = styleOf(model.reached.filter((file) => !file.endsWith('.json')).slice(0, 40).map((file) => project.module(file)));
    const sources = new Set(model.reached.map((file) => layout.pathOf(file)));
    const converted = new Set(renamed.values());
    const isLegacy = project.tsconfig?.compilerOptions?.experimentalDecorators === true;
    return Promise.all(
      files.map((file) => (isLegacy ? file : withDecoratorsWrittenOut(file))).map(async (file) => {
        const isCode = /\.tsx?$/.test(file.path) || converted.has(file.path);
        const isOurs = isCode && !sources.has(file.path) && !file.path.startsWith(`${layout.serverDir}/express/`) && !file.path.endsWith('.d.ts');
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
  /** Set on files that hold nothing but the answer to unknown paths. */
  unmatched?: UnmatchedPlan | null;
}

interface UnmatchedPlan extends Unmatched {
  /** Name of its handler in `not-found.ts`. */
  name: string;
  /** Set where the handler is written. */
  wrapper: WrapperPlan | null;
}

function dedupe(files: readonly TargetFile[]): TargetFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

/** Whether the wrapper has `res.locals` to hand on: its own functions use them, or Express middleware may set some. */
function sharesLocals({ errors }: NativeChain, steps: readonly Step[], own: readonly LoweredFunction[]): boolean {
  const isSet = steps.some(({ kind }) => kind === 'express') && own.some(usesLocals);
  return isSet || loweredIn({ steps: [...steps], terminal: null, errors }).some(usesLocals);
}

/** A wrapper hands on what any of its endpoints reads of Express middleware. */
function shareEstablished(shared: readonly Step[], own: readonly Step[]): void {
  own.forEach((step, index) => {
    const other = shared[index];
    if (step.kind === 'express' && other.kind === 'express') other.establishes = [...new Set([...other.establishes, ...step.establishes])].sort();
  });
}

/** Whether every request of a file is one for the method's own route, not only those that match an expression. */
function takesAll(one: RouteExport): boolean {
  if (one.kind === 'bridged') return true;
  const { terminal } = one.chain;
  return terminal?.kind === 'done' || (terminal !== null && 'link' in terminal && terminal.link.role === 'handler');
}

function throwsItself(chain: NativeChain): boolean {
  if (allSteps(chain).some((step) => step.kind === 'parse' || step.kind === 'express' || (step.kind === 'cors' && step.dynamic))) return true;
  const all = loweredIn({ ...chain, errors: [] });
  const fails = ({ helpers, code }: LoweredFunction) => helpers.some(({ name }) => name === 'sendFile' || name === 'download' || (name === 'render' && /\bstatus\b/.test(code)));
  return all.some((lowered) => fails(lowered) || /\bthrow\b|\breject\(/.test(lowered.code));
}

/** In-place functions that native endpoints really use. */
function usedInPlace(chains: readonly { chain: NativeChain | null }[], others: readonly LoweredFunction[], store: LoweringStore): typeof store.inPlace {
  const lowered = new Set([...chains.flatMap(({ chain }) => (chain ? loweredIn(chain) : [])), ...others]);
  // A set grows while it is walked: helpers of helpers are reached too.
  for (const one of lowered) for (const key of one.calls) if (store.inPlace.has(key)) lowered.add(store.inPlace.get(key)!.lowered);
  return new Map([...store.inPlace].filter(([, one]) => lowered.has(one.lowered)));
}

function registrationSpans(model: AppModel): SourceSpan[] {
  const routers = Object.values(model.routers);
  return [
    ...routers.flatMap((router) => [
      ...router.stack.map((layer) => layer.site),
      ...router.params.map((param) => param.site),
      ...Object.values(router.settings).map((setting) => setting.site),
      ...Object.values(router.locals).map((local) => local.span),
      ...router.engines.map((engine) => engine.site),
    ]),
    ...model.startup.filter((effect) => effect.kind === 'listen').map((effect) => effect.site),
  ];
}

/** Files that hold Express: their native form is another text. */
function mixedFiles(model: AppModel, inPlace: LoweringStore['inPlace']): Set<string> {
  const files = new Set<string>(registrationSpans(model).map((span) => span.file));
  for (const router of Object.values(model.routers)) files.add(router.created.file);
  for (const { span, definition } of inPlace.values()) files.add((definition ?? span).file);
  for (const link of linksOf(model)) if (link.kind === 'user') filesOfPlaces(link.names, link.home).forEach((file) => files.add(file));
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
  for (const step of allSteps(chain)) {
    if (step.kind !== 'guard') continue;
    visit(step.link.function.expression.file);
    if (step.link.function.kind === 'user') visit(step.link.function.function.file);
  }
  for (const terminal of allTerminals(chain)) {
    // The module of the registration itself is only touched where the handler stands in it.
    if ('link' in terminal && terminal.link.function.kind === 'user') visit(terminal.link.function.function.file);
  }
  for (const one of [...allSteps(chain), ...allTerminals(chain)]) {
    if ('callee' in one && one.callee.kind !== 'hoisted') found.add(one.callee.span.file);
    if ('link' in one && one.link.function.kind === 'user') filesOfPlaces(one.link.function.names, one.link.function.home).forEach(visit);
  }
  return found;
}
