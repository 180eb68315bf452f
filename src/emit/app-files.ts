import type { LoweredFunction } from '../lower/function.js';
import type { RouteMethod, SourceSpan, TargetFile } from '../model.js';
import type { AppValues } from '../plan/app-values.js';
import { conditionText } from '../plan/condition-text.js';
import { letsPreflightsPass, type Callee, type ErrorStep, type GuardStep, type NativeChain, type OptionFunction, type ParserFunction, type Step, type Terminal } from '../plan/steps.js';
import { topBindings } from './bindings.js';
import type { Emission } from './emission.js';
import { ExpressLinks, type ExpressStep } from './express-links.js';
import { calledTexts } from './declared-names.js';
import { freeNamesOf } from './free-names.js';
import { handlerText } from './handler-text.js';
import { Imports } from './imports.js';
import { capital, propertyName } from './names.js';
import { commentsAbove } from './registration-comments.js';
import type { SharedMiddleware } from './shared-middleware.js';
import { replaceOptions } from './options-text.js';
import { expressKeys, isTrivial, preflightName, providedBy, wrapperText, type WrapperPlan } from './wrapper-text.js';

/** One method export of one route file. */
export type RouteExport =
  | { kind: 'native'; method: RouteMethod; chain: NativeChain; wrapper: WrapperPlan }
  | { kind: 'bridged'; method: RouteMethod };

/** One `route.ts`. */
export interface RouteFile {
  /** Relative to the target. */
  path: string;
  /** Segment names with their TypeScript type. */
  segments: { name: string; type: 'string' | 'string[]' }[];
  exports: RouteExport[];
  /** Methods that get the app's answer to unknown requests, and the name of that handler. */
  unmatched: { name: string; methods: RouteMethod[] } | null;
  /** The wrapper whose preflight answers OPTIONS, and what answers origins that it refuses. */
  preflight: { wrapper: WrapperPlan; refused: RefusedPreflight } | null;
  /** Where POST requests name another method that shall answer them; null where they do not. */
  override: string[] | null;
}

export interface AppFilesOptions {
  emission: Emission;
  /** Settings of the root app. */
  appSettings: AppValues['settings'];
  /** Middleware that native routes and the original app both use. */
  shared: SharedMiddleware;
  stateName(key: string): string;
  /** Names that route files and wrappers declare. */
  declared: ReadonlySet<string>;
  /** `export const dynamic` of Next 14, or null. */
  dynamic: string | null;
  /** Whether `next/server` exports `after`. */
  hasAfter: boolean;
}

/** A use of cors: where its options stand, and whether a function chooses for each request. */
type CorsUse = { options: SourceSpan | null; dynamic: boolean; delegate: OptionFunction | null };

/** What answers a preflight from an origin that CORS refuses: the app's answer to unknown requests, or the list of methods. */
export type RefusedPreflight = { kind: 'unmatched'; name: string } | { kind: 'allow'; methods: string[] };

/** Writes route files, wrappers and the small modules that they share. */
export class AppFiles {
  private readonly readers = new Map<string, { name: string; code: string; imports: Imports }>();
  private readonly cors = new Map<string, { name: string; text: string; type: string }>();
  private readonly unmatched: { name: string; chain: NativeChain; wrapper: WrapperPlan }[] = [];

  private readonly expressLinks: ExpressLinks;

  constructor(private readonly options: AppFilesOptions) {
    this.expressLinks = new ExpressLinks(options.emission, options.appSettings, options.shared);
  }

  /** Packages whose middleware runs in Express, in front of native code. */
  linkedPackages(): Set<string> {
    return this.expressLinks.packages;
  }

  private expressRunner(steps: ExpressStep[], from: string, imports: Imports): string {
    return this.expressLinks.runner(steps, (step, path, own) => this.conditionText(step, path, own), from, imports);
  }

  private calleeText({ callee, lowered }: { callee: Callee; lowered: LoweredFunction }, from: string, imports: Imports): string {
    if (callee.kind === 'express') return this.expressLinks.errorHandler(callee.span, callee.package, from, imports);
    return this.options.emission.calleeText(callee, lowered, from, imports);
  }

  private path(name: string): string {
    return `${this.options.emission.layout.httpDir}/${name}.ts`;
  }

