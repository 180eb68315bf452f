import * as t from '@babel/types';
import { bare, completes } from './ast.js';
import { assigned, assume, evaluate, type Facts, meet, NO_FACTS, without } from './known-values.js';
import { responseCalls } from './response-chain.js';
import { walk } from './templates.js';
import type { Workpiece } from './workpiece.js';

/**
 * What code does: nothing, nothing but answer once more where a test of local values tells it to, or something that is seen.
 */
type Effect = 'none' | 'answers' | 'acts';

/** What runs behind a list of statements, innermost first; null where that is not known. */
type Behind = readonly (readonly t.Statement[])[] | null;

/**
 * Puts `return;` behind a `next()` or an answer where nothing of what would still run does anything:
 *
 * `if (token) { try { …; next(); } catch { res.status(400).json(…); } } if (!token) res.status(401).json(…);`
 *
 * Tests that are then known to hold lose their `if`, so that the function ends with the answer in them.
 */
export function settlePaths(piece: Workpiece): void {
  const { response, next } = piece.responseReferences();
  if (next.size === 0) return;
  const walker = new Settler(piece, (node) => response.has(node), (node) => next.has(node));
  walker.list(piece.block(), NO_FACTS, []);
}

class Settler {
  private readonly tracked = new Set<string>();
  private hasSettled = false;

  constructor(
    private readonly piece: Workpiece,
    private readonly isResponse: (node: t.Node) => boolean,
    private readonly isNext: (node: t.Node) => boolean,
  ) {
    const root = piece.snippet.function;
    const add = (bindings: typeof root.scope.bindings) => {
      for (const [name, binding] of Object.entries(bindings)) {
        const isOwn = binding.kind !== 'param' && binding.constantViolations.every((path) => path.getFunctionParent() === root);
        if (isOwn && piece.declared.get(name) === 1) this.tracked.add(name);
      }
    };
    root.traverse({
      Scopable(path) {
        if (path.scope.path === path && (path.getFunctionParent() === root || path === root)) add(path.scope.bindings);
      },
    });
    add(root.scope.bindings);
  }

  /** Settles a list, and gives what is known behind it; null where nothing gets there. */
  list(block: { body: t.Statement[] }, before: Facts, behind: Behind): Facts | null {
    let facts: Facts | null = before;
    for (let at = 0; at < block.body.length && facts; at++) {
      const node = block.body[at];
      const rest = block.body.slice(at + 1);
      facts = this.statement(node, facts, behind && [rest, ...behind]);
      if (this.isEnd(node) && rest.length + (behind?.flat().length ?? 0) > 0 && this.endsHere(node, facts!, behind && [rest, ...behind])) {
        // What a middleware returns, nobody looks at.
        block.body.splice(at + 1, t.isReturnStatement(rest[0]) ? 1 : 0, t.returnStatement());
        this.hasSettled = true;
        return null;
      }
      if (this.hasSettled && this.fold(block.body, at, before)) facts = null;
      before = facts ?? before;
    }
    return facts;
  }

  /** `if (!token) { … }` where there can be no token, and nothing behind it is reached. */
  private fold(body: t.Statement[], at: number, facts: Facts): boolean {
    const node = body[at];
    if (!t.isIfStatement(node) || node.alternate || evaluate(node.test, facts) !== true) return false;
    const inner = t.isBlockStatement(node.consequent) ? node.consequent.body : [node.consequent];
    const isLast = at === body.length - 1;
    if (!isLast && completes(inner)) return false;
    // What is declared behind it is known in front of it, and what is declared in it must not meet a name of the list.
    if ([...body.slice(at + 1), ...inner].some((one) => t.isDeclaration(one))) return false;
    const [first] = inner as (t.Statement & { comments?: unknown[] })[];
    const { comments } = node as { comments?: unknown[] };
    if (first && comments) first.comments = [...comments, ...(first.comments ?? [])];
    body.splice(at, body.length - at, ...inner);
    return !completes(inner);
  }

