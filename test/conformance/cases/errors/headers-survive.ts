import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 unhandled: headers set before stay'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  res.set('X-Trace', 't1');
  next();
});

app.get('/cookie-then-fail', (req, res, next) => {
  res.cookie('attempt', '1');
  next(new Error('failed'));
});

app.use((err, req, res, next) => {
  res.status(502).json({ error: err.message });
});

module.exports = app;
`,
  requests: ['GET /cookie-then-fail'],
});
