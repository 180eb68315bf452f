import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** Another app, or a handler, for some hosts: which one is asked is known with the request only. */
export const vhost: MiddlewareRule = {
  package: 'vhost',
  about: 'Bridged: it hands requests for a host to another app. In Next, a rewrite with `has: [{ type: "host" }]` does that.',
  place: () => ({ kind: 'unsupported', reason: 'vhost, which hands requests for some hosts to another app' }),
};
