import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressRateLimit = runsInExpress('express-rate-limit', {
  provides: ['rateLimit'],
  naming: ['requestPropertyName'],
  keepsState: true,
  readsAddress: true,
});
