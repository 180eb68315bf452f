import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressUseragent = runsInExpress('express-useragent', {
  provides: ['useragent', 'locals.useragent'],
  members: ['express', 'useragentMiddleware'],
});
