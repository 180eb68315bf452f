import { allSteps, establishedBy, letsPreflightsPass, type ErrorStep, type GuardStep, type Step, type TryStep } from '../plan/steps.js';
import type { LoweredFunction } from '../lower/function.js';
import { EXPRESS_REQUEST } from '../lower/express-request.js';
import { holdersOf, knownText, type ExpressStep } from './express-links.js';
import { freeNamesOf } from './free-names.js';
import { memberOfKey } from '../lower/state-keys.js';
import { VIEW_LOCALS } from '../lower/view-locals.js';
import { LocalNames, resultName } from './route-context.js';

/** The links that every endpoint of a group shares: what runs before its own links, and the error handlers. */
export interface WrapperPlan {
  /** Name of the exported function. */
  name: string;
  steps: Step[];
  errors: ErrorStep[];
  /** True when some endpoint sets headers that outlive it. */
  hasHeaders: boolean;
  /** True when some endpoint has work for when its answer is known. */
  hasFinish: boolean;
  /** True when views see what functions of the wrapper put into `res.locals`. */
  hasLocals: boolean;
  /** True when some handler has a path without an answer. */
  mayBeSilent: boolean;
  /** True when errors that handlers throw have to be turned into answers here, though the app has no error handler. */
  mapsErrors?: boolean;
}

export interface WrapperOptions {
  plan: WrapperPlan;
  /** Texts of what it calls. */
  called: readonly string[];
  stateName(key: string): string;
  calleeText(step: GuardStep | ErrorStep): string;
  bodyReader(parsers: Extract<Step, { kind: 'parse' }>[]): string;
  /** What `req.body` is from the moment that a parser starts; null where a parser that fails leaves none. */
  startedBody: string | null;
  corsHeaders(step: Extract<Step, { kind: 'cors' }>): string;
  preflight(step: Extract<Step, { kind: 'cors' }>): string;
  /** Orders `after` of next/server, or says that this Next has none. */
  importAfter(): boolean;
  /** Test under which a step runs, with its imports ordered; null for one that always does. */
  conditionText(step: Step | ErrorStep): string | null;
  /** For CORS with options that a function chooses: how they are found, and the answer with them. */
  dynamicPreflight(step: Extract<Step, { kind: 'cors' }>): { resolve: string; answer: string };
  /** Name of the function that runs middleware in Express, with its import ordered. */
  expressRunner(steps: ExpressStep[]): string;
  importHelper(name: string): void;
}

/** Keys that a wrapper hands to its handlers. */
export function providedBy(plan: Pick<WrapperPlan, 'steps' | 'hasLocals'>): Set<string> {
  return new Set([...(plan.hasLocals ? [VIEW_LOCALS] : []), ...allSteps(plan).flatMap(keysOf)]);
}

/** Those of the keys that what runs in Express has established last: it has them already. */
export function expressKeys(steps: readonly Step[]): Set<string> {
  const found = new Set<string>();
  for (const step of allSteps({ steps })) {
    for (const key of keysOf(step)) {
      if (step.kind === 'express') found.add(key);
      else found.delete(key);
    }
  }
  return found;
}

function keysOf(step: Step): string[] {
  return [...(step.kind === 'parse' ? ['body'] : []), ...establishedBy(step)];
}

/** Whether a plan needs a wrapper function at all. */
export function isTrivial(plan: WrapperPlan): boolean {
  return plan.steps.length === 0 && plan.errors.length === 0 && !plan.hasHeaders && !plan.hasFinish && !plan.mapsErrors;
}

/** Writes the wrapper function and, where CORS is app-wide, the preflight handler. */
export function wrapperText(options: WrapperOptions): string {
  return new WrapperWriter(options).write();
}

class WrapperWriter {
  private readonly provided: string[];
  private readonly hasHeaders: boolean;
  /** State that error handlers read, which therefore outlives the try block. */
  private readonly outer: string[];
  /** True while what runs behind Express middleware is written: its headers are merged outside. */
  private isBehindExpress = false;
  private readonly names: LocalNames;

