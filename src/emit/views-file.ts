import type { TargetFile } from '../model.js';
import type { KnownViews, ViewEngine } from '../plan/views.js';
import { CannotReference, type Emission } from './emission.js';
import { Imports } from './imports.js';
import { propertyName } from './names.js';
import { valueText } from './value-text.js';

/** What the module of the views can export. */
export type ViewsExport = 'render' | 'renderToString';

export const VIEWS_EXPORTS: ReadonlySet<string> = new Set<ViewsExport>(['render', 'renderToString']);

/**
 * Writes the module that renders views as the app was told to.
 *
 * @throws CannotReference for an engine that no other module can import
 */
export function viewsFile(emission: Emission, views: KnownViews, hasLocals: boolean): TargetFile {
  const path = emission.viewsPath;
  const imports = new Imports();
  emission.importHelper('createViews', path, imports);
  const engines = views.engines.map((engine) => `${propertyName(engine.extension)}: ${engineText(engine, emission, path, imports)}`);
  for (const specifier of imports.specifiers()) {
    const resolved = emission.project.resolve(specifier, emission.viewsPath);
    if (resolved.kind === 'package' && emission.packages.has(resolved.name)) emission.viewPackages.add(resolved.name);
  }
  const settings = views.settings.map(([name, value]) => [name, valueText(emission, value, path, imports)] as const);
  const cache = settings.find(([name]) => name === 'view cache');
  const others = settings.filter((one) => one !== cache).map(([name, text]) => `${propertyName(name)}: ${text}`);
  if (hasLocals) emission.importHelper('locals', path, imports);
  const options = [
    // Last: engines may have brought `path` along.
    `folders: ${foldersText(emission, views, imports)}`,
    `engines: { ${engines.join(', ')} }`,
    ...(views.extension ? [`extension: '${views.extension}'`] : []),
    ...(cache ? [`cache: ${/^(?:true|false)$/.test(cache[1]) ? cache[1] : `Boolean(${cache[1]})`}`] : []),
    ...(hasLocals ? ['locals'] : []),
    ...(others.length > 0 ? [`settings: { ${others.join(', ')} }`] : []),
  ];
  const names = [...emission.viewsUsed].sort().join(', ');
  const text = `/** Renders the views of the app. */\nexport const { ${names} } = createViews({\n${options.map((one) => `${one},`).join('\n')}\n});`;
  return { path, content: `${imports.print('ts')}\n\n${text}\n` };
}

/** Engines of packages stay outside of the bundle: they load what they need by computed names. */
function engineText(engine: ViewEngine, emission: Emission, path: string, imports: Imports): string {
  if (engine.kind === 'own') return valueText(emission, engine.value, path, imports);
  const span = { file: path, start: 0, end: 0, line: 1, column: 1 };
  if (!/^[\w@/.-]+$/.test(engine.package)) throw new CannotReference(`the engine ${engine.package}`, span);
  const name = /^[A-Za-z_$][\w$]*$/.test(engine.extension) ? engine.extension : 'engine';
  emission.packages.add(engine.package);
  imports.add(engine.package, { kind: 'default' }, name);
  return `${name}.__express`;
}

function foldersText(emission: Emission, { folders, isList }: KnownViews, imports: Imports): string {
  const known = imports.sourceOf('path');
  const path = known === null || /^(?:node:)?path$/.test(known) ? 'path' : 'nodePath';
  if (known === null || path === 'nodePath') imports.add('node:path', { kind: 'default' }, path);
  const texts = folders.map((folder) => `${path}.join(process.cwd(), '${emission.placeOf(folder).replace(/[\\']/g, '\\$&')}')`);
  return isList ? `[${texts.join(', ')}]` : texts[0];
}
