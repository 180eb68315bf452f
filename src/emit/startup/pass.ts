import { parse } from '@babel/parser';
import * as t from '@babel/types';
import { OUTSIDE_OF_PROCESS, PROCESS_WIDE } from '../../../rules/runtime/startup.js';
import { diagnostic } from '../../diagnostics.js';
import { ExpressNames } from '../../express/express-names.js';
import { walk } from '../../lower/templates.js';
import type { AppModel, Diagnostic, SourceSpan, StartupEffect, TargetFile } from '../../model.js';
import type { TargetApp } from '../../next/target.js';
import { StateGraph } from '../../plan/module-state.js';
import { importedFiles } from '../../source/imports.js';
import type { SourceModule, SourceProject } from '../../source/project.js';
import { spanOf } from '../../source/span.js';
import { bindingsOf, topBindings } from '../bindings.js';
import type { Emission } from '../emission.js';
import { aliasOf, type Layout } from '../layout.js';
import { sourceOf } from '../module-writer.js';
import { TargetGraph } from '../target-graph.js';
import { awaited, StartupCarrier, StartupFile, type CarriedStatement } from './carrier.js';
import { StartupClassifier } from './classify.js';

export interface StartupOptions {
  project: SourceProject;
  model: AppModel;
  target: TargetApp;
  layout: Layout;
  emission: Emission;
  /** Route files of native endpoints. */
  nativeRoutes: ReadonlySet<string>;
  isBridged: boolean;
  /** Packages whose middleware runs in front of native code, or that render its views. */
  linked: ReadonlySet<string>;
}

/** What becomes of the start-up code. */
export interface StartupResult {
  files: TargetFile[];
  diagnostics: Diagnostic[];
  /** `instrumentation.ts` is in use. */
  instrumentation: boolean;
  /** Packages that have to be the same for instrumentation and routes. */
  externalPackages: string[];
  /** Statements of the original modules that are carried out elsewhere now. */
  moved: SourceSpan[];
  /** Route files that need {@link prepare} to have run. */
  prepared: ReadonlySet<string>;
  /** Path of the module with the work that belongs to the routes' own modules, null when there is none. */
  prepare: string | null;
  /** Whether the original app does the start-up work, for the routes too. */
  startsOriginal: boolean;
}

/** `next build` evaluates the modules of routes; nothing may be connected or started then. */
const GUARD = { why: '`next build` loads the routes too.', test: "process.env.NEXT_PHASE !== 'phase-production-build'" };

/**
 * Sees to it that what the program does when it starts is done in the target too, though its entry is no longer run.
 *
 * Work that goes beyond the process, or whose result a package keeps for the whole process, goes to `instrumentation.ts`.
 * Instrumentation has modules of its own, so work that changes what modules of the routes keep is run by these routes.
 *
 * @param written route files, shared files and modules of the native endpoints
 */
export function startupPass(written: readonly TargetFile[], options: StartupOptions): StartupResult {
  return new StartupPass(written, options).run();
}

/** One statement with what it takes to place it. */
interface Found {
  module: SourceModule;
  carrier: StartupCarrier;
  statement: CarriedStatement;
  node: t.Statement;
  effects: StartupEffect[];
}

class StartupPass {
  private readonly express: ExpressNames;
  private readonly state: StateGraph;
  private readonly byPath: ReadonlyMap<string, TargetFile>;
  /** Source files behind the modules that native routes load, with the routes that do. */
  private readonly routesOf = new Map<string, Set<string>>();
  private readonly diagnostics: Diagnostic[] = [];
  private readonly moved: SourceSpan[] = [];
  private readonly prepared = new Set<string>();
  private readonly external = new Set<string>();
  private readonly startup: StartupFile;
  private readonly preparation: StartupFile;
  private startsOriginal = false;

