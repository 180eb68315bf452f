import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 several parameters in a segment', '13 dynamic folders are whole segments'],
  app: `
const express = require('express');
const app = express();

app.get('/flights/:from-:to', (req, res) => {
  res.json({ from: req.params.from, to: req.params.to });
});

app.get('/exports/:name.:format', (req, res) => {
  res.json({ name: req.params.name, format: req.params.format });
});

module.exports = app;
`,
  requests: ['GET /flights/OSL-LHR', 'GET /exports/users.csv'],
});
