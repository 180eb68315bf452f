import { diagnostic } from '../diagnostics.js';
import { headerNames } from './header-names.js';
import { responseMethods, type ResponseMethod } from './response-methods.js';
import { topBindings } from '../emit/bindings.js';
import * as t from '@babel/types';
import { lowerFunction, type FunctionInput, type FunctionRole, type HelperCall, type LoweredFunction, type ParameterRole } from '../lower/function.js';
import { kindOfConstant } from '../lower/kind-of.js';
import type { ExpressReach } from '../lower/express-request.js';
import type { AppSettings } from '../lower/rule.js';
import type { ValueKind } from '../lower/value-kind.js';
import type { Diagnostic, ExpressMajor, SourceSpan } from '../model.js';
import type { SourceModule, SourceProject } from '../source/project.js';
import { isAllInExpress } from './middleware-rules.js';
import type { FactoryConstants, KnownFactories } from './factory-constants.js';
import { declaredBody } from './declared-body.js';
import { resolveCallee } from './resolve-callee.js';
import { functionAt, type FoundFunction } from './source-functions.js';
import type { StaticFolders } from './static-folders.js';
import type { UserLink } from './wrappers.js';

/** What is the same for every function of one compilation. */
export interface LoweringEnvironment {
  project: SourceProject;
  major: ExpressMajor;
  /** The root app's router. */
  root: string;
  /** Of the root app. */
  settings: AppSettings;
  /** Of the app around a router. */
  settingsOf(router: string): AppSettings;
  /** Whether the nearest app around a router is the root app. */
  isRootApp(router: string): boolean;
  /** Links that turned out not to be able to run in Express in front of native code: place of the expression → reason. */
  refusedLinks: ReadonlyMap<string, string>;
  statics: StaticFolders;
  factories: KnownFactories;
  errorReads: ReadonlySet<string>;
  /** Whether some code of the program names a status without a body. */
  knowsBodiless: boolean;
  stateName(key: string): string;
  stateType(key: string): string | null;
  kindAt(file: string, start: number, end: number): ValueKind;
}

/** What differs from chain to chain. */
export interface ChainContext {
  role: FunctionRole;
  placement: 'inline' | 'in place';
  hasBodyParser: boolean;
  hasCookieParser: boolean;
  headersBefore: boolean;
  cacheBefore: boolean;
  typeBefore: string | null;
  localsBefore: boolean;
  isRootApp: boolean;
  settings: AppSettings;
  routePath: string | null;
  provided: ReadonlySet<string>;
  express: ExpressReach | null;
  mount: string;
  /** Methods that middleware before the function adds to the response, by name. */
  methods: Readonly<Record<string, ResponseMethod>>;
  /** Roles of the parameters where they are not those of a handler. */
  parameters?: readonly ParameterRole[];
}

export type StoredLowering = { ok: true; lowered: LoweredFunction } | { ok: false; diagnostic: Diagnostic };

/** A function that is rewritten where it stands. */
export interface InPlaceFunction {
  span: SourceSpan;
  /** The wrapper call that goes with it, when there is one. */
  definition: SourceSpan | null;
  lowered: LoweredFunction;
}

/** Lowers each function once for each way in which chains use it, and sees to it that one text serves all of them. */
export class LoweringStore {
  /** Functions rewritten in place, by `file:start`. */
  readonly inPlace = new Map<string, InPlaceFunction>();

  constructor(readonly environment: LoweringEnvironment) {}

  /**
   * Lowers a function for one chain.
   *
   * @param definition the wrapper call around its definition, which is replaced together with it
   */
  lower(link: UserLink, context: ChainContext, definition: SourceSpan | null): StoredLowering {
    const constants = this.environment.factories.of(link);
    const key = `${link.rewritten === undefined ? '' : 'rest '}${this.keyOf(link.function, context, definition, constants)}`;
    const known = this.known.get(key);
    if (known) return known;
    const made = this.lowerAnew(link, context, definition, constants);
    this.known.set(key, made);
    return made;
  }

  /** By all that a lowering depends on: an app-level middleware is asked for once per route. */
  private readonly known = new Map<string, StoredLowering>();
  private readonly settingsSeen: AppSettings[] = [];

  private keyOf(span: SourceSpan, { settings, ...context }: ChainContext, definition: SourceSpan | null, constants: FactoryConstants): string {
    if (!this.settingsSeen.includes(settings)) this.settingsSeen.push(settings);
    return JSON.stringify([span, definition, [...constants], this.settingsSeen.indexOf(settings), context], (_, value) => (value instanceof Set ? [...value].sort() : value));
  }

