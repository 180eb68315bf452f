import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler replaces the error', '4 only error handlers after the failure run'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/validation', (req, res, next) => next({ name: 'ValidationError', fields: ['a'] }));
app.get('/known', (req, res, next) => next(Object.assign(new Error('known'), { status: 422 })));
app.get('/unknown', () => {
  throw new Error('unknown');
});

app.use((err, req, res, next) => {
  err.seen = (err.seen ?? 0) + 1;
  next(err);
});
app.use((err, req, res, next) => {
  if (err.name === 'ValidationError') return res.status(400).json({ fields: err.fields, seen: err.seen });
  next(err);
});
app.use((err, req, res, next) => {
  if (err.status) return res.status(err.status).json({ error: err.message });
  next(new Error('wrapped: ' + err.message));
});
app.use((err, req, res, next) => res.status(500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /validation',
    'GET /known',
    'GET /unknown',
    'GET /none',
  ],
});
