import * as t from '@babel/types';
import { freeNames } from './free-names.js';
import type { Interpreter } from './interpreter.js';
import { findProperty } from './members.js';
import type { Argument, Cell, FunctionValue, Value } from './values.js';

/**
 * Whether a call of this function could register something: whether an app, a router, a server or Express itself can be
 * reached from its free variables, its `this`, or the modules that it loads.
 */
export function mayRegister(it: Interpreter, value: FunctionValue): boolean {
  return new Search(it).run(value, value.boundThis ?? null);
}

/** Whether a call with these arguments could register something. */
export function callMayRegister(it: Interpreter, value: FunctionValue, given: Argument[], thisValue: Value): boolean {
  const receiver = value.boundThis ?? (thisValue.kind === 'undefined' ? null : thisValue);
  return new Search(it).run(value, receiver) || given.some((argument) => new Search(it).run(argument.value, null));
}

type Pairs = Map<Value, Set<Value | null>>;

function has(pairs: Pairs, value: Value, receiver: Value | null): boolean {
  return pairs.get(value)?.has(receiver) ?? false;
}

function add(pairs: Pairs, value: Value, receiver: Value | null): void {
  const receivers = pairs.get(value);
  if (receivers) receivers.add(receiver);
  else pairs.set(value, new Set([receiver]));
}

/**
 * What earlier searches found. That something is reached stays true; that nothing is may change with each new router.
 * A wrong "no" only costs time given to a call, so changes of variables are not followed.
 */
export class ReachMemory {
  readonly found: Pairs = new Map();
  nowhere: Pairs = new Map();
  routers = 0;
}

/** Members of an app or router that do not register. */
const HARMLESS_MEMBERS = new Set([
  'locals',
  'settings',
  'mountpath',
  'render',
  'path',
  'enabled',
  'disabled',
  'handle',
]);

/** One search through values; a function is searched together with the `this` that it would have. */
class Search {
  private readonly seen: Pairs = new Map();

  constructor(private readonly it: Interpreter) {
    const { reachable: memory, routers } = it;
    if (memory.routers !== routers.length) {
      memory.routers = routers.length;
      memory.nowhere = new Map();
    }
  }

  run(value: Value, receiver: Value | null): boolean {
    const { reachable: memory } = this.it;
    if (this.reaches(value, receiver)) {
      add(memory.found, value, receiver);
      return true;
    }
    for (const [visited, receivers] of this.seen) for (const each of receivers) add(memory.nowhere, visited, each);
    return false;
  }

  private reaches(value: Value, receiver: Value | null = null): boolean {
    switch (value.kind) {
      case 'router':
      case 'route':
      case 'server':
        return true;
      case 'package':
        return value.package === 'express' && value.steps.length <= 1;
      case 'choice':
        return value.options.some((option) => this.reaches(option.value, receiver));
      case 'array':
      case 'map':
      case 'object':
      case 'function': {
        if (has(this.it.reachable.found, value, receiver)) return true;
        if (has(this.seen, value, receiver) || has(this.it.reachable.nowhere, value, receiver)) return false;
        add(this.seen, value, receiver);
        return value.kind === 'function' ? this.functionReaches(value, receiver) : this.contentReaches(value);
      }
      default:
        return false;
    }
  }

  private contentReaches(value: Extract<Value, { kind: 'array' | 'map' | 'object' }>): boolean {
    if (value.kind === 'array') return this.anyOf(value.items);
    if (value.kind === 'map') return this.anyOf(value.entries.map(({ cell }) => cell));
    return this.anyOf(value.props.values()) || (value.proto !== null && this.reaches(value.proto));
  }

  private anyOf(cells: Iterable<Cell>): boolean {
    for (const cell of cells) if (this.cellReaches(cell)) return true;
    return false;
  }

  private cellReaches(cell: Cell, receiver: Value | null = null): boolean {
    const value = cellValue(cell);
    return value !== null && this.reaches(value, receiver);
  }

  /** Reads `value.member`, and nothing else of the value. */
  private memberReaches(value: Value, member: string): boolean {
    switch (value.kind) {
      case 'router':
        return !HARMLESS_MEMBERS.has(member);
      case 'package':
        return value.package === 'express' && value.steps.length === 0 && (member === 'Router' || member === 'default');
      case 'choice':
        return value.options.some((option) => this.memberReaches(option.value, member));
      case 'object': {
        const cell = findProperty(value, member);
        return cell !== null && this.cellReaches(cell, value);
      }
      case 'function': {
        if (member === 'call' || member === 'apply' || member === 'bind') return this.reaches(value);
        const cell = value.props.get(member);
        return cell !== undefined && this.cellReaches(cell, value);
      }
      default:
        return this.reaches(value);
    }
  }

  private anyMember(value: Value, members: Set<string> | null): boolean {
    if (members === null) return this.reaches(value);
    for (const member of members) if (this.memberReaches(value, member)) return true;
    return false;
  }

  private functionReaches(value: FunctionValue, receiver: Value | null): boolean {
    const needs = freeNames(value.node);
    if (needs.loads.some((specifier) => this.moduleReaches(specifier, value))) return true;
    // A method binds its own `this`, so it is no free name of the method: any of the receiver's members may be used.
    if (t.isArrowFunctionExpression(value.node)) {
      const outer = needs.usesThis ? value.env.thisScope()?.thisValue : undefined;
      if (outer && this.anyMember(outer, needs.thisMembers)) return true;
    } else if (receiver && !t.isClass(value.node) && this.anyMember(receiver, ownThisMembers(value.node))) return true;
    if (value.superClass && this.reaches(value.superClass)) return true;
    for (const [name, members] of needs.names) {
      const cell = value.env.find(name)?.cells.get(name);
      const used = cell && cellValue(cell);
      if (used && this.anyMember(used, members)) return true;
    }
    return false;
  }

  private moduleReaches(specifier: string | null, from: FunctionValue): boolean {
    if (specifier === null) return true;
    const resolution = this.it.project.resolve(specifier, from.module.file);
    if (resolution.kind !== 'file') return resolution.kind === 'package' && resolution.name === 'express';
    const record = this.it.modules.get(resolution.file);
    return !record || this.reaches(record.namespace) || this.cellReaches(record.exportsCell);
  }
}

function cellValue(cell: Cell): Value | null {
  if (cell.getter) return cell.getter;
  if (cell.read) return cell.read();
  return cell.initialised === false ? null : cell.value;
}

/** Members that a function reads from its own `this`: those free in its body. */
function ownThisMembers(node: t.Function): Set<string> | null {
  const { body } = node;
  return body ? freeNames(body).thisMembers : new Set();
}
