import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 several parameters in a segment', '2.2 a parameter is one segment that is not empty'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/flights/:from-:to', (req, res) => {
  const { from, to } = req.params;
  res.json({ from, to });
});
app.get('/flights/:id', (req, res) => res.json({ id: req.params.id }));

module.exports = app;
`,
  requests: ['GET /flights/OSL-LHR', 'GET /flights/a-b-c', 'GET /flights/12', 'GET /flights/-x', 'GET /flights'],
});
