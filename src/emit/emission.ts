import path from 'node:path';
import { readFileSync } from 'node:fs';
import * as t from '@babel/types';
import MagicString from 'magic-string';
import type { LoweredFunction } from '../lower/function.js';
import { usesLocals } from '../lower/view-locals.js';
import type { ExpressMajor, Place, SourceSpan, TargetFile } from '../model.js';
import type { LoweringStore } from '../plan/lowering-store.js';
import type { Callee } from '../plan/steps.js';
import type { AppSettings } from '../lower/rule.js';
import { importedFiles } from '../source/imports.js';
import type { SourceModule, SourceProject } from '../source/project.js';
import { isReservedName } from '../source/strict-names.js';
import { reachedStatements } from '../plan/reached-statements.js';
import { bindingsOf, topBindings, type Imported } from './bindings.js';
import { packageRange } from './dependencies.js';
import { resolveDeclared } from '../plan/resolve-callee.js';
import { freeNamesOf } from './free-names.js';
import { HELPERS, type HelperName } from './helper-files.js';
import { Imports } from './imports.js';
import { freeName } from '../next/segments.js';
import { capital, memberText } from './names.js';
import type { Layout } from './layout.js';
import { classMadeBy, madeKey, type MadeConstant } from './made-values.js';
import { openLoad } from './computed-loads.js';
import { expressParts, importStyle, respell, sourceOf, writeModule, type Hoist, type ModuleEdits } from './module-writer.js';
import { PathReader, placePaths, type PathPlaces } from './source-paths.js';
import { respellReferences } from './references.js';
import { withoutUnusedImports } from './prune.js';
import { strippedClasses, type StrippedClass } from './strip-classes.js';
import { stripUses } from './strip-uses.js';
import { substituteNames } from './substitute.js';
import { exportShape, namesBesideWhole } from './to-esm.js';
import { SETTINGS_EXPORTS, type SettingsExport } from './settings-exports.js';
import { memberOfKey } from '../lower/state-keys.js';
import { VIEWS_EXPORTS, type ViewsExport } from './views-file.js';
import { walk } from '../lower/templates.js';

/** A reference that cannot be written in another file; the endpoint that needs it is bridged. */
export class CannotReference extends Error {
  constructor(
    readonly reason: string,
    readonly span: SourceSpan,
  ) {
    super(reason);
  }
}

/**
 * Collects what the output needs of the source: which modules, which of their exports, which helpers and packages. Route
 * files ask for names; modules are written once all questions are known.
 */
interface MovedOptions {
  places?: Record<string, Place>;
  kind?: 'expression' | 'statements';
}

export class Emission {
  private readonly edits = new Map<string, ModuleEdits>();
  private readonly hoistNames = new Map<string, string>();
  private readonly constants = new Map<string, MadeConstant>();
  /** Where the constants were made. */
  private readonly madeAt: SourceSpan[] = [];
  /** Functions that other files call as members of an object, by `file:start`. */
  private readonly called = new Set<string>();
  private readonly carried = new Set<string>();
  /** Classes without their Express, by file. */
  private readonly stripped = new Map<string, Map<string, StrippedClass>>();
  private readonly needed = new Map<string, Set<string>>();
  readonly helpers = new Set<HelperName>();
  readonly packages = new Set<string>();
  readonly settingsUsed = new Set<SettingsExport>();
  readonly viewsUsed = new Set<ViewsExport>();
  /** Registrations whose comments stand above a route, as `file:start`. */
  readonly commented = new Set<string>();
  /** Packages that render views: they stay outside of the bundles, for they load files and one another by name. */
  readonly viewPackages = new Set<string>();

  constructor(
    readonly project: SourceProject,
    readonly layout: Layout,
    readonly major: ExpressMajor,
    private readonly settings: AppSettings,
    /** Files that hold Express and are therefore rewritten. */
    private readonly mixed: ReadonlySet<string>,
    readonly registrations: readonly SourceSpan[],
    readonly created: readonly SourceSpan[],
    private readonly methods: LoweringStore['methods'],
    private readonly inPlace: ReadonlyMap<string, { span: SourceSpan; definition: SourceSpan | null; lowered: LoweredFunction }>,
    private readonly assets: PathPlaces,
  ) {}

