import type { AppSettings } from '../lower/rule.js';
import type { AppModel, LinkFunction, SourceSpan, StaticValue } from '../model.js';
import type { SourceProject } from '../source/project.js';

/** Settings of the root app that change what handlers see and send (express/lib/application.js, `defaultConfiguration`). */
export function appSettings(model: AppModel, project: SourceProject): AppSettings {
  const { settings } = model.routers[model.root];
  const value = (name: string): StaticValue | undefined => settings[name]?.value;
  const trust = value('trust proxy');
  const secret = cookieSecret(model);
  return {
    queryParser: queryParser(value('query parser'), model.expressMajor),
    ...(trust && literalText(trust) !== 'false' && { trustProxy: literalText(trust) ?? 'true' }),
    ...(value('json replacer') && { jsonIsCustom: true }),
    ...(jsonFormat(value) && { json: jsonFormat(value)! }),
    ...(secret && { cookieSecret: project.module(secret.file).code.slice(secret.start, secret.end) }),
  };
}

function queryParser(value: StaticValue | undefined, major: number): AppSettings['queryParser'] {
  if (!value) return major === 4 ? 'extended' : 'simple';
  if (value.kind !== 'literal') return 'custom';
  if (value.value === 'extended' || value.value === true) return value.value === true ? 'simple' : 'extended';
  if (value.value === 'simple') return 'simple';
  return value.value === false ? 'none' : 'custom';
}

function jsonFormat(value: (name: string) => StaticValue | undefined): string | null {
  const parts: string[] = [];
  const spaces = value('json spaces');
  if (spaces) parts.push(`spaces: ${literalText(spaces) ?? '2'}`);
  if (value('json escape')) parts.push(`escape: ${literalText(value('json escape')!) ?? 'true'}`);
  return parts.length ? `{ ${parts.join(', ')} }` : null;
}

function literalText(value: StaticValue): string | null {
  if (value.kind === 'literal') return JSON.stringify(value.value);
  if (value.kind !== 'array') return null;
  const items = value.items.map(literalText);
  return items.every((item) => item !== null) ? `[${items.join(', ')}]` : null;
}

/** The secret given to cookie-parser, wherever it is used. */
function cookieSecret(model: AppModel): SourceSpan | null {
  for (const router of Object.values(model.routers)) {
    for (const layer of router.stack) {
      const links: LinkFunction[] = layer.kind === 'use' ? [layer.handler] : layer.kind === 'route' ? layer.handlers : [];
      for (const link of links) {
        if (link.kind === 'package' && link.package === 'cookie-parser' && link.arguments[0]) return link.arguments[0].span;
      }
    }
  }
  return null;
}
