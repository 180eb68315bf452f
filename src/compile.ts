import path from 'node:path';
import type { Compilation, CompileOptions } from './compile-types.js';
import { diagnostic } from './diagnostics.js';
import { emitApp } from './emit/app.js';
import { contained } from './emit/contained.js';
import { withRelativeLoads } from './emit/computed-loads.js';
import { layoutFor } from './emit/layout.js';
import { discover } from './express/discover.js';
import { flatten } from './express/flatten.js';
import { assertTarget, inspectTarget, withoutOwnFiles } from './next/target.js';
import { denyDifferences, differencesMet } from './plan/known-differences.js';
import { LoweringStore } from './plan/lowering-store.js';
import type { NextMajor } from './model.js';
import { KnownFactories } from './plan/factory-constants.js';
import { errorReads } from './plan/error-reads.js';
import { bridge, bridgeTogether, decide } from './plan/outcomes.js';
import { toPlan } from './plan/plan.js';
import { bridgeSharedLocals, routersOfMountedApps } from './plan/shared-app.js';
import { selectRoutes } from './plan/select.js';
import { namesBodiless } from './lower/open-status.js';
import { appSettings, mountedSettings } from './plan/settings.js';
import { StaticFolders } from './plan/static-folders.js';
import { stateNames } from './plan/state-names.js';
import { typeQuestions } from './plan/type-questions.js';
import { openProject } from './source/project.js';
import { filesWrittenFor } from './workspace/manifest.js';

/**
 * The compiler: reads the source and the target, decides every endpoint's outcome, and makes the files.
 *
 * Emitting may find that an endpoint cannot be native after all (a name that no other file can import, state that a
 * bridged endpoint shares); it is then bridged and the files are made again, so that the plan is what was really made.
 *
 * @throws UserError for input that cannot be compiled
 */
export async function compile(source: string, options: CompileOptions = {}): Promise<Compilation> {
  const project = withRelativeLoads(openProject(source));
  const dir = options.out ? path.resolve(options.out) : path.join(project.root, '.next-app-that-does-not-exist');
  const target = withoutOwnFiles(inspectTarget(dir), filesWrittenFor(source, dir));
  assertTarget(target);
  const next: NextMajor = options.next ?? target.nextMajor ?? 16;
  const model = discover(project);
  const endpoints = flatten(model);
  const selected = new Set(options.routes ? selectRoutes(endpoints, options.routes) : endpoints);
  const types = typeQuestions(project, model.entry, model.reached);
  const inMountedApp = routersOfMountedApps(model, endpoints);
  const statics = new StaticFolders(project, model, endpoints, target);
  const factories = new KnownFactories(model, project);
  const refusedLinks = new Map<string, string>();
  const settings = appSettings(model, project);
  const store = () =>
    new LoweringStore({
      project,
      major: model.expressMajor,
      root: model.root,
      settings,
      settingsOf: mountedSettings(model, settings),
      isRootApp: (router) => !inMountedApp.has(router),
      statics,
      factories,
      refusedLinks,
      errorReads: errorReads(model, project),
      knowsBodiless: model.reached.some((file) => !file.endsWith('.json') && namesBodiless(project.module(file).code)),
      stateName: stateNames(model, project),
      ...types,
    });
  const refused = new Map<number, ReturnType<typeof diagnostic>>();
  const decideWith = (others: readonly number[] = []) => {
    const lowering = store();
    const decisions = decide(endpoints, model, target, lowering, selected);
    for (const [index, reason] of refused) bridge(decisions.endpoints[index], reason);
    for (const index of others) bridge(decisions.endpoints[index], diagnostic('E2N207'));
    bridgeTogether(decisions);
    const denied = denyDifferences(options.deny ?? [], decisions, model, lowering);
    bridgeSharedLocals(decisions, lowering.environment.settings, lowering.inPlace);
    return { lowering, decisions, denied };
  };
  const emit = ({ lowering, decisions, denied: { bridgesUnmatched } }: ReturnType<typeof decideWith>) =>
    emitApp({ project, model, target, next, decisions, store: lowering, layout: layoutFor(target, model.reached), runtime: options.runtime ?? 'auto', bridgesUnmatched });
  for (;;) {
    const decided = decideWith();
    const natives = decided.decisions.endpoints.flatMap(({ outcome }, index) => (outcome === 'native' ? [index] : []));
    const emitted = await contained((bridged) => emit(bridged.length === 0 ? decided : decideWith(bridged)), natives);
    if (emitted.ok) {
      const { decisions, lowering, denied } = decided;
      const differences = differencesMet(decisions, model, lowering);
      return { plan: toPlan(model, decisions, next, emitted, { differences, errors: denied.errors }), files: emitted.files };
    }
    const known = refused.size + refusedLinks.size + Number(!settings.views.ok);
    for (const { index, reason } of emitted.refused) refused.set(index, reason);
    if (emitted.refusedViews !== undefined) settings.views = { ok: false, reason: emitted.refusedViews };
    for (const [place, reason] of emitted.refusedLinks ?? []) refusedLinks.set(place, reason);
    // Without something new the next attempt would be the same.
    if (refused.size + refusedLinks.size + Number(!settings.views.ok) === known) throw new Error('an attempt refused nothing new');
  }
}
