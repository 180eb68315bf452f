import type { ExpressMajor, PlannedEndpoint } from '../model.js';
import { madeUpPath } from './endpoint-path.js';
import type { ScriptedRequest } from './requests-file.js';

/** Methods that only read; requests with another may change what later ones find. */
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Which method is tried where it is not registered, the most telling first. */
const PROBES = ['DELETE', 'PUT', 'PATCH', 'POST', 'GET'];

type Route = Pick<PlannedEndpoint, 'method' | 'path'>;

/** An endpoint for which no request could be made up is in `untried`. */
export interface MadeUp {
  requests: ScriptedRequest[];
  untried: Route[];
}

/**
 * Requests from the endpoint table: every endpoint once, and for each path a method that it does not have and a
 * preflight. Those that read come first.
 */
export function madeUpRequests(endpoints: readonly Route[], major: ExpressMajor): MadeUp {
  const untried: Route[] = [];
  const requests: ScriptedRequest[] = [];
  const methodsOf = new Map<string, Set<string>>();
  for (const { method, path } of endpoints) {
    const made = madeUpPath(path, major);
    if (made === undefined) {
      untried.push({ method, path });
      continue;
    }
    methodsOf.set(made, (methodsOf.get(made) ?? new Set()).add(method));
    const sent = method === 'ALL' ? 'GET' : method;
    requests.push(request('endpoint', sent, made, `${method} ${path}`));
  }
  for (const [path, methods] of methodsOf) requests.push(...probes(path, methods));
  const reads = ({ method }: ScriptedRequest) => READING.has(method);
  return { requests: [...requests.filter(reads), ...requests.filter((one) => !reads(one))], untried };
}

function probes(path: string, methods: Set<string>): ScriptedRequest[] {
  const asked = [...methods].find((method) => method !== 'ALL') ?? 'GET';
  const preflight = request('preflight', 'OPTIONS', path, `preflight for ${asked} ${path}`);
  preflight.headers = {
    Origin: 'https://app.example.com',
    'Access-Control-Request-Method': asked,
    'Access-Control-Request-Headers': 'content-type',
  };
  const missing = methods.has('ALL') ? undefined : PROBES.find((method) => !methods.has(method));
  return [preflight, ...(missing ? [request('missing method', missing, path, `${missing} ${path}, which is not registered`)] : [])];
}

function request(origin: ScriptedRequest['origin'], method: string, path: string, name: string): ScriptedRequest {
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(method);
  return { name, origin, method, path, headers: {}, ...(hasBody && { body: { kind: 'json', value: {} } }), save: {}, cookies: false };
}
