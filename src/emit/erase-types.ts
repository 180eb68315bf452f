import type { ts } from '@ts-morph/common';
import { loadTypeScript, type TypeScript } from '../source/typescript.js';

/**
 * Takes the types out of TypeScript code; everything else stays as it is written, comments included.
 *
 * Only syntax that is nothing but types is taken out (annotations, interfaces, `as`, `!`, type arguments); code that means
 * something at run time (enums, parameter properties, namespaces) is not for this function.
 */
export function eraseTypes(code: string): string {
  const { ts } = loadTypeScript();
  const source = ts.createSourceFile('file.ts', code, ts.ScriptTarget.Latest, true);
  const eraser = new Eraser(ts, source);
  eraser.visit(source);
  return eraser.text();
}

class Eraser {
  private readonly cuts: { start: number; end: number; text: string }[] = [];

  constructor(
    private readonly ts: TypeScript,
    private readonly source: ts.SourceFile,
  ) {}

  text(): string {
    const sorted = this.cuts.sort((a, b) => b.start - a.start);
    return sorted.reduce((code, { start, end, text }) => code.slice(0, start) + text + code.slice(end), this.source.text);
  }

  visit(node: ts.Node): void {
    const { ts } = this;
    if (this.isTypeOnly(node)) return this.cutStatement(node);
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return this.specifiers(node);
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) this.cut(node.expression.end, node.end);
    if (ts.isNonNullExpression(node)) this.cut(node.expression.end, node.end);
    if (ts.isExpressionWithTypeArguments(node) || ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node)) {
      this.list(node.typeArguments);
    }
    if (ts.isFunctionLike(node)) this.signature(node);
    if (ts.isClassLike(node)) this.classHead(node);
    if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) this.annotation(node);
    ts.forEachChild(node, (child) => {
      if (!ts.isTypeNode(child) || ts.isExpressionWithTypeArguments(child)) this.visit(child);
    });
  }

  /** Statements and members without an effect at run time. */
  private isTypeOnly(node: ts.Node): boolean {
    const { ts } = this;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
    if (ts.isIndexSignatureDeclaration(node)) return true;
    if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly === true || this.hasOnlyTypes(node.importClause?.namedBindings, node.importClause?.name);
    if (ts.isExportDeclaration(node)) return node.isTypeOnly || this.hasOnlyTypes(node.exportClause);
    const isBodiless = (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node)) && !node.body;
    return isBodiless || (ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword));
  }

  private hasOnlyTypes(bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined, name?: ts.Identifier): boolean {
    if (name || !bindings || !(this.ts.isNamedImports(bindings) || this.ts.isNamedExports(bindings))) return false;
    return bindings.elements.length > 0 && [...bindings.elements].every((one) => one.isTypeOnly);
  }

  /** `import { type A, b }` keeps `b`. */
  private specifiers(node: ts.ImportDeclaration | ts.ExportDeclaration): void {
    const bindings = this.ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
    if (!bindings || !(this.ts.isNamedImports(bindings) || this.ts.isNamedExports(bindings))) return;
    for (const [index, one] of [...bindings.elements].entries()) {
      if (!one.isTypeOnly) continue;
      const next = bindings.elements[index + 1];
      this.cut(one.getStart(this.source), next ? next.getStart(this.source) : one.end);
    }
  }

  private signature(node: ts.SignatureDeclaration): void {
    this.list(node.typeParameters);
    node.parameters.forEach((parameter, index) => {
      const isThis = this.ts.isIdentifier(parameter.name) && parameter.name.text === 'this';
      const next = node.parameters[index + 1];
      if (isThis) this.cut(parameter.getStart(this.source), next ? next.getStart(this.source) : parameter.end);
      else this.annotation(parameter);
    });
    if (node.type) this.cut(this.colonBefore(node.type), node.type.end);
  }

  private annotation(node: ts.VariableDeclaration | ts.PropertyDeclaration | ts.ParameterDeclaration): void {
    const mark = ('questionToken' in node && node.questionToken) || ('exclamationToken' in node && node.exclamationToken);
    if (mark) this.cut(mark.getStart(this.source), mark.end);
    if (node.type) this.cut(this.colonBefore(node.type), node.type.end);
    if (this.ts.isVariableDeclaration(node)) return;
    for (const modifier of this.ts.getModifiers(node) ?? []) {
      const { kind } = modifier;
      const { SyntaxKind } = this.ts;
      const isType = [SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.ReadonlyKeyword, SyntaxKind.OverrideKeyword, SyntaxKind.AbstractKeyword].some((one) => one === kind);
      if (isType) this.cut(modifier.getStart(this.source), modifier.end);
    }
  }

  private classHead(node: ts.ClassLikeDeclaration): void {
    this.list(node.typeParameters);
    for (const clause of node.heritageClauses ?? []) if (clause.token === this.ts.SyntaxKind.ImplementsKeyword) this.cut(clause.getStart(this.source), clause.end);
  }

  private list(list: ts.NodeArray<ts.Node> | undefined): void {
    if (list) this.cut(list.pos - 1, this.source.text.indexOf('>', list.end) + 1);
  }

  private colonBefore(type: ts.TypeNode): number {
    return this.source.text.lastIndexOf(':', type.getStart(this.source));
  }

  /** A statement goes with its comments and its line. */
  private cutStatement(node: ts.Node): void {
    const isFirst = node.getFullStart() === 0;
    const rest = /^[^\S\n]*\n/.exec(this.source.text.slice(node.end))?.[0].length ?? 0;
    this.cut(isFirst ? node.getStart(this.source) : node.getFullStart(), isFirst ? node.end + rest : node.end);
  }

  private cut(start: number, end: number): void {
    this.cuts.push({ start, end, text: '' });
  }
}
