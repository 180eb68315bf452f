import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  mergeNextConfig,
  NO_SETTINGS,
  printNextConfig,
  readNextConfig,
  type NextSettings,
} from '../../src/next/next-config.js';
import { NEXT_VERSIONS } from '../../src/next/versions.js';

const LEGACY = { code: "`${process.env.EXPRESS_URL ?? 'http://127.0.0.1:4000'}/:path*`" };
const ALL: NextSettings = {
  skipTrailingSlashRedirect: true,
  instrumentation: true,
  compress: false,
  serverExternalPackages: ['knex', 'winston'],
  resolveAlias: {},
  tracingIncludes: [],
  rewrites: {
    beforeFiles: [{ source: '/m/:a-:b', destination: '/mm/:a/:b' }],
    afterFiles: [],
    fallback: [{ source: '/:path*', destination: LEGACY }],
  },
  headers: [{ source: '/api/:path*', headers: [{ key: 'X-Frame-Options', value: "it's" }] }],
};
const SLASH: NextSettings = { ...NO_SETTINGS, skipTrailingSlashRedirect: true };

interface Config {
  skipTrailingSlashRedirect?: boolean;
  serverExternalPackages?: string[];
  experimental?: Record<string, unknown>;
  rewrites?(): Promise<unknown>;
  headers?(): Promise<unknown>;
  [name: string]: unknown;
}

/** What Next would get of a configuration file. */
function evaluate(text: string): Config {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const module = { exports: {} as { default?: Config } };
  new Function('module', 'exports', 'require', outputText)(module, module.exports, () => ({
    withX: (config: Config) => config,
  }));
  return module.exports.default ?? (module.exports as Config);
}

const view = async (config: Config) => ({
  ...config,
  rewrites: await config.rewrites?.(),
  headers: await config.headers?.(),
});

function merged(text: string, settings: NextSettings, major: 14 | 15 | 16 = 16): string {
  const result = mergeNextConfig(text, 'next.config.ts', NEXT_VERSIONS[major], settings);
  if (!result.ok) throw new Error(result.diagnostic.message);
  expect(mergeNextConfig(result.text, 'next.config.ts', NEXT_VERSIONS[major], settings), 'the second time').toEqual(
    result,
  );
  return result.text;
}

describe('printNextConfig', () => {
  it('prints every setting for Next 16', () => {
    expect(printNextConfig(NEXT_VERSIONS[16], ALL)).toMatchInlineSnapshot(`
      "import type { NextConfig } from 'next';

      const nextConfig: NextConfig = {
        skipTrailingSlashRedirect: true,
        compress: false,
        serverExternalPackages: ['knex', 'winston'],
        async rewrites() {
          return {
            beforeFiles: [{ source: '/m/:a-:b', destination: '/mm/:a/:b' }],
            fallback: [
              { source: '/:path*', destination: \`\${process.env.EXPRESS_URL ?? 'http://127.0.0.1:4000'}/:path*\` },
            ],
          };
        },
        async headers() {
          return [
            {
              source: '/api/:path*',
              headers: [
                { key: 'X-Frame-Options', value: 'it\\'s' },
              ],
            },
          ];
        },
      };

      export default nextConfig;
      "
    `);
  });

  it('prints the experimental keys of Next 14 together, as JavaScript', () => {
    expect(
      printNextConfig(NEXT_VERSIONS[14], { ...NO_SETTINGS, instrumentation: true, serverExternalPackages: ['knex'] }),
    ).toMatchInlineSnapshot(`
      "/** @type {import('next').NextConfig} */
      const nextConfig = {
        experimental: {
          instrumentationHook: true,
          serverComponentsExternalPackages: ['knex'],
        },
      };

      export default nextConfig;
      "
    `);
  });

  it('prints an empty configuration', () => {
    expect(evaluate(printNextConfig(NEXT_VERSIONS[16], NO_SETTINGS))).toEqual({});
  });
});

