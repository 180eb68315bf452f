import type { Condition } from '../../model.js';
import type { SourceModule } from '../../source/project.js';
import type { Argument, Cell, FunctionValue, Origin, Value } from './values.js';

/** One running call of a user function. */
export interface Frame {
  function: FunctionValue;
  arguments: Argument[];
  /** The call; absent when the interpreter itself called (a callback of unknown code). */
  site: Origin;
  /** Values returned under conditions that reading cannot decide. */
  returns: { value: Value; conditions: Condition[] }[];
}

/** A scope. */
export class Env {
  readonly cells = new Map<string, Cell>();
  thisValue?: Value;
  newTarget?: FunctionValue;

  constructor(
    readonly parent: Env | null,
    readonly module: SourceModule | null,
    /** Set on the outermost scope of a call. */
    readonly frame: Frame | null = null,
  ) {}

  /** The scope that declares a name, or null. */
  find(name: string): Env | null {
    for (let env: Env | null = this; env; env = env.parent) if (env.cells.has(name)) return env;
    return null;
  }

  /** The scope whose `this` an expression here would see. */
  thisScope(): Env | null {
    for (let env: Env | null = this; env; env = env.parent) if (env.thisValue !== undefined) return env;
    return null;
  }

  /** The running call that this scope belongs to; null at module level. */
  enclosingFrame(): Frame | null {
    for (let env: Env | null = this; env; env = env.parent) if (env.frame) return env.frame;
    return null;
  }

  /** True for the scope of a module and the globals above it. */
  get isModuleLevel(): boolean {
    return this.parent === null || this.parent.parent === null;
  }
}
