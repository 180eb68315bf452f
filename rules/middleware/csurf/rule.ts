import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const csurf = runsInExpress('csurf', { provides: [], methods: ['csrfToken'], readsOthers: () => true });