  private lowerAnew(link: UserLink, context: ChainContext, definition: SourceSpan | null, constants: FactoryConstants): StoredLowering {
    const { project } = this.environment;
    const found = functionAt(project, link.function);
    if (!found) return this.failure('a function that cannot be found again', link.function, 0, 0);
    const { rewritten } = link;
    const input = this.inputFor(rewritten === undefined ? found : { ...found, code: rewritten }, link.function, context, context.parameters);
    // Offsets of another text say nothing of what stands at them.
    const unplaced = rewritten === undefined ? {} : { kindAt: () => 'unknown' as const, spanOf: () => link.function };
    const result = lowerFunction({ ...input, ...unplaced, constants });
    if (!result.ok) return this.failure(result.reason, link.function, result.start, result.end);
    if (context.placement === 'in place') return this.keep(link.function, definition, result);
    return { ok: true, lowered: result };
  }

  private inputFor(found: FoundFunction, span: SourceSpan, context: ChainContext, parameters?: readonly ParameterRole[]): FunctionInput {
    const { major } = this.environment;
    const { settings } = context;
    return {
      code: found.code,
      form: found.form,
      indentation: found.indentation,
      language: found.module.language,
      role: context.role,
      placement: context.placement,
      output: context.placement === 'inline' ? 'ts' : found.module.language,
      major,
      settings,
      hasBodyParser: context.hasBodyParser,
      hasCookieParser: context.hasCookieParser,
      headersBefore: context.headersBefore,
      cacheBefore: context.cacheBefore,
      typeBefore: context.typeBefore,
      localsBefore: context.localsBefore,
      isRootApp: context.isRootApp,
      appName: settings.values.names.get(span.file) ?? null,
      otherApps: settings.values.others.get(span.file) ?? new Map(),
      routePath: context.routePath,
      mount: context.mount,
      provided: context.provided,
      express: context.express,
      isExpressPackage: (name) => this.isExpressPackage(name, found.module),
      errorReads: this.environment.errorReads,
      knowsBodiless: this.environment.knowsBodiless,
      stateName: (key) => this.environment.stateName(key),
      stateType: (key) => this.environment.stateType(key),
      ...(parameters && { parameters }),
      bodyType: declaredBody(this.environment.project, found.module, found.node, parameters ?? (context.role === 'error' ? ['value', 'request'] : ['request'])),
      ownMethods: new Set(context.role === 'middleware' ? responseMethods(found).map(({ name }) => name) : []),
      methods: new Set(Object.keys(context.methods)),
      lowerMethod: (name) => this.lowerMethod(context.methods[name], context),
      lowerCall: (callee, roles) => this.lowerHelper(span, callee, roles, context),
      moduleNames: [...topBindings(found.module).keys()],
      headerNames: (node, isLocal) => headerNames(node, isLocal ? found.node : found.module.ast.program),
      kindOfConstant: (name) => kindOfConstant(found.module, name),
      kindAt: (start, end) => this.environment.kindAt(span.file, span.start + start, span.start + end),
      spanOf: (start, end) => this.spanIn(span, start, end),
    };
  }

  private isExpressPackage(name: string, module: SourceModule): boolean {
    const binding = topBindings(module).get(name);
    const resolved = binding?.kind === 'import' ? this.environment.project.resolve(binding.specifier, module.file) : null;
    return resolved?.kind === 'package' && isAllInExpress(resolved.name);
  }

  /** Lowers a function that is an option of a middleware; its text moves with the options. */
  lowerOption(link: UserLink, parameters: readonly ParameterRole[], context: ChainContext): StoredLowering {
    const found = functionAt(this.environment.project, link.function);
    if (!found) return this.failure('a function that cannot be found again', link.function, 0, 0);
    const result = lowerFunction({ ...this.inputFor(found, link.function, { ...context, role: 'option', placement: 'in place' }, parameters), output: 'js' });
    if (!result.ok) return this.failure(result.reason, link.function, result.start, result.end);
    const needsContext = result.params.whole || result.body || result.headers || result.onFinish || result.baseUrl || result.uses.length > 0 || result.nextImports.length > 0;
    if (needsContext) return this.failure('what an option of a middleware reads of the request', link.function, 0, 0);
    return { ok: true, lowered: result };
  }

  /** Methods of the response that handlers call, as functions, by `file:start`. */
  readonly methods = new Map<string, ResponseMethod & { lowered: LoweredFunction }>();

