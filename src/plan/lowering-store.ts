import { diagnostic } from '../diagnostics.js';
import { topBindings } from '../emit/bindings.js';
import { lowerFunction, type FunctionRole, type LoweredFunction } from '../lower/function.js';
import type { AppSettings } from '../lower/rule.js';
import type { ValueKind } from '../lower/value-kind.js';
import type { Diagnostic, ExpressMajor, SourceSpan } from '../model.js';
import type { SourceProject } from '../source/project.js';
import { functionAt } from './source-functions.js';
import type { UserLink } from './wrappers.js';

/** What is the same for every function of one compilation. */
export interface LoweringEnvironment {
  project: SourceProject;
  major: ExpressMajor;
  settings: AppSettings;
  stateName(key: string): string;
  stateType(key: string): string | null;
  kindAt(file: string, start: number, end: number): ValueKind;
}

/** What differs from chain to chain. */
export interface ChainContext {
  role: FunctionRole;
  placement: 'inline' | 'in place';
  hasBodyParser: boolean;
  provided: ReadonlySet<string>;
  mount: string | null;
}

export type StoredLowering = { ok: true; lowered: LoweredFunction } | { ok: false; diagnostic: Diagnostic };

/** A function that is rewritten where it stands. */
export interface InPlaceFunction {
  span: SourceSpan;
  /** The wrapper call that goes with it, when there is one. */
  definition: SourceSpan | null;
  lowered: LoweredFunction;
}

/** Lowers each function once for each way in which chains use it, and sees to it that one text serves all of them. */
export class LoweringStore {
  /** Functions rewritten in place, by `file:start`. */
  readonly inPlace = new Map<string, InPlaceFunction>();

  constructor(readonly environment: LoweringEnvironment) {}

  /**
   * Lowers a function for one chain.
   *
   * @param definition the wrapper call around its definition, which is replaced together with it
   */
  lower(link: UserLink, context: ChainContext, definition: SourceSpan | null): StoredLowering {
    const { project, major, settings } = this.environment;
    const found = functionAt(project, link.function);
    if (!found) return this.failure('a function that cannot be found again', link.function, 0, 0);
    const result = lowerFunction({
      code: found.code,
      form: found.form,
      column: found.column,
      language: found.module.language,
      role: context.role,
      placement: context.placement,
      output: context.placement === 'inline' ? 'ts' : found.module.language,
      major,
      settings,
      hasBodyParser: context.hasBodyParser,
      mount: context.mount,
      provided: context.provided,
      stateName: (key) => this.environment.stateName(key),
      stateType: (key) => this.environment.stateType(key),
      moduleNames: [...topBindings(found.module).keys()],
      kindAt: (start, end) => this.environment.kindAt(link.function.file, link.function.start + start, link.function.start + end),
    });
    if (!result.ok) return this.failure(result.reason, link.function, result.start, result.end);
    if (context.placement === 'in place') return this.keep(link, definition, result);
    return { ok: true, lowered: result };
  }

  /** The same function, lowered for another chain, must come out the same: there is only one of it. */
  private keep(link: UserLink, definition: SourceSpan | null, lowered: LoweredFunction): StoredLowering {
    const key = `${link.function.file}:${link.function.start}`;
    const known = this.inPlace.get(key);
    if (known && known.lowered.code !== lowered.code) {
      return this.failure('a function that two chains need in different forms', link.function, 0, 0);
    }
    if (!known) this.inPlace.set(key, { span: link.function, definition, lowered });
    return { ok: true, lowered: known?.lowered ?? lowered };
  }

  private failure(reason: string, span: SourceSpan, start: number, end: number): StoredLowering {
    const code = this.environment.project.module(span.file).code;
    const at = span.start + start;
    const before = code.slice(0, at);
    const place: SourceSpan = {
      file: span.file,
      start: at,
      end: span.start + end,
      line: before.split('\n').length,
      column: at - before.lastIndexOf('\n'),
    };
    return { ok: false, diagnostic: diagnostic('E2N201', { reason }, place) };
  }
}
