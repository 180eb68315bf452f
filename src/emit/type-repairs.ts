import type { ts } from '@ts-morph/common';
import { loadTypeScript } from '../source/typescript.js';
import { Loosener } from './loosen.js';

/** A change of a file's text that leaves what it does as it is: an annotation, or a `!`. */
export interface Repair {
  start: number;
  end: number;
  text: string;
}

/** Errors by what mends them. Source: diagnosticMessages.json of TypeScript. */
const IMPLICIT_ANY = new Set([7005, 7006, 7008, 7019, 7022, 7031, 7034]);
const IMPLICIT_RETURN = new Set([7010, 7011, 7023, 7024]);
const IMPLICIT_THIS = 2683;
const POSSIBLY_NOTHING = new Set([2531, 2532, 2533, 2721, 2722, 2723, 18047, 18048, 18049]);
const TOO_FEW_ARGUMENTS = new Set([2554, 2555]);
const TYPE_ARGUMENTS_OF_UNTYPED = new Set([2347, 2558]);
const UNKNOWN_MEMBER = new Set([2339, 2551, 7053]);

/**
 * Finds for each error of a file the annotation that takes it away: `any` where nothing says more, `Record<string, any>` for
 * an object that is filled later, `!` for what the author knew to be there.
 *
 * @returns repairs that do not overlap, in the order of the text; none where no annotation helps
 */
export function repairsFor(errors: readonly ts.Diagnostic[], source: ts.SourceFile, checker: ts.TypeChecker): Repair[] {
  const finder = new RepairFinder(source, checker);
  const found = new Map<string, Repair>();
  for (const error of errors) for (const repair of finder.repair(error)) found.set(`${repair.start}:${repair.end}`, found.get(`${repair.start}:${repair.end}`) ?? repair);
  return withoutOverlaps([...found.values()]);
}

/** Applies repairs to the text that they were found in. */
export function applyRepairs(text: string, repairs: readonly Repair[]): string {
  return [...repairs].sort((a, b) => b.start - a.start || b.end - a.end).reduce((done, { start, end, text: insert }) => done.slice(0, start) + insert + done.slice(end), text);
}

function withoutOverlaps(repairs: Repair[]): Repair[] {
  const sorted = repairs.sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.filter((repair, index) => index === 0 || repair.start >= sorted[index - 1].end);
}

class RepairFinder {
  private readonly ts = loadTypeScript().ts;
  private readonly loosener: Loosener;

  constructor(
    private readonly source: ts.SourceFile,
    private readonly checker: ts.TypeChecker,
  ) {
    this.loosener = new Loosener(source, checker);
  }

  repair(error: ts.Diagnostic): Repair[] {
    const node = error.start === undefined ? null : this.nodeAt(error.start, error.length ?? 0);
    if (!node) return [];
    const { code } = error;
    if (IMPLICIT_ANY.has(code)) return this.annotate(node, /'any\[\]'/.test(this.message(error)));
    if (IMPLICIT_RETURN.has(code)) return this.loosener.returnType(node);
    if (code === IMPLICIT_THIS) return this.loosener.thisType(node);
    if (POSSIBLY_NOTHING.has(code)) return this.assertPresent(node);
    if (TYPE_ARGUMENTS_OF_UNTYPED.has(code)) return this.withoutTypeArguments(node);
    if (TOO_FEW_ARGUMENTS.has(code)) return this.loosener.optionalParameters(this.calleeOf(node));
    return this.mismatch(node, UNKNOWN_MEMBER.has(code));
  }

  private message(error: ts.Diagnostic): string {
    return this.ts.flattenDiagnosticMessageText(error.messageText, '\n');
  }

  /** The outermost node that covers the place of an error. */
  private nodeAt(start: number, length: number): ts.Node | null {
    let found: ts.Node | null = null;
    const visit = (node: ts.Node): void => {
      if (node.getStart(this.source) === start && node.getEnd() === start + length) found ??= node;
      if (!found && node.pos <= start && node.end >= start + length) this.ts.forEachChild(node, visit);
    };
    visit(this.source);
    return found;
  }

  private annotate(node: ts.Node, isList: boolean): Repair[] {
    const { ts } = this;
    const declaration = ts.isIdentifier(node) && isNamed(node.parent) && node.parent.name === node ? node.parent : node;
    return this.loosener.declaration(declaration, isList ? 'any[]' : 'any');
  }

  private assertPresent(node: ts.Node): Repair[] {
    const { ts } = this;
    const needsParentheses = !ts.isLeftHandSideExpression(node as ts.Expression);
    if (!needsParentheses) return [{ start: node.end, end: node.end, text: '!' }];
    return [{ start: node.getStart(this.source), end: node.end, text: `(${node.getText(this.source)})!` }];
  }

  private withoutTypeArguments(node: ts.Node): Repair[] {
    let call: ts.Node | undefined = node;
    while (call && !this.ts.isCallExpression(call) && !this.ts.isNewExpression(call)) call = call.parent;
    const list = call && (call as ts.CallExpression).typeArguments;
    return list ? [{ start: list.pos - 1, end: list.end + 1, text: '' }] : [];
  }

  private calleeOf(node: ts.Node): ts.Expression | null {
    for (let at: ts.Node | undefined = node; at; at = at.parent) {
      if ((this.ts.isCallExpression(at) || this.ts.isNewExpression(at)) && at.expression.end >= node.end) return at.expression;
      if (this.ts.isStatement(at)) return null;
      if (this.ts.isCallExpression(at) && at.pos <= node.pos) return at.expression;
    }
    return null;
  }

  /** A value that does not fit where it is used: it is there after all, or the variable that it comes from is looser. */
  private mismatch(node: ts.Node, isMember: boolean): Repair[] {
    const { ts } = this;
    const parent = node.parent;
    if (isMember && ts.isPropertyAccessExpression(parent) && parent.name === node) return this.loosener.expression(parent.expression, 'members');
    if (isMember && ts.isElementAccessExpression(node)) return this.loosener.expression(node.expression, 'members');
    if (ts.isBindingElement(node) || ts.isBindingElement(parent)) return this.loosener.declaration(ts.isBindingElement(node) ? node : parent, 'any');
    const value = this.valueOf(node);
    if (!value) return [];
    const present = this.fitsWhenPresent(value);
    if (present) return this.assertPresent(value);
    return this.loosener.expression(value, 'value');
  }

  /** The expression behind an error: an argument, the value of a property, an operand, the target of an assignment. */
  private valueOf(node: ts.Node): ts.Expression | null {
    const { ts } = this;
    const { parent } = node;
    if (ts.isPropertyAssignment(parent) && parent.name === node) return parent.initializer;
    if (ts.isShorthandPropertyAssignment(parent)) return parent.name;
    if (ts.isReturnStatement(node)) return node.expression ?? null;
    if (ts.isExpressionStatement(node)) return node.expression;
    return ts.isExpression(node) ? node : null;
  }

  private fitsWhenPresent(value: ts.Expression): boolean {
    const wanted = this.checker.getContextualType(value);
    const type = this.checker.getTypeAtLocation(value);
    const present = this.checker.getNonNullableType(type);
    return wanted !== undefined && present !== type && this.checker.isTypeAssignableTo(present, wanted);
  }
}

function isNamed(node: ts.Node): node is ts.NamedDeclaration {
  return 'name' in node;
}
