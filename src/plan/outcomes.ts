import { diagnostic } from '../diagnostics.js';
import { ROUTE_METHODS, type AppModel, type Diagnostic, type Endpoint, type PlannedLink, type RouteMethod } from '../model.js';
import { placeShapes, type PlacedShape } from '../next/conflicts.js';
import { precedence } from '../next/precedence.js';
import { folderOf, toShapes, type Params } from '../next/segments.js';
import type { TargetApp } from '../next/target.js';
import { compileChain, type NativeChain } from './chain.js';
import type { LoweringStore } from './lowering-store.js';

/** Where an endpoint answers in the target. */
export interface EndpointPlace {
  /** Below the app folder, `''` for the root. */
  folder: string;
  segments: PlacedShape['segments'];
  params: Params;
  methods: RouteMethod[];
}

/** What has been decided for one endpoint. */
export interface Decision {
  endpoint: Endpoint;
  outcome: 'native' | 'bridged' | 'legacy';
  chain: NativeChain | null;
  /** Empty when no folder can stand for the path: the catch-all answers. */
  places: EndpointPlace[];
  links: PlannedLink[];
  diagnostics: Diagnostic[];
}

/** Decides the outcome of every endpoint, in the order of declaration. */
export function decide(endpoints: readonly Endpoint[], model: AppModel, target: TargetApp, store: LoweringStore, selected: ReadonlySet<Endpoint>): Decision[] {
  const decisions = endpoints.map((endpoint) => decideChain(endpoint, store, selected.has(endpoint)));
  for (const decision of decisions) bridgeParamCallbacks(decision, model);
  placeAll(decisions, model, target);
  return decisions;
}

/** The outcome as far as the chain alone decides it. */
function decideChain(endpoint: Endpoint, store: LoweringStore, isSelected: boolean): Decision {
  const base = { endpoint, chain: null, places: [], links: [], diagnostics: [] };
  const methods: readonly string[] = ROUTE_METHODS;
  if (endpoint.method !== 'ALL' && !methods.includes(endpoint.method)) {
    return { ...base, outcome: 'legacy', diagnostics: [diagnostic('E2N209', { method: endpoint.method }, endpoint.site)] };
  }
  if (!isSelected) return { ...base, outcome: 'bridged', diagnostics: [diagnostic('E2N207', {}, endpoint.site)] };
  const chain = compileChain(endpoint, store);
  if (!chain.ok) return { ...base, outcome: 'bridged', links: chain.links, diagnostics: chain.diagnostics };
  if (endpoint.conditions.length > 0) {
    const reason = `a route registered only if ${endpoint.conditions.map((one) => one.text).join(' and ')}`;
    return { ...base, outcome: 'bridged', links: chain.links, diagnostics: [diagnostic('E2N202', { reason }, endpoint.site)] };
  }
  const silent = chain.terminal.kind !== 'not found' && chain.terminal.kind !== 'preflight' && chain.terminal.lowered.outcome.unanswered;
  const notes = [...(silent ? [diagnostic('E2N204', {}, endpoint.site)] : []), ...notesOf(chain)];
  return { ...base, outcome: 'native', chain, links: chain.links, diagnostics: notes };
}

/** What the user should know of the functions of a chain. */
function notesOf({ steps, terminal, errors }: NativeChain): Diagnostic[] {
  const ended = terminal.kind === 'inline' || terminal.kind === 'call' ? [terminal.lowered] : [];
  return [...steps.flatMap((step) => (step.kind === 'guard' ? [step.lowered] : [])), ...ended, ...errors.map((one) => one.lowered)].flatMap((one) => one.notes);
}

