import type { ts } from '@ts-morph/common';
import { loadTypeScript } from '../source/typescript.js';
import { Loosener } from './loosen.js';

/** A change of a file's text that leaves what it does as it is: an annotation, or a `!`. */
export interface Repair {
  source: ts.SourceFile;
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
const VALUELESS_PROMISE = 2794;
const TYPE_ARGUMENTS_OF_UNTYPED = new Set([2347, 2558]);
const UNKNOWN_MEMBER = new Set([2339, 2551]);
const UNKNOWN_KEY = 7053;
const KEY_OF_LIST = 7015;
const NO_NUMBER = new Set([2362, 2363]);
const INDEXED_ONLY = 4111;
const WRONG_LITERAL = new Set([2353, 2739, 2740, 2741]);

/**
 * Finds for each error of a file the annotation that takes it away: `any` where nothing says more, `Record<string, any>` for
 * an object that is filled later, `!` for what the author knew to be there.
 *
 * @param editable whether the declaration of a value in that other file may get a type, too
 * @returns the repairs; none where no annotation helps
 */
export function repairsFor(errors: readonly ts.Diagnostic[], source: ts.SourceFile, checker: ts.TypeChecker, editable: (source: ts.SourceFile) => boolean): Repair[] {
  const finder = new RepairFinder(source, checker, editable);
  return errors.flatMap((error) => finder.repair(error));
}

/** Applies repairs of one file to the text that they were found in; of two at one place the first counts. */
export function applyRepairs(text: string, repairs: readonly Repair[]): string {
  const sorted = [...repairs].sort((a, b) => a.start - b.start || a.end - b.end);
  let done = '';
  let at = 0;
  let last: Repair | null = null;
  for (const repair of sorted) {
    if (last && (repair.start < last.end || (repair.start === last.start && repair.end === last.end))) continue;
    done += text.slice(at, repair.start) + repair.text;
    at = repair.end;
    last = repair;
  }
  return done + text.slice(at);
}

class RepairFinder {
  private readonly ts = loadTypeScript().ts;
  private readonly loosener: Loosener;

  constructor(
    private readonly source: ts.SourceFile,
    private readonly checker: ts.TypeChecker,
    editable: (source: ts.SourceFile) => boolean,
  ) {
    this.loosener = new Loosener(source, checker, editable);
  }

  repair(error: ts.Diagnostic): Repair[] {
    const node = error.start === undefined ? null : this.nodeAt(error.start, error.length ?? 0);
    if (!node) return [];
    const { code } = error;
    if (IMPLICIT_ANY.has(code)) return this.annotate(node, error);
    if (IMPLICIT_RETURN.has(code)) return this.loosener.returnType(node);
    if (code === IMPLICIT_THIS) return this.loosener.thisType(node);
    if (POSSIBLY_NOTHING.has(code)) return this.asNumber(node) ?? this.assertPresent(this.valueOf(node) ?? node);
    if (NO_NUMBER.has(code)) return this.asNumber(node) ?? this.mismatch(node);
    if (TYPE_ARGUMENTS_OF_UNTYPED.has(code)) return this.withoutTypeArguments(node);
    if (TOO_FEW_ARGUMENTS.has(code)) return this.loosener.optionalParameters(this.calleeOf(node));
    if (code === VALUELESS_PROMISE) return this.promiseOfNothing(node);
    if (UNKNOWN_MEMBER.has(code)) return this.member(node);
    if (code === UNKNOWN_KEY) return this.key(node);
    if (code === KEY_OF_LIST) return this.keyOfList(node);
    if (code === INDEXED_ONLY) return this.indexed(node);
    if (WRONG_LITERAL.has(code)) return this.literal(node);
    return this.mismatch(node);
  }

  /** The outermost node that covers exactly the place of an error. */
  private nodeAt(start: number, length: number): ts.Node | null {
    let found: ts.Node | null = null;
    const visit = (node: ts.Node): void => {
      if (node.getStart(this.source) === start && node.getEnd() === start + length) found ??= node;
      if (!found && node.pos <= start && node.end >= start + length) this.ts.forEachChild(node, visit);
    };
    visit(this.source);
    return found;
  }

