import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const multer = runsInExpress('multer', {
  provides: ['file', 'files', 'body'],
  members: ['any', 'array', 'fields', 'none', 'single'],
});
