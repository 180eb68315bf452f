import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const expressOauth2JwtBearer = runsInExpress('express-oauth2-jwt-bearer', {
  provides: ['auth'],
  members: ['auth', 'claimCheck', 'claimEquals', 'claimIncludes', 'requiredScopes', 'scopeIncludesAny'],
  readsOthers: () => true,
});
