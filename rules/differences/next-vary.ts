import type { KnownDifference } from '../../src/verify/answer.js';

/** What Next 14 to 16 put into Vary. Source: next/dist/server/base-server.js, `setVaryHeader`; compression 1, `vary`. */
const OF_NEXT = new Set([
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
  'accept-encoding',
]);

/** Next adds names of its own to Vary; those of the app have to be there. */
export const nextVary: KnownDifference = {
  code: 'next-vary',
  title: 'Vary names headers of Next',
  reason: 'Next answers some headers of its own client differently and says so on every answer; caches keep working.',
  denied: 'error',
  meets: () => true,
  applies(_expected, _actual, { difference }) {
    if (difference.name !== 'vary') return false;
    const [expected, actual] = [namesIn(difference.expected), namesIn(difference.actual)];
    return (
      [...expected].every((name) => actual.has(name)) &&
      [...actual].every((name) => expected.has(name) || OF_NEXT.has(name))
    );
  },
};

function namesIn(value: string | undefined): Set<string> {
  return new Set((value ?? '').split(',').map((name) => name.trim().toLowerCase()).filter((name) => name !== ''));
}
