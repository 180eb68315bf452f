import * as t from '@babel/types';
import { END_SIGNALS, ENV_LOADERS, EXPRESS_ONLY } from '../../../rules/runtime/startup.js';
import { mentions } from '../../express/express-names.js';
import { bare } from '../../lower/ast.js';
import { walk } from '../../lower/templates.js';
import type { AppModel, StartupEffect } from '../../model.js';
import type { SourceModule, SourceProject } from '../../source/project.js';
import { requiredBy, topBindings } from '../bindings.js';
import { isListen, isLog } from './listen-calls.js';

/**
 * What a statement at the top of a module does when the program starts: nothing outside of the module, load `.env` files,
 * end the program at a signal, set up what only serves Express, or something that has to happen in the target too.
 */
export type StartupKind = 'nothing' | 'env' | 'ending' | 'express only' | 'acts';

/** Kinds of effects that are more than a computed value, wherever they stand. */
const WEIGHTY: readonly StartupEffect['kind'][] = ['connect', 'timer', 'websocket'];

/** Events at which programs say good-bye, or log what went wrong. */
const LAST_EVENTS = /^(?:exit|beforeExit|uncaughtException|unhandledRejection|warning|uncaughtExceptionMonitor)$/;

/** Tells what statements of one module do at start-up. */
export class StartupClassifier {
  constructor(
    private readonly project: SourceProject,
    private readonly model: AppModel,
    private readonly module: SourceModule,
    /** Names of the module that stand for Express, apps and servers. */
    private readonly express: ReadonlySet<string>,
    /** Packages whose middleware runs in front of native code, which therefore still serve the app. */
    private readonly linked: ReadonlySet<string>,
  ) {}

  kindOf(node: t.Node): StartupKind {
    if (t.isExpressionStatement(node)) return this.expression(bare(node.expression), node);
    if (t.isVariableDeclaration(node)) return this.listens(node) || this.effects(node, true).length > 0 ? 'acts' : 'nothing';
    if (t.isExportNamedDeclaration(node) && node.declaration) return this.kindOf(node.declaration);
    const isBlock = t.isIfStatement(node) || t.isLoop(node) || t.isTryStatement(node) || t.isBlockStatement(node) || t.isSwitchStatement(node);
    return isBlock ? this.nested(node) : 'nothing';
  }

  /** Effects that a statement leads to; `own` for those that stand in it. */
  effects(node: t.Node, own = false): StartupEffect[] {
    const within = ({ file, start, end }: StartupEffect['site']) => file === this.module.file && node.start! <= start && end <= node.end!;
    return this.model.startup.filter(({ kind, site, trigger }) => WEIGHTY.includes(kind) && (within(site) || (!own && !!trigger && within(trigger))));
  }

  /** The weightiest of what a block holds. */
  private nested(node: t.Node): StartupKind {
    const kinds = new Set<StartupKind>();
    walk(node, (inner, parent) => {
      if (inner === node) return true;
      if (t.isFunction(inner)) return false;
      if (t.isStatement(inner) && !t.isBlockStatement(inner) && parent) kinds.add(this.kindOf(inner));
      return !t.isExpressionStatement(inner);
    });
    return (['acts', 'ending', 'env', 'express only'] as const).find((kind) => kinds.has(kind)) ?? 'nothing';
  }

  private expression(node: t.Expression, statement: t.ExpressionStatement): StartupKind {
    if (this.listens(node)) return 'acts';
    if (t.isAssignmentExpression(node)) return this.assignment(node);
    if (isLog(statement)) return 'nothing';
    if (!t.isCallExpression(node) && !t.isNewExpression(node)) return 'nothing';
    const root = rootOf(node);
    if (t.isFunction(root)) return this.nested(root.body);
    const required = requiredBy(root);
    if (required) return node === root ? 'nothing' : this.imported(required.specifier, node);
    if (!t.isIdentifier(root)) return 'nothing';
    if (root.name === 'process') return this.processCall(node);
    const binding = topBindings(this.module).get(root.name);
    if (!binding) return 'acts';
    if (this.express.has(root.name)) return 'nothing';
    if (binding.kind === 'import') return this.imported(binding.specifier, node);
    return binding.declared === 'function' || this.holdsFunction(root.name) || this.effects(statement, true).length > 0 ? 'acts' : 'nothing';
  }

