import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { diagnostic, type DiagnosticCode } from '../diagnostics.js';
import type { Diagnostic } from '../model.js';
import type { FunctionInput, ParameterRole } from './function.js';
import { declaredNames, Names } from './names.js';
import { removeDeclarator, type MemberPath } from './node-paths.js';
import { ruleContext } from './rule-context.js';
import { CannotLower, type RuleContext } from './rule.js';
import { parseSnippet, type Snippet } from './snippet.js';
import { expression, statement, walk } from './templates.js';

/**
 * One attempt at lowering one function: its syntax tree, its names, and what the passes over it have ordered so far.
 */
export class Workpiece {
  readonly snippet: Snippet;
  readonly names: Names;
  readonly declared: Map<string, number>;
  readonly context: RuleContext;

  // Names of the parameters that go.
  requestBinding: string | null = null;
  responseBinding: string | null = null;
  nextBinding: string | null = null;

  private hadExpressionBody = false;

  // Names of what comes in their place, once something needs it.
  requestName: string | null = null;
  bodyName: string | null = null;
  paramsName: string | null = null;
  headersName: string | null = null;
  statusCodeName: string | null = null;
  finishName: string | null = null;
  setterHeaders: string | null = null;
  /** The headers set so far, where the function keeps them in a variable. */
  headersVariable: t.Identifier | null = null;
  baseUrlName: string | null = null;
  /** The object that holds `res.locals`, where the function keeps them to itself. */
  ownLocals: string | null = null;

  /** Helper modules' exports by name, with the name that they have in the function. */
  readonly helpers = new Map<string, string>();
  readonly notes: Diagnostic[] = [];
  readonly nextImports = new Set<string>();
  /** Values computed from the request at the top of the function. */
  readonly prologues = new Map<string, { local: string; init: string }>();
  /** Declarations at the top of the function. */
  readonly locals: t.Statement[] = [];

  // Request state by key: its variable, what is read, what is handed on.
  readonly stateLocals = new Map<string, string>();
  readonly used = new Set<string>();
  readonly established = new Map<string, string>();
  /** State that is set before an error may be handed on. */
  readonly failsBehind = new Set<string>();

  private promiseParameters: { resolve: string; reject: string } | null = null;
  /** True for a helper that makes callbacks: it takes the functions of the promise around them in the place of `res` and `next`. */
  makesCallbacks = false;
  /** Calls of such helpers, which stand in a promise. */
  readonly callbackCalls = new Set<t.Node>();
  /** Calls of helpers that may let the request go on. */
  readonly guardCalls = new Set<t.Node>();
  /** Calls of helpers that may hand an error on. */
  readonly throwingCalls = new Set<t.Node>();

  /** Whether one of them may set a content type on what it is given. */
  isTypedByHelper = false;

  /** Methods that middleware added to the response, by place, with their names in the function. */
  readonly methods = new Map<string, string>();

  /** Helpers of the user's that it calls, by place. */
  readonly calls = new Set<string>();
  /** Their calls that answer, and those of them that give a promise. */
  readonly answerCalls = new Set<t.Node>();
  readonly asyncAnswers = new Set<t.Node>();

  constructor(readonly input: FunctionInput) {
    this.snippet = parseSnippet(input.code, input.form, input.language, input.indentation);
    this.declared = declaredNames(this.snippet.function);
    this.names = new Names(this.snippet.function.node, reservedNames(input));
    this.context = ruleContext(this);
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
    if (!t.isBlockStatement(node.body)) {
      this.hadExpressionBody = true;
      node.body = t.blockStatement([t.returnStatement(node.body)]);
    }
    return node.body;
  }

  /** What an arrow that was nothing but an expression answers, where it still does nothing else. */
  soleAnswer(): t.Expression | null {
    const [only, ...others] = this.block().body;
    if (!this.hadExpressionBody || others.length > 0 || !t.isReturnStatement(only) || !only.argument) return null;
    return (only as { comments?: unknown[] | null }).comments?.length ? null : only.argument;
  }

  roles(): readonly ParameterRole[] {
    if (this.input.parameters) return this.input.parameters;
    return this.input.role === 'error' ? ['value', 'request', 'response', 'next'] : ['request', 'response', 'next'];
  }

  referencesOf(name: string | null): NodePath[] {
    if (!name) return [];
    const binding = this.snippet.function.scope.getBinding(name);
    return binding && binding.scope === this.snippet.function.scope ? [...binding.referencePaths] : [];
  }