  /** Lowers a method that middleware adds to the response, as a function with the response as its first parameter. */
  private lowerMethod(method: ResponseMethod, context: ChainContext): HelperCall | string {
    const { function: span, code, parameters } = method;
    const found = functionAt(this.environment.project, span);
    if (!found) return 'a method of the response that cannot be found again';
    const roles: ParameterRole[] = ['response', ...Array.from({ length: parameters }, () => 'value' as const)];
    const input = this.inputFor({ ...found, code, form: 'expression' }, span, { ...context, role: 'helper', placement: 'in place', methods: {} }, roles);
    const result = lowerFunction({ ...input, kindAt: () => 'unknown', spanOf: () => span });
    if (!result.ok) return `${result.reason} (in the method of the response at ${span.file}:${span.line})`;
    const isPlain = !result.usesRequest && result.uses.length === 0 && result.body === null && result.params.whole === null && result.baseUrl === null;
    if (!isPlain || helperKind(result) !== 'answer') return 'a method of the response that does more than answer';
    const key = `${span.file}:${span.start}`;
    const known = this.methods.get(key);
    if (known && known.lowered.code !== result.code) return 'a method of the response that two callers need in different forms';
    if (!known) this.methods.set(key, { ...method, lowered: result });
    return { kind: 'answer', lowered: known?.lowered ?? result, key, values: parameters };
  }

  private readonly underWay = new Set<string>();

  /** Lowers the function that a handler hands `req` or `res` to; one text of it serves all callers. */
  private lowerHelper(caller: SourceSpan, callee: t.Expression, roles: readonly ParameterRole[], context: ChainContext): HelperCall | string {
    const { project } = this.environment;
    const { file } = caller;
    const span = resolveCallee(project, file, callee, caller);
    const found = span && functionAt(project, span);
    const name = project.module(file).code.slice(callee.start ?? 0, callee.end ?? 0);
    // Other code may call a function that takes any callback with one of its own.
    const onlyNext = !roles.includes('request') && !roles.includes('response');
    if (onlyNext && found && !t.isIdentifier(found.node.params[roles.indexOf('next')], { name: 'next' })) return `next given to ${name}()`;
    if (!span || !found) return `${roles.includes('response') ? 'res' : 'req'} given to a function that is not known here`;
    if (found.node.params.length < roles.length && roles.slice(found.node.params.length).some((role) => role !== 'next')) return `the call of ${name}`;
    const key = `${span.file}:${span.start}`;
    if (this.underWay.has(key)) return 'a helper that calls itself';
    this.underWay.add(key);
    try {
      const role = roles.includes('response') || roles.includes('next') ? 'helper' : 'reader';
      const result = lowerFunction(this.inputFor(found, span, { ...context, role, placement: 'in place' }, roles));
      if (!result.ok) return `${result.reason} (in the helper at ${span.file}:${span.line})`;
      const kept = this.keep(span, null, result);
      if (!kept.ok) return 'a helper that two callers need in different forms';
      const { params } = found.node;
      if (!roles.includes('request') && takesRequest(result) && params.some((one) => t.isRestElement(one))) return `the call of ${name}`;
      const values = params.length - roles.slice(0, params.length).filter((one) => one !== 'value').length;
      return { kind: role === 'reader' ? 'reader' : helperKind(result), lowered: kept.lowered, key, values };
    } finally {
      this.underWay.delete(key);
    }
  }

  /** The same function, lowered for another chain, must come out the same: there is only one of it. */
  private keep(span: SourceSpan, definition: SourceSpan | null, lowered: LoweredFunction): StoredLowering {
    const key = `${span.file}:${span.start}`;
    const known = this.inPlace.get(key);
    if (known && known.lowered.code !== lowered.code) {
      return this.failure('a function that two chains need in different forms', span, 0, 0);
    }
    if (!known) this.inPlace.set(key, { span, definition, lowered });
    return { ok: true, lowered: known?.lowered ?? lowered };
  }

  private failure(reason: string, span: SourceSpan, start: number, end: number): StoredLowering {
    return { ok: false, diagnostic: diagnostic('E2N201', { reason }, this.spanIn(span, start, end)) };
  }

  /** The place of offsets of a function's text. */
  private spanIn(span: SourceSpan, start: number, end: number): SourceSpan {
    const at = span.start + start;
    const before = this.environment.project.module(span.file).code.slice(0, at);
    return { file: span.file, start: at, end: span.start + end, line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
  }
}

function takesRequest({ usesRequest, params, body, uses, baseUrl }: LoweredFunction): boolean {
  return usesRequest || params.whole !== null || body !== null || uses.length > 0 || baseUrl !== null;
}

function helperKind({ makesCallbacks, outcome }: LoweredFunction): 'callback' | 'guard' | 'answer' | 'setter' {
  if (makesCallbacks) return 'callback';
  if (outcome.mayContinue) return 'guard';
  // One that throws on every path ends the request, too.
  return outcome.mayAnswer || !outcome.unanswered ? 'answer' : 'setter';
}
