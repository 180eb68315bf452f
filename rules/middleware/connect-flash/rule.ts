import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const connectFlash = runsInExpress('connect-flash', {
  provides: [],
  methods: ['flash'],
  readsOthers: () => true,
});
