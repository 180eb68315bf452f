import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { ownSome } from './ast.js';
import { NeedsVariable, type FlowOutcome } from './control-flow.js';
import type { FunctionInput, LoweredFunction, ParameterRole } from './function.js';
import { declaredNames, freeNames, Names } from './names.js';
import { FOREIGN_MEMBERS, REQUEST_METHODS, REQUEST_PROPERTIES } from './request-rules.js';
import { memberName } from './response-chain.js';
import { CannotLower, type RuleContext } from './rule.js';
import { signatureOf } from './signature.js';
import { parseSnippet, type Snippet } from './snippet.js';
import { expression, print, statement } from './templates.js';
import { kindOfSyntax, type ValueKind } from './value-kind.js';

type MemberPath = NodePath<t.MemberExpression | t.OptionalMemberExpression>;

/** One attempt at lowering one function: its syntax tree and what has been ordered for it so far. */
export class FunctionDraft {
  private readonly snippet: Snippet;
  private readonly names: Names;
  private readonly declared: Map<string, number>;
  private readonly helpers = new Set<string>();
  private readonly nextImports = new Set<string>();
  private readonly prologues = new Map<string, { local: string; init: string }>();
  private readonly stateLocals = new Map<string, string>();
  private readonly used = new Set<string>();
  private readonly established = new Map<string, string>();
  private readonly locals: t.Statement[] = [];
  private requestName: string | null = null;
  private bodyName: string | null = null;
  private paramsName: string | null = null;
  private headersName: string | null = null;
  private statusCodeName: string | null = null;
  private finishName: string | null = null;
  private setterHeaders: string | null = null;
  private baseUrlName: string | null = null;
  private readonly calls = new Set<string>();
  private readonly answerCalls = new Set<t.Node>();
  private readonly asyncAnswers = new Set<t.Node>();
  private requestBinding: string | null = null;
  private responseBinding: string | null = null;
  private nextBinding: string | null = null;
  readonly context: RuleContext;

  constructor(private readonly input: FunctionInput) {
    this.snippet = parseSnippet(input.code, input.form, input.language, input.column);
    this.declared = declaredNames(this.snippet.function);
    this.names = new Names(this.snippet.function.node, input.moduleNames);
    this.context = this.makeContext();
  }

  node(): t.Function {
    return this.snippet.function.node;
  }

  /** Offsets of a node in the function's text; of the whole function for nodes that we made. */
  place(node: t.Node | null): { start: number; end: number } {
    const { start, end } = node ?? {};
    if (typeof start !== 'number' || typeof end !== 'number' || start < this.snippet.offset) return { start: 0, end: this.input.code.length };
    return { start: start - this.snippet.offset, end: end - this.snippet.offset };
  }

  block(): t.BlockStatement {
    const node = this.node();
    if (!t.isBlockStatement(node.body)) node.body = t.blockStatement([t.returnStatement(node.body)]);
    return node.body;
  }

  // --- parameters -------------------------------------------------------------------------------------------------------

  /** Finds `req`, `res` and `next`, and spells out destructured requests member by member. */
  normalizeParameters(): void {
    const path = this.snippet.function;
    if (path.node.generator) throw new CannotLower('a generator function', path.node);
    const find = (role: ParameterRole) => path.node.params[this.roles().indexOf(role)];
    const request = find('request');
    this.responseBinding = identifierOf(find('response'), 'res');
    this.nextBinding = identifierOf(find('next'), 'next');
    this.block();
    if (t.isObjectPattern(request)) {
      const name = this.names.claim('req');
      this.block().body.unshift(statement(`const $pattern = ${name};`, { pattern: t.objectPattern(request.properties) }));
      path.node.params[this.roles().indexOf('request')] = t.identifier(name);
      this.requestBinding = name;
    } else this.requestBinding = identifierOf(request, 'req');
    this.snippet.program.scope.crawl();
    this.nameComputedMembers();
    this.splitDestructuring(this.referencesOf(this.requestBinding), () => t.identifier(this.requestBinding!));
    const locals = this.referencesOf(this.responseBinding).flatMap((reference) => {
      const member = memberAround(reference);
      return member && memberName(member.node) === 'locals' ? [member as NodePath] : [];
    });
    this.splitDestructuring(locals, () => t.memberExpression(t.identifier(this.responseBinding!), t.identifier('locals')));
  }

  private roles(): readonly ParameterRole[] {
    if (this.input.parameters) return this.input.parameters;
    return this.input.role === 'error' ? ['value', 'request', 'response', 'next'] : ['request', 'response', 'next'];
  }