  private annotate(node: ts.Node, error: ts.Diagnostic): Repair[] {
    const isList = /'any\[\]'/.test(this.ts.flattenDiagnosticMessageText(error.messageText, '\n'));
    const isName = this.ts.isIdentifier(node) && 'name' in node.parent && node.parent.name === node;
    return this.loosener.declaration(isName ? node.parent : node, isList ? 'any[]' : 'any');
  }

  private replace(node: ts.Node, text: string): Repair[] {
    return [{ source: this.source, start: node.getStart(this.source), end: node.end, text }];
  }

  private insert(at: number, text: string): Repair[] {
    return [{ source: this.source, start: at, end: at, text }];
  }

  private assertPresent(node: ts.Node): Repair[] {
    const isSimple = this.ts.isLeftHandSideExpression(node as ts.Expression);
    return isSimple ? this.insert(node.end, '!') : this.replace(node, `(${node.getText(this.source)})!`);
  }

  /** `process.env.DAYS * 24` and `new Date() - start`: `Number` does to the operand what the operator does. */
  private asNumber(node: ts.Node): Repair[] | null {
    const { ts } = this;
    const { SyntaxKind } = ts;
    const operators = [SyntaxKind.MinusToken, SyntaxKind.AsteriskToken, SyntaxKind.SlashToken, SyntaxKind.PercentToken, SyntaxKind.AsteriskAsteriskToken];
    if (!ts.isBinaryExpression(node.parent) || !operators.some((one) => one === (node.parent as ts.BinaryExpression).operatorToken.kind)) return null;
    const type = this.checker.getNonNullableType(this.checker.getTypeAtLocation(node));
    const isConverted = (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.BooleanLike)) !== 0 || type.getSymbol()?.getName() === 'Date';
    return isConverted ? this.replace(node, `Number(${node.getText(this.source)})`) : null;
  }

  private withoutTypeArguments(node: ts.Node): Repair[] {
    const call = this.around(node, (one) => this.ts.isCallExpression(one) || this.ts.isNewExpression(one));
    const list = (call as ts.CallExpression | null)?.typeArguments;
    return list ? [{ source: this.source, start: list.pos - 1, end: list.end + 1, text: '' }] : [];
  }

  /** `new Promise((resolve) => …resolve())` says nothing of its value: there is none. */
  private promiseOfNothing(node: ts.Node): Repair[] {
    const made = this.around(node, (one) => this.ts.isNewExpression(one) && one.expression.getText(this.source) === 'Promise') as ts.NewExpression | null;
    return made && !made.typeArguments ? this.insert(made.expression.end, '<void>') : [];
  }

  private calleeOf(node: ts.Node): ts.Expression | null {
    const call = this.around(node, (one) => this.ts.isCallExpression(one));
    return (call as ts.CallExpression | null)?.expression ?? null;
  }

  private around(node: ts.Node, wanted: (node: ts.Node) => boolean): ts.Node | null {
    for (let at: ts.Node | undefined = node; at; at = at.parent) if (wanted(at)) return at;
    return null;
  }

  // --- values that do not fit -----------------------------------------------------------------------------------------------

  private member(node: ts.Node): Repair[] {
    const { ts } = this;
    const { parent } = node;
    if (!ts.isPropertyAccessExpression(parent) || parent.name !== node) return this.mismatch(node);
    return parent.expression.kind === ts.SyntaxKind.ThisKeyword ? this.loosener.fields(parent) : this.loosener.expression(parent.expression, 'members');
  }

  /** `process.env.PORT` where the user wants such members in brackets (`noPropertyAccessFromIndexSignature`). */
  private indexed(name: ts.Node): Repair[] {
    const access = name.parent;
    if (!this.ts.isPropertyAccessExpression(access)) return [];
    const text = `${access.questionDotToken ? '?.' : ''}['${name.getText(this.source)}']`;
    return [{ source: this.source, start: access.expression.end, end: access.end, text }];
  }

