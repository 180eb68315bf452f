import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressFileupload = runsInExpress('express-fileupload', { provides: ['files', 'body'] });
