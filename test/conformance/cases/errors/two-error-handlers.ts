import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler replaces the error', '4 only error handlers after the failure run'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const log = [];

app.get('/fail/:kind', (req, res) => {
  throw new Error(req.params.kind);
});

app.get('/log', (req, res) => res.json(log));

app.use((err, req, res, next) => {
  log.push(err.message);
  next(err);
});

app.use((err, req, res, next) => {
  if (err.message === 'mild') return res.status(409).json({ mild: true });
  next(err);
});

app.use((err, req, res, next) => {
  res.status(500).json({ severe: err.message });
});

module.exports = app;
`,
  requests: ['GET /fail/mild', 'GET /fail/hard', 'GET /log'],
});