/** `app.param(name, fn)` runs before the handlers of every route with that parameter, and may load, refuse or fail. */
function bridgeParamCallbacks(decision: Decision, model: AppModel): void {
  if (decision.outcome !== 'native') return;
  const { endpoint } = decision;
  const text = [endpoint.path, ...endpoint.patterns.map((pattern) => (pattern.kind === 'string' ? pattern.value : ''))].join(' ');
  const names = new Set([...text.matchAll(/[:*]"?([\w$]+)/g)].map(([, name]) => name));
  for (const { id } of endpoint.routers) {
    const callback = model.routers[id]?.params.find((one) => names.has(one.name.replace(/^:/, '')));
    if (callback) return bridge(decision, diagnostic('E2N202', { reason: `the callback for the parameter '${callback.name}'` }, callback.site));
  }
}

/** Turns a decision into a bridged one. */
export function bridge(decision: Decision, reason: Diagnostic): void {
  decision.outcome = 'bridged';
  decision.chain = null;
  decision.diagnostics.push(reason);
}

function placeAll(decisions: Decision[], model: AppModel, target: TargetApp): void {
  const shaped = decisions.flatMap((decision, index) => {
    if (decision.outcome === 'legacy') return [];
    const shapes = toShapes(decision.endpoint.patterns, model.expressMajor);
    if (!shapes.ok) {
      bridge(decision, diagnostic('E2N203', { reason: shapes.reason }, decision.endpoint.site));
      return [];
    }
    return [{ id: String(index), shapes: shapes.shapes }];
  });
  const { placed, clashes } = placeShapes(shaped, target.entries);
  const clashing = new Map(clashes.map((clash) => [`${clash.endpoint} ${clash.folder}`, clash]));
  for (const shape of placed) {
    const decision = decisions[Number(shape.endpoint)];
    const clash = clashing.get(`${shape.endpoint} ${shape.folder}`);
    if (clash) {
      bridge(decision, diagnostic('E2N208', { file: clash.file }, decision.endpoint.site));
      continue;
    }
    if (shape.slashOnly) continue;
    decision.places.push({ folder: shape.folder, segments: shape.segments, params: paramsSeen(decision.endpoint, shape), methods: methodsOf(decision.endpoint) });
  }
  applyPrecedence(decisions, placed);
  bridgeBehindUnplaced(decisions);
  for (const decision of decisions) shareMethods(decision);
  dropShadowed(decisions);
}

/** A router without `mergeParams` sees its own parameters only. */
function paramsSeen(endpoint: Endpoint, shape: PlacedShape): Params {
  const inner = endpoint.routers.at(-1);
  if (inner?.mergeParams || shape.own.length === 0) return shape.params;
  return shape.own[shape.own.length - 1];
}

function methodsOf(endpoint: Endpoint): RouteMethod[] {
  return endpoint.method === 'ALL' ? [...ROUTE_METHODS] : [endpoint.method as RouteMethod];
}

/** Where Next would choose another file than Express a route, that file answers with the route that Express chooses. */
function applyPrecedence(decisions: Decision[], placed: readonly PlacedShape[]): void {
  const violations = precedence(placed.map((shape) => ({ ...shape, method: decisions[Number(shape.endpoint)].endpoint.method })));
  for (const violation of violations) {
    const decision = decisions[Number(violation.endpoint)];
    const owner = placed.find((shape) => shape.folder === violation.file);
    if (!owner) continue;
    if (violation.whole && violation.params) {
      decision.places.push({ folder: violation.file, segments: owner.segments, params: violation.params, methods: violation.methods });
      continue;
    }
    const name = `${decision.endpoint.method} ${decision.endpoint.path}`;
    const shadowed = decisions.filter((other) => other !== decision && other.places.some((place) => place.folder === violation.file && place.methods.some((method) => violation.methods.includes(method))));
    // Only the original app can tell which of the two a request is for.
    for (const other of shadowed) if (other.outcome === 'native') bridge(other, diagnostic('E2N206', { other: name }, other.endpoint.site));
    if (shadowed.length === 0) decision.diagnostics.push(diagnostic('E2N211', { example: violation.example, file: `${violation.file}/route.ts` }, decision.endpoint.site));
  }
}

/** A route without a folder that may take some of the requests first: only the original app can tell which. */
function bridgeBehindUnplaced(decisions: Decision[]): void {
  const unplaced = new Map(decisions.filter((one) => one.places.length === 0).map((one) => [`${one.endpoint.site.file}:${one.endpoint.site.start}`, one.endpoint]));
  for (const decision of decisions) {
    if (decision.outcome !== 'native') continue;
    const first = decision.endpoint.chain.find((link) => link.role === 'handler' && link.applies === 'maybe' && unplaced.has(`${link.site.file}:${link.site.start}`));
    const other = first && unplaced.get(`${first.site.file}:${first.site.start}`);
    if (other) bridge(decision, diagnostic('E2N206', { other: `${other.method} ${other.path}` }, decision.endpoint.site));
  }
}

function shareMethods(decision: Decision): void {
  decision.places = decision.places.filter((place, index, all) => all.findIndex((other) => folderOf(other) === folderOf(place) && other.methods.join() === place.methods.join()) === index);
}

/** One export per method and file: the route declared first has it. */
function dropShadowed(decisions: Decision[]): void {
  const taken = new Map<string, Decision>();
  for (const decision of [...decisions.filter((one) => !passesOn(one)), ...decisions.filter(passesOn)]) {
    let other: Decision | undefined;
    for (const place of decision.places) {
      place.methods = place.methods.filter((method) => {
        // Express sends HEAD to GET routes, and so does Next.
        const key = `${place.folder} ${method}`;
        const first = taken.get(key);
        other ??= first;
        if (!first) taken.set(key, decision);
        return !first;
      });
    }
    if (other && decision.places.every((place) => place.methods.length === 0)) decision.diagnostics.push(shadowedBy(other, decision));
  }
}

/** A route for all methods that lets requests pass is part of the chains of the routes behind it, which answer. */
function passesOn({ endpoint, chain }: Decision): boolean {
  if (endpoint.method !== 'ALL' || !chain) return false;
  return chain.terminal.kind === 'not found' || chain.terminal.link.role !== 'handler';
}

function shadowedBy({ endpoint: { method, path, site } }: Decision, { endpoint }: Decision): Diagnostic {
  return diagnostic('E2N210', { other: `${method} ${path} (${site.file}:${site.line})` }, endpoint.site);
}