  constructor(private readonly options: WrapperOptions) {
    const { plan } = options;
    this.provided = [...providedBy(plan)];
    this.names = new LocalNames([...options.called, 'request params headers handler response error body', ...this.provided.map((key) => options.stateName(key))]);
    this.hasHeaders = plan.hasHeaders || this.hasHeadersIn(plan.errors) || allSteps(plan).some((step) => step.kind === 'cors' || step.kind === 'headers' || (step.kind === 'guard' && !!step.lowered.headers));
    const read = new Set(plan.errors.flatMap(({ lowered }) => [...lowered.uses.map((use) => use.key), ...(lowered.body ? ['body'] : [])]));
    const tried = new Set(plan.steps.flatMap((step) => (step.kind === 'try' ? allSteps(step).flatMap(keysOf) : [])));
    this.outer = this.provided.filter((key) => key !== EXPRESS_REQUEST && (read.has(key) || tried.has(key)));
  }

  write(): string {
    const { plan } = this.options;
    if (this.hasHeaders) this.options.importHelper('mergeHeaders');
    return [this.contextType(), this.routeFunction(), ...this.errorFunction(), ...this.preflightFunction(plan)].join('\n\n');
  }

  private typeName(): string {
    const { name } = this.options.plan;
    return `${name[0].toUpperCase()}${name.slice(1)}Context`;
  }

  private contextType(): string {
    const keys = this.provided.flatMap((key) =>
      key === VIEW_LOCALS ? ['  /** What views see. */', `  ${this.options.stateName(key)}: Record<string, any>;`] : [`  ${this.options.stateName(key)}: any;`],
    );
    const finish = this.options.plan.hasFinish ? ['  /** Takes work for when the answer is known. */', '  onFinish: (task: (response: Response) => void) => void;'] : [];
    const headers = this.options.plan.hasHeaders ? ['  /** Headers that whatever answers will carry. */', '  headers: Headers;'] : [];
    return `/** What a handler gets besides the request. */\nexport interface ${this.typeName()}<Params = {}> {\n  params: Promise<Params>;\n${[...keys, ...headers, ...finish].join('\n')}\n}`;
  }

  private routeFunction(): string {
    const { plan } = this.options;
    const answer = plan.mayBeSilent ? 'Response | void' : 'Response';
    const finishes = this.finishes(plan.steps) || plan.hasFinish;
    const context = ['params', ...this.provided.map((key) => this.options.stateName(key)), ...(plan.hasHeaders ? ['headers'] : []), ...(plan.hasFinish ? ['onFinish'] : [])];
    const call = `${this.catches() ? 'await ' : ''}handler(request, { ${context.join(', ')} })`;
    const lines = [
      `/** Makes a route handler that does what the app does for every request: ${this.summary()}. */`,
      `export function ${plan.name}<Params = {}>(handler: (request: NextRequest, context: ${this.typeName()}<Params>) => ${answer} | Promise<${answer}>) {`,
      `return async (request: NextRequest, { params }: { params: Promise<Params> }): Promise<${answer}> => {`,
      ...(this.hasHeaders ? ['const headers = new Headers();'] : []),
      ...this.declared([...(plan.hasLocals ? [VIEW_LOCALS] : []), ...this.outer]),
      ...this.finishing(finishes, answer, [
        ...this.guarded(plan.steps, () => this.returned(call, plan.mayBeSilent)),
      ]),
      '};',
      '}',
    ];
    return lines.join('\n');
  }

  /** Variables that outlive the `try`, and the object that views see. */
  private declared(keys: readonly string[]): string[] {
    const locals = keys.includes(VIEW_LOCALS) ? [`const ${this.options.stateName(VIEW_LOCALS)}: Record<string, any> = {};`] : [];
    return [...locals, ...keys.filter((key) => key !== VIEW_LOCALS).map((key) => `let ${this.options.stateName(key)}: any;`)];
  }

  /** Whether what is thrown is answered here: Next answers other errors with the same status. */
  private catches(): boolean {
    const { errors, mapsErrors, steps } = this.options.plan;
    return errors.length > 0 || !!mapsErrors || this.hasHeaders || steps.some(({ kind }) => kind === 'parse' || kind === 'express');
  }

  private finishes(steps: readonly Step[]): boolean {
    return allSteps({ steps }).some((step) => step.kind === 'guard' && !!step.lowered.onFinish);
  }

  /** Runs the tasks of `onFinish` once the answer is known: after it has left, where Next can do that. */
  private finishing(finishes: boolean, answer: string, lines: string[]): string[] {
    if (!finishes) return lines;
    const run = 'tasks.forEach((task) => task(response))';
    const silent = answer.includes('void') ? 'if (response) ' : '';
    return [
      'const tasks: ((response: Response) => void)[] = [];',
      'const onFinish = (task: (response: Response) => void) => void tasks.push(task);',
      `const respond = async (): Promise<${answer}> => {`,
      ...lines,
      '};',
      'const response = await respond();',
      this.options.importAfter() ? `${silent}after(() => ${run});` : `${silent}${run};`,
      'return response;',
    ];
  }