  /** A string where only the names of an object's members fit: a table that somebody looks something up in. */
  private key(node: ts.Node): Repair[] {
    const { ts } = this;
    const access = this.around(node, ts.isElementAccessExpression) as ts.ElementAccessExpression | null;
    if (!access) return [];
    const { expression, argumentExpression: key } = access;
    const isTable = this.isDotted(expression) && this.hasMembers(expression) && !this.isLocal(expression);
    const mayBeName = (this.checker.getTypeAtLocation(key).flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Any)) !== 0;
    if (!isTable || !mayBeName || ts.isAsExpression(key)) return this.loosener.expression(expression, 'members');
    const text = key.getText(this.source);
    return this.replace(key, `${ts.isLeftHandSideExpression(key) ? text : `(${text})`} as keyof typeof ${expression.getText(this.source)}`);
  }

  /** A string where only numbers fit: a list that somebody looks something up in. */
  private keyOfList(node: ts.Node): Repair[] {
    const access = this.around(node, this.ts.isElementAccessExpression) as ts.ElementAccessExpression | null;
    if (!access) return [];
    const { argumentExpression: key } = access;
    const text = key.getText(this.source);
    return this.replace(key, `${this.ts.isLeftHandSideExpression(key) ? text : `(${text})`} as any`);
  }

  /** `typeof` takes a name or names with dots between them. */
  private isDotted(node: ts.Expression): boolean {
    return this.ts.isIdentifier(node) || (this.ts.isPropertyAccessExpression(node) && this.isDotted(node.expression));
  }

  private hasMembers(node: ts.Expression): boolean {
    return this.checker.getTypeAtLocation(node).getProperties().length > 0;
  }

  /** A variable of this file is annotated instead, once for all its uses. */
  private isLocal(node: ts.Expression): boolean {
    return this.ts.isIdentifier(node) && this.checker.getSymbolAtLocation(node)?.valueDeclaration?.getSourceFile() === this.source;
  }

  /** An object that was first assigned with other members. */
  private literal(node: ts.Node): Repair[] {
    const { ts } = this;
    const assigned = this.around(node, (one) => ts.isBinaryExpression(one) && ts.isObjectLiteralExpression(one.right)) as ts.BinaryExpression | null;
    if (assigned && assigned.right.pos <= node.pos) return this.loosener.expression(assigned.left, 'value');
    return this.mismatch(node);
  }

  /** A value is there after all, or the variable that it comes from is looser than it looks. */
  private mismatch(node: ts.Node): Repair[] {
    const { ts } = this;
    if (ts.isBindingElement(node) || ts.isBindingElement(node.parent)) return this.loosener.declaration(ts.isBindingElement(node) ? node : node.parent, 'any');
    const value = this.valueOf(node);
    if (!value) return [];
    const present = this.presentValue(value) ?? this.emptyList(value) ?? this.looserParameter(value);
    return present ?? this.loosener.expression(value, 'value');
  }

  private presentValue(value: ts.Expression): Repair[] | null {
    const wanted = this.checker.getContextualType(value);
    const type = this.checker.getTypeAtLocation(value);
    const present = this.checker.getNonNullableType(type);
    return wanted && present !== type && this.checker.isTypeAssignableTo(present, wanted) ? this.assertPresent(value) : null;
  }

  /** A list that starts empty takes nothing: `[].concat(x)`, `state.list.push(x)`. */
  private emptyList(argument: ts.Expression): Repair[] | null {
    const { ts } = this;
    const call = argument.parent;
    const list = ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : null;
    if (!list || this.checker.typeToString(this.checker.getTypeAtLocation(list)) !== 'never[]') return null;
    const loosened = ts.isArrayLiteralExpression(list) ? [] : this.loosener.expression(list, 'members');
    return loosened.length > 0 ? loosened : this.replace(list, `(${list.getText(this.source)} as any[])`);
  }

  /** A function of a JavaScript module says by its body what it takes; that may be more than what it needs. */
  private looserParameter(argument: ts.Expression): Repair[] | null {
    const call = argument.parent;
    if (!this.ts.isCallExpression(call) || !call.arguments.includes(argument)) return null;
    const parameter = this.checker.getResolvedSignature(call)?.declaration?.parameters[call.arguments.indexOf(argument)];
    const repairs = parameter && this.ts.isParameter(parameter) ? this.loosener.parameterElsewhere(parameter) : [];
    return repairs.length > 0 ? repairs : null;
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
}
