import { VISITOR_KEYS, type Node } from '@babel/types';
import type { SourceModule } from './project.js';

/** TypeScript nodes that hold run-time code; all others vanish when the file is compiled. */
const RUNTIME_TS = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSExportAssignment',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSParameterProperty',
  'TSImportEqualsDeclaration',
  'TSQualifiedName',
]);

const cache = new WeakMap<SourceModule, Set<string>>();

/**
 * Every name that a module uses outside types. A few names too many do no harm (members count as well): an import that
 * is not among them is surely left out by the TypeScript compiler.
 */
export function usedAsValues(module: SourceModule): Set<string> {
  let names = cache.get(module);
  if (!names) {
    names = new Set();
    for (const node of module.ast.program.body) {
      if (node.type !== 'ImportDeclaration' && node.type !== 'TSImportEqualsDeclaration') collect(node, names);
    }
    cache.set(module, names);
  }
  return names;
}

function collect(node: Node, names: Set<string>): void {
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') names.add(node.name);
  if (node.type.startsWith('TS') && !RUNTIME_TS.has(node.type)) return;
  for (const key of VISITOR_KEYS[node.type] ?? []) {
    const child = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[key];
    if (Array.isArray(child)) for (const item of child) item && collect(item, names);
    else if (child) collect(child, names);
  }
}
