import { allSteps, allTerminals, establishedBy, hasCode, readsMatched, type Block, type ErrorStep, type GroupStep, type GuardStep, type Step, type Terminal, type TryStep } from '../plan/steps.js';
import type { LoweredFunction } from '../lower/function.js';
import type { PathRegExp } from '../next/path-regexp.js';
import type { Params, ParamSource } from '../next/segments.js';
import { EXPRESS_REQUEST } from '../lower/express-request.js';
import { holdersOf, knownText, type ExpressStep } from './express-links.js';
import { memberOfKey } from '../lower/state-keys.js';
import { VIEW_LOCALS } from '../lower/view-locals.js';
import { memberText, propertyName } from './names.js';
import { LocalNames, resultName } from './route-context.js';

export interface HandlerOptions {
  steps: readonly Step[];
  terminal: Terminal;
  /** Names of the file's dynamic segments. */
  segments: readonly string[];
  /** What the wrapper hands in: state keys and `body`. */
  provided: ReadonlySet<string>;
  /** Those of them that Express's own request has. */
  inExpress: ReadonlySet<string>;
  /** Whether the handler runs behind middleware in Express as a whole. */
  isBehindExpress: boolean;
  stateName(key: string): string;
  /** Text of the CORS headers of an answer. */
  corsHeaders(step: Extract<Step, { kind: 'cors' }>, request: string): string;
  /** Text of the preflight answer. */
  preflight(use: Extract<Terminal, { kind: 'preflight' }> | Extract<Step, { kind: 'cors' }>, request: string): string;
  /** Text that finds the CORS options of a request, and the calls with what it found. */
  resolvedCors(step: Extract<Step, { kind: 'cors' }>, request: string): { resolve: string; preflight: string; headers: string };
  /** Whether the handler answers all methods, so that it gets preflights, too. */
  anyMethod: boolean;
  /** Texts of what it calls. */
  called: readonly string[];
  /** Text of a callee, with its imports ordered. */
  calleeText(step: GuardStep | ErrorStep | Extract<Terminal, { kind: 'call' }>): string;
  /** Name of the function that reads the body with these parsers. */
  bodyReader(parsers: Extract<Step, { kind: 'parse' }>[]): string;
  /** What `req.body` is from the moment that a parser starts; null where a parser that fails leaves none. */
  startedBody: string | null;
  /** Test under which a step runs, with its imports ordered; null for one that always does. */
  conditionText(step: Step): string | null;
  /** Name of the function that runs middleware in Express, with its import ordered. */
  expressRunner(steps: ExpressStep[]): string;
  importHelper(name: string): void;
  /** Orders the imports of an inline body, and gives its text. */
  inlineText(terminal: Extract<Terminal, { kind: 'inline' }>): string;
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
  /** The body is one `return`, of a handler that was an expression. */
  isExpression: boolean;
  /** What the handler is, when its body is nothing but the call of a function that takes what the wrapper gives. */
  direct: string | null;
}

/** Writes the body of one route handler: guards in their order, then the answer. */
export function handlerText(options: HandlerOptions): HandlerText {
  return new HandlerWriter(options).write();
}

class HandlerWriter {
  private lines: string[] = [];
  private readonly context = new Map<string, string>();
  private state = new Map<string, string>();
  private readonly names: LocalNames;
  private usesRequest = false;
  private awaits = false;
  private body: string | null = null;
  /** Set once path parameters are to be read from Express's request, which middleware may have replaced. */
  private replacedParams: { params: string; text: string } | null = null;
  /** Ends of the functions that run behind Express middleware, in the block that is being written. */
  private closing: string[] = [];
  /** Lines that open a function behind middleware in Express, which names the request again. */
  private readonly behindLines: number[] = [];
  /** Whether what is being written runs behind middleware in Express. */
  private isBehindExpress: boolean;
  /** Keys that Express's own request has as they are here. */
  private readonly inExpress: Set<string>;
  /** Inside a `try`, where a promise has to be awaited for its rejection to be caught. */
  private isCaught = false;
  /** What the expression of the group around has captured. */
  private matched: string | null = null;
  private readonly request: string;
  private readonly root: Block;

