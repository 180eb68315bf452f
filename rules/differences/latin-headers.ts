import type { KnownDifference } from '../../src/verify/answer.js';

/**
 * Node writes header values as Latin-1, but as UTF-8 where `flushHeaders` sends the head before any body
 * (node:_http_outgoing, `_send` without an encoding), which Next does: next/server/pipe-readable.
 */
export const latinHeaders: KnownDifference = {
  code: 'latin-headers',
  title: 'header values with letters beyond ASCII go out as UTF-8',
  reason: 'Next sends the head of an answer in a way in which Node writes it as UTF-8; Express sends Latin-1.',
  denied: 'error',
  meets: ({ setsLatin }) => setsLatin,
  applies(_expected, _actual, { difference }) {
    if (difference.kind !== 'header' || ['set-cookie', 'location'].includes(difference.name ?? '')) return false;
    const { expected = '', actual } = difference;
    return /[\x80-\xff]/.test(expected) && actual === Buffer.from(expected, 'utf8').toString('latin1');
  },
};
