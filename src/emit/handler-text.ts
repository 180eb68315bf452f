import { establishedBy, type Step, type Terminal } from '../plan/chain.js';
import type { LoweredFunction } from '../lower/function.js';
import type { Params, ParamSource } from '../next/segments.js';
import { knownText, type ExpressStep } from './express-links.js';
import { LocalNames, resultName } from './route-context.js';

/** What is at hand in the place where steps are written: variable names by what they hold. */
export interface Scope {
  request: string;
  /** Name of the promise of path parameters, or of the resolved ones where `resolved`. */
  params: string;
  body: string | null;
  headers: string | null;
  /** State key → variable. */
  state: Map<string, string>;
}

export interface HandlerOptions {
  steps: readonly Step[];
  terminal: Terminal;
  /** How the parameters of the terminal's route are read in this file. */
  params: Params;
  /** What the wrapper hands in: state keys and `body`. */
  provided: ReadonlySet<string>;
  stateName(key: string): string;
  /** Text of a callee, with its imports ordered. */
  /** Text of the CORS headers of an answer. */
  corsHeaders(step: Extract<Step, { kind: 'cors' }>, request: string): string;
  /** Text of the preflight answer. */
  preflight(terminal: Extract<Terminal, { kind: 'preflight' }>, request: string): string;
  calleeText(step: Extract<Step, { kind: 'guard' }> | Extract<Terminal, { kind: 'call' }>): string;
  /** Name of the function that reads the body with these parsers. */
  bodyReader(parsers: Extract<Step, { kind: 'parse' }>[]): string;
  /** Test under which a step runs, with its imports ordered; null for one that always does. */
  conditionText(step: Step): string | null;
  /** Name of the function that runs middleware in Express, with its import ordered. */
  expressRunner(steps: ExpressStep[]): string;
  importHelper(name: string): void;
  /** Orders the imports of an inline body. */
  importInline(lowered: LoweredFunction): void;
}

export interface HandlerText {
  /** Statements of the handler. */
  body: string;
  async: boolean;
  /** Name of the request parameter. */
  request: string;
  usesRequest: boolean;
  /** Names to take out of the context: `params`, `body`, `headers`, state. `name: local` pairs. */
  context: { name: string; local: string }[];
  /** What the handler is, when its body is nothing but the call of a function that takes what the wrapper gives. */
  direct: string | null;
}

/** Writes the body of one route handler: guards in their order, then the answer. */
export function handlerText(options: HandlerOptions): HandlerText {
  return new HandlerWriter(options).write();
}

class HandlerWriter {
  private readonly lines: string[] = [];
  private readonly context = new Map<string, string>();
  private readonly state = new Map<string, string>();
  private readonly names: LocalNames;
  private usesRequest = false;
  private awaits = false;
  private body: string | null = null;
  private paramsText: string | null = null;
  /** Ends of the functions that run behind Express middleware. */
  private readonly closing: string[] = [];
  private readonly request: string;

  constructor(private readonly options: HandlerOptions) {
    const { terminal } = options;
    this.names = new LocalNames([terminal.kind === 'inline' ? terminal.lowered.code : '', 'params route']);
    this.request = terminal.kind === 'inline' && terminal.lowered.usesRequest ? terminal.lowered.request : this.names.claim('request', 'nextRequest');
    for (const key of options.provided) this.state.set(key, this.localFor(key));
  }

  /** The variable of a state value: what an inline body calls it, else its own name. */
  private localFor(key: string): string {
    const { terminal } = this.options;
    if (terminal.kind === 'inline') {
      const use = terminal.lowered.uses.find((one) => one.key === key);
      if (use) return use.local;
      if (key === 'body' && terminal.lowered.body) return terminal.lowered.body;
    }
    const name = this.options.stateName(key);
    return this.names.claim(name, `request${name[0].toUpperCase()}${name.slice(1)}`);
  }

