import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressXssSanitizer = runsInExpress('express-xss-sanitizer', {
  provides: [],
  isOpen: true,
  members: ['xss'],
});
