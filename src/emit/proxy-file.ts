import type { TargetFile } from '../model.js';
import type { NextFacts } from '../next/versions.js';
import type { ProxyGuard } from '../plan/proxy.js';
import type { Emission } from './emission.js';
import { Imports } from './imports.js';

/** Writes `proxy.ts` (`middleware.ts` before Next 16) for the guards that run before the routes. */
export function proxyFile(guards: readonly ProxyGuard[], emission: Emission, facts: NextFacts): TargetFile {
  const folder = emission.layout.appDir === 'src/app' ? 'src/' : '';
  const path = `${folder}${facts.proxyFile}`;
  const imports = new Imports();
  imports.name('next/server', 'NextRequest', true);
  const calls = guards.map(({ step, prefix }) => {
    const { lowered } = step;
    const callee = emission.calleeText(step.callee, lowered, path, imports);
    return { prefix, call: `${lowered.async || lowered.outcome.async ? 'await ' : ''}${callee}(${lowered.usesRequest ? 'request' : ''})` };
  });
  const isAsync = calls.some(({ call }) => call.startsWith('await '));
  const body = calls.length === 1 ? [`return ${calls[0].call};`] : severalGuards(calls);
  const matcher = guards.flatMap((guard) => guard.matcher).map((entry) => `'${entry.replaceAll('\\', '\\\\')}'`);
  const content = [
    imports.print('ts'),
    [
      `/** Refuses requests below ${guards.map((guard) => guard.prefix).join(', ')} before a route sees them. */`,
      `export default ${isAsync ? 'async ' : ''}function ${facts.proxyFile.replace('.ts', '')}(request: NextRequest) {`,
      ...body,
      '}',
    ].join('\n'),
    `export const config = { matcher: [${matcher.join(', ')}] };`,
  ];
  return { path, content: `${content.join('\n\n')}\n` };
}

function severalGuards(calls: { prefix: string; call: string }[]): string[] {
  return [
    'const { pathname } = request.nextUrl;',
    ...calls.flatMap(({ prefix, call }) => [
      `if (pathname === '${prefix}' || pathname.startsWith('${prefix}/')) {`,
      `const denied = ${call};`,
      'if (denied) return denied;',
      '}',
    ]),
  ];
}
