import { diagnostic } from '../diagnostics.js';
import type { AppSettings } from '../lower/rule.js';
import type { AppModel, Endpoint } from '../model.js';
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
export function bridgeSharedLocals(decisions: Decisions, { values }: AppSettings): void {
  const { endpoints, exports } = decisions;
  if (values.areLocalsConstant || endpoints.every((one) => one.outcome !== 'bridged')) return;
  const users = new Set(exports.flatMap(({ chain, owners }) => (chain && usesLocals(chain) ? owners : [])));
  for (const index of users) {
    const { endpoint, outcome } = endpoints[index];
    if (outcome === 'native') bridge(endpoints[index], diagnostic('E2N201', { reason: 'app.locals, which bridged endpoints share' }, endpoint.site));
  }
  bridgeTogether(decisions);
}

function usesLocals(chain: NativeChain): boolean {
  return loweredIn(chain).some(({ helpers }) => helpers.some(({ name }) => name === 'locals'));
}
