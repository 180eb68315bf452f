import * as t from '@babel/types';
import { walk } from '../lower/templates.js';
import type { AppModel, LinkFunction } from '../model.js';
import type { SourceProject } from '../source/project.js';
import { functionAt } from './source-functions.js';
import { unwrap } from './wrappers.js';

/** Names that the error handlers of the app mention: what other code does to these shows in their answers. */
export function errorReads(model: AppModel, project: SourceProject): ReadonlySet<string> {
  const names = new Set<string>();
  for (const link of linksOf(model)) {
    const { link: inner } = unwrap(link, project);
    const node = inner.kind === 'user' && inner.arity === 4 ? functionAt(project, inner.function)?.node : null;
    if (!node) continue;
    walk(node.body, (one) => {
      if (t.isIdentifier(one)) names.add(one.name);
    });
  }
  return names;
}

/** Every function that the app has registered. */
export function linksOf(model: AppModel): LinkFunction[] {
  const layers = Object.values(model.routers).flatMap((router) => router.stack);
  return layers.flatMap((layer) => (layer.kind === 'use' ? [layer.handler] : layer.kind === 'route' ? layer.handlers : []));
}
