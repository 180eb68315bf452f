import type { NextMajor } from '../model.js';

/** What differs between the majors of Next, as far as the output depends on it. */
export interface NextFacts {
  major: NextMajor;
  /** The file whose default export runs before routes. 14 and 15 ignore `proxy.ts`, 16 deprecates `middleware.ts`. */
  proxyFile: 'middleware.ts' | 'proxy.ts';
  /** Where the proxy runs unless told otherwise. */
  proxyRuntime: 'edge' | 'nodejs';
  /** `export const dynamic` that keeps a GET handler from being run once, at build time; null where it never is. */
  routeDynamic: 'force-dynamic' | null;
  /** Whether `params`, `cookies()` and `headers()` are promises. `await` is right either way; the type differs. */
  asyncRequestApis: boolean;
  /** Path in `next.config` of the packages that stay outside the bundle. */
  externalPackagesKey: readonly string[];
  /** Where files are named that tracing shall include. */
  tracingIncludesKey: readonly string[];
  /** Path in `next.config` of the modules that stand in for others; null where another bundler is the usual one. */
  resolveAliasKey: readonly string[] | null;
  /** Path in `next.config` of the flag without which `instrumentation.ts` is not read; null where it always is. */
  instrumentationFlag: readonly string[] | null;
  /** Whether `after` is exported by `next/server`. */
  after: boolean;
  /** Name for a new configuration file: 14 does not read `next.config.ts`. */
  configFile: 'next.config.mjs' | 'next.config.ts';
  bundler: 'webpack' | 'turbopack';
  /** Versions for a new `package.json`. */
  dependencies: Readonly<Record<string, string>>;
  devDependencies: Readonly<Record<string, string>>;
  /** `tsconfig.json` of a new app, as `next build` would leave it. */
  tsconfig: { compilerOptions: Readonly<Record<string, unknown>>; include: readonly string[] };
}

const TYPESCRIPT = '5.9.3';
const TYPES_NODE = '20.19.43';

const compilerOptions = (jsx: 'preserve' | 'react-jsx') => ({
  target: 'ES2022',
  lib: ['dom', 'dom.iterable', 'esnext'],
  allowJs: true,
  skipLibCheck: true,
  strict: true,
  noEmit: true,
  esModuleInterop: true,
  module: 'esnext',
  moduleResolution: 'bundler',
  resolveJsonModule: true,
  isolatedModules: true,
  jsx,
  incremental: true,
  plugins: [{ name: 'next' }],
});

const include = ['next-env.d.ts', '**/*.ts', '**/*.tsx', '.next/types/**/*.ts'];

/**
 * The facts of each supported major of Next. Versions are the newest whose compiler was published for Linux, macOS and
 * Windows alike; `npm ci` refuses a lockfile with one of them missing.
 */
export const NEXT_VERSIONS: Readonly<Record<NextMajor, NextFacts>> = {
  14: {
    major: 14,
    proxyFile: 'middleware.ts',
    proxyRuntime: 'edge',
    routeDynamic: 'force-dynamic',
    asyncRequestApis: false,
    externalPackagesKey: ['experimental', 'serverComponentsExternalPackages'],
    tracingIncludesKey: ['experimental', 'outputFileTracingIncludes'],
    resolveAliasKey: null,
    instrumentationFlag: ['experimental', 'instrumentationHook'],
    after: false,
    configFile: 'next.config.mjs',
    bundler: 'webpack',
    dependencies: { next: '14.2.35', react: '18.3.1', 'react-dom': '18.3.1' },
    devDependencies: {
      '@types/node': TYPES_NODE,
      '@types/react': '18.3.31',
      '@types/react-dom': '18.3.7',
      typescript: TYPESCRIPT,
    },
    tsconfig: { compilerOptions: compilerOptions('preserve'), include },
  },
  15: {
    major: 15,
    proxyFile: 'middleware.ts',
    proxyRuntime: 'edge',
    routeDynamic: null,
    asyncRequestApis: true,
    externalPackagesKey: ['serverExternalPackages'],
    tracingIncludesKey: ['outputFileTracingIncludes'],
    resolveAliasKey: null,
    instrumentationFlag: null,
    after: true,
    configFile: 'next.config.ts',
    bundler: 'webpack',
    dependencies: { next: '15.5.28', react: '19.3.1', 'react-dom': '19.3.1' },
    devDependencies: {
      '@types/node': TYPES_NODE,
      '@types/react': '19.3.0',
      '@types/react-dom': '19.3.0',
      typescript: TYPESCRIPT,
    },
    tsconfig: { compilerOptions: compilerOptions('preserve'), include },
  },
  16: {
    major: 16,
    proxyFile: 'proxy.ts',
    proxyRuntime: 'nodejs',
    routeDynamic: null,
    asyncRequestApis: true,
    externalPackagesKey: ['serverExternalPackages'],
    tracingIncludesKey: ['outputFileTracingIncludes'],
    resolveAliasKey: ['turbopack', 'resolveAlias'],
    instrumentationFlag: null,
    after: true,
    configFile: 'next.config.ts',
    bundler: 'turbopack',
    dependencies: { next: '16.4.5', react: '19.3.1', 'react-dom': '19.3.1' },
    devDependencies: {
      '@types/node': TYPES_NODE,
      '@types/react': '19.3.0',
      '@types/react-dom': '19.3.0',
      typescript: TYPESCRIPT,
    },
    tsconfig: { compilerOptions: compilerOptions('react-jsx'), include: [...include, '.next/dev/types/**/*.ts'] },
  },
};

/** The supported majors, newest first. */
export const NEXT_MAJORS = [16, 15, 14] as const satisfies readonly NextMajor[];

/** Whether a number is a major that we write for. */
export function isNextMajor(major: number): major is NextMajor {
  return NEXT_MAJORS.some((known) => known === major);
}
