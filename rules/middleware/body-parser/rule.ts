import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';
import { placeParser } from '../express/rule.js';

/** body-parser is what `express.json()` and its siblings are made of. */
export const bodyParser: MiddlewareRule = {
  package: 'body-parser',
  about: 'The body is read where the parser stood, with its limits, types, errors and `verify`.',
  place: (link) => placeParser(link) ?? { kind: 'unsupported', reason: `body-parser's ${link.member}` },
};