  private specifier(from: string, to: string): string {
    return this.options.emission.layout.specifier(from, to);
  }

  // --- route files --------------------------------------------------------------------------------------------------------

  routeFile(file: RouteFile): TargetFile {
    const imports = new Imports(this.options.declared);
    const parts = this.exportTexts(file, imports);
    const preflight = this.preflightExport(file, imports);
    const settings = [
      ...(this.options.dynamic ? [`export const dynamic = '${this.options.dynamic}';`] : []),
    ];
    const tail = [
      ...preflight,
      ...this.notFoundExports(file),
    ];
    const content = [imports.print('ts'), ...settings, ...parts, ...tail].filter(Boolean).join('\n\n');
    return { path: file.path, content: `${content}\n` };
  }

  /** One export for each method; methods with the same handler share it. */
  private exportTexts(file: RouteFile, imports: Imports): string[] {
    const texts = new Map<string, RouteMethod[]>();
    const comments = new Map<string, string>();
    for (const one of file.exports) {
      const text = one.kind === 'native' ? this.nativeExport(one, file, imports) : this.bridgedExport(one, file, imports);
      const key = text.replace(/^(export (?:async )?(?:function|const) )\w+/, '$1');
      texts.set(key, [...(texts.get(key) ?? []), one.method]);
      comments.set(key, `${comments.get(key) ?? ''}${one.kind === 'native' ? this.commentsOf(one) : ''}`);
    }
    const taken = new Set([...texts.values()].flat());
    const names = new Map<RouteMethod, string>();
    const parts = [...texts].flatMap(([text, methods]) => {
      const named = (name: string) => text.replace(/^(export (?:async )?(?:function|const) )/, `$1${name}`);
      const above = comments.get(text)!;
      const isOwn = (method: RouteMethod) => method === 'POST' && file.override !== null;
      if (methods.length < 3 || text.startsWith('export const  = express')) {
        for (const method of methods) names.set(method, isOwn(method) ? 'handlePost' : method);
        return methods.map((method, i) => `${i === 0 ? above : ''}${isOwn(method) ? named('handlePost').replace('export ', '') : named(method)}`);
      }
      const name = taken.size === methods.length ? 'handler' : `handle${methods[0][0]}${methods[0].slice(1).toLowerCase()}`;
      for (const method of methods) names.set(method, name);
      const exported = methods.filter((method) => !isOwn(method));
      return [`${above}${named(name).replace('export ', '')}`, `export { ${exported.map((method) => `${name} as ${method}`).join(', ')} };`];
    });
    return [...parts, ...this.overridingExport(file, names, imports)];
  }

  /**
   * The POST export of a file whose requests may name another method.
   *
   * @param names what handles each method in the file
   */
  private overridingExport(file: RouteFile, names: ReadonlyMap<RouteMethod, string>, imports: Imports): string[] {
    if (!file.override) return [];
    this.options.emission.importHelper('withMethodOverride', file.path, imports);
    const native = file.exports.filter(({ kind, method }) => kind === 'native' && isOverriding(method)).map(({ method }) => method);
    const handlers = native.map((method) => (names.get(method) === method ? method : `${method}: ${names.get(method)}`));
    if (file.exports.some(({ kind }) => kind === 'bridged')) {
      imports.name(this.specifier(file.path, this.path('express-app')), 'express');
      handlers.push('original: express');
    } else if (file.unmatched) {
      imports.name(this.specifier(file.path, this.path('not-found')), file.unmatched.name);
      handlers.push(`otherwise: ${file.unmatched.name}`);
    }
    return [`export const POST = withMethodOverride([${file.override.map((name) => JSON.stringify(name)).join(', ')}], { ${handlers.join(', ')} });`];
  }

  private preflightExport(file: RouteFile, imports: Imports): string[] {
    if (!file.preflight) return [];
    const { wrapper, refused } = file.preflight;
    const name = preflightName(wrapper.name);
    this.importWrapper(name, file.path, imports);
    if (!wrapper.steps.some(letsPreflightsPass)) return [`export { ${name} as OPTIONS };`];
    return [`export const OPTIONS = ${name}(${this.refusedHandler(wrapper, refused, file, imports)});`];
  }

