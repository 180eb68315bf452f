import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressHttpContext = runsInExpress('express-http-context', {
  provides: [],
  members: ['middleware'],
  uncalled: ['middleware'],
});
