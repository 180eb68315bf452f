import { ROUTE_METHODS } from '../model.js';
import { freeName } from '../next/segments.js';
import type { Imported } from './bindings.js';

/** What emitted files may declare or import themselves, whatever user code is in them. */
const RESERVED = new Set(['route', 'express', 'unmatched', 'NextResponse', 'NextRequest', 'throughExpress', 'shared', ...ROUTE_METHODS]);

interface ImportLine {
  defaultName: string | null;
  namespaces: Set<string>;
  /** Imported name by local name. */
  names: Map<string, { name: string; typeOnly: boolean }>;
  typeDefault: boolean;
}

/** The imports of one emitted file: collected while its code is made, printed in one order. */
export class Imports {
  private readonly lines = new Map<string, ImportLine>();

  private readonly reserved: Set<string>;

  /** @param reserved names that the code of the file declares */
  constructor(reserved: Iterable<string> = []) {
    this.reserved = new Set(reserved);
  }

  /** Further names that the code of the file declares. */
  reserve(names: Iterable<string>): void {
    for (const name of names) this.reserved.add(name);
  }

  isReserved(name: string): boolean {
    return this.reserved.has(name);
  }

  add(specifier: string, imported: Imported, local: string, typeOnly = false): void {
    const line = this.lines.get(specifier) ?? { defaultName: null, namespaces: new Set(), names: new Map(), typeDefault: true };
    this.lines.set(specifier, line);
    if (imported.kind === 'default' || imported.kind === 'cjs') {
      if (line.defaultName !== null && line.defaultName !== local) return void line.names.set(local, { name: 'default', typeOnly });
      line.defaultName = local;
      line.typeDefault &&= typeOnly;
    } else if (imported.kind === 'namespace') line.namespaces.add(local);
    else {
      const known = line.names.get(local);
      line.names.set(local, { name: imported.name, typeOnly: typeOnly && (known?.typeOnly ?? true) });
    }
  }

  /** Where a local name comes from; null for a name that nothing has. */
  sourceOf(local: string): string | null {
    const found = [...this.lines].find(([, line]) => line.defaultName === local || line.namespaces.has(local) || line.names.has(local));
    return found?.[0] ?? null;
  }

  /**
   * A local name for what another file, or a package, gives: its own where nothing else has it.
   *
   * @param source where it comes from
   * @param qualified the name with a word for its source in front
   * @param isInline for code of a handler, which was lowered with regard to its names
   */
  localFor(name: string, source: string, qualified: string, { as = 'name' as 'name' | 'default' | 'namespace', isInline = false } = {}): string {
    const isAllowed = (local: string) => !RESERVED.has(local) && (isInline || !this.reserved.has(local));
    const line = this.lines.get(source);
    const known = line && [...knownLocals(line, name, as)].find(isAllowed);
    if (known) return known;
    const isFree = (local: string) => isAllowed(local) && this.sourceOf(local) === null;
    return isFree(name) ? name : freeName(qualified, { has: (local) => !isFree(local) });
  }

  /** As what a local name is imported. */
  kindOf(local: string): 'name' | 'default' | 'namespace' {
    const lines = [...this.lines.values()];
    if (lines.some(({ defaultName }) => defaultName === local)) return 'default';
    return lines.some(({ namespaces }) => namespaces.has(local)) ? 'namespace' : 'name';
  }

  /** What is imported from, in no order. */
  specifiers(): string[] {
    return [...this.lines.keys()];
  }

  /** `import { NextResponse } from 'next/server'` and the like. */
  name(specifier: string, name: string, typeOnly = false): void {
    this.add(specifier, { kind: 'name', name }, name, typeOnly);
  }

  /** Import statements: packages first, then our own modules, each by name. */
  print(language: 'js' | 'ts'): string {
    const specifiers = [...this.lines.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    return specifiers.flatMap((specifier) => printLine(specifier, this.lines.get(specifier)!, language)).join('\n');
  }
}

function knownLocals(line: ImportLine, name: string, as: 'name' | 'default' | 'namespace'): string[] {
  if (as === 'namespace') return [...line.namespaces];
  const named = [...line.names].filter(([, one]) => one.name === (as === 'default' ? 'default' : name)).map(([local]) => local);
  return as === 'default' && line.defaultName ? [line.defaultName, ...named] : named;
}

function rank(specifier: string): number {
  if (specifier.startsWith('node:')) return 0;
  if (specifier.startsWith('@/') || specifier.startsWith('~/')) return 2;
  return specifier.startsWith('.') ? 3 : 1;
}

function printLine(specifier: string, line: ImportLine, language: 'js' | 'ts'): string[] {
  const named = [...line.names]
    .filter(([, { typeOnly }]) => language === 'ts' || !typeOnly)
    .sort(([, a], [, b]) => (a.name < b.name ? -1 : 1));
  const allTypes = named.length > 0 && named.every(([, { typeOnly }]) => typeOnly) && !line.defaultName;
  const parts = named.map(([local, { name, typeOnly }]) => {
    const text = name === local ? name : `${name} as ${local}`;
    return typeOnly && !allTypes ? `type ${text}` : text;
  });
  const braces = parts.length ? `{ ${parts.join(', ')} }` : null;
  const lines: string[] = [];
  for (const namespace of line.namespaces) lines.push(`import * as ${namespace} from '${specifier}';`);
  if (line.defaultName || braces) {
    const clause = [line.defaultName, braces].filter(Boolean).join(', ');
    lines.push(`import ${allTypes ? 'type ' : ''}${clause} from '${specifier}';`);
  }
  return lines;
}
