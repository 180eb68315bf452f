import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressWinston = runsInExpress('express-winston', { provides: [], members: ['logger'] });
