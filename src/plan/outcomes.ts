import { diagnostic } from '../diagnostics.js';
import { routing, type Routing } from '../express/flatten.js';
import { ROUTE_METHODS, type AppModel, type Diagnostic, type Endpoint, type PlannedLink, type RouteMethod } from '../model.js';
import { placeShapes } from '../next/conflicts.js';
import { folderName, folderOf, toShapes, type Segment } from '../next/segments.js';
import type { TargetApp } from '../next/target.js';
import { automaticOptions, linksUpToList, listedMethods } from './automatic-options.js';
import { compileChain, type CompiledChain } from './chain.js';
import { overrideAt, showsMethod, type MethodOverride } from './method-override.js';
import { allErrors, allSteps, allTerminals, hasCode, loweredIn, type NativeChain } from './steps.js';
import type { LoweringStore } from './lowering-store.js';
import { shortTextOf } from './source-functions.js';
import { skippedPaths } from './skipped-paths.js';
import { PlaceLinks, placePath, type PlacedLink } from './place-links.js';
import { unmatchedChains, type Unmatched } from './unmatched.js';

/** One method of one route file. */
export interface PlannedExport {
  /** Below the app folder, `''` for the root. */
  folder: string;
  segments: Segment[];
  method: RouteMethod;
  /** Null where the original app answers. */
  chain: NativeChain | null;
  /** Indexes of the endpoints whose requests it answers. */
  owners: number[];
  /** True for what Express answers to OPTIONS by itself, behind the middleware in front of the routes. */
  isAutomatic?: boolean;
}

/** What has been decided for one endpoint. */
export interface Decision {
  endpoint: Endpoint;
  outcome: 'native' | 'bridged' | 'legacy';
  /** Folders that stand for its path; empty when none can: the catch-all answers. */
  folders: string[];
  links: PlannedLink[];
  diagnostics: Diagnostic[];
}

/** What has been decided for all of them. */
export interface Decisions {
  /** In the order of declaration. */
  endpoints: Decision[];
  exports: PlannedExport[];
  /** What answers where no route does. */
  unmatched: Unmatched[];
  /** What becomes of POST requests that name another method, by folder. */
  overrides: Map<string, MethodOverride>;
}

/** Decides the outcome of every endpoint, and what stands in every route file. */
export function decide(endpoints: readonly Endpoint[], model: AppModel, target: TargetApp, store: LoweringStore, selected: ReadonlySet<Endpoint>): Decisions {
  return new Decider(endpoints, model, target, store, selected).decide();
}

/** Turns a decision into a bridged one; {@link bridgeTogether} has to follow. */
export function bridge(decision: Decision, reason: Diagnostic): void {
  decision.outcome = 'bridged';
  decision.diagnostics.push(reason);
}

/** Where the original app answers some requests of a file's method, it answers all of them: only it can tell them apart. */
export function bridgeTogether(decisions: Decisions): void {
  const { endpoints, exports } = decisions;
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const one of exports) {
      if (one.isAutomatic) continue;
      const bridged = one.owners.find((index) => endpoints[index].outcome !== 'native');
      if (bridged === undefined && one.chain) continue;
      one.chain = null;
      const { method, path } = endpoints[bridged ?? one.owners[0]].endpoint;
      for (const index of one.owners) {
        if (endpoints[index].outcome !== 'native') continue;
        bridge(endpoints[index], diagnostic('E2N206', { other: `${method} ${path}` }, endpoints[index].endpoint.site));
        isSettled = false;
      }
    }
  }
  // The original app lists the methods of what it answers itself.
  decisions.exports = exports.filter((one) => !one.isAutomatic || exports.every((other) => other.folder !== one.folder || other.chain));
}

class Decider {
  private readonly decisions: Decision[];
  private readonly routing: Routing;
  private readonly places: PlaceLinks;
  /** Index of the endpoint by the number of its route. */
  private readonly byRoute: Map<number, number>;

  constructor(
    endpoints: readonly Endpoint[],
    private readonly model: AppModel,
    private readonly target: TargetApp,
    private readonly store: LoweringStore,
    selected: ReadonlySet<Endpoint>,
  ) {
    this.routing = routing(model);
    this.places = new PlaceLinks(this.routing, model.expressMajor, (fn) => skippedPaths(fn, store.environment.project));
    this.byRoute = new Map(this.routing.endpoints.map(({ number }, index) => [number, index]));
    this.decisions = endpoints.map((endpoint) => initial(endpoint, selected.has(endpoint)));
  }

