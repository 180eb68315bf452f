import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressJwt = runsInExpress('express-jwt', {
  provides: ['auth', 'user'],
  naming: ['requestProperty', 'resultProperty', 'userProperty'],
});
