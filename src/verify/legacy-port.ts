import fs from 'node:fs';
import path from 'node:path';

/** The part of Next's routes manifest that concerns rewrites. Source: next/dist/build/index.js, `RoutesManifest`. */
interface RoutesManifest {
  rewrites?: Rewrite[] | Record<'beforeFiles' | 'afterFiles' | 'fallback', Rewrite[]>;
}

interface Rewrite {
  destination: string;
}

/**
 * The port of this machine to which the built target rewrites what stays on Express: the build has fixed it.
 *
 * @returns undefined when it rewrites nothing to this machine
 */
export function legacyPort(target: string): number | undefined {
  const manifest = JSON.parse(fs.readFileSync(path.join(target, '.next/routes-manifest.json'), 'utf8')) as RoutesManifest;
  const rewrites = Object.values(manifest.rewrites ?? []).flat();
  const ports = rewrites.map(({ destination }) => /^http:\/\/(?:localhost|127\.0\.0\.1):(\d+)(?:\/|$)/.exec(destination)?.[1]);
  const port = ports.find((found) => found !== undefined);
  return port === undefined ? undefined : Number(port);
}
