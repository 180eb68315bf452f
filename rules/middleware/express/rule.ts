import type { BodyHelper, MiddlewareRule, PackageLink } from '../../../src/plan/middleware-rule.js';

const PARSERS: readonly string[] = ['json', 'urlencoded', 'text', 'raw'] satisfies BodyHelper[];

/** The body parsers, under the name that Express and body-parser both give them. */
export function placeParser(link: PackageLink) {
  if (!PARSERS.includes(link.member) || !link.called) return null;
  const [options] = link.arguments;
  return { kind: 'parser', helper: link.member as BodyHelper, options: options?.span ?? null } as const;
}

/** Express's built-ins. */
export const express: MiddlewareRule = {
  package: 'express',
  about: '`json`, `urlencoded`, `text` and `raw` read the body where they stood. The files of `static` go to `public/` where its options allow it; else they are served by the original app.',
  place: (link) => {
    if (link.member === 'static' && link.called) return { kind: 'static' };
    return placeParser(link) ?? { kind: 'unsupported', reason: `express.${link.member}()` };
  },
};