  isRewritten(file: string): boolean {
    return this.mixed.has(file);
  }

  /** Whether code, or anything that it may use, is native now. */
  reachesLowered(span: SourceSpan, seen = new Set<string>()): boolean {
    const key = `${span.file}:${span.start}`;
    if (seen.has(key)) return false;
    seen.add(key);
    const module = this.project.module(span.file);
    return reachedStatements(module, span).some((statement) => {
      const isInside = (one: SourceSpan) => one.file === span.file && statement.start! <= one.start && one.start < statement.end!;
      if ([...this.inPlace.values()].some((one) => isInside(one.definition ?? one.span))) return true;
      return bindingsOf(statement).some((binding) => {
        if (binding.kind !== 'import') return false;
        // Of a module from which a name is taken, only what that name stands for is used.
        const named = binding.imported.kind === 'name' ? resolveDeclared(this.project, span.file, binding.name) : null;
        if (named) return this.reachesLowered(named, seen);
        const resolved = this.project.resolve(binding.specifier, span.file);
        return resolved?.kind === 'file' && this.holdsLowered(resolved.file, new Set());
      });
    });
  }

  /** Whether a module, or one that it imports, holds a function that is native now. */
  private holdsLowered(file: string, seen: Set<string>): boolean {
    if (seen.has(file)) return false;
    seen.add(file);
    if ([...this.inPlace.values()].some((one) => (one.definition ?? one.span).file === file)) return true;
    return importedFiles(this.project, this.project.module(file)).some((other) => this.holdsLowered(other, seen));
  }

  /** npm packages that a module imports. */
  packagesOf(file: string): string[] {
    const specifiers = [...topBindings(this.project.module(file)).values()].flatMap((binding) => (binding.kind === 'import' ? [binding.specifier] : []));
    const resolved = specifiers.map((specifier) => this.project.resolve(specifier, file));
    return resolved.flatMap((one) => (one.kind === 'package' ? [one.name] : []));
  }

  /** True for a CommonJS module with one value for `module.exports`, which is a default export in the target. */
  private exportsOneValue(file: string): boolean {
    if (!this.isRewritten(file)) return false;
    const module = this.project.module(file);
    return module.format === 'cjs' && exportShape(module) === 'default';
  }

  /** Asks for names of a source file; `*` for all. */
  need(file: string, name: string): void {
    const names = this.needed.get(file) ?? new Set();
    this.needed.set(file, names);
    names.add(name);
  }

  importHelper(name: string, fromFile: string, imports: Imports, { local = name, typeOnly = false } = {}): void {
    if (this.isSetting(name)) {
      this.settingsUsed.add(name as SettingsExport);
      imports.add(this.layout.specifier(fromFile, this.settingsPath), { kind: 'name', name }, local);
      return;
    }
    if (VIEWS_EXPORTS.has(name)) {
      this.viewsUsed.add(name as ViewsExport);
      imports.add(this.layout.specifier(fromFile, this.viewsPath), { kind: 'name', name }, local);
      return;
    }
    const helper = this.helperOf(name);
    this.helpers.add(helper);
    imports.add(this.layout.specifier(fromFile, `${this.layout.httpDir}/${helper}.ts`), { kind: 'name', name }, local, typeOnly);
  }

  /** Imports a function that was a method of the response. */
  importMethod(key: string, local: string, targetFile: string, imports: Imports): void {
    const method = this.methods.get(key)!;
    const { file } = method.function;
    const name = this.hoistNames.get(`method ${key}`) ?? this.freeHoistName(file, method.name);
    if (!this.hoistNames.has(`method ${key}`)) {
      this.hoistNames.set(`method ${key}`, name);
      this.editsOf(file).hoists.push({ site: method.site, name, lowered: method.lowered, comments: method.comments });
    }
    this.need(file, name);
    const source = this.specifierTo(file, targetFile);
    const isTaken = ![null, source].includes(imports.sourceOf(local));
    if (this.layout.pathOf(file) !== targetFile && !isTaken) imports.add(source, { kind: 'name', name }, local);
    else if (name !== local || isTaken) throw new CannotReference(`another name for the method ${method.name} of the response`, method.function);
  }

