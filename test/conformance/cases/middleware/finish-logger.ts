import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.6',
  covers: ['9.6 finish and close'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const entries = [];

app.use((req, res, next) => {
  const started = Date.now();
  res.on('finish', () => {
    entries.push({ method: req.method, path: req.path, status: res.statusCode, fast: Date.now() - started < 60000 });
  });
  next();
});

app.get('/ok', (req, res) => res.send('ok'));
app.get('/missing', (req, res) => res.status(404).send('missing'));

module.exports = app;
`,
  requests: ['GET /ok', 'GET /missing'],
});