  /** Express lists the methods of the path where nothing else answers OPTIONS. */
  private refusedHandler(wrapper: WrapperPlan, refused: RefusedPreflight, file: RouteFile, imports: Imports): string {
    if (refused.kind === 'unmatched') {
      imports.name(this.specifier(file.path, this.path('not-found')), refused.name);
      return refused.name;
    }
    this.importWrapper(wrapper.name, file.path, imports);
    return `${wrapper.name}(() => new Response(null, { status: 204, headers: { Allow: '${refused.methods.join(', ')}' } }))`;
  }

  private notFoundExports(file: RouteFile): string[] {
    if (!file.unmatched?.methods.length) return [];
    const { name } = file.unmatched;
    const methods = file.unmatched.methods.filter((method) => method !== 'POST' || file.override === null);
    if (methods.length === 0) return [];
    const names = methods.map((method) => `${name} as ${method}`).join(', ');
    return [`export { ${names} } from '${this.specifier(file.path, this.path('not-found'))}';`];
  }

  private importWrapper(name: string, from: string, imports: Imports): void {
    imports.name(this.specifier(from, this.path('route')), name);
  }

  private bridgedExport(one: Extract<RouteExport, { kind: 'bridged' }>, file: RouteFile, imports: Imports): string {
    imports.name(this.specifier(file.path, this.path('express-app')), 'express');
    return `export const ${one.method} = express;`;
  }

  private nativeExport(one: Extract<RouteExport, { kind: 'native' }>, file: RouteFile, imports: Imports, anyMethod = false): string {
    const { chain, wrapper } = one;
    const ownSteps = chain.steps.slice(wrapper.steps.length);
    const text = handlerText({
      steps: ownSteps,
      terminal: chain.terminal,
      segments: file.segments.map(({ name }) => name),
      provided: providedBy(wrapper),
      inExpress: expressKeys(wrapper.steps),
      isBehindExpress: wrapper.steps.some((step) => step.kind === 'express'),
      stateName: this.options.stateName,
      calleeText: (step) => this.calleeText(step, file.path, imports),
      bodyReader: (parsers) => this.bodyReader(parsers, file.path, imports),
      startedBody: this.startedBody(),
      corsHeaders: (step, request) => this.corsCall('corsHeaders', step, request, file.path, imports),
      preflight: (use, request) => this.corsCall('preflight', use, request, file.path, imports),
      resolvedCors: (step, request) => this.resolvedCors(step, request, file.path, imports),
      anyMethod,
      called: calledTexts({ steps: ownSteps, terminal: chain.terminal, errors: [] }, this.options.emission.project),
      expressRunner: (steps) => this.expressRunner(steps, file.path, imports),
      importHelper: (name) => this.options.emission.importHelper(name, file.path, imports),
      conditionText: (step) => this.conditionText(step, file.path, imports),
      inlineText: (terminal) => this.inlineText(terminal, file.path, imports),
    });
    const params = file.segments.map(({ name, type }) => `${propertyName(name)}: ${type}`).join('; ');
    const context = text.context.map(({ name, local }) => (name === local ? name : `${name}: ${local}`)).join(', ');
    const isAsync = text.async ? 'async ' : '';
    if (isTrivial(wrapper)) {
      if (text.usesRequest || context) imports.name('next/server', 'NextRequest', true);
      const type = `{ params: Promise<{ ${params} }> }`;
      const args = [...(text.usesRequest || context ? [`${text.usesRequest ? text.request : '_request'}: NextRequest`] : []), ...(context ? [`{ ${context} }: ${type}`] : [])];
      return `export ${isAsync}function ${one.method}(${args.join(', ')}) {\n${text.body}\n}`;
    }
    this.importWrapper(wrapper.name, file.path, imports);
    if (text.direct && !context) return `export const ${one.method} = ${wrapper.name}(${text.direct});`;
    const generic = context.split(/[ ,:]+/).includes('params') ? `<{ ${params} }>` : '';
    const args = [...(text.usesRequest || context ? [text.usesRequest ? text.request : '_request'] : []), ...(context ? [`{ ${context} }`] : [])];
    const written = text.isExpression ? text.body.trim().replace(/^return\s+|;$/g, '') : `{\n${text.body}\n}`;
    return `export const ${one.method} = ${wrapper.name}${generic}(${isAsync}(${args.join(', ')}) => ${written});`;
  }

