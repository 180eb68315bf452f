import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressOpenapiValidator = runsInExpress('express-openapi-validator', {
  provides: [],
  isOpen: true,
  members: ['middleware'],
});
