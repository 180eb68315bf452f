import { memberOfKey } from '../lower/state-keys.js';
import { VIEW_LOCALS } from '../lower/view-locals.js';
import type { Place, SourceSpan, TargetFile } from '../model.js';
import type { AppValue, AppValues } from '../plan/app-values.js';
import type { Step } from '../plan/steps.js';
import { EXPRESS_REQUEST } from '../lower/express-request.js';
import { textOf } from '../plan/source-functions.js';
import { capital } from './names.js';
import { CannotReference, type Emission } from './emission.js';
import { freeName } from '../next/segments.js';
import { freeNamesOf } from './free-names.js';
import { Imports } from './imports.js';
import type { SharedMiddleware } from './shared-middleware.js';

export type ExpressStep = Extract<Step, { kind: 'express' }>;

/** What members of `req` go by that middleware reads (express/lib/request.js). */
const SETTINGS_FOR_MIDDLEWARE = ['trust proxy', 'query parser', 'subdomain offset'];

/** Middleware that turns out not to be possible in a module of its own; every chain that holds it is made again without it. */
export class CannotLink extends Error {
  constructor(
    readonly links: readonly SourceSpan[],
    readonly reason: string,
  ) {
    super(reason);
  }
}

interface Runner {
  name: string;
  links: readonly RunLink[];
}

interface RunLink {
  /** One key for one middleware. */
  key: string;
  /** The first word of its registration. */
  word: string | undefined;
  text: string;
  path: string;
  condition: string | null;
}

/** Writes the module of the middleware that runs in Express, in front of native code. */
export class ExpressLinks {
  private readonly runners = new Map<string, Runner>();
  /** By the place of the registered expression. */
  private readonly errorHandlers = new Map<string, { name: string; text: string }>();
  private readonly imports = new Imports();
  private settingTexts: string[] | null = null;
  /** npm packages that the middleware comes from, or that the modules of the user's own functions import. */
  readonly packages = new Set<string>();

  constructor(
    private readonly emission: Emission,
    /** Settings of the app; null for one that reading cannot tell. */
    private readonly settings: AppValues['settings'],
    /** Middleware that the original app uses, too. */
    private readonly shared: SharedMiddleware,
  ) {}

  private get path(): string {
    return `${this.emission.layout.httpDir}/express-middleware.ts`;
  }

  /**
   * The name of the function that runs some middleware, imported into `from`.
   *
   * @param condition text of the condition of a step, with what it names imported into the module given
   * @throws CannotLink for middleware that cannot stand in a module of its own
   */
  runner(steps: readonly ExpressStep[], condition: (step: Step, path: string, imports: Imports) => string | null, from: string, imports: Imports): string {
    const key = steps.map(({ link }) => `${keyOf(link)} ${mountOf(link)}`).join();
    const runner = this.runners.get(key) ?? this.tryAdd(key, steps, condition);
    imports.name(this.emission.layout.specifier(from, this.path), runner.name);
    return runner.name;
  }

  /**
   * The name of the function that runs a package's error handler, imported into `from`.
   *
   * @throws CannotLink for one that cannot stand in a module of its own
   */
  errorHandler(span: SourceSpan, packageName: string, from: string, imports: Imports): string {
    const known = this.errorHandlers.get(placeOf(span)) ?? this.addErrorHandler(span, packageName);
    imports.name(this.emission.layout.specifier(from, this.path), known.name);
    return known.name;
  }

  private addErrorHandler(span: SourceSpan, packageName: string): { name: string; text: string } {
    this.packages.add(packageName);
    const base = `answer${capital(firstWord(this.textOf(span)) ?? 'error')}`;
    const name = freeName(base, new Set([...this.errorHandlers.values()].map((one) => one.name)));
    const added = { name, text: this.errorHandlerText(span) };
    this.errorHandlers.set(placeOf(span), added);
    return added;
  }

  private errorHandlerText(span: SourceSpan): string {
    try {
      this.rejectRequires(span);
      this.readSettings([span]);
      return this.movedText(this.textOf(span), span);
    } catch (error) {
      throw error instanceof CannotReference ? new CannotLink([span], error.reason) : error;
    }
  }

  private readSettings(blamed: readonly SourceSpan[]): void {
    this.settingTexts ??= this.appSettings(blamed).map(({ name, text, file }) => `'${name}': ${this.movedText(text, { ...blamed[0], file })}`);
  }

  private tryAdd(...[key, steps, condition]: Parameters<ExpressLinks['add']>): Runner {
    try {
      return this.add(key, steps, condition);
    } catch (error) {
      if (!(error instanceof CannotReference)) throw error;
      const expressions = steps.map(({ link }) => link.function.expression);
      const blamed = expressions.filter((span) => placeOf(span) === placeOf(error.span));
      throw new CannotLink(blamed.length > 0 ? blamed : expressions, error.reason);
    }
  }

