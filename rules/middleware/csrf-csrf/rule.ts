import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const csrfCsrf = runsInExpress('csrf-csrf', {
  provides: [],
  methods: ['csrfToken'],
  members: [],
  uncalled: ['doubleCsrfProtection'],
  readsOthers: () => true,
});
