import * as t from '@babel/types';
import { memberOfKey } from '../lower/state-keys.js';
import { VIEW_LOCALS } from '../lower/view-locals.js';
import type { AppModel } from '../model.js';
import type { SourceProject } from '../source/project.js';

/**
 * Names under which request state travels: `req.user` as `user`, `res.locals.user` and `res.user` too unless both exist in the app.
 */
export function stateNames(model: AppModel, project: SourceProject): (key: string) => string {
  const onRequest = new Set<string>();
  const inLocals = new Set<string>();
  for (const file of model.reached) {
    if (file.endsWith('.json')) continue;
    const { code } = project.module(file);
    for (const [, name] of code.matchAll(/\breq(?:uest)?\.([A-Za-z_$][\w$]*)/g)) onRequest.add(name);
    for (const [, name] of code.matchAll(/\blocals\.([A-Za-z_$][\w$]*)/g)) inLocals.add(name);
  }
  const called = calledNames(model, project);
  const fixed = new Set(['body', 'query', 'cookies']);
  const free = (name: string) => (!fixed.has(name) && (called.has(name) || name === 'params' || name === 'headers' || !t.isValidIdentifier(name)) ? `${name}Value` : name);
  return (key) => {
    if (key === VIEW_LOCALS) return onRequest.has('locals') ? 'viewLocals' : 'locals';
    const { holder, member } = memberOfKey(key);
    if (holder === 'request') return free(key);
    const name = free(member);
    const isTaken = onRequest.has(member) || ['params', 'body', 'headers', 'query', 'cookies'].includes(name) || (holder === 'response' && inLocals.has(member));
    return isTaken ? `${holder}${name[0].toUpperCase()}${name.slice(1)}` : name;
  };
}

/** Names that the registered expressions mention, which route files import: `app.use(requestId)`. */
function calledNames(model: AppModel, project: SourceProject): Set<string> {
  const names = new Set<string>();
  for (const { stack } of Object.values(model.routers)) {
    for (const layer of stack) {
      const links = layer.kind === 'use' ? [layer.handler] : layer.kind === 'route' ? layer.handlers : [];
      for (const { kind, expression } of links) {
        // What a package makes is used in modules of its own.
        if (kind === 'package') continue;
        const text = project.module(expression.file).code.slice(expression.start, Math.min(expression.end, expression.start + 80));
        for (const [name] of text.match(/^(?:async\s*)?(?:function\b|\()/) ? [] : text.matchAll(/(?<![.\w$])[A-Za-z_$][\w$]*(?!\s*:)/g)) names.add(name);
      }
    }
  }
  return names;
}
