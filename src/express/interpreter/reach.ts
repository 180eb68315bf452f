import * as t from '@babel/types';
import { freeNames } from './free-names.js';
import type { FunctionValue, Value } from './values.js';

const MAX_DEPTH = 6;

/**
 * Whether a call of this function could register something: whether an app, a router, a server or Express itself can be
 * reached from its free variables, its `this`, or the modules that it loads.
 */
export function mayRegister(value: FunctionValue): boolean {
  return functionReaches(value, new Set(), 0);
}

function functionReaches(value: FunctionValue, seen: Set<unknown>, depth: number): boolean {
  if (depth > MAX_DEPTH || seen.has(value.node)) return false;
  seen.add(value.node);
  const needs = freeNames(value.node);
  if (needs.loads) return true;
  const receiver = value.boundThis ?? (needs.usesThis || !t.isArrowFunctionExpression(value.node) ? value.env.thisScope()?.thisValue : undefined);
  if (receiver && needs.usesThis && valueReaches(receiver, seen, depth + 1)) return true;
  if (value.boundThis && valueReaches(value.boundThis, seen, depth + 1)) return true;
  for (const name of needs.names) {
    const cell = value.env.find(name)?.cells.get(name);
    if (!cell || (cell.initialised === false && !cell.read)) continue;
    if (valueReaches(cell.read ? cell.read() : cell.value, seen, depth + 1)) return true;
  }
  return false;
}

function valueReaches(value: Value, seen: Set<unknown>, depth: number): boolean {
  switch (value.kind) {
    case 'router':
    case 'route':
    case 'server':
      return true;
    case 'package':
      return value.package === 'express' && value.steps.length <= 1;
    case 'function':
      return functionReaches(value, seen, depth);
    case 'choice':
      return value.options.some((option) => valueReaches(option.value, seen, depth));
    case 'array':
    case 'object': {
      if (depth > MAX_DEPTH || seen.has(value)) return false;
      seen.add(value);
      const cells = value.kind === 'array' ? value.items : [...value.props.values(), ...(value.proto?.props.values() ?? [])];
      return cells.some((cell) => !cell.read && valueReaches(cell.value, seen, depth + 1));
    }
    default:
      return false;
  }
}
