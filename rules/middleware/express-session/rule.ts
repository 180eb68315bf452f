import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressSession = runsInExpress('express-session', {
  provides: ['session', 'sessionID', 'sessionStore'],
  keepsState: true,
});
