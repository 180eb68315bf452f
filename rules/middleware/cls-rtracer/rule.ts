import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const clsRtracer = runsInExpress('cls-rtracer', { provides: [], members: ['expressMiddleware'] });