  private add(key: string, steps: readonly ExpressStep[], condition: (step: Step, path: string, imports: Imports) => string | null): Runner {
    for (const { link } of steps) {
      const functions = link.function.kind === 'opaque' ? (link.function.choice?.among ?? []) : [link.function];
      if (functions.some((fn) => fn.kind === 'user' && this.emission.reachesLowered(fn.function))) {
        throw new CannotReference('a function whose module holds code that is native now', link.function.expression);
      }
      if (link.function.kind === 'package') this.packages.add(link.function.package);
      else if (link.function.kind === 'opaque') this.emission.packagesOf(link.function.expression.file).forEach((name) => this.packages.add(name));
      else this.emission.packagesOf(link.function.function.file).forEach((name) => this.packages.add(name));
      this.rejectRequires(this.makingOf(link));
    }
    if (steps.some(({ making }) => making !== undefined)) this.emission.importHelper('resultsOf', this.path, this.imports);
    this.readSettings(steps.map(({ link }) => link.function.expression));
    const links = steps.map((step): RunLink => ({
      key: keyOf(step.link),
      word: (step.link.function.kind === 'package' ? firstWord : lastWord)(this.textOf(step.link.function.expression)),
      text: step.making === undefined ? this.makingText(step.link) : this.calledText(step.making, step.link.function.expression),
      path: mountOf(step.link),
      condition: condition(step, this.path, this.imports),
    }));
    const runner = { name: this.runnerName(links), links };
    this.runners.set(key, runner);
    return runner;
  }

