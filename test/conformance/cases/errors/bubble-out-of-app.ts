import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 errors bubble out of routers and mounted apps'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const admin = express();
const inner = express.Router();

inner.get('/boom', () => {
  throw new Error('boom');
});
admin.use('/inner', inner);
admin.get('/own', () => {
  throw new Error('own');
});
app.use('/admin', admin);
app.use((err, req, res, next) => res.status(500).json({ caught: err.message }));

module.exports = app;
`,
  requests: ['GET /admin/inner/boom', 'GET /admin/own'],
});
