import type { KnownDifference } from '../../src/verify/answer.js';

/** `res.json` names the charset, `Response.json` does not. */
export const jsonCharset: KnownDifference = {
  code: 'json-charset',
  title: 'no charset on application/json',
  reason: 'JSON is UTF-8 by definition (RFC 8259, 8.1): the parameter says nothing, and Response.json leaves it out.',
  denied: 'bridge',
  meets: ({ outcome, answers }) => outcome === 'native' && answers.json,
  applies(_expected, _actual, { difference }) {
    return (
      difference.name === 'content-type' &&
      /^application\/json; ?charset=utf-8$/i.test(difference.expected ?? '') &&
      /^application\/json$/i.test(difference.actual ?? '')
    );
  },
};
