import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const nocache = runsInExpress('nocache', { provides: [] });
