import { parse as babelParse, type ParserPlugin } from '@babel/parser';
import * as t from '@babel/types';
import * as recast from 'recast';

/** Options that recast needs: tokens for its comments, and the syntax that Express code bases are written in. */
function parserOptions(language: 'js' | 'ts') {
  const plugins: ParserPlugin[] = ['decorators-legacy', 'importAttributes'];
  plugins.push(language === 'ts' ? 'typescript' : 'jsx');
  return {
    sourceType: 'module' as const,
    strictMode: false,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowUndeclaredExports: true,
    tokens: true,
    plugins,
  };
}

/** Private names (`this.#store`) are declared by a class that code cut out of it does not hold: no error. */
function parseLeniently(code: string, language: 'js' | 'ts'): t.File {
  const file = babelParse(code, { ...parserOptions(language), errorRecovery: true });
  const error = file.errors?.find((one) => one.reasonCode !== 'InvalidPrivateFieldResolution');
  if (error) throw error as unknown as Error;
  return file;
}

/**
 * Parses code so that recast can print untouched parts back as they were.
 *
 * @throws SyntaxError of @babel/parser
 */
export function parseForPrinting(code: string, language: 'js' | 'ts'): t.File {
  return recast.parse(code, { parser: { parse: (text: string) => parseLeniently(text, language) } }) as t.File;
}

/** Prints a node; parts that were not touched keep the user's own formatting. */
export function print(node: t.Node): string {
  walk(node, forgetForeignPlace);
  return recast.print(node as never, { quote: 'single', trailingComma: true, arrowParensAlways: true })
    .code;
}

/**
 * Recast looks for the blank lines around a statement in the text that the statement was parsed from, and takes the place
 * of its comments for places in that text (`getTrueLoc`): it fails where they came with another statement.
 */
function forgetForeignPlace(node: t.Node): void {
  const { loc, comments } = node as { loc?: { lines?: unknown } | null; comments?: { loc?: { lines?: unknown } | null }[] | null };
  if (loc && comments?.some((comment) => comment.loc && comment.loc.lines !== loc.lines)) node.loc = null;
}

/** Calls `visit` for every node below `root`, parents first; a visit that returns false is not descended into. */
export function walk(root: t.Node, visit: (node: t.Node, parent: t.Node | null) => boolean | void): void {
  const step = (node: t.Node, parent: t.Node | null): void => {
    if (visit(node, parent) === false) return;
    for (const key of t.VISITOR_KEYS[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key];
      if (Array.isArray(child)) child.forEach((item: t.Node | null) => item && step(item, node));
      else if (child) step(child as t.Node, node);
    }
  };
  step(root, null);
}

/** Replaces every identifier `$name` below `root` by the node of that name. */
function fill(root: t.Node, nodes: Record<string, t.Node>): t.Node {
  const swap = (node: t.Node): t.Node =>
    t.isIdentifier(node) && node.name.startsWith('$') && nodes[node.name.slice(1)] ? nodes[node.name.slice(1)] : node;
  walk(root, (node) => {
    for (const key of t.VISITOR_KEYS[node.type] ?? []) {
      const holder = node as unknown as Record<string, unknown>;
      const child = holder[key];
      if (Array.isArray(child)) holder[key] = child.map((item: t.Node | null) => item && swap(item));
      else if (child) holder[key] = swap(child as t.Node);
    }
  });
  return swap(root);
}

/** Builds an expression from text in which `$name` stands for a given node. The text's own layout is kept. */
export function expression(code: string, nodes: Record<string, t.Node> = {}): t.Expression {
  // Not in parentheses: recast would take the missing ones for a change and print the whole anew.
  const file = parseForPrinting(`_ = ${code};`, 'ts');
  const holder = file.program.body[0];
  if (!t.isExpressionStatement(holder) || !t.isAssignmentExpression(holder.expression)) throw new Error(`not an expression: ${code}`);
  return fill(holder.expression.right, nodes) as t.Expression;
}

/** Builds statements from text in which `$name` stands for a given node. */
export function statements(code: string, nodes: Record<string, t.Node> = {}): t.Statement[] {
  // The line breaks keep recast from running the statement into its neighbours.
  const file = parseForPrinting(`\n${code}\n`, 'ts');
  fill(file.program, nodes);
  return file.program.body;
}

/** Builds one statement. */
export function statement(code: string, nodes: Record<string, t.Node> = {}): t.Statement {
  return statements(code, nodes)[0];
}

/** A copy that can stand in a second place. */
export function copy<T extends t.Node>(node: T): T {
  return t.cloneNode(node, true);
}
