import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 errors bubble out of routers and mounted apps'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const api = express.Router();
const admin = express.Router();

api.get('/fails', () => {
  throw Object.assign(new Error('in api'), { code: 'A' });
});
api.get('/other', (req, res, next) => next(Object.assign(new Error('other'), { code: 'B' })));
api.use((err, req, res, next) => {
  if (err.code === 'A') return res.status(409).json({ from: 'api', error: err.message });
  next(err);
});
admin.get('/fails', () => {
  throw new Error('in admin');
});
app.use('/api', api);
app.use('/admin', admin);
app.use((err, req, res, next) => res.status(500).json({ from: 'app', error: err.message, code: err.code ?? null }));

module.exports = app;
`,
  requests: [
    'GET /api/fails',
    'GET /api/other',
    'GET /admin/fails',
  ],
});
