import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const pinoHttp = runsInExpress('pino-http', { provides: ['log', 'id'] });
