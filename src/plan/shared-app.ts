import { diagnostic } from '../diagnostics.js';
import type { AppSettings } from '../lower/rule.js';
import type { AppModel, Endpoint } from '../model.js';
import type { NativeChain } from './chain.js';
import { bridge, type Decision } from './outcomes.js';

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
export function bridgeSharedLocals(decisions: readonly Decision[], { values }: AppSettings): void {
  if (values.areLocalsConstant || decisions.every((one) => one.outcome !== 'bridged')) return;
  for (const decision of decisions) {
    const { chain, endpoint } = decision;
    if (chain && usesLocals(chain)) bridge(decision, diagnostic('E2N201', { reason: 'app.locals, which bridged endpoints share' }, endpoint.site));
  }
}

function usesLocals({ steps, terminal, errors }: NativeChain): boolean {
  const ended = terminal.kind === 'inline' || terminal.kind === 'call' ? [terminal.lowered] : [];
  const all = [...steps.flatMap((step) => (step.kind === 'guard' ? [step.lowered] : [])), ...ended, ...errors.map((one) => one.lowered)];
  return all.some(({ helpers }) => helpers.some(({ name }) => name === 'locals'));
}
