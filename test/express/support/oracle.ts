import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { discover } from '../../../src/express/discover.js';
import { joinPaths, patternText } from '../../../src/express/paths.js';
import type { AppModel, LinkFunction, PathPattern } from '../../../src/model.js';
import { openProject } from '../../../src/source/project.js';

/** One registered thing: a route (`GET`, …) or middleware (`USE`); the parameter counts of its functions. */
export interface Registered {
  kind: string;
  path: string;
  /** null for functions of packages, which reading does not count. */
  arity: (number | null)[];
}

/** What real Express has registered after loading each entry, or the text of an error. */
export function registeredAtRunTime(entries: string[]): (Registered[] | string)[] {
  const runner = path.resolve(import.meta.dirname, 'runtime-routes.cjs');
  const output = execFileSync(process.execPath, [runner, JSON.stringify(entries)], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'test' },
  });
  return JSON.parse(output.slice(output.lastIndexOf('\n@@') + 3)) as (Registered[] | string)[];
}

/** The same list from reading alone. */
export function registeredByReading(root: string): Registered[] {
  const model = discover(openProject(root));
  const lines: Registered[] = [];
  describe(model, model.root, '', lines);
  return lines;
}

function arityOf(link: LinkFunction): number | null {
  return link.kind === 'user' ? link.arity : null;
}

function describe(model: AppModel, id: string, prefix: string, lines: Registered[]): void {
  for (const layer of model.routers[id].stack) {
    for (const pattern of layer.paths) {
      const full = joinPaths(prefix, runtimeText(pattern));
      if (layer.kind === 'mount') describe(model, layer.router, full === '/' ? '' : full, lines);
      else if (layer.kind === 'use') lines.push({ kind: 'USE', path: full, arity: [arityOf(layer.handler)] });
      else lines.push({ kind: layer.method, path: full, arity: layer.handlers.map(arityOf) });
    }
  }
}

function runtimeText(pattern: PathPattern): string {
  return pattern.kind === 'regexp' ? `/${pattern.source}/${pattern.flags}` : patternText(pattern);
}
