import type { Router } from '../model.js';
import type { Interpreter } from './interpreter/interpreter.js';
import {
  objectOf,
  type Argument,
  type Origin,
  type PackageValue,
  type RouterValue,
  type Value,
} from './interpreter/values.js';

/** Calls of the `express` module that make an app or a router; null for all other calls. */
export function callExpress(it: Interpreter, callee: PackageValue, given: Argument[], site: Origin): Value | null {
  if (callee.package === 'express') {
    if (callee.steps.length === 0) return makeRouter(it, 'app', undefined, site);
    const [step] = callee.steps;
    if (callee.steps.length === 1 && step.kind === 'get' && step.name === 'Router')
      return makeRouter(it, 'router', given[0], site);
  }
  // The router of Express 5 as a package of its own, and the wrapper that only adds the handling of rejections to it.
  const isRouterPackage = callee.package === 'router' || callee.package === 'express-promise-router';
  return isRouterPackage && callee.steps.length === 0 ? makeRouter(it, 'router', given[0], site) : null;
}

function makeRouter(it: Interpreter, kind: Router['kind'], options: Argument | undefined, site: Origin): RouterValue {
  const created = it.span(site);
  const base = `${created.file}:${created.line}:${created.column}`;
  const twins = it.routers.filter(({ router }) => router.id === base || router.id.startsWith(`${base}#`)).length;
  const router: Router = {
    id: twins === 0 ? base : `${base}#${twins + 1}`,
    kind,
    created,
    mergeParams: flag(options, 'mergeParams'),
    caseSensitive: flag(options, 'caseSensitive'),
    strict: flag(options, 'strict'),
    stack: [],
    params: [],
    settings: {},
    locals: {},
    engines: [],
  };
  const value: RouterValue = { kind: 'router', router, props: new Map() };
  if (kind === 'app') value.props.set('locals', { value: objectOf() });
  it.routers.push(value);
  return value;
}

function flag(options: Argument | undefined, name: string): boolean {
  const value = options?.value.kind === 'object' ? options.value.props.get(name)?.value : undefined;
  return value?.kind === 'literal' && value.value === true;
}
