import path from 'node:path';
import * as t from '@babel/types';
import { requiredBy, topBindings } from '../emit/bindings.js';
import { walk } from '../lower/templates.js';
import type { AppModel, Router, SourceSpan } from '../model.js';
import { bytesOf, folderFiles, kindAt } from '../source/folder-files.js';
import type { SourceProject } from '../source/project.js';
import { isPortable, isSetElsewhere, type AppValue, type AppValues } from './app-values.js';
import { otherLocals, sharesLocals } from './view-locals.js';
import { templateObstacle } from './view-templates.js';

/** A template engine: the one that the app was given, or that of the package with the name of the extension. */
export type ViewEngine = { extension: string } & ({ kind: 'own'; value: AppValue } | { kind: 'package'; package: string });

/** How the root app finds and renders views. */
export interface KnownViews {
  ok: true;
  /** Absolute folders of the source, in the order in which they are searched. */
  folders: string[];
  /** Whether the app was given a list of them: only then does an error name several. */
  isList: boolean;
  /** The setting `view engine`, without a dot. */
  extension: string | null;
  engines: ViewEngine[];
  /** Settings that views or engines look at: text of the settings module. */
  settings: [name: string, value: AppValue][];
  /** True where functions hand `res.locals` on to others; else each function that sets them keeps them to itself. */
  sharesLocals: boolean;
}

/** What is known of the app's views, or why native code cannot render them. */
export type Views = KnownViews | { ok: false; reason: string };

/** Why views are not known, while it is found out. */
class Unknown extends Error {}

/** Settings that decide which file is rendered, and how. */
const OF_VIEWS = ['views', 'view engine', 'view cache', 'view options', 'view'];