  private merges(): boolean {
    return this.hasHeaders && !this.isBehindExpress;
  }

  private returned(value: string, mayBeSilent: boolean): string[] {
    if (!this.merges()) return [`return ${value};`];
    if (!mayBeSilent) return [`return mergeHeaders(${value}, headers);`];
    return [`const response = ${value};`, 'return response && mergeHeaders(response, headers);'];
  }

  private summary(): string {
    const { steps, errors } = this.options.plan;
    const words = new Set<string>();
    for (const step of allSteps({ steps })) {
      if (step.kind === 'try' || step.kind === 'group') continue;
      if (step.kind === 'parse') words.add('request bodies');
      else if (step.kind === 'cors') words.add('CORS headers');
      else if (step.kind === 'headers') words.add('security headers');
      else if (step.kind === 'express') words.add('middleware of Express');
      else words.add('middleware');
    }
    if (errors.length > 0 || (steps.length === 0 && this.catches())) words.add('error answers');
    return [...words].join(', ');
  }

  /** Steps and what comes after them; their errors are answered by the error handlers. */
  private guarded(steps: readonly Step[], rest: () => string[]): string[] {
    const first = steps.findIndex((step) => step.kind === 'express');
    const before = first < 0 ? steps : steps.slice(0, first);
    const lines = this.steps(before);
    if (first < 0) lines.push(...rest());
    else lines.push(...this.throughExpress(steps, first, rest));
    if (!this.catches() || (first >= 0 && !before.some(mayFail))) return lines;
    return ['try {', ...lines, '} catch (error) {', ...this.returned(this.errorCall(), false), '}'];
  }

  /** What comes behind Express middleware answers from within it, errors included: the middleware may add to every answer. */
  private throughExpress(steps: readonly Step[], first: number, rest: () => string[]): string[] {
    const count = steps.slice(first).findIndex((step) => step.kind !== 'express');
    const end = count < 0 ? steps.length : first + count;
    const links = steps.slice(first, end) as ExpressStep[];
    const inExpress = expressKeys(steps.slice(0, first));
    const known = knownText(new Map([...(this.options.plan.hasLocals ? [VIEW_LOCALS] : []), ...steps.slice(0, first).flatMap(keysOf)].filter((key) => !inExpress.has(key)).map((key) => [key, this.options.stateName(key)])), {});
    const all = [...new Set(links.flatMap((link) => link.establishes))];
    const keys = all.filter((key) => key !== EXPRESS_REQUEST);
    const isNamed = all.includes(EXPRESS_REQUEST) && !this.isBehindExpress;
    const runner = this.options.expressRunner(links);
    const wasBehind = this.isBehindExpress;
    this.isBehindExpress = true;
    const behind = this.behind(steps.slice(end), rest);
    const failed = `return ${this.errorCall()};`;
    this.isBehindExpress = wasBehind;
    const used = keys.filter((key) => mentions([...behind, failed], this.options.stateName(key)));
    const req = isNamed ? this.options.stateName(EXPRESS_REQUEST) : used.length > 0 ? 'req' : '_req';
    const call = `await ${runner}(request, ${known}, async (request, ${req}, failed) => {`;
    const inner = [...this.takeFromExpress(used, req, links), 'if (failed) throw failed;', ...behind];
    const body = [call, 'try {', ...inner, '} catch (error) {', failed, '}', '})'];
    return this.returned(body.join('\n'), false);
  }

  private takeFromExpress(keys: readonly string[], req: string, links: readonly ExpressStep[]): string[] {
    return holdersOf(keys, req).flatMap(({ source, keys: own }) => this.takeKeys(own, source, links, (key) => memberOfKey(key).member));
  }

  private behind(steps: readonly Step[], rest: () => string[]): string[] {
    const first = steps.findIndex((step) => step.kind === 'express');
    if (first < 0) return [...this.steps(steps), ...rest()];
    return [...this.steps(steps.slice(0, first)), ...this.throughExpress(steps, first, rest)];
  }

