import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressSlowDown = runsInExpress('express-slow-down', {
  provides: ['slowDown'],
  keepsState: true,
  readsAddress: true,
});
