import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const trimRequest = runsInExpress('trim-request', { provides: [], isOpen: true, members: [], uncalled: ['all', 'body', 'param', 'query'], readsOthers: () => true });
