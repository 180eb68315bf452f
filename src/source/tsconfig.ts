import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse } from 'jsonc-parser';

/** The options of a `tsconfig.json` that decide where modules are; all paths absolute. */
export interface TsConfig {
  /** The file itself. */
  file: string;
  baseUrl?: string;
  paths: { pattern: string; targets: string[] }[];
  outDir?: string;
  rootDir?: string;
  /** All options as written, those of the bases included. */
  compilerOptions: Record<string, unknown>;
}

interface RawConfig {
  extends?: string | string[];
  compilerOptions?: { baseUrl?: string; paths?: Record<string, string[]>; outDir?: string; rootDir?: string } & Record<
    string,
    unknown
  >;
}

function extendedFile(name: string, from: string): string | null {
  const folder = path.dirname(from);
  const candidates = /^[./]/.test(name) || path.isAbsolute(name) ? [path.resolve(folder, name)] : [];
  if (candidates.length === 0) {
    for (const request of [name, `${name}.json`, `${name}/tsconfig.json`]) {
      try {
        return createRequire(from).resolve(request);
      } catch {
        // The base is often not installed; its options then stay unknown.
      }
    }
    return null;
  }
  return [candidates[0], `${candidates[0]}.json`].find((file) => existsSync(file)) ?? null;
}

function load(file: string, seen: Set<string>): TsConfig {
  const config: TsConfig = { file, paths: [], compilerOptions: {} };
  if (seen.has(file)) return config;
  seen.add(file);
  const raw = (parse(readFileSync(file, 'utf8'), [], { allowTrailingComma: true }) ?? {}) as RawConfig;
  for (const name of [raw.extends ?? []].flat()) {
    const base = extendedFile(name, file);
    if (base) Object.assign(config, { ...load(base, seen), file });
  }
  const options = raw.compilerOptions ?? {};
  config.compilerOptions = { ...config.compilerOptions, ...options };
  const folder = path.dirname(file);
  const absolute = (value: string) => path.resolve(folder, value.replace('${configDir}', folder));
  if (options.baseUrl) config.baseUrl = absolute(options.baseUrl);
  if (options.outDir) config.outDir = absolute(options.outDir);
  if (options.rootDir) config.rootDir = absolute(options.rootDir);
  if (options.paths) {
    const base = config.baseUrl ?? folder;
    config.paths = Object.entries(options.paths).map(([pattern, targets]) => ({
      pattern,
      targets: targets.map((target) => path.resolve(base, target.replace('${configDir}', folder))),
    }));
  }
  return config;
}

/** Reads `tsconfig.json` (or `jsconfig.json`) of a folder with everything that it extends; null where there is none. */
export function readTsConfig(folder: string): TsConfig | null {
  const file = ['tsconfig.json', 'jsconfig.json']
    .map((name) => path.join(folder, name))
    .find((name) => existsSync(name));
  return file ? load(file, new Set()) : null;
}

/** The absolute paths that `paths` and `baseUrl` allow for a specifier, best first; empty where nothing matches. */
export function mappedPaths(config: TsConfig, specifier: string): string[] {
  const matches = config.paths
    .map(({ pattern, targets }) => ({ pattern, targets, star: starMatch(pattern, specifier) }))
    .filter((match) => match.star !== null)
    .sort((a, b) => b.pattern.indexOf('*') - a.pattern.indexOf('*'));
  const mapped = matches.flatMap(({ targets, star }) => targets.map((target) => target.replace('*', star ?? '')));
  return config.baseUrl ? [...mapped, path.join(config.baseUrl, specifier)] : mapped;
}

/** What `*` of a pattern stands for in a specifier; `''` for an exact match, null for none. */
export function starMatch(pattern: string, specifier: string): string | null {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? '' : null;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits = specifier.length >= head.length + tail.length && specifier.startsWith(head) && specifier.endsWith(tail);
  return fits ? specifier.slice(head.length, specifier.length - tail.length) : null;
}