  /** `const { body, params: { id } } = req` becomes one declaration per member, so that each member has its rule. */
  private splitDestructuring(references: readonly NodePath[], source: () => t.Expression): void {
    for (const reference of references) {
      const declarator = reference.parentPath;
      if (!declarator?.isVariableDeclarator() || declarator.node.init !== reference.node) continue;
      if (t.isIdentifier(declarator.node.id)) throw new CannotLower('another name for req or res.locals', declarator.node);
      const pattern = declarator.node.id as t.ObjectPattern;
      const parts = pattern.properties.map((property) => {
        if (!t.isObjectProperty(property) || property.computed) throw new CannotLower('the rest of req', property);
        const key = t.isIdentifier(property.key) ? property.key.name : (property.key as t.StringLiteral).value;
        const read = t.memberExpression(source(), t.identifier(key));
        if (t.isAssignmentPattern(property.value)) {
          return t.variableDeclarator(property.value.left as t.LVal, t.logicalExpression('??', read, property.value.right));
        }
        return t.variableDeclarator(property.value as t.LVal, read);
      });
      const declaration = declarator.parentPath as NodePath<t.VariableDeclaration>;
      const { kind, declarations } = declaration.node;
      const made = declarations.flatMap((one) => (one === declarator.node ? parts : [one])).map((one) => t.variableDeclaration(kind, [one]));
      const comments = (declaration.node as { comments?: unknown[] }).comments;
      if (comments && made[0]) (made[0] as { comments?: unknown[] }).comments = comments;
      declaration.replaceWithMultiple(made);
      this.snippet.program.scope.crawl();
    }
  }

  /** `req[source]` of a factory whose argument the chain knows: `validate(schema, 'query')`. */
  private nameComputedMembers(): void {
    for (const reference of this.referencesOf(this.requestBinding)) {
      const member = memberAround(reference);
      const property = member?.node.property;
      if (!member?.node.computed || !t.isIdentifier(property) || member.scope.getBinding(property.name)) continue;
      const value = this.input.constants?.get(property.name);
      if (value === undefined) continue;
      member.node.computed = false;
      member.node.property = t.identifier(value);
    }
  }

  private referencesOf(name: string | null): NodePath[] {
    if (!name) return [];
    const binding = this.snippet.function.scope.getBinding(name);
    return binding && binding.scope === this.snippet.function.scope ? [...binding.referencePaths] : [];
  }

  private checkNotReassigned(name: string | null): void {
    const binding = name ? this.snippet.function.scope.getBinding(name) : undefined;
    if (binding && !binding.constant) throw new CannotLower(`assigning to ${name}`, this.node());
  }

  // --- request state ----------------------------------------------------------------------------------------------------

  /** `req.user = …`, `res.locals.x = …`: what the function hands on becomes a variable that it returns. */
  lowerState(): void {
    this.checkNotReassigned(this.requestBinding);
    this.checkNotReassigned(this.responseBinding);
    const members = this.stateMembers();
    for (const [key, paths] of members) this.lowerStateKey(key, paths);
    this.snippet.program.scope.crawl();
  }

  private stateMembers(): Map<string, MemberPath[]> {
    const found = new Map<string, MemberPath[]>();
    const add = (key: string, path: MemberPath) => found.set(key, [...(found.get(key) ?? []), path]);
    for (const reference of this.referencesOf(this.requestBinding)) {
      const member = memberAround(reference);
      const name = member && memberName(member.node);
      if (!member || !name || FOREIGN_MEMBERS.has(name) || REQUEST_METHODS.has(name)) continue;
      const isKnown = REQUEST_PROPERTIES.has(name);
      if (!isKnown || this.input.provided.has(name)) add(name, member);
      else if (isAssigned(member)) this.rejectOrKeep(name, member, add);
    }
    for (const reference of this.referencesOf(this.responseBinding)) {
      const locals = memberAround(reference);
      if (!locals || memberName(locals.node) !== 'locals') continue;
      const member = memberAround(locals);
      const name = member && memberName(member.node);
      if (!member || !name) throw new CannotLower('res.locals as a whole', locals.node);
      add(`locals.${name}`, member);
    }
    for (const key of ['body', 'query']) if (found.has(key)) this.addAllReads(key, found);
    return found;
  }

  /** `req.body = …` hands a new value on; the other members of Express's own cannot be assigned faithfully. */
  private rejectOrKeep(name: string, member: MemberPath, add: (key: string, path: MemberPath) => void): void {
    const canCarry = name === 'body' || (name === 'query' && this.input.major === 4);
    if (!canCarry) throw new CannotLower(`assigning to req.${name}`, member.node);
    add(name, member);
  }

  private addAllReads(key: string, found: Map<string, MemberPath[]>): void {
    const all = this.referencesOf(this.requestBinding).map(memberAround).filter((member) => member && memberName(member.node) === key);
    found.set(key, all as MemberPath[]);
  }

  private lowerStateKey(key: string, paths: MemberPath[]): void {
    const sorted = [...paths].sort((a, b) => (a.node.start ?? 0) - (b.node.start ?? 0));
    if (sorted.some((path) => path.parentPath.isUnaryExpression({ operator: 'delete' }))) {
      throw new CannotLower(`deleting req.${key}`, sorted[0].node);
    }
    const base = this.input.stateName(key);
    const writes = sorted.filter(isAssigned);
    if (writes.length === 0) return this.readState(key, base, sorted);
    const [first] = sorted;
    const readsFirst = !isAssigned(first) || !isPlainAssignment(first);
    if (!readsFirst && writes.length === 1 && this.asConstant(key, base, sorted)) return;
    if (readsFirst) return this.readState(key, base, sorted, true);
    const local = this.stateLocal(key, base, sorted);
    this.locals.push(statement(this.input.output === 'ts' ? `let ${local}: ${this.input.stateType(key) ?? 'any'};` : `let ${local};`));
    this.replaceAll(sorted, local);
    this.established.set(key, local);
  }

