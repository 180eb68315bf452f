import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const swaggerUiExpress = runsInExpress('swagger-ui-express', {
  provides: [],
  members: ['setup', 'serve', 'serveFiles', 'serveWithOptions'],
  uncalled: ['serve'],
});
