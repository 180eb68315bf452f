import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const cookieSession = runsInExpress('cookie-session', { provides: ['session', 'sessionOptions'] });
