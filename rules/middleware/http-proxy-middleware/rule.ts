import { runsInExpress } from '../../../src/plan/runs-in-express.js';

export const httpProxyMiddleware = runsInExpress('http-proxy-middleware', {
  provides: [],
  members: ['createProxyMiddleware', 'legacyCreateProxyMiddleware'],
});