  write(): HandlerText {
    this.writeSteps();
    const direct = this.writeTerminal();
    this.lines.push(...this.closing);
    return {
      body: this.lines.join('\n'),
      async: this.awaits || (this.options.terminal.kind === 'inline' && this.options.terminal.lowered.async),
      request: this.request,
      usesRequest: this.usesRequest,
      context: [...this.context].map(([name, local]) => ({ name, local })),
      direct: this.lines.length === 1 ? direct : null,
    };
  }

  private writeSteps(): void {
    const { steps } = this.options;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i];
      if (step.kind === 'parse') {
        const parsers = [step];
        for (let next = steps[i + 1]; next?.kind === 'parse'; next = steps[++i + 1]) parsers.push(next);
        this.writeParse(parsers);
      } else if (step.kind === 'express') {
        const links = [step];
        for (let next = steps[i + 1]; next?.kind === 'express'; next = steps[++i + 1]) links.push(next);
        this.writeExpress(links);
      } else this.writeStep(step);
    }
  }

  /** All that follows is written into the function that runs behind the middleware. */
  private writeExpress(steps: ExpressStep[]): void {
    this.usesRequest = true;
    const state = new Map([...this.state, ...(this.body ? [['body', this.body] as const] : [])]);
    for (const key of this.options.provided) this.stateValue(key);
    const headers = this.contextValue('headers');
    const params = Object.keys(this.options.params).length > 0 ? this.paramsObject([]) : null;
    const known = knownText(state, { ...(params && { params }), headers });
    const establishes = [...new Set(steps.flatMap((step) => step.establishes))];
    const req = establishes.length > 0 ? this.names.claim('req', 'expressRequest') : '_req';
    const failed = this.names.claim('failed', 'middlewareError');
    this.lines.push(`return ${this.options.expressRunner(steps)}(${this.request}, ${known}, async (${this.request}, ${req}, ${failed}) => {`);
    this.lines.push(`if (${failed}) throw ${failed};`);
    if (establishes.length > 0) this.takeState(establishes, req, steps.at(-1)!, (key) => key);
    this.lines.push('');
    this.closing.unshift('});');
  }

  private writeStep(step: Exclude<Step, { kind: 'parse' | 'express' }>): void {
    const condition = this.options.conditionText(step);
    if (condition) this.lines.push(`if (${condition}) {`);
    if (step.kind === 'guard') this.writeGuard(step);
    else if (step.kind === 'headers') this.writeHeaders(step.headers);
    else this.writeCors(step);
    if (condition) this.lines.push('}');
  }

  private writeCors(step: Extract<Step, { kind: 'cors' }>): void {
    this.usesRequest = true;
    if (step.dynamic) this.awaits = true;
    const headers = this.contextValue('headers');
    this.lines.push(`for (const [name, value] of ${this.options.corsHeaders(step, this.request)}) ${headers}.append(name, value);`);
  }

  private writeHeaders(headers: Record<string, string>): void {
    for (const [name, value] of Object.entries(headers)) {
      this.lines.push(`${this.contextValue('headers')}.set(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    }
  }

  private writeParse(parsers: Extract<Step, { kind: 'parse' }>[]): void {
    this.usesRequest = true;
    this.awaits = true;
    const read = `await ${this.options.bodyReader(parsers)}(${this.request})`;
    const { terminal, steps } = this.options;
    const wanted =
      (hasCode(terminal) && terminal.lowered.body !== null) ||
      steps.some((step) => step.kind === 'guard' && (step.lowered.body !== null || step.lowered.uses.some((use) => use.key === 'body')));
    if (!wanted) return void this.lines.push(`${read};`);
    this.body = this.localFor('body');
    const isReplaced = steps.some((step) => (step.kind === 'guard' ? step.lowered : step.kind === 'express' ? step : null)?.establishes.includes('body'));
    this.lines.push(`${isReplaced ? 'let' : 'const'} ${this.body} = ${read};`);
  }

  private writeGuard(step: Extract<Step, { kind: 'guard' }>): void {
    const { lowered } = step;
    const callee = this.options.calleeText(step);
    const call = `${lowered.async || lowered.outcome.async ? 'await ' : ''}${callee}(${this.argumentsOf(lowered)})`;
    if (lowered.async || lowered.outcome.async) this.awaits = true;
    const wanted = lowered.establishes.filter((key) => this.isWanted(key, step));
    if (!lowered.outcome.mayAnswer) {
      if (wanted.length === 0) this.lines.push(`${call};`);
      else this.takeState(wanted, call, step);
      return;
    }
    if (lowered.establishes.length === 0) {
      const name = this.names.claim('denied', 'refused', 'answer');
      this.lines.push(`const ${name} = ${call};`, `if (${name}) return ${name};`, '');
      return;
    }
    const name = this.names.claim(resultName(callee), `${resultName(callee)}Result`, 'guarded');
    this.lines.push(`const ${name} = ${call};`, `if (${name} instanceof Response) return ${name};`);
    if (wanted.length > 0) this.takeState(wanted, name, step);
    this.lines.push('');
  }

  /** @param nameIn how a member of `source` is called */
  private takeState(keys: string[], source: string, from: Step, nameIn = this.options.stateName): void {
    const isKnown = (key: string) => this.state.has(key) || (key === 'body' && this.body !== null);
    const fresh = keys.filter((key) => !isKnown(key));
    for (const key of fresh) this.state.set(key, this.localFor(key));
    const local = (key: string) => (key === 'body' ? this.body : null) ?? this.state.get(key)!;
    const pattern = keys.map((key) => (nameIn(key) === local(key) ? local(key) : `${nameIn(key)}: ${local(key)}`)).join(', ');
    if (fresh.length === keys.length) {
      const later = this.options.steps.slice(this.options.steps.indexOf(from) + 1);
      const isReplaced = later.some((step) => establishedBy(step).some((key) => keys.includes(key) && this.isWanted(key, step)));
      this.lines.push(`${isReplaced ? 'let' : 'const'} { ${pattern} } = ${source};`);
      return;
    }
    if (fresh.length > 0) this.lines.push(`let ${fresh.map(local).join(', ')};`);
    this.lines.push(`({ ${pattern} } = ${source});`);
  }

  /** Whether a later step or the terminal reads a state value. */
  private isWanted(key: string, from: Step): boolean {
    const { steps, terminal } = this.options;
    const later = steps.slice(steps.indexOf(from) + 1);
    const reads = (lowered: LoweredFunction) => lowered.uses.some((use) => use.key === key) || (key === 'body' && lowered.body !== null);
    return later.some((step) => step.kind === 'guard' && reads(step.lowered)) || (hasCode(terminal) && reads(terminal.lowered));
  }

  /** `request, { params: await params, body, user }`, only what the function takes. */
  private argumentsOf(lowered: LoweredFunction): string {
    const properties: string[] = [];
    const add = (name: string, value: string) => properties.push(name === value ? name : `${name}: ${value}`);
    if (lowered.params.whole) add('params', this.paramsObject(lowered.params.locals.map((one) => one.name)));
    if (lowered.body) add('body', this.bodyValue());
    for (const { key } of lowered.uses) add(this.options.stateName(key), this.stateValue(key));
    if (lowered.headers) add('headers', this.contextValue('headers'));
    if (lowered.onFinish) add('onFinish', this.contextValue('onFinish'));
    if (!lowered.usesRequest && properties.length === 0) return '';
    this.usesRequest = true;
    return properties.length > 0 ? `${this.request}, { ${properties.join(', ')} }` : this.request;
  }

  private bodyValue(): string {
    if (this.body) return this.body;
    if (this.options.provided.has('body')) return this.stateValue('body');
    return 'undefined';
  }

  private stateValue(key: string): string {
    const local = this.state.get(key);
    if (!local) return 'undefined';
    if (this.options.provided.has(key)) this.context.set(this.options.stateName(key), local);
    return local;
  }

  private contextValue(name: string): string {
    const known = this.context.get(name);
    if (known) return known;
    this.context.set(name, name);
    return name;
  }

  // --- path parameters --------------------------------------------------------------------------------------------------

  /** All parameters as an object with Express's names. */
  private paramsObject(names: string[]): string {
    if (this.paramsText) return this.paramsText;
    const { params } = this.options;
    const wanted = names.length > 0 ? names : Object.keys(params);
    if (wanted.every((name) => params[name]?.kind === 'segment' && params[name].segment === name)) {
      this.contextValue('params');
      this.awaits = true;
      return 'await params';
    }
    const parts = wanted.map((name) => `${propertyName(name)}: ${this.paramValue(params[name])}`);
    return `{ ${parts.join(', ')} }`;
  }

  private paramValue(source: ParamSource | undefined): string {
    if (!source || source.kind === 'undefined') return 'undefined';
    if (source.kind === 'constant') return JSON.stringify(source.value).replaceAll('"', "'");
    this.contextValue('params');
    this.awaits = true;
    const member = `(await params)${/^[A-Za-z_$][\w$]*$/.test(source.segment) ? `.${source.segment}` : `['${source.segment}']`}`;
    if (source.kind === 'segment') return member;
    if (source.kind === 'joined') return source.prefix ? `'${source.prefix}' + ${member}.join('/')` : `${member}.join('/')`;
    return source.rooted ? `['', ...${member}]` : member;
  }

  private writeInlineParams(lowered: LoweredFunction): void {
    if (lowered.params.whole) {
      this.lines.push(`const ${lowered.params.whole} = ${this.paramsObject([])};`);
      return;
    }
    const { params } = this.options;
    const simple = lowered.params.locals.filter(({ name }) => params[name]?.kind === 'segment');
    if (simple.length > 0) {
      this.contextValue('params');
      this.awaits = true;
      const parts = simple.map(({ name, local }) => {
        const { segment } = params[name] as Extract<ParamSource, { kind: 'segment' }>;
        return segment === local ? local : `${propertyName(segment)}: ${local}`;
      });
      this.lines.push(`const { ${parts.join(', ')} } = await params;`);
    }
    for (const { name, local } of lowered.params.locals) {
      if (!simple.some((one) => one.name === name)) this.lines.push(`const ${local} = ${this.paramValue(params[name])};`);
    }
  }

  // --- the answer -------------------------------------------------------------------------------------------------------

  private writeTerminal(): string | null {
    const { terminal } = this.options;
    if (terminal.kind === 'not found') {
      this.options.importHelper('notFoundResponse');
      this.usesRequest = true;
      this.lines.push(`return notFoundResponse(${this.request});`);
      return 'notFoundResponse';
    }
    if (terminal.kind === 'preflight') {
      this.usesRequest = true;
      if (terminal.dynamic) this.awaits = true;
      this.lines.push(`return ${this.options.preflight(terminal, this.request)};`);
      return null;
    }
    if (terminal.kind === 'call') return this.writeCall(terminal);
    this.writeInline(terminal.lowered);
    return null;
  }

  private writeCall(terminal: Extract<Terminal, { kind: 'call' }>): string | null {
    const callee = this.options.calleeText(terminal);
    const args = this.argumentsOf(terminal.lowered);
    this.lines.push(`return ${callee}(${args});`);
    // A method that is handed on by itself loses its object.
    return (args === '' || args === this.request) && terminal.lowered.usesThis !== 'own' ? callee : null;
  }

  private writeInline(lowered: LoweredFunction): void {
    this.options.importInline(lowered);
    if (lowered.usesRequest) this.usesRequest = true;
    this.writeInlineParams(lowered);
    if (lowered.body && this.body !== lowered.body) this.provideLocal('body', lowered.body, this.bodyValue());
    for (const { key, local } of lowered.uses) this.provideLocal(key, local, this.stateValue(key));
    if (lowered.headers) this.context.set('headers', lowered.headers);
    if (lowered.onFinish) this.context.set('onFinish', lowered.onFinish);
    this.lines.push(lowered.code);
  }

  private provideLocal(_key: string, local: string, value: string): void {
    if (value !== local) this.lines.push(`const ${local} = ${value};`);
  }
}

function hasCode(terminal: Terminal): terminal is Extract<Terminal, { kind: 'inline' | 'call' }> {
  return terminal.kind === 'inline' || terminal.kind === 'call';
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) || /^\d+$/.test(name) ? name : `'${name}'`;
}