describe('mergeNextConfig', () => {
  const wanted = async () => view(evaluate(printNextConfig(NEXT_VERSIONS[16], ALL)));

  it.each([
    [
      'a typed constant',
      "import type { NextConfig } from 'next';\n\nconst nextConfig: NextConfig = {\n  /* config options here */\n};\n\nexport default nextConfig;\n",
    ],
    ['CommonJS', '/** @type {import("next").NextConfig} */\nmodule.exports = {};\n'],
    [
      'a wrapped constant',
      "const { withX } = require('x');\nconst config = {};\nmodule.exports = withX(config, { a: 1 });\n",
    ],
    ['an object with `satisfies`', 'export default {\n} satisfies object;\n'],
  ])('adds everything to %s', async (_, text) => {
    expect(await view(evaluate(merged(text, ALL)))).toEqual(await wanted());
  });

  it('adds to what is there and keeps its layout and comments', () => {
    const text = `const nextConfig = {
  reactStrictMode: true, // keep
  serverExternalPackages: ['knex'],
  async headers() {
    return [
      { source: '/a', headers: [{ key: 'A', value: '1' }] }, // first
    ];
  },
  rewrites: async () => [{ source: '/old', destination: '/new' }],
  images: { domains: [] } // last
};

module.exports = nextConfig;
`;
    expect(merged(text, ALL)).toMatchInlineSnapshot(`
      "const nextConfig = {
        reactStrictMode: true, // keep
        serverExternalPackages: ['knex', 'winston'],
        async headers() {
          return [
            { source: '/a', headers: [{ key: 'A', value: '1' }] }, // first
            {
              source: '/api/:path*',
              headers: [
                { key: 'X-Frame-Options', value: 'it\\'s' },
              ],
            },
          ];
        },
        rewrites: async () => ({
          beforeFiles: [{ source: '/m/:a-:b', destination: '/mm/:a/:b' }],
          afterFiles: [{ source: '/old', destination: '/new' }],
          fallback: [
            { source: '/:path*', destination: \`\${process.env.EXPRESS_URL ?? 'http://127.0.0.1:4000'}/:path*\` },
          ],
        }),
        images: { domains: [] }, // last
        skipTrailingSlashRedirect: true,
        compress: false,
      };

      module.exports = nextConfig;
      "
    `);
  });

  it('adds to named phases', async () => {
    const text =
      "export default { async rewrites() { return { beforeFiles: [], fallback: [{ source: '/a', destination: '/b' }] }; } };";
    const { rewrites } = await view(evaluate(merged(text, ALL)));
    expect(rewrites).toEqual({
      beforeFiles: [{ source: '/m/:a-:b', destination: '/mm/:a/:b' }],
      fallback: [
        { source: '/a', destination: '/b' },
        { source: '/:path*', destination: 'http://127.0.0.1:4000/:path*' },
      ],
    });
  });

  it('adds to the experimental keys of Next 14', () => {
    const text = 'export default {\n  experimental: { typedRoutes: true },\n};\n';
    expect(
      evaluate(merged(text, { ...NO_SETTINGS, instrumentation: true, serverExternalPackages: ['knex'] }, 14)),
    ).toEqual({
      experimental: { typedRoutes: true, serverComponentsExternalPackages: ['knex'], instrumentationHook: true },
    });
  });

  it('changes nothing where nothing is missing', () => {
    const text = 'export default { skipTrailingSlashRedirect: true };';
    expect(merged(text, SLASH)).toBe(text);
    expect(merged('whatever', NO_SETTINGS)).toBe('whatever');
  });

  it.each([
    ['a function', 'export default (phase) => ({});', 'does not export an object'],
    [
      'a computed list',
      'export default { serverExternalPackages: names };',
      'serverExternalPackages is not a list literal',
    ],
    [
      'a function with branches',
      'export default { async rewrites() { if (x) return []; return []; } };',
      'rewrites() does more than return',
    ],
    [
      'the opposite value',
      'export default { skipTrailingSlashRedirect: false };',
      'sets skipTrailingSlashRedirect to something else',
    ],
    ['a syntax error', 'export default {', 'does not export an object'],
  ])('refuses %s, and says what to add', (_, text, reason) => {
    const result = mergeNextConfig(text, 'next.config.js', NEXT_VERSIONS[16], ALL);
    expect(result).toMatchObject({ ok: false, diagnostic: { code: 'E2N303' } });
    if (!result.ok) expect(result.diagnostic.message).toContain(reason);
    if (!result.ok) expect(result.diagnostic.message).toContain('skipTrailingSlashRedirect: true');
  });
});

it('readNextConfig finds cacheComponents', () => {
  expect(readNextConfig('export default { cacheComponents: true };')).toEqual({ cacheComponents: true });
  expect(readNextConfig('export default { cacheComponents: false };')).toEqual({ cacheComponents: false });
  expect(readNextConfig('export default () => ({});')).toEqual({ cacheComponents: false });
});

describe('modules that stand in for packages', () => {
  const settings = { ...NO_SETTINGS, resolveAlias: { bcrypt: './a.js', '@x/y': './b.js' } };

  it('are named for Turbopack, where it is the bundler', () => {
    expect(evaluate(printNextConfig(NEXT_VERSIONS[16], settings))).toEqual({ turbopack: { resolveAlias: settings.resolveAlias } });
    expect(evaluate(printNextConfig(NEXT_VERSIONS[15], settings))).toEqual({});
  });

  it.each([
    ['export default {};', settings.resolveAlias],
    ['export default { turbopack: { root: "." } };', settings.resolveAlias],
    ['export default { turbopack: { resolveAlias: { bcrypt: "mine" } } };', { bcrypt: 'mine', '@x/y': './b.js' }],
  ])('are added to %s', (text, resolveAlias) => {
    expect(evaluate(merged(text, settings)).turbopack).toMatchObject({ resolveAlias });
  });
});
