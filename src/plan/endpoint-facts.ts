import type { LoweredFunction } from '../lower/function.js';
import type { AppModel } from '../model.js';
import type { AppFacts, EndpointFacts } from './answer-facts.js';
import type { NativeChain } from './chain.js';
import type { LoweringStore } from './lowering-store.js';
import type { Decision } from './outcomes.js';
import type { Unmatched } from './unmatched.js';

/** The facts of the app, from the settings and from what answers requests that no route takes. */
export function appFacts(model: AppModel, unmatched: readonly Unmatched[]): AppFacts {
  const etag = model.routers[model.root].settings.etag?.value;
  const chain = unmatched.find(({ prefix }) => prefix === '/')?.chain;
  const answersUnknown = !!chain && chain.terminal.kind !== 'not found';
  return {
    makesETags: !(etag?.kind === 'literal' && etag.value === false),
    answersUnknown,
    answersOptions: answersUnknown || !!chain?.steps.some(({ kind }) => kind === 'cors'),
  };
}

/** The facts of an endpoint; of one that is not native only the outcome and the method are known. */
export function endpointFacts({ endpoint, outcome, chain }: Decision, app: AppFacts, store: LoweringStore): EndpointFacts {
  const lowered = chain ? loweredOf(chain, store) : [];
  const helpers = new Set(lowered.flatMap((one) => one.helpers.map(({ name }) => name)));
  const sends = ['json', 'send', 'jsonp'].some((name) => helpers.has(name));
  const json = sends || lowered.some(({ code }) => code.includes('NextResponse.json('));
  return {
    app,
    outcome,
    method: endpoint.method,
    answers: { json, body: json || helpers.has('sendStatus') || lowered.some(({ code }) => code.includes('new NextResponse(')) },
    handlesErrors: !!chain && chain.errors.length > 0,
    readsQueryText: lowered.some(({ notes }) => notes.some(({ code }) => code === 'E2N220')),
    readsBody: lowered.some(({ body }) => body !== null),
  };
}

/** The functions of a chain and those that they call, each once. */
function loweredOf(chain: NativeChain, store: LoweringStore): LoweredFunction[] {
  const { steps, terminal, errors } = chain;
  const found = new Set<LoweredFunction>();
  const add = (lowered: LoweredFunction): void => {
    if (found.has(lowered)) return;
    found.add(lowered);
    for (const key of lowered.calls) {
      const called = store.inPlace.get(key);
      if (called) add(called.lowered);
    }
  };
  for (const step of steps) if (step.kind === 'guard') add(step.lowered);
  if (terminal.kind === 'inline' || terminal.kind === 'call') add(terminal.lowered);
  for (const { lowered } of errors) add(lowered);
  return [...found];
}
