import type { AppSettings } from '../lower/rule.js';
import type { AppModel, LinkFunction, SourceSpan, StaticValue } from '../model.js';
import type { SourceProject } from '../source/project.js';
import { appValues, isPortable, literalText, type AppValue, type AppValues } from './app-values.js';
import { appViews } from './views.js';

type Lookup = (name: string) => StaticValue | undefined;

/** What the root app was told that changes what handlers see and send (express/lib/application.js, `defaultConfiguration`). */
export function appSettings(model: AppModel, project: SourceProject): AppSettings {
  const { settings } = model.routers[model.root];
  const values = appValues(model, project);
  const cookieSecret = cookieSecretOf(model, project);
  return { ...decidedBy((name) => settings[name]?.value, model, values), values, views: appViews(model, project, values), ...(cookieSecret !== undefined && { cookieSecret }) };
}

/**
 * The settings of the app around each router: a mounted app has its own for all that an app sets when it is made, and those
 * of the app around it for the rest (express/lib/application.js, `defaultConfiguration`).
 *
 * @param root settings of the root app
 */
export function mountedSettings(model: AppModel, root: AppSettings): (router: string) => AppSettings {
  const { expressMajor } = model;
  const around = appsAround(model);
  const nearest = nearestApps(model);
  const own = (app: string): AppSettings => {
    const { settings } = model.routers[app];
    const chain = around.get(app) ?? [];
    const outer = (name: string) => chain.map((id) => model.routers[id].settings[name]).find((one) => one !== undefined);
    const value: Lookup = (name) => {
      // Express 4 parses the query once, in the first app that a request enters (lib/middleware/query.js).
      if (name === 'query parser' && expressMajor === 4) return model.routers[model.root].settings[name]?.value;
      return (settings[name] ?? (OF_EACH_APP.has(name) ? undefined : outer(name)))?.value;
    };
    const isPlain = (name: string) => value(name)?.kind === 'literal' || value(name) === model.routers[model.root].settings[name]?.value;
    const { trustProxy: _, subdomainOffset: _offset, json: _json, jsonpCallback: _callback, jsonIsCustom: _custom, ...rest } = root;
    const known = new Map([...root.values.settings].map(([name, one]): [string, AppValue | null] => [name, isPlain(name) ? one : null]));
    for (const name of Object.keys(settings)) if (!known.has(name)) known.set(name, isPlain(name) ? { text: '', file: '' } : null);
    const decided = decidedBy(value, model, { ...root.values, settings: known });
    // One output parses queries in one way.
    return { ...rest, ...decided, ...(decided.queryParser !== root.queryParser && decided.queryParser !== 'none' && { queryParser: 'unknown' }) };
  };
  const found = new Map<string, AppSettings>();
  return (router) => {
    const kept = found.get(router);
    if (kept) return kept;
    const apps = model.routers[router].kind === 'app' ? [router] : [...(nearest.get(router) ?? [model.root])];
    const all = apps.map((app) => (app === model.root ? root : own(app)));
    const isOne = all.every((one) => JSON.stringify(one) === JSON.stringify(all[0]));
    const settings: AppSettings = isOne ? all[0] : { ...root, queryParser: 'unknown', trustProxy: { kind: 'unknown' }, subdomainOffset: null, jsonpCallback: null, jsonIsCustom: true };
    found.set(router, settings);
    return settings;
  };
}

/** Settings that each app has of its own from the start. */
const OF_EACH_APP = new Set(['query parser', 'subdomain offset', 'jsonp callback name', 'etag', 'env', 'views', 'x-powered-by']);

function decidedBy(value: Lookup, model: AppModel, values: AppValues): Omit<AppSettings, 'values' | 'views' | 'cookieSecret'> {
  const trustProxy = trustSetting(value('trust proxy'), values);
  return {
    queryParser: queryParser(value('query parser'), model.expressMajor, values),
    ...(trustProxy && { trustProxy }),
    ...(value('subdomain offset') && { subdomainOffset: literalText(value('subdomain offset')!) }),
    ...jsonpCallback(value('jsonp callback name')),
    ...jsonFormat(value, values),
  };
}

