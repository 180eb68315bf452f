import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressRequestId = runsInExpress('express-request-id', { provides: ['id'], naming: ['attributeName'] });