  decide(): Decisions {
    const unmatched = unmatchedChains(this.model, this.store);
    const folders = this.place();
    for (const { prefix } of unmatched) this.addCatchAll(prefix, folders);
    const files = [...folders].flatMap(([folder, segments]) => ROUTE_METHODS.map((method) => ({ folder, segments, method, links: this.places.linksAt(segments, method) })));
    const wanted = files.filter((file) => this.isWanted(file));
    const made = wanted.map((file) => this.make(file, new Set()));
    const shared = sharedRoutes(made);
    const exports = made.map(({ routes, planned }, index) => ([...routes].some((route) => shared.has(route)) ? this.make(wanted[index], shared).planned : planned));
    const automatic = [...folders].flatMap(([folder, segments]) => this.automaticOptions(folder, segments, wanted));
    const decisions = { endpoints: this.decisions, exports: [...withoutSameHead(exports), ...automatic], unmatched, overrides: new Map<string, MethodOverride>() };
    this.overrideMethods(decisions, folders);
    bridgeTogether(decisions);
    this.report(decisions);
    return decisions;
  }

  /** What method-override does in each file. */
  private overrideMethods({ exports, unmatched, overrides }: Decisions, folders: ReadonlyMap<string, Segment[]>): void {
    const add = (folder: string, segments: Segment[], chainOf: (method: RouteMethod) => NativeChain | null) => {
      const found = overrideAt({ linksAt: (method) => this.places.linksAt(segments, method), chainOf }, this.store);
      if (found) overrides.set(folder, found);
    };
    for (const [folder, segments] of folders) {
      const own = exports.filter((one) => one.folder === folder);
      add(folder, segments, (method) => own.find((one) => one.method === method)?.chain ?? null);
      this.tellOverrides(own, overrides.get(folder));
    }
    for (const { prefix, chain } of unmatched) {
      if (!chain?.overridesMethod || !showsMethod(chain, this.store)) continue;
      const base: Segment[] = prefix.split('/').filter(Boolean).map((text) => ({ kind: 'literal', text }));
      for (const segments of [base, [...base, { kind: 'catchAll', name: 'path' } as const]]) {
        if (!folders.has(folderOf({ segments }))) add(folderOf({ segments }), segments, () => chain);
      }
    }
  }

  private tellOverrides(own: readonly PlannedExport[], found: MethodOverride | undefined): void {
    for (const { method, owners } of found ? own : []) {
      for (const decision of owners.map((index) => this.decisions[index])) {
        if (decision.outcome !== 'native') continue;
        const { site } = decision.endpoint;
        if (found!.kind === 'native' && found!.methods.includes(method)) decision.diagnostics.push(diagnostic('E2N213', { names: found!.names.join(', ') }, site));
        if (found!.kind === 'original') {
          if (method === 'POST') bridge(decision, diagnostic('E2N202', { reason: found!.reason }, found!.span));
          else decision.diagnostics.push(diagnostic('E2N214', { reason: found!.reason }, found!.span));
        }
      }
    }
  }

  /** The folders that stand for the paths of all endpoints. */
  private place(): Map<string, Segment[]> {
    const shaped = this.decisions.flatMap((decision, index) => {
      if (decision.outcome === 'legacy') return [];
      const shapes = toShapes(decision.endpoint.patterns, this.model.expressMajor, this.routing.endpoints[index]);
      if (shapes.ok) return [{ id: String(index), shapes: shapes.shapes }];
      bridge(decision, diagnostic('E2N203', { reason: shapes.reason }, decision.endpoint.site));
      return [];
    });
    const { placed, clashes } = placeShapes(shaped, this.target.entries);
    const clashing = new Map(clashes.map((clash) => [`${clash.endpoint} ${clash.folder}`, clash]));
    const folders = new Map<string, Segment[]>();
    const spellings = new Map<string, string>();
    for (const { endpoint, folder, segments } of placed) {
      const decision = this.decisions[Number(endpoint)];
      const clash = clashing.get(`${endpoint} ${folder}`);
      if (clash) bridge(decision, diagnostic('E2N208', { file: clash.file }, decision.endpoint.site));
      else if (!isSpelledAlike(folder, spellings)) {
        bridge(decision, diagnostic('E2N203', { reason: `${folder} beside a folder of the same name in other letters` }, decision.endpoint.site));
      } else {
        folders.set(folder, segments);
        decision.folders.push(folder);
      }
    }
    return folders;
  }

