import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 url, baseUrl, path under a mount: longer first segment'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/api', (req, res, next) => {
  res.set('X-Api', '1');
  next();
});

app.get('/api/a', (req, res) => res.json({ a: 1 }));
app.get('/apish', (req, res) => res.json({ b: 1 }));
app.get('/other', (req, res) => res.json({ c: 1 }));

module.exports = app;
`,
  requests: ['GET /api/a', 'GET /apish', 'GET /other'],
});
