import { parse } from '@babel/parser';
import * as t from '@babel/types';
import type { NextMajor } from '../../../src/model.js';
import { relativeSpecifier } from './specifiers.js';

/** The proxy of one case, as it stands in the joint app. */
export interface CaseProxy {
  /** `/body-json`. */
  prefix: string;
  /** Path of the case's own file in the joint app. */
  file: string;
  code: string;
}

/**
 * One proxy for all cases. The prefix alone finds the case: a request reaches this file only when a matcher of its case
 * takes it. The matchers are literals, because Next reads them from the text.
 */
export function printProxies(proxies: CaseProxy[], next: NextMajor): string {
  const file = next === 16 ? 'proxy.ts' : 'middleware.ts';
  const imports = proxies.map((proxy, i) => `import proxy${i} from '${relativeSpecifier(file, proxy.file.replace(/\.\w+$/, ''))}';`);
  const table = proxies.map(({ prefix }, i) => `  '${prefix}': proxy${i} as Proxy,`);
  const matchers = proxies.flatMap(({ prefix, code }) => matchersOf(code).map((matcher) => prefixedMatcher(prefix, matcher)));
  return `import { NextResponse, type NextFetchEvent, type NextRequest } from 'next/server';
import { at, withoutPrefixOf } from './bench/without-prefix';
${imports.join('\n')}

type Proxy = (request: NextRequest, event: NextFetchEvent) => Response | void | null | Promise<Response | void | null>;

const proxies: Record<string, Proxy> = {
${table.join('\n')}
};

export default async function proxy(request: NextRequest, event: NextFetchEvent): Promise<Response> {
  const [, folder] = request.nextUrl.pathname.split('/');
  const prefix = '/' + folder;
  const answer = (await proxies[prefix](at(withoutPrefixOf(prefix, request.url), request), event)) ?? NextResponse.next();
  const rewritten = answer.headers.get('x-middleware-rewrite');
  if (rewritten?.startsWith(request.nextUrl.origin)) {
    const { pathname, search } = new URL(rewritten);
    answer.headers.set('x-middleware-rewrite', request.nextUrl.origin + prefix + pathname + search);
  }
  return answer;
}

export const config = {
  matcher: [
${matchers.map((matcher) => `    ${matcher},`).join('\n')}
  ],
};
`;
}

/** The matchers of `export const config = { matcher }`, as source text. */
function matchersOf(code: string): (t.StringLiteral | t.ObjectExpression)[] {
  const { program } = parse(code, { sourceType: 'module', plugins: ['typescript'] });
  for (const node of program.body) {
    if (!t.isExportNamedDeclaration(node) || !t.isVariableDeclaration(node.declaration)) continue;
    for (const { id, init } of node.declaration.declarations) {
      if (!t.isIdentifier(id, { name: 'config' })) continue;
      const value = memberOf(t.isTSSatisfiesExpression(init) ? init.expression : init, 'matcher');
      const items = t.isArrayExpression(value) ? value.elements : [value];
      if (items.every((item) => t.isStringLiteral(item) || t.isObjectExpression(item))) return items;
      throw new Error('the matcher of the proxy is no literal');
    }
  }
  return [t.stringLiteral('/:path*')];
}

function memberOf(node: t.Node | null | undefined, name: string): t.Node | undefined {
  if (!t.isObjectExpression(node)) return undefined;
  const property = node.properties.find((member) => t.isObjectProperty(member) && t.isIdentifier(member.key, { name }));
  return t.isObjectProperty(property) ? property.value : undefined;
}

function prefixedMatcher(prefix: string, matcher: t.StringLiteral | t.ObjectExpression): string {
  if (t.isStringLiteral(matcher)) return JSON.stringify(prefixedSource(prefix, matcher.value));
  const plain = toValue(matcher) as { source: string };
  return JSON.stringify({ ...plain, source: prefixedSource(prefix, plain.source) });
}

function toValue(node: t.Node): unknown {
  if (t.isStringLiteral(node) || t.isBooleanLiteral(node)) return node.value;
  if (t.isArrayExpression(node)) return node.elements.map((item) => toValue(item!));
  if (t.isObjectExpression(node)) {
    return Object.fromEntries(node.properties.map((member) => [((member as t.ObjectProperty).key as t.Identifier).name, toValue((member as t.ObjectProperty).value)]));
  }
  throw new Error(`a ${node.type} in the matcher of the proxy`);
}

/** A path pattern of Next below a prefix. */
export function prefixedSource(prefix: string, source: string): string {
  return source === '/' ? prefix : prefix + source;
}
