import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const requestIp = runsInExpress('request-ip', {
  provides: ['clientIp'],
  naming: ['attributeName'],
  members: ['mw'],
  readsAddress: true,
});