  private readState(key: string, base: string, paths: MemberPath[], writes = false): void {
    if (key === 'body' && !this.input.provided.has('body')) {
      const local = this.stateLocal(key, 'body', paths);
      this.bodyName = local;
      this.replaceAll(paths, local);
    } else if (key === 'query' && !this.input.provided.has('query')) {
      const local = this.stateLocal(key, 'query', paths);
      this.helpers.add('parseQuery');
      this.prologues.set('query', { local, init: 'parseQuery($request)' });
      this.replaceAll(paths, local);
    } else {
      const local = this.stateLocal(key, base, paths);
      this.used.add(key);
      this.replaceAll(paths, local);
    }
    if (writes) this.established.set(key, this.stateLocals.get(key)!);
  }

  /** One plain assignment that dominates every use: `const user = …`, or the value's own name where it has one. */
  private asConstant(key: string, base: string, paths: MemberPath[]): boolean {
    const write = paths.find(isAssigned)!;
    const assignment = write.parentPath as NodePath<t.AssignmentExpression>;
    const holder = assignment.parentPath;
    if (!holder?.isExpressionStatement()) return false;
    const block = holder.parentPath;
    if (!block?.isBlockStatement()) return false;
    const reads = paths.filter((path) => path !== write);
    const uses = [...reads, ...this.referencesOf(this.nextBinding).filter(isContinuing)];
    const { right } = assignment.node;
    const behind = (use: NodePath) => isDescendant(use, block) && (use.node.start ?? 0) > (write.node.start ?? 0);
    if (!uses.every(behind)) return false;
    const source = t.isIdentifier(right) ? holder.scope.getBinding(right.name) : undefined;
    if (t.isIdentifier(right) && source?.constant && isDescendant(holder, source.scope.path)) {
      this.stateLocals.set(key, right.name);
      this.established.set(key, right.name);
      reads.forEach((path) => path.replaceWith(t.identifier(right.name)));
      removeKeepingComments(holder);
      return true;
    }
    const local = this.stateLocal(key, base, reads);
    reads.forEach((path) => path.replaceWith(t.identifier(local)));
    const declaration = statement(`const ${local} = $value;`, { value: right });
    (declaration as { comments?: unknown[] }).comments = (holder.node as { comments?: unknown[] }).comments;
    holder.replaceWith(declaration);
    this.established.set(key, local);
    return true;
  }

  private stateLocal(key: string, base: string, paths: MemberPath[]): string {
    const known = this.stateLocals.get(key);
    if (known) return known;
    const aliases = paths.filter((path) => this.isAlias(path, base));
    const local = this.claimOrAlias(base, aliases.length, `request${base[0].toUpperCase()}${base.slice(1)}`);
    if (local === base) aliases.forEach((path) => removeDeclarator(path));
    this.stateLocals.set(key, local);
    return local;
  }

  /** `const user = req.user;` at the top of the function: the name that we would choose, chosen by the user. */
  private isAlias(path: NodePath, name: string): boolean {
    const declarator = path.parentPath;
    if (!declarator?.isVariableDeclarator() || !t.isIdentifier(declarator.node.id, { name })) return false;
    const block = declarator.parentPath?.parentPath;
    return !!block && block.node === this.block();
  }

  private claimOrAlias(base: string, aliases: number, alternative: string): string {
    if (aliases > 0 && this.declared.get(base) === aliases) return base;
    if (!/^[A-Za-z_$][\w$]*$/.test(base)) return this.names.claim('value');
    return this.names.claim(base, alternative);
  }

  private replaceAll(paths: MemberPath[], local: string): void {
    for (const path of paths) {
      if (path.removed || !path.node || !path.parentPath) continue;
      path.replaceWith(t.identifier(local));
    }
  }

  /** Value of `next()`: `{ user }`, or null when the function establishes nothing. */
  continuation(): t.Expression | null {
    if (this.established.size === 0) return null;
    const parts = [...this.established].map(([key, local]) => {
      const name = this.input.stateName(key);
      return name === local ? name : `${name}: ${local}`;
    });
    return expression(`{ ${parts.join(', ')} }`);
  }

  establishedType(): string | null {
    if (this.established.size === 0) return null;
    const parts = [...this.established.keys()].map((key) => `${this.input.stateName(key)}: ${this.input.stateType(key) ?? 'any'}`);
    return `{ ${parts.join('; ')} }`;
  }

  // --- request reads ----------------------------------------------------------------------------------------------------

  /** Replaces every read of `req` by what its rule says. */
  lowerRequest(): void {
    const references = this.referencesOf(this.requestBinding).sort((a, b) => (b.node.start ?? 0) - (a.node.start ?? 0));
    for (const reference of references) {
      if (reference.removed || !this.isAttached(reference)) continue;
      this.lowerRead(reference);
    }
    this.snippet.program.scope.crawl();
    this.lowerFinishListeners();
    this.lowerStatusReads();
  }

