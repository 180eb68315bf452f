import { createRequire } from 'node:module';
import path from 'node:path';
import type { Node as TsNode, Project, Type } from 'ts-morph';
import type { SourceModule, SourceProject } from './project.js';

/** What a value may be, as far as its type says. */
export type TypeKind =
  | 'string'
  | 'number'
  | 'bigint'
  | 'boolean'
  | 'null'
  | 'undefined'
  | 'array'
  | 'function'
  | 'promise'
  | 'buffer'
  | 'date'
  | 'error'
  | 'object';

/** The type of an expression; `unknown` where TypeScript cannot tell, which includes `any`. */
export type TypeAnswer = 'unknown' | { text: string; kinds: ReadonlySet<TypeKind> };

/** Answers questions about types. Costs nothing until the first question, which loads TypeScript. */
export interface TypeOracle {
  /**
   * The type of the expression that covers exactly this span.
   *
   * @param file relative to the root of the project
   */
  typeAt(file: string, start: number, end: number): TypeAnswer;
  /** The type as text, or `unknown`. */
  typeTextAt(file: string, start: number, end: number): string;
}

/** Makes the oracle of a project. */
export function typeOracle(project: SourceProject): TypeOracle {
  return new Oracle(project);
}

class Oracle implements TypeOracle {
  private morph: Project | null = null;

  constructor(private readonly project: SourceProject) {}

  typeAt(file: string, start: number, end: number): TypeAnswer {
    try {
      const node = this.nodeAt(file, start, end);
      if (!node) return 'unknown';
      const type = node.getType();
      const kinds = kindsOf(type);
      return kinds && kinds.size > 0 ? { text: type.getText(node), kinds } : 'unknown';
    } catch {
      // A type that TypeScript fails on is one that it cannot tell.
      return 'unknown';
    }
  }

  typeTextAt(file: string, start: number, end: number): string {
    const answer = this.typeAt(file, start, end);
    return answer === 'unknown' ? 'unknown' : answer.text;
  }

  private load(): Project {
    if (this.morph) return this.morph;
    const tsMorph = createRequire(import.meta.url)('ts-morph') as typeof import('ts-morph');
    const { tsconfig } = this.project;
    const isTypeScript = tsconfig !== null && path.basename(tsconfig.file) === 'tsconfig.json';
    this.morph = new tsMorph.Project({
      ...(isTypeScript && { tsConfigFilePath: tsconfig.file }),
      skipAddingFilesFromTsConfig: true,
      // Without `strict` the checker forgets `undefined`, and every answer would lack it.
      compilerOptions: { allowJs: true, checkJs: false, noEmit: true, strict: true, skipLibCheck: true },
    });
    return this.morph;
  }

  private nodeAt(file: string, start: number, end: number): TsNode | null {
    const morph = this.load();
    const absolute = this.project.absolute(file);
    // The text as it was parsed, so that offsets agree (a byte order mark was taken off).
    const source = morph.getSourceFile(absolute) ?? morph.createSourceFile(absolute, asModule(this.project.module(file)), { overwrite: true });
    let node: TsNode | undefined = source.getDescendantAtPos(start);
    while (node && (node.getStart() > start || node.getEnd() < end)) node = node.getParent();
    if (!node || node.getStart() !== start || node.getEnd() !== end) return null;
    return node;
  }
}

/** TypeScript takes a file without imports and exports for a script, whose names all other scripts would share. */
function asModule({ code, format, language }: SourceModule): string {
  const isCommonJs = language === 'js' && /\brequire\s*\(|\bexports\b/.test(code);
  return format === 'esm' || isCommonJs ? code : `${code}\nexport {};`;
}

/** The kinds of a type; null when one of its parts is not known. */
function kindsOf(type: Type): Set<TypeKind> | null {
  const kinds = new Set<TypeKind>();
  for (const part of type.isUnion() ? type.getUnionTypes() : [type]) {
    const kind = kindOf(part);
    if (!kind) return null;
    kinds.add(kind);
  }
  return kinds;
}

const NAMED: ReadonlyMap<string, TypeKind> = new Map([
  ['Promise', 'promise'],
  ['PromiseLike', 'promise'],
  ['Buffer', 'buffer'],
  ['Uint8Array', 'buffer'],
  ['Date', 'date'],
  ['Error', 'error'],
]);

function kindOf(type: Type): TypeKind | null {
  if (type.isAny() || type.isUnknown() || type.isNever() || type.isTypeParameter()) return null;
  if (type.isString() || type.isStringLiteral() || type.isTemplateLiteral()) return 'string';
  if (type.isNumber() || type.isNumberLiteral() || type.isEnumLiteral() || type.isEnum()) return enumKind(type);
  if (type.isBigInt() || type.isBigIntLiteral()) return 'bigint';
  if (type.isBoolean() || type.isBooleanLiteral()) return 'boolean';
  if (type.isNull()) return 'null';
  if (type.isUndefined() || type.isVoid()) return 'undefined';
  if (type.isArray() || type.isTuple() || type.isReadonlyArray()) return 'array';
  if (!type.isObject() && !type.isIntersection()) return null;
  const named = NAMED.get(type.getSymbol()?.getName() ?? '');
  if (named) return named;
  if (type.getCallSignatures().length > 0) return 'function';
  return type.getProperty('then') && type.getProperty('catch') ? 'promise' : 'object';
}

function enumKind(type: Type): TypeKind | null {
  if (type.isNumber() || type.isNumberLiteral()) return 'number';
  const value = type.getLiteralValue();
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : null;
}