  /** What stood above the registration; above a function that has become one of its module it stays there. */
  private commentsOf({ chain: { terminal } }: Extract<RouteExport, { kind: 'native' }>): string {
    if (terminal.kind !== 'inline' && !(terminal.kind === 'call' && terminal.callee.kind === 'expression')) return '';
    const { site } = terminal.link;
    const key = `${site.file}:${site.start}`;
    const { commented, project } = this.options.emission;
    const comments = commented.has(key) ? null : commentsAbove(project.module(site.file), site);
    commented.add(key);
    return comments ? `${comments}\n` : '';
  }

  private inlineText({ lowered, function: source, names = {} }: Extract<Terminal, { kind: 'inline' }>, path: string, imports: Imports): string {
    for (const name of lowered.nextImports) imports.name('next/server', name);
    for (const { name, local } of lowered.helpers) this.options.emission.importHelper(name, path, imports, { local });
    for (const { key, local } of lowered.methods) this.options.emission.importMethod(key, local, path, imports);
    const ours = new Set([...lowered.helpers.map(({ local }) => local), ...lowered.methods.map(({ local }) => local), ...lowered.nextImports, ...lowered.uses.map(({ local }) => local), lowered.body]);
    const free = [...freeNamesOf(lowered.code, 'statements').read].filter((name) => !ours.has(name) && !(name in names) && !this.isExpressType(name, source.file));
    this.options.emission.rejectLocalRequires(lowered.code, source);
    const code = this.options.emission.movedText(lowered.code, free, source, path, imports, { places: names, kind: 'statements' });
    return this.options.emission.placePaths(code, source.file, 'statements');
  }

  /** `Response` of `import { Response } from 'express'`: lowered code means that of the web. */
  private isExpressType(name: string, file: string): boolean {
    const binding = topBindings(this.options.emission.project.module(file)).get(name);
    return name === 'Response' && binding?.kind === 'import' && binding.specifier === 'express';
  }

  private conditionText(step: Step | ErrorStep, path: string, imports: Imports): string | null {
    const { emission } = this.options;
    // The links of a group keep their own.
    const conditions = 'kind' in step && step.kind === 'group' ? (step.conditions ?? []) : step.link.conditions;
    const texts = conditions.map((condition) => {
      const text = conditionText(condition, emission.project) ?? 'true';
      return emission.movedText(text, freeNamesOf(text).read, condition.span, path, imports);
    });
    return texts.length === 0 ? null : texts.length === 1 ? texts[0] : texts.map((text) => `(${text})`).join(' && ');
  }

  // --- shared modules -----------------------------------------------------------------------------------------------------

  /** Name of the function that reads bodies with these parsers; it is written into `read-body.ts`. */
  bodyReader(parsers: Extract<Step, { kind: 'parse' }>[], from: string, imports: Imports): string {
    const path = this.path('read-body');
    const own = this.readerImports();
    const list = parsers.map((parser) => {
      own.name(this.specifier(path, this.path(`body-${parser.helper}`)), parser.helper);
      this.options.emission.helpers.add(`body-${parser.helper}`);
      return `${parser.helper}(${parser.options ? this.parserOptions(parser.options, parser.functions, path, own) : ''})`;
    });
    const state = parsers.flatMap((parser) => parser.functions.flatMap(({ lowered }) => lowered.establishes)).map(this.options.stateName);
    const started = this.startedBody();
    const code = readerText(`read(request, [${list.join(', ')}]${started ? `, { unparsed: ${started} }` : ''})`, state);
    const known = this.readers.get(code) ?? { name: this.readers.size === 0 ? 'readBody' : `read${capital(parsers[0].helper)}Body${this.readerNumber(parsers[0].helper)}`, code, imports: own };
    this.readers.set(code, known);
    imports.name(this.specifier(from, path), known.name);
    return known.name;
  }

  /** `req.body = req.body || {}` is the first that body-parser 1 does; Express 5 has body-parser 2, which leaves it undefined. */
  private startedBody(): string | null {
    return this.options.emission.major === 4 ? '{}' : null;
  }

  private readerNumber(helper: string): string {
    const same = [...this.readers.values()].filter((one) => one.name.startsWith(`read${capital(helper)}Body`)).length;
    return same === 0 ? '' : String(same + 1);
  }

  private sharedReaderImports: Imports | null = null;