  private steps(steps: readonly Step[]): string[] {
    const lines: string[] = [];
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i];
      if (step.kind === 'express') throw new Error('Express middleware encloses what follows it');
      if (step.kind === 'parse') {
        const parsers = [step];
        for (let next = steps[i + 1]; next?.kind === 'parse'; next = steps[++i + 1]) parsers.push(next);
        const read = `await ${this.options.bodyReader(parsers)}(request)`;
        lines.push(...this.takeBody(parsers, read));
        continue;
      }
      const condition = this.options.conditionText(step);
      if (condition) lines.push(`if (${condition}) {`);
      if (step.kind === 'cors') {
        this.options.importHelper('addHeaders');
        lines.push(`addHeaders(headers, ${this.options.corsHeaders(step)});`);
      } else if (step.kind === 'headers') {
        for (const [name, value] of Object.entries(step.headers)) lines.push(`headers.set(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
      } else if (step.kind === 'try') lines.push(...this.tried(step));
      else if (step.kind === 'group') throw new Error('a condition on the path in a wrapper');
      else lines.push(...this.guard(step));
      if (condition) lines.push('}');
    }
    return lines;
  }

  /** Links with an error handler between them and what follows. */
  private tried({ steps, handler }: TryStep): string[] {
    const call = this.errorHandlerCall(handler);
    const { mayContinue, mayAnswer } = handler.lowered.outcome;
    const answer = mayContinue && mayAnswer ? [`const answer = ${call};`, ...this.answered('answer')] : mayContinue ? [`${call};`] : [`return ${this.merges() ? `mergeHeaders(${call}, headers)` : call};`];
    return ['try {', ...this.steps(steps), '} catch (error) {', ...answer, '}', ''];
  }

  /** The parsed body, and what options of the parsers took from the request beside it. */
  private takeBody(parsers: readonly Extract<Step, { kind: 'parse' }>[], read: string): string[] {
    const keys = ['body', ...new Set(parsers.flatMap(establishedBy))];
    const names = keys.map((key) => this.options.stateName(key));
    const pattern = keys.length > 1 ? `{ ${names.join(', ')} }` : 'body';
    if (!keys.some((key) => this.outer.includes(key))) return [`${keys.some((key) => this.isReplaced(key)) ? 'let' : 'const'} ${pattern} = ${read};`];
    const { startedBody } = this.options;
    const started = startedBody !== null && this.outer.includes('body') ? [`body = ${startedBody};`] : [];
    const inner = keys.filter((key) => !this.outer.includes(key)).map((key) => `let ${this.options.stateName(key)}: any;`);
    return [...started, ...inner, keys.length > 1 ? `(${pattern} = ${read});` : `body = ${read};`];
  }

  private isReplaced(key: string): boolean {
    return allSteps(this.options.plan).some((step) => step.kind !== 'parse' && keysOf(step).includes(key));
  }

  private guard(step: GuardStep): string[] {
    const { lowered } = step;
    const call = `${lowered.async || lowered.outcome.async ? 'await ' : ''}${this.options.calleeText(step)}(${this.argumentsOf(lowered)})`;
    if (lowered.establishes.length === 0 && !lowered.outcome.mayAnswer) return [`${call};`];
    if (lowered.establishes.length === 0) {
      const answer = this.names.claim('answer', 'denied', 'refused');
      return [`const ${answer} = ${call};`, ...this.answered(answer, lowered.outcome.leaves !== null), ''];
    }
    if (!lowered.outcome.mayAnswer) return this.take(step, call);
    const result = this.names.claim(resultName(this.options.calleeText(step)), 'result', 'guarded');
    return [`const ${result} = ${call};`, ...this.answered(result, true), ...this.take(step, result), ''];
  }

  private answered(name: string, mixed = false): string[] {
    const test = mixed ? `${name} instanceof Response` : name;
    return [`if (${test}) return ${this.merges() ? `mergeHeaders(${name}, headers)` : name};`];
  }

  private take(step: Step, source: string): string[] {
    return this.takeKeys(establishedBy(step), source, [step], this.options.stateName);
  }

  /**
   * Takes state out of what a guard returned, or out of Express's request; some variables are declared further out.
   *
   * @param member how `source` calls a key
   */
  private takeKeys(establishes: readonly string[], source: string, from: readonly Step[], member: (key: string) => string): string[] {
    const { steps } = this.options.plan;
    const nameOf = (key: string) => this.options.stateName(key);
    const nameIn = (key: string) => (member(key) === nameOf(key) ? nameOf(key) : `${member(key)}: ${nameOf(key)}`);
    const before = steps.slice(0, steps.indexOf(from[0])).flatMap(keysOf);
    const fresh = establishes.filter((key) => !this.outer.includes(key) && !before.includes(key));
    const pattern = establishes.map(nameIn).join(', ');
    if (fresh.length === establishes.length) {
      const later = steps.slice(steps.indexOf(from.at(-1)!) + 1);
      const isReplaced = later.some((one) => establishedBy(one).some((key) => fresh.includes(key)));
      return [`${isReplaced ? 'let' : 'const'} { ${pattern} } = ${source};`];
    }
    return [...(fresh.length > 0 ? [`let ${fresh.map(nameOf).join(', ')};`] : []), `({ ${pattern} } = ${source});`];
  }

  private argumentsOf(lowered: LoweredFunction): string {
    const properties: string[] = [];
    if (lowered.params.whole) properties.push('params: {} as any');
    if (lowered.body) properties.push(this.provided.includes('body') ? 'body' : 'body: undefined');
    for (const { key } of lowered.uses) {
      const name = this.options.stateName(key);
      properties.push(this.provided.includes(key) ? name : `${name}: undefined`);
    }
    if (lowered.headers) properties.push('headers');
    if (lowered.onFinish) properties.push('onFinish');
    if (lowered.statusCode) {
      this.options.importHelper('responseStatus');
      properties.push('statusCode: responseStatus(error)');
    }
    if (!lowered.usesRequest && properties.length === 0) return '';
    return properties.length > 0 ? `request, { ${properties.join(', ')} }` : 'request';
  }

  // --- errors -------------------------------------------------------------------------------------------------------------

  /** One handler that never passes the error on is called right in the catch clause. */
  private isSingle(): boolean {
    const { errors } = this.options.plan;
    return errors.length === 1 && errors[0].link.conditions.length === 0 && !/\bthrow\b|\breject\b/.test(errors[0].lowered.code) && !errors[0].lowered.outcome.mayContinue;
  }

  private errorCall(): string {
    const { errors } = this.options.plan;
    if (errors.length === 0) {
      this.options.importHelper('errorResponse');
      this.options.importHelper('responseStatus');
      return 'errorResponse(error, request, responseStatus(error))';
    }
    if (this.isSingle()) return this.errorHandlerCall(errors[0]);
    const outer = this.outer.map((key) => this.options.stateName(key));
    return `await ${this.errorsName()}(error, request${outer.length || this.hasHeaders ? `, { ${[...outer, ...(this.hasHeaders ? ['headers'] : [])].join(', ')} }` : ''})`;
  }

  /** Name of the function that asks the error handlers in turn. */
  private errorsName(): string {
    const { name } = this.options.plan;
    return name === 'route' ? 'answerError' : `${name}AnswerError`;
  }

  private errorHandlerCall(step: ErrorStep): string {
    const args = this.argumentsOf(step.lowered);
    const awaits = step.lowered.async || step.lowered.outcome.async ? 'await ' : '';
    return `${awaits}${this.options.calleeText(step)}(error${args ? `, ${args}` : ''})`;
  }

  /** Several handlers, or one that passes errors on: each gets what the one before it threw; the last word is Express's page. */
  private errorFunction(): string[] {
    const { errors } = this.options.plan;
    if (errors.length === 0 || this.isSingle()) return [];
    this.options.importHelper('errorResponse');
    this.options.importHelper('responseStatus');
    const outer = [...this.outer.map((key) => this.options.stateName(key)), ...(this.hasHeaders ? ['headers'] : [])];
    const context = outer.length ? `, { ${outer.join(', ')} }: { ${outer.map((name) => `${name}: any`).join('; ')} }` : '';
    const body = errors.reduceRight((inner, step) => {
      const handled = [`return ${this.errorHandlerCall(step)};`];
      const asked = [`try {`, ...handled, `} catch (next) {`, 'error = next;', `}`];
      const condition = this.options.conditionText(step);
      return condition ? [`if (${condition}) {`, ...asked, '}', ...inner] : [...asked, ...inner];
    }, ['return errorResponse(error, request, responseStatus(error));']);
    return [
      [
        '/** Asks the error handlers in their order; each passes on what it throws. */',
        `async function ${this.errorsName()}(error: any, request: NextRequest${context}): Promise<Response> {`,
        ...body,
        '}',
      ].join('\n'),
    ];
  }

  /** CORS whose options a function chooses, or that has a condition: where it has no say, the app goes on as if there were none. */
  private passingPreflight(plan: WrapperPlan, step: Extract<Step, { kind: 'cors' }>, before: Step[], headers: boolean): string {
    const condition = this.options.conditionText(step);
    const { resolve, answer } = step.dynamic ? this.options.dynamicPreflight(step) : { resolve: null, answer: this.options.preflight(step) };
    const type = '(request: NextRequest, context: { params: Promise<any> }) => Response | void | Promise<Response | void>';
    const chosen = resolve ? [`const options = ${resolve};`, 'if (!options.origin) return next(request, context);'] : [];
    return [
      '/** Makes an OPTIONS handler that answers as the CORS middleware does, and leaves to `next` what that lets pass. */',
      `export function ${preflightName(plan.name)}(next: ${type}) {`,
      `return async (request: NextRequest, context: { params: Promise<any> }): Promise<Response | void> => {`,
      ...(condition ? [`if (!(${condition})) return next(request, context);`] : []),
      ...this.preflightBody(headers, this.finishing(this.finishes(before), 'Response | void', this.withErrors([...chosen, ...this.answeredBehind(before, answer, headers)], headers))),
      '};',
      '}',
    ].join('\n');
  }

  /** An answer that some steps come before. */
  private answeredBehind(steps: readonly Step[], answer: string, headers: boolean): string[] {
    if (steps.some((step) => step.kind === 'express')) return this.guarded(steps, () => this.returned(answer, false));
    return [...this.steps(steps), headers ? `return mergeHeaders(${answer}, headers);` : `return ${answer};`];
  }

  private hasHeadersIn(errors: readonly ErrorStep[]): boolean {
    return errors.some(({ lowered }) => lowered.headers !== null);
  }

  /** Statements whose errors the error handlers answer. */
  private withErrors(lines: string[], headers: boolean): string[] {
    const failed = this.errorCall();
    return ['try {', ...lines, '} catch (error) {', headers ? `return mergeHeaders(${failed}, headers);` : `return ${failed};`, '}'];
  }

  // --- preflight ------------------------------------------------------------------------------------------------------------

  private preflightFunction(plan: WrapperPlan): string[] {
    const index = plan.steps.findIndex((step) => step.kind === 'cors');
    if (index < 0) return [];
    const step = plan.steps[index] as Extract<Step, { kind: 'cors' }>;
    const before = plan.steps.slice(0, index).filter((one) => one.kind !== 'parse');
    const headers = before.length > 0 || this.hasHeadersIn(plan.errors);
    const answer = headers ? `return mergeHeaders(${this.options.preflight(step)}, headers);` : `return ${this.options.preflight(step)};`;
    if (letsPreflightsPass(step)) return [this.passingPreflight(plan, step, before, headers)];
    const lines = [
      '/** Answers OPTIONS as the CORS middleware does. */',
      `export async function ${preflightName(plan.name)}(request: NextRequest): Promise<Response> {`,
      ...this.preflightBody(headers, this.finishing(this.finishes(before), 'Response', before.length > 0 ? this.withErrors(this.answeredBehind(before, this.options.preflight(step), headers), headers) : [answer])),
      '}',
    ];
    return [lines.join('\n')];
  }

  /** Statements of an OPTIONS handler, with the variables that they mention: few of those that a route handler has. */
  private preflightBody(headers: boolean, lines: string[]): string[] {
    const mentioned = this.outer.filter((key) => mentions(lines, this.options.stateName(key)));
    const locals = this.options.plan.hasLocals && mentions(lines, this.options.stateName(VIEW_LOCALS)) ? [VIEW_LOCALS] : [];
    return [...(headers ? ['const headers = new Headers();'] : []), ...this.declared([...mentioned, ...locals]), ...lines];
  }
}

/** Whether statements name a variable. */
function mentions(lines: readonly string[], name: string): boolean {
  const { read, assigned } = freeNamesOf(lines.join('\n'), 'statements');
  return read.has(name) || assigned.has(name);
}

/** Whether a step may throw; headers only change the answer. */
function mayFail(step: Step): boolean {
  return step.kind !== 'headers' && (step.kind !== 'cors' || step.dynamic);
}

/** Name of the OPTIONS handler that belongs to a wrapper. */
export function preflightName(wrapper: string): string {
  return wrapper === 'route' ? 'corsPreflight' : `${wrapper}CorsPreflight`;
}
