import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressMongoSanitize = runsInExpress('express-mongo-sanitize', {
  provides: ['body', 'query'],
  needsBody: true,
});
