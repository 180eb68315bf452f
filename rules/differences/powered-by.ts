import type { KnownDifference } from '../../src/verify/answer.js';

/** Each framework names itself; a value that the app set is the app's. */
export const poweredBy: KnownDifference = {
  code: 'powered-by',
  title: 'X-Powered-By names the framework',
  reason: 'The header tells which framework answers, and that is what a migration changes.',
  denied: 'error',
  meets: () => true,
  applies(_expected, _actual, { difference }) {
    return (
      difference.name === 'x-powered-by' &&
      [undefined, 'Express'].includes(difference.expected) &&
      [undefined, 'Next.js'].includes(difference.actual)
    );
  },
};