  constructor(private readonly options: HandlerOptions) {
    this.inExpress = new Set(options.inExpress);
    this.isBehindExpress = options.isBehindExpress;
    this.root = { steps: [...options.steps], terminal: options.terminal };
    const inline = allTerminals(this.root).flatMap((terminal) => (terminal.kind === 'inline' ? [terminal.lowered] : []));
    this.names = new LocalNames([...inline.map(({ code }) => code), ...options.called, 'params route cors']);
    const [first] = inline.filter(({ usesRequest }) => usesRequest);
    this.request = first ? first.request : this.names.claim('request', 'nextRequest');
    for (const key of options.provided) this.state.set(key, this.localFor(key, this.root));
    if (!options.provided.has(VIEW_LOCALS) && reads(this.root, VIEW_LOCALS)) {
      const local = this.localFor(VIEW_LOCALS, this.root);
      this.state.set(VIEW_LOCALS, local);
      this.lines.push(`const ${local}: Record<string, any> = {};`);
    }
  }

  /** The variable of a state value: what an inline body calls it, else its own name. */
  private localFor(key: string, block: Block): string {
    const terminal = lastTerminal(block);
    if (terminal?.kind === 'inline') {
      const use = terminal.lowered.uses.find((one) => one.key === key);
      if (use) return use.local;
      if (key === 'body' && terminal.lowered.body) return terminal.lowered.body;
    }
    const name = this.options.stateName(key);
    return this.names.claim(name, `request${name[0].toUpperCase()}${name.slice(1)}`);
  }

  write(): HandlerText {
    const direct = this.writeBlock(this.root, []);
    this.lines.push(...this.closing);
    this.markUnusedRequests();
    const isAsync = this.awaits || allTerminals(this.root).some((terminal) => terminal.kind === 'inline' && terminal.lowered.async);
    return {
      body: this.lines.join('\n'),
      async: isAsync,
      request: this.request,
      usesRequest: this.usesRequest,
      context: [...this.context].map(([name, local]) => ({ name, local })),
      isExpression: this.lines.length === 1 && (this.options.terminal.kind === 'methods' || (this.options.terminal.kind === 'inline' && this.options.terminal.lowered.isExpression)),
      direct: this.lines.length === 1 ? direct : null,
    };
  }

  /** Behind Express, few look at the request again. */
  private markUnusedRequests(): void {
    const name = new RegExp(`\\b${this.request}\\b`);
    for (const at of this.behindLines) {
      if (this.lines.slice(at + 1).some((line) => name.test(line))) continue;
      this.lines[at] = this.lines[at].replace(`async (${this.request}, `, `async (_${this.request}, `);
    }
  }

  // --- blocks -----------------------------------------------------------------------------------------------------------

