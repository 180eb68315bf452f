import type { ts } from '@ts-morph/common';
import { memberOfKey } from '../lower/state-keys.js';
import type { TypeOracle } from '../source/types.js';

/** A longer type is harder to read where it is used than `any`. */
const LONGEST = 80;

/**
 * The declared types of request state: what the source says of `req.user` by augmenting Express's `Request`, or by an
 * interface that extends it.
 *
 * @returns for a key (`user`, `locals.user`) the text of its type; null where none is declared, where declarations differ, and
 *   where the text would need an import
 */
export function stateTypes(oracle: TypeOracle): (key: string) => string | null {
  const known = new Map<string, string | null>();
  return (key) => {
    if (!known.has(key)) known.set(key, new StateTypes(oracle).textOf(key));
    return known.get(key)!;
  };
}

/** Express's interfaces of what state hangs on. */
const OWNERS = { request: 'Request', locals: 'Locals', response: 'Response' } as const;

class StateTypes {
  private readonly checker: ts.TypeChecker;

  constructor(private readonly oracle: TypeOracle) {
    this.checker = oracle.program.checker();
  }

  textOf(key: string): string | null {
    const { holder, member } = memberOfKey(key);
    const texts = new Set(this.members(OWNERS[holder], member).map((one) => this.memberText(one)));
    return texts.size === 1 ? [...texts][0] : null;
  }

  /** Declarations of a member in the source's own interfaces of that kind. */
  private members(owner: string, name: string): ts.PropertySignature[] {
    const { ts } = this.oracle.program;
    const found: ts.PropertySignature[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isInterfaceDeclaration(node) && this.isOf(node, owner)) {
        found.push(...node.members.filter(ts.isPropertySignature).filter((member) => member.name.getText() === name));
      }
      if (ts.isSourceFile(node) || ts.isModuleDeclaration(node) || ts.isModuleBlock(node) || ts.isInterfaceDeclaration(node)) ts.forEachChild(node, visit);
    };
    this.oracle.program.ownFiles().forEach(visit);
    return found;
  }

  private isOf(node: ts.InterfaceDeclaration, owner: string): boolean {
    const { ts } = this.oracle.program;
    const extended = (node.heritageClauses ?? []).flatMap((clause) => [...clause.types]).map((type) => type.expression.getText().split('.').pop());
    if (extended.includes(owner)) return true;
    let holder: ts.Node | undefined = node.parent;
    while (holder && !ts.isModuleDeclaration(holder)) holder = holder.parent;
    return node.name.text === owner && holder !== undefined && /^(?:Express|['"]express(?:-serve-static-core)?['"])$/.test(holder.name.getText());
  }

  private memberText(member: ts.PropertySignature): string | null {
    if (!member.type) return null;
    const text = this.typeText(this.checker.getTypeFromTypeNode(member.type), 0);
    const whole = text && (member.questionToken && !/\bundefined\b/.test(text) ? `${text} | undefined` : text);
    return whole && whole.length <= LONGEST ? whole : null;
  }

  /** The text of a type in words that every file knows: primitives, and objects and lists of them. */
  private typeText(type: ts.Type, depth: number): string | null {
    const { TypeFlags } = this.oracle.program.ts;
    const primitive = TypeFlags.StringLike | TypeFlags.NumberLike | TypeFlags.BooleanLike | TypeFlags.Null | TypeFlags.Undefined | TypeFlags.BigIntLike;
    const isEnum = (type.flags & TypeFlags.EnumLike) !== 0;
    if ((type.flags & (primitive | TypeFlags.Boolean)) !== 0 && !isEnum) return this.literalText(type);
    if (type.isUnion() && !isEnum) return this.joined(type.types.map((part) => this.typeText(part, depth)));
    if ((type.flags & TypeFlags.Object) === 0 || depth > 1) return null;
    return this.checker.isArrayType(type) ? this.listText(type, depth) : this.objectText(type, depth);
  }

  private literalText(type: ts.Type): string {
    return type.isStringLiteral() ? `'${type.value.replace(/['\\]/g, '\\$&')}'` : this.checker.typeToString(type);
  }

  /** `true | false` is `boolean`. */
  private joined(parts: (string | null)[]): string | null {
    if (parts.includes(null)) return null;
    const isBoolean = parts.includes('true') && parts.includes('false');
    const kept = isBoolean ? ['boolean', ...parts.filter((part) => part !== 'true' && part !== 'false')] : parts;
    // What a value usually is comes before its absence.
    return kept.sort((a, b) => Number(/^(?:null|undefined)$/.test(a!)) - Number(/^(?:null|undefined)$/.test(b!))).join(' | ');
  }

  private listText(type: ts.Type, depth: number): string | null {
    const [element] = this.checker.getTypeArguments(type as ts.TypeReference);
    const text = element ? this.typeText(element, depth + 1) : null;
    return text && (element.isUnion() ? `(${text})[]` : `${text}[]`);
  }

  private objectText(type: ts.Type, depth: number): string | null {
    const { ts } = this.oracle.program;
    const isPlain = type.getCallSignatures().length + type.getConstructSignatures().length === 0 && this.checker.getIndexInfosOfType(type).length === 0 && !type.isClass();
    const properties = type.getProperties();
    if (!isPlain || properties.length === 0) return null;
    const parts = properties.map((property) => {
      const declaration = property.valueDeclaration;
      if (!declaration || !ts.isPropertySignature(declaration)) return null;
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      const text = this.typeText(this.checker.getTypeOfSymbol(property), depth + 1);
      return text && `${property.name}${isOptional ? '?' : ''}: ${isOptional ? text.replace(/ \| undefined$/, '') : text}`;
    });
    return parts.includes(null) || !properties.every(({ name }) => /^[A-Za-z_$][\w$]*$/.test(name)) ? null : `{ ${parts.join('; ')} }`;
  }
}