  /** At a prefix with files of its own, and below it, no other file is asked: routes that reach there answer in them. */
  private addCatchAll(prefix: string, folders: Map<string, Segment[]>): void {
    if (prefix === '/') return;
    const base: Segment[] = prefix.split('/').filter(Boolean).map((text) => ({ kind: 'literal', text }));
    const segments: Segment[] = [...base, { kind: 'catchAll', name: 'path' }];
    const isKnown = [...folders.values()].some((other) => other.length === segments.length && other.at(-1)?.kind === 'catchAll' && folderOf({ segments: other.slice(0, -1) }) === base.map(folderName).join('/'));
    const hasRoutes = (place: Segment[]) => ROUTE_METHODS.some((method) => this.places.linksAt(place, method).some(({ link }) => link.role === 'handler'));
    if (!isKnown && hasRoutes(segments)) folders.set(folderOf({ segments }), segments);
    if (!folders.has(folderOf({ segments: base })) && hasRoutes(base)) folders.set(folderOf({ segments: base }), base);
  }

  /** Whether a file has an export for a method. */
  private isWanted({ method, links }: PlannedFile): boolean {
    const routes = links.filter(({ link }) => link.role === 'handler');
    const methods = routes.map(({ link }) => this.decisions[this.byRoute.get(link.route!)!].endpoint.method);
    // Next answers HEAD with GET, as Express does.
    return method === 'HEAD' ? methods.some((one) => one === 'HEAD' || one === 'ALL') : methods.length > 0;
  }

  private make({ folder, segments, method, links }: PlannedFile, shared: ReadonlySet<number>): MadeExport {
    const path = placePath(segments, this.model.expressMajor);
    const compile = (own: readonly PlacedLink[]) => (this.isHopeless(own) ? null : compileChain({ method, path, shared }, own, this.store));
    const compiled = method === 'OPTIONS' ? this.withMethods(compile(links), segments, links, compile) : compile(links);
    // Middleware in front may answer everything; where that cannot be said for sure, the routes behind it share its fate.
    const routes = compiled && (compiled.ok || compiled.routes.size > 0) ? compiled.routes : new Set(links.flatMap(({ link }) => link.route ?? []));
    const owners = [...routes].map((route) => this.byRoute.get(route)!).filter((index) => this.decisions[index].outcome !== 'legacy');
    if (compiled) this.takeLinks(compiled.links, owners, compiled.ok ? [] : compiled.diagnostics);
    return { routes, planned: { folder, segments, method, chain: compiled?.ok ? compiled : null, owners } };
  }

  /** OPTIONS that `app.all` lets pass: Express lists the methods of the other routes. */
  private withMethods(compiled: CompiledChain | null, segments: Segment[], links: readonly PlacedLink[], compile: (links: readonly PlacedLink[]) => CompiledChain | null): CompiledChain | null {
    const isOwn = ({ link }: PlacedLink, method: RouteMethod) => link.role === 'handler' && this.decisions[this.byRoute.get(link.route!)!].endpoint.method === method;
    const own = new Map(ROUTE_METHODS.map((method) => [method, this.places.linksAt(segments, method).filter((one) => isOwn(one, method))]));
    const handlers = [...own.values()].flat();
    if (!compiled?.ok || handlers.length === 0 || (own.get('OPTIONS') ?? []).length > 0) return compiled;
    const inFront = linksUpToList(links, handlers);
    const listed = inFront?.length === links.length ? compiled : inFront && compile(inFront);
    if (!listed) return compiled.terminal.kind === 'not found' ? { ...compiled, ok: false, diagnostics: [diagnostic('E2N202', { reason: 'routes for all methods that leave OPTIONS to others' }, links[0].link.site)] } : compiled;
    if (!listed.ok || listed.terminal.kind !== 'not found') return listed;
    return { ...listed, terminal: { kind: 'methods', methods: listedMethods((method) => (own.get(method) ?? []).length > 0) } };
  }

  private automaticOptions(folder: string, segments: Segment[], wanted: readonly PlannedFile[]): PlannedExport[] {
    const files = wanted.filter((file) => file.folder === folder);
    if (files.some(({ method }) => method === 'OPTIONS')) return [];
    const path = placePath(segments, this.model.expressMajor);
    const chain = automaticOptions({ path, linksByMethod: new Map(files.map(({ method, links }) => [method, links])) }, this.store);
    return chain ? [{ folder, segments, method: 'OPTIONS', chain, owners: [], isAutomatic: true }] : [];
  }

  /** Nothing has to be lowered where the user wants none of it. */
  private isHopeless(links: readonly PlacedLink[]): boolean {
    const routes = links.filter(({ link }) => link.role === 'handler');
    return routes.every(({ link }) => this.decisions[this.byRoute.get(link.route!)!].outcome !== 'native');
  }

