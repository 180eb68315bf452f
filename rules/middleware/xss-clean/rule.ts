import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const xssClean = runsInExpress('xss-clean', { provides: ['body', 'query'], needsBody: true });
