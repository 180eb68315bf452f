import { diagnostic } from '../diagnostics.js';
import type { FunctionRole, LoweredFunction } from '../lower/function.js';
import type { ChainLink, Diagnostic, PlannedLink, Placement, SourceSpan } from '../model.js';
import type { SourceProject } from '../source/project.js';
import { conditionText } from './condition-text.js';
import type { ChainContext, LoweringStore } from './lowering-store.js';
import { shortTextOf, textOf } from './source-functions.js';
import type { ResponseMethod } from './response-methods.js';
import type { ExpressStep } from './steps.js';
import type { UserLink } from './wrappers.js';

/** What a chain is for, besides its links. */
export interface ChainPlace {
  method: string;
  /** In Express syntax; `/*` at its end stands for whatever no route takes. */
  path: string;
  /** Routes that stand in several files: their handlers are functions that all of them call. */
  shared?: ReadonlySet<number>;
  /** How many links at the end stand behind all that the chain is for. Absent: the error handlers at the end. */
  behind?: number;
}

const PARAM_ROLES = ['request', 'response', 'next', 'value', 'value'] as const;

/** What is known at some point of a chain that is being compiled, and what was found out on the way. */
export class ChainState {
  readonly links: PlannedLink[] = [];
  readonly problems: Diagnostic[] = [];
  readonly provided = new Set<string>();
  /** cookie-parser, which native code does without, but not the Express middleware behind it. */
  readonly cookieLinks: ChainLink[] = [];
  /** What those have put on Express's request; null where there is none. */
  reach: { members: Set<string>; methods: Set<string> } | null = null;
  hasBodyParser = false;
  hasCookieParser = false;
  headersBefore = false;
  cacheBefore = false;
  typeBefore: string | null = null;
  localsBefore = false;
  /** Methods that middleware has added to the response, by name. */
  methods: Record<string, ResponseMethod> = {};
  /** Whether that was the first thing done, so that error handlers find them whatever fails. */
  addedFirst = false;
  /** Whether a link may have given the request another method. */
  overridesMethod = false;
  /** Links that only Express can run, met so far. */
  readonly express: ExpressStep[] = [];

  constructor(
    readonly store: LoweringStore,
    readonly place: ChainPlace,
  ) {}

  /** A condition on start-up values is kept as a condition. */
  mayApply(link: ChainLink): boolean {
    const isKept = link.conditions.every((one) => conditionText(one, this.store.environment.project) !== null);
    return isKept || this.isUnconditional(link);
  }

  isUnconditional(link: ChainLink): boolean {
    if (link.conditions.length === 0) return true;
    this.reject(link, `registered only if ${link.conditions.map((one) => one.text).join(' and ')}`, link.site);
    return false;
  }

  reject(link: ChainLink, reason: string, span: SourceSpan): void {
    this.problems.push(diagnostic('E2N202', { reason }, span));
    this.note(link, 'bridged', reason);
  }

  note(link: ChainLink, placement: Placement, reason: string): void {
    this.links.push({ name: shortTextOf(this.store.environment.project, link.function.expression), placement, reason, span: link.site });
  }

  refuse(link: ChainLink, reason: string): null {
    this.reject(link, reason, link.site);
    return null;
  }

  contextOf(link: ChainLink, role: FunctionRole, placement: ChainContext['placement']): ChainContext {
    return {
      role,
      placement,
      hasBodyParser: this.hasBodyParser,
      hasCookieParser: this.hasCookieParser,
      headersBefore: this.headersBefore,
      cacheBefore: this.cacheBefore,
      typeBefore: this.typeBefore,
      localsBefore: this.localsBefore,
      methods: role === 'error' && !this.addedFirst ? {} : { ...this.methods },
      isRootApp: this.store.environment.isRootApp(link.router),
      settings: this.store.environment.settingsOf(link.router),
      provided: new Set(this.provided),
      express: this.reach && { members: new Set(this.reach.members), methods: new Set(this.reach.methods) },
      mount: prefixOf(link),
      routePath: link.role === 'handler' && link.route !== undefined ? registeredPath(link, this.store.environment.project) : null,
    };
  }

  lower(link: ChainLink, fn: UserLink, definition: SourceSpan | null, role: FunctionRole, inline: boolean, otherwise = () => false): LoweredFunction | null {
    const context = { ...this.contextOf(link, role, inline ? 'inline' : 'in place'), ...(link.param !== undefined && { parameters: PARAM_ROLES }) };
    const stored = this.store.lower(fn, context, definition);
    if (stored.ok) return stored.lowered;
    if (otherwise()) return null;
    this.problems.push(stored.diagnostic);
    this.note(link, 'bridged', stored.diagnostic.message);
    return null;
  }
}

/** What Express takes off the path for a link: the prefix of its router, and the path of `use` (router 2, `trimPrefix`). */
function prefixOf(link: ChainLink): string {
  if (link.route !== undefined || link.param !== undefined) return link.mount === '' ? '/' : link.mount;
  // Which of several paths it was is not said.
  return link.path.includes(', ') ? `(${link.path})` : link.path;
}

/** The path in the registration call of a route, where it stands there as one string. */
function registeredPath(link: ChainLink, project: SourceProject): string | null {
  const written = /^[^(]*\(\s*(['"`])([^'"`]*)\1/.exec(textOf(project, link.site))?.[2];
  return written !== undefined && link.path.endsWith(written.replace(/\/$/, '')) && !written.includes('${') ? written : null;
}
