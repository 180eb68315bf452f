import type { ts } from '@ts-morph/common';
import type { SourceProject } from './project.js';
import { SourceProgram } from './source-program.js';
import type { TypeScript } from './typescript.js';

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
  /** Bytes that are no Buffer: typed arrays and views. */
  | 'bytes'
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
  /** The program behind the answers. */
  readonly program: SourceProgram;
}

/**
 * Makes the oracle of a project.
 *
 * @param files those that will be asked about, as far as they are known: one program is then made for all of them
 */
export function typeOracle(project: SourceProject, files: readonly string[] = []): TypeOracle {
  return new Oracle(new SourceProgram(project, files));
}

class Oracle implements TypeOracle {
  constructor(readonly program: SourceProgram) {}

  typeAt(file: string, start: number, end: number): TypeAnswer {
    try {
      const node = this.nodeAt(file, start, end);
      if (!node) return 'unknown';
      const checker = this.program.checker();
      const type = checker.getTypeAtLocation(node);
      const kinds = kindsOf(type, checker, this.program.ts);
      return kinds && kinds.size > 0 ? { text: checker.typeToString(type, node), kinds } : 'unknown';
    } catch {
      // A type that TypeScript fails on is one that it cannot tell.
      return 'unknown';
    }
  }

  typeTextAt(file: string, start: number, end: number): string {
    const answer = this.typeAt(file, start, end);
    return answer === 'unknown' ? 'unknown' : answer.text;
  }

  /** The outermost expression with this span; offsets agree, since both readers take a byte order mark off. */
  private nodeAt(file: string, start: number, end: number): ts.Node | null {
    const { ts } = this.program;
    const source = this.program.file(file);
    let found: ts.Node | null = null;
    const visit = (node: ts.Node): void => {
      if (found || node.pos > start || node.end < end) return;
      if (ts.isExpression(node) && node.getStart(source) === start && node.end === end) found = node;
      else ts.forEachChild(node, visit);
    };
    if (source) visit(source);
    return found;
  }
}

/** The kinds of a type; null when one of its parts is not known. */
function kindsOf(type: ts.Type, checker: ts.TypeChecker, ts: TypeScript): Set<TypeKind> | null {
  const kinds = new Set<TypeKind>();
  for (const part of type.isUnion() ? type.types : [type]) {
    const kind = kindOf(part, checker, ts);
    if (!kind) return null;
    kinds.add(kind);
  }
  return kinds;
}

const NAMED: ReadonlyMap<string, TypeKind> = new Map([
  ['Promise', 'promise'],
  ['PromiseLike', 'promise'],
  ['Buffer', 'buffer'],
  ...['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array', 'Int32Array', 'Float32Array', 'Float64Array', 'DataView', 'ArrayBuffer'].map(
    (name): [string, TypeKind] => [name, 'bytes'],
  ),
  ['Date', 'date'],
  ['Error', 'error'],
]);

function kindOf(type: ts.Type, checker: ts.TypeChecker, ts: TypeScript): TypeKind | null {
  const { TypeFlags } = ts;
  const is = (flags: ts.TypeFlags) => (type.flags & flags) !== 0;
  if (is(TypeFlags.StringLike)) return 'string';
  if (is(TypeFlags.NumberLike)) return 'number';
  if (is(TypeFlags.BigIntLike)) return 'bigint';
  if (is(TypeFlags.BooleanLike)) return 'boolean';
  if (is(TypeFlags.Null)) return 'null';
  if (is(TypeFlags.Undefined | TypeFlags.Void)) return 'undefined';
  if (!is(TypeFlags.Object | TypeFlags.Intersection)) return null;
  if (checker.isArrayLikeType(type)) return 'array';
  const named = NAMED.get(type.getSymbol()?.getName() ?? '');
  if (named) return named;
  if (type.getCallSignatures().length > 0) return 'function';
  return type.getProperty('then') && type.getProperty('catch') ? 'promise' : 'object';
}