  /** `res.on('finish', …)`: work for when the answer is known, which the caller's `onFinish` takes. */
  private lowerFinishListeners(): void {
    for (const reference of this.referencesOf(this.responseBinding)) {
      const member = memberAround(reference);
      const call = member?.parentPath;
      if (!member || !call?.isCallExpression() || call.node.callee !== member.node) continue;
      const [event, task] = call.node.arguments;
      const isListener = ['on', 'once'].includes(memberName(member.node) ?? '') && t.isStringLiteral(event);
      if (!isListener || !['finish', 'close'].includes((event as t.StringLiteral).value)) continue;
      if (!t.isArrowFunctionExpression(task) && !t.isFunctionExpression(task)) throw new CannotLower('a finish listener of another form', call.node);
      const path = call.get('arguments.1') as NodePath<t.ArrowFunctionExpression | t.FunctionExpression>;
      if (this.readsAnswer(path)) task.params = [t.identifier('response')];
      this.finishName ??= this.names.claim('onFinish', 'afterResponse');
      call.replaceWith(t.callExpression(t.identifier(this.finishName), [task]));
    }
    this.snippet.program.scope.crawl();
  }

  /** Inside a finish listener `res` is the answer that was given. */
  private readsAnswer(listener: NodePath): boolean {
    const own = this.referencesOf(this.responseBinding).filter((reference) => isDescendant(reference, listener));
    for (const reference of own) {
      const member = memberAround(reference);
      const name = member && memberName(member.node);
      const call = member?.parentPath;
      if (member && name === 'statusCode') member.replaceWith(expression('response.status'));
      else if (member && name === 'statusMessage') member.replaceWith(expression('response.statusText'));
      else if (call?.isCallExpression() && call.node.callee === member?.node && (name === 'get' || name === 'getHeader')) {
        call.replaceWith(expression('response.headers.get($name)', { name: call.node.arguments[0] }));
      } else throw new CannotLower(`res.${name ?? ''} in a finish listener`, reference.node);
    }
    return own.length > 0;
  }

  private isAttached(path: NodePath): boolean {
    return !!path.findParent((parent) => parent === this.snippet.function);
  }

  private lowerRead(reference: NodePath): void {
    const member = memberAround(reference);
    if (!member) throw new CannotLower(`req given to ${describe(reference.parent)}`, reference.parent);
    const name = memberName(member.node);
    if (!name) throw new CannotLower('req[…] with a computed name', member.node);
    const call = member.parentPath.isCallExpression() && member.parentPath.node.callee === member.node ? member.parentPath : null;
    const rule = (call && REQUEST_METHODS.get(name)) || REQUEST_PROPERTIES.get(name);
    if (!rule) throw new CannotLower(`req.${name}${call ? '()' : ''}`, member.node);
    if (isAssigned(member)) throw new CannotLower(`assigning to req.${name}`, member.node);
    this.claimFor(name, member);
    const target = call && REQUEST_METHODS.has(name) ? call : member;
    const holder = name === 'headers' ? target.parentPath : null;
    const lowered = rule.lower({ member, call: call as NodePath<t.CallExpression> | null }, this.context);
    if (holder?.node === lowered) return;
    if (this.removeSelfAlias(target, lowered)) return;
    target.replaceWith(lowered);
  }

  /** Chooses the local name of a parsed value before its first read is replaced, honouring `const body = req.body`. */
  private claimFor(name: string, member: MemberPath): void {
    const claim = (current: string | null, base: string, alternative: string): string => {
      if (current) return current;
      const aliases = this.aliasCount(name, base);
      return this.claimOrAlias(base, aliases, alternative);
    };
    if (name === 'body' && this.input.hasBodyParser) this.bodyName = claim(this.bodyName, 'body', 'requestBody');
    if (name === 'params') this.paramsName = claim(this.paramsName, 'params', 'routeParams');
    if (name === 'query' || name === 'cookies' || name === 'signedCookies') {
      const known = this.prologues.get(name);
      if (!known) this.prologues.set(name, { local: claim(null, name, `request${name[0].toUpperCase()}${name.slice(1)}`), init: '' });
      if (name === 'query' && this.input.major === 5) this.rejectQueryWrites(member);
    }
  }

  private aliasCount(name: string, base: string): number {
    return this.referencesOf(this.requestBinding).filter((reference) => {
      const member = memberAround(reference);
      return member && memberName(member.node) === name && this.isAlias(member, base);
    }).length;
  }

  /** Express 5 parses `req.query` at every read, so a change to it is lost (express/lib/request.js, `defineGetter(req, 'query')`). */
  private rejectQueryWrites(member: MemberPath): void {
    const outer = memberAround(member);
    if (outer && isAssigned(outer)) throw new CannotLower('changing req.query', outer.node);
  }

  private removeSelfAlias(target: NodePath, lowered: t.Expression): boolean {
    const declarator = target.parentPath;
    if (!t.isIdentifier(lowered) || !declarator?.isVariableDeclarator()) return false;
    if (!t.isIdentifier(declarator.node.id, { name: lowered.name }) || declarator.node.init !== target.node) return false;
    removeDeclarator(target);
    return true;
  }

