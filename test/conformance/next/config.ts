import ts from 'typescript';
import { prefixedSource } from './proxies.js';

interface Rule {
  source: string;
  destination?: string;
}
type Rewrites = Rule[] | { beforeFiles?: Rule[]; afterFiles?: Rule[]; fallback?: Rule[] };

/** A configuration of Next as a case's output exports it. */
interface NextConfig {
  rewrites?: () => Promise<Rewrites>;
  redirects?: () => Promise<Rule[]>;
  headers?: () => Promise<Rule[]>;
  serverExternalPackages?: string[];
  /** Says nothing of how `next start` answers. */
  outputFileTracingIncludes?: unknown;
  experimental?: Record<string, unknown>;
}

/** A case's configuration: what goes by path, which can be merged, and what holds for the whole server. */
export interface CaseConfig {
  rewrites: { beforeFiles: Rule[]; afterFiles: Rule[]; fallback: Rule[] };
  redirects: Rule[];
  headers: Rule[];
  externalPackages: string[];
  global: Record<string, unknown>;
}

/**
 * Runs a generated `next.config` and puts its paths below the prefix.
 *
 * @param code text of the file; absent: no configuration
 */
export async function readCaseConfig(code: string | undefined, prefix: string): Promise<CaseConfig> {
  const { rewrites, redirects, headers, serverExternalPackages = [], outputFileTracingIncludes: _traced, experimental = {}, ...global } = code ? evaluate(code) : {};
  const { serverComponentsExternalPackages = [], outputFileTracingIncludes: _tracedIn14, ...otherExperimental } = experimental;
  const below = (rules: Rule[] = []) => rules.map((rule) => prefixedRule(prefix, rule));
  const found = (await rewrites?.()) ?? {};
  const phases = Array.isArray(found) ? { afterFiles: found } : found;
  return {
    rewrites: { beforeFiles: below(phases.beforeFiles), afterFiles: below(phases.afterFiles), fallback: below(phases.fallback) },
    redirects: below(await redirects?.()),
    headers: below(await headers?.()),
    externalPackages: [...serverExternalPackages, ...(serverComponentsExternalPackages as string[])],
    global: { ...global, ...(Object.keys(otherExperimental).length > 0 && { experimental: otherExperimental }) },
  };
}

function evaluate(code: string): NextConfig {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const module = { exports: {} as { default?: NextConfig } };
  new Function('module', 'exports', outputText)(module, module.exports);
  return module.exports.default ?? {};
}

function prefixedRule(prefix: string, rule: Rule): Rule {
  const { destination } = rule;
  const internal = destination?.startsWith('/');
  return { ...rule, source: prefixedSource(prefix, rule.source), ...(internal && { destination: prefixedSource(prefix, destination!) }) };
}

/** The configuration of a joint app, as the text of `next.config.mjs`. */
export function printConfig(configs: CaseConfig[], settings: Record<string, unknown>): string {
  const all = <T>(pick: (config: CaseConfig) => T[]) => configs.flatMap(pick);
  const rewrites = {
    beforeFiles: all((config) => config.rewrites.beforeFiles),
    afterFiles: all((config) => config.rewrites.afterFiles),
    fallback: all((config) => config.rewrites.fallback),
  };
  const json = (value: unknown) => JSON.stringify(value, null, 2);
  return `export default {
  ...${json(settings)},
  rewrites: async () => (${json(rewrites)}),
  redirects: async () => (${json(all((config) => config.redirects))}),
  headers: async () => (${json(all((config) => config.headers))}),
};
`;
}