  constructor(
    written: readonly TargetFile[],
    private readonly options: StartupOptions,
  ) {
    const { project, model, emission, layout } = options;
    this.express = new ExpressNames(project, model, (file) => emission.isRewritten(file));
    this.state = new StateGraph(project, model.reached);
    this.byPath = new Map(written.map((file) => [file.path, file]));
    const graph = new TargetGraph(written, aliasOf(options.target));
    const sources = new Map(model.reached.map((file) => [layout.pathOf(file), file]));
    for (const route of options.nativeRoutes) {
      for (const path of graph.reach([route]).keys()) {
        const file = sources.get(path);
        if (file) this.routesOf.set(file, (this.routesOf.get(file) ?? new Set()).add(route));
      }
    }
    this.startup = new StartupFile(this.startupPath, emission);
    this.preparation = new StartupFile(this.preparePath, emission);
  }

  private get startupPath(): string {
    return `${this.options.layout.serverDir}/startup.ts`;
  }

  private get preparePath(): string {
    return `${this.options.layout.serverDir}/prepare.ts`;
  }

  run(): StartupResult {
    const { model, nativeRoutes } = this.options;
    const found: Found[] = [];
    if (nativeRoutes.size > 0) {
      for (const file of model.reached) if (!file.endsWith('.json')) found.push(...this.lostStatements(this.options.project.module(file)));
      const whole = this.lostModules();
      this.startsOriginal ||= this.options.isBridged && found.some(({ statement }) => statement.listened);
      if (this.startsOriginal) this.startOriginal();
      else {
        for (const file of whole) this.placeModule(file);
        for (const one of found) this.place(one);
        this.warnOfLateConnections();
      }
    }
    return this.result();
  }

  // --- what is lost -------------------------------------------------------------------------------------------------------------

  /** Statements of a module that holds Express which nothing in the target carries out. */
  private lostStatements(module: SourceModule): Found[] {
    const { emission, layout } = this.options;
    if (!emission.isRewritten(module.file)) return [];
    const native = this.byPath.get(layout.pathOf(module.file));
    const kept = native ? statementsOf(String(native.content)) : new Set<string>();
    const names = this.express.of(module.file);
    const carrier = new StartupCarrier(module, names, native ? declaredIn(String(native.content)) : new Set(), (call) => this.isSetUp(module.file, call));
    const classifier = this.classifier(module);
    return programStatements(module).flatMap((node): Found[] => {
      const kind = classifier.kindOf(node);
      const isKept = kept.has(plain(module.code.slice(node.start!, node.end!)));
      if (kind === 'env' || kind === 'ending' || (kind === 'express only' && !this.options.isBridged)) this.tell(kind, node, module);
      if (kind !== 'acts') return [];
      const effects = classifier.effects(node);
      const carried = carrier.carry(node);
      if (!carried.ok) {
        // What only the original can do, it does for the routes too.
        if (this.options.isBridged) this.startsOriginal ||= effects.some(({ kind: one }) => one !== 'websocket');
        else if (effects.length > 0 && !isKept) this.refuse(effects[0].site, carried.reason);
        return [];
      }
      const { statement } = carried;
      if (!statement) return [];
      // What stays in its module still has to be waited for, where it connects.
      const assignsLive = [...statement.assigned].some((name) => carrier.live.has(name));
      return isKept && !(assignsLive && effects.some(({ kind: one }) => one === 'connect')) ? [] : [{ module, carrier, statement, node, effects }];
    });
  }

  /** Modules without Express that act when they are loaded, but that no route loads any more. */
  private lostModules(): string[] {
    const { model, project, emission } = this.options;
    const lost = model.reached.filter((file) => !file.endsWith('.json') && !emission.isRewritten(file) && !this.routesOf.has(file) && this.isFree(file));
    const acting = lost.filter((file) => {
      const module = project.module(file);
      const classifier = this.classifier(module);
      return programStatements(module).some((node) => {
        const kind = classifier.kindOf(node);
        if (kind === 'env') this.tell(kind, node, module);
        return kind === 'acts';
      });
    });
    // One that another of them imports runs with that one.
    const imported = new Set(acting.flatMap((file) => importedFiles(project, project.module(file))));
    return acting.filter((file) => !imported.has(file));
  }

