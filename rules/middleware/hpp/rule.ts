import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const hpp = runsInExpress('hpp', {
  provides: ['body', 'query', 'bodyPolluted', 'queryPolluted'],
  needsBody: true,
});
