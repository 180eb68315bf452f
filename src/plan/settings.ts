import type { AppSettings } from '../lower/rule.js';
import type { AppModel, LinkFunction, SourceSpan, StaticValue } from '../model.js';
import type { SourceProject } from '../source/project.js';
import { appValues, isPortable, literalText, type AppValue, type AppValues } from './app-values.js';
import { appViews } from './views.js';

/** What the root app was told that changes what handlers see and send (express/lib/application.js, `defaultConfiguration`). */
export function appSettings(model: AppModel, project: SourceProject): AppSettings {
  const { settings } = model.routers[model.root];
  const value = (name: string): StaticValue | undefined => settings[name]?.value;
  const values = appValues(model, project);
  const trustProxy = trustSetting(value('trust proxy'), values);
  const cookieSecret = cookieSecretOf(model, project);
  return {
    values,
    views: appViews(model, project, values),
    queryParser: queryParser(value('query parser'), model.expressMajor, values),
    ...(trustProxy && { trustProxy }),
    ...(value('subdomain offset') && { subdomainOffset: literalText(value('subdomain offset')!) }),
    ...jsonpCallback(value('jsonp callback name')),
    ...jsonFormat(value, values),
    ...(cookieSecret !== undefined && { cookieSecret }),
  };
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

function jsonFormat(value: (name: string) => StaticValue | undefined, values: AppValues): Pick<AppSettings, 'json' | 'jsonIsCustom'> {
  const parts: string[] = [];
  const replacer = value('json replacer');
  // A list is written where it is used, a function stands in the settings module.
  const text = replacer && (literalText(replacer) ?? (values.settings.get('json replacer') ? "$settings['json replacer']" : null));
  if (text === null) return { jsonIsCustom: true };
  if (text) parts.push(`replacer: ${text}`);
  const spaces = value('json spaces');
  if (spaces) parts.push(`spaces: ${literalText(spaces) ?? '2'}`);
  if (value('json escape')) parts.push(`escape: ${literalText(value('json escape')!) ?? 'true'}`);
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
  return secrets.size === 1 && isPortable(text, file, project) ? { text, file } : null;
}
