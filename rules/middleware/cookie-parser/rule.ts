import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';

/** Cookies are parsed by the handlers that read them. */
export const cookieParser: MiddlewareRule = {
  package: 'cookie-parser',
  about: 'Dropped: cookies are parsed where they are read, signed and JSON cookies too.',
  place(link) {
    if (!link.called || link.arguments.length > 1) return { kind: 'unsupported', reason: 'cookie-parser with options' };
    const [secret] = link.arguments;
    return { kind: 'cookies', secret: secret && secret.value.kind !== 'undefined' ? secret.span : null };
  },
};
