import { bodyText, header, type Answer, type KnownDifference } from '../../src/verify/answer.js';

/** Headers that go with the list as a body. Source: router 2, `sendOptionsResponse`; Express 4, lib/router/index.js. */
const WITH_LIST = new Set(['content-type', 'x-content-type-options', 'etag']);

/** Both frameworks answer OPTIONS by themselves: Express with the methods as text, Next with an empty 204. */
export const automaticOptions: KnownDifference = {
  code: 'automatic-options',
  title: 'the automatic answer to OPTIONS',
  reason: 'Express sends 200 and the list of methods as text; Next sends 204 and lists them in Allow only.',
  denied: 'bridge',
  meets: ({ outcome, app }) => outcome === 'native' && !app.answersOptions,
  applies(expected, actual, { request, difference }) {
    if (request.method !== 'OPTIONS' || !isAutomatic(expected) || actual.status !== 204) return false;
    if (difference.name === 'allow') return sameMethods(header(expected, 'allow'), header(actual, 'allow'));
    return ['status', 'body'].includes(difference.kind) || WITH_LIST.has(difference.name ?? '');
  },
};

/** Express sent its own list: the body repeats Allow. */
function isAutomatic(expected: Answer): boolean {
  const allow = header(expected, 'allow');
  return expected.status === 200 && allow !== undefined && bodyText(expected) === allow;
}

/** Next lists OPTIONS itself; any other method more or less is a route more or less. */
function sameMethods(expected: string | undefined, actual: string | undefined): boolean {
  const methods = (value = '') =>
    value.split(',').map((method) => method.trim()).filter((method) => method !== 'OPTIONS').sort().join();
  return actual !== undefined && methods(expected) === methods(actual);
}