  private readerImports(): Imports {
    if (!this.sharedReaderImports) {
      this.sharedReaderImports = new Imports();
      this.sharedReaderImports.add(this.specifier(this.path('read-body'), this.path('body')), { kind: 'name', name: 'readBody' }, 'read');
      this.options.emission.helpers.add('body');
    }
    return this.sharedReaderImports;
  }

  /** Text of an argument of the source, usable in an emitted file. */
  private sourceText(span: SourceSpan, path: string, imports: Imports): string {
    const text = this.options.emission.project.module(span.file).code.slice(span.start, span.end);
    return this.options.emission.movedText(text, freeNamesOf(text).read, span, path, imports);
  }

  /** The options of a parser as written, with those that are functions as they were lowered. */
  private parserOptions(span: SourceSpan, functions: readonly ParserFunction[], path: string, imports: Imports): string {
    if (functions.length === 0) return this.sourceText(span, path, imports);
    const { emission } = this.options;
    const codes = new Map(functions.map((one) => [one.name, this.optionFunction(one, span, path, imports)]));
    const written = emission.project.module(span.file).code.slice(span.start, span.end);
    // What only the replaced functions named is not needed any more.
    const free = freeNamesOf(replaceOptions(written, new Map([...codes.keys()].map((name) => [name, '0'])))).read;
    return replaceOptions(emission.movedText(written, free, span, path, imports), codes);
  }

  private sharedCorsImports = new Imports();

  /** A call of the CORS helpers with the options of the source. */
  corsCall(helper: 'corsHeaders' | 'preflight', use: CorsUse, request: string, from: string, imports: Imports): string {
    this.options.emission.importHelper(helper, from, imports);
    if (!use.options) return `${helper}(${request})`;
    const text = this.corsOptions(use.options, use, from, imports);
    if (!use.dynamic) return `${helper}(${request}, ${text})`;
    this.options.emission.importHelper('resolveCors', from, imports);
    return `${helper}(${request}, await resolveCors(${request}, ${text}))`;
  }

  private resolvedCors(use: CorsUse, request: string, from: string, imports: Imports): { resolve: string; preflight: string; headers: string } {
    for (const name of ['corsHeaders', 'preflight', 'resolveCors'] as const) this.options.emission.importHelper(name, from, imports);
    const options = use.options ? this.corsOptions(use.options, use, from, imports) : '{}';
    return { resolve: `await resolveCors(${request}, ${options})`, preflight: `preflight(${request}, cors)`, headers: `corsHeaders(${request}, cors)` };
  }

  /** The name of the options: the source's own where they have one, else a constant of `cors-options.ts`. */
  private corsOptions(options: SourceSpan, { dynamic, delegate }: CorsUse, from: string, imports: Imports): string {
    const path = this.path('cors-options');
    const written = this.options.emission.project.module(options.file).code.slice(options.start, options.end);
    if (!delegate && /^[A-Za-z_$][\w$]*$/.test(written)) return this.sourceText(options, from, imports);
    const text = delegate ? this.optionFunction(delegate, options, path, this.sharedCorsImports) : this.sourceText(options, path, this.sharedCorsImports);
    const name = this.cors.get(text)?.name ?? (this.cors.size === 0 ? 'corsOptions' : `corsOptions${this.cors.size + 1}`);
    this.cors.set(text, { name, text, type: delegate ? 'OptionsFunction' : dynamic ? 'DynamicCorsOptions' : 'CorsOptions' });
    imports.name(this.specifier(from, path), name);
    return name;
  }

  /** The text of a lowered function in another file, with the imports that it needs there. */
  private optionFunction({ file, lowered }: OptionFunction, span: SourceSpan, path: string, imports: Imports): string {
    const { emission } = this.options;
    const own = new Set(lowered.helpers.map(({ local }) => local));
    for (const { name, local } of lowered.helpers) emission.importHelper(name, path, imports, { local });
    const free = lowered.freeNames.filter((name) => !own.has(name) && !lowered.establishes.some((key) => this.options.stateName(key) === name));
    return emission.movedText(lowered.code, free, { ...span, file }, path, imports);
  }

  addUnmatched(one: { name: string; chain: NativeChain; wrapper: WrapperPlan }): void {
    this.unmatched.push(one);
  }

