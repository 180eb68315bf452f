import { flatten, routing } from '../express/flatten.js';
import type { AppModel, Layer, SourceSpan } from '../model.js';
import { allSteps, compileChain, coversPath, type NativeChain } from './chain.js';
import type { LoweringStore } from './lowering-store.js';
import type { PlacedLink } from './place-links.js';

/** What the app does with requests below a prefix that no route takes: guards and 404 handlers still run for them. */
export interface Unmatched {
  /** Literal prefix in Express syntax; `/` for the whole app. */
  prefix: string;
  /** Null when the chain holds something without a rule: the original app answers. */
  chain: NativeChain | null;
}

/**
 * The prefixes with an answer of their own for unknown paths and methods, the root first.
 *
 * For each literal path that some middleware stands at, the chain of an imagined route `prefix/*` behind all others is
 * compiled; a prefix counts when something in it answers that does not answer for the prefix around it.
 */
export function unmatchedChains(model: AppModel, store: LoweringStore): Unmatched[] {
  const everything = { parts: [{ kind: 'string' as const, value: '/*path' }], prefix: false, major: 5 as const };
  const links = routing(model).linksAt(everything, 'GET').map(({ link }) => link);
  const paths = links.filter((link) => link.role === 'middleware' && /^\/[\w\-./~]+$/.test(link.path)).map((link) => link.path.replace(/\/$/, ''));
  // Nothing but these files may be below their prefix.
  const prefixes = ['/', ...[...new Set([...paths, ...store.environment.statics.bridgedPrefixes])].sort()];
  const found: Unmatched[] = [];
  for (const prefix of prefixes) {
    const one = { prefix, chain: unmatchedChain(model, prefix, store) };
    const around = found.filter((other) => covers(other.prefix, prefix)).at(-1);
    if (prefix === '/' || (answers(one) && key(one) !== (around && key(around)))) found.push(one);
  }
  return found;
}

/** Whether paths below `inner` are paths below `outer`. */
export function covers(outer: string, inner: string): boolean {
  return outer === '/' || inner === outer || inner.startsWith(`${outer}/`);
}

function answers({ chain }: Unmatched): boolean {
  if (!chain || chain.terminal.kind !== 'not found') return true;
  return allSteps(chain).some((step) => step.kind === 'express' || (step.kind === 'guard' && (step.lowered.outcome.mayAnswer || /\bthrow\b|\breject\(/.test(step.lowered.code))));
}

/** Which links make the answer. */
function key({ chain }: Unmatched): string {
  if (!chain) return 'bridged';
  const guards = allSteps(chain).filter((step) => step.kind === 'guard' || step.kind === 'express');
  const sites = [...guards.map((step) => step.link), ...('link' in chain.terminal ? [chain.terminal.link] : [])];
  return sites.map((link) => `${link.site.file}:${link.site.start}`).join();
}

function unmatchedChain(model: AppModel, prefix: string, store: LoweringStore): NativeChain | null {
  const root = model.routers[model.root];
  const path = `${prefix === '/' ? '' : prefix}/${model.expressMajor === 5 ? '*e2n' : '*'}`;
  const site: SourceSpan = { file: root.created.file, start: -1, end: -1, line: 0, column: 0 };
  const layer: Layer = { kind: 'route', method: 'ALL', paths: [{ kind: 'string', value: path }], handlers: [], site, conditions: [] };
  // Behind everything but the last error handlers, which must come after it to see its errors.
  const last = root.stack.findLastIndex((one) => !(one.kind === 'use' && one.handler.kind === 'user' && one.handler.arity === 4));
  const stack = [...root.stack.slice(0, last + 1), layer, ...root.stack.slice(last + 1)];
  const imagined = flatten({ ...model, routers: { ...model.routers, [model.root]: { ...root, stack } } }).find((one) => one.site.start === -1);
  if (!imagined) return null;
  const chain = imagined.chain.filter((link) => link.role !== 'handler' && (link.applies === 'always' || (link.conditions.length > 0 && coversPath(link.path, `${prefix}/`))));
  const after = imagined.after.filter((link) => link.role === 'error');
  const links = [...chain, ...after].map((link): PlacedLink => ({ link, isCertain: true, tests: [], params: {}, problem: null, scope: [''] }));
  const compiled = compileChain({ method: 'ALL', path: `${prefix === '/' ? '' : prefix}/*`, behind: after.length }, links, store);
  return compiled.ok ? compiled : null;
}
