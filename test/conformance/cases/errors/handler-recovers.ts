import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler recovers with next()'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/feature', (req, res, next) => {
  next(new Error('feature service is away'));
});

app.use((err, req, res, next) => {
  res.set('X-Degraded', 'true');
  next();
});

app.use((req, res) => {
  res.json({ fallback: true });
});

module.exports = app;
`,
  requests: ['GET /feature'],
});
