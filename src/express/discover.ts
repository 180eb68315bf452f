import { diagnostic, UserError } from '../diagnostics.js';
import type { AppModel, Layer, Router } from '../model.js';
import type { SourceProject } from '../source/project.js';
import { namedEntries, scannedEntries } from './entries.js';
import { callValue } from './interpreter/calls.js';
import { exportOf } from './interpreter/imports.js';
import { Interpreter } from './interpreter/interpreter.js';
import { runJobs, settle } from './interpreter/jobs.js';
import { loadModule, type ModuleRecord } from './interpreter/modules.js';
import { mayRegister } from './interpreter/reach.js';
import { UNDEFINED, type Origin, type RouterValue, type Value } from './interpreter/values.js';

/** One reading of the program from one entry. */
interface Reading {
  it: Interpreter;
  root: RouterValue;
  listens: boolean;
  endpoints: number;
}

/**
 * Finds the Express app of a project by reading its modules in the order in which they would run.
 *
 * @throws {UserError} E2N002 when no entry leads to a call of `express()`, E2N003 when a file on the way does not parse
 */
export function discover(project: SourceProject): AppModel {
  const reading = bestReading(project);
  if (!reading) throw new UserError(diagnostic('E2N002', { path: project.entryFile ?? project.root }));
  return toModel(project, reading);
}

/** The first named entry whose app listens or is exported with endpoints; else the best of all that could be found. */
function bestReading(project: SourceProject): Reading | null {
  const readings: Reading[] = [];
  const tried = new Set<string>();
  for (const entries of [() => namedEntries(project), () => (project.entryFile ? [] : scannedEntries(project))]) {
    for (const entry of entries()) {
      if (tried.has(entry)) continue;
      tried.add(entry);
      const reading = read(project, entry);
      if (reading?.listens && reading.endpoints > 0) return reading;
      if (reading) readings.push(reading);
    }
    if (readings.some(({ endpoints }) => endpoints > 0)) break;
  }
  return readings.sort((a, b) => Number(b.listens) - Number(a.listens) || b.endpoints - a.endpoints)[0] ?? null;
}

function read(project: SourceProject, entry: string): Reading | null {
  const it = new Interpreter(project);
  const record = loadModule(it, entry);
  runJobs(it);
  let exported = exportedValues(it, record);
  if (!it.routers.some(({ router }) => router.kind === 'app')) {
    const made = callFactories(it, record, exported);
    runJobs(it);
    if (made.length > 0) exported = made.map((value) => settle(it, value));
  }
  sortByTurn(it);
  const root = chooseRoot(it, exported);
  return root ? { it, root, listens: it.listening.has(root), endpoints: countRoutes(it, root, new Set()) } : null;
}

function exportedValues(it: Interpreter, record: ModuleRecord): Value[] {
  const site = siteOf(record);
  const whole = exportOf(it, record, '*', site);
  if (whole.kind !== 'object') return [whole];
  return [...whole.props.values()].map((cell) => (cell.read ? cell.read() : cell.value));
}

function siteOf(record: ModuleRecord): Origin {
  return { module: record.module, node: record.module.ast.program, env: record.env };
}

/** An entry that only exports functions that make the app (`export const createApp = () => …`): they are called. */
function callFactories(it: Interpreter, record: ModuleRecord, exported: Value[]): Value[] {
  const site = siteOf(record);
  return exported.flatMap((value) =>
    value.kind === 'function' && mayRegister(it, value) ? [callValue(it, value, [], UNDEFINED, site)] : [],
  );
}

/** Layers that an async function adds after an await come after those that its caller adds meanwhile. */
function sortByTurn(it: Interpreter): void {
  const turn = (layer: Layer) => it.turns.get(layer) ?? 0;
  for (const { router } of it.routers) router.stack.sort((a, b) => turn(a) - turn(b));
}

function chooseRoot(it: Interpreter, exported: Value[]): RouterValue | null {
  const mounted = new Set(
    it.routers.flatMap(({ router }) => router.stack.flatMap((layer) => (layer.kind === 'mount' ? [layer.router] : []))),
  );
  const apps = it.routers.filter(({ router }) => router.kind === 'app');
  const weight = (app: RouterValue) =>
    (it.listening.has(app) ? 4 : 0) + (mounted.has(app.router.id) ? 0 : 2) + (isExported(app, exported) ? 1 : 0);
  const routes = new Map(apps.map((app) => [app, countRoutes(it, app, new Set())]));
  return apps.sort((a, b) => weight(b) - weight(a) || (routes.get(b) ?? 0) - (routes.get(a) ?? 0))[0] ?? null;
}

function isExported(app: RouterValue, exported: Value[]): boolean {
  return exported.some(
    (value) =>
      value === app || (value.kind === 'object' && [...value.props.values()].some((cell) => cell.value === app)),
  );
}

function countRoutes(it: Interpreter, { router }: RouterValue, seen: Set<string>): number {
  if (seen.has(router.id)) return 0;
  seen.add(router.id);
  return router.stack.reduce((sum, layer) => {
    if (layer.kind === 'route') return sum + 1;
    const inner = layer.kind === 'mount' ? it.routers.find((other) => other.router.id === layer.router) : undefined;
    return inner ? sum + countRoutes(it, inner, seen) : sum;
  }, 0);
}

function toModel(project: SourceProject, { it, root }: Reading): AppModel {
  const reachable = new Set<string>();
  countReachable(it, root.router, reachable);
  for (const value of it.routers) {
    recordLocals(it, value);
    if (!reachable.has(value.router.id)) reportUnmounted(it, value.router);
  }
  const routers = it.routers.filter(({ router }) => reachable.has(router.id));
  return {
    expressMajor: project.expressMajor,
    entry: root.router.created.file,
    root: root.router.id,
    routers: Object.fromEntries(routers.map(({ router }) => [router.id, router])),
    startup: it.startup,
    reached: [...it.modules.keys()],
    diagnostics: it.diagnostics,
  };
}

function countReachable(it: Interpreter, router: Router, seen: Set<string>): void {
  if (seen.has(router.id)) return;
  seen.add(router.id);
  for (const layer of router.stack) {
    const inner = layer.kind === 'mount' ? it.routers.find((other) => other.router.id === layer.router) : undefined;
    if (inner) countReachable(it, inner.router, seen);
  }
}

function recordLocals(it: Interpreter, value: RouterValue): void {
  const locals = value.props.get('locals')?.value;
  if (value.router.kind !== 'app' || locals?.kind !== 'object') return;
  for (const [name, cell] of locals.props) {
    if (cell.origin) value.router.locals[name] = { span: it.span(cell.origin), conditional: cell.open === true || cell.value.kind === 'choice' };
  }
}

function reportUnmounted(it: Interpreter, router: Router): void {
  const count = router.stack.length;
  if (count === 0) return;
  const code = router.kind === 'app' ? 'E2N101' : 'E2N109';
  it.diagnostics.push(diagnostic(code, { count }, router.created));
}