/** Collects how the root app renders views. Apps that render none are not looked at. */
export function appViews(model: AppModel, project: SourceProject, values: AppValues): Views {
  const files = model.reached.filter((file) => !file.endsWith('.json'));
  if (!files.some((file) => /\.render\s*\(/.test(project.module(file).code))) return { ok: false, reason: 'no view is rendered' };
  try {
    return new ViewReader(model, project, values, files).read();
  } catch (error) {
    if (error instanceof Unknown) return { ok: false, reason: error.message };
    throw error;
  }
}

class ViewReader {
  private readonly root: Router;

  constructor(
    private readonly model: AppModel,
    private readonly project: SourceProject,
    private readonly values: AppValues,
    private readonly files: readonly string[],
  ) {
    this.root = model.routers[model.root];
  }

  read(): KnownViews {
    this.rejectPatches();
    this.rejectUnknownLocals();
    for (const name of OF_VIEWS) this.rejectChanged(name);
    const folders = this.folders();
    const extension = this.literal('view engine')?.replace(/^\./, '') ?? null;
    const engines = this.engines(folders, extension);
    const texts = folders.filter((folder) => kindAt(folder) === 'folder').flatMap((folder) => this.templates(folder));
    const obstacle = templateObstacle(texts, folders);
    if (obstacle) throw new Unknown(obstacle);
    return {
      ok: true,
      folders,
      isList: this.root.settings.views?.value.kind === 'array',
      extension,
      engines,
      settings: this.settings(engines, texts.map(({ text }) => text)),
      sharesLocals: sharesLocals(this.project, this.files),
    };
  }

  // --- what would make another thing of it ----------------------------------------------------------------------------------

  /** Code that puts another function in the place of `render`, or hands the app to code that may. */
  private rejectPatches(): void {
    if ('view' in this.root.settings) throw new Unknown("res.render() with a class of its own for views (the setting 'view')");
    for (const file of this.files) {
      const module = this.project.module(file);
      walk(module.ast.program, (node) => {
        if (t.isAssignmentExpression(node) && t.isMemberExpression(node.left) && t.isIdentifier(node.left.property, { name: 'render' })) {
          throw new Unknown('res.render(), which the app replaces');
        }
        if (t.isCallExpression(node)) this.rejectGiven(node, file);
      });
    }
  }

  /** `nunjucks.configure(dir, { express: app })`, `hbs.localsAsTemplateData(app)`. */
  private rejectGiven(call: t.CallExpression, file: string): void {
    const app = this.values.names.get(file);
    let root: t.Node = call.callee;
    while (t.isMemberExpression(root) || t.isCallExpression(root)) root = t.isMemberExpression(root) ? root.object : root.callee;
    const binding = t.isIdentifier(root) ? topBindings(this.project.module(file)).get(root.name) : undefined;
    const specifier = binding?.kind === 'import' ? binding.specifier : requiredBy(call.callee)?.specifier;
    const resolved = specifier === undefined ? null : this.project.resolve(specifier, file);
    const isApp = (node: t.Node) => t.isIdentifier(node) && node.name === app;
    const isGiven = call.arguments.some((one) => isApp(one) || (t.isObjectExpression(one) && one.properties.some((property) => t.isObjectProperty(property) && isApp(property.value))));
    // What a package made: `hbs.create().localsAsTemplateData(app)`.
    if (isGiven && t.isMemberExpression(call.callee) && binding?.kind === 'local') throw new Unknown(`res.render() of an app that ${binding.name} was given`);
    if (resolved?.kind !== 'package' || HARMLESS.test(resolved.name)) return;
    if (isGiven) throw new Unknown(`res.render() of an app that ${resolved.name} was given`);
    if (PATCHING.has(resolved.name)) throw new Unknown(`res.render() with ${resolved.name}, which replaces it`);
  }

  private rejectUnknownLocals(): void {
    const unknown = [...this.values.locals].find(([, value]) => value === null)?.[0] ?? otherLocals(this.project, this.files, this.localsOfApps());
    if (unknown) throw new Unknown(`a view with app.locals.${unknown}, whose value reading cannot tell`);
  }

  /** How many apps have a member of `app.locals`. */
  private localsOfApps(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { locals } of Object.values(this.model.routers)) for (const name of Object.keys(locals)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  }

  /** A setting that some code changes besides the one place at start-up, or only at times. */
  private rejectChanged(name: string): void {
    const set = this.root.settings[name];
    const code = this.files.map((file) => this.project.module(file).code);
    if (isSetElsewhere(name, code, this.model)) throw new Unknown(`res.render() with the setting '${name}', which changes`);
    if (set?.conditional && ['views', 'view engine'].includes(name)) throw new Unknown(`res.render() with the setting '${name}', which reading cannot tell`);
  }

  // --- where views are ----------------------------------------------------------------------------------------------------

  private folders(): string[] {
    const value = this.root.settings.views?.value ?? { kind: 'literal', value: 'views' };
    const items = value.kind === 'array' ? value.items : [value];
    return items.map((item) => {
      if (item.kind !== 'literal' || typeof item.value !== 'string') throw new Unknown('res.render() of views in folders that reading cannot tell');
      const folder = path.resolve(this.project.root, item.value);
      const relative = path.relative(this.project.root, folder);
      const holdsCode = relative === '' || this.model.reached.some((file) => file.startsWith(`${relative.split(path.sep).join('/')}/`));
      if (relative.startsWith('..') || holdsCode) throw new Unknown(`res.render() of views in ${relative || 'the root of the project'}, where code stands, too`);
      return folder;
    });
  }

  private templates(folder: string): { file: string; text: string }[] {
    return folderFiles(folder)
      .filter(({ size }) => size < 256 * 1024)
      .map(({ file }) => ({ file: path.join(folder, file), text: new TextDecoder().decode(bytesOf(path.join(folder, file))) }));
  }

  // --- what renders them --------------------------------------------------------------------------------------------------

  private engines(folders: readonly string[], extension: string | null): ViewEngine[] {
    const engines = new Map<string, ViewEngine>();
    for (const one of this.root.engines) {
      if (one.extension === null || one.conditional) throw new Unknown('res.render() with an engine that reading cannot tell');
      engines.set(one.extension, { extension: one.extension, kind: 'own', value: this.engineValue(one.engine) });
    }
    if (extension !== null && !engines.has(extension)) {
      const name = this.packageFor(extension);
      if (!name) throw new Unknown(`res.render() with the engine ${extension}, which is not installed`);
      engines.set(extension, { extension, kind: 'package', package: name });
    }
    // Views may be named with an extension of another package.
    for (const other of new Set(folders.filter((folder) => kindAt(folder) === 'folder').flatMap((folder) => folderFiles(folder).map(({ file }) => path.extname(file).slice(1))))) {
      const name = !other || engines.has(other) ? null : this.packageFor(other);
      if (name && KNOWN_ENGINES.has(name)) engines.set(other, { extension: other, kind: 'package', package: name });
    }
    return [...engines.values()];
  }

  private engineValue(span: SourceSpan): AppValue {
    const text = this.textOf(span);
    if (!isPortable(text, span, this.project)) throw new Unknown(`res.render() with the engine ${text}, which only exists at start-up`);
    return { text, file: span.file };
  }

  /** Express requires the extension (express, lib/view.js). */
  private packageFor(extension: string): string | null {
    const resolved = this.project.resolve(extension, this.model.entry);
    return resolved.kind === 'package' ? resolved.name : null;
  }

  // --- settings -----------------------------------------------------------------------------------------------------------

  /** Views and engines see all settings; those that they can be told to look at are handed on. */
  private settings(engines: readonly ViewEngine[], templates: readonly string[]): KnownViews['settings'] {
    const own = engines.flatMap((engine) => (engine.kind === 'own' ? [this.project.module(engine.value.file).code] : []));
    const isRead = (name: string) => ['view cache', 'view options'].includes(name) || [...templates, ...own].some((text) => readsSetting(text, name));
    return Object.keys(this.root.settings).flatMap((name): KnownViews['settings'] => {
      if (['views', 'view engine'].includes(name) || !isRead(name)) return [];
      const value = this.values.settings.get(name);
      if (!value) throw new Unknown(`a view with the setting '${name}', whose value reading cannot tell`);
      return [[name, value]];
    });
  }

  private literal(name: string): string | null {
    const value = this.root.settings[name]?.value;
    if (!value || value.kind === 'undefined') return null;
    if (value.kind !== 'literal' || typeof value.value !== 'string') throw new Unknown(`res.render() with the setting '${name}', which reading cannot tell`);
    return value.value;
  }

  private textOf(span: SourceSpan): string {
    return this.project.module(span.file).code.slice(span.start, span.end);
  }
}

/** Packages that are given an app without changing how it renders. */
const HARMLESS = /^(?:supertest|socket\.io|express-ws|http-terminator|serverless-http|@vendia\/serverless-express|spdy|https?-server)$/;

/** Packages whose middleware replaces `res.render`. */
const PATCHING = new Set(['express-ejs-layouts', 'express-partials', 'express-layout', 'express-minify-html', 'express-minify-html-2', 'express-dust-linkedin']);

/** Engines that Express can require by the extension of their files, each with `__express`. */
const KNOWN_ENGINES = new Set(['ejs', 'pug', 'jade', 'hbs', 'mustache', 'eta', 'squirrelly', 'twig', 'vash', 'dot', 'haml']);

/** `settings.title`, `settings['x y']`. */
function readsSetting(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`\\bsettings\\s*(?:\\??\\.\\s*${escaped}\\b|(?:\\?\\.)?\\[\\s*['"]${escaped}['"])`).test(text);
}
