import type { NextMajor, TargetFile } from '../model.js';
import type { Wanted } from './merge.js';
import { printNextConfig, type NextSettings } from './next-config.js';
import { NEXT_VERSIONS } from './versions.js';

export interface ScaffoldOptions {
  settings: NextSettings;
  /** Plain JavaScript: no TypeScript in the package, `jsconfig.json` for the alias. */
  js?: boolean;
  /** Further compiler options, such as those that the sources were written for. */
  compilerOptions?: Readonly<Record<string, unknown>>;
}

/** What a new app keeps out of git. */
export const GITIGNORE = ['node_modules', '.next', 'out', 'next-env.d.ts', '*.tsbuildinfo', '.env*', '!.env.example'];

/**
 * The files of a new Next app besides its routes: package, configuration, compiler options, what git ignores.
 *
 * It needs no layout and no page; `app/` with route files alone builds and serves.
 *
 * @param name of the package
 * @param deps what the output imports, besides Next itself
 */
export function scaffold(major: NextMajor, name: string, deps: Wanted, options: ScaffoldOptions): TargetFile[] {
  const facts = NEXT_VERSIONS[major];
  const js = options.js ?? false;
  const configFile = js ? 'next.config.mjs' : facts.configFile;
  return [
    { path: 'package.json', content: json(packageJson(major, name, deps, js)) },
    js
      ? { path: 'jsconfig.json', content: json({ compilerOptions: { paths: ALIAS } }) }
      : { path: 'tsconfig.json', content: json(tsconfig(major, options.compilerOptions)) },
    { path: configFile, content: printNextConfig(facts, options.settings, configFile) },
    { path: '.gitignore', content: `${GITIGNORE.join('\n')}\n` },
  ];
}

const ALIAS = { '@/*': ['./*'] };

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function packageJson(major: NextMajor, name: string, deps: Wanted, js: boolean) {
  const { dependencies, devDependencies } = NEXT_VERSIONS[major];
  const development = { ...(js ? {} : devDependencies), ...deps.devDependencies };
  return {
    name,
    version: '0.1.0',
    private: true,
    scripts: { dev: 'next dev', build: 'next build', start: 'next start' },
    dependencies: sorted({ ...deps.dependencies, ...dependencies }),
    ...(Object.keys(development).length > 0 && { devDependencies: sorted(development) }),
  };
}

function tsconfig(major: NextMajor, more: Readonly<Record<string, unknown>> = {}) {
  const { compilerOptions, include } = NEXT_VERSIONS[major].tsconfig;
  return { compilerOptions: { ...compilerOptions, ...more, paths: ALIAS }, include, exclude: ['node_modules'] };
}

function sorted(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