  /** Where the values stand that the source gives to its Express app. */
  get settingsPath(): string {
    return `${this.layout.httpDir}/settings.ts`;
  }

  /** Where the views of the app are rendered. */
  get viewsPath(): string {
    return `${this.layout.httpDir}/views.ts`;
  }

  /** Where a folder or file of the source stands in the target, which uses it from now on. */
  placeOf(absolute: string): string {
    return this.assets.place(absolute, false, false);
  }

  private isSetting(name: string): boolean {
    return SETTINGS_EXPORTS.has(name) && (name !== 'parseQuery' || this.settings.queryParser === 'custom');
  }

  /** The helper module that exports a name; `json` is the answer, not the body parser. */
  private helperOf(name: string): HelperName {
    if (name === 'parseQuery') return this.settings.queryParser === 'simple' ? 'query-simple' : 'query-extended';
    const found = (Object.keys(HELPERS) as HelperName[]).find(
      (helper) => !helper.startsWith('query-') && !helper.startsWith('body-') && (HELPERS[helper].exports as readonly string[]).includes(name),
    );
    if (!found) throw new Error(`No helper module exports ${name}`);
    return found;
  }

  // --- references ---------------------------------------------------------------------------------------------------------

  /**
   * Text of user code for an emitted file: the free names are imported, under other names where the file has something else by
   * these.
   *
   * @param names the names, as the module of `from` means them
   * @param places what some names stand for instead
   * @throws CannotReference for a name that cannot be imported
   */
  movedText(text: string, names: Iterable<string>, from: SourceSpan, targetFile: string, imports: Imports, { places = {}, kind = 'expression' }: MovedOptions = {}): string {
    const renamed = this.importNames([...names].filter((name) => !(name in places)), from.file, targetFile, imports, from, kind === 'statements');
    return substituteNames(text, new Map([...renamed, ...this.placeTexts(places, targetFile, imports, from)]), kind);
  }

  /**
   * Makes the free names of user code available in an emitted file.
   *
   * @param names the names, as the module `sourceFile` means them
   * @returns the names that are others there
   * @throws CannotReference for a name that cannot be imported
   */
  importNames(names: Iterable<string>, sourceFile: string, targetFile: string, imports: Imports, span: SourceSpan, isInline = false): Map<string, string> {
    const locals = [...names].map((name) => [name, this.importFreely(name, sourceFile, targetFile, imports, span, isInline)] as const);
    return new Map(locals.filter(([name, local]) => name !== local));
  }

  /** @returns the local name */
  private importFreely(name: string, sourceFile: string, targetFile: string, imports: Imports, span: SourceSpan, isInline = false): string {
    const alone = new Imports();
    this.importName(name, name, sourceFile, targetFile, alone, span);
    const source = alone.sourceOf(name);
    if (source === null) return name;
    const word = wordOf(source);
    const local = imports.localFor(name, source, word === name ? `${name}Module` : `${word}${capital(name)}`, { as: alone.kindOf(name), isInline });
    this.importName(name, local, sourceFile, targetFile, imports, span);
    return local;
  }

  private importName(name: string, local: string, sourceFile: string, targetFile: string, imports: Imports, span: SourceSpan): void {
    const module = this.project.module(sourceFile);
    const binding = topBindings(module).get(name);
    if (!binding) return;
    if (binding.kind === 'local') {
      this.need(sourceFile, name);
      imports.add(this.specifierTo(sourceFile, targetFile), { kind: 'name', name }, local, binding.declared === 'type');
      return;
    }
    const style = importStyle(sourceFile, binding.specifier, binding.imported, this);
    this.importFrom(binding.specifier, style.imported, local, sourceFile, targetFile, imports, binding.typeOnly, span);
  }

