import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const lusca = runsInExpress('lusca', { provides: [], isOpen: true, readsOthers: () => true });
