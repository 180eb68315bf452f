import type { PackageLink } from '../../../src/plan/middleware-rule.js';
import { runsInExpress } from '../../../src/plan/runs-in-express.js';

/** passport goes without a session where it is told so. */
function readsSession({ arguments: args }: PackageLink): boolean {
  const options = args.map((one) => one.value).find((value) => value.kind === 'object');
  const session = options?.kind === 'object' ? options.entries.session : undefined;
  return !(session?.kind === 'literal' && session.value === false);
}

export const passport = runsInExpress('passport', {
  provides: ['user', 'authInfo', 'account'],
  // A login begins a new session (passport/lib/sessionmanager.js).
  replaces: ['session', 'sessionID'],
  methods: ['logIn', 'login', 'logOut', 'logout', 'isAuthenticated', 'isUnauthenticated'],
  naming: ['assignProperty'],
  members: ['initialize', 'session', 'authenticate', 'authorize'],
  preparing: ['initialize'],
  readsOthers: readsSession,
});
