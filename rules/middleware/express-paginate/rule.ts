import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressPaginate = runsInExpress('express-paginate', {
  provides: ['query', 'skip', 'offset', 'locals.paginate'],
  members: ['middleware'],
});
