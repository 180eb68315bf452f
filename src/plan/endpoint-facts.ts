import type { LoweredFunction } from '../lower/function.js';
import type { AppModel } from '../model.js';
import type { AppFacts, EndpointFacts } from './answer-facts.js';
import { loweredIn, type NativeChain } from './steps.js';
import { linksOf } from './error-reads.js';
import type { LoweringStore } from './lowering-store.js';
import type { Decision, Decisions } from './outcomes.js';

/** The facts of the app, from the settings and from what answers requests that no route takes. */
export function appFacts(model: AppModel, { exports, unmatched }: Decisions, publishesFiles: boolean): AppFacts {
  const etag = model.routers[model.root].settings.etag?.value;
  const sensitive = model.routers[model.root].settings['case sensitive routing']?.value;
  const chain = unmatched.find(({ prefix }) => prefix === '/')?.chain;
  const answersUnknown = !!chain && chain.terminal.kind !== 'not found';
  return {
    makesETags: !(etag?.kind === 'literal' && etag.value === false),
    ignoresCase: !(sensitive?.kind === 'literal' && sensitive.value === true),
    answersUnknown,
    publishesFiles,
    compresses: linksOf(model).some((link) => link.kind === 'package' && link.package === 'compression'),
    answersOptions: (answersUnknown && !exports.some(({ isAutomatic }) => isAutomatic)) || !!chain?.steps.some(({ kind }) => kind === 'cors'),
  };
}

/** The facts of an endpoint; of one that is not native only the outcome and the method are known. */
export function endpointFacts({ endpoint, outcome }: Decision, chains: readonly NativeChain[], app: AppFacts, store: LoweringStore): EndpointFacts {
  const lowered = loweredOf(chains, store);
  const helpers = new Set(lowered.flatMap((one) => one.helpers.map(({ name }) => name)));
  const sends = ['json', 'send', 'jsonp'].some((name) => helpers.has(name));
  const json = sends || lowered.some(({ code }) => code.includes('NextResponse.json('));
  return {
    app,
    outcome,
    method: endpoint.method,
    answers: { json, body: json || helpers.has('sendStatus') || lowered.some(({ code }) => code.includes('new NextResponse(')) },
    handlesErrors: chains.some(({ errors }) => errors.length > 0),
    readsQueryText: lowered.some(({ notes }) => notes.some(({ code }) => code === 'E2N220')),
    readsSimpleQuery: store.environment.settings.queryParser === 'simple' && lowered.some(readsWholeQuery),
    ignoresCase: outcome !== 'legacy' && app.ignoresCase && /[a-z]/i.test(endpoint.path.replace(/[:*]\w+/g, '')),
    setsLatin: lowered.some(({ code }) => /headers/i.test(code) && /[\u0080-\u00ff]|\\(?:u00|x)[89a-f]/i.test(code)),
    readsBody: lowered.some(({ body }) => body !== null),
  };
}

/** Whether it does more with the query than read some keys of it. */
function readsWholeQuery({ code, helpers }: LoweredFunction): boolean {
  const rest = code.replace(/=\s*(?:await\s+)?parseQuery\(\w+\)/g, '');
  return helpers.some(({ name }) => name === 'parseQuery') && (/__proto__/.test(code) || /(?:\bquery\b|\bparseQuery\(\w+\))(?!\s*(?:\?\.|\.\w|\[|[\w:('"`]))/.test(rest));
}

/** The functions of some chains and those that they call, each once. */
function loweredOf(chains: readonly NativeChain[], store: LoweringStore): LoweredFunction[] {
  const found = new Set<LoweredFunction>();
  const add = (lowered: LoweredFunction): void => {
    if (found.has(lowered)) return;
    found.add(lowered);
    for (const key of lowered.calls) {
      const called = store.inPlace.get(key);
      if (called) add(called.lowered);
    }
  };
  for (const lowered of chains.flatMap(loweredIn)) add(lowered);
  return [...found];
}