  /** Whether the original app does not load the module itself, or only to have it run: then it can be run elsewhere. */
  private isFree(file: string): boolean {
    if (!this.options.isBridged) return true;
    const { model, project } = this.options;
    const importers = model.reached.filter((other) => !other.endsWith('.json') && importedFiles(project, project.module(other)).includes(file));
    return importers.length === this.bareImportsOf(file).length;
  }

  /** Whether a function that is given the app leads to nothing that has to happen at start-up. */
  private isSetUp(file: string, call: t.CallExpression): boolean {
    const { code } = this.state.effectsOf(file, t.expressionStatement(call));
    const weighty = this.options.model.startup.filter(({ kind }) => kind === 'connect' || kind === 'timer' || kind === 'websocket');
    return !weighty.some(({ site }) => code.some(({ file: other, node }) => other === site.file && node.start! <= site.start && site.end <= node.end!));
  }

  private classifier(module: SourceModule): StartupClassifier {
    return new StartupClassifier(this.options.project, this.options.model, module, this.express.of(module.file), this.options.linked);
  }

  // --- where it goes ------------------------------------------------------------------------------------------------------------

  private place(found: Found): void {
    const { module, carrier, statement, node, effects } = found;
    const assignsLive = [...statement.assigned].some((name) => carrier.live.has(name));
    if (assignsLive) {
      const text = statement.listened || effects.length > 0 ? awaited(statement.text) : statement.text;
      return this.options.emission.replaceStatement(statement.span, `// ${GUARD.why}\nif (${GUARD.test}) {\n${text}\n}`);
    }
    const routes = this.routesConcerned(module.file, node, effects);
    const file = routes.size > 0 ? this.preparation : this.startup;
    const wait = statement.listened || (routes.size > 0 && this.isAsync(found));
    const problem = file.add(statement, carrier, module, wait);
    if (problem) return this.refuse(statement.span, problem);
    for (const route of routes) this.prepared.add(route);
    if (routes.size === 0) this.shareConnections(effects);
    if (!statement.listened) this.moved.push(statement.span);
  }

  private placeModule(file: string): void {
    const module = this.options.project.module(file);
    const effects = this.options.model.startup.filter(({ site }) => site.file === file);
    const routes = new Set(module.ast.program.body.flatMap((node) => [...this.routesConcerned(file, node, effects)]));
    (routes.size > 0 ? this.preparation : this.startup).addModule(file);
    for (const route of routes) this.prepared.add(route);
    if (routes.size === 0) this.shareConnections(effects);
    this.moved.push(...this.bareImportsOf(file));
  }