  private importFrom(
    specifier: string,
    imported: Imported,
    local: string,
    sourceFile: string,
    targetFile: string,
    imports: Imports,
    typeOnly: boolean,
    span: SourceSpan,
  ): void {
    const resolved = this.project.resolve(specifier, sourceFile);
    if (resolved.kind === 'missing') throw new CannotReference(`the module ${specifier}, which was not found`, span);
    if (resolved.kind !== 'file' && resolved.kind !== 'json') {
      if (resolved.kind === 'package') this.packages.add(resolved.name);
      imports.add(specifier, imported, local, typeOnly);
      return;
    }
    const isMember = imported.kind === 'name' && this.exportsOneValue(resolved.file) && !namesBesideWhole(this.project.module(resolved.file)).has(imported.name);
    if (isMember) throw new CannotReference(`${imported.name} of a module that exports one value`, span);
    this.need(resolved.file, imported.kind === 'name' ? imported.name : imported.kind === 'default' || imported.kind === 'cjs' ? 'default' : '*');
    const to = this.specifierTo(resolved.file, targetFile);
    imports.add(resolved.kind === 'json' ? `${to}` : to, imported, local, typeOnly);
  }

  private specifierTo(sourceFile: string, targetFile: string): string {
    const to = this.layout.pathOf(sourceFile);
    return this.layout.specifier(targetFile, to);
  }

  /** The text that names a callee in an emitted file, with its imports ordered. */
  calleeText(callee: Callee, lowered: LoweredFunction, targetFile: string, imports: Imports): string {
    if (callee.kind === 'hoisted') return this.hoist(callee, lowered, targetFile, imports);
    if (callee.kind === 'member') {
      this.called.add(`${callee.function.file}:${callee.function.start}`);
      return `${this.placeText(callee.object, targetFile, imports, callee.span)}.${callee.member}`;
    }
    const { span } = callee;
    if (callee.kind === 'express') throw new Error('an error handler that Express runs has its text from the module of such middleware');
    if (callee.kind === 'made') return this.placeText(callee.place, targetFile, imports, span);
    const text = withoutBind(this.project.module(span.file).code.slice(span.start, span.end));
    const member = /^([A-Za-z_$][\w$]*)\.([A-Za-z_$][\w$]*)$/.exec(text);
    if (member) {
      const direct = this.directMember(member[1], member[2], span, targetFile, imports);
      if (direct && lowered.usesThis === 'own') throw new CannotReference(`this of ${text}`, span);
      if (direct) return direct;
    }
    const required = /^require\(['"]([^'"]+)['"]\)(?:\.([A-Za-z_$][\w$]*))?$/.exec(text);
    if (required) return this.importRequired(required[1], required[2], span, targetFile, imports);
    this.rejectLocalRequires(text, span);
    return this.movedText(text, freeNamesOf(text).read, span, targetFile, imports, { places: callee.names });
  }

  /** What the names of code that moves stand for where it goes, with the imports ordered. */
  placeTexts(names: Record<string, Place>, targetFile: string, imports: Imports, span: SourceSpan): Map<string, string> {
    return new Map(Object.entries(names).map(([name, place]) => [name, this.placeText(place, targetFile, imports, span)]));
  }

  private placeText(place: Place, targetFile: string, imports: Imports, span: SourceSpan): string {
    if (place.kind === 'literal') return typeof place.value === 'string' ? `'${place.value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'` : String(place.value);
    if (place.kind === 'member') return memberText(this.placeText(place.object, targetFile, imports, span), place.name);
    if (place.kind === 'made') {
      const { name } = this.constantFor(place);
      const { file } = place.expression;
      if (this.layout.pathOf(file) === targetFile) return name;
      const source = this.specifierTo(file, targetFile);
      const local = imports.localFor(name, source, `${wordOf(source)}${capital(name)}`);
      imports.add(source, { kind: 'name', name }, local);
      return local;
    }
    if (this.layout.pathOf(place.file) !== targetFile) return this.importFreely(place.name, place.file, targetFile, imports, span);
    this.need(place.file, place.name);
    return place.name;
  }

  /** An object and one that its class makes: as two constants there would be two of the inner one. */
  private rejectParts(made: SourceSpan): void {
    const isMadeBy = (inner: SourceSpan, outer: SourceSpan) => {
      const owner = classMadeBy(this.project, outer);
      return owner !== null && owner.file === inner.file && owner.start <= inner.start && inner.end <= owner.end;
    };
    const clash = this.madeAt.find((other) => isMadeBy(made, other) || isMadeBy(other, made));
    if (clash) throw new CannotReference('an object that is used both by itself and through the one that makes it', made);
  }

