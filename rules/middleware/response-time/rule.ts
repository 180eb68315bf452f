import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const responseTime = runsInExpress('response-time', { provides: [] });