  /** `res.statusCode` read by an error handler: the status that was set before the error. */
  private lowerStatusReads(): void {
    for (const reference of this.referencesOf(this.responseBinding)) {
      const member = memberAround(reference);
      if (!member || memberName(member.node) !== 'statusCode' || isAssigned(member)) continue;
      if (this.input.role !== 'error') throw new CannotLower('reading res.statusCode', member.node);
      this.statusCodeName ??= this.claimOrAlias('statusCode', 0, 'pendingStatus');
      member.replaceWith(t.identifier(this.statusCodeName));
    }
    this.snippet.program.scope.crawl();
  }

  /** The identifiers that mean `res` and `next` after all reads of `req` are gone. */
  responseReferences(): { response: Set<t.Node>; next: Set<t.Node> } {
    this.snippet.program.scope.crawl();
    const nodes = (name: string | null) => new Set(this.referencesOf(name).map((path) => path.node));
    return { response: nodes(this.responseBinding), next: nodes(this.nextBinding) };
  }

  // --- local variables ------------------------------------------------------------------------------------------------------

  localVariable(base: string, alternative: string, declaration: string): t.Identifier {
    const local = this.names.claim(base, alternative);
    this.locals.push(statement(declaration.replace('$name', local)));
    return t.identifier(local);
  }

  /** @param asParameter the headers take the place of `res` among the parameters instead of standing in the context */
  callerHeaders(asParameter: boolean): t.Identifier {
    const name = this.names.claim('headers', 'responseHeaders');
    if (asParameter) this.setterHeaders = name;
    else this.headersName = name;
    return t.identifier(name);
  }

  setsHeaders(): boolean {
    return this.setterHeaders !== null;
  }

  // --- helpers ------------------------------------------------------------------------------------------------------------

  /** `sendPage(req, res, books)`: the helper is lowered too, and the call takes what it needs instead. */
  lowerHelperCalls(headers: t.Identifier | null): void {
    const bindings: [ParameterRole, string | null][] = [['request', this.requestBinding], ['response', this.responseBinding], ['next', this.nextBinding]];
    const roleOf = new Map(bindings.flatMap(([role, name]) => this.referencesOf(name).map((path) => [path.node, role] as const)));
    const calls = new Set<NodePath<t.CallExpression>>();
    for (const [, name] of bindings) {
      for (const reference of this.referencesOf(name)) {
        const call = reference.parentPath;
        if (call?.isCallExpression() && call.node.arguments.includes(reference.node as t.Expression)) calls.add(call);
      }
    }
    for (const call of calls) {
      const roles = call.node.arguments.map((argument) => roleOf.get(argument) ?? ('value' as const));
      // `next` alone goes to code that calls back, such as `.catch(next)`.
      if (roles.some((role) => role === 'request' || role === 'response')) this.lowerHelperCall(call, roles, headers);
    }
    this.snippet.program.scope.crawl();
  }

  private lowerHelperCall(call: NodePath<t.CallExpression>, roles: readonly ParameterRole[], headers: t.Identifier | null): void {
    if (!t.isExpression(call.node.callee)) return;
    const helper = this.input.lowerCall(call.node.callee, roles);
    if (typeof helper === 'string') {
      if (roles.includes('request')) throw new CannotLower(helper, call.node);
      return;
    }
    if (helper.kind === 'setter' && !headers) throw new NeedsVariable('headers');
    this.calls.add(helper.key);
    call.node.arguments = call.node.arguments.flatMap((argument, i): t.CallExpression['arguments'] => {
      if (roles[i] === 'value') return [argument];
      if (roles[i] === 'response') return helper.kind === 'setter' ? [t.identifier(headers!.name)] : [];
      return roles[i] === 'request' ? this.helperRequest(helper.lowered) : [];
    });
    if (helper.kind === 'answer') this.answerCalls.add(call.node);
    const isAsync = helper.lowered.async || helper.lowered.outcome.async;
    if (helper.kind === 'answer' && isAsync) this.asyncAnswers.add(call.node);
  }

  /** What takes the place of `req`: the request, and what the helper reads besides it. */
  private helperRequest(lowered: LoweredFunction): t.Expression[] {
    const properties: [string, t.Expression][] = [];
    if (lowered.params.whole) properties.push(['params', this.context.params()]);
    if (lowered.body) properties.push(['body', this.context.body()]);
    for (const { key } of lowered.uses) properties.push([this.input.stateName(key), this.context.state(key)]);
    if (lowered.baseUrl) properties.push(['baseUrl', this.baseUrl(this.node())]);
    if (!lowered.usesRequest && properties.length === 0) return [];
    const list = properties.map(([name, value], i) => (t.isIdentifier(value, { name }) ? name : `${name}: $v${i}`)).join(', ');
    const values = Object.fromEntries(properties.map(([, value], i) => [`v${i}`, value]));
    return [this.context.request(), ...(list ? [expression(`{ ${list} }`, values)] : [])];
  }

  isAnswerCall(node: t.Node): boolean {
    return this.answerCalls.has(node);
  }

