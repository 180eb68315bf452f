import { diagnostic } from '../diagnostics.js';
import type { AppSettings } from '../lower/rule.js';
import type { AppModel, Endpoint } from '../model.js';
import type { LoweringStore } from './lowering-store.js';
import { loweredIn, type NativeChain } from './steps.js';
import { bridge, bridgeTogether, type Decisions } from './outcomes.js';

/** Routers whose handlers see a mounted app as `req.app`: it, and what is mounted in it. */
export function routersOfMountedApps(model: AppModel, endpoints: readonly Endpoint[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { routers } of endpoints) {
    const first = routers.findIndex(({ id }) => id !== model.root && model.routers[id]?.kind === 'app');
    if (first >= 0) routers.slice(first).forEach(({ id }) => found.add(id));
  }
  return found;
}

/**
 * Native routes and the original app each have their own `app.locals`: where these hold more than constants, all endpoints
 * that use them are native, or none is.
 */
export function bridgeSharedLocals(decisions: Decisions, { values }: AppSettings, inPlace: LoweringStore['inPlace']): void {
  const { endpoints, exports } = decisions;
  const helpers = [...(values.areLocalsConstant ? [] : ['locals']), ...(values.areLocalsSteady ? [] : ['render', 'renderToString'])];
  if (helpers.length === 0 || endpoints.every((one) => one.outcome !== 'bridged')) return;
  const users = new Set(exports.flatMap(({ chain, owners }) => (chain && usesHelper(chain, helpers, inPlace) ? owners : [])));
  for (const index of users) {
    const { endpoint, outcome } = endpoints[index];
    if (outcome === 'native') bridge(endpoints[index], diagnostic('E2N201', { reason: 'app.locals, which bridged endpoints share' }, endpoint.site));
  }
  bridgeTogether(decisions);
}

/** Whether a function of a chain, or one that it calls, uses one of some helpers. */
function usesHelper(chain: NativeChain, names: readonly string[], inPlace: LoweringStore['inPlace']): boolean {
  const all = new Set(loweredIn(chain));
  for (const one of all) for (const key of one.calls) if (inPlace.has(key)) all.add(inPlace.get(key)!.lowered);
  return [...all].some(({ helpers }) => helpers.some(({ name }) => names.includes(name)));
}
