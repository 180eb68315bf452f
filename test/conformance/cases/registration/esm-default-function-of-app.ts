import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
import express from 'express';
import registerStatus from './routes/status.js';

const app = express();
registerStatus(app);

export default app;
`,
  files: {
    'routes/status.js': `
export default (app) => {
  app.get('/status', (req, res) => {
    res.json({ status: 'up' });
  });
};
`,
  },
  requests: ['GET /status'],
});
