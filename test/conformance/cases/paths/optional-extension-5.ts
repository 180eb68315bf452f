import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 5: optional group'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/reports/:name{.:format}', (req, res) => {
  res.json({ name: req.params.name, format: req.params.format ?? 'html' });
});

module.exports = app;
`,
  requests: ['GET /reports/june', 'GET /reports/june.csv', 'GET /reports/june.1.csv'],
});