/** The apps around each app, the nearest first; of one that is mounted twice those of one place. */
function appsAround(model: AppModel): Map<string, string[]> {
  const found = new Map<string, string[]>();
  visitMounts(model, (router, apps) => model.routers[router].kind === 'app' && found.set(router, apps));
  return found;
}

/** The nearest apps around each router. */
function nearestApps(model: AppModel): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  visitMounts(model, (router, apps) => found.set(router, (found.get(router) ?? new Set()).add(apps[0])));
  return found;
}

/** Calls back for each router with the apps around it, the nearest first. */
function visitMounts(model: AppModel, visit: (router: string, apps: string[]) => void): void {
  const walk = (id: string, apps: string[], above: readonly string[]): void => {
    if (above.includes(id) || !model.routers[id]) return;
    if (apps.length > 0) visit(id, apps);
    const inner = model.routers[id].kind === 'app' ? [id, ...apps] : apps;
    for (const layer of model.routers[id].stack) if (layer.kind === 'mount') walk(layer.router, inner, [...above, id]);
  };
  walk(model.root, [], []);
}

function queryParser(value: StaticValue | undefined, major: number, values: AppValues): AppSettings['queryParser'] {
  if (!value) return major === 4 ? 'extended' : 'simple';
  if (value.kind === 'literal') {
    // `true` means the parser that needs no package (express/lib/utils.js, `compileQueryParser`).
    if (value.value === 'simple' || value.value === true) return 'simple';
    if (value.value === 'extended') return 'extended';
    return value.value === false ? 'none' : 'unknown';
  }
  return value.kind === 'function' && values.settings.get('query parser') ? 'custom' : 'unknown';
}

/** A value that is one word is written where it is used; all others stand in the settings module. */
function trustSetting(value: StaticValue | undefined, values: AppValues): AppSettings['trustProxy'] {
  if (!value || value.kind === 'undefined') return undefined;
  const known = values.settings.get('trust proxy');
  if (!known) return { kind: 'unknown' };
  if (value.kind !== 'literal') return { kind: 'module' };
  return value.value === false || value.value === null ? undefined : { kind: 'text', text: literalText(value)! };
}

function jsonpCallback(value: StaticValue | undefined): Pick<AppSettings, 'jsonpCallback'> {
  if (!value) return {};
  return { jsonpCallback: value.kind === 'literal' && typeof value.value === 'string' ? value.value : null };
}

function jsonFormat(value: Lookup, values: AppValues): Pick<AppSettings, 'json' | 'jsonIsCustom'> {
  const parts: string[] = [];
  for (const part of ['replacer', 'spaces', 'escape']) {
    const name = `json ${part}`;
    const setting = value(name);
    if (!setting) continue;
    // Plain data is written where it is used, all else stands in the settings module.
    const text = literalText(setting) ?? (values.settings.get(name) ? `$settings['${name}']` : null);
    if (text === null) return { jsonIsCustom: true };
    parts.push(`${part}: ${text}`);
  }
  return parts.length > 0 ? { json: `{ ${parts.join(', ')} }` } : {};
}

/** The secret given to cookie-parser, wherever it is used: undefined for none, null where reading cannot tell. */
function cookieSecretOf(model: AppModel, project: SourceProject): AppValue | null | undefined {
  const secrets = new Map<string, SourceSpan>();
  for (const router of Object.values(model.routers)) {
    for (const layer of router.stack) {
      const links: LinkFunction[] = layer.kind === 'use' ? [layer.handler] : layer.kind === 'route' ? layer.handlers : [];
      for (const link of links) {
        if (link.kind !== 'package' || link.package !== 'cookie-parser') continue;
        const [secret] = link.arguments;
        if (secret && secret.value.kind !== 'undefined') secrets.set(project.module(secret.span.file).code.slice(secret.span.start, secret.span.end), secret.span);
      }
    }
  }
  const [first] = secrets;
  if (!first) return undefined;
  const [text, { file }] = first;
  return secrets.size === 1 && isPortable(text, { file }, project) ? { text, file } : null;
}
