import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressValidation = runsInExpress('express-validation', { provides: [], isOpen: true });
