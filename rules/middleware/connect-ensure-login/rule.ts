import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const connectEnsureLogin = runsInExpress('connect-ensure-login', { provides: [], readsOthers: () => true });
