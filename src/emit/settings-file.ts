import type { AppSettings } from '../lower/rule.js';
import type { TargetFile } from '../model.js';
import type { AppValue } from '../plan/app-values.js';
import { CannotReference, type Emission } from './emission.js';
import { Imports } from './imports.js';
import type { SettingsExport } from './settings-exports.js';
import { propertyName } from './names.js';
import { valueText } from './value-text.js';

/**
 * Writes the module with what the app was told and handlers read.
 *
 * @param texts of the files that import it
 */
export function settingsFile(emission: Emission, settings: AppSettings, texts: readonly string[]): TargetFile {
  const path = emission.settingsPath;
  const imports = new Imports();
  const write = (value: AppValue): string => valueText(emission, value, path, imports);
  const parts = [...emission.settingsUsed].sort().map((name) => exportText(name, settings, texts, write, () => emission.importHelper('Trust', path, imports, { typeOnly: true })));
  return { path, content: `${[imports.print('ts'), ...parts].filter(Boolean).join('\n\n')}\n` };
}

function exportText(name: SettingsExport, { values, cookieSecret }: AppSettings, texts: readonly string[], write: (value: AppValue) => string, importTrust: () => void): string {
  switch (name) {
    case 'cookieSecret':
      return `/** Signs cookies. */\nexport const cookieSecret = ${write(known(cookieSecret))};`;
    case 'trustProxy':
      importTrust();
      return `/** Which proxies to believe what they say of the client. */\nexport const trustProxy: Trust = ${write(known(values.settings.get('trust proxy')))};`;
    case 'parseQuery':
      return queryParserText(write(known(values.settings.get('query parser'))));
    case 'settings':
      return `/** Settings of the app. */\nexport const settings: Record<string, any> = ${objectText([...values.settings].filter(([key]) => isRead(key, texts)), write)};`;
    case 'locals':
      return `/** Values that all of the app shares. */\nexport const locals: Record<string, any> = ${objectText(values.locals, write)};`;
  }
}

/** A parser of the app's own gets the text behind the question mark, and null where there is none (parseurl: index.js). */
function queryParserText(parser: string): string {
  const isName = /^[A-Za-z_$][\w$.]*$/.test(parser);
  const own = isName ? [] : [`const queryParser: (text: any) => any = ${parser};`];
  return [
    ...own,
    '/** Parses the query string of the request. */',
    `export const parseQuery = (request: Request) => ${isName ? parser : 'queryParser'}(new URL(request.url).search.slice(1) || null);`,
  ].join('\n');
}

function objectText(values: Iterable<[string, AppValue | null]>, write: (value: AppValue) => string): string {
  const lines = [...values].flatMap(([key, value]) => (value ? [`  ${propertyName(key)}: ${write(value)},`] : []));
  return lines.length > 0 ? `{\n${lines.join('\n')}\n}` : '{}';
}

/** Whether some file reads a setting, under the name of the object or the one that it has beside another of that name. */
function isRead(key: string, texts: readonly string[]): boolean {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const read = new RegExp(`\\b(?:settings|appSettings)(?:\\.${escaped}\\b|\\['${escaped}'\\])`);
  return texts.some((text) => read.test(text));
}

function known(value: AppValue | null | undefined): AppValue {
  if (!value) throw new CannotReference('a setting that only exists at start-up', { file: '', start: 0, end: 0, line: 1, column: 1 });
  return value;
}