  private takeLinks(links: PlannedLink[], owners: readonly number[], problems: readonly Diagnostic[]): void {
    for (const index of owners) {
      const decision = this.decisions[index];
      if (decision.links.length === 0) decision.links = links;
      if (problems.length === 0 || decision.outcome !== 'native') continue;
      decision.outcome = 'bridged';
      decision.links = links;
      decision.diagnostics.push(...problems);
    }
  }

  private expressNotes(chain: NativeChain): Diagnostic[] {
    const { project, settings } = this.store.environment;
    const express = allSteps(chain).flatMap((step) => (step.kind === 'express' ? [step] : []));
    const handlers = allErrors(chain).flatMap(({ callee }) => (callee.kind === 'express' ? [diagnostic('E2N215', { name: callee.package }, callee.span)] : []));
    return [...handlers, ...express.flatMap(({ link: { function: fn }, readsAddress }) => [
      diagnostic('E2N212', { name: fn.kind === 'package' ? fn.package : shortTextOf(project, fn.expression) }, fn.expression),
      ...(readsAddress ? [diagnostic(settings.trustProxy ? 'E2N223' : 'E2N221', {}, fn.expression)] : []),
    ])];
  }

  private report({ exports }: Decisions): void {
    const owned = new Set(exports.flatMap(({ owners }) => owners));
    for (const { chain, owners } of exports) {
      if (!chain) continue;
      const isSilent = allTerminals(chain).some((terminal) => hasCode(terminal) && terminal.lowered.outcome.unanswered);
      for (const index of owners) {
        const { diagnostics, endpoint } = this.decisions[index];
        const notes = [...(isSilent ? [diagnostic('E2N204', {}, endpoint.site)] : []), ...this.expressNotes(chain), ...loweredIn(chain).flatMap((one) => one.notes)];
        for (const note of notes) if (!diagnostics.some((known) => known.code === note.code && known.span?.start === note.span?.start)) diagnostics.push(note);
      }
    }
    this.decisions.forEach((decision, index) => {
      if (owned.has(index) || decision.outcome !== 'native') return;
      const answering = exports.find(({ folder, owners }) => decision.folders.includes(folder) && owners.length > 0);
      if (answering) decision.diagnostics.push(shadowedBy(this.decisions[answering.owners[0]], decision));
    });
  }
}

/** TypeScript refuses two files whose names differ in letter case only (TS1149), and many file systems have but one of them. */
function isSpelledAlike(folder: string, spellings: Map<string, string>): boolean {
  const parts = folder.split('/');
  const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  if (prefixes.some((prefix) => (spellings.get(prefix.toLowerCase()) ?? prefix) !== prefix)) return false;
  for (const prefix of prefixes) spellings.set(prefix.toLowerCase(), prefix);
  return true;
}

interface PlannedFile {
  folder: string;
  segments: Segment[];
  method: RouteMethod;
  links: PlacedLink[];
}

interface MadeExport {
  routes: ReadonlySet<number>;
  planned: PlannedExport;
}

/** The outcome as far as the registration alone decides it. */
function initial(endpoint: Endpoint, isSelected: boolean): Decision {
  const base = { endpoint, folders: [], links: [], diagnostics: [] };
  const methods: readonly string[] = ROUTE_METHODS;
  if (endpoint.method !== 'ALL' && !methods.includes(endpoint.method)) {
    return { ...base, outcome: 'legacy', diagnostics: [diagnostic('E2N209', { method: endpoint.method }, endpoint.site)] };
  }
  if (!isSelected) return { ...base, outcome: 'bridged', diagnostics: [diagnostic('E2N207', {}, endpoint.site)] };
  return { ...base, outcome: 'native' };
}

/** Routes that take part in several files. */
function sharedRoutes(made: readonly MadeExport[]): Set<number> {
  const folders = new Map<number, Set<string>>();
  for (const { routes, planned } of made) for (const route of routes) folders.set(route, (folders.get(route) ?? new Set()).add(planned.folder));
  return new Set([...folders].filter(([, all]) => all.size > 1).map(([route]) => route));
}

/** Next answers HEAD with GET: an export of its own says nothing where both run the same links. */
function withoutSameHead(exports: readonly PlannedExport[]): PlannedExport[] {
  const links = ({ chain }: PlannedExport) => chain?.links.map(({ span }) => `${span.file}:${span.start}`).join();
  return exports.filter((one) => {
    const get = one.method === 'HEAD' && one.chain ? exports.find((other) => other.method === 'GET' && other.folder === one.folder) : undefined;
    return !get || links(get) !== links(one);
  });
}

function shadowedBy({ endpoint: { method, path, site } }: Decision, { endpoint }: Decision): Diagnostic {
  return diagnostic('E2N210', { other: `${method} ${path} (${site.file}:${site.line})` }, endpoint.site);
}