  private imported(specifier: string, node: t.Node): StartupKind {
    const resolved = this.project.resolve(specifier, this.module.file);
    if (resolved.kind !== 'package') return 'acts';
    if (resolved.name === 'express') return 'nothing';
    if (ENV_LOADERS.has(resolved.name)) return 'env';
    return (EXPRESS_ONLY.has(resolved.name) && !this.linked.has(resolved.name)) || mentions(node, this.express) ? 'express only' : 'acts';
  }

  private assignment(node: t.AssignmentExpression): StartupKind {
    let root: t.Node = node.left;
    while (t.isMemberExpression(root)) root = root.object;
    if (!t.isIdentifier(root) || /^(?:module|exports)$/.test(root.name)) return 'nothing';
    if (root === node.left || this.express.has(root.name)) return 'nothing';
    // `global.x = …`, `process.env.TZ = …`, `mongoose.Promise = …`
    return topBindings(this.module).get(root.name)?.kind === 'local' ? 'nothing' : 'acts';
  }

  /** `process.on('SIGTERM', …)`: a handler that ends the program, or closes its server, is not needed. */
  private processCall(node: t.CallExpression | t.NewExpression): StartupKind {
    const [event, handler] = node.arguments;
    const isListener = t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property) && /^(?:on|once|addListener)$/.test(node.callee.property.name);
    if (!isListener || !handler) return 'acts';
    const name = t.isStringLiteral(event) ? event.value : null;
    const isLast = name === null || END_SIGNALS.has(name) || LAST_EVENTS.test(name);
    return isLast && this.onlyEnds(handler, 0) ? 'ending' : 'acts';
  }

  /** Whether a function only logs, closes servers, waits and exits. */
  private onlyEnds(handler: t.Node, depth: number): boolean {
    if (t.isIdentifier(handler)) {
      const declared = this.functionNamed(handler.name);
      return declared !== null && depth < 3 && this.onlyEnds(declared, depth + 1);
    }
    if (!t.isFunction(handler)) return false;
    let only = true;
    walk(handler.body, (node) => {
      if (!t.isCallExpression(node) || isLog(node)) return only;
      const root = rootOf(node);
      const name = t.isIdentifier(root) ? root.name : '';
      const isEnding = this.express.has(name) || /^(?:process|setTimeout|clearTimeout)$/.test(name) || this.endsItself(name, depth);
      if (!isEnding) only = false;
      return only;
    });
    return only;
  }

  private endsItself(name: string, depth: number): boolean {
    const declared = this.functionNamed(name);
    return declared !== null && depth < 3 && this.onlyEnds(declared, depth + 1);
  }

  private functionNamed(name: string): t.Function | null {
    for (const node of this.module.ast.program.body) {
      const declaration = t.isExportNamedDeclaration(node) ? node.declaration : node;
      if (t.isFunctionDeclaration(declaration) && declaration.id?.name === name) return declaration;
      if (!t.isVariableDeclaration(declaration)) continue;
      const init = declaration.declarations.find(({ id }) => t.isIdentifier(id, { name }))?.init;
      if (t.isFunction(init)) return init;
    }
    return null;
  }

  private holdsFunction(name: string): boolean {
    return this.functionNamed(name) !== null;
  }

  private listens(node: t.Node): boolean {
    let found = false;
    walk(node, (inner) => {
      found ||= isListen(inner, this.express);
      return !found;
    });
    return found;
  }
}

/** What a chain of calls and members starts from; `require('x')` counts as one. */
function rootOf(node: t.Node): t.Node {
  if (requiredBy(node)) return node;
  if (t.isCallExpression(node) || t.isNewExpression(node)) return rootOf(node.callee);
  if (t.isMemberExpression(node) || t.isTSNonNullExpression(node)) return rootOf(t.isMemberExpression(node) ? node.object : node.expression);
  return node;
}