  private statement(node: t.Statement, facts: Facts, behind: Behind): Facts | null {
    if (t.isBlockStatement(node)) return this.list(node, facts, behind);
    if (t.isIfStatement(node)) return this.branches(node, facts, behind);
    if (t.isTryStatement(node)) return this.attempt(node, facts, behind);
    if (t.isReturnStatement(node) || t.isThrowStatement(node) || t.isBreakStatement(node) || t.isContinueStatement(node)) return null;
    if (t.isVariableDeclaration(node)) return this.declared(node, facts);
    const value = t.isExpressionStatement(node) ? node.expression : null;
    if (t.isAssignmentExpression(value, { operator: '=' }) && t.isIdentifier(value.left) && this.tracked.has(value.left.name)) {
      return assigned(without(facts, assignedIn(value.right)), value.left.name, value.right);
    }
    return without(facts, assignedIn(node));
  }

  private branches(node: t.IfStatement, facts: Facts, behind: Behind): Facts | null {
    const known = evaluate(node.test, facts);
    const start = without(facts, assignedIn(node.test));
    const run = (branch: t.Statement | null | undefined, value: boolean): Facts | null => {
      if (known === !value) return null;
      const inner = this.tested(node.test, value, start);
      return branch ? this.inBlock(branch, inner, behind, (block) => (value ? (node.consequent = block) : (node.alternate = block))) : inner;
    };
    return meet([run(node.consequent, true), run(node.alternate, false)]);
  }

  private tested(test: t.Expression, value: boolean, facts: Facts): Facts {
    const wider = assume(test, value, facts);
    return without(wider, [...wider.keys()].filter((name) => !this.tracked.has(name)));
  }

  /** A branch without braces gets them where a `return` goes into it. */
  private inBlock(branch: t.Statement, facts: Facts, behind: Behind, replace: (block: t.BlockStatement) => void): Facts | null {
    if (t.isBlockStatement(branch)) return this.list(branch, facts, behind);
    const holder = { body: [branch] };
    const end = this.list(holder, facts, behind);
    if (holder.body.length !== 1 || holder.body[0] !== branch) replace(t.blockStatement(holder.body));
    return end;
  }

  private attempt(node: t.TryStatement, facts: Facts, behind: Behind): Facts | null {
    const around = node.finalizer ? null : behind;
    const end = this.list(node.block, facts, around);
    const caught = node.handler ? this.list(node.handler.body, without(facts, assignedIn(node.block)), around) : null;
    const joined = meet([end, caught]);
    return node.finalizer && joined ? without(joined, assignedIn(node.finalizer)) : joined;
  }

  private declared(node: t.VariableDeclaration, facts: Facts): Facts {
    let after = without(facts, assignedIn(node));
    for (const { id, init } of node.declarations) {
      // `var x;` leaves a value that was assigned before.
      if (t.isIdentifier(id) && this.tracked.has(id.name) && (init || node.kind !== 'var')) after = assigned(after, id.name, init);
    }
    return after;
  }

  /** `next();`, or an answer. */
  private isEnd(node: t.Statement): boolean {
    return t.isExpressionStatement(node) && (this.isContinuing(node.expression) || this.isAnswer(node.expression));
  }

  private isContinuing(node: t.Expression): boolean {
    const call = bare(node);
    return t.isCallExpression(call) && this.isNext(call.callee) && call.arguments.length === 0;
  }

  private isAnswer(node: t.Expression): boolean {
    const calls = responseCalls(bare(node), this.isResponse);
    const last = calls?.at(-1)?.callee;
    return t.isMemberExpression(last) && t.isIdentifier(last.property) && ANSWERS.has(last.property.name);
  }

  private endsHere(node: t.Statement, facts: Facts, behind: Behind): boolean {
    if (!behind) return false;
    // Nothing left, or only a `return`: that is how functions end anyway.
    if (behind.flat().every((one) => t.isReturnStatement(one) && !one.argument)) return false;
    const { effect } = this.effectOf(behind.flat(), facts, false);
    if (effect === 'none') return true;
    if (effect === 'acts' || !this.isContinuing((node as t.ExpressionStatement).expression)) return false;
    this.piece.note('E2N226', node);
    return true;
  }

  /** What statements do where the facts hold. */
  private effectOf(list: readonly t.Statement[], facts: Facts, conditional: boolean): { effect: Effect; facts: Facts | null } {
    let effect: Effect = 'none';
    let known: Facts | null = facts;
    for (const node of list) {
      if (!known || effect === 'acts') break;
      const one = this.effectOfOne(node, known, conditional);
      effect = worse(effect, one.effect);
      known = one.facts;
    }
    return { effect, facts: known };
  }

