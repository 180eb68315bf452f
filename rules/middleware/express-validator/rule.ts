import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressValidator = runsInExpress('express-validator', { provides: [], isOpen: true });
