import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const celebrate = runsInExpress('celebrate', { provides: [], isOpen: true, members: ['celebrate'] });
