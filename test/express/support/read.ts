import path from 'node:path';
import { discover } from '../../../src/express/discover.js';
import { flatten } from '../../../src/express/flatten.js';
import type { AppModel, Endpoint, ExpressMajor, Layer, LinkFunction, SourceSpan } from '../../../src/model.js';
import { openProject, type SourceProject } from '../../../src/source/project.js';
import { writeProject, type Files } from './project.js';

export interface Read {
  project: SourceProject;
  model: AppModel;
  endpoints: Endpoint[];
  /** The code of a span. */
  text: (span: SourceSpan) => string;
  /** Layers of the root app. */
  stack: Layer[];
}

/** Reads a project given as files; `app.js` or `app.ts` is its entry unless another is named. */
export function read(
  files: Files | string,
  options: { entry?: string; major?: ExpressMajor; folder?: boolean } = {},
): Read {
  const all = typeof files === 'string' ? { 'app.js': files } : files;
  const root = writeProject(all, options.major);
  const entry = options.entry ?? Object.keys(all).find((name) => /^app\./.test(name)) ?? Object.keys(all)[0];
  const project = openProject(options.folder ? root : path.join(root, entry));
  const model = discover(project);
  return {
    project,
    model,
    endpoints: flatten(model),
    text: (span) => project.module(span.file).code.slice(span.start, span.end),
    stack: model.routers[model.root].stack,
  };
}

/** `METHOD /path` of every endpoint. */
export function listed({ endpoints }: Read): string[] {
  return endpoints.map(({ method, path: at }) => `${method} ${at}`);
}

/** A short name of a link: what it is called, or where it comes from. */
export function nameOf(link: LinkFunction): string {
  if (link.kind === 'user') return link.name ?? 'anonymous';
  return link.kind === 'package' ? `${link.package}.${link.member}${link.called ? '()' : ''}` : 'opaque';
}

/** The links of an endpoint, `?` before those that may not apply, `!` before error handlers. */
export function chainOf(result: Read, endpoint: string): { chain: string[]; after: string[] } {
  const found = result.endpoints.find(({ method, path: at }) => `${method} ${at}` === endpoint);
  if (!found) throw new Error(`${endpoint} is none of ${listed(result).join(', ')}`);
  const show = (links: Endpoint['chain']) =>
    links.map(
      (link) => `${link.applies === 'maybe' ? '?' : ''}${link.role === 'error' ? '!' : ''}${nameOf(link.function)}`,
    );
  return { chain: show(found.chain), after: show(found.after) };
}