  private rejectRequires(span: SourceSpan): void {
    if (/\brequire\(/.test(this.textOf(span))) throw new CannotReference('a require inside the registration', span);
  }

  private movedText(text: string, from: SourceSpan, places: Record<string, Place> = {}): string {
    const moved = this.emission.movedText(text, freeNamesOf(text).read, from, this.path, this.imports, { places });
    return this.emission.placePaths(moved, from.file, 'expression');
  }

  /** What makes the middleware of a link: the registered expression, or the call behind it. */
  private makingOf({ function: { expression } }: ExpressStep['link']): SourceSpan {
    return this.shared.of(expression)?.span ?? expression;
  }

  private makingText(link: ExpressStep['link']): string {
    const { expression } = link.function;
    const call = this.shared.of(expression);
    if (!call) return this.movedText(this.textOf(expression), expression, namesOf(link));
    this.emission.importHelper('shared', this.path, this.imports);
    return `shared('${call.name}', () => ${this.movedText(this.textOf(call.span), call.span, namesOf(link))})`;
  }

  /** Middleware that a function calls by hand, with the names of the function's module. */
  private calledText(making: string, from: SourceSpan): string {
    return this.emission.movedText(making, [...freeNamesOf(making).read].filter((name) => name !== 'resultsOf'), from, this.path, this.imports);
  }

  private textOf(span: SourceSpan): string {
    return textOf(this.emission.project, span);
  }

  /** `behindLimiter`, `behindHelmetAndSession`, `behindMiddleware`. */
  private runnerName(links: readonly RunLink[]): string {
    const words = links.map(({ word }) => capital(word ?? 'middleware'));
    const base = `behind${words.length > 2 ? 'Middleware' : words.join('And')}`;
    return freeName(base, new Set([...this.runners.values()].map((runner) => runner.name)));
  }

  /**
   * The settings that middleware asks for.
   *
   * @throws CannotLink for one that reading cannot tell: a guess would let clients choose their address
   */
  private appSettings(blamed: readonly SourceSpan[]): (AppValue & { name: string })[] {
    return SETTINGS_FOR_MIDDLEWARE.flatMap((name) => {
      const value = this.settings.get(name);
      if (value === null) {
        throw new CannotLink(blamed, `middleware that goes by the setting '${name}', which reading cannot tell`);
      }
      return value ? [{ name, ...value }] : [];
    });
  }

  /** The module, or null where no middleware needs it. */
  file(): TargetFile | null {
    const runners = [...this.runners.values()];
    const errorHandlers = [...this.errorHandlers.values()];
    if (runners.length === 0 && errorHandlers.length === 0) return null;
    this.emission.packages.add('express');
    if (runners.length > 0) this.emission.importHelper('throughExpress', this.path, this.imports);
    if (errorHandlers.length > 0) this.emission.importHelper('throughErrorHandler', this.path, this.imports);
    const shared = this.repeatedCalls(runners);
    const constants = [...shared].map(([, { name, text }]) => `const ${name} = ${text};`);
    const app = this.settingTexts?.length ? `, { ${this.settingTexts.join(', ')} }` : '';
    const functions = [
      ...runners.map(({ name, links }) => `export const ${name} = throughExpress([${links.map((link) => linkText(link, shared)).join(', ')}]${app});`),
      ...errorHandlers.map(({ name, text }) => `export const ${name} = throughErrorHandler(${text}${app});`),
    ];
    const lines = [this.imports.print('ts'), ...constants, `/** Middleware that only Express can run. */\n${functions[0]}`, ...functions.slice(1)];
    return { path: this.path, content: `${lines.join('\n\n')}\n` };
  }

  /** Middleware made by a call that several runners share: what it keeps (counters, sessions) has to stay one. */
  private repeatedCalls(runners: readonly Runner[]): Map<string, { name: string; text: string }> {
    const shared = new Map<string, { name: string; text: string }>();
    const links = runners.flatMap((runner) => runner.links);
    for (const { key, word, text } of links) {
      const isOnce = links.filter((other) => other.key === key).length < 2;
      if (isOnce || shared.has(key) || /^[\w$.]+$/.test(text)) continue;
      const name = freeName(`${word ?? 'made'}Middleware`, new Set([...shared.values()].map((one) => one.name)));
      shared.set(key, { name, text });
    }
    return shared;
  }
}

function linkText({ key, text, path, condition }: RunLink, shared: ReadonlyMap<string, { name: string }>): string {
  const made = shared.get(key)?.name ?? text;
  const whole = condition ? `(${condition}) && ${made}` : made;
  return path === '/' ? whole : `['${path}', ${whole}]`;
}

/**
 * Where Express has the values of some state keys.
 *
 * @param req the variable that holds Express's request
 */
export function holdersOf(keys: readonly string[], req: string): { source: string; keys: string[] }[] {
  const sources = { request: req, locals: `${req}.res.locals`, response: `${req}.res` };
  return HOLDERS.map((holder) => ({ source: sources[holder], keys: keys.filter((key) => memberOfKey(key).holder === holder) })).filter((one) => one.keys.length > 0);
}

const HOLDERS = ['request', 'locals', 'response'] as const;

/**
 * The object that tells Express middleware what was found out before it.
 *
 * @param state state key → variable
 * @param others further properties: name → text
 */
export function knownText(state: ReadonlyMap<string, string>, others: Record<string, string>): string {
  const property = (name: string, value: string) => (name === value ? name : `${name}: ${value}`);
  const [members, ...inside] = HOLDERS.map((wanted) => {
    const own = [...state].filter(([key]) => key !== VIEW_LOCALS && key !== EXPRESS_REQUEST).map(([key, value]) => ({ ...memberOfKey(key), value })).filter(({ holder }) => holder === wanted);
    return { holder: wanted, list: own.map(({ member, value }) => property(member, value)) };
  });
  const parts = inside.filter(({ list }) => list.length > 0).map(({ holder, list }) => `${holder}: { ${list.join(', ')} }`);
  const locals = state.get(VIEW_LOCALS);
  const all = [...members.list, ...parts, ...(locals ? [property('locals', locals)] : []), ...Object.entries(others).map(([name, value]) => property(name, value))];
  return all.length > 0 ? `{ ${all.join(', ')} }` : '{}';
}

/** The same registration in two runs of a function may be two middlewares. */
function keyOf(link: ExpressStep['link']): string {
  return placeOf(link.function.expression) + JSON.stringify(namesOf(link));
}

/** What names of a registration inside of a function stand for. */
function namesOf({ function: fn }: ExpressStep['link']): Record<string, Place> {
  return (fn.kind === 'opaque' ? fn.choice?.names : fn.names) ?? {};
}

/** What `use` takes off the path: a handler sees the one behind the mount of its router (express/lib/router, `trim_prefix`). */
function mountOf(link: ExpressStep['link']): string {
  return link.role === 'middleware' ? link.path : link.mount || '/';
}

function firstWord(text: string): string | undefined {
  return /^[\w$]+/.exec(text)?.[0];
}

/** `jwt` for `auth.jwt`, for `wrap(auth.jwt)` too; `limiter` for `limits.limiter({ … })`. */
function lastWord(text: string): string | undefined {
  const inner = /^[\w$]+\(([\w$.]+)\)$/.exec(text)?.[1] ?? text;
  return /^(?:[\w$]+\.)*([\w$]+)/.exec(inner)?.[1];
}

function placeOf(span: SourceSpan): string {
  return `${span.file}:${span.start}`;
}