  /** The modules that route files share, to be asked for after all route files are written. */
  sharedFiles(wrappers: readonly WrapperPlan[]): TargetFile[] {
    const files: TargetFile[] = [];
    if (this.unmatched.length > 0) files.push(this.notFoundModule());
    const used = wrappers.filter((wrapper) => !isTrivial(wrapper));
    if (used.length > 0) files.push(this.wrapperModule(used));
    if (this.readers.size > 0) files.push(this.readersModule());
    if (this.cors.size > 0) files.push(this.corsModule());
    const middleware = this.expressLinks.file();
    if (middleware) files.push(middleware);
    return files;
  }

  private wrapperModule(wrappers: readonly WrapperPlan[]): TargetFile {
    const path = this.path('route');
    const imports = new Imports(this.options.declared);
    imports.name('next/server', 'NextRequest', true);
    const texts = wrappers.map((plan) =>
      wrapperText({
        plan,
        called: calledTexts({ steps: plan.steps, terminal: { kind: 'not found' }, errors: plan.errors }, this.options.emission.project),
        stateName: this.options.stateName,
        calleeText: (step: GuardStep | ErrorStep) => this.calleeText(step, path, imports),
        bodyReader: (parsers) => this.bodyReader(parsers, path, imports),
        startedBody: this.startedBody(),
        corsHeaders: (step) => this.corsCall('corsHeaders', step, 'request', path, imports),
        preflight: (step) => this.corsCall('preflight', step, 'request', path, imports),
        conditionText: (step) => this.conditionText(step, path, imports),
        dynamicPreflight: (step) => {
          this.options.emission.importHelper('preflight', path, imports);
          this.options.emission.importHelper('resolveCors', path, imports);
          const options = step.options ? this.corsOptions(step.options, step, path, imports) : '{}';
          return { resolve: `await resolveCors(request, ${options})`, answer: 'preflight(request, options)' };
        },
        importAfter: () => {
          if (this.options.hasAfter) imports.name('next/server', 'after');
          return this.options.hasAfter;
        },
        expressRunner: (steps) => this.expressRunner(steps, path, imports),
        importHelper: (name) => this.options.emission.importHelper(name, path, imports),
      }),
    );
    return { path, content: `${[imports.print('ts'), ...texts].join('\n\n')}\n` };
  }

  private notFoundModule(): TargetFile {
    const file: RouteFile = { path: this.path('not-found'), segments: [], exports: [], unmatched: null, preflight: null, override: null };
    const imports = new Imports(this.options.declared);
    const parts = this.unmatched.map(({ name, chain, wrapper }) => {
      const text = this.nativeExport({ kind: 'native', method: 'GET', chain, wrapper }, file, imports, true);
      return text.replace(/^export (async function|function|const) GET/, `/** What the app answers where no route does. */\nexport $1 ${name}`);
    });
    return { path: file.path, content: `${[imports.print('ts'), ...parts].join('\n\n')}\n` };
  }

  private readersModule(): TargetFile {
    const functions = [...this.readers.values()].map(
      ({ name, code }) => `/** Reads the body of a request with the parsers of the app. */\nexport const ${name} = ${code};`,
    );
    return { path: this.path('read-body'), content: `${[this.readerImports().print('ts'), ...functions].join('\n\n')}\n` };
  }

  private corsModule(): TargetFile {
    const path = this.path('cors-options');
    const constants = [...this.cors.values()].map(({ name, text, type }) => {
      this.options.emission.importHelper(type, path, this.sharedCorsImports, { typeOnly: true });
      return `export const ${name}: ${type} = ${text};`;
    });
    return { path, content: `${[this.sharedCorsImports.print('ts'), ...constants].join('\n\n')}\n` };
  }
}


/** Methods that a request may be made to stand for. */
function isOverriding(method: RouteMethod): boolean {
  return method !== 'HEAD' && method !== 'OPTIONS';
}

/** A function that reads the body; what options of its parsers take from the request on the way comes beside it. */
function readerText(read: string, state: readonly string[]): string {
  if (state.length === 0) return `(request: Request) => ${read}`;
  const variables = state.map((name) => `let ${name}: any;`).join('\n');
  return `async (request: Request) => {\n${variables}\nconst body = await ${read};\nreturn { body, ${state.join(', ')} };\n}`;
}
