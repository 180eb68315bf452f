import type { ts } from '@ts-morph/common';
import { loadTypeScript, type TypeScript } from '../source/typescript.js';
import type { Repair } from './type-repairs.js';

/** What is missing: a member of a value (which may be filled with more), or any fit of it. */
export type Lack = 'members' | 'value';

const LIST = 'any[]';
const RECORD = 'Record<string, any>';

/** Finds the variable from which a value comes and gives it a looser type, by annotating its declaration. */
export class Loosener {
  private readonly ts: TypeScript = loadTypeScript().ts;

  /** @param editable whether we may change a file other than the one with the error */
  constructor(
    private readonly source: ts.SourceFile,
    private readonly checker: ts.TypeChecker,
    private readonly editable: (source: ts.SourceFile) => boolean,
  ) {}

  /** Loosens the variables that an expression starts from: `order` of `order.items[0].name`, both sides of `a || b`. */
  expression(node: ts.Expression, lack: Lack): Repair[] {
    const { ts } = this;
    if (ts.isIdentifier(node)) return this.identifier(node, lack);
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return this.expression(node.expression, 'members');
    if (ts.isCallExpression(node)) return this.call(node);
    if (this.isFunction(node)) return this.returnType(node);
    if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isSpreadElement(node)) return this.expression(node.expression, lack);
    if (ts.isAwaitExpression(node)) return this.expression(node.expression, 'value');
    if (ts.isBinaryExpression(node)) return this.binary(node, lack);
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return this.expression(node.operand, lack);
    if (ts.isConditionalExpression(node)) return [...this.expression(node.whenTrue, lack), ...this.expression(node.whenFalse, lack)];
    if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap((property) => this.property(property));
    return [];
  }

  private call(node: ts.CallExpression): Repair[] {
    const { expression } = node;
    if (this.ts.isIdentifier(expression)) return this.resultOf(expression);
    // What a method returns is not made wider by more members.
    return this.ts.isPropertyAccessExpression(expression) ? this.expression(expression.expression, 'value') : [];
  }

  /** An assignment gives its right side; everything else mixes both. */
  private binary(node: ts.BinaryExpression, lack: Lack): Repair[] {
    const isAssignment = node.operatorToken.kind === this.ts.SyntaxKind.EqualsToken;
    return isAssignment ? this.expression(node.left, 'value') : [...this.expression(node.left, lack), ...this.expression(node.right, lack)];
  }

  private property(property: ts.ObjectLiteralElementLike): Repair[] {
    if (this.ts.isPropertyAssignment(property)) return this.expression(property.initializer, 'value');
    if (this.ts.isShorthandPropertyAssignment(property)) return this.identifier(property.name, 'value');
    return this.ts.isSpreadAssignment(property) ? this.expression(property.expression, 'value') : [];
  }

  private identifier(node: ts.Identifier, lack: Lack): Repair[] {
    const declaration = this.declarationOf(node);
    if (!declaration) return [];
    const initializer = this.ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    const isFilled = lack === 'members' && initializer !== undefined && this.ts.isObjectLiteralExpression(initializer);
    const isList = lack === 'value' && initializer !== undefined && this.ts.isArrayLiteralExpression(initializer);
    const type = isFilled ? RECORD : isList ? LIST : 'any';
    return declaration.getSourceFile() === this.source ? this.declaration(declaration, type) : this.elsewhere(declaration, type);
  }

  private declarationOf(node: ts.Identifier): ts.Declaration | null {
    const isShorthand = this.ts.isShorthandPropertyAssignment(node.parent);
    const symbol = isShorthand ? this.checker.getShorthandAssignmentValueSymbol(node.parent) : this.checker.getSymbolAtLocation(node);
    const isImport = symbol && (symbol.flags & this.ts.SymbolFlags.Alias) !== 0;
    return (isImport ? this.checker.getAliasedSymbol(symbol) : symbol)?.valueDeclaration ?? null;
  }

  /** A variable of a JavaScript module that we write: its type stands in a comment there. */
  private elsewhere(declaration: ts.Declaration, type: string): Repair[] {
    const source = declaration.getSourceFile();
    if (!this.editable(source) || !this.ts.isVariableDeclaration(declaration)) return [];
    const statement = declaration.parent.parent;
    const isPlain = this.ts.isVariableStatement(statement) && statement.declarationList.declarations.length === 1;
    if (!isPlain || this.ts.getJSDocType(declaration) || !this.ts.isIdentifier(declaration.name)) return [];
    return insert(source, statement.getStart(source), `/** @type {${type}} */\n`);
  }

  /** A parameter of a function in a JavaScript module that we write: a type right before it counts more than `@param`. */
  parameterElsewhere(node: ts.ParameterDeclaration): Repair[] {
    const source = node.getSourceFile();
    if (source === this.source || !this.editable(source) || this.ts.getJSDocTypeTag(node)) return [];
    return insert(source, node.getStart(source), '/** @type {any} */ ');
  }

  /** The result of a function of this file. */
  private resultOf(callee: ts.Identifier): Repair[] {
    const declaration = this.declarationOf(callee);
    return declaration && declaration.getSourceFile() === this.source ? this.returnType(declaration) : [];
  }

  // --- declarations -------------------------------------------------------------------------------------------------------

  /** Annotates a variable, parameter, property or pattern, where nobody has said its type. */
  declaration(node: ts.Node, type: string): Repair[] {
    const { ts } = this;
    if (ts.isBindingElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node)) return this.declaration(node.parent, 'any');
    if (ts.isVariableDeclaration(node)) return this.variable(node, type);
    if (ts.isParameter(node)) return this.parameter(node, type);
    if (ts.isPropertyDeclaration(node)) return node.type ? this.widen(node.type) : insert(this.source, (node.exclamationToken ?? node.questionToken ?? node.name).end, `: ${type}`);
    return [];
  }

  private variable(node: ts.VariableDeclaration, type: string): Repair[] {
    const { ts } = this;
    const holder = node.parent.parent;
    // The variable of such a loop cannot be annotated; what it runs over can.
    if (ts.isForOfStatement(holder) || ts.isForInStatement(holder)) return this.expression(holder.expression, 'value');
    if (node.type) return this.widen(node.type);
    return insert(this.source, (node.exclamationToken ?? node.name).end, `: ${type}`);
  }

  private parameter(node: ts.ParameterDeclaration, type: string): Repair[] {
    if (node.type) return this.widen(node.type);
    const annotation = `: ${node.dotDotDotToken ? LIST : type}`;
    const at = (node.questionToken ?? node.name).end;
    const { parent } = node;
    const isBare = this.ts.isArrowFunction(parent) && parent.parameters.length === 1 && !this.hasParentheses(parent);
    if (!isBare) return insert(this.source, at, annotation);
    return [{ source: this.source, start: node.getStart(this.source), end: node.end, text: `(${node.getText(this.source)}${annotation})` }];
  }

  private hasParentheses(node: ts.ArrowFunction): boolean {
    const [first] = node.parameters;
    return this.source.text.slice(node.getStart(this.source), first.getStart(this.source)).includes('(');
  }

  /** What an earlier round took for enough becomes `any`; a type that somebody wrote stays. */
  private widen(type: ts.TypeNode): Repair[] {
    const written = type.getText(this.source);
    if (written !== RECORD && written !== LIST) return [];
    return [{ source: this.source, start: type.getStart(this.source), end: type.end, text: 'any' }];
  }

  /** Members of `this` that only code mentions: `declare` says their type and leaves no trace at run time. */
  fields(access: ts.PropertyAccessExpression): Repair[] {
    let holder: ts.Node | undefined = access;
    while (holder && !this.ts.isClassLike(holder)) holder = holder.parent;
    if (!holder) return [];
    const brace = this.source.text.indexOf('{', holder.heritageClauses?.end ?? holder.typeParameters?.end ?? holder.name?.end ?? holder.getStart(this.source));
    const names = new Set<string>();
    const visit = (node: ts.Node): void => {
      const isOwn = this.ts.isPropertyAccessExpression(node) && node.expression.kind === this.ts.SyntaxKind.ThisKeyword;
      if (isOwn && !this.checker.getSymbolAtLocation(node.name)) names.add(node.name.text);
      this.ts.forEachChild(node, visit);
    };
    visit(holder);
    return insert(this.source, brace + 1, [...names].map((name) => `\n  declare ${name}: any;`).join(''));
  }

  // --- functions ----------------------------------------------------------------------------------------------------------

  /** Annotates the result of a function, given its name, its declaration or the variable that holds it. */
  returnType(node: ts.Node): Repair[] {
    const { ts } = this;
    const holder = ts.isIdentifier(node) ? node.parent : node;
    const fn = ts.isVariableDeclaration(holder) && holder.initializer ? holder.initializer : holder;
    if (!this.isFunction(fn) || fn.type) return [];
    const isAsync = ts.getModifiers(fn)?.some((one) => one.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
    const close = this.closeOfParameters(fn);
    return close === null ? [] : insert(this.source, close, isAsync ? ': Promise<any>' : ': any');
  }

  /** Gives the function around a `this` the parameter that types it. */
  thisType(node: ts.Node): Repair[] {
    for (let at: ts.Node | undefined = node; at; at = at.parent) {
      if (!this.ts.isFunctionDeclaration(at) && !this.ts.isFunctionExpression(at)) continue;
      return insert(this.source, at.parameters.pos, at.parameters.length > 0 ? 'this: any, ' : 'this: any');
    }
    return [];
  }

  /** JavaScript lets a call leave arguments out; a function of this file says so with `?`. */
  optionalParameters(callee: ts.Expression | null): Repair[] {
    const declaration = callee && this.ts.isIdentifier(callee) ? this.declarationOf(callee) : null;
    const fn = declaration && this.ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
    if (!fn || !this.isFunction(fn) || fn.getSourceFile() !== this.source) return [];
    return fn.parameters
      .filter((one) => this.ts.isIdentifier(one.name) && !one.questionToken && !one.initializer && !one.dotDotDotToken)
      .flatMap((one) => insert(this.source, one.name.end, '?'));
  }

  private isFunction(node: ts.Node): node is ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction {
    return this.ts.isFunctionDeclaration(node) || this.ts.isFunctionExpression(node) || this.ts.isArrowFunction(node);
  }

  private closeOfParameters(fn: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction): number | null {
    if (this.ts.isArrowFunction(fn) && fn.parameters.length === 1 && !this.hasParentheses(fn)) return null;
    const at = this.source.text.indexOf(')', fn.parameters.end);
    return at < 0 ? null : at + 1;
  }
}

function insert(source: ts.SourceFile, at: number, text: string): Repair[] {
  return [{ source, start: at, end: at, text }];
}
