import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 4: optional parameter'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/reports/:name.:format?', (req, res) => {
  res.json({ name: req.params.name, format: req.params.format || 'html' });
});

module.exports = app;
`,
  requests: ['GET /reports/june', 'GET /reports/june.csv'],
});
