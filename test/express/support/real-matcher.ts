import { createRequire } from 'node:module';
import type { ExpressMajor } from '../../../src/model.js';

interface Layer {
  /** Express 4 says whether, and keeps the matched text in `path`; Express 5 gives it back. */
  match(path: string): boolean | { path: string };
  path?: string;
}

type LayerClass = new (
  path: string,
  options: { sensitive: boolean; strict: boolean; end: boolean },
  run: () => void,
) => Layer;

const own = createRequire(import.meta.url);
const express5 = createRequire(own.resolve('express'));
const layers: Record<ExpressMajor, LayerClass> = {
  4: own('express4/lib/router/layer') as LayerClass,
  5: createRequire(express5.resolve('router'))('./lib/layer.js') as LayerClass,
};

interface Pattern {
  parts: string[];
  prefix: boolean;
  caseSensitive?: boolean;
  strict?: boolean;
}

/** Whether real Express, with these mounts and this last layer, takes a request path. @throws where Express would */
export function matches(
  { parts, prefix, caseSensitive = false, strict = false }: Pattern,
  path: string,
  major: ExpressMajor,
): boolean {
  const Layer = layers[major];
  let rest = path;
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    const isPrefix = prefix || !last;
    const layer = new Layer(
      part,
      { sensitive: caseSensitive, strict: isPrefix ? false : strict, end: !isPrefix },
      () => undefined,
    );
    const match = layer.match(rest);
    if (!match) return false;
    if (!isPrefix) return true;
    // A mount takes its prefix off; what follows must begin a segment (Router.prototype.handle, trim_prefix).
    const taken = (match === true ? layer.path : match.path) ?? '';
    const next = rest[taken.length];
    if (next !== undefined && next !== '/' && !(major === 4 && next === '.')) return false;
    rest = rest.slice(taken.length);
    if (!rest.startsWith('/')) rest = `/${rest}`;
  }
  return true;
}