  /**
   * @param after blocks that run behind this one, whose reads decide which variables have to outlive it
   * @returns the function that is all there is, when the block is nothing but its call
   */
  private writeBlock(block: Block, after: readonly Block[]): string | null {
    const { steps } = block;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i];
      const rest: Block = { steps: steps.slice(i + 1), terminal: block.terminal };
      if (step.kind === 'parse') {
        const parsers = [step];
        for (let next = steps[i + 1]; next?.kind === 'parse'; next = steps[++i + 1]) parsers.push(next);
        this.writeParse(parsers, block, after);
      } else if (step.kind === 'express') {
        const links = [step];
        for (let next = steps[i + 1]; next?.kind === 'express'; next = steps[++i + 1]) links.push(next);
        this.writeExpress(links, block, after);
      } else if (step.kind === 'group') {
        if (this.writeEarlyReturn(step, rest, after)) return null;
        this.writeGroup(step, [rest, ...after]);
      } else if (step.kind === 'try') this.writeTry(step, [rest, ...after]);
      else if (step.kind === 'guard' && this.mayLeave && leavesGroup(step)) return this.writeLeavingGuard(step, rest, block, after);
      else this.writeStep(step, block, after);
    }
    return this.writeTerminal(block.terminal);
  }

  /** Whether `next('route')` or `next('router')` leaves anything: in a group of its own. */
  private mayLeave = false;

  /** Variables that the block makes and a later one reads are declared in front of it. */
  private inner(block: Block, after: readonly Block[], opening: string, closing: string): void {
    const made = new Set(allSteps(block).flatMap((step) => [...(step.kind === 'parse' ? ['body'] : []), ...establishedBy(step)]));
    for (const key of made) {
      if (!after.some((one) => reads(one, key)) || this.state.has(key) || (key === 'body' && this.body)) continue;
      // Names of another inline body may mean something else in the one that follows.
      const isFollowed = after.some((one) => allTerminals(one).some(({ kind }) => kind === 'inline'));
      const local = this.localFor(key, isFollowed ? after.find((one) => reads(one, key))! : block);
      if (key === 'body') this.body = local;
      else this.state.set(key, local);
      this.lines.push(`let ${local}: any;`);
    }
    const { state, body } = this;
    this.state = new Map(state);
    const mark = this.names.mark();
    const [outerClosing, wasBehindExpress] = [this.closing, this.isBehindExpress];
    this.closing = [];
    if (opening) this.lines.push(opening);
    this.writeBlock(block, after);
    this.lines.push(...this.closing);
    if (closing) this.lines.push(closing);
    [this.closing, this.isBehindExpress] = [outerClosing, wasBehindExpress];
    this.names.reset(mark);
    this.state = state;
    this.body = body;
  }

  private writeGroup(group: GroupStep, after: readonly Block[]): void {
    const { tests, ...block } = group;
    const [outerMatch, outerLeave] = [this.matched, this.mayLeave];
    this.mayLeave = true;
    const conditions = [this.options.conditionText(group), tests.length > 0 ? this.conditionOf(group) : null].filter((one) => one !== null);
    if (conditions.length === 0) this.inner(block, after, '', '');
    else this.inner(block, after, `if (${conditions.length > 1 ? conditions.map((one) => `(${one})`).join(' && ') : conditions[0]}) {`, '}');
    this.lines.push('');
    [this.matched, this.mayLeave] = [outerMatch, outerLeave];
  }

  /** `if (!match) return notFound(request);` reads better than the whole handler in a block. */
  private writeEarlyReturn(group: GroupStep, rest: Block, after: readonly Block[]): boolean {
    const isLast = rest.steps.length === 0 && after.length === 0 && group.terminal !== null && group.tests.length > 0 && !group.conditions;
    if (!isLast || allSteps(group).some((step) => step.kind === 'guard' && step.lowered.outcome.leaves)) return false;
    if (rest.terminal?.kind !== 'not found' && rest.terminal?.kind !== 'call') return false;
    const condition = this.conditionOf(group);
    const at = this.lines.length;
    this.writeTerminal(rest.terminal);
    const [answer, ...others] = this.lines.splice(at);
    if (others.length > 0) throw new Error('an answer of more than one statement');
    this.lines.push(`if (!${/^\w+$/.test(condition) || condition.startsWith('/') ? condition : `(${condition})`}) ${answer}`, '');
    this.writeBlock(group, after);
    return true;
  }

  /** The condition of a group; where something in it reads parameters, the variable that holds them. */
  private conditionOf(group: GroupStep): string {
    this.usesRequest = true;
    const { tests } = group;
    if (!readsMatched(group)) return tests.map((test) => `${literal(withoutNames(test))}.test(${this.request}.nextUrl.pathname)`).join(' || ');
    this.options.importHelper('matchPath');
    const match = this.names.claim('match', 'pathMatch');
    const calls = tests.map((test) => `matchPath(${this.request}, ${literal(test)}${test.lists.length > 0 ? `, [${test.lists.map((name) => `'${name}'`).join(', ')}]` : ''})`);
    this.lines.push(`const ${match} = ${calls.join(' ?? ')};`);
    this.matched = match;
    return match;
  }

  private writeTry(step: TryStep, after: readonly Block[]): void {
    const { handler } = step;
    const outer = this.isCaught;
    this.isCaught = true;
    const handled: Block = { steps: [{ ...step, steps: [], terminal: null }], terminal: null };
    this.inner(step, [handled, ...after], 'try {', '} catch (error) {');
    this.isCaught = outer;
    const awaited = handler.lowered.async || handler.lowered.outcome.async;
    const args = this.argumentsOf(handler.lowered, {});
    const call = `${this.options.calleeText(handler)}(error${args ? `, ${args}` : ''})`;
    if (!handler.lowered.outcome.mayContinue) this.lines.push(`return ${call};`);
    else {
      if (awaited) this.awaits = true;
      const text = `${awaited ? 'await ' : ''}${call}`;
      if (handler.lowered.outcome.mayAnswer) this.lines.push(`const answer = ${text};`, 'if (answer) return answer;');
      else this.lines.push(`${text};`);
    }
    this.lines.push('}', '');
  }

  /** What remains of the route runs only where the guard did not leave it. */
  private writeLeavingGuard(step: GuardStep, rest: Block, block: Block, after: readonly Block[]): null {
    const { lowered } = step;
    const { leaves, mayAnswer } = lowered.outcome;
    const callee = this.options.calleeText(step);
    const name = this.names.claim('outcome', resultName(callee));
    this.lines.push(`const ${name} = ${this.callText(step, callee)};`);
    if (mayAnswer) this.lines.push(`if (${name} instanceof Response) return ${name};`);
    const wanted = lowered.establishes.filter((key) => this.isWanted(key, step, block, after));
    if (rest.steps.length === 0 && rest.terminal === null && wanted.length === 0) return null;
    if (wanted.length > 0) throw new Error('state beside next(route)');
    this.inner(rest, after, `if (${name} !== '${leaves}') {`, '}');
    return null;
  }

  /** All that follows is written into the function that runs behind the middleware. */
  private writeExpress(steps: ExpressStep[], block: Block, after: readonly Block[]): void {
    this.usesRequest = true;
    const all = new Map([...this.state, ...(this.body ? [['body', this.body] as const] : [])]);
    const state = new Map([...all].filter(([key]) => !this.inExpress.has(key)));
    for (const key of state.keys()) if (this.options.provided.has(key)) this.stateValue(key);
    // The outermost keeps what it had set where native code fails.
    const headers = this.isBehindExpress ? null : this.contextValue('headers');
    this.isBehindExpress = true;
    const own = steps[0].params;
    const params = Object.keys(own).length > 0 ? this.paramsObject(own, []) : null;
    const known = knownText(state, { ...(params && { params }), ...(headers && { headers }) });
    const establishes = [...new Set(steps.flatMap((step) => step.establishes))];
    const isKnown = this.state.has(EXPRESS_REQUEST);
    const isNamed = establishes.includes(EXPRESS_REQUEST) && !isKnown;
    if (isNamed) this.state.set(EXPRESS_REQUEST, this.localFor(EXPRESS_REQUEST, block));
    const taken = establishes.filter((key) => key !== EXPRESS_REQUEST);
    const isUsed = taken.length > 0 || (params && steps.some((step) => step.isOpen));
    const req = isNamed ? this.state.get(EXPRESS_REQUEST)! : isUsed ? this.names.claim('req', 'expressReq') : '_req';
    const failed = this.names.claim('failed', 'middlewareError');
    if (this.isCaught) this.awaits = true;
    this.behindLines.push(this.lines.length);
    this.lines.push(`return ${this.isCaught ? 'await ' : ''}${this.options.expressRunner(steps)}(${this.request}, ${known}, async (${this.request}, ${req}, ${failed}) => {`);
    this.lines.push(`if (${failed}) throw ${failed};`);
    for (const { source, keys } of holdersOf(taken, req)) this.takeState(keys, source, steps.at(-1)!, block, after, (key) => memberOfKey(key).member);
    if (params && steps.some((step) => step.isOpen)) this.replacedParams = { params: JSON.stringify(own), text: `${req}.params` };
    this.lines.push('');
    this.closing.unshift('});');
  }

  private writeStep(step: Exclude<Step, { kind: 'parse' | 'express' | 'group' | 'try' }>, block: Block, after: readonly Block[]): void {
    const condition = this.options.conditionText(step);
    if (condition) this.lines.push(`if (${condition}) {`);
    if (step.kind === 'guard') this.writeGuard(step, block, after);
    else if (step.kind === 'headers') this.writeHeaders(step.headers);
    else this.writeCors(step);
    if (condition) this.lines.push('}');
  }

  private writeCors(step: Extract<Step, { kind: 'cors' }>): void {
    this.usesRequest = true;
    if (step.dynamic) this.awaits = true;
    const headers = this.contextValue('headers');
    this.options.importHelper('addHeaders');
    const add = (found: string) => this.lines.push(`addHeaders(${headers}, ${found});`);
    if (!this.options.anyMethod) return void add(this.options.corsHeaders(step, this.request));
    const isPreflight = `${this.request}.method === 'OPTIONS'`;
    if (!step.dynamic) {
      this.lines.push(`if (${isPreflight}) return ${this.options.preflight(step, this.request)};`);
      return void add(this.options.corsHeaders(step, this.request));
    }
    // An origin that the options refuse gets no preflight answer: the app goes on (cors, lib/index.js).
    const { resolve, preflight, headers: found } = this.options.resolvedCors(step, this.request);
    this.lines.push(`const cors = ${resolve};`, `if (${isPreflight} && cors.origin) return ${preflight};`);
    add(found);
  }

  private writeHeaders(headers: Record<string, string>): void {
    for (const [name, value] of Object.entries(headers)) {
      this.lines.push(`${this.contextValue('headers')}.set(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    }
  }

  private writeParse(parsers: Extract<Step, { kind: 'parse' }>[], block: Block, after: readonly Block[]): void {
    this.usesRequest = true;
    this.awaits = true;
    const read = `await ${this.options.bodyReader(parsers)}(${this.request})`;
    const keys = [...new Set(parsers.flatMap(establishedBy))].filter((key) => this.isWanted(key, parsers.at(-1)!, block, after));
    const isWanted = [block, ...after].some((one) => reads(one, 'body'));
    if (!isWanted && keys.length === 0) return void this.lines.push(`${read};`);
    const isShared = parsers.some((parser) => establishedBy(parser).length > 0);
    if (isShared && !isWanted) return this.takeState(keys, read, parsers.at(-1)!, block, after);
    if (this.body && !isShared) {
      const { startedBody } = this.options;
      if (startedBody !== null && this.isCaught) this.lines.push(`${this.body} = ${startedBody};`);
      return void this.lines.push(`${this.body} = ${read};`);
    }
    if (isShared) return this.takeBody(keys, read, block, after);
    this.body = this.localFor('body', block);
    const isReplaced = [block, ...after].some((one) => allSteps(one).some((step) => establishedBy(step).includes('body')));
    this.lines.push(`${isReplaced ? 'let' : 'const'} ${this.body} = ${read};`);
  }

  /** The body, and what options of its parsers took from the request beside it. */
  private takeBody(keys: readonly string[], read: string, block: Block, after: readonly Block[]): void {
    const fresh = keys.filter((key) => !this.state.has(key));
    const isFresh = this.body === null && fresh.length === keys.length;
    const made = [...(this.body === null ? [(this.body = this.localFor('body', block))] : []), ...fresh.map((key) => this.localFor(key, block))];
    fresh.forEach((key, i) => this.state.set(key, made[made.length - fresh.length + i]));
    const parts = [['body', this.body], ...keys.map((key) => [this.options.stateName(key), this.state.get(key)!])];
    const pattern = parts.map(([name, local]) => (name === local ? local : `${name}: ${local}`)).join(', ');
    const isReplaced = [block, ...after].some((one) => allSteps(one).some((step) => step.kind !== 'parse' && establishedBy(step).some((key) => key === 'body' || keys.includes(key))));
    if (isFresh) return void this.lines.push(`${isReplaced ? 'let' : 'const'} { ${pattern} } = ${read};`);
    if (made.length > 0) this.lines.push(`let ${made.join(', ')};`);
    this.lines.push(`({ ${pattern} } = ${read});`);
  }

  private callText(step: GuardStep, callee: string): string {
    const { lowered } = step;
    const isAsync = lowered.async || lowered.outcome.async;
    if (isAsync) this.awaits = true;
    const values = step.values.map((value) => ('text' in value ? value.text : this.paramValue(step.params[value.param])));
    const args = [this.argumentsOf(lowered, step.params), ...values].filter(Boolean).join(', ');
    return `${isAsync ? 'await ' : ''}${callee}(${args})`;
  }

  private writeGuard(step: GuardStep, block: Block, after: readonly Block[]): void {
    const { lowered } = step;
    const callee = this.options.calleeText(step);
    const call = this.callText(step, callee);
    const wanted = lowered.establishes.filter((key) => this.isWanted(key, step, block, after));
    if (!lowered.outcome.mayAnswer) {
      if (wanted.length === 0) this.lines.push(`${call};`);
      else this.takeState(wanted, call, step, block, after);
      return;
    }
    const isMixed = lowered.establishes.length > 0 || lowered.outcome.leaves !== null;
    const name = lowered.establishes.length > 0 ? this.names.claim(resultName(callee), `${resultName(callee)}Result`, 'guarded') : this.names.claim('denied', 'refused', 'answer');
    this.lines.push(`const ${name} = ${call};`, isMixed ? `if (${name} instanceof Response) return ${name};` : `if (${name}) return ${name};`);
    if (wanted.length > 0) this.takeState(wanted, name, step, block, after);
    this.lines.push('');
  }

  /** @param nameIn how a member of `source` is called */
  private takeState(keys: string[], source: string, from: Step, block: Block, after: readonly Block[], nameIn = this.options.stateName): void {
    const isKnown = (key: string) => this.state.has(key) || (key === 'body' && this.body !== null);
    for (const key of keys) {
      if (from.kind === 'express') this.inExpress.add(key);
      else this.inExpress.delete(key);
    }
    const fresh = keys.filter((key) => !isKnown(key));
    for (const key of fresh) this.state.set(key, this.localFor(key, block));
    const local = (key: string) => (key === 'body' ? this.body : null) ?? this.state.get(key)!;
    const pattern = keys.map((key) => (nameIn(key) === local(key) ? local(key) : `${nameIn(key)}: ${local(key)}`)).join(', ');
    if (fresh.length === keys.length) {
      const later = allSteps({ steps: [...block.steps.slice(block.steps.indexOf(from) + 1), ...after.flatMap(({ steps }) => steps)] });
      const isReplaced = later.some((step) => establishedBy(step).some((key) => keys.includes(key)));
      this.lines.push(`${isReplaced ? 'let' : 'const'} { ${pattern} } = ${source};`);
      return;
    }
    if (fresh.length > 0) this.lines.push(`let ${fresh.map(local).join(', ')};`);
    this.lines.push(`({ ${pattern} } = ${source});`);
  }

  /** Whether something behind a step reads a state value. */
  private isWanted(key: string, from: Step, block: Block, after: readonly Block[]): boolean {
    const rest: Block = { steps: block.steps.slice(block.steps.indexOf(from) + 1), terminal: block.terminal };
    return [rest, ...after].some((one) => reads(one, key));
  }

  /** `request, { params: await params, body, user }`, only what the function takes. */
  private argumentsOf(lowered: LoweredFunction, params: Params): string {
    const properties: string[] = [];
    const add = (name: string, value: string) => properties.push(name === value ? name : `${name}: ${value}`);
    if (lowered.params.whole) add('params', this.paramsObject(params, lowered.params.locals.map((one) => one.name)));
    if (lowered.body) add('body', this.bodyValue());
    for (const { key } of lowered.uses) add(this.options.stateName(key), this.stateValue(key));
    if (lowered.headers) add('headers', this.contextValue('headers'));
    if (lowered.onFinish) add('onFinish', this.contextValue('onFinish'));
    if (lowered.statusCode) {
      this.options.importHelper('responseStatus');
      properties.push('statusCode: responseStatus(error)');
    }
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
    const { terminal } = this.options;
    const isTaken = terminal.kind === 'inline' && terminal.lowered.headers !== name && new RegExp(`\\b(?:const|let|var) ${name}\\b`).test(terminal.lowered.code);
    const local = isTaken ? this.names.claim(`earlier${name[0].toUpperCase()}${name.slice(1)}`) : name;
    this.context.set(name, local);
    return local;
  }

  // --- path parameters --------------------------------------------------------------------------------------------------

  /** All parameters as an object with Express's names. */
  private paramsObject(params: Params, names: string[]): string {
    const wanted = names.length > 0 ? names : Object.keys(params);
    if (wanted.length > 0 && this.replacedParams?.params === JSON.stringify(params)) return this.replacedParams.text;
    // All of them as one object: what Express does not show here must not be among them.
    const isShown = names.length > 0 || wanted.length === this.options.segments.length;
    if (isShown && wanted.length > 0 && wanted.every((name) => params[name]?.kind === 'segment' && params[name].segment === name)) {
      this.contextValue('params');
      this.awaits = true;
      return 'await params';
    }
    if (names.length === 0 && wanted.length > 0 && wanted.every((name) => params[name].kind === 'matched')) return this.matched!;
    const parts = wanted.map((name) => `${propertyName(name)}: ${this.paramValue(params[name])}`);
    return parts.length > 0 ? `{ ${parts.join(', ')} }` : '{}';
  }

  private paramValue(source: ParamSource | undefined): string {
    if (!source || source.kind === 'undefined') return 'undefined';
    if (source.kind === 'constant') return JSON.stringify(source.value).replaceAll('"', "'");
    if (source.kind === 'matched') return memberText(this.matched!, source.name);
    this.contextValue('params');
    this.awaits = true;
    const value = memberText('(await params)', source.segment);
    if (source.kind === 'segment') return value;
    if (source.kind === 'joined') return source.prefix ? `'${source.prefix}' + ${value}.join('/')` : `${value}.join('/')`;
    return source.rooted ? `['', ...${value}]` : value;
  }

  private writeInlineParams(lowered: LoweredFunction, params: Params): void {
    if (lowered.params.whole) {
      this.lines.push(`const ${lowered.params.whole} = ${this.paramsObject(params, [])};`);
      return;
    }
    const { locals } = lowered.params;
    if (this.replacedParams?.params === JSON.stringify(params) && locals.length > 0) {
      const parts = locals.map(({ name, local }) => (name === local ? local : `${propertyName(name)}: ${local}`));
      return void this.lines.push(`const { ${parts.join(', ')} } = ${this.replacedParams.text};`);
    }
    const simple = locals.filter(({ name }) => params[name]?.kind === 'segment');
    const matched = locals.filter(({ name }) => params[name]?.kind === 'matched');
    if (simple.length > 0) {
      this.contextValue('params');
      this.awaits = true;
      const parts = simple.map(({ name, local }) => {
        const { segment } = params[name] as Extract<ParamSource, { kind: 'segment' }>;
        return segment === local ? local : `${propertyName(segment)}: ${local}`;
      });
      this.lines.push(`const { ${parts.join(', ')} } = await params;`);
    }
    if (matched.length > 0) {
      const parts = matched.map(({ name, local }) => (name === local ? local : `${propertyName(name)}: ${local}`));
      this.lines.push(`const { ${parts.join(', ')} } = ${this.matched};`);
    }
    for (const { name, local } of locals) {
      if (![...simple, ...matched].some((one) => one.name === name)) this.lines.push(`const ${local} = ${this.paramValue(params[name])};`);
    }
  }

  // --- the answer -------------------------------------------------------------------------------------------------------

  private writeTerminal(terminal: Terminal | null): string | null {
    if (terminal === null || terminal.kind === 'done') return null;
    if (terminal.kind === 'not found') {
      this.options.importHelper('notFoundResponse');
      this.usesRequest = true;
      this.lines.push(`return notFoundResponse(${this.request});`);
      return 'notFoundResponse';
    }
    if (terminal.kind === 'methods') {
      this.lines.push(`return new Response(null, { status: 204, headers: { Allow: '${terminal.methods.join(', ')}' } });`);
      return null;
    }
    if (terminal.kind === 'preflight') {
      this.usesRequest = true;
      if (terminal.dynamic) this.awaits = true;
      this.lines.push(`return ${this.options.preflight(terminal, this.request)};`);
      return null;
    }
    if (terminal.kind === 'call') return this.writeCall(terminal);
    this.writeInline(terminal);
    return null;
  }

  private writeCall(terminal: Extract<Terminal, { kind: 'call' }>): string | null {
    const callee = this.options.calleeText(terminal);
    const args = this.argumentsOf(terminal.lowered, terminal.params);
    const isAsync = this.isCaught && (terminal.lowered.async || terminal.lowered.outcome.async);
    if (isAsync) this.awaits = true;
    this.lines.push(`return ${isAsync ? 'await ' : ''}${callee}(${args});`);
    // A method that is handed on by itself loses its object.
    return (args === '' || args === this.request) && terminal.lowered.usesThis !== 'own' ? callee : null;
  }

  private writeInline(terminal: Extract<Terminal, { kind: 'inline' }>): void {
    const { lowered } = terminal;
    const text = this.options.inlineText(terminal);
    if (lowered.usesRequest) this.usesRequest = true;
    if (lowered.usesRequest && lowered.request !== this.request) this.lines.push(`const ${lowered.request} = ${this.request};`);
    this.writeInlineParams(lowered, terminal.params);
    if (lowered.body && this.body !== lowered.body) this.provideLocal(lowered.body, this.bodyValue());
    for (const { key, local } of lowered.uses) this.provideLocal(local, this.stateValue(key));
    if (lowered.headers) this.context.set('headers', lowered.headers);
    if (lowered.onFinish) this.context.set('onFinish', lowered.onFinish);
    const isPromise = lowered.outcome.async || (lowered.async && /\breturn (?!NextResponse\b|new |await\b)/.test(text));
    if (!this.isCaught || !isPromise) return void this.lines.push(text);
    this.awaits = true;
    this.lines.push('return await (async () => {', text, '})();');
  }

  private provideLocal(local: string, value: string): void {
    if (value !== local) this.lines.push(`const ${local} = ${value};`);
  }
}

/** `next('route')` means something in a route only; elsewhere it is `next()` (router 2, `lib/layer.js`). */
function leavesGroup({ link, lowered: { outcome } }: GuardStep): boolean {
  return outcome.leaves === 'router' || (outcome.leaves === 'route' && link.route !== undefined);
}

/** What answers at the end of a block, inside of a `try` too. */
function lastTerminal({ steps, terminal }: Block): Terminal | null {
  const last = steps.at(-1);
  return terminal?.kind === 'done' && last?.kind === 'try' ? lastTerminal(last) : terminal;
}

/** Whether something in a block reads a state value. */
function reads(block: Block, key: string): boolean {
  const isRead = (lowered: LoweredFunction) => lowered.uses.some((use) => use.key === key) || (key === 'body' && lowered.body !== null);
  const inSteps = allSteps(block).some((step) => (step.kind === 'express' && step.readsState && key !== VIEW_LOCALS) || (step.kind === 'guard' && isRead(step.lowered)) || (step.kind === 'try' && isRead(step.handler.lowered)));
  return inSteps || allTerminals(block).some((terminal) => hasCode(terminal) && isRead(terminal.lowered));
}

/** The same expression for a test that captures nothing. */
function withoutNames(test: PathRegExp): PathRegExp {
  const source = test.source.replace(/\(\?<\w+>(\[(?:[^\]\\]|\\.)+\][+?]*|\.\*)\)/g, '$1').replace(/\(\?<\w+>/g, '(?:');
  return { ...test, source };
}

/** The expression as a literal of the target. */
function literal({ source, flags }: PathRegExp): string {
  return `/${source.replace(/(\\.|\[(?:[^\]\\]|\\.)*\])|\//g, (whole, kept: string | undefined) => kept ?? (whole === '/' ? '\\/' : whole))}/${flags}`;
}