  /** What start-up code made inside of a function becomes a constant of its module. */
  private constantFor(place: Extract<Place, { kind: 'made' }>): MadeConstant {
    const key = madeKey(place);
    let made = this.constants.get(key);
    if (!made) {
      const { expression, names, suggested } = place;
      const { file } = expression;
      const edits = this.editsOf(file);
      this.rejectParts(expression);
      const module = this.project.module(file);
      const code = module.code.slice(expression.start, expression.end);
      const texts = this.placeTexts(names, this.layout.pathOf(file), edits.imports, expression);
      made = { name: this.freeHoistName(file, suggested), text: substituteNames(code, texts) };
      this.constants.set(key, made);
      this.madeAt.push(expression);
      this.hoistNames.set(key, made.name);
      edits.constants.push(made);
    }
    this.need(place.expression.file, made.name);
    return made;
  }

  /** `router.post('/', require('./handlers/add-link'))`: the file's name becomes the name of the import. */
  importRequired(specifier: string, member: string | undefined, span: SourceSpan, targetFile: string, imports: Imports): string {
    const words = (member ?? specifier.split('/').at(-1)!).replace(/\.[cm]?[jt]s$/, '').split(/[^A-Za-z0-9]+/).filter(Boolean);
    const name = words.map((word, i) => (i === 0 ? word[0].toLowerCase() : word[0].toUpperCase()) + word.slice(1)).join('') || 'handler';
    const local = this.freeLocal(/^[A-Za-z_$]/.test(name) && !/^(?:delete|new|default|import|export|index)$/.test(name) ? name : 'handler', specifier, span.file, targetFile, imports);
    const wanted: Imported = member ? { kind: 'name', name: member } : { kind: 'cjs' };
    const style = importStyle(span.file, specifier, wanted, this);
    this.importFrom(specifier, style.imported, local, span.file, targetFile, imports, false, span);
    return local;
  }

  /** `passport` for `./config/passport`, or `configPassport` beside the package. */
  private freeLocal(name: string, specifier: string, sourceFile: string, targetFile: string, imports: Imports): string {
    const resolved = this.project.resolve(specifier, sourceFile);
    const from = resolved.kind === 'file' || resolved.kind === 'json' ? this.specifierTo(resolved.file, targetFile) : specifier;
    const isFree = (local: string) => !imports.isReserved(local) && [null, from].includes(imports.sourceOf(local));
    const folder = specifier.split('/').at(-2)?.replace(/[^A-Za-z0-9]/g, '');
    const candidates = [name, ...(folder ? [`${folder}${capital(name)}`] : []), `${name}Module`];
    return candidates.find(isFree) ?? freeName(name, { has: (local) => !isFree(local) });
  }

