import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** Lists what is in a folder of the disk when it is asked. */
export const serveIndex: MiddlewareRule = {
  package: 'serve-index',
  about: 'Bridged: it lists what is in a folder of the disk.',
  place: () => ({ kind: 'unsupported', reason: 'serve-index, which lists a folder of the disk' }),
};