  private makeContext(): RuleContext {
    return {
      major: this.input.major,
      settings: this.input.settings,
      hasBodyParser: this.input.hasBodyParser,
      mount: this.input.mount,
      request: () => t.identifier(this.claimRequest()),
      body: () => t.identifier((this.bodyName ??= this.names.claim('body', 'requestBody'))),
      params: () => t.identifier((this.paramsName ??= this.names.claim('params', 'routeParams'))),
      prologue: (name, init) => {
        const known = this.prologues.get(name) ?? { local: this.names.claim(name), init };
        this.prologues.set(name, { ...known, init });
        this.claimRequest();
        return t.identifier(known.local);
      },
      state: (key) => {
        this.used.add(key);
        return t.identifier(this.stateLocal(key, this.input.stateName(key), []));
      },
      helper: (name) => {
        this.helpers.add(name);
        return t.identifier(name);
      },
      next: (name) => {
        this.nextImports.add(name);
        return t.identifier(name);
      },
      baseUrl: (node) => this.baseUrl(node),
      isNext: (node) => !!this.nextBinding && t.isIdentifier(node, { name: this.nextBinding }),
      kindOf: (node) => this.kindOf(node),
    };
  }

  private baseUrl(node: t.Node): t.Expression {
    if (this.input.role === 'helper' || this.input.role === 'reader') {
      this.baseUrlName ??= this.names.claim('baseUrl', 'mountPath');
      return t.identifier(this.baseUrlName);
    }
    if (this.input.mount === null) throw new CannotLower('req.baseUrl below a mount path with parameters', node);
    return t.stringLiteral(this.input.mount === '/' ? '' : this.input.mount);
  }

  private claimRequest(): string {
    this.requestName ??= this.names.claim('request', 'nextRequest');
    return this.requestName;
  }

  private kindOf(node: t.Node): ValueKind {
    const bySyntax = kindOfSyntax(node);
    if (t.isIdentifier(node) && bySyntax === 'unknown') {
      const binding = this.snippet.function.scope.getBinding(node.name) ?? this.findBinding(node);
      const init = binding?.constant && binding.path.isVariableDeclarator() ? binding.path.node.init : null;
      if (init && t.isIdentifier(binding!.path.isVariableDeclarator() ? binding!.path.node.id : null)) {
        const kind = kindOfSyntax(init);
        if (kind !== 'unknown') return this.byTypes(node, kind);
      }
    }
    return bySyntax === 'unknown' || bySyntax === 'maybe undefined' ? this.byTypes(node, bySyntax) : bySyntax;
  }

  private findBinding(node: t.Identifier) {
    let found: ReturnType<NodePath['scope']['getBinding']>;
    this.snippet.function.traverse({
      Identifier(path) {
        if (path.node === node) found = path.scope.getBinding(node.name);
      },
    });
    return found;
  }

  private byTypes(node: t.Node, otherwise: ValueKind): ValueKind {
    if (typeof node.start !== 'number' || node.start < this.snippet.offset) return otherwise;
    const { start, end } = this.place(node);
    const kind = this.input.kindAt(start, end);
    return kind === 'unknown' ? otherwise : kind;
  }

  // --- the result -----------------------------------------------------------------------------------------------------------

  finish(outcome: FlowOutcome): LoweredFunction {
    const block = this.block();
    const params = this.input.placement === 'inline' ? this.inlineParams(block) : this.passedParams();
    block.body.unshift(...this.prologueStatements(), ...this.locals);
    this.inlineSingleUses(block);
    const request = this.requestName ?? 'request';
    const usesRequest = this.requestName !== null;
    const uses = [...this.used].map((key) => ({ key, local: this.stateLocals.get(key)! }));
    const lowered: Omit<LoweredFunction, 'code' | 'freeNames'> = {
      ok: true,
      async: !!this.node().async || (this.asyncAnswers.size > 0 && this.input.role !== 'reader') || ownSome(block, (inner) => t.isAwaitExpression(inner)),
      outcome,
      request,
      usesRequest,
      params,
      body: this.bodyName,
      headers: this.headersName,
      statusCode: this.statusCodeName,
      baseUrl: this.baseUrlName,
      onFinish: this.finishName,
      uses,
      establishes: [...this.established.keys()],
      helpers: [...this.helpers].sort(),
      calls: [...this.calls].sort(),
      nextImports: [...this.nextImports].sort(),
    };
    this.node().params = this.input.placement === 'inline' ? [] : this.newParameters(lowered, request);
    stripTypes(this.node());
    this.snippet.program.scope.crawl();
    const free = freeNames(this.snippet.function);
    this.rejectLeftovers(free);
    const code = this.input.placement === 'inline' ? blockText(block) : functionText(this.node());
    return { ...lowered, code, freeNames: free };
  }

  /** The parameters that stay, with the request and what comes with it in the place of `req`, and headers in that of `res`. */
  private newParameters(lowered: Omit<LoweredFunction, 'code' | 'freeNames'>, request: string): t.Function['params'] {
    const own = signatureOf(lowered, request, this.input);
    const roles = this.roles();
    const list = this.node().params.flatMap((parameter, i): t.Function['params'] => {
      const role = roles[i] ?? 'value';
      if (role === 'request') return own;
      if (role === 'response') return this.setterHeaders ? [headersParameter(this.setterHeaders, this.input.output)] : [];
      if (role === 'next') return [];
      return [this.input.role === 'error' ? errorParameter(parameter, this.input.output) : parameter];
    });
    if (own.length > 0 && !roles.slice(0, this.node().params.length).includes('request')) list.push(...own);
    return list;
  }

