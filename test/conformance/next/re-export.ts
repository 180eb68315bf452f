import { parse } from '@babel/parser';
import * as t from '@babel/types';
import { ROUTE_METHODS } from '../../../src/model.js';
import { relativeSpecifier } from './specifiers.js';

/** What a `route.ts` exports, as far as Next looks at it. */
export interface RouteExports {
  methods: string[];
  /** Route segment config, as `name = literal`; Next reads it from the text of the file. */
  config: string[];
}

const CONFIG = new Set(['runtime', 'dynamic', 'dynamicParams', 'revalidate', 'fetchCache', 'maxDuration', 'preferredRegion']);

/** Reads the exports of a route module. */
export function routeExports(code: string): RouteExports {
  const { program } = parse(code, { sourceType: 'module', plugins: ['typescript'] });
  const names: string[] = [];
  const config: string[] = [];
  for (const node of program.body) {
    if (!t.isExportNamedDeclaration(node) || node.exportKind === 'type') continue;
    for (const specifier of node.specifiers) {
      if (t.isExportSpecifier(specifier)) names.push(t.isIdentifier(specifier.exported) ? specifier.exported.name : specifier.exported.value);
    }
    if (!node.declaration) continue;
    names.push(...Object.keys(t.getBindingIdentifiers(node.declaration, false, true)));
    if (!t.isVariableDeclaration(node.declaration)) continue;
    for (const { id, init } of node.declaration.declarations) {
      if (t.isIdentifier(id) && CONFIG.has(id.name) && init) config.push(`${id.name} = ${code.slice(init.start!, init.end!)}`);
    }
  }
  return { methods: ROUTE_METHODS.filter((method) => names.includes(method)), config };
}

/** Where a re-exporting route stands and what it stands for. */
export interface ReExport {
  /** Path of the generated file in the joint app. */
  file: string;
  /** Path of the case's own route in the joint app. */
  original: string;
  /** Path that the generated file takes off the URL: `/body-json`. */
  prefix: string;
  exports: RouteExports;
}

/**
 * The text of a route that takes the prefix off the request and hands it to the case's own route. The call carries the
 * type of the folder's parameters, so that the type check sees what Next's own generated one would see.
 */
export function printReExport({ file, original, prefix, exports }: ReExport): string {
  return [
    `import * as route from '${relativeSpecifier(file, original.replace(/\.\w+$/, ''))}';`,
    `import { withoutPrefix } from '${relativeSpecifier(file, 'bench/without-prefix')}';`,
    '',
    ...exports.methods.map((method) => `export const ${method} = withoutPrefix<${paramsType(file)}>('${prefix}', route.${method});`),
    ...exports.config.map((setting) => `export const ${setting};`),
    '',
  ].join('\n');
}

/** The parameters that the folders of a route give, as `RouteContext` of Next types them. */
function paramsType(file: string): string {
  const members = [...file.matchAll(/\[(\[?\.\.\.)?([^\]]+)\]/g)].map(([, dots, name]) => {
    const type = dots ? 'string[]' : 'string';
    return `'${name}'${dots === '[...' ? '?' : ''}: ${type}`;
  });
  return `{ ${members.join('; ')} }`;
}
