import type { AppModel } from '../model.js';
import type { SourceProject } from '../source/project.js';

/**
 * Names under which request state travels: `req.user` as `user`, `res.locals.user` too unless both exist in the app.
 */
export function stateNames(model: AppModel, project: SourceProject): (key: string) => string {
  const onRequest = new Set<string>();
  for (const file of model.reached) {
    if (file.endsWith('.json')) continue;
    for (const [, name] of project.module(file).code.matchAll(/\breq(?:uest)?\.([A-Za-z_$][\w$]*)/g)) onRequest.add(name);
  }
  return (key) => {
    if (!key.startsWith('locals.')) return key === 'params' || key === 'headers' ? `${key}State` : key;
    const name = key.slice('locals.'.length);
    return onRequest.has(name) || name === 'params' || name === 'body' || name === 'headers' ? `locals${name[0].toUpperCase()}${name.slice(1)}` : name;
  };
}