  /** The last safeguard: whatever slipped past the rules still names the parameters that are gone. */
  private rejectLeftovers(free: readonly string[]): void {
    const gone = [this.requestBinding, this.responseBinding, this.nextBinding].filter((name) => name !== null && name !== this.requestName);
    const left = gone.find((name) => free.includes(name!));
    if (left) throw new CannotLower(`this use of ${left}`, this.node());
  }

  private prologueStatements(): t.Statement[] {
    return [...this.prologues.values()].map(({ local, init }) =>
      statement(`const ${local} = ${init};`, { request: t.identifier(this.claimRequest()) }),
    );
  }

  /** `const query = parseQuery(request); const { page } = query;` → `const { page } = parseQuery(request);`. */
  private inlineSingleUses(block: t.BlockStatement): void {
    this.snippet.program.scope.crawl();
    for (const { local, init } of this.prologues.values()) {
      const binding = this.snippet.function.scope.getBinding(local) ?? undefined;
      const references = binding?.referencePaths ?? [];
      if (references.length !== 1) continue;
      const [only] = references;
      if (only.getFunctionParent() !== this.snippet.function) continue;
      only.replaceWith(expression(init, { request: t.identifier(this.claimRequest()) }));
      block.body = block.body.filter((node) => !(t.isVariableDeclaration(node) && node.declarations.some((one) => t.isIdentifier(one.id, { name: local }))));
    }
  }

  private paramsReferences(): NodePath[] {
    const found: NodePath[] = [];
    const name = this.paramsName;
    if (!name) return found;
    this.snippet.function.traverse({
      Identifier(path) {
        if (path.node.name === name && path.isReferencedIdentifier()) found.push(path);
      },
    });
    return found;
  }

  /** For a function that stays in its module: it receives `params`, and its signature names the members it reads. */
  private passedParams(): LoweredFunction['params'] {
    if (!this.paramsName) return { locals: [], whole: null };
    const members = this.paramsReferences().map(paramsRead);
    const known = members.every((member) => member !== null);
    const names = known ? [...new Set(members.flatMap((member) => member!))].sort() : [];
    return { locals: names.map((name) => ({ name, local: name })), whole: this.paramsName };
  }

  /** For a body in `route.ts`: `const { id } = await params;` at its top, and plain names below. */
  private inlineParams(block: t.BlockStatement): LoweredFunction['params'] {
    if (!this.paramsName) return { locals: [], whole: null };
    const references = this.paramsReferences();
    const members = references.map(paramsRead);
    if (members.some((member) => member === null || member.some((name) => !/^[A-Za-z_$][\w$]*$/.test(name)))) {
      return { locals: [], whole: this.renameParams(references) };
    }
    const locals = new Map<string, string>();
    for (const reference of references) this.takePattern(reference, block, locals);
    for (const reference of this.paramsReferences()) this.takeMember(reference, locals);
    return { locals: [...locals].map(([name, local]) => ({ name, local })), whole: null };
  }

  /** All parameters as one object: `params` is the promise in `route.ts`, so the resolved one has another name. */
  private renameParams(references: NodePath[]): string {
    const local = this.paramsName === 'params' ? this.names.claim('routeParams', 'pathParams') : this.paramsName!;
    for (const reference of references) {
      const holder = reference.parent;
      if (t.isObjectProperty(holder) && holder.shorthand) Object.assign(holder, { shorthand: false, key: t.identifier(this.paramsName!) });
      reference.replaceWith(t.identifier(local));
    }
    return local;
  }

  private takePattern(reference: NodePath, block: t.BlockStatement, locals: Map<string, string>): void {
    const declarator = reference.parentPath;
    if (!declarator?.isVariableDeclarator() || !t.isObjectPattern(declarator.node.id)) return;
    const pairs = declarator.node.id.properties.map((property) => {
      const { key, value } = property as t.ObjectProperty;
      return { name: (key as t.Identifier).name, local: t.isIdentifier(value) ? value.name : null };
    });
    const isTop = declarator.parentPath?.parentPath?.node === block;
    const isPlain = pairs.every(({ name, local }) => local !== null && (locals.get(name) ?? local) === local);
    if (!isTop || !isPlain) {
      const parts = pairs.map(({ name }) => t.objectProperty(t.identifier(name), t.identifier(this.paramLocal(name, locals)), false, false));
      reference.replaceWith(t.objectExpression(parts));
      return;
    }
    pairs.forEach(({ name, local }) => locals.set(name, local!));
    removeDeclarator(reference);
  }

  private paramLocal(name: string, locals: Map<string, string>): string {
    const known = locals.get(name);
    if (known) return known;
    const local = this.names.claim(name, `${name}Param`);
    locals.set(name, local);
    return local;
  }