  checkNotReassigned(name: string | null): void {
    const binding = name ? this.snippet.function.scope.getBinding(name) : undefined;
    if (binding && !binding.constant) throw new CannotLower(`assigning to ${name}`, this.node());
  }

  /** `const user = req.user;` at the top of the function: the name that we would choose, chosen by the user. */
  isAlias(path: NodePath, name: string): boolean {
    const declarator = path.parentPath;
    if (!declarator?.isVariableDeclarator() || !t.isIdentifier(declarator.node.id, { name })) return false;
    const block = declarator.parentPath?.parentPath;
    return !!block && block.node === this.block();
  }

  claimOrAlias(base: string, aliases: number, alternative: string): string {
    if (aliases > 0 && this.declared.get(base) === aliases) return base;
    if (!/^[A-Za-z_$][\w$]*$/.test(base)) return this.names.claim('value');
    return this.names.claim(base, alternative);
  }

  stateLocal(key: string, base: string, paths: MemberPath[]): string {
    const known = this.stateLocals.get(key);
    if (known) return known;
    const aliases = paths.filter((path) => this.isAlias(path, base));
    const local = this.claimOrAlias(base, aliases.length, `request${base[0].toUpperCase()}${base.slice(1)}`);
    if (local === base) aliases.forEach((path) => removeDeclarator(path));
    this.stateLocals.set(key, local);
    return local;
  }

  claimRequest(): string {
    this.requestName ??= this.names.claim('request', 'nextRequest');
    return this.requestName;
  }

  /** The name of a helper in the function: its own, unless the user's code has one of that name. */
  helperName(name: string): string {
    const isValue = name === 'settings' || name === 'locals';
    const local = this.helpers.get(name) ?? this.names.claim(name, isValue ? `app${name[0].toUpperCase()}${name.slice(1)}` : `${name}Of`);
    this.helpers.set(name, local);
    return local;
  }

  /** Tells the user of something at a node that the lowered code does in another way. */
  note(code: DiagnosticCode, node: t.Node): void {
    const { start, end } = this.place(node);
    const span = this.input.spanOf(start, end);
    if (!this.notes.some((one) => one.code === code && one.span?.start === span.start)) this.notes.push(diagnostic(code, {}, span));
  }

  /** The identifiers that mean `res` and `next` after all reads of `req` are gone. */
  responseReferences(): { response: Set<t.Node>; next: Set<t.Node> } {
    this.snippet.program.scope.crawl();
    const nodes = (name: string | null) => new Set(this.referencesOf(name).map((path) => path.node));
    return { response: nodes(this.responseBinding), next: nodes(this.nextBinding) };
  }

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

  baseUrl(node: t.Node): t.Expression {
    if (this.input.role === 'helper' || this.input.role === 'reader') {
      this.baseUrlName ??= this.names.claim('baseUrl', 'mountPath');
      return t.identifier(this.baseUrlName);
    }
    const { mount } = this.input;
    if (!/[:*{}()?+\\]/.test(mount)) return t.stringLiteral(mount === '/' ? '' : mount);
    // As the client typed it: as many segments as the pattern has.
    if (!/^(?:\/(?::\w+|[\w.~-]+))+$/.test(mount)) throw new CannotLower(`req.baseUrl below the mount path ${mount}`, node);
    const end = t.numericLiteral(mount.split('/').length);
    return expression("$request.nextUrl.pathname.split('/').slice(0, $end).join('/')", { request: t.identifier(this.claimRequest()), end });
  }

  isAttached(path: NodePath): boolean {
    return !!path.findParent((parent) => parent === this.snippet.function);
  }

  /** Names of the parameters of a promise around callbacks: none that the user's code has for something else. */
  promiseNames(): { resolve: string; reject: string } {
    this.promiseParameters ??= { resolve: this.names.claim('resolve', 'respond'), reject: this.names.claim('reject', 'fail') };
    return this.promiseParameters;
  }

  /** How often the lowered code names something of ours. */
  referencesTo(name: string): number {
    let count = 0;
    walk(this.block(), (node) => void (count += Number(t.isIdentifier(node, { name }))));
    return count;
  }

  isAnswerCall(node: t.Node): boolean {
    return this.answerCalls.has(node);
  }
}

/** Names of the module that its own code may not take; middleware that runs in Express is no name of a route file. */
function reservedNames({ placement, moduleNames, isExpressPackage }: FunctionInput): readonly string[] {
  return placement === 'inline' ? moduleNames.filter((name) => !isExpressPackage(name)) : moduleNames;
}
