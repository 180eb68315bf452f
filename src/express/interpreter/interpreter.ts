import type * as t from '@babel/types';
import { diagnostic, type DiagnosticCode } from '../../diagnostics.js';
import type { Condition, Diagnostic, Layer, SourceSpan, StartupEffect } from '../../model.js';
import type { SourceModule, SourceProject } from '../../source/project.js';
import { spanOf } from '../../source/span.js';
import { Env } from './env.js';
import type { Job } from './jobs.js';
import { Journal } from './journal.js';
import type { ModuleRecord } from './modules.js';
import { ReachMemory } from './reach.js';
import type { Cell, Origin, PackageValue, RouterValue, Value } from './values.js';

/** Limits that keep a reading finite; what lies beyond is unknown. */
export const LIMITS = {
  steps: 2_000_000,
  irrelevantSteps: 4_000,
  callDepth: 60,
  recursion: 10,
  iterations: 2_000,
  depth: 1_500,
  jobs: 2_000,
} as const;

/**
 * The state of one reading of a program: which modules ran, which routers exist, under which conditions the code that is
 * being read would run.
 */
export class Interpreter {
  readonly globals: Env;
  readonly modules = new Map<string, ModuleRecord>();
  /** The packages and built-ins that were imported, by name: one value each. */
  readonly packages = new Map<string, PackageValue>();
  readonly routers: RouterValue[] = [];
  readonly startup: StartupEffect[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** Apps that listen, by themselves or through a server. */
  readonly listening = new Set<RouterValue>();
  /** Turn of the event loop in which a layer is registered, counted from 0; see {@link tick}. */
  readonly turns = new WeakMap<Layer, number>();
  readonly journal = new Journal();
  conditions: Condition[] = [];
  /**
   * How many awaits lie before the code being read. What an async function does after its first await happens after
   * its caller went on, so layers are put in order of this number at the end.
   */
  tick = 0;
  /** The tick that the async function called last ended with. */
  lastAsyncTick = 0;
  /** Expressions evaluated so far, and how many may be. */
  steps = 0;
  private tests = 0;
  stepLimit: number = LIMITS.steps;
  readonly reachable = new ReachMemory();
  /** Expressions being evaluated, one inside the other. */
  depth = 0;
  /** Code put off to later turns of the event loop, in order. */
  readonly jobs: Job[] = [];
  jobsRun = 0;
  readonly callStack: t.Node[] = [];
  /** Statements being executed, innermost last. */
  readonly statements: Origin[] = [];
  /** Above 0 while the arguments of a registration are evaluated: functions among them are handlers, not callbacks. */
  inRegistration = 0;

  constructor(readonly project: SourceProject) {
    this.globals = new Env(null, null);
  }

  span(origin: { module: SourceModule; node: t.Node }): SourceSpan {
    return spanOf(origin.module.file, origin.node);
  }

  text(origin: { module: SourceModule; node: t.Node }): string {
    return origin.module.code.slice(origin.node.start ?? 0, origin.node.end ?? 0);
  }

  /** Records a diagnostic once per place. */
  report(
    code: DiagnosticCode,
    facts: Record<string, string | number>,
    origin?: { module: SourceModule; node: t.Node },
  ): void {
    const span = origin && this.span(origin);
    const known = this.diagnostics.some(
      (other) => other.code === code && other.span?.file === span?.file && other.span?.start === span?.start,
    );
    if (!known) this.diagnostics.push(diagnostic(code, facts, span));
  }

  /** Writes a cell so that branches that may not run can be undone and merged. */
  write(cell: Cell, value: Value): void {
    this.journal.record(cell);
    cell.value = value;
    cell.initialised = true;
  }

  /** Runs `body` with further conditions in force. */
  under<T>(conditions: readonly Condition[] | undefined, body: () => T): T {
    const before = this.conditions;
    if (conditions && conditions.length > 0) this.conditions = [...before, ...conditions];
    try {
      return body();
    } finally {
      this.conditions = before;
    }
  }

  /** The two ways in which a test can go, where reading cannot tell. */
  test(
    origin: { module: SourceModule; node: t.Node },
    text = this.text(origin),
    otherwise?: string,
  ): [Condition, Condition] {
    const opposite = otherwise ?? (/^[\w$.]+$/.test(text) ? `!${text}` : `!(${text})`);
    const span = this.span(origin);
    const test = ++this.tests;
    return [
      { text, span, test },
      { text: opposite, span, test: -test },
    ];
  }

  /** Something that may happen any number of times, for each element of what `text` says. */
  repetition(origin: { module: SourceModule; node: t.Node }, text = this.text(origin)): Condition {
    return this.test(origin, `for each of ${text}`)[0];
  }
}
