import type { KnownDifference } from '../../src/verify/answer.js';

/** Express sends header names as they were set, the `Headers` of the web platform has them in lower case. */
export const headerCase: KnownDifference = {
  code: 'header-case',
  title: 'header names in lower case',
  reason: 'Header names are case-insensitive (RFC 9110, 5.1), and HTTP/2 sends them in lower case always.',
  denied: 'error',
  meets: () => true,
  applies: (_expected, _actual, { difference }) => difference.kind === 'header case',
};
