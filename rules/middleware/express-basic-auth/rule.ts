import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressBasicAuth = runsInExpress('express-basic-auth', { provides: ['auth'] });