  /** A `require` of the source's own inside code that moves: its path would lead elsewhere. */
  rejectLocalRequires(text: string, span: SourceSpan): void {
    if (/\b(?:require|import)\(\s*['"]\./.test(text)) throw new CannotReference('a require inside the handler', span);
  }

  /** `userController.list` of a module of functions is imported as `list`. */
  private directMember(object: string, name: string, span: SourceSpan, targetFile: string, imports: Imports): string | null {
    const binding = topBindings(this.project.module(span.file)).get(object);
    if (binding?.kind !== 'import') return null;
    const { imported } = importStyle(span.file, binding.specifier, binding.imported, this);
    const isReserved = isReservedName(name);
    if (imported.kind !== 'namespace' || isReserved) return null;
    const alone = new Imports();
    this.importFrom(binding.specifier, { kind: 'name', name }, name, span.file, targetFile, alone, false, span);
    const local = imports.localFor(name, alone.sourceOf(name)!, `${wordOf(object)}${capital(name)}`);
    this.importFrom(binding.specifier, { kind: 'name', name }, local, span.file, targetFile, imports, false, span);
    return local;
  }

  private hoist(callee: Extract<Callee, { kind: 'hoisted' }>, lowered: LoweredFunction, targetFile: string, imports: Imports): string {
    const { names = {} } = callee;
    const key = `${callee.file}:${callee.function.start} ${JSON.stringify(names)}`;
    let name = this.hoistNames.get(key);
    if (!name) {
      name = this.freeHoistName(callee.file, callee.suggested ?? hoistBase(lowered));
      this.hoistNames.set(key, name);
      const edits = this.editsOf(callee.file);
      const texts = this.placeTexts(names, this.layout.pathOf(callee.file), edits.imports, callee.function);
      const code = texts.size > 0 ? substituteNames(lowered.code, texts) : lowered.code;
      edits.hoists.push({ site: callee.site, name, lowered: { ...lowered, code } } satisfies Hoist);
    }
    this.need(callee.file, name);
    const source = this.specifierTo(callee.file, targetFile);
    const local = imports.localFor(name, source, `${wordOf(source)}${capital(name)}`);
    imports.add(source, { kind: 'name', name }, local);
    return local;
  }

  private freeHoistName(file: string, base: string): string {
    // One name for one function in the whole output: a file may import two of them from different modules.
    const helpers = [...this.inPlace.values()].flatMap(({ lowered }) => lowered.helpers.map(({ local }) => local));
    const taken = new Set([...topBindings(this.project.module(file)).keys(), ...this.hoistNames.values(), ...helpers]);
    for (let n = 1; ; n++) {
      const name = n === 1 ? base : `${base}${n}`;
      if (!taken.has(name)) return name;
    }
  }

  private editsOf(file: string): ModuleEdits {
    let found = this.edits.get(file);
    if (!found) {
      found = { replacements: [], hoists: [], constants: [], statements: [], required: new Set(), imports: new Imports(), called: this.called };
      this.edits.set(file, found);
      for (const one of this.inPlace.values()) {
        const span = one.definition ?? one.span;
        if (span.file === file) found.replacements.push({ span, function: one.span, lowered: one.lowered });
      }
    }
    return found;
  }

  /** Lets a statement at the top of a rewritten module stand there in another form. */
  replaceStatement(span: SourceSpan, text: string): void {
    const { statements } = this.editsOf(span.file);
    if (!statements.some((one) => one.span.start === span.start)) statements.push({ span, text });
  }

  // --- the files ----------------------------------------------------------------------------------------------------------

  /** Writes every source module that was asked for, and all that those import. */
  moduleFiles(): TargetFile[] {
    const files = new Map<string, TargetFile>();
    const written = new Map<string, string>();
    for (let changed = true; changed; ) {
      changed = false;
      for (const [file, names] of [...this.needed]) {
        const key = [...names].sort().join();
        if (written.get(file) === key) continue;
        written.set(file, key);
        changed = true;
        const content = this.writeFile(file, names);
        if (content !== null) files.set(file, { path: this.layout.pathOf(file), content });
      }
    }
    return [...files.values()];
  }

  private writeFile(file: string, names: Set<string>): string | null {
    if (file.endsWith('.json')) return readFileSync(this.project.absolute(file), 'utf8');
    if (!this.isRewritten(file)) return this.carry(file);
    const edits = this.editsOf(file);
    // Hoisted functions that stand inside a replaced one have been written with it.
    edits.required = names;
    const hoisted = new Set(edits.hoists.map((hoist) => `${hoist.site.file}:${hoist.lowered.code}`));
    const replacements = edits.replacements.filter((one) => !hoisted.has(`${one.function.file}:${one.lowered.code}`));
    const written = writeModule(this.project.module(file), { ...edits, replacements }, {
      project: this.project,
      layout: this.layout,
      isRewritten: (other) => this.isRewritten(other),
      need: (other, name) => this.need(other, name),
      // Next's own modules are imported by lowered code in any case.
      notePackage: (name) => void (packageRange(name, this.project) && this.packages.add(name)),
      importMethod: (key, local, from, imports) => this.importMethod(key, local, from, imports),
      importHelper: (name, local, from, imports) => this.importHelper(name, from, imports, { local }),
      registrations: this.registrations,
      created: this.created,
      commented: this.commented,
    });
    return written && this.placePaths(written, file);
  }

  /**
   * Lets paths that start from a module's own place lead to where these files are in the target.
   *
   * @param code made from `sourceFile`: a module, the statements of a function, or an expression
   */
  placePaths(code: string, sourceFile: string, kind: 'module' | 'statements' | 'expression' = 'module'): string {
    if (kind === 'expression') return this.placePaths(`_ = ${code};`, sourceFile, 'statements').slice('_ = '.length, -1);
    const module = this.project.module(sourceFile);
    return placePaths(code, new PathReader(this.project, module), this.assets, kind === 'module' ? module.language : 'ts', kind);
  }

  /** A file of the source by its absolute path. */
  fileOf(absolute: string): string {
    return path.relative(this.project.root, absolute).split(path.sep).join('/');
  }

  /** Local names of the classes that a module imports and that lose what they had of Express. */
  private strippedClassesOf(module: SourceModule): Map<string, StrippedClass> {
    const found = new Map<string, StrippedClass>();
    for (const binding of topBindings(module).values()) {
      if (binding.kind !== 'import') continue;
      const resolved = this.project.resolve(binding.specifier, module.file);
      if (resolved.kind !== 'file' || !this.isRewritten(resolved.file)) continue;
      const classes = this.strippedIn(resolved.file);
      // What is exported as a whole is looked for by the name under which it is imported.
      const stripped = classes.get(binding.imported.kind === 'name' ? binding.imported.name : binding.name) ?? (classes.size === 1 && binding.imported.kind !== 'name' ? [...classes.values()][0] : undefined);
      if (stripped) found.set(binding.name, stripped);
    }
    return found;
  }

  private strippedIn(file: string): Map<string, StrippedClass> {
    const module = this.project.module(file);
    const classes = this.stripped.get(file) ?? strippedClasses(module, expressParts(module, this));
    this.stripped.set(file, classes);
    return classes;
  }

  /** A file without Express: as it is, but for specifiers that would not resolve from its new place. */
  private carry(file: string): string {
    this.carried.add(file);
    const module = this.project.module(file);
    const text = new MagicString(module.code);
    walk(module.ast.program, (node) => {
      for (const other of openLoad(node, module)?.candidates ?? []) this.need(this.fileOf(other), '*');
      const source = sourceOf(node);
      if (!source) return;
      const resolved = this.project.resolve(source.value, file);
      if (resolved.kind === 'package') this.packages.add(resolved.name);
      if (resolved.kind !== 'file' && resolved.kind !== 'json') return;
      this.need(resolved.file, '*');
      const specifier = respell(source.value, file, resolved.file, this.layout);
      if (specifier !== source.value) text.overwrite(source.start! + 1, source.end! - 1, specifier);
      // `require` of what is an ES module now gives its namespace: what was `module.exports` is its default export.
      if (t.isCallExpression(node) && !t.isImport(node.callee) && this.exportsOneValue(resolved.file)) text.appendLeft(node.end!, '.default');
    });
    respellReferences(module, text, this.project, this.layout.pathOf(file), (other) => {
      this.need(other, '*');
      return this.layout.pathOf(other);
    });
    const isStripped = stripUses(module, this.strippedClassesOf(module), text);
    const code = isStripped ? withoutUnusedImports(text.toString(), module.language) : text.toString();
    return this.placePaths(code, file);
  }
}

/** `controller.list.bind(controller)` is called as a method anyway. */
function withoutBind(text: string): string {
  return text.replace(/^(.+)\.([A-Za-z_$][\w$]*)\.bind\(\s*\1\s*\)$/s, '$1.$2');
}

/** A name for an inline function, from what it does. */
function hoistBase(lowered: LoweredFunction): string {
  if (lowered.outcome.mayContinue) {
    const [key] = lowered.establishes;
    if (key) return `set${capital(memberOfKey(key).member)}`;
    if (lowered.headers) return 'setHeaders';
    if (usesLocals(lowered)) return 'setLocals';
    return lowered.outcome.mayAnswer ? 'guard' : 'middleware';
  }
  return 'handle';
}

/** A word for where an import comes from: `user` for `@/server/routes/user.routes`, the folder's name for its index. */
function wordOf(specifier: string): string {
  const parts = specifier.split('/').filter((part) => /[A-Za-z]/.test(part) && part !== 'index');
  return (parts.at(-1) ?? 'other').split(/[^A-Za-z0-9]+/).filter(Boolean)[0].replace(/^\d+/, '') || 'other';
}
