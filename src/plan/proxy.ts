import type { ExpressMajor, PlannedLink } from '../model.js';
import { toMatcher } from '../next/matcher.js';
import type { NextFacts } from '../next/versions.js';
import type { TargetApp } from '../next/target.js';
import { sourceOf } from '../emit/module-writer.js';
import { holdsState } from '../emit/state.js';
import { walk } from '../lower/templates.js';
import type { SourceProject } from '../source/project.js';
import { linkKey, type NativeChain, type Step } from './steps.js';
import { covers } from './unmatched.js';

export type GuardStep = Extract<Step, { kind: 'guard' }>;

/** A guard that runs before the routes below a prefix. */
export interface ProxyGuard {
  prefix: string;
  step: GuardStep;
  matcher: string[];
}

/** A chain with the path that it is for. */
export interface PlacedChain {
  path: string;
  chain: NativeChain;
  links: PlannedLink[];
}

interface ProxyContext {
  project: SourceProject;
  target: TargetApp;
  facts: NextFacts;
  major: ExpressMajor;
}

/**
 * Moves stateless guards over a literal prefix out of the chains and into the proxy.
 *
 * A guard qualifies when it decides by the request's head alone, hands nothing on, and is the first link of every chain
 * below its prefix: in the proxy it runs before all others, outside the error handlers, and on 14 and 15 without Node.
 *
 * @param chains every native chain; those below the prefix lose the guard
 */
export function moveToProxy(chains: readonly PlacedChain[], context: ProxyContext): ProxyGuard[] {
  if (context.target.proxy) return [];
  const guards: ProxyGuard[] = [];
  for (const step of firstGuards(chains)) {
    const prefix = step.link.path.replace(/\/$/, '');
    const matcher = toMatcher([{ kind: 'string', value: prefix }], context.major);
    if (!matcher.ok || !isStateless(step, context) || !isFirstEverywhere(step, prefix, chains)) continue;
    // The proxy sees the method that was sent.
    if (/\bmethod\b/.test(step.lowered.code) && chains.some(({ path, chain }) => chain.overridesMethod && covers(prefix, path))) continue;
    guards.push({ prefix, step, matcher: matcher.entries });
    for (const one of chains) {
      if (!covers(prefix, one.path)) continue;
      one.chain.steps = one.chain.steps.filter((other) => !isSame(other, step));
      for (const link of one.links) if (link.span.file === step.link.site.file && link.span.start === step.link.site.start && link.placement === 'guard') Object.assign(link, { placement: 'proxy', reason: `needs the head of the request only; matcher ${matcher.entries.join(', ')}` });
    }
  }
  return guards;
}

/** Guards over a prefix that stand at the head of some chain, each once. */
function firstGuards(chains: readonly PlacedChain[]): GuardStep[] {
  const found = new Map<string, GuardStep>();
  for (const { chain } of chains) {
    const [first] = chain.steps;
    if (first?.kind !== 'guard' || first.link.role !== 'middleware' || !/^\/[\w\-./~]+$/.test(first.link.path)) continue;
    found.set(`${linkKey(first.link)} ${first.link.path}`, first);
  }
  return [...found.values()];
}

function isSame(step: Step, guard: GuardStep): boolean {
  return step.kind === 'guard' && linkKey(step.link) === linkKey(guard.link);
}

function isFirstEverywhere(guard: GuardStep, prefix: string, chains: readonly PlacedChain[]): boolean {
  return chains.filter(({ path }) => covers(prefix, path)).every(({ chain }) => chain.steps[0] && isSame(chain.steps[0], guard));
}

/** Reads the request's head, keeps nothing, throws nothing, and imports nothing that the proxy's runtime lacks. */
function isStateless({ lowered, link }: GuardStep, { project, facts }: ProxyContext): boolean {
  const { params, body, headers, onFinish, uses, establishes, outcome } = lowered;
  if (params.whole || body || headers || onFinish || uses.length > 0 || establishes.length > 0 || !outcome.mayAnswer) return false;
  if (lowered.helpers.length > 0 || /\bthrow\b|\breject\(/.test(lowered.code)) return false;
  if (link.function.kind !== 'user') return false;
  return isPlainModule(link.function.function.file, project, facts, new Set());
}

function isPlainModule(file: string, project: SourceProject, facts: NextFacts, seen: Set<string>): boolean {
  if (seen.has(file) || file.endsWith('.json')) return true;
  seen.add(file);
  const module = project.module(file);
  let isPlain = !holdsState(module.code, module.language);
  walk(module.ast.program, (node) => {
    const source = sourceOf(node);
    if (!source || !isPlain) return;
    const resolved = project.resolve(source.value, file);
    if (resolved.kind === 'file') isPlain = isPlainModule(resolved.file, project, facts, seen);
    else if (resolved.kind === 'builtin') isPlain = facts.proxyRuntime === 'nodejs';
    else if (resolved.kind === 'package') isPlain = resolved.name === 'express' || resolved.name === 'dotenv';
  });
  return isPlain;
}