  private takeMember(reference: NodePath, locals: Map<string, string>): void {
    const member = memberAround(reference);
    if (!member) return;
    const name = memberName(member.node)!;
    const declarator = member.parentPath;
    const isTop = declarator.isVariableDeclarator() && t.isIdentifier(declarator.node.id) && declarator.parentPath?.parentPath?.node === this.block();
    if (isTop && !locals.has(name)) {
      locals.set(name, ((declarator.node as t.VariableDeclarator).id as t.Identifier).name);
      removeDeclarator(member);
      return;
    }
    member.replaceWith(t.identifier(this.paramLocal(name, locals)));
  }
}

function identifierOf(node: t.Node | undefined, what: string): string | null {
  if (!node) return null;
  if (t.isIdentifier(node)) return node.name;
  throw new CannotLower(`a ${what} parameter of another form`, node);
}

function memberAround(path: NodePath): MemberPath | null {
  const parent = path.parentPath;
  if (!parent || (!parent.isMemberExpression() && !parent.isOptionalMemberExpression())) {
    const isCast = parent?.isTSAsExpression() || parent?.isTSNonNullExpression() || parent?.isParenthesizedExpression();
    return parent && isCast ? memberAround(parent as NodePath) : null;
  }
  return (parent.node as t.MemberExpression).object === path.node ? (parent as MemberPath) : null;
}

/** `req.user = …`, `req.count++`, also as a target of destructuring. */
function isAssigned(path: NodePath): boolean {
  const parent = path.parentPath;
  if (parent?.isAssignmentExpression()) return parent.node.left === path.node;
  return !!parent?.isUpdateExpression();
}

function isPlainAssignment(path: NodePath): boolean {
  return !!path.parentPath?.isAssignmentExpression({ operator: '=' });
}

/** `next()` without an error: the points where established state is handed on. */
function isContinuing(path: NodePath): boolean {
  const call = path.parentPath;
  return !(call?.isCallExpression() && call.node.callee === path.node && call.node.arguments.length > 0);
}

function isDescendant(path: NodePath, ancestor: NodePath): boolean {
  return path.node === ancestor.node || !!path.findParent((parent) => parent.node === ancestor.node);
}

/** Removes `const x = <path>`; its comments stay with the statement behind it. */
function removeDeclarator(path: NodePath): void {
  const declarator = path.findParent((parent) => parent.isVariableDeclarator())!;
  const declaration = declarator.parentPath as NodePath<t.VariableDeclaration>;
  if (declaration.node.declarations.length > 1) declarator.remove();
  else removeKeepingComments(declaration);
}

function removeKeepingComments(path: NodePath): void {
  const comments = (path.node as { comments?: unknown[] }).comments;
  const block = path.parent as t.BlockStatement;
  const index = block.body?.indexOf(path.node as t.Statement) ?? -1;
  const following = block.body?.[index + 1] as { comments?: unknown[] } | undefined;
  if (comments?.length && following) following.comments = [...comments, ...(following.comments ?? [])];
  path.remove();
}

/** The members of `params` that a read uses, or null when it uses the object as a whole. */
function paramsRead(path: NodePath): string[] | null {
  const member = memberAround(path);
  if (member) {
    const name = memberName(member.node);
    return name && !isAssigned(member) ? [name] : null;
  }
  const declarator = path.parentPath;
  if (!declarator?.isVariableDeclarator() || !t.isObjectPattern(declarator.node.id)) return null;
  const names = declarator.node.id.properties.map((property) =>
    t.isObjectProperty(property) && !property.computed && t.isIdentifier(property.key) ? property.key.name : null,
  );
  return names.includes(null) ? null : (names as string[]);
}

function describe(node: t.Node): string {
  if (t.isCallExpression(node) && t.isIdentifier(node.callee)) return `${node.callee.name}()`;
  if (t.isCallExpression(node) && t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property)) return `.${node.callee.property.name}()`;
  return 'other code';
}

function errorParameter(parameter: t.Function['params'][number], output: 'js' | 'ts'): t.Function['params'][number] {
  if (!t.isIdentifier(parameter)) return parameter;
  return output === 'ts' ? { ...t.identifier(parameter.name), typeAnnotation: t.tsTypeAnnotation(t.tsAnyKeyword()) } : t.identifier(parameter.name);
}

function headersParameter(name: string, output: 'js' | 'ts'): t.Identifier {
  const type = t.tsTypeAnnotation(t.tsTypeReference(t.identifier('Headers')));
  return output === 'ts' ? { ...t.identifier(name), typeAnnotation: type } : t.identifier(name);
}

/** The Express types of the signature go: the new one is inferred. */
function stripTypes(node: t.Function): void {
  delete (node as { returnType?: unknown }).returnType;
  delete (node as { typeParameters?: unknown }).typeParameters;
  delete (node as { predicate?: unknown }).predicate;
}

/** A function on its own is printed as an expression statement would need it, in parentheses. */
function functionText(node: t.Function): string {
  const text = print(node);
  return t.isFunctionExpression(node) && text.startsWith('(') ? text.slice(1, -1) : text;
}

/** The statements of a block as text, without its braces. */
function blockText(block: t.BlockStatement): string {
  const text = print(block).trim();
  return text.slice(1, -1).replace(/^\s*\n/, '').trimEnd();
}
