import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler recovers with next()'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/price', (req, res, next) => next(new Error('service is away')));
app.use((err, req, res, next) => {
  res.set('X-Degraded', err.message);
  next();
});
app.get('/price', (req, res) => res.json({ price: null }));
app.use((req, res) => res.status(404).json({ error: 'nothing here' }));

module.exports = app;
`,
  requests: ['GET /price', 'GET /other'],
});
