import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const serveFavicon = runsInExpress('serve-favicon', { provides: [] });