  /** Routes whose own modules hold what a statement changes. */
  private routesConcerned(file: string, node: t.Statement, effects: readonly StartupEffect[]): Set<string> {
    const { changed, used } = this.state.effectsOf(file, node);
    // A strategy of passport is kept by the package, but its callbacks go to the modules of the routes.
    if (this.mentionsLinked(file, node) || [...used].some((one) => this.importsLinked(one).size > 0)) return new Set(this.options.nativeRoutes);
    const inMemory = [...used].some((one) => /['"`]:memory:['"`]/.test(this.options.project.module(one).code));
    const connects = effects.some((effect) => effect.kind === 'connect' && this.connectsObject(effect, inMemory));
    const holders = connects ? [...changed, ...used] : [...changed];
    return new Set(holders.flatMap((one) => [...(this.routesOf.get(one) ?? [])]));
  }

  private mentionsLinked(file: string, node: t.Node): boolean {
    const names = this.importsLinked(file);
    let found = false;
    if (names.size > 0) walk(node, (one) => void (found ||= t.isIdentifier(one) && names.has(one.name)));
    return found;
  }

  /** Names under which a module imports packages whose middleware runs in front of native code. */
  private importsLinked(file: string): Set<string> {
    const { project, linked } = this.options;
    const bindings = linked.size === 0 || file.endsWith('.json') ? [] : [...topBindings(project.module(file))];
    return new Set(bindings.flatMap(([name, binding]) => (binding.kind === 'import' && linked.has(binding.specifier) ? [name] : [])));
  }

  /** `client.connect()` changes the client; `mongoose.connect()` and `sequelize.sync()` change nothing of the modules. */
  private connectsObject({ call }: StartupEffect, inMemory: boolean): boolean {
    if (!call || PROCESS_WIDE.has(call.package)) return false;
    if (OUTSIDE_OF_PROCESS.get(call.package)?.has(call.member)) return inMemory;
    return call.held;
  }

  private shareConnections(effects: readonly StartupEffect[]): void {
    for (const { call } of effects) if (call && PROCESS_WIDE.has(call.package)) this.external.add(call.package);
  }

  private isAsync({ module, node, effects }: Found): boolean {
    if (effects.some(({ kind }) => kind === 'connect')) return true;
    if (!t.isExpressionStatement(node) || !t.isCallExpression(node.expression) || !t.isIdentifier(node.expression.callee)) return false;
    const { name } = node.expression.callee;
    return this.state.declarationsOf(module.file, name).some((one) => declaresAsync(one));
  }

  /** Statements that only load a module. */
  private bareImportsOf(file: string): SourceSpan[] {
    const { model, project } = this.options;
    return model.reached.flatMap((other) => {
      if (other.endsWith('.json')) return [];
      const module = project.module(other);
      return module.ast.program.body.flatMap((node) => {
        const source = t.isExpressionStatement(node) ? sourceOf(node.expression) : t.isImportDeclaration(node) && node.specifiers.length === 0 ? node.source : null;
        const resolved = source && project.resolve(source.value, other);
        return resolved?.kind === 'file' && resolved.file === file ? [spanOf(other, node)] : [];
      });
    });
  }

  /** The original entry does all of it, once; routes wait for that. */
  private startOriginal(): void {
    const { layout, nativeRoutes } = this.options;
    const specifier = layout.specifier(this.preparePath, `${layout.httpDir}/express-app.ts`);
    this.preparation.addOwn('await start();', specifier, 'start');
    for (const route of nativeRoutes) this.prepared.add(route);
  }

  /** A module that connects when it is loaded does so at the first request now, which does not wait for it. */
  private warnOfLateConnections(): void {
    for (const { kind, site, trigger, call } of this.options.model.startup) {
      const isLate = kind === 'connect' && !trigger && call?.held && !OUTSIDE_OF_PROCESS.get(call.package)?.has(call.member);
      if (!isLate || this.options.emission.isRewritten(site.file) || !this.routesOf.has(site.file)) continue;
      const { code } = this.options.project.module(site.file);
      if (!/\bawait\b/.test(code.slice(site.start, site.end))) this.diagnostics.push(diagnostic('E2N424', {}, site));
    }
  }

  // --- the outcome --------------------------------------------------------------------------------------------------------------

  private tell(kind: 'env' | 'ending' | 'express only', node: t.Node, module: SourceModule): void {
    const code = ({ env: 'E2N421', ending: 'E2N422', 'express only': 'E2N425' } as const)[kind];
    this.diagnostics.push(diagnostic(code, { text: firstLine(module.code.slice(node.start!, node.end!)) }, spanOf(module.file, node)));
  }

  private refuse(span: SourceSpan, reason: string): void {
    const { code } = this.options.project.module(span.file);
    this.diagnostics.push(diagnostic('E2N420', { text: firstLine(code.slice(span.start, span.end)), reason }, span));
  }

  private result(): StartupResult {
    const { target, layout } = this.options;
    const files: TargetFile[] = [];
    const instrumentation = !this.startup.isEmpty;
    if (instrumentation) {
      files.push({ path: this.startupPath, content: this.startup.print('What the app does when it starts; `instrumentation.ts` runs it once, before the first request.', null) });
      const specifier = layout.specifier(this.instrumentationPath, this.startupPath);
      const load = `if (process.env.NEXT_RUNTIME === 'nodejs') await import('${specifier}');`;
      if (target.instrumentation) this.diagnostics.push(diagnostic('E2N423', { file: target.instrumentation, load }));
      else files.push({ path: this.instrumentationPath, content: `/** Next calls this once when the server starts. */\nexport async function register() {\n  ${load}\n}\n` });
    }
    if (!this.preparation.isEmpty) {
      const comment = 'What the app does when it starts, as far as it changes what the routes keep in memory: they import this first.';
      files.push({ path: this.preparePath, content: this.preparation.print(comment, GUARD) });
    }
    return {
      files,
      diagnostics: this.diagnostics,
      instrumentation,
      externalPackages: [...this.external].sort(),
      moved: this.moved,
      prepared: this.prepared,
      prepare: this.preparation.isEmpty ? null : this.preparePath,
      startsOriginal: this.startsOriginal,
    };
  }

  private get instrumentationPath(): string {
    return this.options.layout.appDir.startsWith('src/') ? 'src/instrumentation.ts' : 'instrumentation.ts';
  }
}

/** Puts the import of the preparation first in the files that need it. */
export function withPreparation(files: readonly TargetFile[], { prepare, prepared, startsOriginal }: StartupResult, layout: Layout): TargetFile[] {
  if (!prepare) return [...files];
  return files.map((file) => {
    const isBridge = file.path === `${layout.httpDir}/express-app.ts` && !startsOriginal;
    if (!prepared.has(file.path) && !isBridge) return file;
    return { ...file, content: `import '${layout.specifier(file.path, prepare)}';\n${String(file.content)}` };
  });
}

/** Statements of a module that run when it is the program: `if (require.main === module)` holds then. */
function programStatements(module: SourceModule): t.Statement[] {
  return module.ast.program.body.flatMap((node) => {
    const isMain = t.isIfStatement(node) && /^(?:require\.main\s*===?\s*module|module\s*===?\s*require\.main|!module\.parent)$/.test(module.code.slice(node.test.start!, node.test.end!));
    if (!isMain) return [node];
    return t.isBlockStatement(node.consequent) ? node.consequent.body : [node.consequent];
  });
}

function firstLine(text: string): string {
  const [line] = text.split('\n');
  return line.length < text.length ? `${line.trim()} …` : line;
}

/** Text without what formatting may change. */
const plain = (text: string) => text.replace(/\s+|;/g, '');

function programOf(code: string): t.Statement[] {
  return parse(code, { sourceType: 'module', allowUndeclaredExports: true, plugins: ['typescript', 'decorators-legacy', 'importAttributes'] }).program.body;
}

function statementsOf(code: string): Set<string> {
  return new Set(programOf(code).map((node) => plain(code.slice(node.start!, node.end!))));
}

function declaredIn(code: string): Set<string> {
  return new Set(programOf(code).flatMap((node) => bindingsOf(node).flatMap((binding) => (binding.kind === 'local' ? [binding.name] : []))));
}

function declaresAsync(node: t.Statement): boolean {
  let found = false;
  walk(node, (inner, parent) => {
    // The function that the statement declares, not those in it.
    if (!t.isFunction(inner)) return !found;
    const isDeclared = t.isVariableDeclarator(parent) || t.isAssignmentExpression(parent) || inner === node || t.isExportNamedDeclaration(parent) || t.isExportDefaultDeclaration(parent);
    found ||= isDeclared && inner.async === true;
    return false;
  });
  return found;
}