  private effectOfOne(node: t.Statement, facts: Facts, conditional: boolean): { effect: Effect; facts: Facts | null } {
    const answer: Effect = conditional ? 'answers' : 'acts';
    if (t.isBlockStatement(node)) return this.effectOf(node.body, facts, conditional);
    if (t.isEmptyStatement(node) || t.isFunctionDeclaration(node)) return { effect: 'none', facts };
    if (t.isReturnStatement(node)) return { effect: !node.argument || isPure(node.argument) ? 'none' : this.answerEffect(node.argument, answer), facts: null };
    if (t.isThrowStatement(node)) return { effect: isPure(node.argument) ? answer : 'acts', facts: null };
    if (t.isExpressionStatement(node)) return { effect: isPure(node.expression) ? 'none' : this.answerEffect(node.expression, answer), facts };
    if (t.isVariableDeclaration(node)) {
      const isInert = node.declarations.every(({ init }) => !init || isPure(init));
      return { effect: isInert ? 'none' : 'acts', facts: this.declared(node, facts) };
    }
    if (!t.isIfStatement(node)) return { effect: 'acts', facts: null };
    const value = evaluate(node.test, facts);
    if (value !== null) return this.effectOf([value ? node.consequent : (node.alternate ?? t.emptyStatement())], facts, conditional);
    if (!isPure(node.test) || !this.isLocal(node.test)) return { effect: 'acts', facts: null };
    const then = this.effectOf([node.consequent], this.tested(node.test, true, facts), true);
    const otherwise = this.effectOf(node.alternate ? [node.alternate] : [], this.tested(node.test, false, facts), true);
    return { effect: worse(then.effect, otherwise.effect), facts: meet([then.facts, otherwise.facts]) };
  }

  /** An answer, or `next(err)`: a second one, which Express would send only where the first comes later. */
  private answerEffect(node: t.Expression, effect: Effect): Effect {
    const call = bare(node);
    const calls = responseCalls(call, this.isResponse);
    const list = calls ?? (t.isCallExpression(call) && this.isNext(call.callee) ? [call] : null);
    return list?.every((one) => one.arguments.every((argument) => t.isExpression(argument) && isPure(argument))) ? effect : 'acts';
  }

  /** What is hung on `req` or lives outside may be changed by what `next()` runs. */
  private isLocal(test: t.Expression): boolean {
    let local = true;
    walk(test, (node, parent) => {
      const isProperty = t.isMemberExpression(parent) && parent.property === node && !parent.computed;
      if (t.isIdentifier(node) && !isProperty && !this.tracked.has(node.name) && node.name !== 'undefined') local = false;
    });
    return local;
  }
}

const ANSWERS = new Set(['json', 'jsonp', 'send', 'sendStatus', 'redirect', 'end']);

const ORDER: readonly Effect[] = ['none', 'answers', 'acts'];

function worse(a: Effect, b: Effect): Effect {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}

/** Names assigned anywhere below a node. */
function assignedIn(root: t.Node): Set<string> {
  const names = new Set<string>();
  walk(root, (node) => {
    const target = t.isAssignmentExpression(node) ? node.left : t.isUpdateExpression(node) ? node.argument : t.isVariableDeclarator(node) ? node.id : null;
    if (target && !t.isMemberExpression(target)) for (const name of Object.keys(t.getBindingIdentifiers(target as t.LVal))) names.add(name);
    if ((t.isForOfStatement(node) || t.isForInStatement(node)) && t.isIdentifier(node.left)) names.add(node.left.name);
  });
  return names;
}

/** Whether an expression only gives a value. Reading a member is taken for that; making an error is nothing that is seen. */
function isPure(root: t.Expression): boolean {
  let pure = true;
  walk(root, (node) => {
    if (t.isFunction(node)) return false;
    const isError = t.isNewExpression(node) && t.isIdentifier(node.callee) && /Error$/.test(node.callee.name);
    const acts = t.isCallExpression(node) || t.isOptionalCallExpression(node) || (t.isNewExpression(node) && !isError) || t.isAwaitExpression(node);
    if (acts || t.isYieldExpression(node) || t.isAssignmentExpression(node) || t.isUpdateExpression(node) || t.isUnaryExpression(node, { operator: 'delete' })) pure = false;
  });
  return pure;
}
