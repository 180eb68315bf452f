import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 several parameters in a segment'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/compare/:left..:right', (req, res) => res.json(req.params));

module.exports = app;
`,
  requests: ['GET /compare/main..dev', 'GET /compare/main'],
});
